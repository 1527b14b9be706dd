"""One actor over time: offices as bars, and below them the events, by how close the actor is to each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd
import plotly.graph_objects as go

from components.dataset.actors.actor import REACHED, ROLES
from components.dataset.actors.offices import Office
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.timeline.timeline import OPEN
from components.figures.actors.office_bars import SURE, Bar, add_bars, office_bars, office_certainty
from components.figures.base.legend import Row, Sample
from components.figures.base.theme import LIGHT, Theme, blank_canvas
from components.figures.timeline.axes import DATES, MARGIN, add_axes
from components.figures.timeline.lanes import Grid, Plot, arrange
from components.figures.timeline.legend import DATES_KNOWN, dates_row, sides_and_kinds
from components.figures.timeline.marks import add_bands, add_marks, add_open_sides
from components.figures.timeline.rows import Y
from components.figures.timeline.timeline import shade
from components.figures.timeline.words import add_words

_OFFICES = "Offices"
_ROW = 1.36  # height of a row, in text sizes


@dataclass(frozen=True)
class Career:
    """What is drawn of an actor.

    marks: as dataset.actors.appearances gives them. offices: one that lies wholly outside the days of the events is not
    drawn. period: that of the data set; days outside it are pressed together. side: of the actor, whose colour the bars
    have. words: event_id -> its date in words. labels: "side" and "kind" -> value -> words.
    """

    marks: pd.DataFrame
    offices: Sequence[Office]
    period: tuple[pd.Timestamp, pd.Timestamp]
    side: str
    words: Mapping[str, str]
    labels: Mapping[str, Mapping[str, str]]


def actor_timeline(
    career: Career,
    *,
    selected: str = "",
    width: int = 800,
    inside: bool = False,
    shapes: bool = False,
    theme: Theme = LIGHT,
) -> go.Figure:
    """Draw an actor's events where their dates put them, a lane for each closeness, under bars of the offices held.

    selected: event with a ring. width: px that the figure is expected to have. inside: the names of the lanes stand
    inside the plot. shapes: a shape for each kind of event, instead of circles for all.
    A bar is strong where the office was surely held, dashed where only perhaps. A mark tells its event (see
    figures.mark) with role and the day the words reached the actor. An empty table of marks draws no bar either.
    """
    marks, labels = career.marks, career.labels
    left = MARGIN if inside else int(theme.size * 10.4)
    plot, row = max(width - left - MARGIN, 120), int(theme.size * _ROW)
    grid = arrange(marks, career.period, theme, Plot(plot, inside))
    terms = office_bars(career.offices, grid.panels, plot, theme, above=int(inside))
    grid = _below(grid, terms, inside)
    lanes = (max(grid.rows, 1) + 1) * row
    canvas = blank_canvas(theme, height=DATES + lanes + 24)
    canvas.layout.margin = {"l": left, "r": MARGIN, "t": 16, "b": 8}
    lanes_top = lanes / (DATES + lanes)
    add_axes(canvas, grid, theme, lanes_top=lanes_top)
    shade(canvas, grid, theme, lanes_top)
    add_bars(canvas, terms, grid.panels, theme.side(career.side), theme)
    rows = grid.placed_marks()
    add_bands(canvas, grid, rows, theme)
    add_open_sides(canvas, rows, theme)
    add_marks(canvas, rows, _words(career), labels, selected, theme, shapes=shapes)
    add_words(canvas, grid, rows, theme)
    canvas.legend = [
        *sides_and_kinds(marks, labels, theme, kinds=shapes),
        dates_row(DATES_KNOWN, theme, open_sides=bool(marks[OPEN].ne("").any())),
        _offices_row(career, theme, *office_certainty(terms, grid.panels)),
    ]
    return canvas.finished()


def _below(grid: Grid, terms: list[Bar], inside: bool) -> Grid:
    """Return `grid` with a lane of offices above all others."""
    if not terms:
        return grid
    deep = terms[-1].row + terms[-1].rows
    lanes = [(_OFFICES, 0, deep - 1), *((name, first + deep, last + deep) for name, first, last in grid.lanes)]
    marks = grid.marks.assign(**{Y: grid.marks[Y] + deep})
    return replace(grid, marks=marks, lanes=lanes, rows=grid.rows + deep)


def _words(career: Career) -> dict[str, str]:
    """Return for each event its date, the actor's roles in it, and when the words reached the actor."""
    words = {}
    for row in rows_of(career.marks, [c.EVENT, ROLES, REACHED]):
        reached = f", reached: {row[REACHED]}" if row[REACHED] else ""
        words[row[c.EVENT]] = f"{career.words[row[c.EVENT]]} · {row[ROLES]}{reached}"
    return words


def _offices_row(career: Career, theme: Theme, sure: bool, perhaps: bool) -> Row:
    """Return the row of the legend for bars. sure, perhaps: whether one is drawn that is so."""
    colour = theme.side(career.side)
    office = [Sample("in office", colour, width=12, opacity=SURE)] if sure else []
    return "Bar", office + ([Sample("perhaps in office", colour, dash="dash", width=1)] if perhaps else [])
