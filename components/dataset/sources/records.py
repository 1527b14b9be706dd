"""Events as rows to read: every value in words."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.date_words import date_words
from components.dataset.sources.claims import SAYS_SO, statements_by_event
from components.dataset.sources.excluded_sources import unsupported_ids

# Headings of the rows.
WHEN, WHAT, SUMMARY, KIND, WHO, CHANNEL, STATUS, CERTAINTY, ORIGINS, WHERE_SAID = (
    "When",
    "Event",
    "What happened",
    "Kind",
    "Who takes part",
    "Channel",
    "Status",
    "Certainty",
    "Corroboration",
    "Source",
)
SORT = "First possible day"
_USED = [
    *(c.EVENT, c.TITLE, c.SUMMARY, c.DATE, c.DATE_MEANING, c.EARLIEST, c.LATEST),
    *(c.KIND, c.CHANNEL, c.STATUS, c.CERTAINTY, c.CORROBORATION),
]
OUTSIDE = " (* may lie, or reach, outside the dates asked for)"
LOST = "; its only support is switched off"


def records(shown: Dataset, events: Sequence[str] | None = None) -> pd.DataFrame:
    """Return one row an event, indexed by event_id, in the order of `events` (of time by default).

    Columns: the headings above, all in words, and the first possible day (NaT if not known).
    """
    rows = _rows(shown, events)
    who, said = _who(shown), statements_by_event(shown)
    ids = [row[c.EVENT] for row in rows]
    words = {
        WHEN: [event_date(row) for row in rows],
        WHAT: [row[c.TITLE] for row in rows],
        SUMMARY: [row[c.SUMMARY] for row in rows],
        WHO: ["; ".join(who.get(event, ())) for event in ids],
    }
    coded = ((KIND, c.KIND), (CHANNEL, c.CHANNEL), (STATUS, c.STATUS), (CERTAINTY, c.CERTAINTY))
    for heading, column in (*coded, (ORIGINS, c.CORROBORATION)):
        labels = shown.dictionary.labels("events", column)
        words[heading] = [labels.get(row[column], row[column]) for row in rows]
    if lost := unsupported_ids(shown):
        words[STATUS] = [f"{one}{LOST if event in lost else ''}" for event, one in zip(ids, words[STATUS], strict=True)]
    if outside := shown.ids_among(shown.perhaps_outside):
        words[WHEN] = [
            f"{one}{OUTSIDE if event in outside else ''}" for event, one in zip(ids, words[WHEN], strict=True)
        ]
    words[WHERE_SAID] = [_said(said.get(event, {})) for event in ids]
    index = pd.Index(ids, name=c.EVENT, dtype="str")
    table = {heading: pd.Series(values, index=index, dtype="str") for heading, values in words.items()}
    days = pd.Series([row[c.EARLIEST] for row in rows], index=index, dtype="datetime64[us]")
    return pd.DataFrame({**table, SORT: days})


def _rows(shown: Dataset, events: Sequence[str] | None) -> list[dict[Any, Any]]:
    """Return the events asked for. Raises KeyError if one of them is not shown."""
    table = shown.events[_USED]
    if events is None:
        return rows_of(table)
    rows = {row[c.EVENT]: row for row in rows_of(table[table[c.EVENT].isin(set(events)).to_numpy()])}
    return [rows[event] for event in events]


def event_date(row: Mapping[Any, Any]) -> str:
    """Return the date of a row of events, in words."""
    earliest, latest = (None if pd.isna(row[bound]) else row[bound].date() for bound in (c.EARLIEST, c.LATEST))
    return date_words(row[c.DATE], earliest, latest, row[c.DATE_MEANING])


def _who(shown: Dataset) -> dict[str, dict[str, None]]:
    """Return event_id -> names of those who take part, each once, not of those only spoken of."""
    names = dict(zip(shown.actors[c.ACTOR], shown.actors[c.NAME], strict=True))
    found: dict[str, dict[str, None]] = {}
    parts = (shown.participants[column].tolist() for column in (c.EVENT, c.ACTOR, c.ROLE))
    for event, actor, role in zip(*parts, strict=True):
        if not shown.dictionary.roles[role].about and actor in names:
            found.setdefault(event, {})[names[actor]] = None
    return found


def _said(statements: Mapping[str, Sequence[str]]) -> str:
    """Return where it is said: "Document 000 ¶ 9, 11 (The envoy); Contradicts it: CNN, 18 February 1998 (CNN)"."""
    return "; ".join(
        line if heading == SAYS_SO else f"{heading}: {line}" for heading, lines in statements.items() for line in lines
    )
