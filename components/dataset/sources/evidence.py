"""All that is recorded of one event, and how we know it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.roles import OF_WORDS
from components.dataset.model.vocabulary import NOT_DONE
from components.dataset.sources.claims import Claim, chain, claims_of, origins, origins_in, statements
from components.dataset.sources.corrections import Correction, corrections_of
from components.dataset.sources.records import event_date
from components.dataset.sources.related import Issue, Linked, Offer, issues_of, links_of, offers_of

__all__ = [
    "PLACE",
    "Claim",
    "Evidence",
    "Issue",
    "Linked",
    "Offer",
    "Part",
    "chain",
    "evidence",
    "origins",
]

Row = Mapping[Any, Any]

PLACE = "Place"  # heading of the first of the facts
_CONTRADICTS = "contradicts"


@dataclass(frozen=True)
class Part:
    """Who took part, in which role, for whom, and whether the source names them; or was only spoken of.

    actor: actor_id.
    """

    actor: str
    role: str
    name: str
    office: str
    acts_for: str
    basis: str
    spoken_of: bool


@dataclass(frozen=True)
class Evidence:
    """One event with everything that hangs on it.

    when, kind, status: in words. stated: the date in the words of the source; date_basis: what it rests on. facts:
    heading -> value in words, in the order to read. said, origins: as dataset.claims gives them. disputed: a source, or
    another event of the package, contradicts it.
    """

    event: str
    title: str
    summary: str
    when: str
    kind: str
    status: str
    status_in_doubt: bool
    stated: str
    date_basis: str
    facts: dict[str, str]
    note: str
    parts: tuple[Part, ...]
    offers: tuple[Offer, ...]
    links: tuple[Linked, ...]
    claims: tuple[Claim, ...]
    said: dict[str, list[str]]
    issues: tuple[Issue, ...]
    corrections: tuple[Correction, ...]
    origins: tuple[str, ...]
    disputed: bool


def evidence(dataset: Dataset, event: str) -> Evidence:
    """Return all that `dataset` records of `event`. Raises KeyError if there is no such event."""
    place = dataset.index.place(event)
    if place < 0:
        raise KeyError(event)
    (row,) = rows_of(dataset.events.iloc[[place]])
    label = dataset.dictionary.label
    when = event_date(row)
    claims, links = tuple(claims_of(dataset, event)), tuple(links_of(dataset, event))
    issues = tuple(issues_of(dataset, event))
    return Evidence(
        event=event,
        title=row[c.TITLE],
        summary=row[c.SUMMARY],
        when=when,
        kind=label("events", c.KIND, row[c.KIND]),
        status=label("events", c.STATUS, row[c.STATUS]),
        status_in_doubt=row[c.STATUS] in NOT_DONE,
        stated=row[c.DATE_STATED],
        date_basis=dataset.dictionary.label("events", c.DATE_BASIS, row[c.DATE_BASIS]),
        facts=_facts(dataset, row),
        note=row[c.NOTE],
        parts=tuple(_parts(dataset, event)),
        offers=tuple(offers_of(dataset, event)),
        links=links,
        claims=claims,
        said=statements(claims),
        issues=issues,
        corrections=tuple(corrections_of(dataset, _records(dataset, event, claims, issues))),
        origins=origins_in(claims),
        disputed=_disputed(dataset, claims, links),
    )


def _records(dataset: Dataset, event: str, claims: Sequence[Claim], issues: Sequence[Issue]) -> set[str]:
    asks = dataset.proposals[dataset.proposals[c.EVENT].eq(event)][c.PROPOSAL].tolist()
    return {event, *asks, *(claim.claim for claim in claims), *(issue.issue for issue in issues)}


def _disputed(dataset: Dataset, claims: Sequence[Claim], links: Sequence[Linked]) -> bool:
    stance = dataset.dictionary.label("claims", c.STANCE, _CONTRADICTS)
    relation = dataset.dictionary.label("links", c.RELATION, _CONTRADICTS)
    return any(claim.stance == stance for claim in claims) or any(link.relation == relation for link in links)


def _facts(dataset: Dataset, row: Row) -> dict[str, str]:
    def label(column: str) -> str:
        return dataset.dictionary.label("events", column, row[column])

    places = dataset.places.set_index(c.PLACE)[c.NAME]
    where = " to ".join(places.get(row[end], "") for end in (c.PLACE, c.PLACE_TO) if row[end])
    basis = f" ({label(c.PLACE_BASIS).lower()})" if where and row[c.PLACE_BASIS] else ""
    topics = dataset.topics.set_index(c.TOPIC)[c.LABEL]
    facts = {
        PLACE: f"{where}{basis}",
        "Date in EDTF": row[c.DATE],
        "Note on the date": row[c.DATE_NOTE],
        "Kind": f"{label(c.KIND)}: {label(c.TYPE)}",
        "Form": label(c.FORM),
        "Channel": label(c.CHANNEL),
        "Secrecy": label(c.SECRECY),
        "Certainty": label(c.CERTAINTY),
        "Corroboration": label(c.CORROBORATION),
        "Verification": label(c.VERIFICATION),
        "Asked or offered": row[c.ASKED],
        "Answered": row[c.ANSWERED],
        "Topics": "; ".join(topics.get(topic, topic) for topic in row[c.TOPICS].split(";")),
        "To cite": f"{row[c.CITATION]} ({label(c.CITATION_STATUS).lower()})" if row[c.CITATION] else "",
    }
    return {heading: value for heading, value in facts.items() if value}


def _parts(dataset: Dataset, event: str) -> list[Part]:
    names, offices = (
        dict(zip(dataset.actors[c.ACTOR], dataset.actors[one], strict=True)) for one in (c.NAME, c.OFFICE)
    )
    of_event = dataset.index.hanging("participants").of(np.array([dataset.index.place(event)]))
    rows = dataset.participants.iloc[of_event].sort_values(c.HAND, kind="stable")
    label = dataset.dictionary.label
    return [
        Part(
            actor=row[c.ACTOR],
            role=label("participants", c.ROLE, row[c.ROLE]),
            name=names.get(row[c.ACTOR], row[c.ACTOR]),
            office=offices.get(row[c.ACTOR], ""),
            acts_for=names.get(row[c.ACTS_FOR], ""),
            basis=label("participants", c.BASIS, row[c.BASIS]),
            spoken_of=dataset.dictionary.roles[row[c.ROLE]].about == OF_WORDS,
        )
        for row in rows_of(rows)
    ]
