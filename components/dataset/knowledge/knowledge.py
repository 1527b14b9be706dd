"""Who knew what when: of each event that was not public, who is documented to have known, and from which days on."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from components.dataset.exchange.ties import SIDE_NAME
from components.dataset.knowledge.context import event_context
from components.dataset.knowledge.justifications import Justification, justifications
from components.dataset.knowledge.merged import merge_justifications
from components.dataset.model import columns as c
from components.dataset.model.cells import event_bounds, rows_of, table_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Mask
from components.dataset.model.since import since_brief, since_words
from components.dataset.model.vocabulary import NOT_DONE
from components.dataset.query.filter_words import event_dates

# States of an actor towards an event, the surest first.
KNEW, COULD, NOTHING = "knew", "could have known", "no evidence"
# The columns of evidence and of knowledge, beside those of events, participants and actors.
STATE, FIRST, LAST, WHY = "state", "first", "last", "why"
WHEN, WHEN_BRIEF = "when", "when_brief"
DATED, YEAR, NOT_DONE_WORDS = "dated", "year", "not_done"

KINDS = ("message", "meeting", "deliberation")
PUBLIC = "public"
MOST_ROWS, MOST_COLUMNS = 60, 8  # that can be told apart
_PERSONAL = ("person", "office", "group")
_MONTH = pd.Timedelta(days=31)
_EVIDENCE = [c.EVENT, c.ACTOR, STATE, FIRST, LAST, c.HAND, WHY]
_ACTOR = [c.ACTOR, c.NAME, c.SIDE, SIDE_NAME]
_KNOWLEDGE = [
    *(c.EVENT, c.TITLE, c.KIND, DATED, YEAR, NOT_DONE_WORDS),
    *(*_ACTOR, STATE, FIRST, LAST, c.HAND, WHEN, WHEN_BRIEF, WHY),
]
_TYPES = {FIRST: "datetime64[us]", LAST: "datetime64[us]", c.HAND: "Int64"}


class EligibleEvents(NamedTuple):
    """Which of the chosen events can be a row; how many of them are public, and how many of another kind."""

    among: Mask
    public: Mask
    other: Mask


def eligible_events(dataset: Dataset, mask: Mask) -> EligibleEvents:
    """Return which of the events `mask` are messages, meetings and deliberations that were not public."""
    kinds, secrecy = dataset.index.codes("events", c.KIND), dataset.index.codes("events", c.SECRECY)
    of_kind = mask & kinds.any_of(KINDS)
    public = of_kind & secrecy.any_of((PUBLIC,))
    return EligibleEvents(of_kind & ~public, public, mask & ~of_kind)


def knowledge_evidence(dataset: Dataset, asked: Sequence[str], sure: Mask, day: dt.date | None = None) -> pd.DataFrame:
    """Return one row for each of the events `asked` (event_ids) and each actor with any evidence of having known of it.

    sure: which events of `dataset` are certain (`certain`); of others nobody is said to have known. day: the last that
    is looked at: who only perhaps knew by then could have known, what begins later is left out; None: the whole record.
    Columns: event_id, actor_id; state: "knew" (documented) or "could have known"; first, last (days, both included,
    between which the actor came to know; NaT if open); hand (of the message; NA if none); why (what it rests on).
    A state never comes to anybody's state or office because one of its people knew.
    """
    found: dict[tuple[str, str], list[Justification]] = {}
    for ground in justifications(event_context(dataset, asked, sure)):
        found.setdefault((ground.event, ground.actor), []).append(ground)
    return table_of((row for of in found.values() for row in _row(of, day)), _EVIDENCE, _TYPES)


def _row(found: Sequence[Justification], day: dt.date | None) -> Iterator[dict[str, Any]]:
    """Return the row for all grounds of one actor for one event; none if he could not have known by `day`."""
    if known := merge_justifications(found, day):
        yield {
            c.EVENT: found[0].event,
            c.ACTOR: found[0].actor,
            STATE: KNEW if known.documented else COULD,
            FIRST: known.days.earliest,
            LAST: known.days.latest,
            c.HAND: pd.NA if known.hand is None else known.hand,
            WHY: known.why,
        }


def happened_by(events: pd.DataFrame, day: dt.date | None) -> Mask:
    """Return which `events` may have happened by `day`, included. None: all."""
    if day is None:
        return np.ones(len(events), dtype=bool)
    first = np.where(events[c.EARLIEST].isna(), events[c.LATEST], events[c.EARLIEST]).astype("datetime64[us]")
    begun: Mask = ~(events[c.EARLIEST].to_numpy() > np.datetime64(day, "us"))
    dated: Mask = begun & ~np.isnat(first)
    return dated


def days_of_record(events: pd.DataFrame, evidence: pd.DataFrame) -> list[dt.date]:
    """Return the days on which something is first certain: that one of `events` happened, or that somebody knew of it.

    The last day of a span longer than a month is none: it stands for a year or a season, not for a day.
    """
    knew = evidence[evidence[STATE].eq(KNEW).to_numpy()]
    spans = [(events[c.EARLIEST], events[c.LATEST]), (knew[FIRST], knew[LAST])]
    days = pd.concat([last[~((last - first) > _MONTH)] for first, last in spans]).dropna()
    return sorted({day.date() for day in days})


def informed_actors(evidence: pd.DataFrame, actors: pd.DataFrame) -> list[str]:
    """Return the persons, offices and groups with any evidence: those documented to have known of most first.

    actors: the table of a package. Ties: who could have known of most, then by name.
    """
    names = {row[c.ACTOR]: row[c.NAME] for row in rows_of(actors) if row[c.KIND] in _PERSONAL}
    counts: dict[str, list[int]] = {}
    for actor, state in zip(evidence[c.ACTOR].tolist(), evidence[STATE].tolist(), strict=True):
        if actor in names:
            counts.setdefault(actor, [0, 0])[state == COULD] += 1
    return sorted(counts, key=lambda one: (-counts[one][0], -counts[one][1], names[one], one))


def distinct_names(actors: pd.DataFrame) -> dict[str, str]:
    """Return actor_id -> name; the id in brackets after a name that several of `actors` have."""
    doubled = actors[c.NAME].duplicated(keep=False).tolist()
    names = zip(actors[c.ACTOR].tolist(), actors[c.NAME].tolist(), doubled, strict=True)
    return {actor: f"{name} ({actor})" if twice else name for actor, name, twice in names}


def knowledge(shown: Dataset, evidence: pd.DataFrame, actors: Sequence[str]) -> pd.DataFrame:
    """Return one row for each event of `shown` and each of `actors` (actor_ids): what each knew of each.

    evidence: as `knowledge_evidence` gives it. Events in the order of time, those of no sure year last.
    Columns: event_id, title, kind, dated (in words), year ("1996", or empty if not sure), not_done (its status in words
    if it is not reported as done, else empty); actor_id, name (as `distinct_names` gives it), side, side_name; state
    (as of `knowledge_evidence`, or "no evidence"), first, last, hand, why; when (in words), when_brief (in few
    letters), empty without evidence.
    """
    known = {(row[c.EVENT], row[c.ACTOR]): row for row in rows_of(evidence)}
    sides, names = shown.dictionary.labels("actors", c.SIDE), distinct_names(shown.actors)
    people = {
        row[c.ACTOR]: row | {c.NAME: names[row[c.ACTOR]], SIDE_NAME: sides.get(row[c.SIDE], row[c.SIDE])}
        for row in rows_of(shown.actors, [c.ACTOR, c.NAME, c.SIDE])
    }
    rows = [
        {**event, **people[actor], **_cell(known.get((event[c.EVENT], actor)))}
        for event in _told(shown)
        for actor in actors
        if actor in people
    ]
    return table_of(rows, _KNOWLEDGE, _TYPES)


def _told(shown: Dataset) -> Iterable[dict[str, Any]]:
    """Return the events of `shown` with their words, those of no sure year last."""
    dates, statuses = event_dates(shown), shown.dictionary.labels("events", c.STATUS)
    rows = rows_of(shown.events, [c.EVENT, c.TITLE, c.KIND, c.STATUS, c.EARLIEST, c.LATEST])
    for row in rows:
        first, last = event_bounds(row)
        row[YEAR] = str(first.year) if first and last and first.year == last.year else ""
        row[DATED] = dates[row[c.EVENT]]
        row[NOT_DONE_WORDS] = statuses.get(row[c.STATUS], "").lower() if row[c.STATUS] in NOT_DONE else ""
    return sorted(rows, key=lambda row: row[YEAR] == "")


def _cell(known: Mapping[Any, Any] | None) -> dict[str, Any]:
    if known is None:
        nothing = dict.fromkeys((WHEN, WHEN_BRIEF, WHY), "")
        return {STATE: NOTHING, FIRST: pd.NaT, LAST: pd.NaT, c.HAND: pd.NA, **nothing}
    days = event_bounds({c.EARLIEST: known[FIRST], c.LATEST: known[LAST]})
    return {**known, WHEN: since_words(days), WHEN_BRIEF: since_brief(days)}
