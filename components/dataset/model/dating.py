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
# On which side of the day it stands at an event is open: it may be earlier, later or both, or (empty) is bounded.
EARLIER, LATER, BOTH, CLOSED = "earlier", "later", "both", ""

AskedDays = tuple[dt.date | None, dt.date | None]
Words = np.ndarray[tuple[int], np.dtype[Any]]


def dating(events: pd.DataFrame) -> Words:
    """Return for each of `events` whether it is dated to a day, to a longer span, on one side only, or not at all."""
    first, last = events[c.EARLIEST], events[c.LATEST]
    known = first.notna().astype(int) + last.notna()
    found: Words = np.select([first.notna() & first.eq(last), known == 2, known == 1], [DAY, SPAN, SIDE], UNKNOWN)
    return found


class Standing(NamedTuple):
    """Where events stand in time.

    at: the middle of their days, or the only one that is known; NaT if none is. first, last: of the days to show; NaT
    if open. open: on which side there may be others.
    """

    at: pd.Series
    first: pd.Series
    last: pd.Series
    open: Words


def standing(first: pd.Series, last: pd.Series, days: AskedDays = (None, None)) -> Standing:
    """Return where events with these bounds stand.

    days: only these are looked at, None for an open end: of days beyond it is only shown that there are some.
    Worked example: "on or before 17 February 1998" (S31) stands at that day, open to the earlier side; if only 1998 is
    looked at, in the middle of 1 January to 17 February.
    """
    known = first.notna() | last.notna()
    since, until = (None if day is None else pd.Timestamp(day) for day in days)
    early, late = known & first.isna(), known & last.isna()
    if since is not None:
        early |= first < since
        first = first.mask(early, since)
    if until is not None:
        late |= last > until
        last = last.mask(late, until)
    open_: Words = np.select([early & late, early, late], [BOTH, EARLIER, LATER], CLOSED)
    at = (first + (last - first) / 2).fillna(last).fillna(first)
    return Standing(at, first, last, open_)


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
