"""Where each mark of the timeline goes: panels side by side, lanes top to bottom."""

from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.dating import CLOSED
from components.dataset.timeline.timeline import (
    ACTORS,
    AT,
    EXACT,
    LANE,
    LANE_LABEL,
    OPEN,
    PANEL,
    PERIOD,
    STEPS,
    STRIP,
    UNDATED,
)
from components.figures.base.theme import Theme
from components.figures.timeline.panels import FIRST, LAST, Days, Panel, X, panels_of
from components.figures.timeline.rows import APART, FLIPPED, Y, packed

# The columns of marks that placing them needs, and those that drawing them needs.
_USED = [c.EVENT, c.EARLIEST, c.LATEST, c.LABEL, LANE, LANE_LABEL, AT, PANEL]
_SHOWN = [c.TITLE, c.SIDE, c.KIND, c.STATUS, c.DATE_MEANING, EXACT, OPEN, ACTORS]
ASIDE = 0.12  # share of the width that undated marks may take


class PlacedMark(NamedTuple):
    """A mark to draw. x, first, last: where it and its bounds stand on the axis of its panel; y: its row.

    exact: dated to the day. open: on which side it is open (see dating.standing). actors: ids, joined by ";".
    flipped: its label stands left, for want of room. apart: it stands where the possible days end, not to cover them.
    in_strip: small, in the strip of what is not secret.
    """

    event: str
    title: str
    side: str
    kind: str
    status: str
    date_meaning: str
    label: str
    actors: str
    exact: bool
    open: str
    panel: str
    x: Any
    first: Any
    last: Any
    y: float
    flipped: bool
    apart: bool
    in_strip: bool


@dataclass(frozen=True)
class Grid:
    """marks with the columns x, y, first, last (where the mark and its bounds stand), its panels, and its lanes.

    Of the other columns of marks only those that a drawing needs. lanes: label, first row and last row of each lane,
    top to bottom. rows: how many rows there are in all. width: of the plot, px. inside: the lanes' names stand in the
    first row of each instead of in the left margin.
    """

    marks: pd.DataFrame
    panels: dict[str, Panel]
    lanes: list[tuple[str, int, int]]
    rows: int
    width: int
    inside: bool

    def placed_marks(self) -> list[PlacedMark]:
        """Return the marks one by one."""
        own = (c.EVENT, c.TITLE, c.SIDE, c.KIND, c.STATUS, c.DATE_MEANING, c.LABEL, ACTORS, EXACT, OPEN)
        cells = (self.marks[name].tolist() for name in (*own, PANEL, X, FIRST, LAST, Y, FLIPPED, APART))
        strip = (self.marks[LANE] == STRIP).tolist()
        return [PlacedMark(*row) for row in zip(*cells, strip, strict=True)]


class Plot(NamedTuple):
    """What marks are placed in.

    width: px. inside: the name of each lane stands in its first row. zoom: first and last day that the panel of the
    period shows, both included, if nobody can zoom out of it; otherwise it shows the days of all marks in it.
    """

    width: int
    inside: bool = False
    zoom: Days | None = None


def arrange(
    marks: pd.DataFrame, period: Days, theme: Theme, plot: Plot, *, steps: bool = False, aside: float = ASIDE
) -> Grid:
    """Place `marks` (as dataset.timeline gives them) in a plot.

    period: first and last day of the panel at full scale. steps: every dated event one step after the one before,
    instead of by the calendar. aside: the share of the width that undated marks may take at most.
    """
    width, inside, zoom = plot
    placed = _placed(marks, steps, most=max(int(width * aside / (theme.mark + 8)), 2))
    panels = panels_of(placed, period, width, theme.mark)
    if zoom and PERIOD in panels:
        panels[PERIOD] = replace(panels[PERIOD], first=zoom[0], last=zoom[1] + pd.Timedelta(days=1))
    rows = packed(placed, panels, width, theme, inside=inside)
    added: dict[str, Any] = {Y: rows.y, FLIPPED: rows.flipped, APART: rows.apart, c.LABEL: rows.labels}
    return Grid(placed.assign(**added), panels, rows.lanes, rows.depth, width, inside)


def _placed(marks: pd.DataFrame, steps: bool, most: int) -> pd.DataFrame:
    """Give each mark its place on the axis of its panel; undated ones stand `most` abreast."""
    placed = marks.loc[:, [*_USED, *_SHOWN]]
    panel = placed[PANEL].to_numpy(dtype=object, copy=True)
    bounds = (placed[AT], placed[c.EARLIEST].fillna(placed[c.LATEST]), placed[c.LATEST].fillna(placed[c.EARLIEST]))
    at, first, last = (days.astype(object).to_numpy(copy=True) for days in bounds)
    if steps:
        days = zip(placed[c.EVENT].tolist(), first, last, panel, strict=True)
        dated = {event: (since, until, event) for event, since, until, name in days if name != UNDATED}
        order = sorted(dated, key=dated.__getitem__)
        place = {event: number for number, event in enumerate(order)}
        at[:] = [place.get(event) for event in placed[c.EVENT].tolist()]
        panel[panel != UNDATED] = STEPS
    stepped = panel == STEPS
    first[stepped] = last[stepped] = at[stepped]
    count: dict[str, int] = {}
    lanes = placed[LANE].tolist()
    for row in np.flatnonzero(panel == UNDATED):
        at[row] = first[row] = last[row] = count.get(lanes[row], 0) % most
        count[lanes[row]] = count.get(lanes[row], 0) + 1
    strip = (placed[LANE] == STRIP).to_numpy()  # too thin for bands: a hollow mark says enough
    first[strip] = last[strip] = at[strip]
    open_ = np.where(strip, CLOSED, placed[OPEN].to_numpy(dtype=object))
    return placed.assign(**{PANEL: panel, X: at, FIRST: first, LAST: last, OPEN: open_})
