"""The cells of the silences: what each state looks like, what each cell tells."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from components.dataset.replies import silence_grid as g
from components.figures.base.canvas import Canvas
from components.figures.base.legend import Row as LegendRow
from components.figures.base.legend import Sample
from components.figures.base.mark_data import HOVER_TEMPLATE, mark_customdata
from components.figures.base.marks import add_ring
from components.figures.base.numbers import short_number
from components.figures.base.text_width import text_width
from components.figures.base.theme import Theme, escape_html, wrap_html

_CLEAR = "rgba(0,0,0,0)"
_SMALL = 0.6  # of what may lie elsewhere, and of what is no message
_MOST_TITLES = 5  # events named in a hover
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


class Place(NamedTuple):
    """A cell of a line, and where its middle stands: x in columns, y in px down."""

    cell: g.Cell
    line: g.Line
    x: float
    y: float


def add_cells(
    canvas: Canvas, places: Sequence[Place], titles: Mapping[str, str], theme: Theme, selected: str, cell: float
) -> None:
    """Draw the cells. titles: event_id -> title and date. cell: px of a column."""
    size = min(theme.mark + 3, max(cell - 1, 6))
    for state, marker in (
        (g.QUIET, {"symbol": "circle", "size": 3, "color": theme.faint}),
        (g.HIDDEN, {"symbol": "line-ew-open", "size": size * 0.6, "color": theme.faint, "line": {"width": 1.5}}),
    ):
        if own := [place for place in places if place.cell.state == state]:
            x, y = [place.x for place in own], [place.y for place in own]
            canvas.add_scatter(x=x, y=y, mode="markers", hoverinfo="skip", marker=marker)
    marks = [place for place in places if place.cell.events]
    if not marks:
        return
    hues, states = [_colour(place.line, theme) for place in marks], [place.cell.state for place in marks]
    filled = [state in (g.SENT, g.OTHER) for state in states]
    canvas.add_scatter(
        x=[place.x for place in marks], y=[place.y for place in marks], mode="markers+text", cliponaxis=False,
        text=[_text(place.cell, size, theme) for place in marks], textposition="middle center",
        textfont={"size": theme.size - 1, "color": [theme.ground if full else theme.text for full in filled]},
        marker={
            "symbol": ["square" if state == g.OTHER else "circle" for state in states], "opacity": 1,
            "size": [size * _SMALL if state in (g.PERHAPS, g.OTHER) else size for state in states],
            "color": [hue if full else theme.ground for full, hue in zip(filled, hues, strict=True)],
            "line": {
                "color": [_CLEAR if state == g.DUE else hue for state, hue in zip(states, hues, strict=True)],
                "width": 1.5,
            },
        },
        customdata=[_customdata(place, titles) for place in marks], hovertemplate=HOVER_TEMPLATE,
        # Else the hover of a mark without an outline would be as clear as that.
        hoverlabel={"bgcolor": theme.ground, "bordercolor": theme.faint, "font": {"color": theme.text}},
    )  # fmt: skip
    for place, state in zip(marks, states, strict=True):
        chosen = selected in place.cell.events
        if state in (g.DUE, g.NOT_SENT) or chosen:
            radius = min(size, cell - 2) / 2 + (3 if state != g.DUE else 0)
            line = {"color": theme.text, "width": 2 if chosen else 1.2, "dash": "solid" if chosen else "dot"}
            add_ring(canvas, place.x, place.y, radius, line)


def _text(cell: g.Cell, size: float, theme: Theme) -> str:
    """Return the sign in a mark of `size` px: how many, if that has room; the hover tells it in any case."""
    if cell.state == g.DUE:
        return "?"
    number = short_number(cell.count) if cell.count > 1 and cell.state == g.SENT else ""
    return number if text_width(number, theme.size - 1) < size else ""


def _colour(line: g.Line, theme: Theme) -> str:
    """Return the colour of the side that acts; of both, that of several sides."""
    return theme.side("several" if line.way == g.BOTH else line.sender)


def _customdata(place: Place, titles: Mapping[str, str]) -> list[str]:
    cell, line = place.cell, place.line
    between = f"{line.sender_name} {'and' if line.way == g.BOTH else 'to'} {line.receiver_name}"
    lines = [f"<b>{escape_html(between)}</b>", escape_html(_STATES[cell.state].format(n=cell.count))]
    if len(cell.events) > cell.count and cell.state not in (g.PERHAPS, g.NOT_SENT):
        lines[-1] += "; others may lie here, or are not reported as done"
    lines += [wrap_html(titles[event], _WIDE) for event in cell.events[:_MOST_TITLES] if event in titles]
    if (more := max(cell.count, len(cell.events)) - _MOST_TITLES) > 0:
        lines.append(f"and {more:,} more")
    return mark_customdata(cell.events, lines)


def silence_legend(places: Sequence[Place], theme: Theme) -> list[LegendRow]:
    """Return the legend of the cells at `places`: only the states that occur."""
    found = {place.cell.state for place in places}
    sides = {place.line.sender: place.line.sender_name for place in places if place.cell.state == g.SENT}
    samples = {
        g.SENT: Sample(_WORDS[g.SENT], theme.faint, "circle"),
        g.PERHAPS: Sample(_WORDS[g.PERHAPS], theme.faint, "circle-open"),
        g.OTHER: Sample(_WORDS[g.OTHER], theme.side("several"), "square"),
        g.NOT_SENT: Sample(_WORDS[g.NOT_SENT], theme.text, dash="dot", width=1),
        g.DUE: Sample(_WORDS[g.DUE], theme.text, dash="dot", width=1),
        g.QUIET: Sample(_WORDS[g.QUIET], _CLEAR, "circle"),
        g.HIDDEN: Sample(_WORDS[g.HIDDEN], theme.faint, "line-ew-open"),
    }
    colours = [Sample(sides[side], theme.side(side), "circle") for side in theme.sides if side in sides]
    marks = [sample for state, sample in samples.items() if state in found]
    return [row for row in (("Who acts", colours), ("Cell", marks)) if row[1]]
