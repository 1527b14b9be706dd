"""What was spoken of and when: events of each topic in each stretch of time, as a range where dates are not known."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from components.dataset.exchange.ties import MOST_EVENT_IDS
from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Mask, Numbers
from components.dataset.model.once import once_per_package
from components.dataset.sources.excluded_sources import records_sources
from components.dataset.sources.origins import origin_counts
from components.dataset.timeline.time_bins import Days, TimeBin, masks_inside

# What a cell says.
COUNTED, OUTSIDE, SILENT, NOTHING = "counted", "outside", "silent", "nothing"

MOST_TOPICS = 24  # rows that can be read one under the other
NO_TOPIC = "No topic recorded"
_SEVERAL, _SEVERAL_SIDES = "several", "Several sides"


class Topic(NamedTuple):
    """A broad topic. narrower: labels of the topics counted with it, joined by ", ". total: events."""

    id: str
    label: str
    narrower: str
    total: int


class TopicCell(NamedTuple):
    """How many events speak of a topic in a stretch of time. row, column: places of both, from 0.

    state: "counted"; "outside", if only the filters leave it empty; "silent", if the package records events of that
    time but none on the topic; "nothing", if it records no event of that time. least: events certainly in that time, of
    those that are sure; most: with those that may be. hidden: events that may be in that time but are not chosen.
    event_ids: the first twelve at most, in the order of time. side, side_name: of all of them, or "several".
    one_origin: none of them rests on more than one origin, in a package that records sources.
    """

    row: int
    column: int
    topic: str
    state: str
    least: int
    most: int
    hidden: int
    event_ids: tuple[str, ...]
    side: str
    side_name: str
    one_origin: bool


class EventTopics(NamedTuple):
    """Each event with each of its broad topics, once, in the order of time: places of events, places in `topics`."""

    topics: tuple[str, ...]
    event: Numbers
    topic: Numbers


def topics_of(dataset: Dataset, mask: Mask) -> list[Topic]:
    """Return the broad topics of the events `mask`, the one that came up first at the top.

    A topic is counted with the widest topic above it (`topics.broader`): talk of the pipeline is talk of the economy.
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
    ids = [(at, pairs.topics[at]) for at in found]
    return [
        Topic(topic, names.get(topic, topic or NO_TOPIC), ", ".join(under.get(topic, [])), int(totals[at]))
        for at, topic in ids
    ]


def most_spoken_of(topics: Sequence[Topic], most: int = MOST_TOPICS) -> list[Topic]:
    """Return the `most` of `topics` with most events, in the same order."""
    first = set(sorted(topics, key=lambda topic: -topic.total)[:most])
    return [topic for topic in topics if topic in first]


def topic_cells(
    dataset: Dataset,
    mask: Mask,
    topics: Sequence[Topic],
    among: Sequence[TimeBin],
    sure: Mask | None = None,
    lit: Mask | None = None,
    within: Days | None = None,
) -> list[TopicCell]:
    """Return a cell for each stretch of time and each topic, of the events `mask`.

    sure: which of them are certain; lit: which claims count for their origins; all by default. within: as
    masks_inside takes it.
    Whether a time is silent is taken from the whole package: a filter must not make a silence.

    Worked example: the six items of 2 February 1996 (S24) count once in the first quarter of 1996 under "Economic
    cooperation" (pipeline and ports), and once under each of four others.
    """
    pairs, index = broad_topics(dataset), dataset.index
    place = {topic.id: at for at, topic in enumerate(topics)}
    row_of = np.array([place.get(topic, -1) for topic in pairs.topics], dtype=np.int16)[pairs.topic]
    drawn = row_of >= 0
    events, row_of = pairs.event[drawn], row_of[drawn]
    single, counting = origin_counts(dataset, lit) <= 1, mask if sure is None else mask & sure
    single &= records_sources(dataset)
    sides, labels = index.codes("events", c.SIDE), dataset.dictionary.labels("actors", c.SIDE)
    cells = []
    for column, stretch in enumerate(among):
        certainly, perhaps = masks_inside(dataset, stretch, within)
        of_all, least = (
            np.bincount(row_of[inside[events]], minlength=len(place)) for inside in (perhaps, counting & certainly)
        )
        own = np.flatnonzero((mask & perhaps)[events])
        own = own[np.argsort(row_of[own], kind="stable")]
        bounds = np.searchsorted(row_of[own], np.arange(len(place) + 1))
        empty = SILENT if perhaps.any() else NOTHING
        for topic, row in place.items():
            of_cell = events[own[bounds[row] : bounds[row + 1]]]
            hidden = int(of_all[row]) - len(of_cell)
            acting = np.unique(sides.of[of_cell])
            side = _SEVERAL if len(acting) > 1 else sides.values[acting[0]] if len(acting) else ""
            cells.append(
                TopicCell(
                    row=row,
                    column=column,
                    topic=topic,
                    state=COUNTED if len(of_cell) else OUTSIDE if hidden else empty,
                    least=int(least[row]),
                    most=len(of_cell),
                    hidden=hidden,
                    event_ids=tuple(dataset.events[c.EVENT].iloc[of_cell[:MOST_EVENT_IDS]]),
                    side=side,
                    side_name=_SEVERAL_SIDES if side == _SEVERAL else labels.get(side, side) if side else "",
                    one_origin=bool(len(of_cell)) and bool(single[of_cell].all()),
                )
            )
    return cells


@once_per_package
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
