"""Who knew what when: a grid of events and actors."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.dataset.exchange.messages import LEAST_DAYS, MOST_DAYS
from components.dataset.exchange.ties import SIDE_NAME
from components.dataset.knowledge import asymmetry as a
from components.dataset.knowledge.knowledge import COULD, DATED, KNEW, NOT_DONE_WORDS, NOTHING, STATE, WHEN, WHY
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.date_words import days_words
from components.figures.base.canvas import Canvas
from components.figures.base.legend import Row as LegendRow
from components.figures.base.legend import Sample, add_legend, legend_height, legend_rows
from components.figures.base.mark_data import HOVER_TEMPLATE, actor_label, mark_customdata
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
Cell = Mapping[Any, Any]


def knowledge(
    known: pd.DataFrame, compared: pd.DataFrame, *, theme: Theme = LIGHT, selected: str = "", width: int = 800
) -> go.Figure:
    """Draw a row for each event and a column for each actor: a square where the actor knew, or could have known, of it.

    known: as dataset.knew.knowledge gives it; may be empty. compared: as dataset.asymmetry.asymmetries gives it for two
    actors; empty if nobody is compared. selected: the event whose row stands out, all others pale. width: px that the
    figure is expected to have; a narrow one has its titles above the squares.
    Filled: documented; hollow: could have known; a stroke: no evidence. Each mark tells its event, its actor, and what
    its hover says (see figures.mark).
    """
    columns = columns_of(known, bool(compared[a.BOTH].any()), theme, width)
    years = years_of(known, columns, theme)
    legend = legend_rows(_legend(known, compared, columns, theme), width - max(columns.titles, 56) - 8, theme)
    depth = years[-1].rows[-1].bottom if years else 3.0 * theme.size
    bottom = legend_height(len(legend), theme) + 12
    canvas = blank_canvas(theme, height=int(depth) + bottom + 8)
    canvas.update_layout(margin={"l": columns.titles, "r": 8, "t": 8, "b": bottom}, dragmode=False)
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
        add_legend(canvas, legend, theme, left=0 if columns.titles else 56 / width)
    return canvas.finished()


def _heads(canvas: Canvas, year: Year, columns: Columns, theme: Theme) -> None:
    """Print a year and, above their columns and a bar in the colour of their side, the actors."""
    foot = year.top + head_height(columns, theme) - 7
    high = year.top + 0.6 * theme.size if not columns.titles else foot - 4
    _print(
        canvas, f"<b>{year.name}</b>", -columns.titles, high, theme.size, theme.text, "left",
        "bottom" if columns.titles else "middle",
    )  # fmt: skip
    for place, (actor, name) in enumerate(zip(columns.actors, head_lines(columns, theme), strict=True)):
        left = place * columns.cell
        x, anchor = (left, "left") if columns.few else (left + columns.cell / 2, "center")
        _print(canvas, name, x, foot - 4, theme.size, theme.text, anchor, "bottom", **actor_label(actor[c.ACTOR]))
        canvas.add_shape(
            type="rect", x0=left + 2, x1=left + columns.cell - 4, y0=foot, y1=foot + 4, line={"width": 0},
            fillcolor=theme.side(actor[c.SIDE]),
        )  # fmt: skip
    if columns.between:
        _print(
            canvas, "Between them", columns.cell * len(columns.actors), foot - 4, theme.size - 1, theme.faint, "left",
            "bottom",
        )  # fmt: skip


def _headings(canvas: Canvas, rows: Sequence[Row], columns: Columns, theme: Theme, selected: str) -> None:
    for row in rows:
        if row.cells[0][c.EVENT] == selected:
            band = {"y0": row.top, "y1": row.bottom, "fillcolor": theme.grid, "opacity": _BAND, "line": {"width": 0}}
            _across(canvas, columns, type="rect", **band)
        _across(canvas, columns, type="line", y0=row.bottom, y1=row.bottom, line={"color": theme.grid, "width": 1})
        high = row.top + 0.3 * theme.size
        _print(canvas, row.heading, -columns.titles, high, theme.size, theme.text, "left", "top")


def _across(canvas: Canvas, columns: Columns, **shape: object) -> None:
    """Draw a shape over the whole width: the margin is measured in px, the plot is not."""
    shape |= {"xref": "paper", "yref": "y", "layer": "below"}
    canvas.add_shape(x0=0, x1=1, **shape)
    if columns.titles:
        canvas.add_shape(xsizemode="pixel", xanchor=0, x0=-columns.titles, x1=0, **shape)


def _squares(canvas: Canvas, rows: Sequence[Row], columns: Columns, theme: Theme, selected: str) -> None:
    cells = [(row, place, cell) for row in rows for place, cell in enumerate(row.cells)]
    colours = [theme.faint if cell[STATE] == NOTHING else theme.side(cell[c.SIDE]) for _, _, cell in cells]
    dimmed = any(cell[c.EVENT] == selected for _, _, cell in cells)
    x, y = [columns.square(place, theme) for _, place, _ in cells], [row.line for row, _, _ in cells]
    canvas.add_scatter(
        x=x, y=y, mode="markers",
        marker={
            "symbol": [_NONE if cell[STATE] == NOTHING else "square" for _, _, cell in cells],
            "size": [0.7 * theme.mark if cell[STATE] == NOTHING else theme.mark + 2 for _, _, cell in cells],
            "opacity": [_PALE if dimmed and cell[c.EVENT] != selected else 1.0 for _, _, cell in cells],
            "color": [
                colour if cell[STATE] != COULD else theme.ground
                for colour, (_, _, cell) in zip(colours, cells, strict=True)
            ],
            "line": {"color": colours, "width": 2},
        },
        customdata=[_told(cell) for _, _, cell in cells], hovertemplate=HOVER_TEMPLATE,
    )  # fmt: skip
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


def _told(cell: Cell) -> list[str]:
    since = f", {cell[WHEN]}" if cell[WHEN] else ""
    status = f" ({cell[NOT_DONE_WORDS]})" if cell[NOT_DONE_WORDS] else ""
    lines = [
        f"<b>{escape_html(cell[c.NAME])}</b>: {escape_html(cell[STATE] + since)}",
        wrap_html(cell[c.TITLE], _HOVER),
        wrap_html(cell[DATED] + status, _HOVER),
        wrap_html(cell[WHY], _HOVER),
    ]
    return mark_customdata([cell[c.EVENT]], lines, [cell[c.ACTOR]])


def _between(canvas: Canvas, rows: Sequence[Row], compared: pd.DataFrame, columns: Columns, theme: Theme) -> None:
    """Print and draw the days between two actors who both knew: those that surely lie between, and those that may."""
    if not columns.between:
        return
    found = {row[c.EVENT]: row for row in rows_of(compared) if row[a.BOTH]}
    longest = max((row[MOST_DAYS] for row in found.values() if not pd.isna(row[MOST_DAYS])), default=0)
    left, room = columns.cell * len(columns.actors), columns.between - 8
    for row in rows:
        lag = found.get(row.cells[0][c.EVENT])
        if lag is None:
            continue
        words = days_words(lag[LEAST_DAYS], lag[MOST_DAYS])
        _print(canvas, words, left, row.line + 2, theme.size - 1, theme.text, "left", "bottom")
        for days, opacity in ((lag[MOST_DAYS], _MOST), (lag[LEAST_DAYS], 1)):
            if longest and not pd.isna(days) and days > 0:
                canvas.add_shape(
                    type="rect", x0=left, x1=left + room * min(days / longest, 1), y0=row.line + 4, y1=row.line + 10,
                    fillcolor=theme.text, opacity=opacity, line={"width": 0},
                )  # fmt: skip


def _legend(known: pd.DataFrame, compared: pd.DataFrame, columns: Columns, theme: Theme) -> list[LegendRow]:
    """Name only what is drawn."""
    states = set(known[STATE].tolist())
    samples = [
        (KNEW, Sample("documented to have known", theme.faint, "square")),
        (COULD, Sample("could have known", theme.faint, "square-open")),
        (NOTHING, Sample("no evidence", theme.faint, _NONE)),
    ]
    rows: list[LegendRow] = [("Mark", [sample for state, sample in samples if state in states])]
    sides = known.drop_duplicates(c.SIDE)
    words = dict(zip(sides[c.SIDE].tolist(), sides[SIDE_NAME].tolist(), strict=True))
    drawn = [Sample(words[side], theme.side(side), "square") for side in theme.sides if side in words]
    rows.append(("Colour", drawn))
    if columns.between and compared[MOST_DAYS].gt(0).fillna(False).any():
        surely = compared[LEAST_DAYS].gt(0).fillna(False).any()
        bars = [Sample("at least", theme.text, dash="solid", width=6)] if surely else []
        bars.append(Sample("at most", theme.text, dash="solid", width=6, opacity=_MOST))
        rows.append(("Bar", bars))
    return [row for row in rows if row[1]]


def _print(
    canvas: Canvas, text: str, x: float, y: float, size: int, colour: str, anchor: str, upright: str, **more: object
) -> None:
    """Write `text` at px right of the first cell's left end (left of it if negative) and px down."""
    place = {"x": 0, "xref": "paper", "xshift": x} if x < 0 else {"x": x, "xref": "x"}
    canvas.add_annotation(
        **place, text=text, xanchor=anchor, y=y, yref="y", yanchor=upright, align=anchor,
        font={"size": size, "color": colour}, **more,
    )  # fmt: skip
