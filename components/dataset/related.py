"""What hangs on an event: offers with their answers, links to other events, doubts about the sources."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.dataset import columns as c
from components.dataset.load import Dataset
from components.dataset.records import locator


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
    rows = dataset.proposals[dataset.proposals[c.EVENT].eq(event) | dataset.proposals[c.ANSWER_EVENT].eq(event)]
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
        for row in rows.to_dict("records")
    ]


def links_of(dataset: Dataset, event: str) -> list[Linked]:
    """Return the events linked to `event`, in either direction."""
    titles, label = dataset.events.set_index(c.EVENT)[c.TITLE], dataset.dictionary.label
    found = []
    for row in dataset.links.to_dict("records"):
        if event not in (row[c.FROM_EVENT], row[c.TO_EVENT]):
            continue
        outward = row[c.FROM_EVENT] == event
        other = row[c.TO_EVENT] if outward else row[c.FROM_EVENT]
        relation, basis = label("links", c.RELATION, row[c.RELATION]), label("links", c.BASIS, row[c.BASIS])
        found.append(Linked(other, str(titles.get(other, other)), relation, outward, basis, row[c.NOTE]))
    return found


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
        for row in touched.to_dict("records")
    ]
