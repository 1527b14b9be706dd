"""Equal stretches of the calendar, and which events lie in each: certainly, or perhaps."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.dating import known_days
from components.dataset.model.index import NO_DAY, Mask
from components.dataset.query.selection import Selection

BEFORE, WITHIN, AFTER, OPEN = "before", "within", "after", "open"
UNITS = {
    3: "quarter",
    6: "half-year",
    12: "year",
    24: "two years",
    60: "five years",
    120: "ten years",
    600: "fifty years",
}
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth"}
_LASTED = "lasted"
Days = tuple[dt.date, dt.date]


@dataclass(frozen=True)
class TimeBin:
    """A stretch of time: its first and its last day, both included; None where it has no such end.

    place: before the period, within it, after it, or "open": for events without any date.
    months: how long those within are.
    """

    place: str
    first: dt.date | None
    last: dt.date | None
    months: int

    @property
    def year(self) -> str:
        """The year, or the years, in words; empty outside the period."""
        if self.place != WITHIN or self.first is None or self.last is None:
            return ""
        years = self.months // 12
        return str(self.first.year) if years < 2 else f"{self.first.year}–{self.last.year % 100:02}"

    @property
    def part(self) -> str:
        """The month that it begins with, "Jul", as a part of its year; empty if it is a year or more."""
        if self.place != WITHIN or self.first is None or self.months >= 12:
            return ""
        return f"{self.first:%b}"

    @property
    def words(self) -> str:
        """What it is called in a sentence.

        >>> TimeBin(WITHIN, dt.date(1998, 1, 1), dt.date(1998, 3, 31), 3).words
        'the first quarter of 1998'
        """
        if self.place != WITHIN or self.first is None:
            return {BEFORE: "before the period", AFTER: "after the period"}.get(self.place, "date unknown")
        number = _ORDINALS.get((self.first.month - 1) // self.months + 1, "")
        return f"the {number} {UNITS[self.months]} of {self.year}" if self.months < 12 else self.year


def asked_days(selection: Selection) -> Days | None:
    """Return the first and last day that `selection` asks for, an open end as far as it can be; None for all days."""
    if not (selection.start or selection.end):
        return None
    return selection.start or dt.date.min, selection.end or dt.date.max


def period_of(dataset: Dataset, selection: Selection) -> Days:
    """Return the days that the reader asked for; where an end is not asked for, that of the package's period."""
    first, last = (day.date() for day in dataset.period)
    first, last = selection.start or first, selection.end or last
    return min(first, last), max(first, last)


def time_bins(days: Days, most: int) -> tuple[TimeBin, ...]:
    """Return the shortest equal stretches that cover `days`, at most `most` of them, and before, after and open.

    Quarters, half-years, years or more, as the calendar has them: the first may begin before `days`.
    """
    start, end = (day.year * 12 + day.month - 1 for day in days)
    fitting = (months for months in UNITS if end // months - start // months < most)
    months = next(fitting, max(UNITS))
    firsts = [_first(number * months) for number in range(start // months, end // months + 2)]
    within = [TimeBin(WITHIN, first, _before(after), months) for first, after in pairwise(firsts)]
    before = TimeBin(BEFORE, None, _before(firsts[0]), months)
    return before, *within, TimeBin(AFTER, firsts[-1], None, months), TimeBin(OPEN, None, None, months)


def masks_inside(dataset: Dataset, stretch: TimeBin, within: Days | None = None) -> tuple[Mask, Mask]:
    """Return which events of `dataset` lie in `stretch` certainly, and which perhaps (the certain ones included).

    Certainly: its bounds lie in it; or it lasted, and some of its days do. Perhaps: one of its possible days does. An
    event that is bounded on one side only lies perhaps where its bound does (moved into the days `within`, if these are
    given), one without any date certainly in the stretch "open".
    Worked example: "some time in 1998" lies perhaps in each of four quarters and certainly in none; Annan's stay from
    20 to 23 February 1998 lies certainly in the first quarter.
    """
    first, last, one_sided = known_days(dataset, within)
    closed = first != NO_DAY
    if stretch.place == OPEN:
        return ~closed, ~closed
    since, until = _number(stretch.first, np.iinfo(np.int64).min), _number(stretch.last, np.iinfo(np.int64).max)
    perhaps: Mask = closed & (first <= until) & (last >= since)
    meanings = dataset.index.codes("events", c.DATE_MEANING)
    lasted = meanings.any_of((_LASTED,))
    certainly: Mask = perhaps & ~one_sided & (lasted | ((first >= since) & (last <= until)))
    return certainly, perhaps


class BusiestBin(NamedTuple):
    """A stretch, how many events lie in it at least and at most, and which others may have more."""

    stretch: TimeBin
    least: int
    most: int
    rivals: tuple[TimeBin, ...]


def busiest_bin(
    dataset: Dataset, mask: Mask, among: Sequence[TimeBin], within: Days | None = None
) -> BusiestBin | None:
    """Return the stretch within the period in which most of the events `mask` certainly lie; None if none does."""
    found = [stretch for stretch in among if stretch.place == WITHIN]
    counts = [[int((mask & held).sum()) for held in masks_inside(dataset, stretch, within)] for stretch in found]
    if not any(least for least, _ in counts):
        return None
    at = max(range(len(counts)), key=lambda place: (*counts[place], -place))
    least, most = counts[at]
    rivals = tuple(found[place] for place, (_, other) in enumerate(counts) if place != at and other > least)
    return BusiestBin(found[at], least, most, rivals)


def _first(month: int) -> dt.date:
    return dt.date(min(max(month // 12, 1), 9999), month % 12 + 1, 1)


def _before(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=1) if day > dt.date.min else day


def _number(day: dt.date | None, missing: int) -> int:
    return missing if day is None else (day - dt.date(1970, 1, 1)).days
