"""A part of many events at a time, where all of them would be more than can be read."""

from bisect import bisect_right
from typing import NamedTuple

import numpy as np

from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Numbers

_OFFERED = 60  # parts in one menu


class Part(NamedTuple):
    """The part that is shown, of the events `among` (places in `events`, in their order).

    first, last: number of its first event, and of its last, from 1. starts: of the first event of each part.
    """

    among: Numbers
    first: int
    last: int
    starts: list[int]

    @property
    def rows(self) -> Numbers:
        """Its events, as places in `events`."""
        return self.among[self.first - 1 : self.last]

    @property
    def offered(self) -> list[int]:
        """Those of `starts` to choose from: all, or of very many each so many-th, and the ones beside this part."""
        here, step = self.starts.index(self.first), -(-len(self.starts) // _OFFERED)
        beside = self.starts[max(here - 1, 0) : here + 2]
        return sorted({*self.starts[::step], *beside})


def part_of(dataset: Dataset, among: Numbers, sizes: Numbers, most: int, *, first: int, event: str) -> Part:
    """Return the part of the events `among` (places in `events`, in their order) that is shown.

    It is the part with `event`, if that is among them, else the one with the event that has the number `first`.
    sizes: of each of `among`, at least 1; no part is larger than `most`, but for its last event.
    """
    starts = part_starts(sizes, most)
    own = np.flatnonzero(among == dataset.index.place(event))
    number = int(own[0]) + 1 if len(own) else max(first, 1)
    place = bisect_right(starts, number)
    last = starts[place] - 1 if place < len(starts) else len(among)
    return Part(among, starts[place - 1], last, starts)


def part_starts(sizes: Numbers, most: int) -> list[int]:
    """Return the number, from 1, of the first event of each part of events of these sizes, as few and even as can be.

    >>> part_starts(np.ones(60, dtype=int), 30), part_starts(np.ones(61, dtype=int), 30), part_starts(np.array([]), 30)
    ([1, 31], [1, 22, 43], [1])
    """
    whole = int(sizes.sum())
    even = -(-whole // max(-(-whole // most), 1))
    return [1, *(np.flatnonzero(np.diff((np.cumsum(sizes) - sizes) // max(even, 1))) + 2).tolist()]
