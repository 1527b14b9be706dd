"""An actor's part in the telling: whether the record is theirs, and how much rests on it alone."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

import numpy as np

from components.dataset.actors.actor import events_of
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.dates import span
from components.dataset.model.index import Mask
from components.dataset.model.roles import SPOKEN
from components.dataset.sources.excluded_sources import ExcludedSources, unsupported_mask
from components.dataset.sources.origins import claim_paths, supporting_mask

MOST_HANDED = 20
_PAPERS, _TESTIMONY = "papers", "testimony"  # kinds of source in which the author speaks of their own part
_PROVENANCE = "provenance"  # the layer of how the record came down
_ACTS, _CAME_DOWN, _SPOKEN_OF = "Takes part in the events", "Has a part in how the record came down", "Only spoken of"
_ASIDE = re.compile(r"\s*\([^()]*\)$")  # "Orient Net (English edition)" is Orient Net's


@dataclass(frozen=True)
class PartInTelling:
    """What part an actor has in the telling.

    words: in a few words. own: id -> short title of the sources they wrote, spoke or published. interest: what the
    package says of their stake, once each. handed: the first twenty things they did for the record, as "role: title of
    the event". alone: which events of the package have no support but what came through `own`. voices: for whoever
    speaks of their own part, voice, in words -> how many claims support their chosen events through `own`, most first.
    """

    words: str
    own: dict[str, str]
    interest: tuple[str, ...]
    handed: tuple[str, ...]
    alone: Mask
    voices: dict[str, int]


def part_in_telling(dataset: Dataset, actor: str, mask: Mask) -> PartInTelling:
    """Return the part of `actor` in the telling of the events `mask`, read from authors, publishers and roles.

    A source belongs to the actor if its author or publisher is one of the actor's names. Who wrote papers is their
    record-keeper and narrator, who gave testimony a witness; who only published either is a publisher; what
    somebody says of others in a letter makes no source.
    Worked example: Khaddam's papers are the origin of both documents, so he is actor, record-keeper and narrator at
    once; al-Qaisi acted in 1995 and 1996 and spoke of it in 2021: actor and witness of 2021.
    """
    own = list(_own_sources(dataset, actor))
    mine, roles = events_of(dataset, actor), _roles(dataset, actor)
    alone: Mask = np.zeros(len(dataset.events), dtype=bool)
    ids = tuple(source.id for source in own)
    if ids:
        alone = unsupported_mask(dataset, ExcludedSources(sources=ids))
    stakes = [source.interest for source in own if source.of_own_part]
    return PartInTelling(
        words=_words(dataset, own, roles),
        own={source.id: source.short for source in own},
        interest=tuple(dict.fromkeys(filter(None, stakes))),
        handed=tuple(islice(_handed(dataset, roles), MOST_HANDED)),
        alone=alone,
        voices=_voices(dataset, ids, mine & mask) if stakes else {},
    )


class _OwnSource(NamedTuple):
    """A source that the actor wrote or spoke (`written`), or else published."""

    id: str
    short: str
    kind: str
    published: str
    interest: str
    written: bool

    @property
    def of_own_part(self) -> bool:
        """Whether the actor speaks in it of their own part."""
        return self.written and self.kind in (_PAPERS, _TESTIMONY)


def _own_sources(dataset: Dataset, actor: str) -> Iterator[_OwnSource]:
    named = [row[c.NAME] for row in rows_of(dataset.names) if row[c.ACTOR] == actor]
    forms = {name.casefold() for name in (*named, dataset.names_of[c.ACTOR].get(actor, "")) if name}
    for row in rows_of(dataset.sources):
        author, publisher = (_ASIDE.sub("", row[column]).casefold() in forms for column in (c.AUTHOR, c.PUBLISHER))
        if author or publisher:
            yield _OwnSource(
                row[c.SOURCE], row[c.SHORT], row[c.KIND], row[c.PUBLISHED], row[c.INTEREST], written=author
            )


def _roles(dataset: Dataset, actor: str) -> list[tuple[int, str]]:
    """Return the place of the event and the role of each row of participants that names the actor."""
    index = dataset.index
    actors, roles = index.codes("participants", c.ACTOR), index.codes("participants", c.ROLE)
    if actor not in actors.values:
        return []
    rows = np.flatnonzero(actors.of == actors.values.index(actor))
    pairs = np.unique(np.stack([index.places("participants")[rows], roles.of[rows]]).astype(np.int64), axis=1)
    return [(place, roles.values[role]) for place, role in pairs.T.tolist() if place >= 0]


def _words(dataset: Dataset, own: list[_OwnSource], roles: list[tuple[int, str]]) -> str:
    layers = dataset.index.codes("events", c.LAYER)
    outside = {role for place, role in roles if layers.values[layers.of[place]] != _PROVENANCE}
    acts = dataset.dictionary.roles.closeness(outside) != SPOKEN
    parts = ["actor"] if acts else []
    if any(source.written and source.kind == _PAPERS for source in own):
        parts += ["record-keeper", "narrator"]
    spoken = [source.published for source in own if source.written and source.kind == _TESTIMONY]
    years = " and ".join(sorted({_years(date) for date in spoken} - {""}))
    parts += [f"witness of {years}" if years else "witness"] if spoken else []
    rest = [source for source in own if not source.of_own_part]
    for word, written in (("author", True), ("publisher", False)):
        count = sum(source.written == written for source in rest)
        parts += [f"{word} of {count} source{'' if count == 1 else 's'}"] if count else []
    if not own:
        came_down = dataset.dictionary.roles.closeness(role for _, role in roles) != SPOKEN
        first = _ACTS if acts else _CAME_DOWN if came_down else _SPOKEN_OF
        return f"{first}; wrote or published no source here."
    joined = " and ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)
    return f"{joined[:1].upper()}{joined[1:]}{' at once' if parts[2:] else ''}."


def _years(edtf: str) -> str:
    """Return the years that a date may lie in, in words; an empty text if it is open, or not given.

    >>> _years("2021-06"), _years("[1905..1907]"), _years("../1907")
    ('2021', '1905 to 1907', '')
    """
    days = span(edtf) if edtf else None
    if days is None or days.earliest is None or days.latest is None:
        return ""
    first, last = days.earliest.year, days.latest.year
    return str(first) if first == last else f"{first} to {last}"


def _handed(dataset: Dataset, roles: list[tuple[int, str]]) -> Iterator[str]:
    """Yield what the actor did for the record beside writing it."""
    labels = dataset.dictionary.labels("participants", c.ROLE)
    for place, role in roles:
        if dataset.dictionary.roles[role].handed_down:
            yield f"{labels.get(role, role)}: {dataset.events[c.TITLE].iloc[place]}"


def _voices(dataset: Dataset, sources: tuple[str, ...], mine: Mask) -> dict[str, int]:
    """Return in which voices the claims speak that support the events `mine` through `sources`."""
    rows = supporting_mask(dataset) & claim_paths(dataset).through(sources) & dataset.index.of_rows(mine, "claims")
    codes, labels = dataset.index.codes("claims", c.VOICE), dataset.dictionary.labels("claims", c.VOICE)
    counts = Counter(codes.values[number] for number in codes.of[rows].tolist())
    return {labels.get(voice, voice): count for voice, count in counts.most_common()}
