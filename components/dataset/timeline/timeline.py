"""Events in lanes over time: where each mark stands, how dense time is, where the record is silent."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.acting_side import SEVERAL
from components.dataset.model.dataset import Dataset
from components.dataset.model.dating import DATINGS, AskedDays, dating, standing

# Worked-out columns.
LANE = "lane"
LANE_LABEL = "lane_label"
AT = "at"
PANEL = "panel"
EXACT = "exact"
OPEN = "open"
ACTORS = "actors"
BEGIN, END, EXPECTED = "begin", "end", "expected"

# Panels of the calendar: the period the package is about at full scale, the rest pressed together, and no date.
BEFORE, PERIOD, AFTER, UNDATED = "before", "period", "after", "undated"
STEPS = "steps"  # the panel of equal steps instead of the calendar
ALL = "all"  # every event in one lane without a name
MOST_LANES = 12
_REST, NONE = "…rest", "not stated"


def marks(dataset: Dataset, shown: Dataset, lanes: str, days: AskedDays = (None, None)) -> pd.DataFrame:
    """Return one row for each event and lane it belongs to, in the order of lanes, then time.

    lanes: channel, side, layer, actor, topic or all. An event with several actors or topics stands in several lanes,
    one without any in the lane "not stated"; beyond twelve actors or topics the less frequent share one last lane.
    days: only these are drawn, None for an open end (see dating.standing).
    Columns: those of events (earliest and latest as they are drawn), and lane, lane_label, at (day where the mark
    stands: the middle of its bounds, or the only one it has; NaT if none), open (on which side it is open, see
    dating.standing), panel (before, period, after, undated), exact (dated to the day), actors (ids of those who take
    part or are spoken of, each once, joined by ";").
    """
    events = shown.events
    stand = standing(events[c.EARLIEST], events[c.LATEST], days)
    pairs = _lanes_of(shown, lanes)
    labels = lane_labels(dataset, lanes)
    if lanes in ("actor", "topic"):
        pairs, labels = _most_frequent(pairs, labels)
    order = {name: place for place, name in enumerate(labels)}
    moments = stand.at.to_numpy().astype("datetime64[s]")
    at = np.where(np.isnat(moments), np.iinfo(np.int64).max, moments.astype(np.int64)).tolist()
    ids = events[c.EVENT].tolist()
    pairs.sort(key=lambda pair: (order.get(pair[1], len(order)), at[pair[0]], ids[pair[0]]))
    names = [lane for _, lane in pairs]
    added: dict[str, Any] = {
        **{AT: stand.at, c.EARLIEST: stand.first, c.LATEST: stand.last, OPEN: stand.open},
        **{PANEL: _panel(stand.at, dataset.period), EXACT: _exact(events)},
    }
    placed = events.assign(**added, **{ACTORS: [";".join(actors) for actors in _actors(shown)]}).iloc[
        [place for place, _ in pairs]
    ]
    lane_columns: dict[str, Any] = {LANE: names, LANE_LABEL: [labels.get(name, NONE) for name in names]}
    typed = {column: pd.Series(values, dtype="str") for column, values in lane_columns.items()}
    return placed.reset_index(drop=True).assign(**typed)


def _most_frequent(
    pairs: list[tuple[int, str]], labels: Mapping[str, str]
) -> tuple[list[tuple[int, str]], Mapping[str, str]]:
    """Let all lanes but the most frequent share one, the last."""
    counts = Counter(lane for _, lane in pairs).most_common()
    if len(counts) <= MOST_LANES:
        return pairs, labels
    frequent = [lane for lane, _ in counts[:MOST_LANES]]
    others = len(counts) - MOST_LANES
    shared = dict.fromkeys((place, lane if lane in frequent else _REST) for place, lane in pairs)
    names = {lane: labels.get(lane, NONE) for lane in frequent}
    return list(shared), names | {_REST: others_label(others)}


def _actors(shown: Dataset) -> list[list[str]]:
    """Return for each event its actors, each once."""
    found: dict[str, dict[str, None]] = {event: {} for event in shown.events[c.EVENT].tolist()}
    parts = zip(shown.participants[c.EVENT].tolist(), shown.participants[c.ACTOR].tolist(), strict=True)
    for event, actor in parts:
        if event in found:
            found[event][actor] = None
    return [list(actors) for actors in found.values()]


def _exact(events: pd.DataFrame) -> pd.Series:
    return events[c.EARLIEST].notna() & events[c.EARLIEST].eq(events[c.LATEST])


def _panel(at: pd.Series, period: tuple[pd.Timestamp, pd.Timestamp]) -> np.ndarray:
    return np.select([at.isna(), at < period[0], at > period[1]], [UNDATED, BEFORE, AFTER], PERIOD)


def _lanes_of(shown: Dataset, lanes: str) -> list[tuple[int, str]]:
    """Return pairs of an event's place in `shown.events` and a lane, each once."""
    if lanes == "actor":
        return [(number, actor) for number, actors in enumerate(_actors(shown)) for actor in actors or ("",)]
    if lanes == ALL:
        return [(number, ALL) for number in range(len(shown.events))]
    if lanes == "topic":
        cells = [dict.fromkeys(cell.split(";")) for cell in shown.events[c.TOPICS].tolist()]
        return [(number, topic) for number, topics in enumerate(cells) for topic in topics]
    column = {"channel": c.CHANNEL, "side": c.SIDE, "layer": c.LAYER}[lanes]
    return list(enumerate(shown.events[column].tolist()))


def others_label(count: int) -> str:
    """Return the words of the lane that `count` less frequent ones share."""
    return "1 other" if count == 1 else f"{count} others"


def lane_labels(dataset: Dataset, lanes: str) -> Mapping[str, str]:
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


def mark_labels(dataset: Dataset) -> dict[str, dict[str, str]]:
    """Return "side", "kind" and "relation" (of a link) -> value -> words on screen."""
    labels = dataset.dictionary.labels
    return {
        "side": {**labels("actors", c.SIDE), SEVERAL: "Several sides"},
        "kind": dict(labels("events", c.KIND)),
        "relation": dict(labels("links", c.RELATION)),
    }


def how_dated(shown: Dataset) -> dict[str, list[str]]:
    """Return each way of DATINGS -> the ids of the events dated so."""
    ways, ids = dating(shown.events), shown.events[c.EVENT]
    return {way: ids[ways == way].tolist() for way in DATINGS}


def density(dataset: Dataset, shown: Dataset, days: AskedDays = (None, None)) -> pd.DataFrame:
    """Return the expected number of events a month of the period, and a year outside it.

    An event whose day is not known counts in equal parts on every day it may have happened on (an event that lasted,
    on every day it lasted); one with an open bound counts nowhere.
    days: only bins with some of these are given, None for an open end.
    Columns: panel, begin (first day of the bin), end (first day after it), expected (>= 0).

    >>> days = lambda *texts: np.array(texts, dtype="datetime64[D]")
    >>> parts = _spread(days("1995-08-16"), days("1995-09-14"), days("1995-08-01", "1995-09-01", "1995-10-01"))
    >>> [round(float(part), 2) for part in parts]
    [0.53, 0.47]
    """
    both = shown.events[c.EARLIEST].notna() & shown.events[c.LATEST].notna()
    earliest, latest = (shown.events.loc[both, bound].to_numpy("datetime64[D]") for bound in (c.EARLIEST, c.LATEST))
    bins = _edges(dataset.period, earliest, latest)
    found = [(panel, edges, _spread(earliest, latest, edges)) for panel, edges in bins.items()]
    given = pd.DataFrame(
        {
            PANEL: [panel for panel, edges, _ in found for _ in edges[1:]],
            BEGIN: np.concatenate([edges[:-1] for _, edges, _ in found]).astype("datetime64[us]"),
            END: np.concatenate([edges[1:] for _, edges, _ in found]).astype("datetime64[us]"),
            EXPECTED: np.concatenate([expected for _, _, expected in found]),
        }
    )
    first, last = (None if day is None else pd.Timestamp(day) for day in days)
    since = given[END] > first if first is not None else True
    until = given[BEGIN] <= last if last is not None else True
    return given[np.ones(len(given), dtype=bool) & since & until].reset_index(drop=True)


Dates = np.ndarray[tuple[int], np.dtype[np.datetime64]]


def _edges(period: tuple[pd.Timestamp, pd.Timestamp], earliest: Dates, latest: Dates) -> dict[str, Dates]:
    """Return the days between the bins: months of the period, years around it as far as there are events."""
    first, last = (np.datetime64(day, "M") for day in period)
    first, last = first.astype("datetime64[D]"), (last + 1).astype("datetime64[D]")
    edges = {PERIOD: np.append(np.arange(first, last, dtype="datetime64[M]").astype("datetime64[D]"), last)}
    if len(earliest) and earliest.min() < first:
        edges[BEFORE] = np.union1d(_years(earliest.min(), first), [first])
    if len(latest) and latest.max() >= last:
        edges[AFTER] = np.unique(np.maximum(_years(last, latest.max(), beyond=1), last))
    return edges


def _years(first: np.datetime64, last: np.datetime64, beyond: int = 0) -> Dates:
    """Return the first days of the years from that of `first` to that of `last`, both included, and some `beyond`."""
    years = np.arange(first.astype("datetime64[Y]"), last.astype("datetime64[Y]") + 1 + beyond)
    days: Dates = years.astype("datetime64[D]")
    return days


def _spread(earliest: Dates, latest: Dates, edges: Dates) -> np.ndarray[Any, Any]:
    """Return for each bin the sum of the parts of all events that fall into it."""
    first, length = earliest.astype(float), (latest - earliest).astype(float) + 1
    ends = edges.astype("datetime64[D]").astype(float)
    whole = length == 1  # most events: they need not be spread
    before = np.searchsorted(np.sort(first[whole]), ends).astype(float)
    spread, over = first[~whole], length[~whole]
    before += [np.clip((end - spread) / over, 0, 1).sum() for end in ends]
    return np.diff(before)


def links_of(shown: Dataset, event: str) -> pd.DataFrame:
    """Return the links that begin or end at `event`, both ends shown. Columns: those of links."""
    links = shown.links
    return links[links[c.FROM_EVENT].eq(event) | links[c.TO_EVENT].eq(event)]
