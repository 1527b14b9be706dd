"""With whom an actor passed words, and whom it met."""

from typing import Any

import numpy as np
import pandas as pd

from components.dataset.actors.actor import events_of
from components.dataset.exchange.meetings import TOOK_PART, meetings_in
from components.dataset.exchange.ties import (
    ADDRESSEE_NAME,
    ADDRESSEE_SIDE,
    ADDRESSEE_SIDE_NAME,
    CERTAIN,
    CERTAIN_STATUSES,
    COUNT,
    EVENT_IDS,
    INFERRED,
    LEAST,
    MOST_EVENT_IDS,
    SENDER,
    SENDER_NAME,
    SENDER_SIDE,
    SENDER_SIDE_NAME,
    SIDE_NAME,
    ties,
)
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of, table_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Mask, Numbers

RELATION, TOTAL = "relation", "total"  # columns of partners, beside those of who.ties
TO, FROM, MET = "to", "from", "met"  # values of relation
RELATIONS = (TO, FROM, MET)
MOST_PARTNERS = 12  # that get a row of their own

_COLUMNS = [c.ACTOR, c.NAME, c.SIDE, SIDE_NAME, RELATION, COUNT, LEAST, CERTAIN, INFERRED, EVENT_IDS, TOTAL]
_DELIBERATION, _INFERRED = "deliberation", "inferred"
_TYPES = {**dict.fromkeys((COUNT, LEAST, CERTAIN, INFERRED, TOTAL), "int64"), EVENT_IDS: "object"}
_SENDER = (SENDER, SENDER_NAME, SENDER_SIDE, SENDER_SIDE_NAME)
_ADDRESSEE = (c.ADDRESSEE, ADDRESSEE_NAME, ADDRESSEE_SIDE, ADDRESSEE_SIDE_NAME)


def partners(dataset: Dataset, actor: str, mask: Mask, sure: Mask | None = None) -> pd.DataFrame:
    """Return with whom `actor` passed words from hand to hand, and whom it met, in the events `mask`.

    sure: which of them are certain; all by default.

    One row a partner and relation: "to" (the actor gave words to the partner), "from" (took words from the partner),
    "met" (both took part in a meeting; a deliberation inside a side is none, see `conferred`). Most frequent partners
    first, then by name.
    Columns: actor_id, name, side, side_name of the partner; relation; count (events), least (the certain ones), certain
    (of these, reported as done), inferred (of these, with a hand or an attendant that the curator inferred), event_ids
    (the first twelve, in the order of time), total (of all relations of this partner).
    Worked example: Khaddam took words from al-Qaisi in S17, S18 and S24, gave him words in S21 and S28, and met him in
    S16, S20, S23 and S41.
    """
    mine = mask & events_of(dataset, actor)
    rows = [*_passed(dataset, actor, mine, sure), *_met(dataset, actor, mine, sure)]
    totals: dict[str, int] = {}
    for row in rows:
        totals[row[c.ACTOR]] = totals.get(row[c.ACTOR], 0) + row[COUNT]
    rows.sort(key=lambda row: (-totals[row[c.ACTOR]], row[c.NAME], row[c.ACTOR], RELATIONS.index(row[RELATION])))
    return table_of(({**row, TOTAL: totals[row[c.ACTOR]]} for row in rows), _COLUMNS, _TYPES)


def first_partners(partners: pd.DataFrame, most: int = MOST_PARTNERS) -> pd.DataFrame:
    """Return the rows of `partners` of the first `most` partners."""
    first = list(dict.fromkeys(partners[c.ACTOR].tolist()))[:most]
    return partners[partners[c.ACTOR].isin(first).to_numpy()].reset_index(drop=True)


def _passed(dataset: Dataset, actor: str, mine: Mask, sure: Mask | None) -> list[dict[Any, Any]]:
    found = []
    for tie in rows_of(ties(dataset, "direct", mine, sure)):
        for relation, own, other in ((TO, SENDER, _ADDRESSEE), (FROM, c.ADDRESSEE, _SENDER)):
            if tie[own] == actor:
                partner = dict(zip((c.ACTOR, c.NAME, c.SIDE, SIDE_NAME), (tie[name] for name in other), strict=True))
                counts = {name: tie[name] for name in (COUNT, LEAST, CERTAIN, INFERRED, EVENT_IDS)}
                found.append({**partner, RELATION: relation, **counts})
    return found


def conferred(dataset: Dataset, actor: str, mask: Mask) -> Mask:
    """Return in which of the events `mask`, deliberations inside a side, the actor occurs: they are no meetings.

    Worked example: Khaddam and Assad confer in S14, S19 and S25 (Document 000, paragraphs 8, 14 and 25), and no meeting
    of the two is recorded.
    """
    kinds = dataset.index.codes("events", c.KIND)
    return mask & events_of(dataset, actor) & kinds.any_of((_DELIBERATION,))


def _met(dataset: Dataset, actor: str, mine: Mask, sure: Mask | None) -> list[dict[Any, Any]]:
    places, actors, inferred, values = _there(dataset, meetings_in(dataset, mine))
    if actor not in values:
        return []
    own = actors == values.index(actor)
    with_me: Mask = np.zeros(len(dataset.events), dtype=bool)
    guessed = with_me.copy()
    with_me[places[own]], guessed[places[own]] = True, inferred[own]
    others = np.flatnonzero(with_me[places] & ~own)
    others = others[
        np.argsort(actors[others], kind="stable")
    ]  # those of one partner side by side, in the order of time
    numbers, starts = np.unique(actors[others], return_index=True)
    statuses = dataset.index.codes("events", c.STATUS)
    done = statuses.any_of(CERTAIN_STATUSES)
    found = []
    for number, rows in zip(numbers.tolist(), np.split(others, starts[1:]), strict=False):
        met = places[rows]
        counts = {
            COUNT: len(met),
            LEAST: len(met) if sure is None else int(sure[met].sum()),
            CERTAIN: int(done[met].sum()),
            INFERRED: int((inferred[rows] | guessed[met]).sum()),
            EVENT_IDS: dataset.events[c.EVENT].iloc[met[:MOST_EVENT_IDS]].tolist(),
        }
        found.append({c.ACTOR: values[number], RELATION: MET, **counts})
    return _described(dataset, found)


def _described(dataset: Dataset, rows: list[dict[Any, Any]]) -> list[dict[Any, Any]]:
    """Return `rows` with name, side and the side's words of their actors."""
    actors = {row[c.ACTOR]: row for row in rows_of(dataset.actors, [c.ACTOR, c.NAME, c.SIDE])}
    words = dataset.dictionary.labels("actors", c.SIDE)
    found = [{c.NAME: row[c.ACTOR], c.SIDE: "", **row, **actors.get(row[c.ACTOR], {})} for row in rows]
    return [{**row, SIDE_NAME: words.get(row[c.SIDE], row[c.SIDE])} for row in found]


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
