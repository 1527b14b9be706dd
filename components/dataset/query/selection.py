"""What the reader asked to see, as a value."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.dating import dating
from components.dataset.model.index import EVENT_TABLES, Index, Mask, Numbers
from components.dataset.package.bulk import decategorize
from components.dataset.query.facets import FACETS, Facet


@dataclass(frozen=True)
class Selection:
    """A choice of events. The default chooses them all.

    text: words that must all occur, each as the beginning of a word, in any spelling of a name.
    start, end: first and last day, both included. certainly: only events that cannot lie outside them;
    otherwise also events that may lie inside. An event with an open date may lie anywhere beyond its bound.
    datings: how well they are dated, see dating.DATINGS.
    all_of, none_of: names of filters of which an event must have all values, or none; of the others, any.
    All others are allowed values, or ids; an empty tuple asks for nothing. Filters narrow each other. actors, roles and
    sides must hold of one and the same participant; sources and voices of one and the same claim; what all_of and
    none_of ask for beside that holds of the event as a whole.
    """

    text: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    certainly: bool = False
    datings: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    secrecies: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    certainties: tuple[str, ...] = ()
    corroborations: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()


WORDS, DATES, DATED = "text", "dates", "datings"  # the filters that are not facets


def filter_mask(dataset: Dataset, selection: Selection) -> Mask:
    """Return which events of `dataset` the filters of `selection` keep, in the order of `dataset.events`."""
    return intersect_masks(filter_masks(dataset, selection).values(), len(dataset.events))


def subset(dataset: Dataset, mask: Mask, most: int | None = None) -> Dataset:
    """Return `dataset` with only the events in `mask`, the first `most` of them, and the rows that hang on these.

    A link between events stays if both its ends stay. `total` of what is returned counts all events in `mask`.
    """
    index, places = dataset.index, np.flatnonzero(mask)[:most]
    # Of a whole package nothing need be looked up; it is None, all rows.
    whole = len(places) == len(dataset.events)
    hanging = {name: None if whole else index.hanging(name).of(places) for name in EVENT_TABLES}
    links = None if whole else _inside(index, places)
    return replace(
        dataset,
        events=decategorize(dataset.events, None if whole else places).reset_index(drop=True),
        participants=decategorize(dataset.participants, hanging["participants"]),
        claims=decategorize(dataset.claims, hanging["claims"]),
        proposals=decategorize(dataset.proposals, hanging["proposals"]),
        links=decategorize(dataset.links, links),
        mask=mask,
    )


def select(dataset: Dataset, selection: Selection) -> Dataset:
    """Return `dataset` with only the events that `selection` chooses, and the rows of other tables that hang on them.

    A link between events stays if both its ends stay.
    """
    return subset(dataset, filter_mask(dataset, selection))


def _inside(index: Index, places: Numbers) -> Numbers:
    """Return the rows of the links of which both ends are at `places`."""
    links = index.hanging("links", c.FROM_EVENT).of(places)
    return links[np.isin(index.places("links", c.TO_EVENT)[links], places)]


def active_filters(selection: Selection) -> list[str]:
    """Return the names of the filters that are in use: attributes of Selection, "dates" for start and end."""
    names = [WORDS] if selection.text.strip() else []
    names += [DATES] if selection.start or selection.end else []
    names += [DATED] if selection.datings else []
    return names + [facet.name for facet in FACETS if getattr(selection, facet.name)]


def without_filter(selection: Selection, name: str) -> Selection:
    """Return `selection` without the filter `name`, one of those that `active_filters` gives."""
    if name == DATES:
        return replace(selection, start=None, end=None, certainly=False)
    all_of, none_of = (tuple(one for one in way if one != name) for way in (selection.all_of, selection.none_of))
    return replace(selection, **{name: getattr(Selection(), name), "all_of": all_of, "none_of": none_of})


def filter_masks(dataset: Dataset, selection: Selection) -> dict[str, Mask]:
    """Return which events each filter in use keeps, by filter; what one row must meet shares the mask of its table."""
    found: dict[str, Mask] = {}
    if selection.text.strip():
        found[WORDS] = dataset.search.matches(selection.text)
    if selection.start or selection.end:
        found[DATES] = _in_range(dataset.events, selection)
    if selection.datings:
        found[DATED] = np.isin(dating(dataset.events), selection.datings)
    for facet in FACETS:
        if getattr(selection, facet.name) and (facet.table == "events" or _of_the_event(selection, facet)):
            found[facet.name] = _kept(dataset, selection, facet)
    for table in ("participants", "claims"):
        if _met_by_rows(selection, table):
            found[table] = dataset.index.of_events(matching_rows(dataset, selection, table), table)
    return found


def matching_rows(dataset: Dataset, selection: Selection, table: str, leaving_out: str = "") -> Mask:
    """Return which rows of participants or claims meet that table's facets, `leaving_out` one of them."""
    used = [facet for facet in _met_by_rows(selection, table) if facet.name != leaving_out]
    held = [_holds(dataset, facet, getattr(selection, facet.name)) for facet in used]
    return intersect_masks(held, len(getattr(dataset, table)))


def _met_by_rows(selection: Selection, table: str) -> list[Facet]:
    """Return the facets in use that one and the same row of `table` must meet."""
    return [
        facet
        for facet in FACETS
        if facet.table == table and getattr(selection, facet.name) and facet.name not in selection.none_of
    ]


def _of_the_event(selection: Selection, facet: Facet) -> bool:
    return facet.name in (*selection.all_of, *selection.none_of)


def _kept(dataset: Dataset, selection: Selection, facet: Facet) -> Mask:
    """Return which events have any, all or none of the values asked for."""
    values: tuple[str, ...] = getattr(selection, facet.name)
    if facet.name in selection.all_of:
        return intersect_masks((_has(dataset, facet, (value,)) for value in values), len(dataset.events))
    return ~_has(dataset, facet, values) if facet.name in selection.none_of else _has(dataset, facet, values)


def _has(dataset: Dataset, facet: Facet, values: tuple[str, ...]) -> Mask:
    """Return which events have one of `values`."""
    held = _holds(dataset, facet, values)
    return held if facet.table == "events" else dataset.index.of_events(held, facet.table)


def intersect_masks(found: Iterable[Mask], length: int) -> Mask:
    """Return what is in every one of `found`, each of this length; everything if there is none."""
    mask = np.ones(length, dtype=bool)
    for one in found:
        mask &= one
    return mask


def perhaps_outside_mask(dataset: Dataset, selection: Selection) -> Mask | None:
    """Return which events may lie outside the dates of `selection`, or reach beyond them; None if it sets none.

    With `certainly` none of those that it chooses does.
    """
    if selection.certainly or not (selection.start or selection.end):
        return None
    inside = Selection(start=selection.start, end=selection.end, certainly=True)
    return ~_in_range(dataset.events, inside)


def _holds(dataset: Dataset, facet: Facet, values: tuple[str, ...]) -> Mask:
    """Return which rows of the facet's table have one of `values`."""
    wanted = set(values)
    codes = dataset.index.codes(facet.table, facet.column)
    listed = facet.column == c.TOPICS
    return codes.among({cell: not wanted.isdisjoint(cell.split(";") if listed else (cell,)) for cell in codes.values})


def _in_range(events: pd.DataFrame, selection: Selection) -> Mask:
    first, last = (None if day is None else np.datetime64(day, "us") for day in (selection.start, selection.end))
    earliest, latest = events[c.EARLIEST].to_numpy(), events[c.LATEST].to_numpy()
    mask = np.ones(len(events), dtype=bool)
    # A comparison with an open bound (NaT) is false: an open date is never certainly inside, nor certainly outside.
    if first is not None:
        mask &= earliest >= first if selection.certainly else ~(latest < first)
    if last is not None:
        mask &= latest <= last if selection.certainly else ~(earliest > last)
    return mask
