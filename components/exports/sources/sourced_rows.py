"""Events as rows that say where each thing stands, for paper and for files."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from components.dataset import Dataset
from components.dataset.model.cells import rows_of
from components.dataset.sources.claims import SAYS_SO, statements_by_event
from components.dataset.sources.records import STATUS, SUMMARY, WHAT, WHEN, WHO, records
from components.exports.base.html_page import escape

MOST = 500


class SourcedRow(NamedTuple):
    """One event in words. said: what claims do to it -> source, paragraphs and voice of each."""

    event: str
    when: str
    what: str
    summary: str
    who: str
    status: str
    said: Mapping[str, Sequence[str]]


def sourced_rows(shown: Dataset, events: Sequence[str]) -> list[SourcedRow]:
    """Return the first 500 of `events` (event_ids), each once, as rows. Raises KeyError if one of them is not shown."""
    ids = list(dict.fromkeys(events))[:MOST]
    rows, told = records(shown, ids), statements_by_event(shown)
    cells = zip(ids, rows_of(rows), strict=True)
    return [
        SourcedRow(event, row[WHEN], row[WHAT], row[SUMMARY], row[WHO], row[STATUS], told.get(event, {}))
        for event, row in cells
    ]


def where_said(row: SourcedRow) -> str:
    """Return, as a list in HTML, where `row` is said; what does not say it stands under what it does."""
    lines = [
        f"<li>{escape(line if heading == SAYS_SO else f'{heading}: {line}')}</li>"
        for heading, told in row.said.items()
        for line in told
    ]
    return f"<ul>{''.join(lines)}</ul>" if lines else "No source is recorded."
