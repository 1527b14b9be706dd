"""The events of the timeline in another order than that of time: as they are told, and as they became known."""

import datetime as dt
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.date_words import since_brief
from components.dataset.model.dating import CLOSED, standing
from components.dataset.sources.narrative_order import FirstTelling, narrative_order, passages
from components.dataset.sources.publication import Publication, publications
from components.dataset.timeline.timeline import AFTER, AT, BEFORE, EXACT, OPEN, PANEL, PERIOD, STEPS, UNDATED

STOP = "stop"  # a worked-out column of marks
NO_STOP = -1


class Stop(NamedTuple):
    """A stop, in words, and the heading it stands under; those of one heading stand side by side."""

    heading: str
    words: str


class Ordering(NamedTuple):
    """The timeline in another order.

    marks: as dataset.timeline gives them, but panel, at, earliest, latest and exact say where each stands here; and
    stop: the number of its stop, from 0, or -1. A mark of the panel "steps" stands at its stop.
    stops: from left to right. notes: event_id -> what this order says of the event, in words.
    """

    marks: pd.DataFrame
    stops: list[Stop]
    notes: dict[str, str]


def in_order(marks: pd.DataFrame) -> pd.DataFrame:
    """Return `marks` of an ordering from its first to its last: by the day, then stop by stop, at last the rest."""
    late = marks[PANEL].map({STEPS: 1, UNDATED: 2}).fillna(0).to_numpy()
    days = marks[AT].to_numpy().astype("datetime64[s]").astype(np.int64)
    return marks.iloc[np.lexsort((days, marks[STOP].to_numpy(), late))]


def narrative_ordering(dataset: Dataset, shown: Dataset, marks: pd.DataFrame) -> Ordering:
    """Return `marks` in the order of the telling: a stop for each paragraph of the documents.

    What no document tells stands in the panel "undated". A flash-back has its year as label. A mark stays exact if its
    day is known.
    """
    text = passages(dataset)
    number_of = {passage[:2]: number for number, passage in enumerate(text)}
    firsts = narrative_order(dataset, shown)
    rows = [firsts[event] for event in marks[c.EVENT].tolist()]
    stops = [number_of.get(first[:2], NO_STOP) for first in rows]
    years = [f"◂ {day.year}" if first.flashback else "" for first, day in zip(rows, marks[c.LATEST], strict=True)]
    labels = [f"{year} {label}".strip() for label, year in zip(marks[c.LABEL].tolist(), years, strict=True)]
    moved: dict[str, Any] = {
        PANEL: np.where(np.array(stops, dtype=int) == NO_STOP, UNDATED, STEPS),
        STOP: pd.Series(stops, dtype="int64"),
        OPEN: CLOSED,  # a place in a text is open to no side
        c.LABEL: pd.Series(labels, dtype="str"),
    }
    notes = {event: _telling_words(first) for event, first in firsts.items()}
    return Ordering(marks.assign(**moved), [Stop(f"{one.title} ¶", str(one.paragraph)) for one in text], notes)


def _telling_words(first: FirstTelling) -> str:
    if first.paragraph:
        return f"Told in {first.where}"
    return f"Not told in the documents. {first.where}" if first.where else "Not told in the documents"


def publication_ordering(dataset: Dataset, shown: Dataset, marks: pd.DataFrame) -> Ordering:
    """Return `marks` in the order in which the public could know of the events.

    What was first published after the period of `dataset` has a stop for each first publication; what was known before
    stands in the calendar, at the middle of the days on which it may have become known; what has no date of publication
    in the panel "undated". A mark is exact if the day on which the event became known is.
    """
    begin, end = dataset.period
    known = publications(dataset, shown)
    late = {event: stop for event, one in known.items() if (stop := _late(one, end.date()))}
    order = sorted(set(late.values()))
    ids = marks[c.EVENT].tolist()
    stops = [order.index(late[event]) if event in late else NO_STOP for event in ids]
    first, last = (pd.Series([known[event].days[bound] for event in ids], dtype="datetime64[us]") for bound in (0, 1))
    stand = standing(first, last)
    middle = stand.at
    days = np.select([middle.isna(), middle < begin, middle > end], [UNDATED, BEFORE, AFTER], PERIOD)
    public = np.array([known[event].at_once for event in ids], dtype=bool)
    moved: dict[str, Any] = {
        c.EARLIEST: first,
        c.LATEST: last,
        AT: middle,
        OPEN: stand.open,
        EXACT: first.notna() & first.eq(last),
        PANEL: np.where(np.array(stops, dtype=int) == NO_STOP, days, STEPS),
        STOP: pd.Series(stops, dtype="int64"),
        # Only what was public lasted before the eyes of the public.
        c.DATE_MEANING: marks[c.DATE_MEANING].where(public, "within"),
    }
    named = [Stop(f"first read {last.year}", _days_words(first, last)) for last, first in order]
    return Ordering(marks.assign(**moved), named, {event: _known_words(one) for event, one in known.items()})


def _late(one: Publication, end: dt.date) -> tuple[dt.date, dt.date] | None:
    """Return the last and the first day of a publication surely after the day `end`; None of what was public before."""
    first, last = one.days
    return (last, first) if not one.at_once and first and last and first > end else None


def _days_words(first: dt.date, last: dt.date) -> str:
    """Return the days of a stop, without the year of the last one.

    >>> day = dt.date.fromisoformat
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


def _known_words(one: Publication) -> str:
    if one.at_once:
        return "Public when it happened"
    if not any(one.days):
        return "No dated publication among the sources read"
    return f"First published {since_brief(one.days)}{f', {one.lag}' if one.lag else ''}"
