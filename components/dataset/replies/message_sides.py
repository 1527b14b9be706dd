"""Between which sides a message went."""

from typing import NamedTuple

import numpy as np

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Mask, Numbers
from components.dataset.model.once import once_per_package


class MessageSides(NamedTuple):
    """For each event the side of its author and of its final addressee, as places in `sides`.

    -1 if the event has no hands, or the side is not known; the addressee also if there is one hand only. Of several who
    hold it together, the first recorded counts.
    """

    sides: tuple[str, ...]
    author: Numbers
    addressee: Numbers

    @property
    def apart(self) -> Mask:
        """Which events are messages from one side to another."""
        known: Mask = (self.author >= 0) & (self.addressee >= 0) & (self.author != self.addressee)
        return known


@once_per_package
def message_sides(dataset: Dataset) -> MessageSides:
    """Return between which sides each message of `dataset` went: from its first hand to its last."""
    index, hands = dataset.index, dataset.participants[c.HAND]
    of, sides = index.places("participants"), index.codes("participants", c.SIDE)
    rows = np.flatnonzero(hands.notna().to_numpy() & (of >= 0))
    numbers = hands.iloc[rows].to_numpy(dtype=np.int64)
    order = np.lexsort((numbers, of[rows]))
    rows, numbers = rows[order], numbers[order]
    places = of[rows]
    starts = np.flatnonzero(np.diff(places, prepend=-2))
    last = np.append(starts[1:], len(places)) - 1 if len(places) else starts
    known = np.array([place if side else -1 for place, side in enumerate(sides.values)], dtype=int)
    author, addressee = np.full((2, len(dataset.events)), -1)
    # The first of those who share the highest number.
    keys = places.astype(np.int64) * (numbers.max(initial=0) + 1) + numbers
    final = np.searchsorted(keys, keys[last])
    author[places[starts]] = known[sides.of[rows[starts]]]
    several = numbers[starts] < numbers[last]
    addressee[places[starts][several]] = known[sides.of[rows[final]]][several]
    return MessageSides(sides.values, author, addressee)
