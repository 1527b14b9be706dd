"""The dates of a spreadsheet for TimelineJS as EDTF."""

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from typing import NamedTuple

from components.dataset.model.date_words import date_words
from components.dataset.model.dates import span
from components.dataset.package.formats.edtf import NO_DATE, once_within

BEGIN, END = ("Year", "Month", "Day"), ("End Year", "End Month", "End Day")
_NUMBER = re.compile(r"(-?[0-9]{1,9})(?:[.,]0+)?")
_WITHIN, _LASTED = "within", "lasted"
_DOUBTS = {" (approximate)": "~", " (doubtful)": "?", " (approximate and doubtful)": "%"}


class Dated(NamedTuple):
    """A date as EDTF, and what it means (`date_meaning`, empty if the date says so itself).

    slips: column -> what is wrong with its cell, and what to write.
    """

    edtf: str
    meaning: str
    slips: Mapping[str, tuple[str, str]]


def dated(cells: Mapping[str, str], said: str) -> Dated:
    """Return the date in the `cells` of a row. said: what its slide shows as the date.

    From a first to a last day it lasted, unless the slide says, in the words of our own export, that it was once
    within these days. What cannot be read is left open.

    >>> dated({"Year": "1996", "Month": "2"}, "").edtf
    '1996-02'
    >>> dated({"Year": "1901", "Month": "9", "End Year": "1902"}, "autumn").edtf
    '1901-09/1902'
    """
    slips: dict[str, tuple[str, str]] = {}
    first, last = (_part([cells.get(name, "") for name in names], names, slips) for names in (BEGIN, END))
    if not first:
        if not slips:
            slips[BEGIN[0]] = ("is empty, so the event is kept without a date", "1996")
        return Dated(NO_DATE, "", slips)
    begin, end = span(first).earliest, span(last or first).latest
    assert begin is not None and end is not None
    if end < begin:
        slips[END[0]] = ("makes the end lie before the beginning, so the end is not read", cells.get(BEGIN[0], ""))
        last, end = "", span(first).latest
        assert end is not None
    if within := _within(begin, end, said):
        return Dated(within, "", slips)
    return Dated(f"{first}/{last}", _LASTED, slips) if last and last != first else Dated(first, "", slips)


def _part(cells: list[str], names: tuple[str, ...], slips: dict[str, tuple[str, str]]) -> str:
    """Return a day, month or year as EDTF, as exact as its cells; an empty text if not even the year can be read."""
    numbers: list[int | None] = []
    for cell, name in zip(cells, names, strict=True):
        found = _NUMBER.fullmatch(cell)
        if cell and not found:
            slips[name] = ("is not a whole number, and is not read", {0: "1996", 1: "2", 2: "4"}[names.index(name)])
        numbers.append(int(found[1]) if found else None)
    year, month, day = numbers
    if year is None:
        return ""
    if not 1 <= year <= 9999:
        when = "before the year 1" if year < 1 else "after the year 9999"
        slips[names[0]] = (f"is {when}, which no chart here can draw; the event is kept without that date", "1996")
        return ""
    if month is None or not 1 <= month <= 12:
        if month is not None or day is not None:
            where = names[1] if month is not None else names[2]
            slips[where] = ("names no month of the year, so only the year is read", "2")
        return f"{year:04}"
    if day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
        slips[names[2]] = ("is no day of that month, so only the month is read", "4")
        day = None
    return f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")


def _within(begin: dt.date, end: dt.date, said: str) -> str:
    """Return the EDTF for once within these days if `said` says just that; else an empty text."""
    words = date_words("", begin, end, _WITHIN)
    if begin == end or not said.startswith(words):
        return ""
    edtf = once_within(begin, end)
    return edtf if edtf.startswith("[") else edtf + _DOUBTS.get(said.removeprefix(words), "")
