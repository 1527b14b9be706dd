"""What the record is without some of its sources."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Mask
from components.dataset.sources.origins import claim_paths, origin_counts, supporting_mask


@dataclass(frozen=True)
class ExcludedSources:
    """What is switched off. The default leaves all on.

    sources: source_ids; with a source all that came down through it is off, so with an origin all that repeats it.
    voices: values of claims.voice.
    """

    sources: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Return whether anything is switched off."""
        return bool(self.sources or self.voices)


def excluded_claims(dataset: Dataset, excluded: ExcludedSources) -> Mask:
    """Return which rows of claims are switched off: by their voice, or by a source they came through."""
    voices = dataset.index.codes("claims", c.VOICE)
    found: Mask = voices.any_of(excluded.voices)
    return found | claim_paths(dataset).through(excluded.sources)


def excluded_claims_of(dataset: Dataset, excluded: ExcludedSources, event: str) -> Collection[str]:
    """Return the claim_ids of `event` that are switched off."""
    place = dataset.index.place(event)
    if not excluded or place < 0:
        return ()
    rows = dataset.index.hanging("claims").of(np.array([place]))
    lost: list[str] = dataset.claims[c.CLAIM].iloc[rows[excluded_claims(dataset, excluded)[rows]]].tolist()
    return frozenset(lost)


def unsupported_mask(dataset: Dataset, excluded: ExcludedSources) -> Mask:
    """Return which events have support, but none of it without what is switched off.

    An event that no source states, as the curator infers it, loses nothing.
    """
    had = dataset.index.of_events(supporting_mask(dataset), "claims")
    has = (
        dataset.index.of_events(supporting_mask(dataset, ~excluded_claims(dataset, excluded)), "claims")
        if excluded
        else had
    )
    lost: Mask = had & ~has
    return lost


def unstated_mask(dataset: Dataset) -> Mask:
    """Return which events no source states: the curator infers them."""
    stated: Mask = dataset.index.of_events(supporting_mask(dataset), "claims")
    return ~stated


def records_sources(dataset: Dataset) -> bool:
    """Return whether a package says of anything who says so; where none does, origins cannot be counted."""
    return len(dataset.claims) > 0


def single_origin_mask(dataset: Dataset, excluded: ExcludedSources) -> Mask:
    """Return which events exactly one origin supports, of what is not switched off."""
    found: Mask = origin_counts(dataset, ~excluded_claims(dataset, excluded) if excluded else None) == 1
    return found


def unsupported_ids(shown: Dataset) -> Collection[str]:
    """Return the ids of those events of `shown`, a part of a package, that have lost their only support."""
    return shown.ids_among(shown.unsupported)
