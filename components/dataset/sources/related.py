"""What hangs on an event: offers with their answers, links to other events, doubts about the sources."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Numbers
from components.dataset.sources.locators import locator


@dataclass(frozen=True)
class Offer:
    """One ask or offer with its answer, each with where it stands. reading: quoted, reported, or somebody's reading."""

    kind: str
    reading: str
    content: str
    where: str
    answer: str
    answer_where: str
    note: str


@dataclass(frozen=True)
class Linked:
    """An event linked to this one. outward: this event is the one that answers, contradicts ... the other."""

    event: str
    title: str
    relation: str
    outward: bool
    basis: str
    note: str


@dataclass(frozen=True)
class Issue:
    """A published doubt about the sources that touches this event."""

    issue: str
    severity: str
    is_critical: bool
    title: str
    text: str
    evidence: str
    handling: str


def offers_of(dataset: Dataset, event: str) -> Sequence[Offer]:
    """Return the asks and offers put in `event`, or answered in it."""
    label, short = dataset.dictionary.label, dataset.sources.set_index(c.SOURCE)[c.SHORT]
    rows = dataset.proposals.iloc[_naming(dataset, "proposals", event, (c.EVENT, c.ANSWER_EVENT))]
    return [
        Offer(
            kind=label("proposals", c.KIND, row[c.KIND]),
            reading=label("proposals", c.READING, row[c.READING]),
            content=row[c.CONTENT],
            where=locator(short.get(row[c.SOURCE], ""), row[c.PARAGRAPHS]),
            answer=label("proposals", c.ANSWER, row[c.ANSWER]),
            answer_where=locator(short.get(row[c.SOURCE], ""), row[c.ANSWER_PARAGRAPHS])
            if row[c.ANSWER_PARAGRAPHS]
            else "",
            note=row[c.NOTE],
        )
        for row in rows_of(rows)
    ]


def links_of(dataset: Dataset, event: str) -> list[Linked]:
    """Return the events linked to `event`, in either direction."""
    label, found = dataset.dictionary.label, []
    rows = dataset.links.iloc[_naming(dataset, "links", event, (c.FROM_EVENT, c.TO_EVENT))]
    titles = _titles(dataset, {*rows[c.FROM_EVENT], *rows[c.TO_EVENT]})
    for row in rows_of(rows):
        outward = row[c.FROM_EVENT] == event
        other = row[c.TO_EVENT] if outward else row[c.FROM_EVENT]
        relation, basis = label("links", c.RELATION, row[c.RELATION]), label("links", c.BASIS, row[c.BASIS])
        found.append(Linked(other, titles.get(other, other), relation, outward, basis, row[c.NOTE]))
    return found


def _naming(dataset: Dataset, table: str, event: str, columns: Sequence[str]) -> Numbers:
    """Return the numbers of the rows of `table` that name `event` in one of `columns`, in the order of the table."""
    place = np.array([dataset.index.place(event)])
    found = [dataset.index.hanging(table, column).of(place) for column in columns] if place[0] >= 0 else []
    return np.unique(np.concatenate([*found, np.empty(0, dtype=np.int64)]).astype(np.int64))


def _titles(dataset: Dataset, events: Collection[str]) -> dict[str, str]:
    places = [place for event in events if (place := dataset.index.place(event)) >= 0]
    rows = dataset.events[[c.EVENT, c.TITLE]].iloc[places]
    return dict(zip(rows[c.EVENT], rows[c.TITLE], strict=True))


def issues_of(dataset: Dataset, event: str) -> list[Issue]:
    """Return the published doubts that touch `event`."""
    rows = dataset.ambiguities
    touched = rows[rows[c.EVENTS].str.split(";").map(lambda ids: event in ids)]
    label = dataset.dictionary.label
    return [
        Issue(
            issue=row[c.ISSUE_ID],
            severity=label("ambiguities", c.SEVERITY, row[c.SEVERITY]),
            is_critical=row[c.SEVERITY] == "critical",
            title=row[c.TITLE],
            text=row[c.ISSUE],
            evidence=row[c.EVIDENCE],
            handling=row[c.HANDLING],
        )
        for row in rows_of(touched)
    ]
