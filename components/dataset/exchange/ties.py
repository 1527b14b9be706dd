"""Ties: who passed words to whom, and how often."""

from collections import Counter
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from components.dataset.exchange.hops import Hops, hops_of
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Mask, Numbers
from components.dataset.model.vocabulary import DONE
from components.dataset.query.page import HANDS

# The columns of ties, beside c.ADDRESSEE.
SENDER = "sender"
SENDER_NAME, ADDRESSEE_NAME = "sender_name", "addressee_name"
SENDER_SIDE, ADDRESSEE_SIDE = "sender_side", "addressee_side"
SENDER_SIDE_NAME, ADDRESSEE_SIDE_NAME = "sender_side_name", "addressee_side_name"
COUNT, LEAST, CERTAIN, INFERRED = "count", "least", "certain", "inferred"
EVENT_IDS = "event_ids"
FIRST, LAST = "first", "last"
# The columns of ends.
SIDE_NAME = "side_name"

CERTAIN_STATUSES = (*DONE, "standing")
MOST_ACTORS = 24  # whose squares can be told apart
MOST_EVENT_IDS = 12  # of a pair; the count may be larger


class Tally(NamedTuple):
    """What ties add up to: steps (an event counts once a pair), steps with an inferred hand, actors."""

    steps: int
    inferred: int
    actors: int


def ties(dataset: Dataset, hands: str, mask: Mask | None = None, sure: Mask | None = None) -> pd.DataFrame:
    """Count how often words went from each actor to each other.

    hands: "direct" counts every step from one hand of a message to the next, "final" its author (the first hand) to its
    final addressee (the last). A call counts both ways of counting, caller to callee. An event counts once a pair;
    one without hands and without a call counts nowhere. mask: which events of `dataset` count. sure: which of them are
    certain. Both are all by default.
    Returns one row a directed pair, most frequent first, then by name: sender, addressee (actor ids) with name, side
    and the side's words of each; count (events, at least 1); least (the certain ones); certain (events reported as
    done, or standing); inferred (events in which the curator inferred the sender's or the addressee's hand); event_ids
    (list of the first twelve at most, in the order of time); first, last (days, both included, between which all of
    them happened; NaT if a date is open).
    Raises ValueError if `hands` is neither.

    A message that Ann gave to Bob and he to Cyd is two direct ties, Ann to Bob and Bob to Cyd, and one final tie, Ann
    to Cyd.
    """
    return _described(_counted(dataset, _steps(dataset, hands, mask), sure), dataset)


def message_events(dataset: Dataset, hands: str, mask: Mask | None = None) -> Mask:
    """Return which events of `dataset`, of the `mask` ones, `ties` counts: messages and calls."""
    seen: Mask = np.zeros(len(dataset.events), dtype=bool)
    seen[_steps(dataset, hands, mask).place] = True
    return seen


def tally(ties: pd.DataFrame) -> Tally:
    """Return what `ties` add up to."""
    actors = {*ties[SENDER].tolist(), *ties[c.ADDRESSEE].tolist()}
    return Tally(int(ties[COUNT].sum()), int(ties[INFERRED].sum()), len(actors))


def among_frequent(ties: pd.DataFrame, most: int = MOST_ACTORS) -> pd.DataFrame:
    """Return the rows of `ties` between the `most` actors that occur most often: more cannot be told apart.

    All of `ties` if there are no more actors. How many are left out: compare the tally of both.
    """
    mask = set(tie_actors(ties)[c.ACTOR][:most])
    return ties[(ties[SENDER].isin(mask) & ties[c.ADDRESSEE].isin(mask)).to_numpy()].reset_index(drop=True)


def most_frequent(ties: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs of `ties` that occur most often: one, or several that occur equally often."""
    most: pd.DataFrame = ties[ties[COUNT] == ties[COUNT].max()]
    return most


def tie_actors(ties: pd.DataFrame) -> pd.DataFrame:
    """Return every actor of `ties`, the one with most events first, then by name.

    Columns actor_id, name, side, side_name.
    """
    counts: Counter[tuple[str, str, str, str]] = Counter()
    for columns in (
        (SENDER, SENDER_NAME, SENDER_SIDE, SENDER_SIDE_NAME),
        (c.ADDRESSEE, ADDRESSEE_NAME, ADDRESSEE_SIDE, ADDRESSEE_SIDE_NAME),
    ):
        for *actor, count in zip(*(ties[column].tolist() for column in (*columns, COUNT)), strict=True):
            counts[tuple(actor)] += count
    ordered = sorted(counts, key=lambda actor: (-counts[actor], actor[1], actor[0]))
    return pd.DataFrame(ordered, columns=[c.ACTOR, c.NAME, c.SIDE, SIDE_NAME]).astype("str")


def _steps(dataset: Dataset, hands: str, mask: Mask | None) -> Hops:
    if hands not in HANDS:
        raise ValueError(f"“{hands}” is not a way of counting hands: {' or '.join(HANDS)}")
    steps = hops_of(dataset, hands)
    return steps if mask is None else steps.of(mask)


def _counted(dataset: Dataset, steps: Hops, sure: Mask | None) -> pd.DataFrame:
    """Return one row a pair, in the order of `steps`."""
    starts, place, index = steps.starts, steps.place, dataset.index
    statuses = index.codes("events", c.STATUS)
    certain = np.array([status in CERTAIN_STATUSES for status in statuses.values], dtype=bool)[statuses.of[place]]
    ids = dataset.events[c.EVENT]
    ends = np.append(starts, len(place))[1:]
    many = np.minimum(ends - starts, MOST_EVENT_IDS)
    upto = np.cumsum(many)
    flat = ids.iloc[place[np.repeat(starts - upto + many, many) + np.arange(many.sum())]].tolist()
    named = [flat[after - count : after] for after, count in zip(upto.tolist(), many.tolist(), strict=True)]
    return pd.DataFrame(
        {
            SENDER: pd.Series([steps.actors[actor] for actor in steps.sender], dtype="str"),
            c.ADDRESSEE: pd.Series([steps.actors[actor] for actor in steps.addressee], dtype="str"),
            COUNT: ends - starts,
            LEAST: ends - starts if sure is None else _sums(sure[place], starts),
            CERTAIN: _sums(certain, starts),
            INFERRED: _sums(steps.inferred, starts),
            EVENT_IDS: pd.Series(named, dtype="object"),
            # One open date leaves the whole open (NaT is the least and the most): nobody knows how far it reaches.
            FIRST: _reduced(np.minimum, dataset.events[c.EARLIEST], place, starts),
            LAST: _reduced(np.maximum, dataset.events[c.LATEST], place, starts),
        }
    )


def _sums(flags: Mask, starts: Numbers) -> np.ndarray[Any, Any]:
    return np.add.reduceat(flags.astype(np.int64), starts) if len(starts) else np.empty(0, dtype=np.int64)


def _reduced(function: np.ufunc, days: pd.Series, place: Numbers, starts: Numbers) -> np.ndarray[Any, Any]:
    held = days.to_numpy("datetime64[us]")[place]
    return function.reduceat(held, starts) if len(starts) else held


def _described(counted: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """Add name, side and the side's words of both ends, and put the pairs in order."""
    rows = rows_of(dataset.actors, [c.ACTOR, c.NAME, c.SIDE])
    actors = {row[c.ACTOR]: (row[c.NAME], row[c.SIDE]) for row in rows}
    words = dataset.dictionary.labels("actors", c.SIDE)
    columns = {
        SENDER: (SENDER_NAME, SENDER_SIDE, SENDER_SIDE_NAME),
        c.ADDRESSEE: (ADDRESSEE_NAME, ADDRESSEE_SIDE, ADDRESSEE_SIDE_NAME),
    }
    for end, (name, side, side_name) in columns.items():
        found = [actors.get(actor, (actor, "")) for actor in counted[end].tolist()]
        counted[name] = pd.Series([one for one, _ in found], dtype="str")
        counted[side] = pd.Series([one for _, one in found], dtype="str")
        counted[side_name] = pd.Series([words.get(one, one) for _, one in found], dtype="str")
    keys = [counted[column].tolist() for column in (COUNT, SENDER_NAME, ADDRESSEE_NAME, SENDER, c.ADDRESSEE)]
    rank = sorted(range(len(counted)), key=lambda row: (-keys[0][row], *(key[row] for key in keys[1:])))
    return counted.iloc[rank].reset_index(drop=True)
