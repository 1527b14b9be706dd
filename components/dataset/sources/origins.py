"""Which claims support an event, and how many separate origins stand behind it: for a whole package at once.

`claims.origins_in` says the same of one event, in words; the tests hold both to the same answer.
"""

from collections.abc import Collection
from typing import NamedTuple

import numpy as np

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Codes, Mask, Numbers
from components.dataset.model.lookup import is_within_sorted, sorted_unique
from components.dataset.model.once import once_per_package
from components.dataset.sources.claims import ADDS, CONTRADICTS, HEADINGS, SAYS_SO, heading_of, path


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


@once_per_package
def claim_paths(dataset: Dataset) -> ClaimPaths:
    """Return through which sources each claim came: its own origin, if it states one, or the root of its source first.

    Worked example: a claim of Document 000 came through Khaddam's papers, the newspaper's first episode, the digest of
    Orient Net, and Document 000, its translation.
    """
    sources, own = (dataset.index.codes("claims", column) for column in (c.SOURCE, c.ORIGIN))
    indexed, width = dataset.sources.set_index(c.SOURCE), max(len(own.values), 1)
    pairs, of = np.unique(sources.of.astype(np.int64) * width + own.of, return_inverse=True)
    return ClaimPaths(
        tuple(path(indexed, sources.values[pair // width], own.values[pair % width]) for pair in pairs.tolist()), of
    )


def supporting_mask(dataset: Dataset, lit: Mask | None = None) -> Mask:
    """Return which rows of claims support their event, of those that are `lit`; of all for None.

    The rule of `claims.origins_in`: what says so supports, and what adds something from an origin that does not
    contradict the event; an inference of the curator or unchecked general knowledge never does.
    """
    if lit is None:
        return _supporting(dataset)
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
        return _origin_counts(dataset)
    rows, origins = supporting_mask(dataset, lit), claim_paths(dataset).origins()
    places = dataset.index.places("claims")[rows].astype(np.int64)
    known = places >= 0
    pairs = sorted_unique(places[known] * len(origins.values) + origins.of[rows][known])
    counts: Numbers = np.bincount(pairs // max(len(origins.values), 1), minlength=len(dataset.events))
    return counts


@once_per_package
def _supporting(dataset: Dataset) -> Mask:
    return supporting_mask(dataset, np.ones(len(dataset.claims), dtype=bool))


@once_per_package
def _origin_counts(dataset: Dataset) -> Numbers:
    return origin_counts(dataset, np.ones(len(dataset.claims), dtype=bool))


@once_per_package
def _headings(dataset: Dataset) -> Numbers:
    """Return for each claim under which of HEADINGS it counts, by number."""
    kinds, stances = (dataset.index.codes("claims", column) for column in (c.KIND, c.STANCE))
    table = np.array(
        [[HEADINGS.index(heading_of(kind, stance)) for stance in stances.values] for kind in kinds.values],
        dtype=np.int8,
    ).reshape(len(kinds.values), len(stances.values))
    found: Numbers = table[kinds.of, stances.of]
    return found
