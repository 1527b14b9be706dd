"""With whom an actor passed words, and whom it met."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from components.dataset.actors.actor import events_of
from components.dataset.exchange.meetings import TOOK_PART, meetings_in
from components.dataset.exchange.ties import CERTAIN_STATUSES, MOST_EVENT_IDS, EventCount, ties
from components.dataset.model import columns as c
from components.dataset.model.actor import Actor, actor_lookup
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Mask, Numbers

TO, FROM, MET = "to", "from", "met"
RELATIONS = (TO, FROM, MET)
MOST_PARTNERS = 12  # that get a row of their own
_DELIBERATION, _INFERRED = "deliberation", "inferred"


class Partner(NamedTuple):
    """Somebody with whom an actor dealt in one way.

    relation: "to" (the actor gave words to the partner), "from" (took words from the partner), "met" (both took part in
    a meeting; a deliberation inside a side is none, see `conferred`). total: events of all relations of this partner.
    """

    actor: Actor
    relation: str
    events: EventCount
    total: int


def partners(dataset: Dataset, actor: str, mask: Mask, sure: Mask | None = None) -> list[Partner]:
    """Return with whom `actor` passed words from hand to hand, and whom it met, in the events `mask`.

    sure: which of them are certain; all by default. Most frequent partners first, then by name.
    Worked example: Khaddam took words from al-Qaisi in S17, S18 and S24, gave him words in S21 and S28, and met him in
    S16, S20, S23 and S41.
    """
    mine = mask & events_of(dataset, actor)
    found = [*_passed(dataset, actor, mine, sure), *_met(dataset, actor, mine, sure)]
    totals: Counter[Actor] = Counter()
    for partner, _, events in found:
        totals[partner] += events.all
    rows = [Partner(*one, totals[one[0]]) for one in found]
    return sorted(rows, key=lambda row: (-row.total, row.actor.name, row.actor.id, RELATIONS.index(row.relation)))


def first_partners(partners: Sequence[Partner], most: int = MOST_PARTNERS) -> list[Partner]:
    """Return the rows of `partners` of the first `most` partners."""
    first = list(dict.fromkeys(partner.actor for partner in partners))[:most]
    return [partner for partner in partners if partner.actor in first]


def _passed(dataset: Dataset, actor: str, mine: Mask, sure: Mask | None) -> list[tuple[Actor, str, EventCount]]:
    found = []
    for tie in ties(dataset, "direct", mine, sure):
        for relation, own, other in ((TO, tie.sender, tie.addressee), (FROM, tie.addressee, tie.sender)):
            if own.id == actor:
                found.append((other, relation, tie.events))
    return found


def conferred(dataset: Dataset, actor: str, mask: Mask) -> Mask:
    """Return in which of the events `mask`, deliberations inside a side, the actor occurs: they are no meetings.

    Worked example: Khaddam and Assad confer in S14, S19 and S25 (Document 000, paragraphs 8, 14 and 25), and no meeting
    of the two is recorded.
    """
    kinds = dataset.index.codes("events", c.KIND)
    return mask & events_of(dataset, actor) & kinds.any_of((_DELIBERATION,))


def _met(dataset: Dataset, actor: str, mine: Mask, sure: Mask | None) -> list[tuple[Actor, str, EventCount]]:
    places, actors, inferred, values = _there(dataset, meetings_in(dataset, mine))
    if actor not in values:
        return []
    own = actors == values.index(actor)
    with_me: Mask = np.zeros(len(dataset.events), dtype=bool)
    guessed = with_me.copy()
    with_me[places[own]], guessed[places[own]] = True, inferred[own]
    others = np.flatnonzero(with_me[places] & ~own)
    # Those of one partner side by side, in the order of time.
    others = others[np.argsort(actors[others], kind="stable")]
    numbers, starts = np.unique(actors[others], return_index=True)
    done, named = dataset.index.codes("events", c.STATUS).any_of(CERTAIN_STATUSES), actor_lookup(dataset)
    found = []
    for number, rows in zip(numbers.tolist(), np.split(others, starts[1:]), strict=False):
        met = places[rows]
        events = EventCount(
            all=len(met),
            certain=len(met) if sure is None else int(sure[met].sum()),
            done=int(done[met].sum()),
            inferred=int((inferred[rows] | guessed[met]).sum()),
            ids=tuple(dataset.events[c.EVENT].iloc[met[:MOST_EVENT_IDS]]),
        )
        found.append((named(values[number]), MET, events))
    return found


def _there(dataset: Dataset, meetings: Mask) -> tuple[Numbers, Numbers, Mask, tuple[str, ...]]:
    """Return who took part in `meetings`, each once a meeting, in the order of time.

    The place of the meeting, the number of the actor, whether the curator inferred the actor in every row that has them
    there; and the actors of these numbers.
    """
    index = dataset.index
    roles, actors, bases = (index.codes("participants", column) for column in (c.ROLE, c.ACTOR, c.BASIS))
    took_part = roles.any_of(dataset.dictionary.roles.that(lambda role: role.meeting == TOOK_PART))
    rows = np.flatnonzero(took_part & index.of_rows(meetings, "participants"))
    guessed = bases.any_of((_INFERRED,))[rows]
    pairs = index.places("participants")[rows].astype(np.int64) * len(actors.values) + actors.of[rows]
    order = np.lexsort((guessed, pairs))
    once, first = np.unique(pairs[order], return_index=True)
    who = max(len(actors.values), 1)
    return once // who, once % who, guessed[order][first], actors.values
