"""Where two actors do not know the same, or not from the same day on."""

from collections.abc import Mapping
from itertools import combinations
from typing import Any

import pandas as pd

from components.dataset.exchange.messages import LEAST_DAYS, MOST_DAYS
from components.dataset.knowledge.knowledge import COULD, DATED, FIRST, KNEW, LAST, STATE, WHEN, WHY
from components.dataset.model import columns as c
from components.dataset.model.cells import event_bounds, rows_of, table_of
from components.dataset.model.dates import Span
from components.dataset.model.durations import Days, days_between, days_words

ONE, OTHER = "one", "other"  # what the two are said to have known, in words
ONE_WHY, OTHER_WHY = "one_why", "other_why"
BETWEEN, SOONER, BOTH = "between", "sooner", "both"
_COLUMNS = [c.EVENT, c.TITLE, DATED, ONE, ONE_WHY, OTHER, OTHER_WHY, SOONER, LEAST_DAYS, MOST_DAYS, BETWEEN, BOTH]
_TYPES = {LEAST_DAYS: "Int64", MOST_DAYS: "Int64", BOTH: "bool"}
_RANK = "rank"
Row = Mapping[Any, Any]


def default_pair(known: pd.DataFrame) -> tuple[str, str] | None:
    """Return the two actors of `known` most worth comparing; None if there are no two.

    known: as dataset.knew.knowledge gives it for some actors. Of those two it is known for most events how many days,
    or between how many, lay between them; then they differ in most events; then they come first in `known`.
    """
    actors = list(dict.fromkeys(known[c.ACTOR].tolist()))
    events = _by_event(known)

    def worth(pair: tuple[str, str]) -> tuple[int, int]:
        both = [(of[pair[0]], of[pair[1]]) for of in events]
        compared = [_compared(*rows) for rows in both if _differ(*rows)]
        return sum(not pd.isna(row[MOST_DAYS]) and row[MOST_DAYS] > 0 for row in compared), len(compared)

    return max(combinations(actors, 2), key=worth, default=None)


def asymmetries(known: pd.DataFrame) -> pd.DataFrame:
    """Return the events of which the two actors of `known` do not know the same, or not from the same days on.

    known: as dataset.knew.knowledge gives it for two actors. Left out: events of which both could have known, or of
    neither of whom there is evidence: there is nothing to compare.
    Columns: event_id, title, dated; one, other (state and days in words), one_why, other_why (what it rests on);
    sooner (actor_id who knew first, empty if that is not known); least_days, most_days that lie between (both included;
    NA if not known); between (in words); both (whether both are documented). The longest known time first, then those
    of which no time is known, then those of which only one is documented to have known; each in the order of time.
    Worked example: of the offer of 2 February 1996 Khaddam knew on that day and Assad between 2 and 4 February
    (Document 000 ¶ 18, 25): 0 to 2 days later.
    """
    pairs = [tuple(of.values()) for of in _by_event(known)]
    rows = [_compared(*pair) for pair in pairs if len(pair) > 1 and _differ(*pair)]
    rows.sort(key=lambda row: (row[_RANK], -(0 if pd.isna(row[MOST_DAYS]) else row[MOST_DAYS])))
    return table_of(rows, _COLUMNS, _TYPES)


def _by_event(known: pd.DataFrame) -> list[dict[str, Row]]:
    """Return actor_id -> row for each event of `known`."""
    events: dict[str, dict[str, Row]] = {}
    for row in rows_of(known):
        events.setdefault(row[c.EVENT], {})[row[c.ACTOR]] = row
    return list(events.values())


def _differ(one: Row, other: Row) -> bool:
    if one[STATE] != other[STATE]:
        return KNEW in (one[STATE], other[STATE])
    return bool(one[STATE] == KNEW and _days(one) != _days(other))


def _compared(one: Row, other: Row) -> dict[str, Any]:
    both = one[STATE] == other[STATE] == KNEW
    order = _in_order(one, other) if both else None
    least, most = days_between(*map(_days, order)) if order else (None, None)
    return {
        **{column: one[column] for column in (c.EVENT, c.TITLE, DATED)},
        ONE: knowledge_words(one),
        ONE_WHY: one[WHY],
        OTHER: knowledge_words(other),
        OTHER_WHY: other[WHY],
        SOONER: order[0][c.ACTOR] if order else "",
        LEAST_DAYS: least,
        MOST_DAYS: most,
        BETWEEN: _later(order, least, most) if both else _only(one, other),
        BOTH: both,
        _RANK: 2 if not both else int(pd.isna(most) and pd.isna(least)),
    }


def knowledge_words(row: Row) -> str:
    """Return in words what a row of knowledge says: "knew, from 2 February 1996"."""
    return f"{row[STATE]}, {row[WHEN]}" if row[WHEN] else str(row[STATE])


def _in_order(one: Row, other: Row) -> tuple[Row, Row] | None:
    """Return who knew first and who then, or on the same day: by their hands, else their days; None if not known."""
    hands = one[c.HAND], other[c.HAND]
    if not any(pd.isna(hand) for hand in hands) and hands[0] != hands[1]:
        return (one, other) if hands[0] < hands[1] else (other, one)
    for sooner, later in ((one, other), (other, one)):
        (_, last), (first, _) = _days(sooner), _days(later)
        if first and last and last <= first:
            return sooner, later
    return None


def _later(order: tuple[Row, Row] | None, least: Days, most: Days) -> str:
    if order is None:
        return "which of them knew first is not known"
    name = order[1][c.NAME]
    if pd.isna(least) and pd.isna(most):
        return f"{name} later or on the same day, how many days is not known"
    return f"{name} on the same day" if most == 0 else f"{name} {days_words(least, most)} later"


def _only(one: Row, other: Row) -> str:
    less = other if one[STATE] == KNEW else one
    if less[STATE] == COULD:
        return f"{less[c.NAME]} could have known, no source shows it"
    return f"no evidence that {less[c.NAME]} knew"


def _days(row: Row) -> Span:
    return event_bounds({c.EARLIEST: row[FIRST], c.LATEST: row[LAST]})
