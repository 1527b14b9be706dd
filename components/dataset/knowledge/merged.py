"""What all justifications to say that an actor knew of an event come to, in the end or on a day."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from components.dataset.knowledge.justifications import Justification
from components.dataset.model.date_words import day_words
from components.dataset.model.dates import Span

_MOST_REASONS = 2  # that are said of one state


class MergedKnowledge(NamedTuple):
    """documented: whether a source shows that the actor knew; else he could have known.

    days: between which he came to know, both included, None if open. hand: of the message; None if no hand.
    why: the first justifications, in words.
    """

    documented: bool
    days: Span
    hand: int | None
    why: str


def merge_justifications(found: Sequence[Justification], day: dt.date | None = None) -> MergedKnowledge | None:
    """Return what the justifications `found` of one actor for one event come to; None if none of them begins by `day`.

    The surest state counts, and for its days the actor's own part before what others say.
    day: the last that is looked at; None: the whole record. Each justification is held to the day before they are put
    together: an addressee could have known before a source shows that he did, and whose documented days are not over by
    then could have known. An open last day is never reached.
    """
    begun = [one for one in _narrowed(found) if not (day and one.days.earliest and one.days.earliest > day)]
    if not begun:
        return None
    knew, shown = [one for one in begun if _by(one, day)], [one for one in begun if one.documented]
    best = knew or shown or begun
    own = [one for one in best if one.own]
    lines = dict.fromkeys(f"{one.why}, {one.where}" if one.where else one.why for one in [*own, *best])
    perhaps = f"; by {day_words(day)} only perhaps" if day and shown and not knew else ""
    return MergedKnowledge(
        documented=bool(knew),
        days=_all_hold(own) if own else min((one.days for one in best), key=_soonest_sure),
        hand=next((one.hand for one in begun if one.hand), None),
        why="; ".join(list(lines)[:_MOST_REASONS]) + perhaps,
    )


def _narrowed(found: Sequence[Justification]) -> list[Justification]:
    """Return `found`, what sources show of the actor's own part on the days that all of it leaves.

    A letter's author of 21 February who is also said to have sent it, by that day, did not perhaps know of it before.
    """
    own = [one for one in found if one.own and one.documented]
    return [one._replace(days=_all_hold(own)) if one in own else one for one in found]


def _by(reason: Justification, day: dt.date | None) -> bool:
    """Return whether a source shows that the actor knew by `day`, included."""
    return reason.documented and (day is None or (reason.days.latest is not None and reason.days.latest <= day))


def _all_hold(found: Sequence[Justification]) -> Span:
    """Return the days that all justifications leave; those of the first if they contradict each other."""
    first = max((one.days.earliest for one in found if one.days.earliest), default=None)
    last = min((one.days.latest for one in found if one.days.latest), default=None)
    return found[0].days if first and last and first > last else Span(first, last)


def _soonest_sure(days: Span) -> tuple[dt.date, int]:
    return days.latest or dt.date.max, -(days.earliest or dt.date.min).toordinal()
