"""Where events took place, and from where to where words and people went."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from components.dataset.exchange.ties import MOST_EVENT_IDS
from components.dataset.model import columns as c
from components.dataset.model.acting_side import SEVERAL
from components.dataset.model.cells import rows_of, table_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Codes, Mask, Numbers
from components.dataset.model.vocabulary import NOT_DONE
from components.dataset.query.filter_words import event_dates

# Worked-out columns of places_of.
COUNT, LEAST, KNOWN, INFERRED, UNSTATED, EVENT_IDS = "count", "least", "known", "inferred", "unstated", "event_ids"
# Worked-out columns of legs_of.
NUMBER, DATED, CERTAIN, FROM_NAME, TO_NAME = "number", "dated", "certain", "from_name", "to_name"

MOST_PLACES = 40  # that find room on the map
MOST_LEGS = 9  # that can be told apart
_SOURCED, _CURATOR = ("stated", "other-source"), ("inferred",)
_OF_PLACE = [c.PLACE, c.NAME, c.LATITUDE, c.LONGITUDE, c.PRECISION, c.NOTE]
_PLACES = [*_OF_PLACE, COUNT, LEAST, KNOWN, INFERRED, UNSTATED, c.SIDE, EVENT_IDS]
_LEGS = [
    *(c.EVENT, NUMBER, c.TITLE, DATED, c.PLACE, c.PLACE_TO, FROM_NAME, TO_NAME, c.SIDE, c.STATUS),
    *(INFERRED, UNSTATED, CERTAIN),
]
_TYPES = {
    **dict.fromkeys((c.LATITUDE, c.LONGITUDE), "float64"),
    **dict.fromkeys((COUNT, LEAST, KNOWN, INFERRED, UNSTATED, NUMBER), "int64"),
    EVENT_IDS: "object",
    CERTAIN: "bool",
}
_NO_DOUBTS = {INFERRED: 0, UNSTATED: 0}


def with_place(dataset: Dataset, mask: Mask) -> Mask:
    """Return which of the events `mask` have a recorded place."""
    places = dataset.index.codes("events", c.PLACE)
    known = set(dataset.places[c.PLACE].tolist())
    return mask & places.any_of(known)


def with_inferred_place(dataset: Dataset, mask: Mask) -> Mask:
    """Return which of the events `mask` have a place that the curator inferred."""
    return with_place(dataset, mask) & _rests(dataset, _CURATOR)


def with_unstated_place(dataset: Dataset, mask: Mask) -> Mask:
    """Return which of the events `mask` have a place that neither a source states nor the curator inferred."""
    return with_place(dataset, mask) & ~_rests(dataset, (*_SOURCED, *_CURATOR))


def _rests(dataset: Dataset, bases: tuple[str, ...]) -> Mask:
    codes = dataset.index.codes("events", c.PLACE_BASIS)
    return codes.any_of(bases)


def at_places(dataset: Dataset, mask: Mask, places: pd.DataFrame) -> Mask:
    """Return which of the events `mask` took place at one of `places`, or end there."""
    wanted = set(places[c.PLACE].tolist())
    here, there = (dataset.index.codes("events", column) for column in (c.PLACE, c.PLACE_TO))
    found: Mask = here.any_of(wanted)
    return mask & (found | there.any_of(wanted))


def places_of(dataset: Dataset, mask: Mask, most: int = MOST_PLACES, sure: Mask | None = None) -> pd.DataFrame:
    """Return one row for each place of the events `mask`, and for each end of their legs, most events first.

    The `most` places with most events, and the ends of the legs that `legs_of` returns.
    Columns: place_id, name, latitude, longitude (degrees), precision, note; count (events that took place there; 0 at a
    place where only a leg ends), least (of these, those that are `sure`, all by default), known (those whose place a
    source states), inferred (by the curator), unstated (neither), side (who acts in all of them; "several" if not one
    and the same), event_ids (list of the first twelve at most, in the order of time).
    """
    located = with_place(dataset, mask)
    codes = dataset.index.codes("events", c.PLACE)
    among = (located, with_inferred_place(dataset, mask), with_unstated_place(dataset, mask))
    counts, guessed, bare = (np.bincount(codes.of[which], minlength=len(codes.values)) for which in among)
    legs = legs_of(dataset, mask)
    ends: dict[str, list[str]] = {}
    for leg in rows_of(legs, [c.EVENT, c.PLACE, c.PLACE_TO]):
        for place in (leg[c.PLACE], leg[c.PLACE_TO]):
            ends.setdefault(place, []).append(leg[c.EVENT])
    place_of = {place: number for number, place in enumerate(codes.values)}
    rows: list[dict[Any, Any]] = []
    for row in rows_of(dataset.places, _OF_PLACE):
        number = place_of.get(row[c.PLACE], -1)
        count = int(counts[number]) if number >= 0 else 0
        if count or row[c.PLACE] in ends:
            doubts = {INFERRED: int(guessed[number]), UNSTATED: int(bare[number])} if count else _NO_DOUBTS
            rows.append({**row, COUNT: count, **doubts, "number": number})
    rows.sort(key=lambda row: (-row[COUNT], row[c.NAME]))
    rows = [row for place, row in enumerate(rows) if place < most or row[c.PLACE] in ends]
    for row in rows:
        events = np.flatnonzero(located & (codes.of == row["number"])) if row[COUNT] else np.empty(0, dtype=int)
        ids = dataset.events[c.EVENT].iloc[events[:MOST_EVENT_IDS]].tolist() or ends[row[c.PLACE]]
        row[LEAST] = row[COUNT] if sure is None else int(sure[events].sum())
        row |= {KNOWN: row[COUNT] - row[INFERRED] - row[UNSTATED], c.SIDE: _side(dataset, events), EVENT_IDS: ids}
    return table_of(rows, _PLACES, _TYPES)


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


def not_done_counts(dataset: Dataset, among: Mask) -> dict[str, int]:
    """Return status -> how many of the events `among` have it, of the statuses that mean: not done, or not certain."""
    statuses = dataset.index.codes("events", c.STATUS)
    counts = dict(zip(statuses.values, np.bincount(statuses.of[among], minlength=len(statuses.values)), strict=True))
    return {status: int(counts[status]) for status in NOT_DONE if counts.get(status)}


def legs_of(dataset: Dataset, mask: Mask, most: int = MOST_LEGS) -> pd.DataFrame:
    """Return the events `mask` that go from one recorded place to another, the first `most` in the order of time.

    Columns: event_id, number (from 1), title, dated (its date in words), place_id (from), place_to_id (to), from_name,
    to_name, side, status, inferred (1 if the curator inferred the places), unstated (1 if neither), certain (reported
    as done, and a source states the places).
    Worked example: Clinton's letter of 21 February 1998 (S36, Document 002 ¶ 10) goes from Washington to Damascus; the
    document names neither, so it is inferred.
    """
    legs = np.flatnonzero(travelling_mask(dataset, mask))[:most]
    events = dataset.events.iloc[legs]
    names = dict(zip(dataset.places[c.PLACE].tolist(), dataset.places[c.NAME].tolist(), strict=True))
    dates = event_dates(replace(dataset, events=events))
    rows: list[dict[Any, Any]] = []
    columns = [c.EVENT, c.TITLE, c.PLACE, c.PLACE_TO, c.PLACE_BASIS, c.SIDE, c.STATUS]
    for number, leg in enumerate(rows_of(events, columns), start=1):
        basis = leg[c.PLACE_BASIS]
        rows.append(
            {
                **leg,
                NUMBER: number,
                DATED: dates[leg[c.EVENT]],
                FROM_NAME: names[leg[c.PLACE]],
                TO_NAME: names[leg[c.PLACE_TO]],
                INFERRED: int(basis in _CURATOR),
                UNSTATED: int(basis not in (*_SOURCED, *_CURATOR)),
                CERTAIN: basis in _SOURCED and leg[c.STATUS] not in NOT_DONE,
            }
        )
    return table_of(rows, _LEGS, _TYPES)
