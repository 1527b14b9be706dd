"""Where two actors do not know the same, or not from the same day on."""

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from components.dataset.knowledge.knowledge import COULD, KNEW, Knowledge
from components.dataset.model.date_words import days_words
from components.dataset.model.dates import Days, days_between


class Asymmetry(NamedTuple):
    """What two actors knew of one event, where it is not the same.

    order: who knew first, then the other; None if that is not known. least, most: days that lie between, both included;
    None if not known.
    """

    one: Knowledge
    other: Knowledge
    order: tuple[Knowledge, Knowledge] | None
    least: Days
    most: Days

    @property
    def both(self) -> bool:
        """Whether both are documented to have known."""
        return self.one.state == self.other.state == KNEW

    @property
    def between(self) -> str:
        """What lies between them, in words."""
        if not self.both:
            less = self.other if self.one.state == KNEW else self.one
            could = less.state == COULD
            return (
                f"{less.name} could have known, no source shows it" if could else f"no evidence that {less.name} knew"
            )
        if self.order is None:
            return "which of them knew first is not known"
        name = self.order[1].name
        if self.least is None and self.most is None:
            return f"{name} later or on the same day, how many days is not known"
        return f"{name} on the same day" if self.most == 0 else f"{name} {days_words(self.least, self.most)} later"


def default_pair(known: Sequence[Knowledge]) -> tuple[str, str] | None:
    """Return the two actors of `known` most worth comparing; None if there are no two.

    Of those two it is known for most events how many days, or between how many, lay between them; then they differ in
    most events; then they come first in `known`.
    """
    actors = dict.fromkeys(one.actor for one in known)
    events = _by_event(known)

    def worth(pair: tuple[str, str]) -> tuple[int, int]:
        both = [(of[pair[0]], of[pair[1]]) for of in events]
        compared = [_compared(*cells) for cells in both if _differ(*cells)]
        return sum(bool(one.most) for one in compared), len(compared)

    return max(combinations(actors, 2), key=worth, default=None)


def asymmetries(known: Sequence[Knowledge]) -> list[Asymmetry]:
    """Return where the two actors of `known` do not know the same of an event, or not from the same days on.

    Left out: events of which both could have known, or of neither of whom there is evidence: there is nothing to
    compare. The longest known time first, then those of which no time is known, then those of which only one is
    documented to have known; each in the order of time.
    Worked example: of the offer of 2 February 1996 Khaddam knew on that day and Assad between 2 and 4 February
    (Document 000 ¶ 18, 25): 0 to 2 days later.
    """
    pairs = [tuple(of.values()) for of in _by_event(known)]
    return sorted((_compared(*pair) for pair in pairs if len(pair) > 1 and _differ(*pair)), key=_rank)


def _rank(found: Asymmetry) -> tuple[int, int]:
    timed = found.least is not None or found.most is not None
    return (2 if not found.both else 0 if timed else 1), -(found.most or 0)


def _by_event(known: Sequence[Knowledge]) -> list[dict[str, Knowledge]]:
    """Return actor_id -> what he knew, for each event of `known`."""
    events: dict[str, dict[str, Knowledge]] = {}
    for one in known:
        events.setdefault(one.event, {})[one.actor] = one
    return list(events.values())


def _differ(one: Knowledge, other: Knowledge) -> bool:
    if one.state != other.state:
        return KNEW in (one.state, other.state)
    return one.state == KNEW and one.days != other.days


def _compared(one: Knowledge, other: Knowledge) -> Asymmetry:
    order = _in_order(one, other) if one.state == other.state == KNEW else None
    least, most = days_between(order[0].days, order[1].days) if order else (None, None)
    return Asymmetry(one, other, order, least, most)


def _in_order(one: Knowledge, other: Knowledge) -> tuple[Knowledge, Knowledge] | None:
    """Return who knew first and who then, or on the same day: by their hands, else their days; None if not known."""
    if one.hand is not None and other.hand is not None and one.hand != other.hand:
        return (one, other) if one.hand < other.hand else (other, one)
    for sooner, later in ((one, other), (other, one)):
        last, first = sooner.days.latest, later.days.earliest
        if first and last and last <= first:
            return sooner, later
    return None
