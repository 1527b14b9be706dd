"""EDTF dates as days they may mean, and as words."""

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
_WITHIN, _LASTED = "within", "lasted"


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


def day_words(day: dt.date) -> str:
    """Return a day in words.

    >>> day_words(dt.date(1995, 9, 5))
    '5 September 1995'
    """
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def date_words(edtf: str, earliest: dt.date | None, latest: dt.date | None, meaning: str) -> str:
    """Return what a date means in words a reader can check.

    earliest, latest: the bounds, both included, None if open. meaning: day, within or lasted.

    >>> date_words("1995-08-XX", dt.date(1995, 8, 1), dt.date(1995, 8, 31), "within")
    'some time in August 1995'
    >>> date_words("../1996-02-04", None, dt.date(1996, 2, 4), "within")
    'on or before 4 February 1996'
    >>> date_words("1996~", dt.date(1996, 1, 1), dt.date(1996, 12, 31), "within")
    'some time in 1996 (approximate)'
    """
    doubts = (("approximate", "~%"), ("doubtful", "?%"))
    marks = [word for word, signs in doubts if not set(signs).isdisjoint(edtf)]
    return _bounds_words(earliest, latest, meaning) + (f" ({' and '.join(marks)})" if marks else "")


def _bounds_words(earliest: dt.date | None, latest: dt.date | None, meaning: str) -> str:
    if earliest is None and latest is None:
        return "date not known"
    if earliest is None:
        return f"on or before {day_words(latest)}" if latest else "date not known"
    if latest is None:
        return f"on or after {day_words(earliest)}"
    if earliest == latest:
        return day_words(earliest)
    if whole := _whole_words(earliest, latest):
        return {_WITHIN: f"some time in {whole}", _LASTED: f"through {whole}"}.get(meaning, whole)
    first = _shared(earliest, latest)
    joined = f"{first} to {day_words(latest)}" if meaning == _LASTED else f"{first} and {day_words(latest)}"
    return f"from {joined}" if meaning == _LASTED else f"between {joined}"


def _whole_words(earliest: dt.date, latest: dt.date) -> str:
    """Return "August 1995" or "1995" if the bounds are exactly that month or year, else an empty text."""
    if earliest.day != 1 or latest.day != calendar.monthrange(latest.year, latest.month)[1]:
        return ""
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{calendar.month_name[earliest.month]} {earliest.year}"
    if (earliest.month, latest.month) == (1, 12):
        return str(earliest.year) if earliest.year == latest.year else f"{earliest.year} to {latest.year}"
    return ""


def _shared(earliest: dt.date, latest: dt.date) -> str:
    """Return the first day without what it shares with the last: "21 August" of "21 August and 5 September 1995"."""
    if earliest.year != latest.year:
        return day_words(earliest)
    if earliest.month != latest.month:
        return f"{earliest.day} {calendar.month_name[earliest.month]}"
    return str(earliest.day)
