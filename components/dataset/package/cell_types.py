"""Cells that are numbers or days, and the order of time."""

import datetime as dt

import numpy as np
import pandas as pd

from components.dataset.model import columns as c


def whole_numbers(cells: pd.Series) -> pd.Series:
    """Return whole numbers; NA if empty."""
    read = cells.astype("category").cat
    numbers = pd.array([int(number) if number else None for number in read.categories], dtype="Int64")
    return pd.Series(numbers.take(read.codes.to_numpy()), index=cells.index)


def parse_days(cells: pd.Series) -> pd.Series:
    """Return ISO days as dates; NaT if empty."""
    read = cells.astype("category").cat
    found = [dt.date.fromisoformat(day) if day else None for day in read.categories]
    return pd.Series(np.array(found, dtype="datetime64[us]")[read.codes], index=cells.index)


def sort_by_time(events: pd.DataFrame) -> pd.DataFrame:
    """Return `events` by their first possible day, by the last one where that is open; those without a day last."""
    unknown = np.iinfo(np.int64).max
    last = events[c.LATEST].to_numpy().astype(np.int64)
    earliest = events[c.EARLIEST].to_numpy().astype(np.int64)
    first = np.where(events[c.EARLIEST].isna(), last, earliest)
    first, last = (np.where(days == np.iinfo(np.int64).min, unknown, days) for days in (first, last))
    ids = np.argsort(events[c.EVENT].astype("str").argsort())
    order = np.lexsort((ids, last, first))
    in_order = (order[1:] > order[:-1]).all()
    return events if in_order else events.iloc[order]


def overall_period(events: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return the first and the last possible day of all `events`; some year if none has a day."""
    known = pd.concat([events[c.EARLIEST], events[c.LATEST]]).dropna()
    return (known.min(), known.max()) if len(known) else (pd.Timestamp("1900-01-01"), pd.Timestamp("1900-12-31"))
