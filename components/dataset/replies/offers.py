"""Asks and offers: what was put, by whom to whom and through whom, and what was answered, when and where it stands."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from components.dataset.exchange.ties import SIDE_NAME
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of, table_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.date_words import date_words
from components.dataset.model.dates import Span, days_between
from components.dataset.model.index import Mask, Numbers
from components.dataset.model.vocabulary import NONE_RECORDED
from components.dataset.sources.excluded_sources import ExcludedSources, single_origin_mask
from components.dataset.sources.locators import locator

# Worked-out columns.
KIND_LABEL, TOPIC_LABEL, READING_LABEL = "kind_label", "topic_label", "reading_label"
PROPOSER_NAME, ADDRESSEE_NAME, CARRIERS = "proposer_name", "addressee_name", "carriers"
DATED, DAY_KNOWN, WHERE, CHANNEL_LABEL, STATUS_LABEL = "dated", "day_known", "where", "channel_label", "status_label"
ANSWERED_ON, ANSWER_DAY_KNOWN, ANSWER_TITLE = "answered_on", "answer_day_known", "answer_title"
ANSWER_WHERE, ANSWER_SIDE, ANSWER_CHOSEN = "answer_where", "answer_side", "answer_chosen"
LEAST_DAYS, MOST_DAYS, IN_TURN, DECIDED = "least_days", "most_days", "in_turn", "decided"
ONE_ORIGIN = "one_origin"

_DECIDES_ON = "decides-on"
NEWSPAPER = "newspaper-reading"
MOST_OFFERS = 120  # that can be read one under the other

_OF_EVENT = [c.EVENT, c.TITLE, c.DATE, c.DATE_MEANING, c.EARLIEST, c.LATEST, c.CHANNEL, c.STATUS, c.SIDE]
_COLUMNS = [
    *(c.PROPOSAL, c.EVENT, c.TITLE, DATED, DAY_KNOWN, c.STATUS, STATUS_LABEL, CHANNEL_LABEL, CARRIERS),
    *(c.PROPOSER, PROPOSER_NAME, c.SIDE, SIDE_NAME, c.ADDRESSEE, ADDRESSEE_NAME, c.KIND, KIND_LABEL),
    *(c.ASKED_TOPIC, TOPIC_LABEL, c.CONTENT, c.CONDITIONS, c.READING, READING_LABEL, WHERE, c.NOTE),
    *(c.ANSWER, c.ANSWER_EVENT, ANSWER_TITLE, ANSWERED_ON, ANSWER_DAY_KNOWN, ANSWER_SIDE, ANSWER_WHERE),
    *(ANSWER_CHOSEN, LEAST_DAYS, MOST_DAYS, IN_TURN, DECIDED),
]
_TYPES = {
    **dict.fromkeys((DAY_KNOWN, ANSWER_DAY_KNOWN, ANSWER_CHOSEN), "bool"),
    **dict.fromkeys((LEAST_DAYS, MOST_DAYS), "Int64"),
}
Row = Mapping[Any, Any]


def asked(dataset: Dataset, mask: Mask) -> pd.DataFrame:
    """Return every ask and offer that was put in one of the events `mask`, in the order of time, then of the items.

    Columns event_id; answer; one_origin (whether the event rests on one origin only); the index says which row of
    `dataset.proposals` it is. Vectorised: a package may hold as many as it holds events.
    """
    rows = _rows(dataset, mask)
    places = dataset.index.places("proposals")[rows]
    alone = single_origin_mask(dataset, ExcludedSources())[places]
    events, answers = dataset.events[c.EVENT].iloc[places].tolist(), dataset.proposals[c.ANSWER].iloc[rows].tolist()
    return pd.DataFrame({c.EVENT: events, c.ANSWER: answers, ONE_ORIGIN: alone}, index=pd.Index(rows))


def answered_here(dataset: Dataset, mask: Mask) -> int:
    """Return how many asks and offers were answered in one of the events `mask`, but put in none of them."""
    named = dataset.index.of_rows(mask, "proposals", c.ANSWER_EVENT)
    return int((named & ~dataset.index.of_rows(mask, "proposals")).sum())


def offers(dataset: Dataset, mask: Mask, most: int = MOST_OFFERS) -> pd.DataFrame:
    """Return the first `most` asks and offers that were put in one of the events `mask`, each with its answer.

    An answer is told whether or not its event was chosen: a filter must not make "no answer" of it. Columns:
    proposal_id; event_id, title, dated (in words), day_known, status, status_label, channel_label of the message it was
    put in; carriers (names of the hands between the first and the last, in their order); proposer, proposer_name, side,
    side_name, addressee, addressee_name; kind, kind_label, topic, topic_label, content, conditions, reading,
    reading_label, where (locator), note; answer (one of the dictionary's), answer_event, answer_title, answered_on (in
    words), answer_day_known, answer_side, answer_where (locator), all empty if none is recorded; answer_chosen (whether
    its event is in `mask`); least_days, most_days from the ask to its answer (see `days_between`); in_turn (what the
    same answer asks or offers in turn), decided (titles of the decisions on the ask that led to the answer).

    Worked example: of the six items of 2 February 1996 (S24, Document 000 ¶ 18 to 23) each is deferred in the reply of
    4 February (S28, ¶ 28, 29): 2 days. The call to Bakour (S12, 21 to 31 August 1995, ¶ 7) is answered by a decision
    taken from 21 August to 5 September (S15, ¶ 8): 0 to 15 days.
    """
    asks = rows_of(dataset.proposals.iloc[_rows(dataset, mask)[:most]])
    answers = [row[c.ANSWER_EVENT] for row in asks if row[c.ANSWER] != NONE_RECORDED]
    events = _events(dataset, [*(row[c.EVENT] for row in asks), *answers])
    actors = _actors(dataset, {row[end] for row in asks for end in (c.PROPOSER, c.ADDRESSEE)})
    carriers, in_turn = _carriers(dataset, list(events)), _put_in(dataset, answers)
    chosen = {event for event in events if mask[dataset.index.place(event)]}
    rows = []
    for ask in asks:
        event = events[ask[c.EVENT]]
        answer = {} if ask[c.ANSWER] == NONE_RECORDED else events.get(ask[c.ANSWER_EVENT], {})
        told = _answered(dataset, ask, event, answer) | {ANSWER_CHOSEN: ask[c.ANSWER_EVENT] in chosen}
        told |= {CARRIERS: carriers.get(ask[c.EVENT], ""), IN_TURN: in_turn.get(ask[c.ANSWER_EVENT], "")}
        told[DECIDED] = _decided(dataset, ask) if answer else ""
        rows.append(ask | _put(dataset, ask, event, actors) | told)
    return table_of(rows, _COLUMNS, _TYPES)


def _rows(dataset: Dataset, mask: Mask) -> Numbers:
    """Return the rows of proposals put in the events `mask`, in the order of time, then of the items."""
    rows = np.flatnonzero(dataset.index.of_rows(mask, "proposals"))
    items = pd.to_numeric(dataset.proposals[c.ITEM].iloc[rows].astype("str"), errors="coerce").fillna(0).to_numpy()
    ordered: Numbers = rows[np.lexsort((rows, items, dataset.index.places("proposals")[rows]))]
    return ordered


def _events(dataset: Dataset, ids: Sequence[str]) -> dict[str, Row]:
    places = [place for event in dict.fromkeys(ids) if (place := dataset.index.place(event)) >= 0]
    return {row[c.EVENT]: row for row in rows_of(dataset.events[_OF_EVENT].iloc[places])}


def _actors(dataset: Dataset, ids: set[str]) -> dict[str, Row]:
    known = dataset.actors[dataset.actors[c.ACTOR].isin(ids).to_numpy()]
    return {row[c.ACTOR]: row for row in rows_of(known, [c.ACTOR, c.NAME, c.SIDE])}


def _carriers(dataset: Dataset, events: Sequence[str]) -> dict[str, str]:
    """Return the names of the hands between the first and the last of each of `events`, in their order."""
    places = np.array(sorted({dataset.index.place(event) for event in events}), dtype=np.int64)
    people = dataset.participants.iloc[dataset.index.hanging("participants").of(places)]
    people = people[people[c.HAND].notna().to_numpy()].sort_values(c.HAND, kind="stable")
    names = dataset.names_of[c.ACTOR]
    held: dict[str, list[tuple[int, str]]] = {}
    for row in rows_of(people, [c.EVENT, c.HAND, c.ACTOR]):
        held.setdefault(row[c.EVENT], []).append((row[c.HAND], names.get(row[c.ACTOR], row[c.ACTOR])))
    between = {
        event: [name for hand, name in hands if hands[0][0] < hand < hands[-1][0]] for event, hands in held.items()
    }
    return {event: " and ".join(passed) for event, passed in between.items()}


def _decided(dataset: Dataset, ask: Row) -> str:
    """Return the titles of the events that decide on the one in which `ask` was put, but for its answer itself."""
    place = np.array([dataset.index.place(ask[c.EVENT])])
    links = rows_of(dataset.links.iloc[dataset.index.hanging("links", c.TO_EVENT).of(place)])
    deciding = [link[c.FROM_EVENT] for link in links if link[c.RELATION] == _DECIDES_ON]
    events = _events(dataset, [event for event in deciding if event != ask[c.ANSWER_EVENT]])
    return "; ".join(event[c.TITLE] for event in events.values())


def _put_in(dataset: Dataset, events: Sequence[str]) -> dict[str, str]:
    """Return what each of `events` itself asks or offers, as one text."""
    named = np.zeros(len(dataset.events), dtype=bool)
    named[[place for event in events if (place := dataset.index.place(event)) >= 0]] = True
    found: dict[str, list[str]] = {}
    for row in rows_of(dataset.proposals.iloc[_rows(dataset, named)], [c.EVENT, c.KIND, c.CONTENT]):
        kind = dataset.dictionary.label("proposals", c.KIND, row[c.KIND]).lower()
        found.setdefault(row[c.EVENT], []).append(f"{kind}: {row[c.CONTENT]}")
    return {event: "; ".join(parts) for event, parts in found.items()}


def _put(dataset: Dataset, ask: Row, event: Row, actors: Mapping[str, Row]) -> dict[str, Any]:
    """Return what is told of the ask itself. event: the row of the event it was put in."""
    label = dataset.dictionary.label
    proposer, addressee = (actors.get(ask[end], {}) for end in (c.PROPOSER, c.ADDRESSEE))
    side = proposer.get(c.SIDE, "")
    return {
        **{c.TITLE: event[c.TITLE], c.STATUS: event[c.STATUS], c.SIDE: side},
        **{DATED: _dated(event), DAY_KNOWN: _is_day(event)},
        STATUS_LABEL: label("events", c.STATUS, event[c.STATUS]),
        CHANNEL_LABEL: label("events", c.CHANNEL, event[c.CHANNEL]),
        PROPOSER_NAME: proposer.get(c.NAME, ask[c.PROPOSER]),
        ADDRESSEE_NAME: addressee.get(c.NAME, ask[c.ADDRESSEE]),
        SIDE_NAME: label("actors", c.SIDE, side),
        KIND_LABEL: label("proposals", c.KIND, ask[c.KIND]),
        TOPIC_LABEL: dataset.names_of[c.TOPIC].get(ask[c.ASKED_TOPIC], ask[c.ASKED_TOPIC]),
        READING_LABEL: label("proposals", c.READING, ask[c.READING]),
        WHERE: _where(dataset, ask, c.PARAGRAPHS),
    }


def _answered(dataset: Dataset, ask: Row, event: Row, answer: Row) -> dict[str, Any]:
    """Return what is told of the answer. answer: the row of its event; empty if none is recorded."""
    least, most = days_between(_span(event), _span(answer)) if answer else (pd.NA, pd.NA)
    return {
        c.ANSWER_EVENT: answer.get(c.EVENT, ""),
        ANSWER_TITLE: answer.get(c.TITLE, ""),
        ANSWERED_ON: _dated(answer) if answer else "",
        ANSWER_DAY_KNOWN: _is_day(answer) if answer else False,
        ANSWER_SIDE: answer.get(c.SIDE, ""),
        ANSWER_WHERE: _where(dataset, ask, c.ANSWER_PARAGRAPHS) if ask[c.ANSWER_PARAGRAPHS] else "",
        LEAST_DAYS: least,
        MOST_DAYS: most,
    }


def _where(dataset: Dataset, ask: Row, paragraphs: str) -> str:
    return locator(dataset.names_of[c.SOURCE].get(ask[c.SOURCE], ""), ask[paragraphs])


def _span(event: Row) -> Span:
    return Span(*(None if pd.isna(event[bound]) else event[bound].date() for bound in (c.EARLIEST, c.LATEST)))


def _dated(event: Row) -> str:
    return date_words(event[c.DATE], *_span(event), event[c.DATE_MEANING])


def _is_day(event: Row) -> bool:
    return bool(event[c.EARLIEST] == event[c.LATEST])
