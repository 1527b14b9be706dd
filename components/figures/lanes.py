"""Where each mark of the timeline goes: panels side by side, lanes top to bottom, sub-rows so that nothing overlaps."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.dataset import columns as c
from components.dataset.timeline import AFTER, AT, BEFORE, LANE, LANE_LABEL, PANEL, PERIOD, UNDATED
from components.figures.theme import wrapped

# Worked-out columns.
X, Y, FIRST, LAST = "x", "y", "first", "last"
FLIPPED = "flipped"  # the label stands left of the mark, since there is no room to its right

STEPS = "steps"
LONG_LANE = 24  # letters in a line of a lane's name
_GAP = 14  # px between panels
_OUTER = {BEFORE: 0.13, AFTER: 0.12}  # share of the width that time outside the period gets
_LETTER = 0.56  # width of a letter, in text sizes


@dataclass(frozen=True)
class Panel:
    """A stretch of the time axis with a scale of its own.

    begin, end: share of the plot's width. first, last: what its axis runs from and to (days, or numbers of steps).
    since, until: the part of the axis that belongs to it, without the room at its edges, which overlaps its neighbour.
    """

    name: str
    begin: float
    end: float
    first: Any
    last: Any
    since: Any
    until: Any

    def pixels(self, value: Any, width: int) -> float:
        """Return how far right of the panel's left edge `value` lies, in px of a plot `width` px wide."""
        share = (value - self.first) / (self.last - self.first)
        return float(share * (self.end - self.begin) * width)


@dataclass(frozen=True)
class Grid:
    """marks with the columns x, y, first, last (where the mark and its bounds stand), its panels, and its lanes.

    lanes: label, first row and last row of each lane, top to bottom. rows: how many rows there are in all.
    width: of the plot, px.
    """

    marks: pd.DataFrame
    panels: dict[str, Panel]
    lanes: list[tuple[str, int, int]]
    rows: int
    width: int


Days = tuple[pd.Timestamp, pd.Timestamp]


def arrange(marks: pd.DataFrame, period: Days, *, steps: bool, inside: bool, width: int, mark: int, size: int) -> Grid:
    """Place `marks` (as dataset.timeline gives them) in a plot `width` px wide, marks `mark` px, letters `size` px.

    period: first and last day of the panel at full scale.
    steps: every dated event one step after the one before, instead of by the calendar. inside: the first row of each
    lane is kept free for the lane's name.
    """
    placed = _placed(marks, steps, most=max(int(width * 0.12 / (mark + 8)), 2))
    panels = _panels(placed, period, width, mark)
    return _packed(placed, panels, width, mark, size, inside)


def _placed(marks: pd.DataFrame, steps: bool, most: int) -> pd.DataFrame:
    """Give each mark its place on the axis of its panel; undated ones stand `most` abreast."""
    placed = marks.assign(**{X: marks[AT], FIRST: marks[c.EARLIEST], LAST: marks[c.LATEST]}).astype(
        {X: object, FIRST: object, LAST: object}
    )
    undated = placed[PANEL].eq(UNDATED)
    if steps:
        dated = placed[~undated].drop_duplicates(c.EVENT).sort_values([c.EARLIEST, c.LATEST, c.EVENT])
        order = {event: place for place, event in enumerate(dated[c.EVENT])}
        placed.loc[~undated, PANEL] = STEPS
        for column in (X, FIRST, LAST):
            placed.loc[~undated, column] = placed.loc[~undated, c.EVENT].map(order)
    places = placed[undated].groupby(LANE).cumcount() % most
    for column in (X, FIRST, LAST):
        placed.loc[undated, column] = places
    return placed


def _panels(placed: pd.DataFrame, period: Days, width: int, mark: int) -> dict[str, Panel]:
    present = [name for name in (BEFORE, PERIOD, AFTER, STEPS, UNDATED) if placed[PANEL].eq(name).any()]
    shares = {name: _OUTER[name] for name in present if name in _OUTER}
    if UNDATED in present:
        most = int(placed.loc[placed[PANEL] == UNDATED, X].max()) + 1
        shares[UNDATED] = max(most * (mark + 8) + 10, 64) / width
    gap = _GAP / width
    middle = [name for name in present if name not in shares]
    rest = 1 - sum(shares.values()) - gap * (len(present) - 1)
    shares |= {name: rest / len(middle) for name in middle}
    if not middle:  # only time outside the period is shown: it takes the whole width
        whole = 1 - gap * (len(present) - 1)
        shares = {name: share / sum(shares.values()) * whole for name, share in shares.items()}
    panels, left = {}, 0.0
    dated = [name for name in present if name in (BEFORE, PERIOD, AFTER)]
    for name in present:
        ends = name in dated[:1], name in dated[-1:]
        first, last = _limits(placed[placed[PANEL] == name], name, (mark + 8) / (shares[name] * width), ends)
        starts, stops = {PERIOD: period[0], AFTER: period[1]}, {BEFORE: period[0], PERIOD: period[1]}
        since = first if ends[0] else starts.get(name, first)
        until = last if ends[1] else stops.get(name, last)
        panels[name] = Panel(name, left, min(left + shares[name], 1.0), first, last, since, until)
        left += shares[name] + gap
    return panels


def _limits(marks: pd.DataFrame, name: str, edge: float, ends: tuple[bool, bool]) -> tuple[Any, Any]:
    """Return what the axis runs from and to, a mark's breadth (`edge`, share of the panel) free at both ends.

    ends: whether no panel of days stands before it, or after it; there it reaches over all possible days.
    """
    if name in (STEPS, UNDATED):
        return -0.7, float(marks[X].max()) + 0.7
    low, high = marks[FIRST if ends[0] else X].min(), marks[LAST if ends[1] else X].max()
    room = max((high - low) * edge, pd.Timedelta(days=60))
    return low - room, high + room


def _packed(placed: pd.DataFrame, panels: dict[str, Panel], width: int, mark: int, size: int, inside: bool) -> Grid:
    """Give each mark the first row of its lane in which neither it, nor its band, nor its label touches another."""
    extents = _extents(placed, panels, width, mark, size)
    rows = pd.Series(0, index=placed.index)
    lanes, top = [], 0
    for _, members in placed.groupby(LANE, sort=False):
        name = str(members[LANE_LABEL].iloc[0])
        head = int(inside and bool(name))
        used: list[float] = []  # right end of what stands in each row, px
        taken = extents.loc[members.index].sort_values("left")
        for index, left, right in zip(taken.index, taken["left"], taken["right"], strict=True):
            free = next((row for row, end in enumerate(used) if end <= left), len(used))
            used[free : free + 1] = [right]
            rows[index] = top + head + free
        deepest = max(head + len(used), head if head else wrapped(name, LONG_LANE).count("<br>") + 1)
        lanes.append((name, top, top + deepest - 1))
        top += deepest
    added: dict[str, Any] = {Y: rows, FLIPPED: extents[FLIPPED], c.LABEL: extents[c.LABEL]}
    return Grid(placed.assign(**added), panels, lanes, top, width)


def _extents(marks: pd.DataFrame, panels: dict[str, Panel], width: int, mark: int, size: int) -> pd.DataFrame:
    """Return what each mark takes up, from left to right, in px of the whole plot, and its label.

    A label stands right of its mark; left of it (flipped) if it would leave its panel; it may reach over another panel,
    where nothing then shares its row; it is left out if it would leave the plot on both sides.
    """
    at, first, last = (_pixels(marks, column, panels, width) for column in (X, FIRST, LAST))
    edge = marks[PANEL].map({name: panel.end * width for name, panel in panels.items()}).astype(float)
    long = marks[c.LABEL].str.len() * _LETTER * size + 12
    half = mark / 2 + 2
    fits_left, fits_right = (at - half - long).ge(0), (at + half + long).le(width)
    flipped = (at + half + long).gt(edge) & fits_left
    label = marks[c.LABEL].where(fits_left | fits_right, "")
    long = long.where(label != "", 0)
    left = pd.concat([at - half - long.where(flipped, 0), first], axis="columns").min(axis="columns")
    right = pd.concat([at + half + long.where(~flipped, 0), last], axis="columns").max(axis="columns") + 1
    return pd.DataFrame({"left": left, "right": right, FLIPPED: flipped, c.LABEL: label})


def _pixels(marks: pd.DataFrame, column: str, panels: dict[str, Panel], width: int) -> pd.Series:
    days = [panel for name, panel in panels.items() if name in (BEFORE, PERIOD, AFTER)]

    def place(name: str, value: Any) -> float:
        # The bounds of an event may lie in other panels than its mark does.
        inside = next((one for one in days if value <= one.until), days[-1]) if panels[name] in days else panels[name]
        return inside.begin * width + min(max(inside.pixels(value, width), 0), (inside.end - inside.begin) * width)

    places = [place(name, value) for name, value in zip(marks[PANEL], marks[column], strict=True)]
    return pd.Series(places, index=marks.index, dtype=float)
