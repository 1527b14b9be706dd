"""How exact a date is that a workbook shows: a cell that reads “Feb 1996” is a month, whatever day is under it."""

import datetime as dt
import re

DAY, MONTH, YEAR, NO_YEAR = "day", "month", "year", "no year"
# The formats that an .xlsx workbook need not describe, by number.
BUILT_IN = {**dict.fromkeys((14, 15, 22, *range(27, 32), 36, *range(50, 59)), DAY), 16: NO_YEAR, 17: MONTH}
_WRITTEN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')  # what a format writes as it stands
_PART = re.compile(r"y+|m+|d+|h+|s+|e+")
_LENGTHS = {MONTH: len("1996-02"), YEAR: len("1996")}


def exactness(code: str) -> str:
    """Return how exact a date is that the format `code` of an .xlsx workbook shows; empty if it shows a number.

    >>> exactness("dd/mm/yyyy"), exactness("mmm yyyy"), exactness("yyyy"), exactness("d mmm"), exactness('0.0 "days"')
    ('day', 'month', 'year', 'no year', '')
    >>> exactness("hh:mm"), exactness("[$-409]d mmmm yyyy;@"), exactness("General"), exactness("0.00E+00")
    ('', 'day', '', '')
    """
    plain = _WRITTEN.sub("", code.split(";")[0]).lower()
    parts = {part[0] for part in _PART.findall(plain)}
    if "general" in plain or not parts & {"y", "m", "d"}:
        return ""
    if parts & {"y", "e"}:
        return DAY if "d" in parts else MONTH if "m" in parts else YEAR
    return NO_YEAR if "d" in parts or not parts & {"h", "s"} else ""


def shown_exactness(text: str, day: dt.date) -> str:
    """Return how exact a date is that a cell shows as `text`. day: the day under it.

    >>> day = dt.date(1996, 2, 1)
    >>> [shown_exactness(text, day) for text in ("01/02/96", "1 February 1996", "Feb 96", "02/1996", "1996", "1 Feb")]
    ['day', 'day', 'month', 'month', 'year', 'no year']
    """
    numbers, in_letters = [int(one) for one in re.findall(r"\d+", text)], bool(re.search(r"[^\W\d_]{3}", text))
    if len(numbers) + in_letters > 2 or not numbers:
        return DAY
    if not {day.year, day.year % 100} & set(numbers):
        return NO_YEAR
    return MONTH if len(numbers) + in_letters == 2 else YEAR


def date_text(day: dt.date, exact: str) -> str:
    """Return a day as EDTF, as exactly as it is shown."""
    return day.isoformat()[: _LENGTHS.get(exact)]
