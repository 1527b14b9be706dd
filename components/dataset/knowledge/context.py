"""Some events with all that bears on who knew of them: who takes part, what speaks of them, and the words for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from components.dataset.exchange.messages import DEDUCED
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Mask
from components.dataset.model.roles import Roles
from components.dataset.model.vocabulary import NOT_DONE
from components.dataset.query.order import mask_of_ids
from components.dataset.query.selection import subset
from components.dataset.sources.locators import locator

_EVENT = [c.EVENT, c.TITLE, c.KIND, c.STATUS, c.CERTAINTY, c.CORROBORATION, c.EARLIEST, c.LATEST]
_PARTICIPANT = [c.EVENT, c.ACTOR, c.ROLE, c.HAND, c.RECEIVED, c.BASIS, c.SOURCE, c.PARAGRAPHS]
_BY_TITLE, _LOW = "title-only", "low"
INSIDE = "part-of"  # the relation of a part to its whole
_DISPUTED = ("contested", "one-origin-disputed", "none")
Row = Mapping[Any, Any]


@dataclass(frozen=True)
class EventContext:
    """The events `asked` for, their other `parts`, and those that links tie to either, by event_id.

    sure: which of them are certain. links: rows of links that name one of `asked` or `parts`. same: actor_id -> who
    perhaps is the same. names: of actors. roles: what each comes to. labels: words for coded values;
    sources: short titles.
    """

    asked: Sequence[str]
    parts: Sequence[str]
    events: Mapping[str, Row]
    participants: Mapping[str, Sequence[Row]]
    links: Sequence[Row]
    sure: frozenset[str]
    same: Mapping[str, Sequence[str]]
    names: Mapping[str, str]
    roles: Roles
    labels: Mapping[str, Mapping[str, str]]
    sources: Mapping[str, str]

    def role(self, row: Row) -> str:
        """Return what a participant did and how he is identified: "Recipient (inferred by the curator)"."""
        how = {DEDUCED: " (inferred by the curator)", _BY_TITLE: " (by title only)"}
        return self.labels[c.ROLE].get(row[c.ROLE], row[c.ROLE]) + how.get(row[c.BASIS], "")

    def where(self, row: Row) -> str:
        """Return source and paragraphs of a participant."""
        return locator(self.sources.get(row[c.SOURCE], ""), row[c.PARAGRAPHS])

    def relation(self, link: Row) -> str:
        """Return in words what the first event of `link` does to the second: "answers it"."""
        words = self.labels[c.RELATION].get(link[c.RELATION], link[c.RELATION])
        return f"{words[:1].lower()}{words[1:]} it{self.inferred(link)}"

    def inferred(self, link: Row) -> str:
        """Say that the curator sees the link, if no source states it."""
        return " (a link the curator infers)" if link[c.BASIS] == DEDUCED else ""

    def doubt(self, *events: str) -> str:
        """Say why the events that are not certain are not; empty if all are."""
        return "".join(f"; {self._why_doubtful(self.events[event])}" for event in events if event not in self.sure)

    def _why_doubtful(self, event: Row) -> str:
        if event[c.STATUS] in NOT_DONE:
            words = self.labels[c.STATUS].get(event[c.STATUS], event[c.STATUS])
            return f"not reported as done ({words.lower()})"
        if event[c.CERTAINTY] == _LOW:
            return "of low certainty"
        return (
            "disputed or not supported" if event[c.CORROBORATION] in _DISPUTED else "all its sources are switched off"
        )


def event_context(dataset: Dataset, asked: Sequence[str], sure: Mask) -> EventContext:
    """Return what bears on who knew of the events `asked` (event_ids of `dataset`), whatever filters leave out of it.

    sure: which events of `dataset` are certain.
    """
    inside = (link for link in _naming(dataset, asked) if link[c.RELATION] == INSIDE and link[c.TO_EVENT] in asked)
    parts = [part for part in dict.fromkeys(link[c.FROM_EVENT] for link in inside) if part not in asked]
    links = _naming(dataset, [*asked, *parts])
    near = mask_of_ids(dataset, [*asked, *(link[end] for link in links for end in (c.FROM_EVENT, c.TO_EVENT))])
    part = subset(dataset, near)
    events = {row[c.EVENT]: row for row in rows_of(part.events, _EVENT)}
    known, sure_rows = set(dataset.names_of[c.ACTOR]), sure[np.flatnonzero(near)]
    participants: dict[str, list[Row]] = {}
    for row in rows_of(part.participants, _PARTICIPANT):
        if row[c.ACTOR] in known:
            participants.setdefault(row[c.EVENT], []).append(row)
    labels = {
        name: dataset.dictionary.labels(table, name)
        for table, name in (("participants", c.ROLE), ("links", c.RELATION), ("events", c.STATUS))
    }
    return EventContext(
        asked=[event for event in asked if event in events],
        parts=[event for event in parts if event in events],
        events=events,
        participants=participants,
        links=[link for link in links if link[c.FROM_EVENT] in events and link[c.TO_EVENT] in events],
        sure=frozenset(event for event, certain in zip(events, sure_rows.tolist(), strict=True) if certain),
        same=_same(dataset),
        names=dataset.names_of[c.ACTOR],
        roles=dataset.dictionary.roles,
        labels=labels,
        sources=dataset.names_of[c.SOURCE],
    )


def _naming(dataset: Dataset, events: Sequence[str]) -> list[Row]:
    """Return the links that name one of `events` at either end."""
    places = np.flatnonzero(mask_of_ids(dataset, events))
    rows = [dataset.index.hanging("links", end).of(places) for end in (c.FROM_EVENT, c.TO_EVENT)]
    return list(rows_of(dataset.links.iloc[np.unique(np.concatenate(rows))]))


def _same(dataset: Dataset) -> dict[str, list[str]]:
    """Return for each actor who is perhaps the same, in both directions."""
    found: dict[str, list[str]] = {}
    for one, other in zip(dataset.actors[c.ACTOR].tolist(), dataset.actors[c.SAME_AS].tolist(), strict=True):
        if other:
            found.setdefault(one, []).append(other)
            found.setdefault(other, []).append(one)
    return found
