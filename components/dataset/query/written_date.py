"""Dates as a reader writes them: a year, a month or a day, in words or numbers."""

import calendar
import datetime as dt
import re

from components.dataset.model.dates import span

EXAMPLES = "1996, Feb 1996, 2 February 1996 or 02/02/1996"
_ISO = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?", re.ASCII)
_NUMBERS = re.compile(r"(?:(\d{1,2})[/. -]+)?(\d{1,2})[/. -]+(\d{4})", re.ASCII)  # the day before the month
_WORDS = re.compile(r"(?:(\d{1,2})\.? )?([a-z]{3,9})\.?,? (\d{4})", re.ASCII)
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? (\d{1,2}),? (\d{4})", re.ASCII)


def written_days(text: str) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of what a reader has written, both included.

    In numbers the day comes before the month. A month is known by its first three letters or more.
    Raises ValueError if `text` is no date, or one outside the years 1 to 9999.

    >>> written_days("Feb 1996")
    (datetime.date(1996, 2, 1), datetime.date(1996, 2, 29))
    >>> written_days("2 February 1996") == written_days("02/02/1996") == written_days("1996-02-02")
    True
    """
    words = " ".join(text.lower().split())
    try:
        day = dt.date.fromisoformat(words)
    except ValueError:
        iso = words if _ISO.fullmatch(words) else _iso(words)
        first, last = span(iso) if _ISO.fullmatch(iso) else (None, None)
    else:
        return day, day
    if first is None or last is None:
        raise ValueError(f"“{text}” is not a date")
    return first, last


def _iso(words: str) -> str:
    """Write a date in words, or in numbers with the year at the end, as 1996, 1996-02 or 1996-02-02."""
    if found := _MONTH_FIRST.fullmatch(words):
        month, day, year = found.groups()
    elif found := _WORDS.fullmatch(words) or _NUMBERS.fullmatch(words):
        day, month, year = found.groups()
    else:
        raise ValueError(f"“{words}” is not a date")
    number = int(month) if month.isdecimal() else _month(month)
    return f"{year}-{number:02}-{int(day):02}" if day else f"{year}-{number:02}"


def _month(word: str) -> int:
    found = [number for number, name in enumerate(calendar.month_name) if name.lower().startswith(word)]
    if not found:
        raise ValueError(f"“{word}” is not a month")
    return found[0]
