"""When words reached each hand of a message, as far as the other hands and the day of the event bound it."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from components.dataset.model import columns as c
from components.dataset.model.cells import event_bounds
from components.dataset.model.dates import Span, span

_CARRIERS = ("sender", "messenger", "intermediary")  # they may have had the words before the day of the event
_FIRST = 1
Row = Mapping[Any, Any]


def receipt_intervals(event: Row, hands: Sequence[Row]) -> dict[tuple[int, str], Span]:
    """Return for each (hand, actor_id) of one message the days between which that hand first had the words.

    event: columns earliest, latest. hands: its rows of participants that have a hand: hand, actor_id, role, received.
    What a source says (`received`) is kept as it is. Where none says it: an author had the words by the last day of the
    event, and how long before is not known; a later hand not before the hands in front of it, and by the day on which
    one behind it had them; who does not carry them, but is given them, not before the event.

    Saddam's offer of 2 February 1996 (S24; Document 000 ¶ 18, 25): he and the envoy by that day, Khaddam on it, Assad
    between it and 4 February.
    """
    told = {(hand[c.HAND], hand[c.ACTOR]): span(hand[c.RECEIVED]) for hand in hands if hand[c.RECEIVED]}
    return {
        (hand[c.HAND], hand[c.ACTOR]): told.get((hand[c.HAND], hand[c.ACTOR]))
        or _between(hand, told, event_bounds(event))
        for hand in hands
    }


def _between(hand: Row, told: Mapping[tuple[int, str], Span], event: Span) -> Span:
    before = [one.earliest for (number, _), one in told.items() if number < hand[c.HAND]]
    after = [one.latest for (number, _), one in told.items() if number > hand[c.HAND]]
    if hand[c.HAND] == _FIRST:
        return Span(None, _least([*after, event.latest]))
    first = _most(before if hand[c.ROLE] in _CARRIERS else [*before, event.earliest])
    last = _least(after)
    return Span(None if first and last and first > last else first, last)


def _least(days: Iterable[dt.date | None]) -> dt.date | None:
    return min((day for day in days if day), default=None)


def _most(days: Iterable[dt.date | None]) -> dt.date | None:
    return max((day for day in days if day), default=None)
