"""Events one below the other: which are listed, in what order, and how long nothing is dated between two of them."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import NO_DAY, Mask, Numbers
from components.dataset.model.once import once_per_package
from components.dataset.model.vocabulary import PUBLIC, SECRET
from components.dataset.timeline.timeline import PANEL, UNDATED

_SHARE, _LEAST = 0.02, 7  # a pause is at least so much of the period of the package, and so many days
_CLOSE = pd.Timedelta(days=31)  # the days of an event dated so closely surely bound a pause
_YEAR = 366  # days: of as many years as that there are at least
_LETTERS = 42  # of a title in a line


class Pause(NamedTuple):
    """What is said above an event of the list. events: ids of those without which it would not be true."""

    words: str
    events: tuple[str, ...] = ()


def listed_mask(dataset: Dataset, mask: Mask, *, public: bool) -> Mask:
    """Return which of the events `mask` are listed: without `public` none that was public, if some were secret."""
    secrecy = dataset.index.codes("events", c.SECRECY)
    return mask if public or not (mask & secrecy.any_of(SECRET)).any() else mask & ~secrecy.any_of((PUBLIC,))


def in_time(dataset: Dataset, mask: Mask) -> Numbers:
    """Return the places of the events `mask` in the order of where each stands in time; those without a date last.

    An event stands at the middle of its bounds, or at the only one it has.
    """
    order = _time_order(dataset)
    rows: Numbers = order[mask[order]]
    return rows


@once_per_package
def _time_order(dataset: Dataset) -> Numbers:
    first, last = (dataset.index.days(bound).astype(np.int64) for bound in (c.EARLIEST, c.LATEST))
    low, high = np.where(first == NO_DAY, last, first), np.where(last == NO_DAY, first, last)
    undated = low == NO_DAY
    return np.argsort(np.where(undated, np.iinfo(np.int64).max, low + high), kind="stable")


@once_per_package
def line_counts(dataset: Dataset) -> Numbers:
    """Return how many lines each event takes in a list, about: its date, its title, and the room around both."""
    letters = dataset.events[c.TITLE].astype("str").str.len().to_numpy(dtype=np.int64)
    lines: Numbers = 2 + np.maximum(-(-letters // _LETTERS), 1)
    return lines


def pauses(dataset: Dataset, marks: pd.DataFrame) -> dict[str, Pause]:
    """Return event_id -> what is said above it: how long no listed event is dated, or that all below have no date.

    marks: as `marks` of dataset.timeline gives them for one lane. A pause runs from the last possible day of the event
    above to the first one of the event below, and holds no day on which an event dated to within a month may lie.
    Worked example: from 19 September 1995 (S40) to 2 February 1996 (S23) it is 136 days, though the year of an event
    between, "some time in 1995", is known.
    """
    first, last, ids = marks[c.EARLIEST], marks[c.LATEST], marks[c.EVENT].tolist()
    close = (last - first) <= _CLOSE  # false if a bound is open
    until = last.where(close).cummax().ffill()
    since = first.where(close)[::-1].cummin().ffill()[::-1]
    begin = last.mask(last.notna() & (until > last), until)
    end = first.mask(first.notna() & (since < first), since)
    days = (end - begin.shift(1)).dt.days
    least = max((dataset.period[1] - dataset.period[0]).days * _SHARE, _LEAST)
    found = {
        ids[row]: Pause(
            f"{_long_words(int(days.iloc[row]))} without a dated record in this list", (ids[row - 1], ids[row])
        )
        for row in np.flatnonzero(days >= least)
    }
    undated = np.flatnonzero(marks[PANEL].eq(UNDATED))
    return found | ({ids[undated[0]]: Pause("Without any date")} if len(undated) else {})


def _long_words(days: int) -> str:
    return f"{days:,} days" if days < 2 * _YEAR else f"More than {days // _YEAR} years"
