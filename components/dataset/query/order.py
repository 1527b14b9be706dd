"""The chosen events in the order of time: to step through, and to take a part of."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Mask, Numbers
from components.dataset.query.run_query import MOST_ROWS
from components.dataset.query.selection import subset


@dataclass(frozen=True, eq=False)
class Order:
    """The events of `dataset` that were chosen (`mask`), first to last; counted from 0."""

    dataset: Dataset
    mask: Mask

    def __len__(self) -> int:
        """Return how many there are."""
        return int(np.count_nonzero(self.mask))

    def place(self, event: str) -> int:
        """Return the number of `event`; -1 if it was not chosen."""
        row = self.dataset.index.place(event)
        return int(np.count_nonzero(self.mask[:row])) if row >= 0 and self.mask[row] else -1

    def event(self, place: int) -> str:
        """Return the event_id at `place`, or at the nearest end."""
        rows = np.flatnonzero(self.mask)
        return str(self.dataset.events[c.EVENT].iloc[rows[min(max(place, 0), len(rows) - 1)]])

    def around(self, event: str, most: int) -> Mask:
        """Return which are the `most` nearest to `event` in this order; the first ones if it was not chosen."""
        rows = np.flatnonzero(self.mask)
        first = min(max(self.place(event) - most // 2, 0), max(len(rows) - most, 0))
        near: Mask = np.zeros(len(self.mask), dtype=bool)
        near[rows[first : first + most]] = True
        return near


def order_of(dataset: Dataset, shown: Dataset) -> Order:
    """Return the order of the events of `dataset` that were chosen for `shown`."""
    return Order(dataset, selected_mask(dataset, shown))


def selected_mask(dataset: Dataset, shown: Dataset) -> Mask:
    """Return which events of `dataset` were chosen for `shown`."""
    every: Mask = np.ones(len(dataset.events), dtype=bool)
    return every if shown.mask is None else shown.mask


def subset_of(dataset: Dataset, shown: Dataset, among: Mask, most: int | None = None) -> Dataset:
    """Return the first `most` of the events `among` of `dataset` with all that hangs on them.

    filters, unsupported and perhaps_outside are those of `shown`.
    """
    return replace(
        subset(dataset, among, most),
        filters=shown.filters,
        unsupported=shown.unsupported,
        perhaps_outside=shown.perhaps_outside,
    )


def supported_part(dataset: Dataset, shown: Dataset) -> Dataset:
    """Return what the source lamp leaves of `shown`: the chosen events of `dataset` that keep some support.

    That is what is counted, in every view; `shown` itself if nothing has lost its support.
    """
    mask = selected_mask(dataset, shown)
    if shown.unsupported is None or not (mask & shown.unsupported).any():
        return shown
    return subset_of(dataset, shown, mask & ~shown.unsupported, MOST_ROWS)


def mask_of_ids(dataset: Dataset, events: Iterable[str]) -> Mask:
    """Return which events of `dataset` have these ids."""
    places = [dataset.index.place(event) for event in dict.fromkeys(events)]
    return mask_of_rows(dataset, np.array([place for place in places if place >= 0], dtype=np.int64))


def mask_of_rows(dataset: Dataset, rows: Numbers) -> Mask:
    """Return which events of `dataset` stand at the places `rows`."""
    found: Mask = np.zeros(len(dataset.events), dtype=bool)
    found[rows] = True
    return found
