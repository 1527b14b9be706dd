"""More events than marks can show: how many are expected in each lane and stretch of time, and which are in view."""

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import NO_DAY, Lanes, Mask, Numbers
from components.dataset.timeline.density import BEGIN, END, EXPECTED
from components.dataset.timeline.timeline import LANE_LABEL, MOST_LANES, NONE, lane_labels, others_label

MOST_MARKS = 500  # events that a timeline shows one by one
_MOST_BINS = 120
# Stretches of time, shortest first, and how many days each has on average.
_STRETCHES = {"D": 1.0, "MS": 30.4, "QS": 91.3, "YS": 365.3, "5YS": 1826.0, "10YS": 3652.0, "50YS": 18262.0}
_COLUMNS = {"channel": c.CHANNEL, "side": c.SIDE, "layer": c.LAYER, "topic": c.TOPICS, "actor": c.ACTOR}
Days = tuple[pd.Timestamp, pd.Timestamp]


def days_of(dataset: Dataset) -> Days:
    """Return the first and the last day on which an event that is dated on both sides may have happened."""
    first, last = dataset.index.days(c.EARLIEST), dataset.index.days(c.LATEST)
    dated = (first != NO_DAY) & (last != NO_DAY)
    if not dated.any():
        return dataset.period
    return _timestamp(int(first[dated].min())), _timestamp(int(last[dated].max()))


def in_view(dataset: Dataset, mask: Mask, days: Days) -> Mask:
    """Return which of the events `mask` stand within `days`, both ends included.

    An event stands at the middle of its bounds, or at the only one it has; one without any stands nowhere.
    """
    first, last = dataset.index.days(c.EARLIEST), dataset.index.days(c.LATEST)
    since, until = map(_number, days)
    low, high = np.where(first == NO_DAY, last, first), np.where(last == NO_DAY, first, last)
    middle = low + (high - low) // 2
    inside: Mask = mask & (low != NO_DAY) & (middle >= since) & (middle <= until)
    return inside


def undated(dataset: Dataset, mask: Mask) -> int:
    """Return how many of the events `mask` have an open bound, so that they stand nowhere in time."""
    first, last = dataset.index.days(c.EARLIEST), dataset.index.days(c.LATEST)
    return int(np.count_nonzero(mask & ((first == NO_DAY) | (last == NO_DAY))))


def binned_counts(dataset: Dataset, mask: Mask, lanes: str, days: Days) -> pd.DataFrame:
    """Return how many of the events `mask` are expected in each lane and stretch of `days` (both ends included).

    lanes: channel, side, layer, actor or topic. An event with several actors or topics counts in several lanes; beyond
    twelve of them the less frequent share one last lane. An event whose day is not known counts in equal parts on every
    day it may have happened on (an event that lasted, on every day it lasted); one with an open bound counts nowhere.
    Stretches are days, months, quarters, years or more: the shortest of which 120 cover `days`.
    Columns: lane_label, begin (first day of the stretch), end (first day after it), expected (>= 0); one row for each
    lane and stretch, lanes in the order of the dictionary, then in time.
    """
    edges = _edges(days)
    found = dataset.index.lanes(_COLUMNS[lanes])
    seats, labels = _seats(dataset, mask, lanes, found)
    expected = _expected(dataset, mask, found._replace(of=seats[found.of]), len(labels), edges)
    return pd.DataFrame(
        {
            LANE_LABEL: np.repeat(np.array(labels, dtype=object), len(edges) - 1),
            BEGIN: np.tile(edges[:-1], len(labels)),
            END: np.tile(edges[1:], len(labels)),
            EXPECTED: expected.ravel(),
        }
    )


def _edges(days: Days) -> pd.DatetimeIndex:
    """Return the first days of the stretches that cover `days`, and the first day after the last."""
    length = (days[1] - days[0]).days + 1
    stretch = next((one for one, mean in _STRETCHES.items() if length / mean <= _MOST_BINS), "50YS")
    offset = pd.tseries.frequencies.to_offset(stretch)
    first = (
        days[0].normalize() if stretch == "D" else days[0].to_period("Y" if "Y" in stretch else stretch[0]).start_time
    )
    return pd.date_range(first, days[1].normalize() + offset, freq=offset)


def _seats(dataset: Dataset, mask: Mask, lanes: str, found: Lanes) -> tuple[Numbers, list[str]]:
    """Return for each value the row of its lane, and the words of the lanes from top to bottom."""
    words = lane_labels(dataset, lanes)
    rank = {value: place for place, value in enumerate(words)}
    counts = np.bincount(found.of[mask[found.places]], minlength=len(found.values))
    order = sorted(np.flatnonzero(counts), key=lambda value: rank.get(found.values[value], len(rank)))
    most = set(np.argsort(-counts, kind="stable")[:MOST_LANES].tolist())
    own = [int(value) for value in order if len(order) <= MOST_LANES or int(value) in most]
    labels = [words.get(found.values[value]) or NONE for value in own]
    others = len(order) - len(own)
    seats = np.full(len(found.values), len(own), dtype=np.int64)
    seats[own] = np.arange(len(own))
    return seats, labels + ([others_label(others)] if others else [])


def _expected(dataset: Dataset, mask: Mask, lanes: Lanes, count: int, edges: pd.DatetimeIndex) -> np.ndarray:
    """Return lane by stretch the sum of the parts of all events that fall there."""
    starts = np.array([_number(edge) for edge in edges])
    base, length = starts[0], int(starts[-1] - starts[0])
    bins = len(edges) - 1
    first, last = dataset.index.days(c.EARLIEST), dataset.index.days(c.LATEST)
    drawn = mask & (first != NO_DAY) & (last != NO_DAY) & (first < starts[-1]) & (last >= base)
    pairs = drawn[lanes.places]
    places, lane = lanes.places[pairs], lanes.of[pairs]
    since, until = first[places], last[places]
    exact = since == until
    bin_of = np.repeat(np.arange(bins), np.diff(starts))
    sums = np.bincount(lane[exact] * bins + bin_of[since[exact] - base], minlength=count * bins).astype(float)
    # The others by the day: each adds its part from its first day on and takes it away after its last.
    since, until, lane = since[~exact], until[~exact], lane[~exact]
    part, width = 1 / (until - since + 1), length + 1
    begin, end = np.maximum(since - base, 0), np.minimum(until - base + 1, length)
    daily = np.bincount(lane * width + begin, part, count * width) - np.bincount(
        lane * width + end, part, count * width
    )
    daily = daily.reshape(count, width)[:, :length].cumsum(axis=1)
    spread = np.add.reduceat(daily, starts[:-1] - base, axis=1)
    summed: np.ndarray = np.maximum(sums.reshape(count, bins) + spread, 0).round(6)
    return summed


def _number(day: pd.Timestamp) -> int:
    return int(np.datetime64(day, "D").astype(np.int64))


def _timestamp(day: int) -> pd.Timestamp:
    return pd.Timestamp(np.datetime64(day, "D"))
