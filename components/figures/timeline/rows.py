"""In which row of its lane each mark of the timeline stands, and where its label, so that nothing overlaps."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.dating import BOTH, EARLIER, LATER
from components.dataset.timeline.timeline import (
    AFTER,
    BEFORE,
    LANE,
    LANE_LABEL,
    OPEN,
    PANEL,
    PERIOD,
    STRIP,
    first_words,
)
from components.figures.base.text_width import text_width
from components.figures.base.theme import Theme, wrap_html
from components.figures.timeline.panels import FIRST, LAST, Panel, X, pixels_of

# Worked-out columns.
Y = "y"
FLIPPED = "flipped"  # the label stands left of the mark, since there is no room to its right
APART = "apart"  # it stands where the possible days end, so as not to cover them, instead of beside the mark

OPEN_ROOM = 38  # px beside a mark, for the bar that says on which side it is open
LONG_LANE = 24  # letters in a line of a lane's name
MOST_ROWS = 22  # in which every label has room; where it would take more, labels stand where marks leave it
_LEVELS = (-0.32, 0.0, 0.32)  # of the strip, in rows


class Rows(NamedTuple):
    """y, labels, flipped, apart: of each mark. lanes: label, first and last row of each. depth: rows in all."""

    y: list[float]
    labels: list[str]
    flipped: list[bool]
    apart: list[bool]
    lanes: list[tuple[str, int, int]]
    depth: int


class _Reach(NamedTuple):
    """What a mark takes up, in px of the whole plot: from `low` to `high`, and its label beside it.

    left, right: px that the label may take there, none where a bar of an open side is. size: of its letters.
    before, after: whether its possible days reach beyond the mark.
    """

    low: float
    high: float
    label: str
    left: float
    right: float
    size: int
    before: bool
    after: bool

    @property
    def long(self) -> float:
        """How many px the label takes."""
        return label_length(self.label, self.size) if self.label else 0.0


class _Seat(NamedTuple):
    """The row of a mark in its lane, what is written beside it, and whether left of it."""

    row: int
    label: str = ""
    flipped: bool = False


def packed(placed: pd.DataFrame, panels: dict[str, Panel], width: int, theme: Theme, *, inside: bool) -> Rows:
    """Give each mark the first row of its lane in which neither it, nor its days, nor its label touches another.

    inside: the name of a lane stands at the left of its first row, and no mark in it. Where this takes more than
    MOST_ROWS, the marks are packed closely, and a label is written only where they leave room for it.
    """
    reaches = _reaches(placed, panels, width, theme)
    members: dict[str, list[int]] = {}
    for place, lane in enumerate(placed[LANE].tolist()):
        members.setdefault(lane, []).append(place)
    names = {lane: placed[LANE_LABEL].iloc[places[0]] for lane, places in members.items()}
    clear = {lane: label_length(name, theme.size) if inside and name else 0.0 for lane, name in names.items()}
    close = False
    while True:
        seats: dict[int, _Seat] = {}
        lanes: list[tuple[str, int, int]] = []
        for lane, places in members.items():
            places = sorted(places, key=lambda place: reaches[place].low)
            if lane == STRIP:
                own = [_Seat(int(clear[lane] > 0)) for _ in places]
            elif close:
                own = _closely([reaches[place] for place in places], clear[lane])
            else:
                own = _with_labels([reaches[place] for place in places], clear[lane])
            top = lanes[-1][2] + 1 if lanes else 0
            lines = 1 if inside else wrap_html(names[lane], LONG_LANE).count("<br>") + 1
            depth = max(lines, *(seat.row + 1 for seat in own))
            lanes.append((names[lane], top, top + depth - 1))
            seats |= {place: seat._replace(row=seat.row + top) for place, seat in zip(places, own, strict=True)}
        count = lanes[-1][2] + 1 if lanes else 0
        if close or count <= MOST_ROWS:
            break
        close = True
    every = [seats[place] for place in range(len(placed))]
    y: list[float] = [seat.row for seat in every]
    for place, level in _levels([(place, reaches[place]) for place in members.get(STRIP, ())]):
        y[place] += level
    flipped = [seat.flipped for seat in every]
    apart = [one.before if turned else one.after for one, turned in zip(reaches, flipped, strict=True)]
    return Rows(y, [seat.label for seat in every], flipped, apart, lanes, count)


def label_length(words: str, size: int) -> float:
    """Return how many px a label takes, with the gaps around it."""
    return text_width(words, size) + 12


def _reaches(marks: pd.DataFrame, panels: dict[str, Panel], width: int, theme: Theme) -> list[_Reach]:
    """Return what each mark takes up. A label may reach over another panel, where nothing then shares its row."""
    at, first, last = (pixels_of(marks, column, panels, width) for column in (X, FIRST, LAST))
    half = theme.mark / 2 + 2
    sides = marks[OPEN].to_numpy(dtype=object)
    earlier, later = (np.isin(sides, (side, BOTH)) for side in (EARLIER, LATER))
    low = np.minimum(at - half, first - np.where(earlier, OPEN_ROOM, 0))
    high = np.maximum(at + half, last + np.where(later, OPEN_ROOM, 0)) + 1
    left, right = np.where(earlier, 0, low), np.where(later, 0, width - high)
    dated = np.isin(marks[PANEL].to_numpy(dtype=object), (BEFORE, PERIOD, AFTER))
    before, after = dated & (first < at - half), dated & (last > at + half)
    sizes = [theme.size] * len(marks)
    cells = (low, high, marks[c.LABEL], left, right)
    return [
        _Reach(*row)
        for row in zip(*(cell.tolist() for cell in cells), sizes, before.tolist(), after.tolist(), strict=True)
    ]


def _with_labels(reaches: Sequence[_Reach], clear: float) -> list[_Seat]:
    """Seat marks, in the order of their low ends, each with room for its label: to the right, or else to the left."""
    ends = [clear] if clear else []
    seats = []
    for reach in reaches:
        long = reach.long
        flipped = reach.right < long <= reach.left
        right = 0 < long <= reach.right
        row = _first_free(ends, reach.low - (long if flipped else 0), reach.high + (long if right else 0))
        seats.append(_Seat(row, reach.label if flipped or right else "", flipped))
    return seats


def _closely(reaches: Sequence[_Reach], clear: float) -> list[_Seat]:
    """Seat marks in as few rows as they need, and write of the labels what the gaps between them have room for."""
    ends = [clear] if clear else []
    rows = [_first_free(ends, reach.low, reach.high) for reach in reaches]
    seats = [_Seat(row) for row in rows]
    for row in range(len(ends)):
        here = [place for place, own in enumerate(rows) if own == row]
        end = clear if row == 0 else 0.0
        lows = [reaches[place].low for place in here[1:]]
        for place, limit in zip(here, [*lows, float("inf")], strict=False):
            reach = reaches[place]
            left, right = min(reach.left, reach.low - end), min(reach.right, limit - reach.high)
            flipped = right < reach.long and left > right
            room = max(left, right) if flipped else right
            label = first_words(reach.label, partial(_fits, room, reach.size)) if reach.label else ""
            seats[place] = _Seat(row, label, flipped)
            end = reach.high + (label_length(label, reach.size) if label and not flipped else 0)
    return seats


def _fits(room: float, size: int, words: str) -> bool:
    return label_length(words, size) <= room


def _first_free(ends: list[float], low: float, high: float) -> int:
    """Return the first row that is free from `low` on, and take it up to `high`. ends: where each row is free from."""
    free = next((row for row, end in enumerate(ends) if end <= low), len(ends))
    ends[free : free + 1] = [high]
    return free


def _levels(strip: Sequence[tuple[int, _Reach]]) -> list[tuple[int, float]]:
    """Return for each mark of the strip on which of its levels it stands: the one that is free, or free soonest."""
    ends = [0.0] * len(_LEVELS)
    found = []
    for place, reach in sorted(strip, key=lambda one: one[1].low):
        level = next((one for one in (1, 0, 2) if ends[one] <= reach.low), ends.index(min(ends)))
        ends[level] = (reach.low + reach.high) / 2 + 1
        found.append((place, _LEVELS[level]))
    return found
