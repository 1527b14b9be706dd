"""The cells of the silences: what each state looks like, what each cell tells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components.dataset.replies import silence_grid as g
from components.figures.base.canvas import Canvas
from components.figures.base.legend import Row as LegendRow
from components.figures.base.legend import Sample
from components.figures.base.mark_data import HOVER_TEMPLATE, mark_customdata
from components.figures.base.theme import Theme, escape_html, wrap_html
from components.figures.replies.month_axis import UNDATED

_CLEAR = "rgba(0,0,0,0)"
_SMALL = 0.6  # of what may lie elsewhere, and of what is no message
_MOST_TOLD = 5  # events named in a hover
_WIDE = 46  # letters in a line of the hover
_STATES = {  # state -> what a reader is told of a cell
    g.SENT: "{n} recorded here",
    g.PERHAPS: "{n} that may lie here, or in another column",
    g.NOT_SENT: "{n} not reported as done",
    g.OTHER: "{n} in which both took part",
    g.DUE: "An answer was due, and none is recorded here",
}
_WORDS = {
    g.SENT: "a message is recorded",
    g.PERHAPS: "may lie here or elsewhere",
    g.NOT_SENT: "not reported as done",
    g.OTHER: "both took part",
    g.DUE: "? answer due, none recorded",
    g.QUIET: "· only other things reported",
    g.HIDDEN: "recorded, but not chosen",
}


@dataclass(frozen=True)
class Cell:
    """One cell: its column, its middle in px down, its state, how many events, which, and its line."""

    column: int
    y: float
    state: str
    count: int
    events: Sequence[str]
    line: Mapping[Any, Any]


def add_cells(
    canvas: Canvas,
    cells: Sequence[Cell],
    titles: Mapping[str, str],
    theme: Theme,
    selected: str,
    cell: float,
    count: int,
) -> None:
    """Draw the cells. titles: event_id -> title and date, made plain. cell: px of a column. count: of the columns."""
    size = min(theme.mark + 3, max(cell - 1, 6))
    quiet = [one for one in cells if one.state == g.QUIET]
    if quiet:
        canvas.add_scatter(
            x=[one.column for one in quiet], y=[one.y for one in quiet], mode="markers", hoverinfo="skip",
            marker={"symbol": "circle", "size": 3, "color": theme.faint},
        )  # fmt: skip
    hidden = [one for one in cells if one.state == g.HIDDEN]
    if hidden:
        canvas.add_scatter(
            x=[one.column for one in hidden], y=[one.y for one in hidden], mode="markers", hoverinfo="skip",
            marker={"symbol": "line-ew-open", "size": size * 0.6, "color": theme.faint, "line": {"width": 1.5}},
        )  # fmt: skip
    told_of = [one for one in cells if one.events]
    if not told_of:
        return
    hues = [_colour(one, theme) for one in told_of]
    filled = [one.state in (g.SENT, g.OTHER) for one in told_of]
    canvas.add_scatter(
        x=[_x(one, count) for one in told_of], y=[one.y for one in told_of], mode="markers+text", cliponaxis=False,
        text=[_text(one) for one in told_of], textposition="middle center",
        textfont={"size": theme.size - 1, "color": [theme.ground if full else theme.text for full in filled]},
        marker={
            "symbol": ["square" if one.state == g.OTHER else "circle" for one in told_of], "opacity": 1,
            "size": [size * _SMALL if one.state in (g.PERHAPS, g.OTHER) else size for one in told_of],
            "color": [hue if full else theme.ground for full, hue in zip(filled, hues, strict=True)],
            "line": {
                "color": [_CLEAR if one.state == g.DUE else hue for one, hue in zip(told_of, hues, strict=True)],
                "width": 1.5,
            },
        },
        customdata=[_told(one, titles) for one in told_of], hovertemplate=HOVER_TEMPLATE,
        # Else the hover of a mark without an outline would be as clear as that.
        hoverlabel={"bgcolor": theme.ground, "bordercolor": theme.faint, "font": {"color": theme.text}},
    )  # fmt: skip
    for one in told_of:
        if one.state in (g.DUE, g.NOT_SENT) or selected in one.events:
            _ring(
                canvas, one, _x(one, count), min(size, cell - 2) / 2 + (3 if one.state != g.DUE else 0), theme, selected
            )


def _x(cell: Cell, count: int) -> float:
    return count - 0.5 + UNDATED / 2 if cell.column == count else cell.column


def _ring(canvas: Canvas, cell: Cell, x: float, radius: float, theme: Theme, selected: str) -> None:
    chosen = selected in cell.events
    canvas.add_shape(
        type="circle", xsizemode="pixel", ysizemode="pixel", xanchor=x, yanchor=cell.y, x0=-radius, x1=radius,
        y0=-radius, y1=radius,
        line={"color": theme.text, "width": 2 if chosen else 1.2, "dash": "solid" if chosen else "dot"},
    )  # fmt: skip


def _text(cell: Cell) -> str:
    if cell.state == g.DUE:
        return "?"
    return f"{cell.count:,}" if 1 < cell.count < 100 and cell.state == g.SENT else ""


def _colour(cell: Cell, theme: Theme) -> str:
    """Return the colour of the side that acts; of both, that of several sides."""
    return theme.side("several") if cell.line[g.WAY] == g.BOTH else theme.side(cell.line[g.FROM])


def _told(cell: Cell, titles: Mapping[str, str]) -> list[str]:
    line = cell.line
    between = f"{line[g.FROM_NAME]} {'and' if line[g.WAY] == g.BOTH else 'to'} {line[g.TO_NAME]}"
    lines = [f"<b>{escape_html(between)}</b>", escape_html(_STATES[cell.state].format(n=cell.count))]
    if len(cell.events) > cell.count and cell.state not in (g.PERHAPS, g.NOT_SENT):
        lines[-1] += "; others may lie here, or are not reported as done"
    lines += [wrap_html(titles[event], _WIDE) for event in cell.events[:_MOST_TOLD] if event in titles]
    if (more := max(cell.count, len(cell.events)) - _MOST_TOLD) > 0:
        lines.append(f"and {more:,} more")
    return mark_customdata(cell.events, lines)


def silence_legend(cells: Sequence[Cell], theme: Theme) -> list[LegendRow]:
    """Return the legend of `cells`: only the states that occur."""
    found = {cell.state for cell in cells}
    sides = {cell.line[g.FROM]: cell.line[g.FROM_NAME] for cell in cells if cell.state == g.SENT}
    samples = {
        g.SENT: Sample(_WORDS[g.SENT], theme.faint, "circle"),
        g.PERHAPS: Sample(_WORDS[g.PERHAPS], theme.faint, "circle-open"),
        g.OTHER: Sample(_WORDS[g.OTHER], theme.side("several"), "square"),
        g.NOT_SENT: Sample(_WORDS[g.NOT_SENT], theme.text, dash="dot", width=1),
        g.DUE: Sample(_WORDS[g.DUE], theme.text, dash="dot", width=1),
        g.QUIET: Sample(_WORDS[g.QUIET], _CLEAR, "circle"),
        g.HIDDEN: Sample(_WORDS[g.HIDDEN], theme.faint, "line-ew-open"),
    }
    colours = [Sample(escape_html(sides[side]), theme.side(side), "circle") for side in theme.sides if side in sides]
    marks = [sample for state, sample in samples.items() if state in found]
    return [row for row in (("Who acts", colours), ("Cell", marks)) if row[1]]
