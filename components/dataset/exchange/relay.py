"""How a message is relayed: its steps from hand to hand, and the lanes of those who hold it."""

from typing import Any

import pandas as pd

from components.dataset.exchange.messages import DEDUCED, GIVER, INFERRED, LEAST_DAYS, MOST_DAYS, NUMBER, TAKER, TYPES
from components.dataset.exchange.ties import SIDE_NAME
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of, table_of

_HOP = [c.EVENT, NUMBER, c.TITLE, c.STATUS, c.HAND, TAKER, LEAST_DAYS, MOST_DAYS, GIVER, c.SIDE, INFERRED]
_NEEDED = [c.EVENT, NUMBER, c.TITLE, c.STATUS, c.HAND, c.ACTOR, c.BASIS, c.SIDE, LEAST_DAYS, MOST_DAYS]
# From one end of the picture to the other, so that a message between principals crosses the go-betweens.
_SIDES_IN_ORDER = ("iraq", "press", "others", "mediators", "syria", "us")


def hops(held: pd.DataFrame) -> pd.DataFrame:
    """Return one row for each step of a message from one hand to the next. held: as dataset.exchange.hands returns it.

    Columns: event_id, number, title, status, hand (of the taker), giver, taker (actor_id), side (of the giver),
    least_days, most_days, inferred (whether no source names the giver or the taker).
    """
    rows = rows_of(held, _NEEDED)
    holders: dict[tuple[str, int], list[dict[Any, Any]]] = {}
    for row in rows:
        holders.setdefault((row[c.EVENT], row[c.HAND]), []).append(row)
    found = [
        {
            **taker,
            TAKER: taker[c.ACTOR],
            GIVER: giver[c.ACTOR],
            c.SIDE: giver[c.SIDE],
            INFERRED: DEDUCED in (taker[c.BASIS], giver[c.BASIS]),
        }
        for taker in rows
        for giver in holders.get((taker[c.EVENT], taker[c.HAND] - 1), ())
    ]
    return table_of(found, _HOP, TYPES)


def lanes(held: pd.DataFrame) -> pd.DataFrame:
    """Return the actors that hold a message, in the order that makes relays read as staircases.

    held: as dataset.exchange.hands returns it. Sides in a fixed order; within a side those who write or are written to
    stand at the outside, those who carry towards the other sides. Columns: actor_id, name, side, side_name.
    """
    rows = rows_of(held, [c.EVENT, c.HAND, c.ACTOR, c.NAME, c.SIDE, SIDE_NAME])
    last: dict[str, int] = {}
    for row in rows:
        last[row[c.EVENT]] = max(row[c.HAND], last.get(row[c.EVENT], 0))
    steps: dict[tuple[str, str, str, str], list[int]] = {}  # actor -> how far inside each of its messages it stands
    for row in rows:
        actor = row[c.ACTOR], row[c.NAME], row[c.SIDE], row[SIDE_NAME]
        steps.setdefault(actor, []).append(min(row[c.HAND] - 1, last[row[c.EVENT]] - row[c.HAND]))

    def place(actor: tuple[str, str, str, str]) -> tuple[float, float, float, str, str]:
        inward, times = sum(steps[actor]) / len(steps[actor]), len(steps[actor])
        side = _SIDES_IN_ORDER.index(actor[2]) if actor[2] in _SIDES_IN_ORDER else 2
        sign = 1 if actor[2] == _SIDES_IN_ORDER[0] else -1
        return side, sign * inward, -sign * times, actor[1], actor[0]

    columns = [c.ACTOR, c.NAME, c.SIDE, SIDE_NAME]
    ordered: list[Any] = sorted(steps, key=place)
    return pd.DataFrame(ordered, columns=columns).astype("str")
