"""What was changed in the record after somebody looked again."""

from collections.abc import Collection
from typing import NamedTuple

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.dataset import Dataset

_OF_EVENT = (("claims", c.CLAIM), ("proposals", c.PROPOSAL))


class Correction(NamedTuple):
    """One change. version: of the data, the first that has it; date: of that version; records: ids of any table."""

    correction: str
    version: str
    date: str
    records: tuple[str, ...]
    change: str


def corrections(dataset: Dataset) -> list[Correction]:
    """Return all corrections of `dataset`, the latest of the table first."""
    separator = dataset.dictionary.tables["corrections"].fields[c.RECORDS].separator
    return [
        Correction(
            correction=row[c.CORRECTION],
            version=row[c.VERSION],
            date=row[c.DATE],
            records=tuple(one.strip() for one in row[c.RECORDS].split(separator) if one.strip()),
            change=row[c.CHANGE],
        )
        for row in reversed(rows_of(dataset.corrections))
    ]


def corrections_of(dataset: Dataset, records: Collection[str]) -> list[Correction]:
    """Return the corrections that name one of `records`, the latest first."""
    wanted = frozenset(records)
    return [one for one in corrections(dataset) if not wanted.isdisjoint(one.records)]


def records_of(shown: Dataset) -> set[str]:
    """Return the ids of the events of `shown`, and of their claims, asks and offers."""
    found = set(shown.events[c.EVENT].tolist())
    for table, column in _OF_EVENT:
        found |= set(getattr(shown, table)[column].tolist())
    return found


def events_of_records(dataset: Dataset, records: Collection[str]) -> list[str]:
    """Return the events that `records` are, or are about, each once, in the order of `records`."""
    event_of = {event: event for event in records if dataset.holds(event)}
    for table, column in _OF_EVENT:
        rows = getattr(dataset, table)
        of_table = rows[rows[column].isin(records)]
        event_of |= dict(zip(of_table[column].tolist(), of_table[c.EVENT].tolist(), strict=True))
    return list(dict.fromkeys(event_of[one] for one in records if one in event_of))


def corrections_by_event(dataset: Dataset) -> dict[str, list[str]]:
    """Return event_id -> ids of the corrections of it, of its claims, asks and offers, in the order of the table."""
    found: dict[str, list[str]] = {}
    for one in reversed(corrections(dataset)):
        for event in events_of_records(dataset, one.records):
            found.setdefault(event, []).append(one.correction)
    return found
