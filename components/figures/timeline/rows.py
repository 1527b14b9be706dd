"""In which row of its lane each mark of the timeline stands, and where its label, so that nothing overlaps."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.dating import BOTH, EARLIER, LATER
from components.dataset.timeline.timeline import LANE, LANE_LABEL, OPEN, PANEL, STRIP
from components.figures.base.text_width import text_width
from components.figures.base.theme import Theme, wrap_html
from components.figures.timeline.panels import FIRST, LAST, Panel, X, pixels_of

# Worked-out columns.
Y = "y"
FLIPPED = "flipped"  # the label stands left of the mark, since there is no room to its right

OPEN_ROOM = 38  # px beside a mark, for the bar that says on which side it is open
LONG_LANE = 24  # letters in a line of a lane's name
MOST_ROWS = 22  # in which every label has room; where it would take more, labels stand where marks leave it
_LEVELS = (-0.32, 0.0, 0.32)  # of the strip, in rows


class Rows(NamedTuple):
    """y, labels, flipped: of each mark. lanes: label, first and last row of each. count: rows in all."""

    y: list[float]
    labels: list[str]
    flipped: list[bool]
    lanes: list[tuple[str, int, int]]
    count: int


class _Reach(NamedTuple):
    """What a mark takes up, in px of the whole plot: from `low` to `high`, and `label` px beside it.

    left, right: whether the label may stand there: inside the plot, and where no bar of an open side is.
    """

    low: float
    high: float
    label: float
    left: bool
    right: bool


class _Seat(NamedTuple):
    """The row of a mark in its lane, and whether its label is written, and left of it."""

    row: int
    written: bool
    flipped: bool


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
                own = [_Seat(int(clear[lane] > 0), False, False) for _ in places]
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
    y = [float(seat.row) for seat in every]
    for place, level in _levels([(place, reaches[place]) for place in members.get(STRIP, ())]):
        y[place] += level
    words = placed[c.LABEL].tolist()
    labels = [word if seat.written else "" for word, seat in zip(words, every, strict=True)]
    return Rows(y, labels, [seat.flipped for seat in every], lanes, count)


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
    long = np.array([label_length(word, theme.size) if word else 0 for word in marks[c.LABEL].tolist()], dtype=float)
    left, right = (low - long >= 0) & ~earlier, (high + long <= width) & ~later
    cells = (low.tolist(), high.tolist(), long.tolist(), left.tolist(), right.tolist())
    return [_Reach(*row) for row in zip(*cells, strict=True)]


def _with_labels(reaches: Sequence[_Reach], clear: float) -> list[_Seat]:
    """Seat marks, in the order of their low ends, each with room for its label: to the right, or else to the left."""
    ends = [clear] if clear else []
    seats = []
    for reach in reaches:
        written = bool(reach.label) and (reach.left or reach.right)
        flipped = written and not reach.right
        low = reach.low - (reach.label if flipped else 0)
        high = reach.high + (reach.label if written and not flipped else 0)
        seats.append(_Seat(_first_free(ends, low, high), written, flipped))
    return seats


def _closely(reaches: Sequence[_Reach], clear: float) -> list[_Seat]:
    """Seat marks in as few rows as they need, and write the labels for which the gaps between them have room."""
    ends = [clear] if clear else []
    rows = [_first_free(ends, reach.low, reach.high) for reach in reaches]
    seats = [_Seat(row, False, False) for row in rows]
    for row in range(len(ends)):
        here = [place for place, own in enumerate(rows) if own == row]
        end = clear if row == 0 else 0.0
        lows = [reaches[place].low for place in here[1:]]
        for place, limit in zip(here, [*lows, float("inf")], strict=False):
            reach = reaches[place]
            right = reach.right and reach.high + reach.label <= limit
            left = reach.left and reach.low - reach.label >= end
            seats[place] = _Seat(row, bool(reach.label) and (left or right), left and not right)
            end = reach.high + (reach.label if right else 0)
    return seats


def _first_free(ends: list[float], low: float, high: float) -> int:
    """Return the first row that is free from `low` on, and take it up to `high`. ends: where what is in each row ends."""
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
