"""Asks and offers: what was put, by whom to whom and through whom, and what was answered, when and where it stands."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.cells import event_bounds, rows_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.date_words import date_words
from components.dataset.model.dates import Days, Span, days_between
from components.dataset.model.index import Mask, Numbers
from components.dataset.model.vocabulary import NONE_RECORDED
from components.dataset.replies.answers import ASKS, stated_answers
from components.dataset.replies.wait_records import short_date
from components.dataset.sources.excluded_sources import ExcludedSources, single_origin_mask, unsupported_mask
from components.dataset.sources.locators import locator

ONE_ORIGIN = "one_origin"  # a worked-out column
_DECIDES_ON = "decides-on"
_NOTHING = ExcludedSources()
NEWSPAPER = "newspaper-reading"
MOST_OFFERS = 120  # that can be read one under the other

_OF_EVENT = [c.EVENT, c.TITLE, c.DATE, c.DATE_MEANING, c.EARLIEST, c.LATEST, c.CHANNEL, c.STATUS, c.SIDE]


class Reply(NamedTuple):
    """The recorded event that answers an ask or offer.

    date: in words. day_known: whether it is dated to the day. where: locator. chosen: whether it is among the chosen
    events. least, most: days since the ask (see days_between). inferred: no source says
    that it is the answer, the curator reads it so. in_turn: what it asks or offers itself. decided: titles of the
    decisions on the ask that led to it.
    """

    event: str
    title: str
    date: str
    day_known: bool
    side: str
    side_name: str
    where: str
    chosen: bool
    least: Days
    most: Days
    inferred: bool
    in_turn: str
    decided: str


class Offer(NamedTuple):
    """An ask or offer, and its answer.

    event, date and short_date (in words), day_known, status, channel: of the message it was put in; carriers: names of
    the hands between the first and the last. is_ask: an answer can be expected to it. where: locator. answer: its
    class, a word of the dictionary. reply: None if no answer is recorded. The ends in _name and _label are words for
    the code before them.
    """

    proposal: str
    event: str
    date: str
    short_date: str
    day_known: bool
    status: str
    status_label: str
    channel_label: str
    carriers: str
    proposer: str
    proposer_name: str
    side: str
    side_name: str
    addressee: str
    addressee_name: str
    is_ask: bool
    kind_label: str
    topic: str
    topic_label: str
    content: str
    conditions: str
    reading: str
    reading_label: str
    where: str
    note: str
    answer: str
    reply: Reply | None


def asked(dataset: Dataset, mask: Mask, excluded: ExcludedSources = _NOTHING) -> pd.DataFrame:
    """Return every ask and offer that was put in one of the events `mask`, in the order of time, then of the items.

    What asks for nothing (a position, a promise, advice) is left out: no answer can be expected to it. Columns
    event_id; answer; one_origin (whether the event rests on one origin only, of those not `excluded`); the index says
    which row of `dataset.proposals` it is. An answer whose support is `excluded` counts as not recorded. Vectorised: a
    package may hold as many as it holds events.
    """
    rows = _rows(dataset, mask)
    rows = rows[dataset.proposals[c.KIND].iloc[rows].isin(ASKS).to_numpy()]
    places = dataset.index.places("proposals")[rows]
    alone = single_origin_mask(dataset, excluded)[places]
    events, answers = dataset.events[c.EVENT].iloc[places].tolist(), dataset.proposals[c.ANSWER].iloc[rows].tolist()
    lost = np.append(unsupported_mask(dataset, excluded), False)[
        dataset.index.places("proposals", c.ANSWER_EVENT)[rows]
    ]
    answers = [NONE_RECORDED if gone else answer for answer, gone in zip(answers, lost.tolist(), strict=True)]
    return pd.DataFrame({c.EVENT: events, c.ANSWER: answers, ONE_ORIGIN: alone}, index=pd.Index(rows))


def asking_nothing(dataset: Dataset, mask: Mask) -> int:
    """Return how many positions, promises and the like, which ask for nothing, were put in the events `mask`."""
    return int((dataset.index.of_rows(mask, "proposals") & ~dataset.proposals[c.KIND].isin(ASKS).to_numpy()).sum())


def answered_here(dataset: Dataset, mask: Mask) -> int:
    """Return how many asks and offers were answered in one of the events `mask`, but put in none of them."""
    named = dataset.index.of_rows(mask, "proposals", c.ANSWER_EVENT)
    return int((named & ~dataset.index.of_rows(mask, "proposals")).sum())


def offers(dataset: Dataset, mask: Mask, most: int = MOST_OFFERS) -> list[Offer]:
    """Return the first `most` asks and offers that were put in one of the events `mask`, each with its answer.

    An answer is given whether or not its event was chosen: a filter must not make "no answer" of it.

    Worked example: of the six items of 2 February 1996 (S24, Document 000 ¶ 18 to 23) each is deferred in the reply of
    4 February (S28, ¶ 28, 29): 2 days. The call to Bakour (S12, 21 to 31 August 1995, ¶ 7) is answered by a decision
    taken from 21 August to 5 September (S15, ¶ 8): 0 to 15 days.
    """
    asks = rows_of(dataset.proposals.iloc[_rows(dataset, mask)[:most]])
    answers = [row[c.ANSWER_EVENT] for row in asks if row[c.ANSWER] != NONE_RECORDED]
    events = _events(dataset, [*(row[c.EVENT] for row in asks), *answers])
    actors = _actors(dataset, {row[end] for row in asks for end in (c.PROPOSER, c.ADDRESSEE)})
    carriers, in_turn = _carriers(dataset, list(events)), _put_in(dataset, answers)
    label, sources, topics = dataset.dictionary.label, dataset.names_of[c.SOURCE], dataset.names_of[c.TOPIC]
    stated = stated_answers(dataset)
    found = []
    for ask in asks:
        event, source = events[ask[c.EVENT]], sources.get(ask[c.SOURCE], "")
        proposer, addressee = (actors.get(ask[end], {}) for end in (c.PROPOSER, c.ADDRESSEE))
        side, reply, days = proposer.get(c.SIDE, ""), None, event_bounds(event)
        if ask[c.ANSWER] != NONE_RECORDED and (answer := events.get(ask[c.ANSWER_EVENT])):
            answered = event_bounds(answer)
            least_days, most_days = days_between(days, answered)
            reply = Reply(
                event=answer[c.EVENT],
                title=answer[c.TITLE],
                date=date_words(answer[c.DATE], *answered, answer[c.DATE_MEANING]),
                day_known=_is_day(answered),
                side=answer[c.SIDE],
                side_name=label("actors", c.SIDE, answer[c.SIDE]),
                where=locator(source, ask[c.ANSWER_PARAGRAPHS]) if ask[c.ANSWER_PARAGRAPHS] else "",
                chosen=bool(mask[dataset.index.place(answer[c.EVENT])]),
                least=least_days,
                most=most_days,
                inferred=(answer[c.EVENT], ask[c.EVENT]) not in stated,
                in_turn=in_turn.get(answer[c.EVENT], ""),
                decided=_decided(dataset, ask[c.EVENT], answer[c.EVENT]),
            )
        found.append(
            Offer(
                proposal=ask[c.PROPOSAL],
                event=ask[c.EVENT],
                date=date_words(event[c.DATE], *days, event[c.DATE_MEANING]),
                short_date=short_date(*days),
                day_known=_is_day(days),
                status=event[c.STATUS],
                status_label=label("events", c.STATUS, event[c.STATUS]),
                channel_label=label("events", c.CHANNEL, event[c.CHANNEL]),
                carriers=carriers.get(ask[c.EVENT], ""),
                proposer=ask[c.PROPOSER],
                proposer_name=proposer.get(c.NAME, ask[c.PROPOSER]),
                side=side,
                side_name=label("actors", c.SIDE, side),
                addressee=ask[c.ADDRESSEE],
                addressee_name=addressee.get(c.NAME, ask[c.ADDRESSEE]),
                is_ask=ask[c.KIND] in ASKS,
                kind_label=label("proposals", c.KIND, ask[c.KIND]),
                topic=ask[c.ASKED_TOPIC],
                topic_label=topics.get(ask[c.ASKED_TOPIC], ask[c.ASKED_TOPIC]),
                content=ask[c.CONTENT],
                conditions=ask[c.CONDITIONS],
                reading=ask[c.READING],
                reading_label=label("proposals", c.READING, ask[c.READING]),
                where=locator(source, ask[c.PARAGRAPHS]),
                note=ask[c.NOTE],
                answer=ask[c.ANSWER],
                reply=reply,
            )
        )
    return found


def _rows(dataset: Dataset, mask: Mask) -> Numbers:
    """Return the rows of proposals put in the events `mask`, in the order of time, then of the items."""
    rows = np.flatnonzero(dataset.index.of_rows(mask, "proposals"))
    items = pd.to_numeric(dataset.proposals[c.ITEM].iloc[rows].astype("str"), errors="coerce").fillna(0).to_numpy()
    ordered: Numbers = rows[np.lexsort((rows, items, dataset.index.places("proposals")[rows]))]
    return ordered


def _events(dataset: Dataset, ids: Sequence[str]) -> dict[str, Mapping[Any, Any]]:
    places = [place for event in dict.fromkeys(ids) if (place := dataset.index.place(event)) >= 0]
    return {row[c.EVENT]: row for row in rows_of(dataset.events[_OF_EVENT].iloc[places])}


def _actors(dataset: Dataset, ids: set[str]) -> dict[str, Mapping[Any, Any]]:
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


def _decided(dataset: Dataset, put_in: str, answer: str) -> str:
    """Return the titles of the events that decide on the event `put_in`, but for its answer itself."""
    place = np.array([dataset.index.place(put_in)])
    links = rows_of(dataset.links.iloc[dataset.index.hanging("links", c.TO_EVENT).of(place)])
    deciding = [link[c.FROM_EVENT] for link in links if link[c.RELATION] == _DECIDES_ON]
    return "; ".join(row[c.TITLE] for row in _events(dataset, [one for one in deciding if one != answer]).values())


def _put_in(dataset: Dataset, events: Sequence[str]) -> dict[str, str]:
    """Return what each of `events` itself asks or offers, as one text."""
    named = np.zeros(len(dataset.events), dtype=bool)
    named[[place for event in events if (place := dataset.index.place(event)) >= 0]] = True
    found: dict[str, list[str]] = {}
    for row in rows_of(dataset.proposals.iloc[_rows(dataset, named)], [c.EVENT, c.KIND, c.CONTENT]):
        kind = dataset.dictionary.label("proposals", c.KIND, row[c.KIND]).lower()
        found.setdefault(row[c.EVENT], []).append(f"{kind}: {row[c.CONTENT]}")
    return {event: "; ".join(parts) for event, parts in found.items()}


def _is_day(days: Span) -> bool:
    return days.earliest is not None and days.earliest == days.latest
