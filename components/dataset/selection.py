"""What the reader asked to see, as a value."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from components.dataset import columns as c
from components.dataset.load import Dataset
from components.dataset.search import matches

Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]


@dataclass(frozen=True)
class Selection:
    """A choice of events. The default chooses them all.

    text: words that must all occur, each as the beginning of a word, in any spelling of a name.
    start, end: first and last day, both included. certainly: only events that cannot lie outside them;
    otherwise also events that may lie inside. An event with an open date may lie anywhere beyond its bound.
    All others are allowed values, or ids; an empty tuple asks for nothing. Values of one filter are alternatives,
    filters narrow each other. actors, roles and sides must hold of one and the same participant; sources and voices
    of one and the same claim.
    """

    text: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    certainly: bool = False
    layers: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    secrecies: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    certainties: tuple[str, ...] = ()
    corroborations: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Facet:
    """A filter by the values of one column.

    name: the attribute of Selection. Facets of participants (or of claims) are met by one and the same row.
    """

    name: str
    title: str
    table: str
    column: str


FACETS = (
    Facet("layers", "Layer", "events", c.LAYER),
    Facet("chapters", "Chapter", "events", c.CHAPTER),
    Facet("kinds", "Kind of event", "events", c.KIND),
    Facet("topics", "Topic", "events", c.TOPICS),
    Facet("channels", "Channel", "events", c.CHANNEL),
    Facet("secrecies", "Secrecy", "events", c.SECRECY),
    Facet("actors", "Actor", "participants", c.ACTOR),
    Facet("roles", "Role", "participants", c.ROLE),
    Facet("sides", "Side", "participants", c.SIDE),
    Facet("sources", "Source", "claims", c.SOURCE),
    Facet("voices", "Voice", "claims", c.VOICE),
    Facet("certainties", "Certainty", "events", c.CERTAINTY),
    Facet("corroborations", "Corroboration", "events", c.CORROBORATION),
    Facet("statuses", "Status", "events", c.STATUS),
)
FACET = {facet.name: facet for facet in FACETS}
WORDS, DATES = "text", "dates"  # the two filters that are not facets


def select(dataset: Dataset, selection: Selection) -> Dataset:
    """Return `dataset` with only the events that `selection` chooses, and the rows of other tables that hang on them.

    A link between events stays if both its ends stay.
    """
    keep = _all(masks(dataset, selection).values(), len(dataset.events))
    events = dataset.events[keep]
    ids = set(events[c.EVENT])
    links = dataset.links
    return replace(
        dataset,
        events=events.reset_index(drop=True),
        participants=dataset.participants[dataset.participants[c.EVENT].isin(ids)],
        claims=dataset.claims[dataset.claims[c.EVENT].isin(ids)],
        proposals=dataset.proposals[dataset.proposals[c.EVENT].isin(ids)],
        links=links[links[c.FROM_EVENT].isin(ids) & links[c.TO_EVENT].isin(ids)],
    )


def active(selection: Selection) -> list[str]:
    """Return the names of the filters that are in use: attributes of Selection, "dates" for start and end."""
    names = [WORDS] if selection.text.strip() else []
    names += [DATES] if selection.start or selection.end else []
    return names + [facet.name for facet in FACETS if getattr(selection, facet.name)]


def without(selection: Selection, name: str) -> Selection:
    """Return `selection` without the filter `name`, one of those that `active` gives."""
    if name == DATES:
        return replace(selection, start=None, end=None, certainly=False)
    return replace(selection, **{name: getattr(Selection(), name)})


def masks(dataset: Dataset, selection: Selection) -> dict[str, Mask]:
    """Return which events each filter in use keeps, by filter; the facets of one table share one mask."""
    found: dict[str, Mask] = {}
    if selection.text.strip():
        found[WORDS] = matches(dataset.events[c.SEARCH], selection.text).to_numpy()
    if selection.start or selection.end:
        found[DATES] = _in_range(dataset.events, selection)
    for facet in FACETS:
        if facet.table == "events" and getattr(selection, facet.name):
            found[facet.name] = _holds(dataset.events[facet.column], facet, selection).to_numpy()
    for table in ("participants", "claims"):
        if any(getattr(selection, facet.name) for facet in FACETS if facet.table == table):
            ids = rows_kept(dataset, selection, table)[c.EVENT]
            found[table] = dataset.events[c.EVENT].isin(set(ids)).to_numpy()
    return found


def rows_kept(dataset: Dataset, selection: Selection, table: str, leaving_out: str = "") -> pd.DataFrame:
    """Return the rows of participants or claims that meet that table's facets, `leaving_out` one of them."""
    rows: pd.DataFrame = getattr(dataset, table)
    keep = pd.Series(True, index=rows.index)
    for facet in FACETS:
        if facet.table == table and facet.name != leaving_out and getattr(selection, facet.name):
            keep &= rows[facet.column].isin(getattr(selection, facet.name))
    return rows[keep]


def _holds(cells: pd.Series, facet: Facet, selection: Selection) -> pd.Series:
    wanted = set(getattr(selection, facet.name))
    if facet.column == c.TOPICS:
        return cells.map(lambda cell: not wanted.isdisjoint(cell.split(";")))
    return cells.isin(wanted)


def _in_range(events: pd.DataFrame, selection: Selection) -> Mask:
    first = pd.Timestamp(selection.start or dt.date.min)
    last = pd.Timestamp(selection.end or dt.date.max)
    earliest, latest = events[c.EARLIEST], events[c.LATEST]
    if selection.certainly:
        # A comparison with an open bound (NaT) is false: an open date is never certainly inside.
        inside = earliest.ge(first) if selection.start else pd.Series(True, index=events.index)
        return (inside & (latest.le(last) if selection.end else True)).to_numpy()
    return ((earliest.isna() | earliest.le(last)) & (latest.isna() | latest.ge(first))).to_numpy()


def _all(found: Iterable[Mask], length: int) -> Mask:
    kept: Mask = np.logical_and.reduce([np.ones(length, dtype=bool), *found])
    return kept
