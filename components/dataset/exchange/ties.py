"""Ties: who passed words to whom, and how often."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from components.dataset.exchange.hops import Hops, hops_of
from components.dataset.model import columns as c
from components.dataset.model.actor import Actor, actor_lookup
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Mask, Numbers
from components.dataset.model.vocabulary import DONE
from components.dataset.query.page import HANDS

CERTAIN_STATUSES = (*DONE, "standing")
MOST_EVENT_IDS = 12  # of a pair; the count may be larger


class EventCount(NamedTuple):
    """How many events join two actors.

    all: at least 1. certain: those that are surely among the chosen. done: those reported as done, or standing.
    inferred: those in which the curator inferred one of the two. ids: of the first twelve, in the order of time.
    """

    all: int
    certain: int
    done: int
    inferred: int
    ids: tuple[str, ...]


class Passage(NamedTuple):
    """An event in which words went from one actor to another.

    day_known: whether its day is. certain: reported as done, and no hand inferred.
    """

    event: str
    title: str
    day_known: bool
    certain: bool


class Tie(NamedTuple):
    """A directed pair of actors, and the events in which words went from the one to the other.

    first, last: days, both included, between which all of them happened; None if a date is open. passages: the first
    twelve, in the order of time.
    """

    sender: Actor
    addressee: Actor
    events: EventCount
    first: dt.date | None
    last: dt.date | None
    passages: tuple[Passage, ...] = ()


class Tally(NamedTuple):
    """What ties add up to: steps (an event counts once a pair), steps with an inferred hand, actors."""

    steps: int
    inferred: int
    actors: int


def ties(dataset: Dataset, hands: str, mask: Mask | None = None, sure: Mask | None = None) -> list[Tie]:
    """Return every tie, the most frequent first, then by name.

    hands: "direct" counts every step from one hand of a message to the next, "final" its author (the first hand) to its
    final addressee (the last). A call counts both ways of counting, caller to callee. An event counts once a pair;
    one without hands and without a call counts nowhere. mask: which events of `dataset` count. sure: which of them are
    certain. Both are all by default. Raises ValueError if `hands` is neither.

    A message that Ann gave to Bob and he to Cyd is two direct ties, Ann to Bob and Bob to Cyd, and one final tie, Ann
    to Cyd.
    """
    steps, index = _steps(dataset, hands, mask), dataset.index
    starts, place = steps.starts, steps.place
    ends = np.append(starts, len(place))[1:]
    done = index.codes("events", c.STATUS).any_of(CERTAIN_STATUSES)[place]
    counts = (
        ends - starts,
        ends - starts if sure is None else _sums(sure[place], starts),
        _sums(done, starts),
        _sums(steps.inferred, starts),
    )
    # One open date leaves the whole open (NaT is the least and the most): nobody knows how far it reaches.
    first = _reduced(np.minimum, dataset.events[c.EARLIEST], place, starts)
    last = _reduced(np.maximum, dataset.events[c.LATEST], place, starts)
    many = np.minimum(ends - starts, MOST_EVENT_IDS)
    upto = np.cumsum(many)
    rows = np.repeat(starts - upto + many, many) + np.arange(many.sum())
    flat = _passages(dataset, place[rows], done[rows] & ~steps.inferred[rows])
    told = [tuple(flat[after - count : after]) for after, count in zip(upto.tolist(), many.tolist(), strict=True)]
    ids = [tuple(passage.event for passage in passages) for passages in told]
    actors = [*map(actor_lookup(dataset), steps.actors)]
    senders, addressees = ([actors[number] for number in end.tolist()] for end in (steps.sender, steps.addressee))
    events = map(EventCount, *(count.tolist() for count in counts), ids)
    found = map(Tie, senders, addressees, events, first, last, told)
    return sorted(found, key=lambda tie: (-tie.events.all, tie.sender.name, tie.addressee.name, *tie[:2]))


def _passages(dataset: Dataset, place: Numbers, certain: Mask) -> list[Passage]:
    """Return the passages of the events at `place`."""
    events = dataset.events.iloc[place]
    known = events[c.EARLIEST].to_numpy("datetime64[D]") == events[c.LATEST].to_numpy("datetime64[D]")
    columns = (events[c.EVENT].tolist(), events[c.TITLE].tolist(), known.tolist(), certain.tolist())
    return [*map(Passage, *columns)]


def message_events(dataset: Dataset, hands: str, mask: Mask | None = None) -> Mask:
    """Return which events of `dataset`, of the `mask` ones, `ties` counts: messages and calls."""
    seen: Mask = np.zeros(len(dataset.events), dtype=bool)
    seen[_steps(dataset, hands, mask).place] = True
    return seen


def tally(ties: Sequence[Tie]) -> Tally:
    """Return what `ties` add up to."""
    steps, inferred = sum(tie.events.all for tie in ties), sum(tie.events.inferred for tie in ties)
    return Tally(steps, inferred, len(tie_actors(ties)))


def most_frequent(ties: Sequence[Tie]) -> list[Tie]:
    """Return the pairs of `ties` that occur most often: one, or several that occur equally often."""
    most = max((tie.events.all for tie in ties), default=0)
    return [tie for tie in ties if tie.events.all == most]


def tie_actors(ties: Sequence[Tie]) -> list[Actor]:
    """Return every actor of `ties`, the one with most events first, then by name."""
    counts: Counter[Actor] = Counter()
    for tie in ties:
        counts[tie.sender] += tie.events.all
        counts[tie.addressee] += tie.events.all
    return sorted(counts, key=lambda actor: (-counts[actor], actor.name, actor.id))


def _steps(dataset: Dataset, hands: str, mask: Mask | None) -> Hops:
    if hands not in HANDS:
        raise ValueError(f"“{hands}” is not a way of counting hands: {' or '.join(HANDS)}")
    steps = hops_of(dataset, hands)
    return steps if mask is None else steps.of(mask)


def _sums(flags: Mask, starts: Numbers) -> np.ndarray[Any, Any]:
    return np.add.reduceat(flags.astype(np.int64), starts) if len(starts) else np.empty(0, dtype=np.int64)


def _reduced(function: np.ufunc, days: pd.Series, place: Numbers, starts: Numbers) -> list[dt.date | None]:
    of_steps = days.to_numpy("datetime64[D]")[place]
    found: list[dt.date | None] = (function.reduceat(of_steps, starts) if len(starts) else of_steps).tolist()
    return found
