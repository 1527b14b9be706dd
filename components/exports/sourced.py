"""Events as rows that say where each thing stands, for paper and for files."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from components.dataset import Dataset
from components.dataset.cells import rows_of
from components.dataset.claims import SAYS_SO, said_by_event
from components.dataset.records import STATUS, SUMMARY, WHAT, WHEN, WHO, records
from components.exports.web import text

MOST = 500


class Sourced(NamedTuple):
    """One event in words. said: what claims do to it -> source, paragraphs and voice of each."""

    event: str
    when: str
    what: str
    summary: str
    who: str
    status: str
    said: Mapping[str, Sequence[str]]


def sourced(shown: Dataset, events: Sequence[str]) -> list[Sourced]:
    """Return the first 500 of `events` (event_ids), each once, as rows. Raises KeyError if one of them is not shown."""
    ids = list(dict.fromkeys(events))[:MOST]
    rows, told = records(shown, ids), said_by_event(shown)
    cells = zip(ids, rows_of(rows), strict=True)
    return [
        Sourced(event, row[WHEN], row[WHAT], row[SUMMARY], row[WHO], row[STATUS], told.get(event, {}))
        for event, row in cells
    ]


def where_said(row: Sourced) -> str:
    """Return, as a list in HTML, where `row` is said; what does not say it stands under what it does."""
    lines = [
        f"<li>{text(line if heading == SAYS_SO else f'{heading}: {line}')}</li>"
        for heading, told in row.said.items()
        for line in told
    ]
    return f"<ul>{''.join(lines)}</ul>" if lines else "No source is recorded."
