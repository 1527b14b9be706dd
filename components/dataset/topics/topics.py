"""What was spoken of and when: events of each topic in each stretch of time, as a range where dates are not known."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from components.dataset.exchange.ties import MOST_EVENT_IDS, SIDE_NAME
from components.dataset.model import columns as c
from components.dataset.model.cells import table_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Mask, Numbers
from components.dataset.model.once import once_per_package
from components.dataset.sources.support import origin_counts
from components.dataset.timeline.time_bins import TimeBin, masks_inside

# Worked-out columns.
ROW, COLUMN = "row", "column"
TOPIC_LABEL, NARROWER, TOTAL = "topic_label", "narrower", "total"
LEAST, MOST, HIDDEN, STATE = "least", "most", "hidden", "state"
EVENT_IDS, ONE_ORIGIN = "event_ids", "one_origin"
# What a cell says.
COUNTED, OUTSIDE, SILENT, NOTHING = "counted", "outside", "silent", "nothing"

MOST_TOPICS = 24  # rows that can be read one under the other
NO_TOPIC = "No topic recorded"
_SEVERAL, _SEVERAL_SIDES = "several", "Several sides"
_CELLS = [ROW, COLUMN, STATE, LEAST, MOST, HIDDEN, EVENT_IDS, c.SIDE, SIDE_NAME, ONE_ORIGIN, c.TOPIC]
_CELL_TYPES = {**dict.fromkeys((ROW, COLUMN, LEAST, MOST, HIDDEN), "int64"), EVENT_IDS: "object", ONE_ORIGIN: "bool"}


class EventTopics(NamedTuple):
    """Each event with each of its broad topics, once, in the order of time: places of events, places in `topics`."""

    topics: tuple[str, ...]
    event: Numbers
    topic: Numbers


def topics_of(dataset: Dataset, mask: Mask) -> pd.DataFrame:
    """Return the broad topics of the events `mask`, the one that came up first at the top.

    A topic is counted with the widest topic above it (`topics.broader`): talk of the pipeline is talk of the economy.
    Columns topic_id, topic_label, narrower (labels of the topics counted with it, joined by ", "), total (events).
    """
    pairs = broad_topics(dataset)
    own = mask[pairs.event]
    spoken = pairs.topic[own]
    totals, first = np.bincount(spoken, minlength=len(pairs.topics)), np.zeros(len(pairs.topics), dtype=np.int64)
    first[spoken[::-1]] = np.arange(len(spoken))[::-1]  # of a topic that is written several times, the last one stays
    found = [int(at) for at in np.argsort(first, kind="stable") if totals[at]]
    names = dataset.names_of[c.TOPIC]
    under: dict[str, list[str]] = {}
    for topic, above in _above(dataset).items():
        if topic != above:
            under.setdefault(above, []).append(names[topic])
    rows = [
        {
            c.TOPIC: pairs.topics[at],
            TOPIC_LABEL: names.get(pairs.topics[at], pairs.topics[at] or NO_TOPIC),
            NARROWER: ", ".join(under.get(pairs.topics[at], [])),
            TOTAL: int(totals[at]),
        }
        for at in found
    ]
    return table_of(rows, [c.TOPIC, TOPIC_LABEL, NARROWER, TOTAL], {TOTAL: "int64"})


def most_spoken_of(topics: pd.DataFrame, most: int = MOST_TOPICS) -> pd.DataFrame:
    """Return the `most` rows of `topics` with most events, in the same order."""
    mask = topics[TOTAL].sort_values(ascending=False, kind="stable").index[:most]
    return topics.loc[sorted(mask)].reset_index(drop=True)


def topic_cells(
    dataset: Dataset, mask: Mask, topics: pd.DataFrame, among: Sequence[TimeBin], sure: Mask | None = None
) -> pd.DataFrame:
    """Return how many of the events `mask` speak of each topic in each stretch of time.

    topics: as `topics_of` gives them; among: as `dataset.stretches` gives them. One row for each of both: row and
    column (their places, from 0), topic_id; state: "counted"; "outside", if only the filters leave it empty; "silent",
    if the package records events of that time but none on the topic; "nothing", if it records no event of that time.
    least (events certainly in that time, of those that are `sure`, all by default), most (with those that may be),
    hidden (events that may be in that time but are not among `mask`), event_ids (the first twelve at most, in the order
    of time), side and side_name (of all of them, or "several"), one_origin (none of them rests on more than one
    origin). Whether a time is silent is taken from the whole package: a filter must not make a silence.

    Worked example: the six items of 2 February 1996 (S24) count once in the first quarter of 1996 under "Economic
    cooperation" (pipeline and ports), and once under each of four others.
    """
    pairs = broad_topics(dataset)
    place = {topic: at for at, topic in enumerate(topics[c.TOPIC].tolist())}
    row_of = np.array([place.get(topic, -1) for topic in pairs.topics], dtype=np.int16)[pairs.topic]
    drawn = row_of >= 0
    events, row_of = pairs.event[drawn], row_of[drawn]
    traits, counting = _traits(dataset), mask if sure is None else mask & sure
    cells = []
    for column, stretch in enumerate(among):
        certainly, perhaps = masks_inside(dataset, stretch)
        all_, least = (
            np.bincount(row_of[held[events]], minlength=len(place)) for held in (perhaps, counting & certainly)
        )
        own = np.flatnonzero((mask & perhaps)[events])
        own = own[np.argsort(row_of[own], kind="stable")]
        bounds = np.searchsorted(row_of[own], np.arange(len(place) + 1))
        empty = SILENT if perhaps.any() else NOTHING
        for topic, row in place.items():
            held = events[own[bounds[row] : bounds[row + 1]]]
            hidden = int(all_[row]) - len(held)
            state = COUNTED if len(held) else OUTSIDE if hidden else empty
            told = {ROW: row, COLUMN: column, c.TOPIC: topic, STATE: state, HIDDEN: hidden}
            cells.append(told | {LEAST: int(least[row]), MOST: len(held)} | _told(dataset, held, *traits))
    return table_of(cells, _CELLS, _CELL_TYPES)


@once_per_package
def broad_topics(dataset: Dataset) -> EventTopics:
    """Return every event of `dataset` with each of its broad topics."""
    lanes, above = dataset.index.lanes(c.TOPICS), _above(dataset)
    widest = [above.get(topic, topic) for topic in lanes.values]
    topics = tuple(dict.fromkeys(widest))
    place = {topic: at for at, topic in enumerate(topics)}
    of = np.array([place[topic] for topic in widest], dtype=np.int64)[lanes.of]
    pairs = np.unique(lanes.places.astype(np.int64) * max(len(topics), 1) + of)
    return EventTopics(topics, pairs // max(len(topics), 1), pairs % max(len(topics), 1))


def _above(dataset: Dataset) -> dict[str, str]:
    """Return topic_id -> the widest topic above it, or itself; a circle is cut where it closes."""
    broader = dict(zip(dataset.topics[c.TOPIC].tolist(), dataset.topics[c.BROADER].tolist(), strict=True))
    found = {}
    for topic in broader:
        seen = [topic]
        while (wider := broader.get(seen[-1], "")) in broader and wider not in seen:
            seen.append(wider)
        found[topic] = seen[-1]
    return found


def _traits(dataset: Dataset) -> tuple[Sequence[str], Numbers, Mask]:
    """Return the sides, the place of each event's side among them, and whether it rests on one origin or none."""
    sides = dataset.index.codes("events", c.SIDE)
    single: Mask = origin_counts(dataset) <= 1
    return sides.values, sides.of, single


def _told(dataset: Dataset, held: Numbers, sides: Sequence[str], side_of: Numbers, single: Mask) -> dict[str, Any]:
    own = np.unique(side_of[held])
    side = _SEVERAL if len(own) > 1 else sides[own[0]] if len(own) else ""
    return {
        EVENT_IDS: dataset.events[c.EVENT].iloc[held[:MOST_EVENT_IDS]].tolist(),
        c.SIDE: side,
        SIDE_NAME: _SEVERAL_SIDES
        if side == _SEVERAL
        else dataset.dictionary.label("actors", c.SIDE, side)
        if side
        else "",
        ONE_ORIGIN: bool(len(held)) and bool(single[held].all()),
    }
