"""How many events each value of a filter would show, and which filter stands in the way."""

from collections.abc import Iterable, Mapping

import numpy as np

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.dating import DATINGS, dating
from components.dataset.model.index import Mask, Numbers
from components.dataset.query.facets import FACET, FACETS, Facet
from components.dataset.query.selection import (
    DATED,
    Selection,
    active_filters,
    filter_mask,
    filter_masks,
    intersect_masks,
    matching_rows,
    without_filter,
)
from components.dataset.sources.excluded_sources import ExcludedSources
from components.dataset.sources.support_by_source import events_by_origin


def facet_values(dataset: Dataset, facet: Facet) -> Mapping[str, str]:
    """Return every value that `facet` can be set to -> words on screen, in the order to show."""
    column = c.TOPIC if facet.column == c.TOPICS else facet.column
    if column in dataset.names_of:
        return dataset.names_of[column]
    table = "actors" if facet.column == c.SIDE else facet.table
    return dataset.dictionary.labels(table, facet.column)


def facet_counts(dataset: Dataset, selection: Selection, among: Mask | None = None) -> dict[str, Mapping[str, int]]:
    """Return facet name -> value -> number of events that choosing it concerns, while all other filters stay.

    That is how many it alone would show; where all values are asked for, how many it would show beside those chosen;
    where none is, how many it takes away. A value that concerns none is 0, not missing.
    among: only these events are counted; None for all.
    """
    found = filter_masks(dataset, selection) | ({} if among is None else {"among": among})
    counts: dict[str, Mapping[str, int]] = {}
    for facet in FACETS:
        mask = intersect_masks(_others(found, selection, facet), len(dataset.events))
        if facet.table == "events":
            seen = _events_with(dataset, facet, mask)
        else:
            seen = _events_with_row(dataset, facet, mask, _counted_rows(dataset, selection, facet, found))
        counts[facet.name] = {value: seen.get(value, 0) for value in facet_values(dataset, facet)}
    return counts


def _others(found: Mapping[str, Mask], selection: Selection, facet: Facet) -> Iterable[Mask]:
    """Return what the other filters keep, and of `facet` that all values chosen are there, where that is asked for."""
    own = {facet.table if facet.name not in selection.none_of else "", facet.name}
    if facet.name in selection.all_of:
        own -= {facet.name}
    return (mask for name, mask in found.items() if name not in own)


def _counted_rows(dataset: Dataset, selection: Selection, facet: Facet, found: Mapping[str, Mask]) -> Mask:
    """Return the rows in which a value of `facet` would be met.

    Where none of its values may be there, any row; where all must, also any row of an event that another row of which
    meets the other facets of the table.
    """
    if facet.name in selection.none_of:
        return np.ones(len(getattr(dataset, facet.table)), dtype=bool)
    rows = matching_rows(dataset, selection, facet.table, facet.name)
    return rows | dataset.index.of_rows(found[facet.table], facet.table) if facet.name in selection.all_of else rows


def dated_counts(dataset: Dataset, selection: Selection, among: Mask | None = None) -> dict[str, int]:
    """Return how well dated -> how many events that are dated so it would show, while all other filters stay."""
    found = filter_masks(dataset, selection) | ({} if among is None else {"among": among})
    others = intersect_masks((one for name, one in found.items() if name != DATED), len(dataset.events))
    ways = dating(dataset.events)
    return {way: int((others & (ways == way)).sum()) for way in DATINGS}


def root_counts(
    dataset: Dataset, selection: Selection, excluded: ExcludedSources, among: Mask | None = None
) -> dict[str, int]:
    """Return source_id -> how many events have support that goes back to it, while all filters but of sources stay.

    An origin that was never read itself is cited by no event directly, and may be at the root of most.
    """
    found = filter_masks(dataset, selection) | ({} if among is None else {"among": among})
    others = intersect_masks(_others(found, selection, FACET["sources"]), len(dataset.events))
    return events_by_origin(dataset, others, excluded)


def _events_with(dataset: Dataset, facet: Facet, mask: Mask) -> dict[str, int]:
    """Return value -> how many of the events `mask` have it."""
    values, of = dataset.index.codes("events", facet.column)
    totals = dict(zip(values, _totals(of, mask, len(values)).tolist(), strict=True))
    if facet.column != c.TOPICS:
        return totals
    found: dict[str, int] = {}
    for cell, total in totals.items():
        for topic in set(cell.split(";")):
            found[topic] = found.get(topic, 0) + total
    return found


def _events_with_row(dataset: Dataset, facet: Facet, mask: Mask, rows: Mask) -> dict[str, int]:
    """Return value -> how many of the events `mask` have it in one of these `rows` of the facet's table."""
    values, of = dataset.index.codes(facet.table, facet.column)
    rows = rows if mask.all() else rows & dataset.index.of_rows(mask, facet.table)
    # An event counts once for a value that several of its rows have.
    repeats = dataset.index.repeats(facet.table, facet.column)
    counted = rows[repeats.rows]
    again, pairs = repeats.rows[counted], repeats.pairs[counted]
    more = np.bincount(of[again[1:][pairs[1:] == pairs[:-1]]], minlength=len(values))
    return dict(zip(values, (_totals(of, rows, len(values)) - more).tolist(), strict=True))


def _totals(of: Numbers, mask: Mask, length: int) -> Numbers:
    return np.bincount(of if mask.all() else of[mask], minlength=length)


def counts_without_each(dataset: Dataset, selection: Selection) -> dict[str, int]:
    """Return for each filter in use how many events would show without it, most first."""
    counts = {
        name: int(filter_mask(dataset, without_filter(selection, name)).sum()) for name in active_filters(selection)
    }
    return dict(sorted(counts.items(), key=lambda pair: -pair[1]))
