"""Which field divides a package best into the lanes of a timeline."""

from collections.abc import Iterator

import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.vocabulary import NOT_STATED

LANES = ("channel", "side", "actor", "topic", "layer")
_UNSAID = ("", NOT_STATED)


def dividing_field(events: pd.DataFrame, participants: pd.DataFrame) -> str:
    """Return the first of `LANES` with at least two values, and "not stated" for under half of `events`.

    Where there is none, the first of all. events: with the worked-out column `side`.
    """
    for name, values, stated in _fields(events, participants):
        if len(values) > 1 and stated * 2 > len(events):
            return name
    return LANES[0]


def _fields(events: pd.DataFrame, participants: pd.DataFrame) -> Iterator[tuple[str, set[str], int]]:
    """Return the name of each field, its values, and of how many events one is stated."""
    columns = {"channel": c.CHANNEL, "side": c.SIDE, "topic": c.TOPICS, "layer": c.LAYER}
    for name in LANES:
        if name in columns:
            stated = events[columns[name]][~events[columns[name]].isin(_UNSAID)]
            found = {value for cell in stated.unique().tolist() for value in str(cell).split(";")}
            yield name, found, len(stated)
        else:
            own = participants[participants[c.EVENT].isin(events[c.EVENT])]
            yield name, set(own[c.ACTOR].unique().tolist()), own[c.EVENT].nunique()
