"""Messages from hand to hand: who held the words, in what order, and how long they were on the way."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from components.dataset.exchange.ties import SIDE_NAME
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of, table_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.date_words import date_words, days_words
from components.dataset.model.dates import Span, days_between, span
from components.dataset.model.index import Mask

# Worked-out columns of hands, hops, lanes and carried.
NUMBER, AT = "number", "at"
DATED = "dated"
STATUS_LABEL = "status_label"
ROLE_LABEL = "role_label"
BASIS_LABEL = "basis_label"
REACHED_FIRST, REACHED_LAST, REACHED = "reached_first", "reached_last", "reached"
LEAST_DAYS, MOST_DAYS = "least_days", "most_days"
IS_AUTHOR, IS_ADDRESSEE = "is_author", "is_addressee"
GIVER, TAKER, INFERRED = "giver", "taker", "inferred"
HANDS, HOPS, HOPS_TIMED, CHAIN, TRANSIT = "hands", "hops", "hops_timed", "chain", "transit"

MOST_LIFELINES, MOST_ROWS = 120, 60  # messages that can be told apart side by side, and in rows
DEDUCED = "inferred"  # basis of a hand that no source names

_OF_EVENT = [c.EVENT, c.TITLE, c.STATUS, c.DATE, c.DATE_MEANING, c.EARLIEST, c.LATEST]
_OF_HAND = [c.EVENT, c.HAND, c.ACTOR, c.ROLE, c.BASIS, c.SIDE, c.RECEIVED]
_OF_MESSAGE = [c.EVENT, NUMBER, c.TITLE, DATED, c.STATUS, STATUS_LABEL]
TYPES = {  # of the columns that are no text
    **dict.fromkeys((c.EARLIEST, c.LATEST, AT, REACHED_FIRST, REACHED_LAST), "datetime64[us]"),
    **dict.fromkeys((c.HAND, LEAST_DAYS, MOST_DAYS), "Int64"),
    **dict.fromkeys((IS_AUTHOR, IS_ADDRESSEE, INFERRED), "bool"),
    **dict.fromkeys((NUMBER, HANDS, HOPS, HOPS_TIMED), "int64"),
}
_COLUMNS = [
    *(c.EVENT, c.TITLE, c.STATUS, STATUS_LABEL, DATED, c.EARLIEST, c.LATEST, AT, NUMBER),
    *(c.HAND, c.ACTOR, c.NAME, c.OFFICE, c.SIDE, SIDE_NAME, c.ROLE, ROLE_LABEL, c.BASIS, BASIS_LABEL),
    *(REACHED_FIRST, REACHED_LAST, REACHED, LEAST_DAYS, MOST_DAYS, IS_AUTHOR, IS_ADDRESSEE),
]
_CARRIED = [*_OF_MESSAGE, CHAIN, HANDS, HOPS, HOPS_TIMED, LEAST_DAYS, MOST_DAYS, TRANSIT, INFERRED]
Row = Mapping[Any, Any]


def hands(shown: Dataset) -> pd.DataFrame:
    """Return one row for each hand that each message passes through, in the order of time, then of hands.

    A message of which only one bound is known stands at that bound, another at the middle of its bounds.
    Columns: event_id, title, status, status_label, dated (in words), earliest, latest, at of the message; number (1 for
    the first message shown); hand, actor_id, name, office, side, side_name, role, role_label, basis,
    basis_label; reached_first, reached_last (days between which the words reached this hand, both included; NaT if not
    known) and reached (in words); least_days, most_days since the hand before (see `days_between`; NA also for the
    first hand, and where the hand before is missing); is_author (the first hand), is_addressee (the last).
    Hands with the same number hold the words together.
    """
    held: dict[str, list[Row]] = {}
    known = {row[c.ACTOR]: row for row in rows_of(shown.actors, [c.ACTOR, c.NAME, c.OFFICE])}
    recorded = shown.participants.loc[shown.participants[c.HAND].notna().to_numpy(), _OF_HAND]
    for hand in rows_of(recorded):
        if hand[c.ACTOR] in known:
            held.setdefault(hand[c.EVENT], []).append({**hand, **known[hand[c.ACTOR]]})
    sent = _stood(shown.events.loc[shown.events[c.EVENT].isin(held).to_numpy(), _OF_EVENT])
    rows = [
        {**hand, **message, NUMBER: number}
        for number, message in enumerate(sent, start=1)
        for hand in _passed(held[message[c.EVENT]])
    ]
    for table, column, words in (
        ("events", c.STATUS, STATUS_LABEL),
        ("actors", c.SIDE, SIDE_NAME),
        ("participants", c.ROLE, ROLE_LABEL),
        ("participants", c.BASIS, BASIS_LABEL),
    ):
        labels = shown.dictionary.labels(table, column)
        for row in rows:
            row[words] = labels.get(row[column], row[column])
    return table_of(rows, _COLUMNS, TYPES)


def first_messages(held: pd.DataFrame, most: int) -> pd.DataFrame:
    """Return the rows of `held` (as `hands` returns it) of the first `most` messages; the last number counts all."""
    return held[(held[NUMBER] <= most).to_numpy()]


def messages_in(dataset: Dataset, mask: Mask) -> Mask:
    """Return which of the events `mask` are messages with recorded hands."""
    are: Mask = mask & dataset.index.of_events(dataset.participants[c.HAND].notna().to_numpy(), "participants")
    return are


def _stood(events: pd.DataFrame) -> list[dict[Any, Any]]:
    """Return `events` in the order of the day each stands at: the middle of its bounds, or the only known one."""
    earliest, latest = (events[bound].to_numpy("datetime64[us]") for bound in (c.EARLIEST, c.LATEST))
    middle = earliest + (latest - earliest) // 2
    at = np.where(np.isnat(middle), np.where(np.isnat(latest), earliest, latest), middle)
    # On the same day, "on or before" comes before that day, "on or after" behind it.
    last = np.iinfo(np.int64).max
    keys = [np.where(np.isnat(days), missing, days.astype(np.int64)) for days, missing in ((latest, last), (at, last))]
    ids = events[c.EVENT].to_numpy(dtype=np.str_)
    rows = rows_of(events.assign(**{AT: at}))
    found = [rows[place] for place in np.lexsort((ids, keys[0], earliest.astype(np.int64), keys[1]))]
    for row in found:
        first, final = (None if pd.isna(day) else day.date() for day in (row[c.EARLIEST], row[c.LATEST]))
        row[DATED] = date_words(row[c.DATE], first, final, row[c.DATE_MEANING])
    return found


def _passed(hands_of: list[Row]) -> list[Row]:
    """Return the hands of one message in order, with when the words reached each, and the days since the hand before.

    Hands that hold the words together: each may have had them first, so the next counts from all of them.
    """
    spans: dict[int, Span] = {}
    found = sorted(hands_of, key=lambda hand: (hand[c.HAND], hand[c.ACTOR]))
    for hand in found:
        own = span(hand[c.RECEIVED]) if hand[c.RECEIVED] else Span(None, None)
        spans[hand[c.HAND]] = _together(spans.get(hand[c.HAND], own), own)
    return [{**hand, **_reached(hand, spans, found[-1][c.HAND])} for hand in found]


def _together(one: Span, other: Span) -> Span:
    first = min(one.earliest, other.earliest) if one.earliest and other.earliest else None
    return Span(first, max(one.latest, other.latest) if one.latest and other.latest else None)


def _reached(hand: Row, spans: Mapping[int, Span], last: int) -> dict[str, Any]:
    number, received = hand[c.HAND], hand[c.RECEIVED]
    own = span(received) if received else Span(None, None)
    least, most = days_between(spans.get(number - 1, Span(None, None)), own)
    return {
        REACHED_FIRST: own.earliest,
        REACHED_LAST: own.latest,
        REACHED: date_words(received, *own, "within") if received else "not known",
        LEAST_DAYS: least,
        MOST_DAYS: most,
        IS_AUTHOR: number == 1,
        IS_ADDRESSEE: 1 < number == last,
    }


def message_records(held: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each message, for the table and for those who cannot see the picture.

    held: as `hands` returns it. Columns: event_id, number, title, dated, status, status_label, chain (who held the
    words, with the days from hand to hand), hands (how many), hops, hops_timed (hops whose time is known at least
    within bounds), least_days, most_days, transit (from the first hand to the last; days and words), inferred (whether
    any hand is inferred).
    """
    messages: dict[int, dict[int, list[Row]]] = {}
    for row in rows_of(held):
        messages.setdefault(row[NUMBER], {}).setdefault(row[c.HAND], []).append(row)
    return table_of((_whole(message) for message in messages.values()), _CARRIED, TYPES)


def _whole(message: dict[int, list[Row]]) -> dict[str, Any]:
    """Return what is told of a message as a whole. message: number of a hand -> those who hold the words together."""
    holders = [row for rows in message.values() for row in rows]
    author, addressee = (_span([row for row in holders if row[end]]) for end in (IS_AUTHOR, IS_ADDRESSEE))
    least, most = days_between(author, addressee)
    steps = [rows[0] for number, rows in message.items() if number > 1]
    return {
        **{column: holders[0][column] for column in _OF_MESSAGE},
        CHAIN: _chain(message),
        HANDS: len(message),
        HOPS: len(steps),
        HOPS_TIMED: sum(not pd.isna(step[MOST_DAYS]) for step in steps),
        LEAST_DAYS: least,
        MOST_DAYS: most,
        TRANSIT: days_words(least, most),
        INFERRED: any(row[c.BASIS] == DEDUCED for row in holders),
    }


def _span(holders: list[Row]) -> Span:
    """Return when the words reached those who hold them together."""
    days = [[row[bound] for row in holders] for bound in (REACHED_FIRST, REACHED_LAST)]
    first, last = (None if not one or any(pd.isna(day) for day in one) else one for one in days)
    return Span(min(first).date() if first else None, max(last).date() if last else None)


def _chain(message: dict[int, list[Row]]) -> str:
    parts: list[str] = []
    for holders in message.values():
        words = days_words(holders[0][LEAST_DAYS], holders[0][MOST_DAYS])
        time = f"→ ({'?' if words == 'not known' else words}) " if parts else ""
        parts.append(time + " and ".join(row[c.NAME] for row in holders))
    return " ".join(parts)
