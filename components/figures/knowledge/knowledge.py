"""Who knew what when: a grid of events and actors."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from components.dataset.knowledge.asymmetry import Asymmetry
from components.dataset.knowledge.knowledge import COULD, KNEW, NOTHING, Knowledge
from components.dataset.model.date_words import days_words
from components.figures.base.canvas import Canvas
from components.figures.base.legend import UNSEEN, Sample
from components.figures.base.legend import Row as LegendRow
from components.figures.base.mark_data import actor_label, events_label, mark_customdata
from components.figures.base.marks import Dot, add_across, add_dots
from components.figures.base.theme import LIGHT, Theme, blank_canvas, escape_html, widest_rows, wrap_html
from components.figures.knowledge.knowledge_rows import (
    Block,
    Columns,
    Row,
    blocks_of,
    columns_of,
    head_height,
    head_lines,
)

_PALE, _BAND = 0.22, 0.4
_MOST = 0.35  # opacity of the days that only may lie between
_HOVER = 56  # letters in a line of a hover
_NONE = "line-ew-open"
_DASHES = "3px,2px"  # of the outline of a square


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
    width: px that the figure is expected to have.
    Filled: documented; a dashed outline: could have known; a stroke: no evidence. Each mark carries its event, its
    actor, and what its hover says (see mark_customdata).
    """
    columns = columns_of(known, any(one.both for one in compared), theme, width)
    blocks = blocks_of(known, columns, theme)
    depth = blocks[-1].rows[-1].bottom if blocks else 3.0 * theme.size
    canvas = blank_canvas(theme, height=int(depth) + 20)
    canvas.update_layout(margin={"l": 0, "r": 8, "t": 8, "b": 12}, dragmode=False)
    canvas.update_layout(meta={"widest": widest_rows(theme, width)})
    # Fixed axes leave the finger on a phone free to scroll the page.
    canvas.update_xaxes(range=[0, width - 8], visible=False, fixedrange=True)
    canvas.update_yaxes(range=[depth, 0], visible=False, fixedrange=True, automargin=False)
    rows = [row for block in blocks for row in block.rows]
    if rows:
        for block in blocks:
            _heads(canvas, block, columns, theme)
        _headings(canvas, rows, theme, selected)
        _squares(canvas, rows, columns, theme, selected)
        _between(canvas, rows, compared, columns, theme)
        canvas.legend = _legend(known, compared, columns, theme)
    return canvas.finished()


def _heads(canvas: Canvas, block: Block, columns: Columns, theme: Theme) -> None:
    """Print a year and, above their columns and a bar in the colour of their side, the actors."""
    foot = block.top + head_height(columns, theme, block.year) - 7
    font = {"size": theme.size, "color": theme.text}
    if block.year:
        large = {"size": theme.size + 2, "color": theme.text}
        _print(canvas, f"<b>{block.year}</b>", 0, block.top + 0.7 * theme.size, large, "middle")
    for place, (actor, name) in enumerate(zip(columns.actors, head_lines(columns, theme), strict=True)):
        left = place * columns.cell
        _print(canvas, f"<b>{name}</b>", left, foot - 2, font, "bottom", **actor_label(actor.actor))
        canvas.add_shape(
            type="rect", x0=left + 2, x1=left + columns.cell - 4, y0=foot, y1=foot + 4, line={"width": 0},
            fillcolor=theme.side(actor.side),
        )  # fmt: skip
    if columns.between:
        faint = {"size": theme.size, "color": theme.faint}
        _print(canvas, "Between them", columns.cell * len(columns.actors), foot - 2, faint, "bottom")


def _headings(canvas: Canvas, rows: Sequence[Row], theme: Theme, selected: str) -> None:
    margins, font = (0, 0), {"size": theme.size, "color": theme.text}
    for row in rows:
        if row.cells[0].event == selected:
            band = {"y0": row.top, "y1": row.bottom, "fillcolor": theme.grid, "opacity": _BAND, "line": {"width": 0}}
            add_across(canvas, margins, type="rect", **band)
        line = {"color": theme.grid, "width": 1}
        add_across(canvas, margins, type="line", y0=row.bottom, y1=row.bottom, line=line)
        _print(canvas, row.heading, 0, row.top + 0.1 * theme.size, font, "top")


def _squares(canvas: Canvas, rows: Sequence[Row], columns: Columns, theme: Theme, selected: str) -> None:
    cells = [(row, place, cell) for row in rows for place, cell in enumerate(row.cells)]
    dimmed = any(cell.event == selected for _, _, cell in cells)
    opacity = [_PALE if dimmed and cell.event != selected else 1.0 for _, _, cell in cells]
    x, y = [columns.square(place, theme) for _, place, _ in cells], [row.line for row, _, _ in cells]
    add_dots(
        canvas,
        [_square(at, row.line, cell, theme) for at, (row, _, cell) in zip(x, cells, strict=True)],
        theme,
        clip=True,
        size=[0.7 * theme.mark if cell.state == NOTHING else theme.mark + 2 for _, _, cell in cells],
        opacity=opacity,
        line={
            "width": [0 if cell.state == COULD else 2 for _, _, cell in cells],
            "color": [theme.faint if cell.state == NOTHING else theme.side(cell.side) for _, _, cell in cells],
        },
    )
    half = theme.mark / 2 + 1
    for at, down, strength, (_, _, cell) in zip(x, y, opacity, cells, strict=True):
        if cell.state == COULD:
            canvas.add_shape(
                type="rect", xsizemode="pixel", ysizemode="pixel", xanchor=at, yanchor=down, x0=-half, x1=half,
                y0=-half, y1=half, opacity=strength,
                line={"color": theme.side(cell.side), "width": 1.8, "dash": _DASHES}, **events_label([cell.event]),
            )  # fmt: skip
    words = [row.words[place] for row, place, _ in cells]
    canvas.add_scatter(
        x=[at + theme.mark for at, word in zip(x, words, strict=True) if word],
        y=[down for down, word in zip(y, words, strict=True) if word],
        text=[word for word in words if word], mode="text", hoverinfo="skip", textposition="middle right",
        textfont={"size": theme.size, "color": theme.text},
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
    font = {"size": theme.size, "color": theme.text}
    left, room = columns.cell * len(columns.actors), columns.between - 8
    for row in rows:
        lag = found.get(row.cells[0].event)
        if lag is None:
            continue
        _print(canvas, days_words(lag.least, lag.most), left, row.line + 2, font, "bottom")
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
        (KNEW, Sample("evidence that they knew", theme.faint, "square")),
        (COULD, Sample("could have known (not certain)", theme.faint, dash=_DASHES)),
        (NOTHING, Sample("no evidence", theme.faint, _NONE)),
    ]
    rows: list[LegendRow] = [("Square", [sample for state, sample in samples if state in states])]
    words = {cell.side: cell.side_name for cell in known}
    drawn = [Sample(words[side], theme.side(side), "square") for side in theme.sides if side in words]
    rows.append(("Side", drawn))
    dated = [cell.days for cell in known if cell.state != NOTHING]
    days = [
        ("5–13 Sep: from a day between these two", any(None not in one and one[0] != one[1] for one in dated)),
        ("by 5 Sep: from that day or an earlier one", any(one[0] is None and one[1] for one in dated)),
    ]
    rows.append(("Days", [Sample(words, UNSEEN, "circle") for words, drawn in days if drawn]))
    if columns.between and any(one.most for one in compared):
        bars = [Sample("at least", theme.text, dash="solid", width=6)] if any(one.least for one in compared) else []
        bars.append(Sample("at most", theme.text, dash="solid", width=6, opacity=_MOST))
        rows.append(("Bar", bars))
    return [row for row in rows if row[1]]


def _print(canvas: Canvas, text: str, x: float, y: float, font: dict[str, Any], upright: str, **more: Any) -> None:
    """Write `text` to the right of x; both in px."""
    canvas.add_annotation(
        text=text, x=x, xref="x", xanchor="left", y=y, yref="y", yanchor=upright, align="left", font=font, **more
    )
