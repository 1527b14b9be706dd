"""The period in columns of as many months each, and in which of them each event may lie."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.dating import known_days
from components.dataset.model.index import NO_DAY, Mask, Numbers

LENGTHS = (1, 3, 12, 60, 120)  # months that a column may have
Days = tuple[dt.date, dt.date]
_LASTED = "lasted"
_HALF_A_YEAR = 184  # days
_ABOUT = ("context", "provenance")  # layers that are not what the sources of the exchange tell


@dataclass(frozen=True, eq=False)
class MonthColumns:
    """begins: first day of each column, and the first day after the last. months: of each column.

    Of each event: first, last: the columns it may lie in, both included, cut to those there are. sure: it lies in these
    (in one only, or it lasted over all of them). undated: it has no date, or may lie anywhere in more
    than half a year and two columns, which would look like traffic all along; outside: it lies in no column. Of these
    two, first and last mean nothing. An event that is bounded on one side only may lie in the column of its bound.
    """

    begins: np.ndarray[Any, np.dtype[np.datetime64]]
    months: int
    first: Numbers
    last: Numbers
    sure: Mask
    undated: Mask
    outside: Mask

    def __len__(self) -> int:
        """Return how many columns there are."""
        return len(self.begins) - 1

    def of(self, days: Numbers) -> Numbers:
        """Return the column of each of `days` (since 1970); -1 before the first, their number behind the last."""
        return _column(self.begins.astype("datetime64[D]").astype(np.int64), days)


def month_columns(dataset: Dataset, most: int, days: Days | None = None) -> MonthColumns:
    """Return `days` in columns of one month, or of so many that there are at most `most` columns.

    days: first and last, both included; the period of `dataset` by default.
    Columns of a quarter, a year, five or ten years begin with such a one. Of more than `most` decades, all are given.
    """
    first, last = (np.datetime64(day, "M").astype(int) for day in days or dataset.period)
    months = next((length for length in LENGTHS if last // length - first // length < most), LENGTHS[-1])
    numbers = np.arange(first // months, last // months + 2) * months
    begins = numbers.astype("datetime64[M]").astype("datetime64[D]")
    starts = begins.astype(np.int64)
    earliest, latest, one_sided = known_days(dataset, days)
    meaning = dataset.index.codes("events", c.DATE_MEANING)
    lasted = meaning.any_of((_LASTED,))
    one, other, many = _column(starts, earliest), _column(starts, latest), len(begins) - 1
    vague = ~lasted & (latest - earliest > _HALF_A_YEAR) & (other - one > 1)
    undated = (earliest == NO_DAY) | vague
    outside = ~undated & ((other < 0) | (one >= many))
    sure = ~undated & ~outside & ~one_sided & ((one == other) | lasted)
    first, last = (np.clip(column, 0, many - 1) for column in (one, other))
    return MonthColumns(begins, months, first, last, sure, undated, outside)


def _column(begins: Numbers, days: Numbers) -> Numbers:
    columns: Numbers = np.searchsorted(begins, days, side="right") - 1
    return columns


def reported(dataset: Dataset, columns: MonthColumns) -> Mask:
    """Return in which columns anything surely lies that the sources of the exchange tell, whoever takes part."""
    layers = dataset.index.codes("events", c.LAYER)
    told = ~layers.any_of(_ABOUT) & columns.sure
    return counts(columns, told) > 0


def counts(columns: MonthColumns, events: Mask | Numbers) -> Numbers:
    """Return for each column how many of `events` lie, or may lie, in it."""
    change = np.zeros(len(columns) + 1, dtype=np.int64)
    np.add.at(change, columns.first[events], 1)
    np.add.at(change, columns.last[events] + 1, -1)
    found: Numbers = np.cumsum(change)[:-1]
    return found
