"""With whom an actor passed words, and whom it met."""

from typing import Any

import pandas as pd

from components.dataset import columns as c
from components.dataset.actor import events_of
from components.dataset.cells import rows_of, table_of
from components.dataset.index import Mask
from components.dataset.load import Dataset
from components.dataset.meetings import DONE, MOST_MEETINGS, NAMED, PART, TOOK_PART, attendance, meetings_in
from components.dataset.selection import taken
from components.dataset.who import (
    ADDRESSEE_NAME,
    ADDRESSEE_SIDE,
    ADDRESSEE_SIDE_NAME,
    CERTAIN,
    COUNT,
    EVENT_IDS,
    INFERRED,
    LEAST,
    SENDER,
    SENDER_NAME,
    SENDER_SIDE,
    SENDER_SIDE_NAME,
    SIDE_NAME,
    ties,
)

RELATION, TOTAL = "relation", "total"  # columns of partners, beside those of who.ties
TO, FROM, MET = "to", "from", "met"  # values of relation
RELATIONS = (TO, FROM, MET)
MOST_PARTNERS = 12  # that get a row of their own

_COLUMNS = [c.ACTOR, c.NAME, c.SIDE, SIDE_NAME, RELATION, COUNT, LEAST, CERTAIN, INFERRED, EVENT_IDS, TOTAL]
_TYPES = {**dict.fromkeys((COUNT, LEAST, CERTAIN, INFERRED, TOTAL), "int64"), EVENT_IDS: "object"}
_SENDER = (SENDER, SENDER_NAME, SENDER_SIDE, SENDER_SIDE_NAME)
_ADDRESSEE = (c.ADDRESSEE, ADDRESSEE_NAME, ADDRESSEE_SIDE, ADDRESSEE_SIDE_NAME)


def partners(dataset: Dataset, actor: str, kept: Mask, sure: Mask | None = None) -> pd.DataFrame:
    """Return with whom `actor` passed words from hand to hand, and whom it met, in the events `kept`.

    sure: which of them are certain; all by default.

    One row a partner and relation: "to" (the actor gave words to the partner), "from" (took words from the partner),
    "met" (both took part in a meeting; of the first sixty in time). Most frequent partners first, then by name.
    Columns: actor_id, name, side, side_name of the partner; relation; count (events), least (the certain
    ones), certain (of these, reported as
    done), inferred (of these, with a hand or an attendant that the curator inferred), event_ids (the first twelve, in
    the order of time), total (of all relations of this partner).
    Worked example: Khaddam took words from al-Qaisi in S17, S18 and S24, gave him words in S21 and S28, and met him in
    S16, S20, S23 and S41.
    """
    mine = kept & events_of(dataset, actor)
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


def _met(dataset: Dataset, actor: str, mine: Mask, sure: Mask | None) -> list[dict[Any, Any]]:
    present = attendance(taken(dataset, meetings_in(dataset, mine), MOST_MEETINGS))
    rows = [row for row in rows_of(present) if row[PART] == TOOK_PART]
    here = {row[c.EVENT]: row for row in rows if row[c.ACTOR] == actor}
    found: dict[str, dict[Any, Any]] = {}
    for row in rows:
        own = here.get(row[c.EVENT])
        if own is None or row[c.ACTOR] == actor:
            continue
        partner = {name: row[name] for name in (c.ACTOR, c.NAME, c.SIDE, SIDE_NAME)}
        start = {**partner, RELATION: MET, COUNT: 0, LEAST: 0, CERTAIN: 0, INFERRED: 0, EVENT_IDS: []}
        met = found.setdefault(row[c.ACTOR], start)
        met[COUNT] += 1
        met[LEAST] += sure is None or bool(sure[dataset.index.place(row[c.EVENT])])
        met[CERTAIN] += bool(row[DONE])
        met[INFERRED] += not (row[NAMED] and own[NAMED])
        met[EVENT_IDS].append(row[c.EVENT])
    return list(found.values())
