"""Stops side by side instead of a calendar: the paragraphs of a text, the days of publications."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import pandas as pd

from components.dataset.model.cells import rows_of
from components.dataset.timeline.orderings import HEADING, NO_STOP, STOP, WORDS
from components.dataset.timeline.timeline import LANE

_APART = 1.0  # steps between two headings


@dataclass(frozen=True)
class Stop:
    """A stop and where its marks stand: the first and the last step, in steps along the axis."""

    heading: str
    words: str
    first: float
    last: float


def stops_of(marks: pd.DataFrame, stops: pd.DataFrame, abreast: int) -> list[Stop]:
    """Return the stops from left to right, each as wide as the most marks in a lane ask for, at most `abreast`.

    marks, stops: as dataset.orders gives them. At least two steps wide if marks may stand abreast at all.
    """
    counts = Counter(zip(marks[STOP].tolist(), marks[LANE].tolist(), strict=True))
    most = {stop: count for (stop, _), count in sorted(counts.items(), key=lambda one: one[1])}
    found: list[Stop] = []
    at = 0.0
    for number, row in enumerate(rows_of(stops, [HEADING, WORDS])):
        if found and found[-1].heading != row[HEADING]:
            at += _APART
        steps = max(min(most.get(number, 0), abreast), min(2, abreast))
        found.append(Stop(row[HEADING], row[WORDS], at, at + steps - 1))
        at += steps
    return found


def steps_at(marks: pd.DataFrame, stops: Sequence[Stop]) -> list[float | None]:
    """Return where each mark stands, side by side with those of its lane at the same stop; None for one without."""
    taken: Counter[tuple[int, str]] = Counter()
    found: list[float | None] = []
    for number, lane in zip(marks[STOP].tolist(), marks[LANE].tolist(), strict=True):
        if number == NO_STOP:
            found.append(None)
            continue
        stop, place = stops[number], taken[number, lane]
        taken[number, lane] += 1
        found.append(stop.first + place % int(stop.last - stop.first + 1))
    return found


def headings(stops: Sequence[Stop]) -> list[Stop]:
    """Return one stop for each heading, from the first to the last step under it.

    >>> [(one.heading, one.first, one.last) for one in headings([Stop("A", "1", 0, 0), Stop("A", "2", 1, 1)])]
    [('A', 0, 1)]
    """
    groups = [(name, list(of)) for name, of in groupby(stops, key=lambda stop: stop.heading)]
    return [Stop(name, "", of[0].first, of[-1].last) for name, of in groups]
