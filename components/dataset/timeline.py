"""Events in lanes over time: where each mark stands, how dense time is, where the record is silent."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from components.dataset import columns as c
from components.dataset.acting import SEVERAL
from components.dataset.load import Dataset

# Worked-out columns.
LANE = "lane"
LANE_LABEL = "lane_label"
AT = "at"
PANEL = "panel"
EXACT = "exact"
BEGIN, END, EXPECTED = "begin", "end", "expected"
PAIR, DAYS, AFTER_EVENT, BEFORE_EVENT = "pair", "days", "after_event", "before_event"

# Panels of the calendar: the period the package is about at full scale, the rest pressed together, and no date.
BEFORE, PERIOD, AFTER, UNDATED = "before", "period", "after", "undated"
ALL = "all"  # every event in one lane without a name
_MOST_LANES = 12
_REST, _NONE = "…rest", "not stated"
_DAY = pd.Timedelta(days=1)


def marks(dataset: Dataset, shown: Dataset, lanes: str) -> pd.DataFrame:
    """Return one row for each event and lane it belongs to, in the order of lanes, then time.

    lanes: channel, side, layer, actor, topic or all. An event with several actors or topics stands in several lanes,
    one without any in the lane "not stated"; beyond twelve actors or topics the less frequent share one last lane.
    Columns: those of events, and lane, lane_label, at (day where the mark stands: the middle of its bounds; NaT if a
    bound is open), panel (before, period, after, undated), exact (dated to the day).
    """
    events = shown.events
    middle = events[c.EARLIEST] + (events[c.LATEST] - events[c.EARLIEST]) / 2
    added: dict[str, Any] = {AT: middle, PANEL: _panel(middle, dataset.period), EXACT: _exact(events)}
    placed = events.assign(**added)
    pairs = _lanes_of(shown, lanes)
    counts = pairs[LANE].value_counts()
    labels = _lane_labels(dataset, lanes)
    if lanes in ("actor", "topic") and len(counts) > _MOST_LANES:
        kept = counts.index[:_MOST_LANES]
        pairs = pairs.assign(**{LANE: pairs[LANE].where(pairs[LANE].isin(kept), _REST)}).drop_duplicates()
        others = len(counts) - _MOST_LANES
        labels = {name: labels.get(name, _NONE) for name in kept} | {
            _REST: "1 other" if others == 1 else f"{others} others"
        }
    order = {name: place for place, name in enumerate(labels)}
    joined = pairs.merge(placed, on=c.EVENT)
    joined[LANE_LABEL] = joined[LANE].map(labels).fillna(_NONE)
    joined["order"] = joined[LANE].map(order).fillna(len(order))
    return joined.sort_values(["order", AT, c.EVENT], ignore_index=True).drop(columns="order")


def _exact(events: pd.DataFrame) -> pd.Series:
    return events[c.EARLIEST].notna() & events[c.EARLIEST].eq(events[c.LATEST])


def _panel(at: pd.Series, period: tuple[pd.Timestamp, pd.Timestamp]) -> np.ndarray:
    return np.select([at.isna(), at < period[0], at > period[1]], [UNDATED, BEFORE, AFTER], PERIOD)


def _lanes_of(shown: Dataset, lanes: str) -> pd.DataFrame:
    """Return pairs of event_id and lane, each once."""
    if lanes == "actor":
        held = shown.participants[[c.EVENT, c.ACTOR]].set_axis([c.EVENT, LANE], axis="columns")
        pairs = shown.events[[c.EVENT]].merge(held, how="left", on=c.EVENT).fillna({LANE: ""})
    elif lanes == ALL:
        pairs = shown.events[[c.EVENT]].assign(**{LANE: ALL})
    elif lanes == "topic":
        pairs = shown.events[[c.EVENT]].assign(**{LANE: shown.events[c.TOPICS].str.split(";")}).explode(LANE)
    else:
        column = {"channel": c.CHANNEL, "side": c.SIDE, "layer": c.LAYER}[lanes]
        pairs = shown.events[[c.EVENT]].assign(**{LANE: shown.events[column]})
    return pairs.drop_duplicates()


def _lane_labels(dataset: Dataset, lanes: str) -> Mapping[str, str]:
    """Return lane -> words on screen, in the order of the lanes from top to bottom."""
    if lanes == ALL:
        return {ALL: ""}
    if lanes == "actor":
        return dict(zip(dataset.actors[c.ACTOR], dataset.actors[c.NAME], strict=True))
    if lanes == "topic":
        return dict(zip(dataset.topics[c.TOPIC], dataset.topics[c.LABEL], strict=True))
    if lanes == "side":
        return {**dataset.dictionary.labels("actors", c.SIDE), SEVERAL: "Several sides together"}
    return dataset.dictionary.labels("events", {"channel": c.CHANNEL, "layer": c.LAYER}[lanes])


def density(dataset: Dataset, shown: Dataset) -> pd.DataFrame:
    """Return the expected number of events a month of the period, and a year outside it.

    An event whose day is not known counts in equal parts on every day it may have happened on (an event that lasted,
    on every day it lasted); one with an open bound counts nowhere.
    Columns: panel, begin (first day of the bin), end (first day after it), expected (>= 0).

    >>> once = pd.Series(pd.to_datetime(["1995-08-16"])), pd.Series(pd.to_datetime(["1995-09-14"]))
    >>> [round(float(part), 2) for part in _spread(*once, pd.to_datetime(["1995-08-01", "1995-09-01", "1995-10-01"]))]
    [0.53, 0.47]
    """
    dated = shown.events.dropna(subset=[c.EARLIEST, c.LATEST])
    bins = []
    for panel, edges in _edges(dataset.period, dated).items():
        expected = _spread(dated[c.EARLIEST], dated[c.LATEST], edges)
        bins.append(pd.DataFrame({PANEL: panel, BEGIN: edges[:-1], END: edges[1:], EXPECTED: expected}))
    return pd.concat(bins, ignore_index=True)


def _edges(period: tuple[pd.Timestamp, pd.Timestamp], dated: pd.DataFrame) -> dict[str, pd.DatetimeIndex]:
    first, last = period[0].replace(day=1), period[1].replace(day=1) + pd.DateOffset(months=1)
    edges = {PERIOD: pd.date_range(first, last, freq="MS")}
    if len(dated) and dated[c.EARLIEST].min() < first:
        years = pd.date_range(pd.Timestamp(dated[c.EARLIEST].min().year, 1, 1), first, freq="YS")
        edges[BEFORE] = pd.DatetimeIndex(sorted({*years, first}))
    if len(dated) and dated[c.LATEST].max() >= last:
        years = pd.date_range(last, pd.Timestamp(dated[c.LATEST].max().year + 1, 1, 1), freq="YS")
        edges[AFTER] = pd.DatetimeIndex(sorted({last, *years}))
    return edges


def _spread(earliest: pd.Series, latest: pd.Series, edges: pd.DatetimeIndex) -> np.ndarray:
    """Return for each bin the sum of the parts of all events that fall into it."""
    length = (latest - earliest).dt.days.to_numpy(dtype=float) + 1
    before = [np.clip((edge - earliest).dt.days.to_numpy(dtype=float) / length, 0, 1).sum() for edge in edges]
    return np.diff(np.array(before))


def silences(dataset: Dataset, shown: Dataset, least: int = 60) -> pd.DataFrame:
    """Return the stretches of at least `least` days in which no message between two sides is recorded.

    A message goes from the side of its first hand to that of its last; one within a side counts nowhere.
    Only messages reported as done and dated to within a month bound a silence, and they are taken from the whole
    `dataset`: a filter must not make a silence. It is shown if both the messages that bound it are.
    Columns: pair (sides in words), begin, end (days of the two messages), days (between them, the last not counted),
    after_event, before_event. Worked example: 19 September 1995 to 2 February 1996 is 136 days.
    """
    hands = dataset.participants.dropna(subset=[c.HAND]).sort_values([c.EVENT, c.HAND])
    ends = hands.groupby(c.EVENT)[c.SIDE].agg(["first", "last"])
    labels = dataset.dictionary.labels("actors", c.SIDE)
    pairs = {
        event: " and ".join(sorted(labels.get(side, side) for side in sides))
        for event, *sides in ends[ends["first"] != ends["last"]].itertuples()
    }
    sent = dataset.events[dataset.events[c.STATUS].eq("done")].dropna(subset=[c.EARLIEST, c.LATEST])
    sent = sent[(sent[c.LATEST] - sent[c.EARLIEST]) <= 31 * _DAY]
    sent = sent.assign(**{PAIR: sent[c.EVENT].map(pairs)}).dropna(subset=[PAIR]).sort_values([c.EARLIEST, c.EVENT])
    following = sent.groupby(PAIR)[[c.EVENT, c.EARLIEST]].shift(-1)
    # Of messages dated to a span, an earlier one may be the last that was sent.
    last = sent.groupby(PAIR)[c.LATEST].cummax()
    last_event = sent[c.EVENT].where(sent[c.LATEST].eq(last)).groupby(sent[PAIR]).ffill()
    sent = sent.assign(
        **{
            BEGIN: last,
            END: following[c.EARLIEST],
            DAYS: (following[c.EARLIEST] - last).dt.days,
            AFTER_EVENT: last_event,
            BEFORE_EVENT: following[c.EVENT],
        }
    )
    ids = set(shown.events[c.EVENT])
    silent = sent[sent[DAYS].ge(least) & sent[AFTER_EVENT].isin(ids) & sent[BEFORE_EVENT].isin(ids)]
    return silent[[PAIR, BEGIN, END, DAYS, AFTER_EVENT, BEFORE_EVENT]].astype({DAYS: int}).reset_index(drop=True)


def links_of(shown: Dataset, event: str) -> pd.DataFrame:
    """Return the links that begin or end at `event`, both ends shown. Columns: those of links."""
    links = shown.links
    return links[links[c.FROM_EVENT].eq(event) | links[c.TO_EVENT].eq(event)]
