"""The events of the timeline in another order than that of time: as they are told, and as they became known."""

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of, table_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.date_words import since_brief
from components.dataset.model.dates import Span
from components.dataset.sources.narrative_order import BACK, DOCUMENT, PARAGRAPH, WHERE, narrative_order, passages
from components.dataset.sources.publication import AT_ONCE, FIRST, LAG, LAST, publication_table
from components.dataset.timeline.timeline import AFTER, AT, BEFORE, EXACT, PANEL, PERIOD, STEPS, UNDATED

# Worked-out columns of marks, and of stops.
STOP = "stop"
HEADING, WORDS = "heading", "words"
NO_STOP = -1


class Ordering(NamedTuple):
    """The timeline in another order.

    marks: as dataset.timeline gives them, but panel, at, earliest, latest and exact say where each stands here; and
    stop: the number of its stop, from 0, or -1. A mark of the panel "steps" stands at its stop.
    stops: heading, words; one row for each stop, from left to right; those of one heading side by side.
    said: event_id -> what this order says of the event, in words.
    """

    marks: pd.DataFrame
    stops: pd.DataFrame
    said: dict[str, str]


def narrative_ordering(dataset: Dataset, shown: Dataset, marks: pd.DataFrame) -> Ordering:
    """Return `marks` in the order of the telling: a stop for each paragraph of the documents.

    What no document tells stands in the panel "undated". A flash-back has its year as label. A mark stays exact if its
    day is known.
    """
    text = passages(dataset)
    number = {place: row for row, place in enumerate(zip(text[DOCUMENT], text[PARAGRAPH], strict=True))}
    told = {row[c.EVENT]: row for row in rows_of(narrative_order(dataset, shown))}
    ids = marks[c.EVENT].tolist()
    stops = [number.get((told[event][DOCUMENT], told[event][PARAGRAPH]), NO_STOP) for event in ids]
    years = [f"◂ {day.year}" if told[event][BACK] else "" for event, day in zip(ids, marks[c.LATEST], strict=True)]
    labels = [f"{label} {year}".strip() for label, year in zip(marks[c.LABEL].tolist(), years, strict=True)]
    moved: dict[str, Any] = {
        PANEL: np.where(np.array(stops, dtype=int) == NO_STOP, UNDATED, STEPS),
        STOP: pd.Series(stops, dtype="int64"),
        c.LABEL: pd.Series(labels, dtype="str"),
    }
    rows = [{HEADING: f"{row[c.SHORT]} ¶", WORDS: str(row[PARAGRAPH])} for row in rows_of(text, [c.SHORT, PARAGRAPH])]
    said = {event: f"Told in {row[WHERE]}" if row[PARAGRAPH] else _untold(row[WHERE]) for event, row in told.items()}
    return Ordering(marks.assign(**moved), table_of(rows, [HEADING, WORDS], {}), said)


def _untold(where: str) -> str:
    return f"Not told in the documents. {where}" if where else "Not told in the documents"


def publication_ordering(dataset: Dataset, shown: Dataset, marks: pd.DataFrame) -> Ordering:
    """Return `marks` in the order in which the public could know of the events.

    What was first published after the period of `dataset` has a stop for each first publication; what was known before
    stands in the calendar, at the middle of the days on which it may have become known; what has no date of publication
    in the panel "undated". A mark is exact if the day on which the event became known is.
    """
    known = {row[c.EVENT]: row for row in rows_of(publication_table(dataset, shown))}
    late = sorted({_when(row) for row in known.values() if _is_late(row, dataset.period[1])})
    rows = [known[event] for event in marks[c.EVENT].tolist()]
    first, last = (pd.Series([row[bound] for row in rows], dtype="datetime64[us]") for bound in (FIRST, LAST))
    stops = [late.index(_when(row)) if _is_late(row, dataset.period[1]) else NO_STOP for row in rows]
    middle = first + (last - first) / 2
    days = np.select(
        [middle.isna(), middle < dataset.period[0], middle > dataset.period[1]], [UNDATED, BEFORE, AFTER], PERIOD
    )
    moved: dict[str, Any] = {
        c.EARLIEST: first,
        c.LATEST: last,
        AT: middle,
        EXACT: first.notna() & first.eq(last),
        PANEL: np.where(np.array(stops, dtype=int) == NO_STOP, days, STEPS),
        STOP: pd.Series(stops, dtype="int64"),
        # Only what was public lasted before the eyes of the public.
        c.DATE_MEANING: marks[c.DATE_MEANING].where(np.array([row[AT_ONCE] for row in rows], dtype=bool), "within"),
    }
    said = {event: _known_words(row) for event, row in known.items()}
    return Ordering(marks.assign(**moved), table_of([_stop(*when) for when in late], [HEADING, WORDS], {}), said)


def _when(row: dict[Any, Any]) -> tuple[pd.Timestamp, pd.Timestamp]:
    return row[LAST], row[FIRST]


def _is_late(row: dict[Any, Any], end: pd.Timestamp) -> bool:
    """Return whether an event that was not public became known after the day `end`; false if that is not known."""
    return not row[AT_ONCE] and row[FIRST] > end and not pd.isna(row[LAST])


def _stop(last: pd.Timestamp, first: pd.Timestamp) -> dict[str, str]:
    return {HEADING: f"first read {last.year}", WORDS: _days_words(first, last)}


def _days_words(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """Return the days of a stop, without the year of the last one.

    >>> day = pd.Timestamp
    >>> _days_words(day("2021-06-01"), day("2021-06-30")), _days_words(day("2021-07-01"), day("2021-07-01"))
    ('1–30 Jun', '1 Jul')
    >>> _days_words(day("2021-05-01"), day("2021-06-02")), _days_words(day("2020-12-31"), day("2021-01-01"))
    ('1 May – 2 Jun', '31 Dec 2020 – 1 Jan')
    """
    until = f"{last.day} {last:%b}"
    if first.year != last.year:
        return f"{first.day} {first:%b %Y} – {until}"
    if first.month != last.month:
        return f"{first.day} {first:%b} – {until}"
    return until if first == last else f"{first.day}–{until}"


def _known_words(row: dict[Any, Any]) -> str:
    if row[AT_ONCE]:
        return "Public when it happened"
    if pd.isna(row[FIRST]) and pd.isna(row[LAST]):
        return "No dated publication among the sources read"
    first, last = (None if pd.isna(day) else day.date() for day in (row[FIRST], row[LAST]))
    lag = f", {row[LAG]}" if row[LAG] else ""
    return f"First published {since_brief(Span(first, last))}{lag}"
