"""Stops side by side instead of a calendar: the paragraphs of a text, the days of publications."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

import pandas as pd

from components.dataset.timeline.orderings import NO_STOP, STOP, Stop
from components.dataset.timeline.timeline import LANE

_APART = 1.0  # steps between two headings


class PlacedStop(NamedTuple):
    """A stop and where its marks stand: the first and the last step, in steps along the axis."""

    heading: str
    words: str
    first: float
    last: float


def place_stops(marks: pd.DataFrame, stops: Sequence[Stop], abreast: int) -> list[PlacedStop]:
    """Return the stops from left to right, each as wide as the most marks in a lane ask for, at most `abreast`.

    marks: of an ordering. At least two steps wide if marks may stand abreast at all.
    """
    counts = Counter(zip(marks[STOP].tolist(), marks[LANE].tolist(), strict=True))
    most = {stop: count for (stop, _), count in sorted(counts.items(), key=lambda one: one[1])}
    placed: list[PlacedStop] = []
    at = 0.0
    for number, stop in enumerate(stops):
        if placed and placed[-1].heading != stop.heading:
            at += _APART
        steps = max(min(most.get(number, 0), abreast), min(2, abreast))
        placed.append(PlacedStop(stop.heading, stop.words, at, at + steps - 1))
        at += steps
    return placed


def steps_at(marks: pd.DataFrame, stops: Sequence[PlacedStop]) -> list[float | None]:
    """Return where each mark stands, side by side with those of its lane at the same stop; None for one without."""
    used: Counter[tuple[int, str]] = Counter()
    steps: list[float | None] = []
    for number, lane in zip(marks[STOP].tolist(), marks[LANE].tolist(), strict=True):
        if number == NO_STOP:
            steps.append(None)
            continue
        stop, place = stops[number], used[number, lane]
        used[number, lane] += 1
        steps.append(stop.first + place % int(stop.last - stop.first + 1))
    return steps


def headings(stops: Sequence[PlacedStop]) -> list[PlacedStop]:
    """Return one stop for each heading, from the first to the last step under it.

    >>> headings([PlacedStop("A", "1", 0, 0), PlacedStop("A", "2", 1, 1)])
    [PlacedStop(heading='A', words='', first=0, last=1)]
    """
    groups = [(name, list(of)) for name, of in groupby(stops, key=lambda stop: stop.heading)]
    return [PlacedStop(name, "", of[0].first, of[-1].last) for name, of in groups]
