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


@dataclass(frozen=True)
class Selection:
    """A choice of events. The default chooses them all.

    text: words that must all occur, each as the beginning of a word, in any spelling of a name.
    start, end: first and last day, both included. certainly: only events that cannot lie outside them;
    otherwise also events that may lie inside. An event with an open date may lie anywhere beyond its bound.
    datings: how well they are dated, see dating.DATINGS.
    All others are allowed values, or ids; an empty tuple asks for nothing. Values of one filter are alternatives,
    filters narrow each other. actors, roles and sides must hold of one and the same participant; sources and voices
    of one and the same claim.
    """

    text: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    certainly: bool = False
    datings: tuple[str, ...] = ()
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


@dataclass(frozen=True)
class Facet:
    """A filter by the values of one column, and all that is to be said of it.

    name: the attribute of Selection. parameter: its name in the link. group: the folded part of the sidebar it stands
    in; empty if it is always in sight. Facets of participants (or of claims) are met by one and the same row.
    """

    name: str
    parameter: str
    group: str
    title: str
    table: str
    column: str


_WHAT, _WHO, _KNOW = "What", "Who", "How we know"
# In the order of the sidebar.
FACETS = (
    Facet("topics", "topic", "", "Topic", "events", c.TOPICS),
    Facet("actors", "actor", "", "Actor", "participants", c.ACTOR),
    Facet("layers", "layer", _WHAT, "Layer", "events", c.LAYER),
    Facet("chapters", "chapter", _WHAT, "Chapter", "events", c.CHAPTER),
    Facet("kinds", "kind", _WHAT, "Kind of event", "events", c.KIND),
    Facet("channels", "channel", _WHAT, "Channel", "events", c.CHANNEL),
    Facet("secrecies", "secrecy", _WHAT, "Secrecy", "events", c.SECRECY),
    Facet("roles", "role", _WHO, "Role", "participants", c.ROLE),
    Facet("sides", "side", _WHO, "Side", "participants", c.SIDE),
    Facet("sources", "source", _KNOW, "Source", "claims", c.SOURCE),
    Facet("voices", "voice", _KNOW, "Voice", "claims", c.VOICE),
    Facet("certainties", "certainty", _KNOW, "Certainty", "events", c.CERTAINTY),
    Facet("corroborations", "corroboration", _KNOW, "Corroboration", "events", c.CORROBORATION),
    Facet("statuses", "status", _KNOW, "Status", "events", c.STATUS),
)
FACET = {facet.name: facet for facet in FACETS}
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
    return replace(selection, **{name: getattr(Selection(), name)})


def filter_masks(dataset: Dataset, selection: Selection) -> dict[str, Mask]:
    """Return which events each filter in use keeps, by filter; the facets of one table share one mask."""
    found: dict[str, Mask] = {}
    if selection.text.strip():
        found[WORDS] = dataset.search.matches(selection.text)
    if selection.start or selection.end:
        found[DATES] = _in_range(dataset.events, selection)
    if selection.datings:
        found[DATED] = np.isin(dating(dataset.events), selection.datings)
    for facet in FACETS:
        if facet.table == "events" and getattr(selection, facet.name):
            found[facet.name] = _holds(dataset, selection, facet)
    for table in ("participants", "claims"):
        if any(getattr(selection, facet.name) for facet in FACETS if facet.table == table):
            found[table] = dataset.index.of_events(matching_rows(dataset, selection, table), table)
    return found


def matching_rows(dataset: Dataset, selection: Selection, table: str, leaving_out: str = "") -> Mask:
    """Return which rows of participants or claims meet that table's facets, `leaving_out` one of them."""
    facets = [facet for facet in FACETS if facet.table == table and facet.name != leaving_out]
    used = [_holds(dataset, selection, facet) for facet in facets if getattr(selection, facet.name)]
    return intersect_masks(used, len(getattr(dataset, table)))


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


def _holds(dataset: Dataset, selection: Selection, facet: Facet) -> Mask:
    wanted = set(getattr(selection, facet.name))
    codes = dataset.index.codes(facet.table, facet.column)
    several = facet.column == c.TOPICS
    return codes.among({cell: not wanted.isdisjoint(cell.split(";") if several else (cell,)) for cell in codes.values})


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
