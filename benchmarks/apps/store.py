"""A package as arrays of whole numbers, and what is counted of the events that are shown."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.dataset import Dataset
from components.dataset.model import columns as c
from components.dataset.model.acting_side import SEVERAL

BINS, WIDE = 240, 60  # columns of the picture over time, and of the histogram
MOST_MARKS = 2_000  # beyond that the timeline is a picture of densities
_AUTHOR, _ADDRESSEE = "author", "addressee"


@dataclass(frozen=True)
class Store:
    """One entry an event in each array. pair is sender * actors + addressee, or actors squared if there is no pair.

    cell is (lane * sides + side) * BINS + the column of its day. first, last: the days the axis begins and ends with.
    """

    lanes: list[str]
    sides: list[str]
    actors: list[str]
    lane: np.ndarray
    side: np.ndarray
    day: np.ndarray
    cell: np.ndarray
    pair: np.ndarray
    titles: pd.Series
    first: np.datetime64
    last: np.datetime64


@dataclass(frozen=True)
class View:
    """What the charts are drawn from. n: how many events. density: lanes x BINS. bars: sides x WIDE.

    pairs: sender x addressee. rows: the events that are marks of their own; none if there are too many.
    """

    n: int
    density: np.ndarray
    bars: np.ndarray
    pairs: np.ndarray
    rows: np.ndarray


def store_of(dataset: Dataset) -> Store:
    """Return the codes of `dataset`: lanes are channels, sides those that act, a pair is author and addressee."""
    events = dataset.events
    lanes, sides = (
        list(dataset.dictionary.labels("events", c.CHANNEL)),
        list(dataset.dictionary.labels("actors", c.SIDE)),
    )
    sides.append(SEVERAL)
    day = events[c.EARLIEST].fillna(events[c.LATEST]).to_numpy().astype("datetime64[D]")
    first, last = (np.datetime64(end, "D") for end in dataset.period)
    column = np.clip((day - first).astype(int) * BINS // ((last - first).astype(int) + 1), 0, BINS - 1)
    lane, side = _codes(events[c.CHANNEL], lanes), _codes(events[c.SIDE], sides)
    actors = sorted(dataset.actors[c.ACTOR])
    return Store(
        lanes=lanes,
        sides=sides,
        actors=actors,
        lane=lane,
        side=side,
        day=day,
        cell=(lane.astype(np.int64) * len(sides) + side) * BINS + column,
        pair=_pairs(dataset, actors),
        titles=events[c.TITLE],
        first=first,
        last=last,
    )


def _codes(cells: pd.Series, values: list[str]) -> np.ndarray:
    return np.asarray(pd.Categorical(cells, categories=values).codes).clip(0)


def _pairs(dataset: Dataset, actors: list[str]) -> np.ndarray:
    held = dataset.participants
    place = pd.Index(dataset.events[c.EVENT])
    ends = []
    for role in (_AUTHOR, _ADDRESSEE):
        rows = held[held[c.ROLE] == role].drop_duplicates(c.EVENT)
        found = np.full(len(place), -1, dtype=np.int64)
        found[place.get_indexer(rows[c.EVENT])] = _codes(rows[c.ACTOR], actors)
        ends.append(found)
    sender, addressee = ends
    many = len(actors)
    return np.where((sender < 0) | (addressee < 0), many * many, sender * many + addressee)


def view(store: Store, kept: np.ndarray) -> View:
    """Count the events in `kept` (a mask over all events)."""
    every = bool(kept.all())
    cell, pair = (store.cell, store.pair) if every else (store.cell[kept], store.pair[kept])
    many, lanes, sides = len(store.actors), len(store.lanes), len(store.sides)
    cells = np.bincount(cell, minlength=lanes * sides * BINS).reshape(lanes, sides, BINS)
    return View(
        n=len(cell),
        density=cells.sum(axis=1),
        bars=cells.sum(axis=0).reshape(sides, WIDE, BINS // WIDE).sum(axis=2),
        pairs=np.bincount(pair, minlength=many * many + 1)[:-1].reshape(many, many),
        rows=np.flatnonzero(kept) if len(cell) <= MOST_MARKS else np.zeros(0, dtype=np.int64),
    )
