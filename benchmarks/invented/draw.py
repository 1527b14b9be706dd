"""What happens in an invented archive, as numbers: one entry an event in each array, in the order of time."""

from dataclasses import dataclass

import numpy as np

from benchmarks.invented.words import ACTORS, CHANNELS, KINDS, MESSAGE, PLACES, SOURCES, TOPICS

FIRST_DAY, LAST_DAY = np.datetime64("1900-01-01"), np.datetime64("2019-12-31")
DAYS = int((LAST_DAY - FIRST_DAY).astype(int)) + 1
# How well a date is known, and how many in a hundred are.
DAY, MONTH, YEAR, LASTED, WITHIN, BEFORE, AFTER = range(7)
_SHAPES = (0.80, 0.07, 0.04, 0.03, 0.03, 0.02, 0.01)
_LONGEST = 60  # days of a span
_KIND_SHARES = (0.30, 0.15, 0.15, 0.10, 0.10, 0.12, 0.08)  # as in KINDS


@dataclass(frozen=True)
class Draw:
    """Days are counted from FIRST_DAY. earliest and latest hold a day also where the date is open (see `shape`)."""

    shape: np.ndarray
    earliest: np.ndarray
    latest: np.ndarray
    kind: np.ndarray
    channel: np.ndarray
    topic: np.ndarray
    second_topic: np.ndarray  # as `topic` where there is only one
    place: np.ndarray
    actors: np.ndarray  # events x 3, never the same actor twice
    hands: np.ndarray  # of a message two or three
    source: np.ndarray
    chance: np.ndarray  # a number from 0 to 1 for whatever else is left to chance

    def __len__(self) -> int:
        """Return the number of events."""
        return len(self.shape)


def draw(events: int, seed: int) -> Draw:
    """Draw `events` events. Actors and sources are taken as words are in a language: a few of them very often."""
    dice = np.random.default_rng(seed)
    shape, earliest, latest = _dates(dice, events)
    topic, other = (dice.integers(0, len(TOPICS), events, dtype="int8") for _ in range(2))
    return Draw(
        shape=shape,
        earliest=earliest,
        latest=latest,
        kind=dice.choice(len(KINDS), events, p=_KIND_SHARES).astype("int8"),
        channel=dice.choice(len(CHANNELS), events, p=_often(len(CHANNELS), 0.7)).astype("int8"),
        topic=topic,
        second_topic=np.where(dice.random(events) < 0.3, other, topic),
        place=dice.integers(0, len(PLACES), events, dtype="int8"),
        actors=_three(dice, events),
        hands=np.where(dice.random(events) < 0.3, 3, 2).astype("int8"),
        source=dice.choice(len(SOURCES), events, p=_often(len(SOURCES))).astype("int8"),
        chance=dice.random(events),
    )


def is_message(drawn: Draw) -> np.ndarray:
    """Return which events are messages."""
    found: np.ndarray = drawn.kind == MESSAGE
    return found


def _often(many: int, slope: float = 1.0) -> np.ndarray:
    weights = np.arange(1, many + 1, dtype=float) ** -slope
    shares: np.ndarray = weights / weights.sum()
    return shares


def _three(dice: np.random.Generator, events: int) -> np.ndarray:
    """Draw three different actors for each event."""
    many = len(ACTORS)
    found: np.ndarray = dice.choice(many, (events, 3), p=_often(many)).astype("int8")
    found[:, 1] = np.where(found[:, 1] == found[:, 0], (found[:, 1] + 1) % many, found[:, 1])
    for _ in range(2):  # stepping on from the first actor may lead to the second
        taken = (found[:, 2] == found[:, 0]) | (found[:, 2] == found[:, 1])
        found[:, 2] = np.where(taken, (found[:, 2] + 1) % many, found[:, 2])
    return found


def _dates(dice: np.random.Generator, events: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    shape = dice.choice(len(_SHAPES), events, p=_SHAPES).astype("int8")
    # More is written in some decades than in others, so that a picture over time has hills.
    start = np.where(dice.random(events) < 0.4, dice.beta(8, 3, events), dice.random(events))
    day = (start * (DAYS - _LONGEST)).astype("int64")
    date = FIRST_DAY + day
    month, year = date.astype("datetime64[M]"), date.astype("datetime64[Y]")
    first = np.select([shape == MONTH, shape == YEAR], [_day(month), _day(year)], day)
    length = dice.integers(1, _LONGEST, events)
    last = np.select(
        [shape == MONTH, shape == YEAR, (shape == LASTED) | (shape == WITHIN)],
        [_day(month + 1) - 1, _day(year + 1) - 1, day + length],
        day,
    )
    order = np.lexsort((last, first))
    return shape[order], first[order].astype("int32"), last[order].astype("int32")


def _day(date: np.ndarray) -> np.ndarray:
    return (date.astype("datetime64[D]") - FIRST_DAY).astype("int64")
