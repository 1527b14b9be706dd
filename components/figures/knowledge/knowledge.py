"""Who knew what when: a grid of events and actors."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from components.dataset.knowledge.asymmetry import Asymmetry
from components.dataset.knowledge.knowledge import COULD, KNEW, NOTHING, Knowledge
from components.dataset.model.date_words import days_words
from components.figures.base.canvas import Canvas
from components.figures.base.legend import Row as LegendRow
from components.figures.base.legend import Sample
from components.figures.base.mark_data import actor_label, mark_customdata
from components.figures.base.marks import Dot, add_across, add_dots
from components.figures.base.theme import LIGHT, Theme, blank_canvas, escape_html, wrap_html
from components.figures.knowledge.knowledge_rows import (
    UNDER,
    Columns,
    Row,
    Year,
    columns_of,
    head_height,
    head_lines,
    years_of,
)

_PALE, _BAND = 0.22, 0.4
_MOST = 0.35  # opacity of the days that only may lie between
_HOVER = 56  # letters in a line of a hover
_NONE = "line-ew-open"


def knowledge(
    known: Sequence[Knowledge],
    compared: Sequence[Asymmetry],
    *,
    theme: Theme = LIGHT,
    selected: str = "",
    width: int = 800,
) -> go.Figure:
    """Draw a row for each event and a column for each actor: a square where the actor knew, or could have known, of it.

    compared: of two actors; empty if nobody is compared. selected: the event whose row stands out, all others pale.
    width: px that the figure is expected to have; a narrow one has its titles above the squares.
    Filled: documented; hollow: could have known; a stroke: no evidence. Each mark carries its event, its actor, and
    what its hover says (see mark_customdata).
    """
    columns = columns_of(known, any(one.both for one in compared), theme, width)
    years = years_of(known, columns, theme)
    depth = years[-1].rows[-1].bottom if years else 3.0 * theme.size
    canvas = blank_canvas(theme, height=int(depth) + 20)
    canvas.update_layout(margin={"l": columns.titles, "r": 8, "t": 8, "b": 12}, dragmode=False)
    # Fixed axes leave the finger on a phone free to scroll the page.
    canvas.update_xaxes(range=[0, width - columns.titles - 8], visible=False, fixedrange=True)
    canvas.update_yaxes(range=[depth, 0], visible=False, fixedrange=True, automargin=False)
    rows = [row for year in years for row in year.rows]
    if rows:
        for year in years:
            _heads(canvas, year, columns, theme)
        _headings(canvas, rows, columns, theme, selected)
        _squares(canvas, rows, columns, theme, selected)
        _between(canvas, rows, compared, columns, theme)
        canvas.legend = _legend(known, compared, columns, theme)
    return canvas.finished()


def _heads(canvas: Canvas, year: Year, columns: Columns, theme: Theme) -> None:
    """Print a year and, above their columns and a bar in the colour of their side, the actors."""
    foot = year.top + head_height(columns, theme) - 7
    high = year.top + 0.6 * theme.size if not columns.titles else foot - 4
    font, upright = {"size": theme.size, "color": theme.text}, "bottom" if columns.titles else "middle"
    _print(canvas, f"<b>{year.name}</b>", -columns.titles, high, font, "left", upright)
    for place, (actor, name) in enumerate(zip(columns.actors, head_lines(columns, theme), strict=True)):
        left = place * columns.cell
        x, anchor = (left, "left") if columns.few else (left + columns.cell / 2, "center")
        _print(canvas, name, x, foot - 4, font, anchor, "bottom", **actor_label(actor.actor))
        canvas.add_shape(
            type="rect", x0=left + 2, x1=left + columns.cell - 4, y0=foot, y1=foot + 4, line={"width": 0},
            fillcolor=theme.side(actor.side),
        )  # fmt: skip
    if columns.between:
        small = {"size": theme.size - 1, "color": theme.faint}
        _print(canvas, "Between them", columns.cell * len(columns.actors), foot - 4, small, "left", "bottom")


def _headings(canvas: Canvas, rows: Sequence[Row], columns: Columns, theme: Theme, selected: str) -> None:
    margins, font = (columns.titles, 0), {"size": theme.size, "color": theme.text}
    for row in rows:
        if row.cells[0].event == selected:
            band = {"y0": row.top, "y1": row.bottom, "fillcolor": theme.grid, "opacity": _BAND, "line": {"width": 0}}
            add_across(canvas, margins, type="rect", **band)
        line = {"color": theme.grid, "width": 1}
        add_across(canvas, margins, type="line", y0=row.bottom, y1=row.bottom, line=line)
        _print(canvas, row.heading, -columns.titles, row.top + 0.3 * theme.size, font, "left", "top")


def _squares(canvas: Canvas, rows: Sequence[Row], columns: Columns, theme: Theme, selected: str) -> None:
    cells = [(row, place, cell) for row in rows for place, cell in enumerate(row.cells)]
    dimmed = any(cell.event == selected for _, _, cell in cells)
    x, y = [columns.square(place, theme) for _, place, _ in cells], [row.line for row, _, _ in cells]
    add_dots(
        canvas,
        [_square(at, row.line, cell, theme) for at, (row, _, cell) in zip(x, cells, strict=True)],
        theme,
        clip=True,
        size=[0.7 * theme.mark if cell.state == NOTHING else theme.mark + 2 for _, _, cell in cells],
        opacity=[_PALE if dimmed and cell.event != selected else 1.0 for _, _, cell in cells],
    )
    words = [row.words[place] for row, place, _ in cells]
    shift = theme.mark if columns.few else 0
    down = 0 if columns.few else theme.mark / 2 + UNDER
    canvas.add_scatter(
        x=[at + shift for at, word in zip(x, words, strict=True) if word],
        y=[at + down for at, word in zip(y, words, strict=True) if word],
        text=[word for word in words if word], mode="text", hoverinfo="skip",
        textposition="middle right" if columns.few else "bottom center",
        textfont={"size": theme.size - 1, "color": theme.text},
    )  # fmt: skip


def _square(x: float, y: float, cell: Knowledge, theme: Theme) -> Dot:
    """Return the mark of a cell."""
    status = f" ({cell.not_done})" if cell.not_done else ""
    lines = [
        f"<b>{escape_html(cell.name)}</b>: {escape_html(cell.words)}",
        wrap_html(cell.title, _HOVER),
        wrap_html(cell.date + status, _HOVER),
        wrap_html(cell.why, _HOVER),
    ]
    data = mark_customdata([cell.event], lines, [cell.actor])
    if cell.state == NOTHING:
        return Dot(x, y, _NONE, theme.faint, True, data)
    return Dot(x, y, "square", theme.side(cell.side), cell.state != COULD, data)


def _between(
    canvas: Canvas, rows: Sequence[Row], compared: Sequence[Asymmetry], columns: Columns, theme: Theme
) -> None:
    """Print and draw the days between two actors who both knew: those that surely lie between, and those that may."""
    if not columns.between:
        return
    found = {one.one.event: one for one in compared if one.both}
    longest = max((one.most for one in found.values() if one.most is not None), default=0)
    font = {"size": theme.size - 1, "color": theme.text}
    left, room = columns.cell * len(columns.actors), columns.between - 8
    for row in rows:
        lag = found.get(row.cells[0].event)
        if lag is None:
            continue
        _print(canvas, days_words(lag.least, lag.most), left, row.line + 2, font, "left", "bottom")
        for days, opacity in ((lag.most, _MOST), (lag.least, 1)):
            if longest and days:
                canvas.add_shape(
                    type="rect", x0=left, x1=left + room * min(days / longest, 1), y0=row.line + 4, y1=row.line + 10,
                    fillcolor=theme.text, opacity=opacity, line={"width": 0},
                )  # fmt: skip


def _legend(
    known: Sequence[Knowledge], compared: Sequence[Asymmetry], columns: Columns, theme: Theme
) -> list[LegendRow]:
    """Name only what is drawn."""
    states = {cell.state for cell in known}
    samples = [
        (KNEW, Sample("documented to have known", theme.faint, "square")),
        (COULD, Sample("could have known", theme.faint, "square-open")),
        (NOTHING, Sample("no evidence", theme.faint, _NONE)),
    ]
    rows: list[LegendRow] = [("Mark", [sample for state, sample in samples if state in states])]
    words = {cell.side: cell.side_name for cell in known}
    drawn = [Sample(words[side], theme.side(side), "square") for side in theme.sides if side in words]
    rows.append(("Colour", drawn))
    if columns.between and any(one.most for one in compared):
        bars = [Sample("at least", theme.text, dash="solid", width=6)] if any(one.least for one in compared) else []
        bars.append(Sample("at most", theme.text, dash="solid", width=6, opacity=_MOST))
        rows.append(("Bar", bars))
    return [row for row in rows if row[1]]


def _print(
    canvas: Canvas, text: str, x: float, y: float, font: dict[str, Any], anchor: str, upright: str, **more: Any
) -> None:
    """Write `text` at px right of the first cell's left end (left of it if negative) and px down."""
    place = {"x": 0, "xref": "paper", "xshift": x} if x < 0 else {"x": x, "xref": "x"}
    canvas.add_annotation(
        **place, text=text, xanchor=anchor, y=y, yref="y", yanchor=upright, align=anchor, font=font, **more
    )
