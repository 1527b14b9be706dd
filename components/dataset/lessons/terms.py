"""The names and terms that a class needs for some events, with a line on each."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import NamedTuple

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.dataset import Dataset

MOST_TERMS = 8
_NAMED = ("person", "organisation")  # kinds of actor; an office or a group says by its name what it is


class Term(NamedTuple):
    """A name or a term, and who or what it is, in a line."""

    name: str
    line: str


def terms(dataset: Dataset, events: Collection[str]) -> list[Term]:
    """Return the persons, organisations and topics of `events` that most of them have, by name, at most MOST_TERMS.

    Persons and organisations have their office for a line, topics their definition; what has none is left out.
    """
    chosen = set(events)
    taken = dataset.participants[dataset.participants[c.EVENT].isin(chosen)]
    topics = dataset.events[c.TOPICS][dataset.events[c.EVENT].isin(chosen)]
    actors = {row[c.ACTOR] for row in rows_of(taken, [c.ACTOR])}
    people = [row for row in rows_of(dataset.actors) if row[c.ACTOR] in actors and row[c.KIND] in _NAMED]
    lines = {row[c.ACTOR]: Term(row[c.NAME], row[c.OFFICE]) for row in people}
    lines |= {row[c.TOPIC]: Term(row[c.LABEL], row[c.DEFINITION]) for row in rows_of(dataset.topics)}
    counts = Counter(row[c.ACTOR] for row in rows_of(taken[[c.EVENT, c.ACTOR]].drop_duplicates()))
    counts.update(topic for cell in topics.tolist() for topic in cell.split(";") if topic)
    return sorted(_most(counts, lines), key=lambda term: term.name)


def _most(counts: Mapping[str, int], lines: Mapping[str, Term]) -> list[Term]:
    """Return the terms that occur most often, those of the same count in the order of `lines`."""
    told = [one for one, term in lines.items() if term.line and counts.get(one)]
    return [lines[one] for one in sorted(told, key=lambda one: -counts[one])[:MOST_TERMS]]
