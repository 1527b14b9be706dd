"""How many events each value of a filter would show, and which filter stands in the way."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from components.dataset import columns as c
from components.dataset.load import Dataset
from components.dataset.selection import FACETS, Facet, Selection, active, masks, rows_kept, select, without


def facet_values(dataset: Dataset, facet: Facet) -> Mapping[str, str]:
    """Return every value that `facet` can be set to -> words on screen, in the order to show."""
    if facet.column == c.TOPICS:
        return dict(zip(dataset.topics[c.TOPIC], dataset.topics[c.LABEL], strict=True))
    if facet.column == c.ACTOR:
        actors = dataset.actors.sort_values(c.NAME)
        return dict(zip(actors[c.ACTOR], actors[c.NAME], strict=True))
    if facet.column == c.SOURCE:
        return dict(zip(dataset.sources[c.SOURCE], dataset.sources[c.SHORT], strict=True))
    table = "actors" if facet.column == c.SIDE else facet.table
    return dataset.dictionary.labels(table, facet.column)


def facet_counts(dataset: Dataset, selection: Selection) -> dict[str, Mapping[str, int]]:
    """Return facet name -> value -> number of events it would show while all *other* filters stay as they are.

    A value that would show none is 0, not missing.
    """
    found = masks(dataset, selection)
    counts: dict[str, Mapping[str, int]] = {}
    for facet in FACETS:
        own = facet.name if facet.table == "events" else facet.table
        others = [mask for name, mask in found.items() if name != own]
        kept = dataset.events[np.logical_and.reduce([np.ones(len(dataset.events), dtype=bool), *others])]
        seen = _count(dataset, selection, facet, kept)
        counts[facet.name] = {value: int(seen.get(value, 0)) for value in facet_values(dataset, facet)}
    return counts


def _count(dataset: Dataset, selection: Selection, facet: Facet, kept: pd.DataFrame) -> pd.Series:
    if facet.column == c.TOPICS:
        return kept[c.TOPICS].str.split(";").explode().value_counts()
    if facet.table == "events":
        return kept[facet.column].value_counts()
    rows = rows_kept(dataset, selection, facet.table, leaving_out=facet.name)
    rows = rows[rows[c.EVENT].isin(set(kept[c.EVENT]))]
    return rows.drop_duplicates([c.EVENT, facet.column])[facet.column].value_counts()


def loosened(dataset: Dataset, selection: Selection) -> dict[str, int]:
    """Return for each filter in use how many events would show without it, most first."""
    counts = {name: len(select(dataset, without(selection, name)).events) for name in active(selection)}
    return dict(sorted(counts.items(), key=lambda pair: -pair[1]))
