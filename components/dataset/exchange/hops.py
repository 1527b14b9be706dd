"""Every step of words from one actor to another in a whole package, as whole numbers, worked out once."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Mask, Numbers
from components.dataset.model.once import once_per_package

_CALLER, _CALLEE = "caller", "callee"
_GUESSED = "inferred"
Pairs = tuple[Numbers, Numbers]  # rows of participants: who gives, who takes


@dataclass(frozen=True, eq=False)
class Hops:
    """Steps in the order of pairs, then of time; each event once a pair.

    sender, addressee: of each pair, places in `actors`. starts: where the steps of each pair begin.
    place: of each step's event among the events. inferred: for each step, whether the curator inferred a hand.
    """

    actors: tuple[str, ...]
    sender: Numbers
    addressee: Numbers
    starts: Numbers
    place: Numbers
    inferred: Mask

    def of(self, mask: Mask) -> "Hops":
        """Return the steps of the events in `mask`, and the pairs that have one."""
        own = mask[self.place]
        rows = np.flatnonzero(own)
        starts = np.searchsorted(rows, self.starts)
        left = np.flatnonzero(np.diff(starts, append=len(rows)))
        pairs = self.sender[left], self.addressee[left], starts[left]
        return Hops(self.actors, *pairs, self.place[rows], self.inferred[rows])


@once_per_package
def hops_of(dataset: Dataset, hands: str) -> Hops:
    """Return the steps of all messages and calls, counted "direct" or "final" (see dataset.who.ties)."""
    index = dataset.index
    places, actors = index.places("participants"), index.codes("participants", c.ACTOR)
    pairs = [_passed(dataset.participants[c.HAND], places, hands), _called(dataset, places)]
    giver, taker = (np.concatenate([pair[end] for pair in pairs]) for end in (0, 1))
    guessed = index.codes("participants", c.BASIS).any_of((_GUESSED,))
    inferred = guessed[giver] | guessed[taker]
    place, sender, addressee = places[giver], actors.of[giver], actors.of[taker]
    # A call may be recorded both as hands and as roles: if one of the two names the actors, they are named.
    order = np.lexsort((inferred, place, addressee, sender))
    same = [np.diff(key[order], prepend=-1) == 0 for key in (place, addressee, sender)]
    order = order[~np.logical_and.reduce(same)]
    new = (np.diff(sender[order], prepend=-1) != 0) | (np.diff(addressee[order], prepend=-1) != 0)
    starts = np.flatnonzero(new)
    ends = sender[order][starts], addressee[order][starts]
    return Hops(actors.values, *ends, starts, place[order], inferred[order])


def _passed(hand: pd.Series, places: Numbers, hands: str) -> Pairs:
    """Return the steps of each message; hands count by their order, so that a missing number breaks no chain."""
    rows = np.flatnonzero(hand.notna().to_numpy() & (places >= 0))
    number = hand.iloc[rows].to_numpy(dtype=np.int64)
    order = np.lexsort((rows, number, places[rows]))
    rows, number = rows[order], number[order]
    # Those who hold the words together are one group; groups follow each other in the order of events, then of hands.
    new = (np.diff(places[rows], prepend=-1) != 0) | (np.diff(number, prepend=-1) != 0)
    starts = np.append(np.flatnonzero(new), len(rows))
    event = places[rows[starts[:-1]]]
    groups = np.arange(len(event))
    if hands == "direct":
        one = groups[:-1][event[:-1] == event[1:]]
        other = one + 1
    else:
        first, last = np.diff(event, prepend=-1) != 0, np.diff(event, append=-1) != 0
        one, other = groups[first], groups[last]
        one, other = one[one < other], other[one < other]
    return _each_with_each(rows, starts, one, rows, starts, other)


def _called(dataset: Dataset, places: Numbers) -> Pairs:
    """Return each caller with each callee of the same event."""
    roles = dataset.index.codes("participants", c.ROLE)
    callers, callees = (np.flatnonzero(roles.any_of((role,)) & (places >= 0)) for role in (_CALLER, _CALLEE))
    callees = callees[np.argsort(places[callees], kind="stable")]
    events, starts = np.unique(places[callees], return_index=True)
    callers = callers[np.isin(places[callers], events)]
    ends, groups = np.append(starts, len(callees)), np.arange(len(callers) + 1)
    return _each_with_each(callers, groups, groups[:-1], callees, ends, np.searchsorted(events, places[callers]))


def _each_with_each(
    rows: Numbers, starts: Numbers, one: Numbers, others: Numbers, other_starts: Numbers, other: Numbers
) -> Pairs:
    """Join each row of the groups `one` with each row of the groups `other`, group by group.

    Group g of `rows` is rows[starts[g]:starts[g + 1]]; likewise of `others`.
    """
    left = np.diff(starts)[one]
    right = np.repeat(np.diff(other_starts)[other], left)
    givers = np.repeat(_ranges(starts[one], left), right)
    takers = _ranges(np.repeat(other_starts[other], left), right)
    return rows[givers], others[takers]


def _ranges(begins: Numbers, counts: Numbers) -> np.ndarray[Any, Any]:
    """Return the numbers from each of `begins` on, so many as `counts` says, one range behind the other."""
    before = np.cumsum(counts) - counts
    return np.repeat(begins - before, counts) + np.arange(counts.sum())
