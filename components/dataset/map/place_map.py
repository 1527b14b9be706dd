"""Where events took place, and from where to where words and people went."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from components.dataset.exchange.ties import MOST_EVENT_IDS
from components.dataset.map.recorded import (
    CURATOR,
    SOURCED,
    located_places,
    points_of,
    with_inferred_place,
    with_place,
    with_unstated_place,
)
from components.dataset.map.region import Region, region_of
from components.dataset.map.states import state_names
from components.dataset.model import columns as c
from components.dataset.model.acting_side import SEVERAL
from components.dataset.model.cells import rows_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Codes, Mask, Numbers
from components.dataset.model.once import once_per_package
from components.dataset.model.vocabulary import NOT_DONE
from components.dataset.query.filter_words import event_dates

MOST_PLACES = 40  # that find room on the map
MOST_LEGS = 9  # that can be told apart


@dataclass(frozen=True, slots=True)
class Place:
    """A place, and the events that took place there; none where only a leg ends.

    latitude, longitude: degrees. count: events; least: of these, those that are sure; known: those whose place a source
    states; inferred: by the curator; unstated: neither. side: who acts in all of them; "several" if not one and the
    same. event_ids: the first twelve at most, in the order of time; at the mere end of legs, those of the legs.
    """

    id: str
    name: str
    latitude: float
    longitude: float
    precision: str
    note: str
    count: int
    least: int
    inferred: int
    unstated: int
    side: str
    event_ids: tuple[str, ...]

    @property
    def known(self) -> int:
        """Events whose place a source states."""
        return self.count - self.inferred - self.unstated


@dataclass(frozen=True, slots=True)
class Leg:
    """An event that goes from one recorded place to another.

    number: from 1. dated: its date in words. start, end: ids of places. inferred: by the curator; unstated: neither by
    a source nor by the curator. certain: reported as done, and a source states the places.
    """

    event: str
    number: int
    title: str
    dated: str
    start: str
    end: str
    start_name: str
    end_name: str
    side: str
    status: str
    inferred: bool
    unstated: bool
    certain: bool


@once_per_package
def home_region(dataset: Dataset) -> Region:
    """Return the region where most of the package happened, with the names of its states; no filter changes it."""
    return replace(region_of([], points_of(dataset, MOST_PLACES)), names=state_names(dataset))


def at_places(dataset: Dataset, mask: Mask, places: Sequence[Place]) -> Mask:
    """Return which of the events `mask` took place at one of `places`, or end there."""
    wanted = {place.id for place in places}
    here, there = (dataset.index.codes("events", column) for column in (c.PLACE, c.PLACE_TO))
    found: Mask = here.any_of(wanted)
    return mask & (found | there.any_of(wanted))


def places_of(dataset: Dataset, mask: Mask, most: int = MOST_PLACES, sure: Mask | None = None) -> list[Place]:
    """Return each place with coordinates of the events `mask`, and each end of their legs, most events first.

    The `most` places with most events, and the ends of the legs that `legs_of` returns. sure: which events are certain;
    all by default.
    """
    located = with_place(dataset, mask)
    codes = dataset.index.codes("events", c.PLACE)
    among = (located, with_inferred_place(dataset, mask), with_unstated_place(dataset, mask))
    counts = [np.bincount(codes.of[which], minlength=len(codes.values)) for which in among]
    ends: dict[str, list[str]] = {}
    for leg in legs_of(dataset, mask):
        for end in (leg.start, leg.end):
            ends.setdefault(end, []).append(leg.event)
    numbers = {place: number for number, place in enumerate(codes.values)}
    drawable = located_places(dataset)
    rows: list[tuple[dict[Any, Any], int, list[int]]] = []
    for row in rows_of(dataset.places, [c.PLACE, c.NAME, c.LATITUDE, c.LONGITUDE, c.PRECISION, c.NOTE]):
        number = numbers.get(row[c.PLACE], -1)
        of_place = [int(count[number]) for count in counts] if number >= 0 else [0, 0, 0]
        if row[c.PLACE] in drawable and (of_place[0] or row[c.PLACE] in ends):
            rows.append((row, number, of_place))
    rows.sort(key=lambda one: (-one[2][0], one[0][c.NAME]))
    found = []
    for row, number, (count, inferred, unstated) in (
        one for at, one in enumerate(rows) if at < most or one[0][c.PLACE] in ends
    ):
        events = np.flatnonzero(located & (codes.of == number)) if count else np.empty(0, dtype=int)
        found.append(
            Place(
                id=row[c.PLACE],
                name=row[c.NAME],
                latitude=float(row[c.LATITUDE]),
                longitude=float(row[c.LONGITUDE]),
                precision=row[c.PRECISION],
                note=row[c.NOTE],
                count=count,
                least=count if sure is None else int(sure[events].sum()),
                inferred=inferred,
                unstated=unstated,
                side=_side(dataset, events),
                event_ids=tuple(dataset.events[c.EVENT].iloc[events[:MOST_EVENT_IDS]]) or tuple(ends[row[c.PLACE]]),
            )
        )
    return found


def _side(dataset: Dataset, events: Numbers) -> str:
    """Return the side that acts in all `events` (places); an empty text if none is known."""
    sides: Codes = dataset.index.codes("events", c.SIDE)
    found = np.unique(sides.of[events])
    return SEVERAL if len(found) > 1 else sides.values[int(found[0])] if len(found) else ""


def travelling_mask(dataset: Dataset, mask: Mask) -> Mask:
    """Return which of the events `mask` go from one recorded place to another."""
    ends = dataset.index.codes("events", c.PLACE_TO)
    known = set(dataset.places[c.PLACE].tolist())
    return with_place(dataset, mask) & ends.any_of(known)


def drawable_mask(dataset: Dataset, mask: Mask) -> Mask:
    """Return which of the events `mask` go from one place with coordinates to another."""
    drawable = located_places(dataset)
    here, there = (dataset.index.codes("events", column).any_of(drawable) for column in (c.PLACE, c.PLACE_TO))
    found: Mask = mask & here & there
    return found


def not_done_counts(dataset: Dataset, among: Mask) -> dict[str, int]:
    """Return status -> how many of the events `among` have it, of the statuses that mean: not done, or not certain."""
    statuses = dataset.index.codes("events", c.STATUS)
    counts = dict(zip(statuses.values, np.bincount(statuses.of[among], minlength=len(statuses.values)), strict=True))
    return {status: int(counts[status]) for status in NOT_DONE if counts.get(status)}


def legs_of(dataset: Dataset, mask: Mask, most: int = MOST_LEGS) -> list[Leg]:
    """Return the events `mask` that go from one place with coordinates to another, the first `most` in time.

    Worked example: Clinton's letter of 21 February 1998 (S36, Document 002 ¶ 10) goes from Washington to Damascus; the
    document names neither, so it is inferred.
    """
    events = dataset.events.iloc[np.flatnonzero(drawable_mask(dataset, mask))[:most]]
    names = dict(zip(dataset.places[c.PLACE].tolist(), dataset.places[c.NAME].tolist(), strict=True))
    dates = event_dates(replace(dataset, events=events))
    columns = [c.EVENT, c.TITLE, c.PLACE, c.PLACE_TO, c.PLACE_BASIS, c.SIDE, c.STATUS]
    return [
        Leg(
            event=row[c.EVENT],
            number=number,
            title=row[c.TITLE],
            dated=dates[row[c.EVENT]],
            start=row[c.PLACE],
            end=row[c.PLACE_TO],
            start_name=names[row[c.PLACE]],
            end_name=names[row[c.PLACE_TO]],
            side=row[c.SIDE],
            status=row[c.STATUS],
            inferred=row[c.PLACE_BASIS] in CURATOR,
            unstated=row[c.PLACE_BASIS] not in (*SOURCED, *CURATOR),
            certain=row[c.PLACE_BASIS] in SOURCED and row[c.STATUS] not in NOT_DONE,
        )
        for number, row in enumerate(rows_of(events, columns), start=1)
    ]
