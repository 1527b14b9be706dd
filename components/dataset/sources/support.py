"""Which claims support an event, and how many separate origins stand behind it: for a whole package at once.

`claims.origins_in` says the same of one event, in words; the tests hold both to the same answer.
"""

from collections.abc import Collection
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Codes, Index, Mask, Numbers
from components.dataset.model.lookup import is_within_sorted, sorted_unique
from components.dataset.sources.claims import ADDS, CONTRADICTS, HEADINGS, SAYS_SO, heading_of, path

# Of a whole package, which no filter changes, by its index: worked out once, and gone with the package.
_WAYS: "WeakKeyDictionary[Index, ClaimPaths]" = WeakKeyDictionary()
_SUPPORTING: "WeakKeyDictionary[Index, Mask]" = WeakKeyDictionary()
_COUNTS: "WeakKeyDictionary[Index, Numbers]" = WeakKeyDictionary()
_HEADINGS: "WeakKeyDictionary[Index, Numbers]" = WeakKeyDictionary()


class ClaimPaths(NamedTuple):
    """How claims came down: the claim in row i came through the sources `paths[of[i]]`, its origin first."""

    paths: tuple[tuple[str, ...], ...]
    of: Numbers

    def through(self, sources: Collection[str]) -> Mask:
        """Return which claims came through one of `sources`."""
        held: Mask = np.array([not set(sources).isdisjoint(one) for one in self.paths], dtype=bool)[self.of]
        return held

    def origins(self) -> Codes:
        """Return the source_id of the origin of each claim."""
        names = list(dict.fromkeys(one[0] for one in self.paths))
        return Codes(tuple(names), np.array([names.index(one[0]) for one in self.paths], dtype=np.int32)[self.of])


def claim_paths(dataset: Dataset) -> ClaimPaths:
    """Return through which sources each claim came: its own origin, if it states one, or the root of its source first.

    Worked example: a claim of Document 000 came through Khaddam's papers, the newspaper's first episode, the digest of
    Orient Net, and Document 000, its translation.
    """
    if dataset.index not in _WAYS:
        _WAYS[dataset.index] = _ways_of(dataset)
    return _WAYS[dataset.index]


def supporting_mask(dataset: Dataset, lit: Mask | None = None) -> Mask:
    """Return which rows of claims support their event, of those that are `lit`; of all for None.

    The rule of `claims.origins_in`: what says so supports, and what adds something from an origin that does not
    contradict the event; an inference of the curator or unchecked general knowledge never does.
    """
    if lit is None:
        if dataset.index not in _SUPPORTING:
            _SUPPORTING[dataset.index] = supporting_mask(dataset, np.ones(len(dataset.claims), dtype=bool))
        return _SUPPORTING[dataset.index]
    headings, origins = _headings(dataset), claim_paths(dataset).origins()
    of = dataset.index.places("claims").astype(np.int64) * len(origins.values) + origins.of
    against = lit & (headings == HEADINGS.index(CONTRADICTS))
    adds = lit & (headings == HEADINGS.index(ADDS)) & ~is_within_sorted(of, np.sort(of[against]))
    found: Mask = (lit & (headings == HEADINGS.index(SAYS_SO))) | adds
    return found


def origin_counts(dataset: Dataset, lit: Mask | None = None) -> Numbers:
    """Return how many separate origins support each event of `dataset`, of the claims that are `lit`; of all for None.

    Repeats of one origin count once. Worked example: S24 is told by Document 000 in claims on paragraphs 18 to 23, and
    by the newspaper's episode; all go back to Khaddam's papers: 1.
    """
    if lit is None:
        if dataset.index not in _COUNTS:
            _COUNTS[dataset.index] = origin_counts(dataset, np.ones(len(dataset.claims), dtype=bool))
        return _COUNTS[dataset.index]
    rows, origins = supporting_mask(dataset, lit), claim_paths(dataset).origins()
    places = dataset.index.places("claims")[rows].astype(np.int64)
    known = places >= 0
    pairs = sorted_unique(places[known] * len(origins.values) + origins.of[rows][known])
    counts: Numbers = np.bincount(pairs // max(len(origins.values), 1), minlength=len(dataset.events))
    return counts


def _headings(dataset: Dataset) -> Numbers:
    """Return for each claim under which of HEADINGS it counts, by number."""
    if dataset.index not in _HEADINGS:
        kinds, stances = (dataset.index.codes("claims", column) for column in (c.KIND, c.STANCE))
        table = np.array(
            [[HEADINGS.index(heading_of(kind, stance)) for stance in stances.values] for kind in kinds.values],
            dtype=np.int8,
        ).reshape(len(kinds.values), len(stances.values))
        _HEADINGS[dataset.index] = table[kinds.of, stances.of]
    return _HEADINGS[dataset.index]


def _ways_of(dataset: Dataset) -> ClaimPaths:
    sources, own = (dataset.index.codes("claims", column) for column in (c.SOURCE, c.ORIGIN))
    indexed, width = dataset.sources.set_index(c.SOURCE), max(len(own.values), 1)
    pairs, of = np.unique(sources.of.astype(np.int64) * width + own.of, return_inverse=True)
    return ClaimPaths(
        tuple(path(indexed, sources.values[pair // width], own.values[pair % width]) for pair in pairs.tolist()), of
    )
