"""Chosen events against the separate origins of what is said of them: who agrees, who differs, who is silent."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.dataset import Dataset
from components.dataset.sources.claims import CONTRADICTS, INFERRED, Claim, claims_of, origins_in
from components.dataset.sources.comparable import comparable
from components.dataset.sources.excluded_sources import ExcludedSources, excluded_claims_of
from components.dataset.sources.origins import claim_paths
from components.dataset.sources.records import event_date

MOST_EVENTS, MOST_ORIGINS, MOST_SOURCES = 12, 6, 12


@dataclass(frozen=True)
class Place:
    """Where a claim stands. source: its id. heading: what it does to the event (`claims.HEADINGS`)."""

    source: str
    paragraphs: str
    heading: str


@dataclass(frozen=True)
class Cell:
    """What one origin does to one event. places: where, of each claim, also of what the curator only infers.

    agrees, differs: as origins are counted everywhere; both, if one part of it supports the event and another
    contradicts it. silent: nothing that goes back to it says anything of the event.
    """

    agrees: bool
    differs: bool
    places: tuple[Place, ...]

    @property
    def silent(self) -> bool:
        """Whether nothing is recorded from this origin; what is only inferred was not said."""
        return not (self.agrees or self.differs)


@dataclass(frozen=True)
class Statement:
    """What one source says of an event. source: its id. where: paragraphs in it. voice, summary: in words."""

    source: str
    where: str
    voice: str
    summary: str


@dataclass(frozen=True)
class Row:
    """One event. cells: one for each origin, in their order. statements: what the sources say, inferences left out.

    beyond: short titles of origins that speak of it and have no column.
    """

    event: str
    title: str
    when: str
    cells: tuple[Cell, ...]
    statements: tuple[Statement, ...]
    beyond: tuple[str, ...]


@dataclass(frozen=True)
class Origin:
    """A column. title: short. sources: ids of the sources of the grid that go back to it (perhaps itself)."""

    source: str
    title: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """Events and origins. sources: ids of those in which the claims were read, in the order of the package.

    left_events, left_origins, left_sources: how many were asked for, or speak, beyond what a sheet holds.
    """

    rows: tuple[Row, ...]
    origins: tuple[Origin, ...]
    sources: tuple[str, ...]
    left_events: int
    left_origins: int
    left_sources: int


@dataclass(frozen=True)
class _SourcedClaim:
    """A claim, with the source_ids of its origin and of the source in which it was read."""

    claim: Claim
    origin: str
    source: str


def corroborate(dataset: Dataset, events: Iterable[str], excluded: ExcludedSources | None = None) -> Grid:
    """Return who says what of `events` (event_ids): at most 12 of them, in the order of time, and 6 origins.

    Those origins are kept that speak of most events of which another speaks too, an event that they contradict counting
    twice; those events of which most of them speak. What `excluded` switches off says nothing.
    Worked example: that the embassies closed in 1982 (S01) is said in Document 000, paragraph 5, and by the newspaper,
    which both go back to Khaddam's papers, and by The Jerusalem Post; the BBC differs: ties were cut in 1980.
    """
    excluded = excluded or ExcludedSources()
    asked = {place for event in events if (place := dataset.index.place(event)) >= 0}
    places, ranked = comparable(dataset, sorted(asked), excluded, MOST_EVENTS, MOST_ORIGINS)
    ids = dataset.events[c.EVENT].iloc[places].tolist()
    claims = {event: _claims(dataset, event, excluded) for event in ids}
    speaking = Counter(origin for event in ids for origin in _speaking(claims[event]))
    origins = [origin for origin, _ in speaking.most_common() if origin in ranked]
    read = [one for event in ids for one in claims[event] if one.origin in origins and one.claim.heading != INFERRED]
    cited = Counter(one.source for one in read)
    # The most cited source of each origin first, so that no column is without one.
    firsts = {one.origin: one.source for one in sorted(read, key=lambda one: cited[one.source])}
    sheet = sorted(cited, key=lambda one: (one not in firsts.values(), -cited[one]))[:MOST_SOURCES]
    names, pairs = dataset.names_of[c.SOURCE], {(one.origin, one.source) for one in read}
    sources = tuple(one for one in names if one in sheet)
    return Grid(
        rows=tuple(_row(dataset, event, claims[event], origins, sources) for event in ids),
        origins=tuple(
            Origin(origin, names.get(origin, origin), tuple(one for one in sources if (origin, one) in pairs))
            for origin in origins
        ),
        sources=sources,
        left_events=len(asked) - len(ids),
        left_origins=len(speaking) - len(origins),
        left_sources=len(cited) - len(sources),
    )


def _claims(dataset: Dataset, event: str, excluded: ExcludedSources) -> list[_SourcedClaim]:
    """Return what is said of `event`, or inferred, in the order of `claims_of`."""
    rows = dataset.index.hanging("claims").of(np.array([dataset.index.place(event)]))
    (paths, of), ids = claim_paths(dataset), dataset.claims[c.CLAIM].iloc[rows].tolist()
    path = {claim: paths[of[row]] for claim, row in zip(ids, rows.tolist(), strict=True)}
    lost = excluded_claims_of(dataset, excluded, event)
    kept = (one for one in claims_of(dataset, event) if one.claim not in lost)
    return [_SourcedClaim(one, origin=path[one.claim][0], source=path[one.claim][-1]) for one in kept]


def _speaking(claims: Iterable[_SourcedClaim]) -> list[str]:
    """Return the origins that say something, each once; an inference of the curator was not said."""
    return list(dict.fromkeys(one.origin for one in claims if one.claim.heading != INFERRED))


def _row(
    dataset: Dataset, event: str, claims: Sequence[_SourcedClaim], origins: Sequence[str], sources: Sequence[str]
) -> Row:
    (row,) = rows_of(dataset.events.iloc[[dataset.index.place(event)]])
    names = dataset.names_of[c.SOURCE]
    return Row(
        event=event,
        title=row[c.TITLE],
        when=event_date(row),
        cells=tuple(_cell([one for one in claims if one.origin == origin]) for origin in origins),
        statements=tuple(
            Statement(one.source, one.claim.where, one.claim.voice, one.claim.summary)
            for one in claims
            if one.claim.heading != INFERRED and one.source in sources and one.origin in origins
        ),
        beyond=tuple(names.get(one, one) for one in _speaking(claims) if one not in origins),
    )


def _cell(claims: Sequence[_SourcedClaim]) -> Cell:
    places: dict[tuple[str, str], dict[str, None]] = {}
    for one in claims:
        at = places.setdefault((one.source, one.claim.heading), {})
        at.update(dict.fromkeys(place for place in one.claim.paragraphs.split(";") if place))
    return Cell(
        agrees=bool(origins_in([one.claim for one in claims])),
        differs=any(one.claim.heading == CONTRADICTS for one in claims),
        places=tuple(Place(source, ";".join(at), heading) for (source, heading), at in places.items()),
    )
