"""When words reached each hand of a message, as far as the other hands and the day of the event bound it."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from components.dataset.knowledge.context import Participant
from components.dataset.model.dates import Span, span
from components.dataset.model.roles import Roles

_FIRST = 1


def receipt_intervals(event: Span, hands: Sequence[Participant], roles: Roles) -> dict[tuple[int, str], Span]:
    """Return for each (hand, actor_id) of one message the days between which that hand first had the words.

    event: the days between which it lies. hands: its participants; those that are no hand are passed over.
    roles: what each comes to.
    What a source says (`received`) is kept as it is. Where none says it: an author had the words by the last day of the
    event, and how long before is not known; a later hand not before the hands in front of it, and by the day on which
    one behind it had them; who does not carry them, but is given them, not before the event.

    Saddam's offer of 2 February 1996 (S24; Document 000 ¶ 18, 25): he and the envoy by that day, Khaddam on it, Assad
    between it and 4 February.
    """
    numbered = {(hand.hand, hand.actor): hand for hand in hands if hand.hand is not None}
    stated = {key: span(hand.received) for key, hand in numbered.items() if hand.received}
    return {
        key: stated.get(key) or _between(key[0], stated, event, carries=roles[hand.role].carries)
        for key, hand in numbered.items()
    }


def _between(hand: int, stated: Mapping[tuple[int, str], Span], event: Span, *, carries: bool) -> Span:
    before = [days.earliest for (number, _), days in stated.items() if number < hand]
    after = [days.latest for (number, _), days in stated.items() if number > hand]
    if hand == _FIRST:
        return Span(None, _least([*after, event.latest]))
    first = _most(before if carries else [*before, event.earliest])
    last = _least(after)
    return Span(None if first and last and first > last else first, last)


def _least(days: Iterable[dt.date | None]) -> dt.date | None:
    return min((day for day in days if day), default=None)


def _most(days: Iterable[dt.date | None]) -> dt.date | None:
    return max((day for day in days if day), default=None)
