"""What is said of each wait: who asked whom and what, when, and what came of it."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of, table_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.date_words import date_words
from components.dataset.model.dates import span
from components.dataset.model.index import Mask
from components.dataset.model.vocabulary import NONE_RECORDED
from components.dataset.replies.answers import ASKS, NONE
from components.dataset.replies.waits import ASKED_NAME, ASKER_NAME, LEAST, MOST, Waits

# Worked-out columns.
QUESTION, QUESTIONS, ANSWER = "question", "questions", "answer_event"
ASKER, ASKED = "asker", "asked"
PUT, PUT_SHORT, ANSWERED, ANSWERED_SHORT = "put", "put_short", "answered", "answered_short"
QUESTION_TITLE, ANSWER_TITLE = "question_title", "answer_title"
QUESTION_KIND, ANSWER_KIND, ANSWER_KIND_NAME = "question_kind", "answer_kind", "answer_kind_name"
QUESTION_EXACT, ANSWER_EXACT = "question_exact", "answer_exact"
QUESTION_KEPT, ANSWER_KEPT = "question_kept", "answer_kept"
INFERRED = "inferred"
UNTIL, UNTIL_EVENT, UNTIL_TITLE = "until", "until_event", "until_title"
WANTED, MET, CONTENT, REACHED, ACTORS = "wanted", "met", "content", "reached", "actors"

_DEDUCED = "inferred"
_OF_EVENT = [c.EVENT, c.TITLE, c.KIND, c.STATUS, c.DATE, c.DATE_MEANING, c.EARLIEST, c.LATEST]
_TYPES = {
    **dict.fromkeys((LEAST, MOST, WANTED, MET), "Int64"),
    **dict.fromkeys((QUESTION_EXACT, ANSWER_EXACT, QUESTION_KEPT, ANSWER_KEPT, INFERRED), "bool"),
    **dict.fromkeys((QUESTIONS, ACTORS), "object"),
}
_COLUMNS = (
    *(QUESTION, QUESTIONS, ANSWER, ASKER, ASKED, ASKER_NAME, ASKED_NAME, PUT, PUT_SHORT, ANSWERED, ANSWERED_SHORT),
    *(QUESTION_TITLE, ANSWER_TITLE, QUESTION_KIND, ANSWER_KIND, ANSWER_KIND_NAME, QUESTION_EXACT, ANSWER_EXACT),
    *(QUESTION_KEPT, ANSWER_KEPT, INFERRED, LEAST, MOST, UNTIL, UNTIL_EVENT, UNTIL_TITLE),
    *(WANTED, MET, CONTENT, REACHED, ACTORS),
)
_NOTHING: Mapping[Any, Any] = dict.fromkeys((c.EVENT, c.TITLE, c.KIND, c.STATUS), "")
Row = Mapping[Any, Any]


def wait_rows(dataset: Dataset, waits: Waits, mask: Mask | None = None) -> pd.DataFrame:
    """Return one row for each of `waits`, in their order.

    mask: the chosen events; all by default. Columns: question, questions (its id; with those of its parts),
    answer_event (empty if none is recorded), asker, asked (sides) and their words, put, answered (dates in words, and
    short), title, kind and whether the day is known of both, question_kept, answer_kept (chosen), inferred (no source
    says that it answers: the curator reads it so), least_days, most_days (NA where not known; without an answer there
    is no most), until (when the side asked next writes, in words), until_event, until_title, wanted (asks and offers in
    it), met (how many of these have an answer on record), content (what was asked), reached (when the words reached the
    other side, and whom), actors (the first and the last hand).
    """
    events = _events(dataset, waits)
    inferred = _inferred(dataset)
    found = []
    for wait in range(len(waits)):
        parts = waits.parts(wait)
        question, answer = events[parts[0]], events.get(int(waits.answer[wait]), _NOTHING)
        until = events.get(int(waits.until[wait]), _NOTHING)
        sides = [waits.sides[side] for side in (waits.asker[wait], waits.asked[wait])]
        ids = [events[part][c.EVENT] for part in parts]
        linked = [inferred.get((answer[c.EVENT], event)) for event in ids]
        found.append(
            {
                QUESTION: ids[0],
                QUESTIONS: ids,
                ANSWER: answer[c.EVENT],
                INFERRED: bool(answer[c.EVENT]) and linked[0] is not False,
                **_ends(dataset, question, answer, until),
                **_lasted(waits, wait),
                ASKER: sides[0],
                ASKED: sides[1],
                ASKER_NAME: dataset.dictionary.label("actors", c.SIDE, sides[0]),
                ASKED_NAME: dataset.dictionary.label("actors", c.SIDE, sides[1]),
                QUESTION_KEPT: mask is None or any(bool(mask[part]) for part in parts),
                ANSWER_KEPT: bool(answer[c.EVENT]) and (mask is None or bool(mask[waits.answer[wait]])),
                **_asked(dataset, parts),
                **_hands(dataset, parts[0], sides[1]),
            }
        )
    return table_of(found, _COLUMNS, _TYPES)


def _events(dataset: Dataset, waits: Waits) -> dict[int, Row]:
    """Return place -> what is needed of the event there."""
    places = np.flatnonzero(np.isin(waits.whole, waits.question))
    places = np.union1d(places, np.concatenate([waits.answer, waits.until]))
    places = places[places >= 0]
    return dict(zip(places.tolist(), rows_of(dataset.events[_OF_EVENT].iloc[places]), strict=True))


def _inferred(dataset: Dataset) -> dict[tuple[str, str], bool]:
    """Return (answer, question) -> whether the curator infers the link between them."""
    ends = (dataset.links[column].tolist() for column in (c.FROM_EVENT, c.TO_EVENT, c.BASIS))
    return {(one, other): basis == _DEDUCED for one, other, basis in zip(*ends, strict=True)}


def _ends(dataset: Dataset, question: Row, answer: Row, until: Row) -> dict[str, Any]:
    return {
        QUESTION_TITLE: question[c.TITLE],
        QUESTION_KIND: question[c.KIND],
        QUESTION_EXACT: _exact(question),
        PUT: _when(question),
        PUT_SHORT: _short(question),
        ANSWER_TITLE: answer[c.TITLE],
        ANSWER_KIND: answer[c.KIND],
        ANSWER_KIND_NAME: dataset.dictionary.label("events", c.KIND, answer[c.KIND]) if answer[c.KIND] else "",
        ANSWER_EXACT: _exact(answer),
        ANSWERED: _when(answer),
        ANSWERED_SHORT: _short(answer),
        UNTIL: _when(until),
        UNTIL_EVENT: until[c.EVENT],
        UNTIL_TITLE: until[c.TITLE],
    }


def _lasted(waits: Waits, wait: int) -> dict[str, Any]:
    least, most = int(waits.least[wait]), int(waits.most[wait])
    closed = bool(waits.answered[wait]) and most != NONE
    return {LEAST: pd.NA if least == NONE else least, MOST: most if closed else pd.NA}


def _bounds(event: Row) -> list[pd.Timestamp | None]:
    return [None if pd.isna(event[bound]) else event[bound] for bound in (c.EARLIEST, c.LATEST)]


def _exact(event: Row) -> bool:
    return bool(event[c.EVENT]) and None not in (days := _bounds(event)) and days[0] == days[1]


def _when(event: Row) -> str:
    if not event[c.EVENT]:
        return ""
    earliest, latest = _bounds(event)
    return date_words(event[c.DATE], earliest, latest, event[c.DATE_MEANING])


def _short(event: Row) -> str:
    return short_date(*_bounds(event)) if event[c.EVENT] else ""


def short_date(earliest: pd.Timestamp | None, latest: pd.Timestamp | None) -> str:
    """Return days as they are printed where there is little room.

    >>> day = lambda text: pd.Timestamp(text)
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
    if same and earliest.day == 1 and latest.is_month_end:
        if (earliest.month, latest.month) == (1, 12):
            return str(latest.year)
        return f"{latest:%b %Y}" if earliest.month == latest.month else f"{earliest:%b}–{latest:%b %Y}"
    first = f"{earliest.day}" if same and earliest.month == latest.month else f"{earliest.day} {earliest:%b}"
    return f"{first if same else f'{first} {earliest.year}'}–{latest.day} {latest:%b %Y}"


def _asked(dataset: Dataset, parts: Sequence[int]) -> dict[str, Any]:
    """Return what the asks and offers of a question are, and how many of them have an answer on record."""
    rows = dataset.index.hanging("proposals").of(np.array(sorted(parts)))
    asks = [row for row in rows_of(dataset.proposals.iloc[rows]) if row[c.KIND] in ASKS]
    met = sum(row[c.ANSWER] not in ("", NONE_RECORDED) for row in asks)
    return {WANTED: len(asks), MET: met, CONTENT: "; ".join(row[c.CONTENT] for row in asks)}


def _hands(dataset: Dataset, question: int, asked: str) -> dict[str, Any]:
    """Return when the question reached the other side, as far as it is known, and its first and last hand."""
    rows = dataset.index.hanging("participants").of(np.array([question]))
    hands = dataset.participants[[c.HAND, c.ACTOR, c.SIDE, c.RECEIVED]].iloc[rows].dropna(subset=[c.HAND])
    held = sorted(rows_of(hands), key=lambda row: row[c.HAND])
    names = dataset.names_of[c.ACTOR]
    there = [row for row in held[1:] if row[c.SIDE] == asked and row[c.RECEIVED]]
    reached = _reached(there[0], names) if there else "not recorded"
    return {REACHED: reached, ACTORS: [held[0][c.ACTOR], held[-1][c.ACTOR]]}


def _reached(hand: Row, names: Mapping[str, str]) -> str:
    days = span(hand[c.RECEIVED])
    return f"{date_words(hand[c.RECEIVED], *days, 'within')} ({names.get(hand[c.ACTOR], hand[c.ACTOR])})"
