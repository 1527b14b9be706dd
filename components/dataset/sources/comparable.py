"""Which of many events can be compared: those of which several origins speak, and these origins."""

from collections.abc import Sequence

import numpy as np

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Mask
from components.dataset.model.lookup import is_within_sorted, sorted_unique
from components.dataset.sources.claims import INFERRED, heading_of
from components.dataset.sources.excluded_sources import ExcludedSources, excluded_claims
from components.dataset.sources.origins import claim_paths

_CONTRADICTS = "contradicts"  # value of claims.stance


def comparable(
    dataset: Dataset, asked: Sequence[int], excluded: ExcludedSources, events: int, origins: int
) -> tuple[list[int], list[str]]:
    """Return places of events, in their order, and source_ids of origins: at most so many `events` and `origins`.

    asked: places of events. The origins are those that speak of most events of which another speaks too, an event that
    they contradict counting twice; the events those of which most of these speak, the contradicted ones first. What
    the curator only infers was not said, and what `excluded` switches off says nothing.
    """
    every: Mask = np.zeros(len(dataset.events), dtype=bool)
    every[list(asked)] = True
    kinds, stances = (dataset.index.codes("claims", column) for column in (c.KIND, c.STANCE))
    rows = kinds.among({kind: heading_of(kind, "") != INFERRED for kind in kinds.values}) & ~excluded_claims(
        dataset, excluded
    )
    rows &= dataset.index.of_rows(every, "claims")
    roots, of = claim_paths(dataset).origins(), dataset.index.places("claims").astype(np.int64)
    width = max(len(roots.values), 1)
    keys = of * width + roots.of
    pairs = sorted_unique(keys[rows])
    against = is_within_sorted(pairs, sorted_unique(keys[rows & stances.any_of([_CONTRADICTS])]))
    spoken, by = pairs // width, pairs % width
    all_heard = np.bincount(spoken, minlength=len(every))
    score = np.bincount(by, weights=(all_heard[spoken] > 1).astype(int) + against, minlength=width)
    total = np.bincount(by, minlength=width)
    ranked = [one for one in np.lexsort((-total, -score)).tolist() if total[one]][:origins]
    held = np.isin(by, ranked)
    heard = np.bincount(spoken[held], minlength=len(every))
    contested = np.bincount(spoken[held & against], minlength=len(every))
    compared = sorted(asked, key=lambda place: (-heard[place], -contested[place], -all_heard[place]))[:events]
    return sorted(compared), [roots.values[one] for one in ranked]
