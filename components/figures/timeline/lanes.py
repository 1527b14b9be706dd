"""Where each mark of the timeline goes: panels side by side, lanes top to bottom, sub-rows so that nothing overlaps."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.dating import BOTH, EARLIER, LATER
from components.dataset.timeline.timeline import ACTORS, AT, EXACT, LANE, LANE_LABEL, OPEN, PANEL, STEPS, UNDATED
from components.figures.base.text_width import text_width
from components.figures.base.theme import Theme, wrap_html
from components.figures.timeline.panels import FIRST, LAST, Days, Panel, X, panels_of, pixels_of

# Worked-out columns.
Y = "y"
FLIPPED = "flipped"  # the label stands left of the mark, since there is no room to its right

# The columns of marks that placing them needs, and those that drawing them needs.
_USED = [c.EVENT, c.EARLIEST, c.LATEST, c.LABEL, LANE, LANE_LABEL, AT, PANEL]
_SHOWN = [c.TITLE, c.SIDE, c.KIND, c.STATUS, c.DATE_MEANING, EXACT, OPEN, ACTORS]
OPEN_ROOM = 38  # px beside a mark, for the bar that says on which side it is open
ASIDE = 0.12  # share of the width that undated marks may take
LONG_LANE = 24  # letters in a line of a lane's name


class PlacedMark(NamedTuple):
    """A mark to draw. x, first, last: where it and its bounds stand on the axis of its panel; y: its row.

    exact: dated to the day. open: on which side it is open (see dating.standing). actors: ids, joined by ";".
    flipped: its label stands left of it, for want of room.
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
    y: int
    flipped: bool


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
        cells = (self.marks[name].tolist() for name in (*own, PANEL, X, FIRST, LAST, Y, FLIPPED))
        return [PlacedMark(*row) for row in zip(*cells, strict=True)]


def arrange(
    marks: pd.DataFrame,
    period: Days,
    theme: Theme,
    *,
    width: int,
    inside: bool = False,
    steps: bool = False,
    aside: float = ASIDE,
) -> Grid:
    """Place `marks` (as dataset.timeline gives them) in a plot `width` px wide.

    period: first and last day of the panel at full scale. inside: the first row of each lane is kept free for the
    lane's name. steps: every dated event one step after the one before, instead of by the calendar. aside: the share
    of the width that undated marks may take at most.
    """
    placed = _placed(marks, steps, most=max(int(width * aside / (theme.mark + 8)), 2))
    panels = panels_of(placed, period, width, theme.mark)
    return _packed(placed, panels, width, theme, inside)


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
    return placed.assign(**{PANEL: panel, X: at, FIRST: first, LAST: last})


def _packed(placed: pd.DataFrame, panels: dict[str, Panel], width: int, theme: Theme, inside: bool) -> Grid:
    """Give each mark the first row of its lane in which neither it, nor its band, nor its label touches another."""
    lefts, rights, flipped, labels = _extents(placed, panels, width, theme)
    members: dict[str, list[int]] = {}
    for place, lane in enumerate(placed[LANE].tolist()):
        members.setdefault(lane, []).append(place)
    names, rows = placed[LANE_LABEL].tolist(), np.zeros(len(placed), dtype=int)
    lanes, top = [], 0
    for places in members.values():
        name = names[places[0]]
        head = int(inside and bool(name))
        used: list[float] = []  # right end of what stands in each row, px
        for place in sorted(places, key=lefts.__getitem__):
            free = next((row for row, end in enumerate(used) if end <= lefts[place]), len(used))
            used[free : free + 1] = [rights[place]]
            rows[place] = top + head + free
        deepest = max(head + len(used), head if head else wrap_html(name, LONG_LANE).count("<br>") + 1)
        lanes.append((name, top, top + deepest - 1))
        top += deepest
    added: dict[str, Any] = {Y: rows, FLIPPED: flipped, c.LABEL: labels}
    return Grid(placed.assign(**added), panels, lanes, top, width, inside)


def label_length(words: str, size: int) -> float:
    """Return how many px a label takes, with the gaps around it."""
    return text_width(words, size) + 12


def _extents(
    marks: pd.DataFrame, panels: dict[str, Panel], width: int, theme: Theme
) -> tuple[list[float], list[float], list[bool], list[str]]:
    """Return where what each mark takes up begins and ends, in px of the whole plot, and its label.

    A label stands right of its mark; left of it (flipped) if it would leave its panel; it may reach over another panel,
    where nothing then shares its row; it is left out if it would leave the plot on both sides.
    """
    at, first, last = (pixels_of(marks, column, panels, width) for column in (X, FIRST, LAST))
    edge = np.array([panels[name].end * width for name in marks[PANEL].tolist()], dtype=float)
    words = marks[c.LABEL].tolist()
    long = np.array([label_length(word, theme.size - 1) for word in words], dtype=float)
    half = theme.mark / 2 + 2
    sides = marks[OPEN].to_numpy(dtype=object)
    before, after = (np.where(np.isin(sides, (side, BOTH)), OPEN_ROOM, 0) for side in (EARLIER, LATER))
    # Beside the mark, or where its days end.
    first, last = np.where(before > 0, first - OPEN_ROOM, first), np.where(after > 0, last + OPEN_ROOM, last)
    alone_left, alone_right = (before > 0) & (first + OPEN_ROOM >= at), (after > 0) & (last - OPEN_ROOM <= at)
    # A label stands where no bar of possible days leaves the mark.
    fits_left = (at - half - long >= 0) & ~alone_left
    fits_right = (at + half + long <= width) & ~alone_right
    flipped = ((at + half + long > edge) | alone_right) & fits_left
    label = [word if fits else "" for word, fits in zip(words, fits_left | fits_right, strict=True)]
    long = np.where([word != "" for word in label], long, 0)
    left = np.minimum(at - half - np.where(flipped, long, 0), first)
    right = np.maximum(at + half + np.where(flipped, 0, long), last) + 1
    return left.tolist(), right.tolist(), flipped.tolist(), label
