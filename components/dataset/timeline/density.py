"""How dense time is: the expected number of events a month, or a year."""

from typing import Any

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.dating import AskedDays
from components.dataset.timeline.timeline import AFTER, BEFORE, PANEL, PERIOD

BEGIN, END, EXPECTED = "begin", "end", "expected"  # worked-out columns
Dates = np.ndarray[tuple[int], np.dtype[np.datetime64]]


def density(dataset: Dataset, shown: Dataset, days: AskedDays = (None, None)) -> pd.DataFrame:
    """Return the expected number of events a month of the period, and a year outside it.

    An event whose day is not known counts in equal parts on every day it may have happened on (an event that lasted,
    on every day it lasted); one with an open bound counts nowhere.
    days: only bins with some of these are given, None for an open end.
    Columns: panel, begin (first day of the bin), end (first day after it), expected (>= 0).

    >>> days = lambda *texts: np.array(texts, dtype="datetime64[D]")
    >>> parts = _spread(days("1995-08-16"), days("1995-09-14"), days("1995-08-01", "1995-09-01", "1995-10-01"))
    >>> [round(float(part), 2) for part in parts]
    [0.53, 0.47]
    """
    both = shown.events[c.EARLIEST].notna() & shown.events[c.LATEST].notna()
    earliest, latest = (shown.events.loc[both, bound].to_numpy("datetime64[D]") for bound in (c.EARLIEST, c.LATEST))
    bins = _edges(dataset.period, earliest, latest)
    found = [(panel, edges, _spread(earliest, latest, edges)) for panel, edges in bins.items()]
    given = pd.DataFrame(
        {
            PANEL: [panel for panel, edges, _ in found for _ in edges[1:]],
            BEGIN: np.concatenate([edges[:-1] for _, edges, _ in found]).astype("datetime64[us]"),
            END: np.concatenate([edges[1:] for _, edges, _ in found]).astype("datetime64[us]"),
            EXPECTED: np.concatenate([expected for _, _, expected in found]),
        }
    )
    first, last = (None if day is None else pd.Timestamp(day) for day in days)
    since = given[END] > first if first is not None else True
    until = given[BEGIN] <= last if last is not None else True
    return given[np.ones(len(given), dtype=bool) & since & until].reset_index(drop=True)


def _edges(period: tuple[pd.Timestamp, pd.Timestamp], earliest: Dates, latest: Dates) -> dict[str, Dates]:
    """Return the days between the bins: months of the period, years around it as far as there are events."""
    first, last = (np.datetime64(day, "M") for day in period)
    first, last = first.astype("datetime64[D]"), (last + 1).astype("datetime64[D]")
    edges = {PERIOD: np.append(np.arange(first, last, dtype="datetime64[M]").astype("datetime64[D]"), last)}
    if len(earliest) and earliest.min() < first:
        edges[BEFORE] = np.union1d(_years(earliest.min(), first), [first])
    if len(latest) and latest.max() >= last:
        edges[AFTER] = np.unique(np.maximum(_years(last, latest.max(), beyond=1), last))
    return edges


def _years(first: np.datetime64, last: np.datetime64, beyond: int = 0) -> Dates:
    """Return the first days of the years from that of `first` to that of `last`, both included, and some `beyond`."""
    years = np.arange(first.astype("datetime64[Y]"), last.astype("datetime64[Y]") + 1 + beyond)
    days: Dates = years.astype("datetime64[D]")
    return days


def _spread(earliest: Dates, latest: Dates, edges: Dates) -> np.ndarray[Any, Any]:
    """Return for each bin the sum of the parts of all events that fall into it."""
    first, length = earliest.astype(float), (latest - earliest).astype(float) + 1
    ends = edges.astype("datetime64[D]").astype(float)
    whole = length == 1  # most events: they need not be spread
    before = np.searchsorted(np.sort(first[whole]), ends).astype(float)
    spread, over = first[~whole], length[~whole]
    before += [np.clip((end - spread) / over, 0, 1).sum() for end in ends]
    return np.diff(before)
