"""Some events with all that bears on who knew of them: who takes part, what speaks of them, and the words for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from components.dataset.exchange.messages import DEDUCED
from components.dataset.model import columns as c
from components.dataset.model.cells import event_bounds, rows_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.dates import Span
from components.dataset.model.index import Mask
from components.dataset.model.roles import Roles
from components.dataset.model.vocabulary import NOT_DONE
from components.dataset.query.order import mask_of_ids
from components.dataset.query.selection import subset
from components.dataset.sources.locators import locator

_EVENT = [c.EVENT, c.TITLE, c.KIND, c.STATUS, c.CERTAINTY, c.CORROBORATION]
_PARTICIPANT = [c.EVENT, c.ACTOR, c.ROLE, c.HAND, c.RECEIVED, c.BASIS, c.SOURCE, c.PARAGRAPHS]
_LINK = [c.FROM_EVENT, c.RELATION, c.TO_EVENT, c.BASIS]
_BY_TITLE, _LOW = "title-only", "low"
INSIDE = "part-of"  # the relation of a part to its whole
_DISPUTED = ("contested", "one-origin-disputed", "none")


class Event(NamedTuple):
    """An event that somebody may have known of, or that shows it. days: between which it lies, both included."""

    event: str
    title: str
    kind: str
    status: str
    certainty: str
    corroboration: str
    days: Span


class Participant(NamedTuple):
    """Somebody's part in an event. hand: number of the hand that held the words; None if the part is no hand."""

    event: str
    actor: str
    role: str
    hand: int | None
    received: str
    basis: str
    source: str
    paragraphs: str


class Link(NamedTuple):
    """What one event does to another."""

    from_event: str
    relation: str
    to_event: str
    basis: str


@dataclass(frozen=True)
class EventContext:
    """The events `asked` for, their other `parts`, and those that links tie to either, by event_id.

    sure: which of them are certain. links: rows of links that name one of `asked` or `parts`. same: actor_id -> who
    perhaps is the same. names: of actors. roles: what each comes to. labels: words for coded values;
    sources: short titles.
    """

    asked: Sequence[str]
    parts: Sequence[str]
    events: Mapping[str, Event]
    participants: Mapping[str, Sequence[Participant]]
    links: Sequence[Link]
    sure: frozenset[str]
    same: Mapping[str, Sequence[str]]
    names: Mapping[str, str]
    roles: Roles
    labels: Mapping[str, Mapping[str, str]]
    sources: Mapping[str, str]

    def role(self, part: Participant) -> str:
        """Return what a participant did and how he is identified: "Recipient (inferred by the curator)"."""
        how = {DEDUCED: " (inferred by the curator)", _BY_TITLE: " (by title only)"}
        return self.labels[c.ROLE].get(part.role, part.role) + how.get(part.basis, "")

    def where(self, part: Participant) -> str:
        """Return source and paragraphs of a participant."""
        return locator(self.sources.get(part.source, ""), part.paragraphs)

    def relation(self, link: Link) -> str:
        """Return in words what the first event of `link` does to the second: "answers it"."""
        words = self.labels[c.RELATION].get(link.relation, link.relation)
        return f"{words[:1].lower()}{words[1:]} it{self.inferred(link)}"

    def inferred(self, link: Link) -> str:
        """Say that the curator sees the link, if no source states it."""
        return " (a link the curator infers)" if link.basis == DEDUCED else ""

    def doubt(self, *events: str) -> str:
        """Say why the events that are not certain are not; empty if all are."""
        return "".join(f"; {self._why_doubtful(self.events[event])}" for event in events if event not in self.sure)

    def _why_doubtful(self, event: Event) -> str:
        if event.status in NOT_DONE:
            return f"not reported as done ({self.labels[c.STATUS].get(event.status, event.status).lower()})"
        if event.certainty == _LOW:
            return "of low certainty"
        return "disputed or not supported" if event.corroboration in _DISPUTED else "all its sources are switched off"


def event_context(dataset: Dataset, asked: Sequence[str], sure: Mask) -> EventContext:
    """Return what bears on who knew of the events `asked` (event_ids of `dataset`), whatever filters leave out of it.

    sure: which events of `dataset` are certain.
    """
    inside = (link for link in _naming(dataset, asked) if link.relation == INSIDE and link.to_event in asked)
    parts = [part for part in dict.fromkeys(link.from_event for link in inside) if part not in asked]
    links = _naming(dataset, [*asked, *parts])
    near = mask_of_ids(dataset, [*asked, *(event for link in links for event in (link.from_event, link.to_event))])
    part, actors, sure_rows = subset(dataset, near), dataset.names_of[c.ACTOR], sure[np.flatnonzero(near)]
    events = {
        row[c.EVENT]: Event._make([*(row[name] for name in _EVENT), event_bounds(row)])
        for row in rows_of(part.events, [*_EVENT, c.EARLIEST, c.LATEST])
    }
    participants: dict[str, list[Participant]] = {}
    for row in rows_of(part.participants, _PARTICIPANT):
        if row[c.ACTOR] in actors:
            row[c.HAND] = None if pd.isna(row[c.HAND]) else int(row[c.HAND])
            participants.setdefault(row[c.EVENT], []).append(Participant(*row.values()))
    labels = {
        name: dataset.dictionary.labels(table, name)
        for table, name in (("participants", c.ROLE), ("links", c.RELATION), ("events", c.STATUS))
    }
    return EventContext(
        asked=[event for event in asked if event in events],
        parts=[event for event in parts if event in events],
        events=events,
        participants=participants,
        links=[link for link in links if link.from_event in events and link.to_event in events],
        sure=frozenset(event for event, certain in zip(events, sure_rows.tolist(), strict=True) if certain),
        same=_same(dataset),
        names=actors,
        roles=dataset.dictionary.roles,
        labels=labels,
        sources=dataset.names_of[c.SOURCE],
    )


def _naming(dataset: Dataset, events: Sequence[str]) -> list[Link]:
    """Return the links that name one of `events` at either end."""
    places = np.flatnonzero(mask_of_ids(dataset, events))
    rows = [dataset.index.hanging("links", end).of(places) for end in (c.FROM_EVENT, c.TO_EVENT)]
    named = dataset.links[_LINK].iloc[np.unique(np.concatenate(rows))]
    return [Link(*row.values()) for row in rows_of(named)]


def _same(dataset: Dataset) -> dict[str, list[str]]:
    """Return for each actor who is perhaps the same, in both directions."""
    found: dict[str, list[str]] = {}
    for one, other in zip(dataset.actors[c.ACTOR].tolist(), dataset.actors[c.SAME_AS].tolist(), strict=True):
        if other:
            found.setdefault(one, []).append(other)
            found.setdefault(other, []).append(one)
    return found
