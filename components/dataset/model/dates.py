"""EDTF dates as days they may mean, and how many days lie between two."""

import calendar
import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

# A day, a month or a year, perhaps with a mark of doubt; XX is any day of the month, or any month and day of the year.
_PLAIN = re.compile(r"([0-9]{4})(?:-(?:(0[1-9]|1[0-2])(?:-([0-9]{2}|XX))?|XX-XX))?[?~%]?")
_DECADE, _SEASON = re.compile(r"([0-9]{3})X"), re.compile(r"([0-9]{4})-(21|22|23)")  # the months of a season as in edtf
_OPEN = {"", ".."}  # an end that is not known
_SET = re.compile(r"\[([0-9-]{10})\.\.([0-9-]{10})\]")
# Where a winter begins and ends is nowhere said: edtf takes it for December alone.
_SIGNS = re.compile(r"[0-9XYESTZ?~%./\[\]{},:+-]{1,100}")
_WINTER = re.compile(r"\d{4}-2[48](?!\d)")

Days = int | None


class Span(NamedTuple):
    """The first and the last day that a date may mean, both included; None where the date is open."""

    earliest: dt.date | None
    latest: dt.date | None


@lru_cache(maxsize=4096)
def span(edtf: str) -> Span:
    """Return the days that `edtf` may mean, in the proleptic Gregorian calendar.

    >>> span("1995-08-XX")
    Span(earliest=datetime.date(1995, 8, 1), latest=datetime.date(1995, 8, 31))
    >>> span("../1996-02-04")
    Span(earliest=None, latest=datetime.date(1996, 2, 4))

    Doubt marks (`?`, `~`) do not widen the span: nobody said by how much. An end that is unknown (`1995/`) is as open
    as one that is open (`1995/..`).
    Raises ValueError if `edtf` is not a date of EDTF level 0, 1 or 2 (2019), is a winter, or lies outside the years 1
    to 9999.
    """
    try:
        found = _read_plain(edtf) or _read_any(edtf)
    except ValueError as cause:
        raise ValueError(f"“{edtf}” is not an EDTF date") from cause
    if found.earliest and found.latest and found.earliest > found.latest:
        raise ValueError(f"“{edtf}” is not an EDTF date")
    return found


def _read_plain(edtf: str) -> Span | None:
    """Read a plain date, or a span between two; None if `edtf` is not so plain.

    Most dates are, and edtf takes milliseconds for each: too long for tens of thousands of different spans.
    """
    if found := _read_part(edtf):
        return found
    if decade := _DECADE.fullmatch(edtf):
        return Span(dt.date(int(decade[1]) * 10, 1, 1), dt.date(int(decade[1]) * 10 + 9, 12, 31))
    if season := _SEASON.fullmatch(edtf):
        year, month = int(season[1]), 3 * int(season[2]) - 60
        return Span(dt.date(year, month, 1), dt.date(year, month + 2, calendar.monthrange(year, month + 2)[1]))
    ends = _SET.fullmatch(edtf)
    first, slash, last = (ends[1], "/", ends[2]) if ends else edtf.partition("/")
    if not slash:
        return None
    if "X" in edtf or {first, last} <= _OPEN:
        return None  # whether a span may hold an X, or be open on both sides, edtf decides
    earliest, latest = (Span(None, None) if part in _OPEN else _read_part(part) for part in (first, last))
    return Span(earliest.earliest, latest.latest) if earliest and latest else None


def _read_part(edtf: str) -> Span | None:
    part = _PLAIN.fullmatch(edtf)
    if part is None:
        return None
    year, month, day = int(part[1]), int(part[2] or 1), part[3]
    if day and day != "XX":
        only = dt.date(year, month, int(day))
        return Span(only, only)
    until = int(part[2] or 12)
    return Span(dt.date(year, month, 1), dt.date(year, until, calendar.monthrange(year, until)[1]))


def _read_any(edtf: str) -> Span:
    if not _SIGNS.fullmatch(edtf):  # edtf would take its time to find out
        raise ValueError("too long for a date, or with signs that no date has")
    # Imported when needed: most packages could be read without it, and it takes its time.
    from edtf import EDTFParseException, parse_edtf

    try:
        date = parse_edtf(edtf)
        # edtf would put an unknown end ten years away.
        first = None if edtf.startswith("/") else _day(date.lower_strict())
        last = None if edtf.endswith("/") else _day(date.upper_strict())
    except (EDTFParseException, TypeError, AttributeError, IndexError) as cause:
        raise ValueError(str(cause)) from cause
    if _WINTER.search(edtf):
        raise ValueError("nobody says in which year a winter lies")
    return Span(first, last)


def _day(parsed: Sequence[int] | float) -> dt.date | None:
    """Read what edtf gives: a struct_time, or an infinity where the date is open."""
    return None if isinstance(parsed, float) else dt.date(*parsed[:3])


def days_between(one: Span, other: Span) -> tuple[Days, Days]:
    """Return the least and the most days from one hand to the next, None where not known.

    one: the days between which the first had the words, both included, None if open; other: likewise for the second.
    The words reach the second hand after the first, so never in less than 0 days; "at least 0 days" says nothing and
    is None. Bounds that contradict this order give NA.

    >>> day = lambda number: dt.date(1804, 3, number)
    >>> days_between(Span(day(1), day(2)), Span(day(5), day(10)))
    (3, 9)
    """
    most = (other.latest - one.earliest).days if other.latest and one.earliest else None
    least = max((other.earliest - one.latest).days, 0) if other.earliest and one.latest else None
    if most is None:
        return least or None, None
    return (least or 0, most) if most >= 0 else (None, None)
