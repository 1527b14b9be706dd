"""Messages from hand to hand: who held the words, in what order, and how long they were on the way."""

import pandas as pd

from components.dataset import columns as c
from components.dataset.dates import Span, date_words, span
from components.dataset.load import Dataset
from components.dataset.transit import days_between, days_words
from components.dataset.who import SIDE_NAME
from components.dataset.words import event_dates

# Worked-out columns of hands, hops, lanes and carried.
NUMBER, AT = "number", "at"
DATED = "dated"
STATUS_LABEL = "status_label"
ROLE_LABEL = "role_label"
BASIS_LABEL = "basis_label"
REACHED_FIRST, REACHED_LAST, REACHED = "reached_first", "reached_last", "reached"
LEAST_DAYS, MOST_DAYS = "least_days", "most_days"
IS_AUTHOR, IS_ADDRESSEE = "is_author", "is_addressee"
GIVER, TAKER, INFERRED = "giver", "taker", "inferred"
HANDS, HOPS, HOPS_TIMED, CHAIN, TRANSIT = "hands", "hops", "hops_timed", "chain", "transit"

_OF_EVENT = [c.EVENT, c.TITLE, c.STATUS, c.EARLIEST, c.LATEST]
_OF_MESSAGE = [c.EVENT, NUMBER, c.TITLE, DATED, c.STATUS, STATUS_LABEL]
_DEDUCED = "inferred"  # basis of a hand that no source names


def hands(shown: Dataset) -> pd.DataFrame:
    """Return one row for each hand that each message passes through, in the order of time, then of hands.

    A message of which only one bound is known stands at that bound, another at the middle of its bounds.
    Columns: event_id, title, status, status_label, dated (in words), earliest, latest, at of the message; number (1 for
    the first message shown); hand, actor_id, name, office, side, side_name, role, role_label, basis,
    basis_label; reached_first, reached_last (days between which the words reached this hand, both included; NaT if not
    known) and reached (in words); least_days, most_days since the hand before (see `days_between`; NA also for the
    first hand, and where the hand before is missing); is_author (the first hand), is_addressee (the last).
    Hands with the same number hold the words together.
    """
    held = shown.participants.dropna(subset=[c.HAND])
    actors = shown.actors[[c.ACTOR, c.NAME, c.OFFICE]]
    rows = _stood(shown.events).merge(held, on=c.EVENT).merge(actors, on=c.ACTOR)
    rows[NUMBER] = pd.factorize(rows[c.EVENT])[0] + 1
    rows = rows.sort_values([NUMBER, c.HAND, c.ACTOR], ignore_index=True)
    rows[DATED] = rows[c.EVENT].map(event_dates(shown))
    for table, column, words in (
        ("events", c.STATUS, STATUS_LABEL),
        ("actors", c.SIDE, SIDE_NAME),
        ("participants", c.ROLE, ROLE_LABEL),
        ("participants", c.BASIS, BASIS_LABEL),
    ):
        labels = shown.dictionary.labels(table, column)
        rows[words] = rows[column].map(lambda value, labels=labels: labels.get(value, value))
    return _ends(_timed(rows))


def _stood(events: pd.DataFrame) -> pd.DataFrame:
    """Return `events` in the order of the day each stands at: the middle of its bounds, or the only known one."""
    middle = events[c.EARLIEST] + (events[c.LATEST] - events[c.EARLIEST]) / 2
    found = events[_OF_EVENT].assign(**{AT: middle.fillna(events[c.LATEST]).fillna(events[c.EARLIEST])})
    # On the same day, "on or before" comes before that day, "on or after" behind it.
    found = found.sort_values([c.LATEST, c.EVENT]).sort_values(c.EARLIEST, na_position="first", kind="stable")
    return found.sort_values(AT, kind="stable", ignore_index=True)


def _timed(rows: pd.DataFrame) -> pd.DataFrame:
    """Add when the words reached each hand, and the days since the hand before."""
    bounds = [span(edtf) if edtf else Span(None, None) for edtf in rows[c.RECEIVED]]
    rows[REACHED_FIRST] = pd.Series([first for first, _ in bounds], index=rows.index, dtype="datetime64[us]")
    rows[REACHED_LAST] = pd.Series([last for _, last in bounds], index=rows.index, dtype="datetime64[us]")
    rows[REACHED] = [
        date_words(edtf, bound.earliest, bound.latest, "within") if edtf else "not known"
        for edtf, bound in zip(rows[c.RECEIVED], bounds, strict=True)
    ]
    # Hands that hold the words together: each may have had them first, so the next counts from all of them.
    together = rows.groupby([c.EVENT, c.HAND])
    before = pd.DataFrame(
        {
            "first": together[REACHED_FIRST].agg(lambda days: days.min(skipna=False)),
            "last": together[REACHED_LAST].agg(lambda days: days.max(skipna=False)),
        }
    )
    before = before.reindex(pd.MultiIndex.from_arrays([rows[c.EVENT], rows[c.HAND] - 1]))
    least, most = days_between(
        before["first"].set_axis(rows.index),
        before["last"].set_axis(rows.index),
        rows[REACHED_FIRST],
        rows[REACHED_LAST],
    )
    return rows.assign(**{LEAST_DAYS: least, MOST_DAYS: most})


def _ends(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(
        **{
            IS_AUTHOR: rows[c.HAND].eq(1),
            IS_ADDRESSEE: rows[c.HAND].gt(1) & rows[c.HAND].eq(rows.groupby(c.EVENT)[c.HAND].transform("max")),
        }
    )


def hops(held: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each step of a message from one hand to the next. held: as `hands` returns it.

    Columns: event_id, number, title, status, hand (of the taker), giver, taker (actor_id), side (of the giver),
    least_days, most_days, inferred (whether no source names the giver or the taker).
    """
    givers = held[[c.EVENT, c.HAND, c.ACTOR, c.SIDE, c.BASIS]].assign(**{c.HAND: held[c.HAND] + 1})
    takers = held[[c.EVENT, NUMBER, c.TITLE, c.STATUS, c.HAND, c.ACTOR, c.BASIS, LEAST_DAYS, MOST_DAYS]]
    found = takers.merge(givers, on=[c.EVENT, c.HAND], suffixes=("", "_giver"))
    found[INFERRED] = found[c.BASIS].eq(_DEDUCED) | found[f"{c.BASIS}_giver"].eq(_DEDUCED)
    found = found.rename(columns={c.ACTOR: TAKER, f"{c.ACTOR}_giver": GIVER})
    return found.drop(columns=[c.BASIS, f"{c.BASIS}_giver"])


# From one end of the picture to the other, so that a message between principals crosses the go-betweens.
_SIDES_IN_ORDER = ("iraq", "press", "others", "mediators", "syria", "us")


def lanes(held: pd.DataFrame) -> pd.DataFrame:
    """Return the actors that hold a message, in the order that makes relays read as staircases.

    held: as `hands` returns it. Sides in a fixed order; within a side those who write or are written to stand at the
    outside, those who carry towards the other sides. Columns: actor_id, name, side, side_name.
    """
    last = held.groupby(c.EVENT)[c.HAND].transform("max")
    inward = pd.concat([held[c.HAND] - 1, last - held[c.HAND]], axis="columns").min(axis="columns")
    order = held.assign(inward=inward.astype(float)).groupby([c.ACTOR, c.NAME, c.SIDE, SIDE_NAME], as_index=False)
    found = order.agg(inward=("inward", "mean"), times=(c.EVENT, "size"))
    found["side_place"] = found[c.SIDE].map({side: place for place, side in enumerate(_SIDES_IN_ORDER)}).fillna(2)
    outside_first = found[c.SIDE].eq(_SIDES_IN_ORDER[0])
    found["inward"] = found["inward"].where(outside_first, -found["inward"])
    found["times"] = found["times"].where(~outside_first, -found["times"])
    found = found.sort_values(["side_place", "inward", "times", c.NAME, c.ACTOR], ignore_index=True)
    return found[[c.ACTOR, c.NAME, c.SIDE, SIDE_NAME]]


def carried(held: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each message, for the table and for those who cannot see the picture.

    held: as `hands` returns it. Columns: event_id, number, title, dated, status, status_label, chain (who held the
    words, with the days from hand to hand), hands (how many), hops, hops_timed (hops whose time is known at least
    within bounds), least_days, most_days, transit (from the first hand to the last; days and words), inferred (whether
    any hand is inferred).
    """
    columns = [*_OF_MESSAGE, CHAIN, HANDS, HOPS, HOPS_TIMED, LEAST_DAYS, MOST_DAYS, TRANSIT, INFERRED]
    rows = [_whole(message) for _, message in held.groupby(NUMBER)]
    return pd.DataFrame(rows, columns=columns).astype({LEAST_DAYS: "Int64", MOST_DAYS: "Int64"})


def _whole(message: pd.DataFrame) -> dict[str, object]:
    first, last = message[message[IS_AUTHOR]], message[message[IS_ADDRESSEE]]
    least, most = days_between(
        *(pd.Series([day]) for day in (first[REACHED_FIRST].min(skipna=False), first[REACHED_LAST].max(skipna=False))),
        *(pd.Series([day]) for day in (last[REACHED_FIRST].min(skipna=False), last[REACHED_LAST].max(skipna=False))),
    )
    steps = message[message[c.HAND] > 1].drop_duplicates(c.HAND)
    return {
        **{column: message[column].iloc[0] for column in _OF_MESSAGE},
        CHAIN: _chain(message),
        HANDS: int(message[c.HAND].nunique()),
        HOPS: len(steps),
        HOPS_TIMED: int(steps[MOST_DAYS].notna().sum()),
        LEAST_DAYS: least[0],
        MOST_DAYS: most[0],
        TRANSIT: days_words(least[0], most[0]),
        INFERRED: bool(message[c.BASIS].eq(_DEDUCED).any()),
    }


def _chain(message: pd.DataFrame) -> str:
    parts: list[str] = []
    for _, holders in message.groupby(c.HAND):
        words = days_words(holders[LEAST_DAYS].iloc[0], holders[MOST_DAYS].iloc[0])
        time = f"→ ({'?' if words == 'not known' else words}) " if parts else ""
        parts.append(time + " and ".join(holders[c.NAME]))
    return " ".join(parts)
