"""Ties: who passed words to whom, and how often."""

from typing import NamedTuple

import pandas as pd

from components.dataset import columns as c
from components.dataset.link import HANDS
from components.dataset.load import Dataset

# The columns of ties, beside c.ADDRESSEE.
SENDER = "sender"
SENDER_NAME, ADDRESSEE_NAME = "sender_name", "addressee_name"
SENDER_SIDE, ADDRESSEE_SIDE = "sender_side", "addressee_side"
SENDER_SIDE_NAME, ADDRESSEE_SIDE_NAME = "sender_side_name", "addressee_side_name"
COUNT, CERTAIN, INFERRED = "count", "certain", "inferred"
EVENT_IDS = "event_ids"
FIRST, LAST = "first", "last"
# The columns of ends.
SIDE_NAME = "side_name"

CERTAIN_STATUSES = ("done", "standing")
_TIE = [SENDER, c.ADDRESSEE]
_CALLER, _CALLEE = "caller", "callee"
_GUESSED = "inferred"
_ORDER, _RANK, _OTHER = "order", "rank", "_addressee"


class Tally(NamedTuple):
    """What ties add up to: distinct events, steps (an event counts once a pair), steps with an inferred hand."""

    events: int
    steps: int
    inferred: int
    actors: int


def ties(shown: Dataset, hands: str) -> pd.DataFrame:
    """Count how often words went from each actor to each other.

    hands: "direct" counts every step from one hand of a message to the next, "final" its author (the first hand) to its
    final addressee (the last). A call counts both ways of counting, caller to callee. An event counts once a pair;
    one without hands and without a call counts nowhere.
    Returns one row a directed pair, most frequent first, then by name: sender, addressee (actor ids) with name, side
    and the side's words of each; count (events, at least 1); certain (events reported as done, or standing); inferred
    (events in which the curator inferred the sender's or the addressee's hand); event_ids (list, in the order of time);
    first, last (days, both included, between which all of them happened; NaT if a date is open).
    Raises ValueError if `hands` is neither.

    A message that Ann gave to Bob and he to Cyd is two direct ties, Ann to Bob and Bob to Cyd, and one final tie, Ann
    to Cyd.
    """
    if hands not in HANDS:
        raise ValueError(f"“{hands}” is not a way of counting hands: {' or '.join(HANDS)}")
    events = shown.events[[c.EVENT, c.STATUS, c.EARLIEST, c.LATEST]].reset_index(drop=True)
    rows = shown.participants.merge(events.reset_index(names=_ORDER), on=c.EVENT)
    passed = _passed(rows[rows[c.HAND].notna()], hands)
    called = _pairs(rows[rows[c.ROLE] == _CALLER], rows[rows[c.ROLE] == _CALLEE], [c.EVENT])
    steps = pd.concat([passed, called], ignore_index=True).sort_values([_ORDER, *_TIE], kind="stable")
    # A call may be recorded both as hands and as roles: if one of the two names the actors, they are named.
    named_first = steps.sort_values(INFERRED, kind="stable").drop_duplicates([c.EVENT, *_TIE]).sort_index()
    return _described(_counted(named_first.sort_values([_ORDER, *_TIE], kind="stable")), shown)


def tally(ties: pd.DataFrame) -> Tally:
    """Return what `ties` add up to."""
    events = {event for ids in ties[EVENT_IDS] for event in ids}
    actors = set(ties[SENDER]) | set(ties[c.ADDRESSEE])
    return Tally(len(events), int(ties[COUNT].sum()), int(ties[INFERRED].sum()), len(actors))


def most_frequent(ties: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs of `ties` that occur most often: one, or several that occur equally often."""
    most: pd.DataFrame = ties[ties[COUNT] == ties[COUNT].max()]
    return most


def ends(ties: pd.DataFrame) -> pd.DataFrame:
    """Return every actor of `ties`, the one with most events first, then by name.

    Columns actor_id, name, side, side_name.
    """
    columns = [c.ACTOR, c.NAME, c.SIDE, SIDE_NAME, COUNT]
    senders = ties[[SENDER, SENDER_NAME, SENDER_SIDE, SENDER_SIDE_NAME, COUNT]].set_axis(columns, axis="columns")
    addressees = ties[[c.ADDRESSEE, ADDRESSEE_NAME, ADDRESSEE_SIDE, ADDRESSEE_SIDE_NAME, COUNT]]
    both = pd.concat([senders, addressees.set_axis(columns, axis="columns")])
    summed = both.groupby(columns[:-1])[COUNT].sum().reset_index()
    return summed.sort_values([COUNT, c.NAME, c.ACTOR], ascending=[False, True, True], ignore_index=True).drop(
        columns=COUNT
    )


def _passed(rows: pd.DataFrame, hands: str) -> pd.DataFrame:
    """Return the steps of each message; hands count by their order, so that a missing number breaks no chain."""
    rank = rows.groupby(c.EVENT)[c.HAND].rank(method="dense").astype("Int64")
    ranked = rows.assign(**{_RANK: rank})
    if hands == "direct":
        return _pairs(ranked, ranked.assign(**{_RANK: rank - 1}), [c.EVENT, _RANK])
    last = ranked.groupby(c.EVENT)[_RANK].transform("max")
    return _pairs(ranked[rank.eq(1) & last.gt(1)], ranked[rank.eq(last)], [c.EVENT])


def _pairs(senders: pd.DataFrame, addressees: pd.DataFrame, on: list[str]) -> pd.DataFrame:
    """Join each sender with each addressee of the same event."""
    given = senders[[*on, c.ACTOR, c.BASIS, _ORDER, c.STATUS, c.EARLIEST, c.LATEST]].rename(columns={c.ACTOR: SENDER})
    taken = addressees[[*on, c.ACTOR, c.BASIS]].set_axis([*on, c.ADDRESSEE, _OTHER], axis="columns")
    joined = given.merge(taken, on=on)
    inferred = joined[c.BASIS].eq(_GUESSED) | joined[_OTHER].eq(_GUESSED)
    return joined.assign(**{INFERRED: inferred, CERTAIN: joined[c.STATUS].isin(CERTAIN_STATUSES)})


def _counted(steps: pd.DataFrame) -> pd.DataFrame:
    grouped = steps.groupby(_TIE, sort=False)
    return pd.DataFrame(
        {
            COUNT: grouped[c.EVENT].size(),
            CERTAIN: grouped[CERTAIN].sum().astype("int64"),
            INFERRED: grouped[INFERRED].sum().astype("int64"),
            EVENT_IDS: grouped[c.EVENT].agg(list),
            # One open date leaves the whole open: nobody knows how far it reaches.
            FIRST: grouped[c.EARLIEST].min(skipna=False),
            LAST: grouped[c.LATEST].max(skipna=False),
        }
    ).reset_index()


def _described(counted: pd.DataFrame, shown: Dataset) -> pd.DataFrame:
    """Add name, side and the side's words of both ends, and put the pairs in order."""
    actors = shown.actors.set_index(c.ACTOR)
    words = shown.dictionary.labels("actors", c.SIDE)
    columns = {
        SENDER: (SENDER_NAME, SENDER_SIDE, SENDER_SIDE_NAME),
        c.ADDRESSEE: (ADDRESSEE_NAME, ADDRESSEE_SIDE, ADDRESSEE_SIDE_NAME),
    }
    for end, (name, side, side_name) in columns.items():
        counted[name] = counted[end].map(actors[c.NAME]).fillna(counted[end])
        counted[side] = counted[end].map(actors[c.SIDE]).fillna("")
        counted[side_name] = counted[side].map(lambda value: words.get(value, value))
    order = [COUNT, SENDER_NAME, ADDRESSEE_NAME, *_TIE]
    return counted.sort_values(order, ascending=[False, True, True, True, True], ignore_index=True)
