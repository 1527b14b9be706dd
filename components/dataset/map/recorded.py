"""Which events have a recorded place, who says that it is the place, and which places have coordinates."""

from collections import Counter

import numpy as np

from components.dataset.map.region import Point
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Mask

SOURCED, CURATOR = ("stated", "other-source"), ("inferred",)


def with_place(dataset: Dataset, mask: Mask) -> Mask:
    """Return which of the events `mask` have a recorded place."""
    places = dataset.index.codes("events", c.PLACE)
    known = set(dataset.places[c.PLACE].tolist())
    return mask & places.any_of(known)


def with_inferred_place(dataset: Dataset, mask: Mask) -> Mask:
    """Return which of the events `mask` have a place that the curator inferred."""
    return with_place(dataset, mask) & _rests(dataset, CURATOR)


def with_unstated_place(dataset: Dataset, mask: Mask) -> Mask:
    """Return which of the events `mask` have a place that neither a source states nor the curator inferred."""
    return with_place(dataset, mask) & ~_rests(dataset, (*SOURCED, *CURATOR))


def _rests(dataset: Dataset, bases: tuple[str, ...]) -> Mask:
    codes = dataset.index.codes("events", c.PLACE_BASIS)
    return codes.any_of(bases)


def located_places(dataset: Dataset) -> set[str]:
    """Return the ids of the places that have both coordinates."""
    known = (dataset.places[c.LATITUDE] != "") & (dataset.places[c.LONGITUDE] != "")
    return set(dataset.places.loc[known, c.PLACE].tolist())


def unlocated_mask(dataset: Dataset, mask: Mask) -> Mask:
    """Return which of the events `mask` have a recorded place, or go to one, that has no coordinates."""
    wanted = set(dataset.places[c.PLACE].tolist()) - located_places(dataset)
    here, there = (dataset.index.codes("events", column).any_of(wanted) for column in (c.PLACE, c.PLACE_TO))
    found: Mask = with_place(dataset, mask) & (here | there)
    return found


def unlocated_names(dataset: Dataset, mask: Mask) -> list[str]:
    """Return the names of the places without coordinates at which events `mask` took place or end, in their order."""
    events = dataset.events.loc[unlocated_mask(dataset, mask), [c.PLACE, c.PLACE_TO]]
    there, known = set(events.to_numpy().ravel().tolist()), located_places(dataset)
    rows = rows_of(dataset.places, [c.PLACE, c.NAME])
    return [row[c.NAME] for row in rows if row[c.PLACE] in there and row[c.PLACE] not in known]


def where_words(dataset: Dataset, mask: Mask) -> dict[str, str]:
    """Return for each of the events `mask` the names of its places: "Cape Town to Boston"."""
    names = dict(zip(dataset.places[c.PLACE].tolist(), dataset.places[c.NAME].tolist(), strict=True))
    return {
        row[c.EVENT]: " to ".join(names[row[end]] for end in (c.PLACE, c.PLACE_TO) if row[end] in names)
        for row in rows_of(dataset.events.loc[mask], [c.EVENT, c.PLACE, c.PLACE_TO])
    }


def points_of(dataset: Dataset, most: int) -> list[Point]:
    """Return longitude and latitude of the `most` places where most events took place or end, if they have both."""
    drawable, counts = located_places(dataset), Counter[str]()
    for column in (c.PLACE, c.PLACE_TO):
        codes = dataset.index.codes("events", column)
        counts.update(dict(zip(codes.values, np.bincount(codes.of, minlength=len(codes.values)).tolist(), strict=True)))
    rows = rows_of(dataset.places, [c.PLACE, c.LONGITUDE, c.LATITUDE])
    used = [row for row in rows if row[c.PLACE] in drawable and counts[row[c.PLACE]]]
    used.sort(key=lambda row: -counts[row[c.PLACE]])
    return [(float(row[c.LONGITUDE]), float(row[c.LATITUDE])) for row in used[:most]]
