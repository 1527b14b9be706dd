"""How well an event is dated."""

import datetime as dt
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import NO_DAY, Mask, Numbers

DAY, SPAN, SIDE, UNKNOWN = "day", "span", "side", "unknown"
DATINGS = {
    DAY: "To the day",
    SPAN: "To a longer span",
    SIDE: "On one side only: by a day, or from a day on",
    UNKNOWN: "Date unknown",
}
# On which side of the day it stands at an event is open: it may be earlier, or later, or (empty) is bounded.
EARLIER, LATER, CLOSED = "earlier", "later", ""

Words = np.ndarray[tuple[int], np.dtype[Any]]


def dating(events: pd.DataFrame) -> Words:
    """Return for each of `events` whether it is dated to a day, to a longer span, on one side only, or not at all."""
    first, last = events[c.EARLIEST], events[c.LATEST]
    known = first.notna().astype(int) + last.notna()
    found: Words = np.select([first.notna() & first.eq(last), known == 2, known == 1], [DAY, SPAN, SIDE], UNKNOWN)
    return found


def standing(first: pd.Series, last: pd.Series) -> tuple[pd.Series, Words]:
    """Return the day at which each event stands, and the side on which it is open there. first, last: its bounds.

    The middle of its bounds; the only bound, if it has one; NaT if none.
    Worked example: "on or before 17 February 1998" (S31) stands at that day and is open to the earlier side.
    """
    middle = first + (last - first) / 2
    open_: Words = np.select([first.isna() & last.notna(), last.isna() & first.notna()], [EARLIER, LATER], CLOSED)
    return middle.fillna(last).fillna(first), open_


class KnownDays(NamedTuple):
    """Days since 1970 on which each event may lie, as far as they are known: first, last, both included; or NO_DAY.

    Of an event that is bounded on one side only (`one_sided`) both are that bound.
    """

    first: Numbers
    last: Numbers
    one_sided: Mask


def known_days(dataset: Dataset, within: tuple[dt.date, dt.date] | None = None) -> KnownDays:
    """Return the known days of each event of `dataset`.

    within: first and last day that are looked at; a lone bound outside them is moved to the nearer one.
    """
    first, last = (dataset.index.days(bound).astype(np.int64) for bound in (c.EARLIEST, c.LATEST))
    one_sided: Mask = (first == NO_DAY) ^ (last == NO_DAY)
    bound = np.maximum(first, last)
    if within:
        since, until = ((day - dt.date(1970, 1, 1)).days for day in within)
        bound = np.where(one_sided, np.minimum(np.maximum(bound, since), until), bound)
    return KnownDays(np.where(one_sided, bound, first), np.where(one_sided, bound, last), one_sided)
