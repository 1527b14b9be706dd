"""What is said of each wait: who asked whom and what, when, and what came of it."""

import calendar
import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from components.dataset.model import columns as c
from components.dataset.model.cells import event_bounds, rows_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.date_words import date_words
from components.dataset.model.dates import Days, span
from components.dataset.model.index import Mask
from components.dataset.model.vocabulary import NONE_RECORDED
from components.dataset.replies.answers import ASKS, NONE, stated_answers
from components.dataset.replies.waits import Waits

_OF_EVENT = [c.EVENT, c.TITLE, c.KIND, c.DATE, c.DATE_MEANING, c.EARLIEST, c.LATEST]


class WaitEvent(NamedTuple):
    """A question, an answer, or a later message.

    date, short_date: in words. exact: whether its day is known. chosen: whether it, or a part of it, is chosen.
    """

    event: str
    title: str
    kind: str
    kind_name: str
    date: str
    short_date: str
    exact: bool
    chosen: bool


class Wait(NamedTuple):
    """A question and what came of it.

    questions: event_id of the question, then those of its parts. answer: None if none is recorded. next_message: if
    none is, the next that the side asked writes, if it does. inferred: no source says that the answer is one, the
    curator reads it so. asker, asked: sides. least, most: days until the answer, or until the next message, of which
    there is no most; None where not known. asks: how many asks and offers are in the question; answered: how many of
    them have an answer on record; content: what they are. received: when the words reached the other side, and whom.
    actors: the first and the last hand.
    """

    question: WaitEvent
    questions: list[str]
    answer: WaitEvent | None
    next_message: WaitEvent | None
    inferred: bool
    asker: str
    asked: str
    asker_name: str
    asked_name: str
    least: Days
    most: Days
    asks: int
    answered: int
    content: str
    received: str
    actors: list[str]

    @property
    def longest(self) -> Days:
        """The days that it may have lasted; without an answer the least."""
        return self.least if self.most is None else self.most


def wait_records(dataset: Dataset, waits: Waits, mask: Mask | None = None) -> list[Wait]:
    """Return what is said of each of `waits`, in their order. mask: the chosen events; all by default."""
    events = _events(dataset, waits, np.ones(len(dataset.events), dtype=bool) if mask is None else mask)
    stated = stated_answers(dataset)
    found = []
    for row in range(len(waits)):
        parts = waits.parts(row)
        question, answer = events[parts[0]], events.get(int(waits.answer[row]))
        asker, asked = (waits.sides[side] for side in (waits.asker[row], waits.asked[row]))
        least, most = (None if days[row] == NONE else int(days[row]) for days in (waits.least, waits.most))
        asks, answered, content = _asks(dataset, parts)
        received, actors = _hands(dataset, parts[0], asked)
        found.append(
            Wait(
                question=question._replace(chosen=any(events[part].chosen for part in parts)),
                questions=[events[part].event for part in parts],
                answer=answer,
                next_message=events.get(int(waits.until[row])),
                inferred=answer is not None and (answer.event, question.event) not in stated,
                asker=asker,
                asked=asked,
                asker_name=dataset.dictionary.label("actors", c.SIDE, asker),
                asked_name=dataset.dictionary.label("actors", c.SIDE, asked),
                least=least,
                most=most if answer else None,
                asks=asks,
                answered=answered,
                content=content,
                received=received,
                actors=actors,
            )
        )
    return found


def _events(dataset: Dataset, waits: Waits, chosen: Mask) -> dict[int, WaitEvent]:
    """Return place -> the event there, of all that `waits` name."""
    places = np.flatnonzero(np.isin(waits.whole, waits.question))
    places = np.union1d(places, np.concatenate([waits.answer, waits.until]))
    places = places[places >= 0]
    found = {}
    for place, row in zip(places.tolist(), rows_of(dataset.events[_OF_EVENT].iloc[places]), strict=True):
        days = event_bounds(row)
        found[place] = WaitEvent(
            event=row[c.EVENT],
            title=row[c.TITLE],
            kind=row[c.KIND],
            kind_name=dataset.dictionary.label("events", c.KIND, row[c.KIND]) if row[c.KIND] else "",
            date=date_words(row[c.DATE], *days, row[c.DATE_MEANING]),
            short_date=short_date(*days),
            exact=days.earliest is not None and days.earliest == days.latest,
            chosen=bool(chosen[place]),
        )
    return found


def short_date(earliest: dt.date | None, latest: dt.date | None) -> str:
    """Return days as they are printed where there is little room.

    >>> day = dt.date.fromisoformat
    >>> short_date(day("1995-09-05"), day("1995-09-05")), short_date(day("1995-08-01"), day("1995-08-31"))
    ('5 Sep 1995', 'Aug 1995')
    >>> short_date(day("1995-08-21"), day("1995-09-05")), short_date(None, day("1998-02-17"))
    ('21 Aug–5 Sep 1995', 'by 17 Feb 1998')
    """
    if earliest is None or latest is None:
        known = earliest if latest is None else latest
        return "no date" if known is None else f"{'from' if latest is None else 'by'} {known.day} {known:%b %Y}"
    if earliest == latest:
        return f"{latest.day} {latest:%b %Y}"
    same = earliest.year == latest.year
    if same and (earliest.day, latest.day) == (1, calendar.monthrange(latest.year, latest.month)[1]):
        if (earliest.month, latest.month) == (1, 12):
            return str(latest.year)
        return f"{latest:%b %Y}" if earliest.month == latest.month else f"{earliest:%b}–{latest:%b %Y}"
    first = f"{earliest.day}" if same and earliest.month == latest.month else f"{earliest.day} {earliest:%b}"
    return f"{first if same else f'{first} {earliest.year}'}–{latest.day} {latest:%b %Y}"


def _asks(dataset: Dataset, parts: Sequence[int]) -> tuple[int, int, str]:
    """Return how many asks and offers a question has, how many of them have an answer on record, and what they are."""
    rows = dataset.index.hanging("proposals").of(np.array(sorted(parts)))
    asks = [row for row in rows_of(dataset.proposals.iloc[rows]) if row[c.KIND] in ASKS]
    answered = sum(row[c.ANSWER] not in ("", NONE_RECORDED) for row in asks)
    return len(asks), answered, "; ".join(row[c.CONTENT] for row in asks)


def _hands(dataset: Dataset, question: int, asked: str) -> tuple[str, list[str]]:
    """Return when the question reached the other side, as far as it is known, and its first and last hand."""
    rows = dataset.index.hanging("participants").of(np.array([question]))
    hands = dataset.participants[[c.HAND, c.ACTOR, c.SIDE, c.RECEIVED]].iloc[rows].dropna(subset=[c.HAND])
    ordered = sorted(rows_of(hands), key=lambda row: row[c.HAND])
    received = "not recorded"
    for hand in ordered[1:]:
        if hand[c.SIDE] == asked and (days := hand[c.RECEIVED]):
            name = dataset.names_of[c.ACTOR].get(hand[c.ACTOR], hand[c.ACTOR])
            received = f"{date_words(days, *span(days), 'within')} ({name})"
            break
    return received, [ordered[0][c.ACTOR], ordered[-1][c.ACTOR]]
