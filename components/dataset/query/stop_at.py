"""The record as it stood at the end of a day: nothing that is, or may be, later. For predicting, then revealing."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.date_words import day_words
from components.dataset.model.dates import span
from components.dataset.model.dictionary import Dictionary, Table
from components.dataset.model.index import Mask
from components.dataset.model.once import once_per_package
from components.dataset.model.vocabulary import NONE_RECORDED
from components.dataset.query.references import keep_referenced, whole_accounts
from components.dataset.query.selection import subset

_LARGE = 100_000  # events; of a million, each day kept takes a gigabyte
_MOST_KEPT, _MOST_KEPT_OF_LARGE = 4, 2  # days of one package
_ANSWERS = ("answers", "decides-on")  # relations of an event to what it answers


def truncate_at(dataset: Dataset, day: dt.date | None) -> Dataset:
    """Return `dataset` as if it ended with `day`, which is included; `dataset` itself for None.

    An event that may be later, as one without a last possible day, is left out with all that hangs on it. So are
    disagreements about such events, all corrections, offices taken up later, and actors, sources, places and chapters
    of which nothing is left. Answers, ends of offices and days of receiving that are later are blank, and so are all
    notes, which may look ahead.
    What is left may still say when it was published, or call somebody by a later office.
    """
    if day is None:
        return dataset
    kept = _kept(dataset)
    found = kept.get(day)
    if found is None:
        found = _until(dataset, day)
        # Another reader may keep or drop days at the same moment.
        most = _MOST_KEPT if len(dataset.events) <= _LARGE else _MOST_KEPT_OF_LARGE
        for old in list(kept)[: 1 - most]:
            kept.pop(old, None)
        kept[day] = found
    return found


@once_per_package
def _kept(_: Dataset) -> dict[dt.date, Dataset]:
    """Return the days of a package that were asked for last, the latest at the end."""
    return {}


def hidden_mask(dataset: Dataset, day: dt.date) -> Mask:
    """Return which events are, or may be, later than the end of `day`."""
    last = dataset.events[c.LATEST].to_numpy()
    # A comparison with an open bound (NaT) is false: what has no last possible day may be later.
    seen: Mask = last <= np.datetime64(day, "us")
    return ~seen


def _until(dataset: Dataset, day: dt.date) -> Dataset:
    late = hidden_mask(dataset, day)
    gone = set(dataset.events[c.EVENT][late].tolist())
    left = subset(dataset, ~late)
    left = replace(
        left,
        events=_answered(left.events, left.links),
        participants=_received(left.participants, day),
        proposals=_proposals(left.proposals, gone),
        offices=_offices(left.offices, day),
        ambiguities=_without_any(left.ambiguities, c.EVENTS, gone),
        corrections=left.corrections.iloc[:0],  # what was changed about one day is told with what came later
    )
    left = keep_referenced(replace(left, readings=whole_accounts(left, left.ambiguities)))
    plain: dict[str, Any] = {name: _without_notes(getattr(left, name)) for name in left.dictionary.tables}
    left = replace(left, **plain)
    end = pd.Timestamp(day)
    first, last = dataset.period
    return replace(
        left,
        dictionary=_labels(left, day),
        period=(first, min(last, end)) if first < end else dataset.period,
        mask=None,
    )


def _answered(events: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """Return `events`, saying how they were answered only where the answer is among them."""
    answered = set(links[c.TO_EVENT][links[c.RELATION].isin(_ANSWERS)].tolist())
    return events.assign(**{c.ANSWERED: events[c.ANSWERED].where(events[c.EVENT].isin(answered), "")})


def _received(participants: pd.DataFrame, day: dt.date) -> pd.DataFrame:
    """Return `participants`, saying when each had the words only if that was surely by `day`."""
    stated = participants[c.RECEIVED]
    ends = {cell: span(cell).latest if cell else None for cell in set(stated.tolist())}
    known = {cell for cell, end in ends.items() if end and end <= day}
    return participants.assign(**{c.RECEIVED: stated.where(stated.isin(known), "")})


def _proposals(proposals: pd.DataFrame, gone: Collection[str]) -> pd.DataFrame:
    late = proposals[c.ANSWER_EVENT].isin(gone) | proposals[c.ANSWER_EVENT].eq("")
    blank = {c.ANSWER: NONE_RECORDED, c.ANSWER_EVENT: "", c.ANSWER_PARAGRAPHS: ""}
    return proposals.assign(**{name: proposals[name].mask(late, value) for name, value in blank.items()})


def _offices(offices: pd.DataFrame, day: dt.date) -> pd.DataFrame:
    """Return the offices surely taken up by `day`; the end of one that outlasts it is open."""
    last = day.isoformat()
    begun = offices[offices[c.EARLIEST].ne("") & offices[c.EARLIEST].le(last)]
    over = begun[c.LATEST].ne("") & begun[c.LATEST].le(last)
    since = begun[c.DATE].str.split("/").str[0] + "/.."
    return begun.assign(**{c.DATE: begun[c.DATE].where(over, since), c.LATEST: begun[c.LATEST].where(over, "")})


def _without_any(rows: pd.DataFrame, column: str, gone: Collection[str]) -> pd.DataFrame:
    """Return the rows whose list in `column`, divided by semicolons, names none of `gone`."""
    named = [any(one.strip() in gone for one in cell.split(";")) for cell in rows[column].tolist()]
    return rows[~np.array(named, dtype=bool)].reset_index(drop=True)


def _without_notes(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(**{name: "" for name in (c.NOTE, c.DATE_NOTE) if name in rows})


def _labels(left: Dataset, day: dt.date) -> Dictionary:
    """Return the data dictionary without the chapters and voices of which nothing is left: their titles look ahead.

    That no answer is recorded is said of the day.
    """
    tables = dict(left.dictionary.tables)
    for name, column in (("events", c.CHAPTER), ("claims", c.VOICE)):
        found = set(getattr(left, name)[column].tolist())
        labels = {value: words for value, words in left.dictionary.labels(name, column).items() if value in found}
        tables[name] = _relabelled(tables[name], column, labels)
    answers = {**left.dictionary.labels("proposals", c.ANSWER), NONE_RECORDED: f"None by {day_words(day)}"}
    tables["proposals"] = _relabelled(tables["proposals"], c.ANSWER, answers)
    return Dictionary(tables)


def _relabelled(table: Table, column: str, labels: Mapping[str, str]) -> Table:
    return replace(table, fields={**table.fields, column: replace(table.fields[column], labels=labels)})
