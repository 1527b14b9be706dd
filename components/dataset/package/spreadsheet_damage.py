"""What a spreadsheet has made of a date or an id, as far as it can be told."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from components.dataset.model.date_words import day_words
from components.dataset.model.dates import span

_DIGITS = {ord(one): str(at % 10) for at, one in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"([A-Za-z]{3,9})\.?"
_PARTS = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4}|[0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_WITH_TIME = re.compile(r"(.*[0-9])[T ]+[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?(\.[0-9]+)?( ?[AaPp]\.?[Mm]\.?)?Z?")
_DAY_MONTH = re.compile(rf"([0-9]{{1,2}})\.?[ /-]{_MONTH}(?:[ ,/-]+([0-9]{{4}}|[0-9]{{2}}))?")
_MONTH_DAY = re.compile(rf"{_MONTH} ([0-9]{{1,2}}),? ([0-9]{{4}})")
_MONTH_YEAR = re.compile(rf"{_MONTH}[ ,/-]+([0-9]{{4}}|[0-9]{{2}})")
_NUMBER_YEAR = re.compile(r"([0-9]{1,2})[/.-]([0-9]{4})")
FAR_OFF = "2[2-9][0-9]{2}|[3-9][0-9]{3}"  # no year of a record, but a day as Excel counts them
_SERIAL, _EPOCH = (
    re.compile(rf"([0-9]{{5}}|{FAR_OFF})([.,][0-9]+)?"),
    dt.date(1899, 12, 30),
)  # Excel's day 1 is 1 January 1900
_YEAR_NUMBER, _NARROW = re.compile(r"([0-9]{4})[.,]0+"), re.compile(r"#+")
# As Excel writes an id that it takes for a day: MAR-5 becomes 5-Mar.
_ID_AS_DAY = re.compile(f"[0-9]{{1,2}}-({'|'.join(month.capitalize() for month in _MONTHS)})")
# Years of which no chart has room, as EDTF writes them: before the year 1 or after 9999; and words for the former.
_OTHER_ERA = re.compile(r"[\[{]?(\.\.)?/?(-[0-9]{4,}|0000|Y-?[0-9]|-?[0-9]{5,}-).*")
_BEFORE_CHRIST = re.compile(r".*[0-9] ?(BCE?|B\.C\.(E\.)?|v\. ?Chr\.|av\. ?J\.-C\.)")
_YEARS = re.compile(r"([0-9]{4}) ?[-–—] ?([0-9]{4})")
_SHORTENED = re.compile(r"[0-9](?:[.,][0-9]+)?E[+-]?[0-9]+", re.IGNORECASE)
_TYPED_AGAIN = "{} (format the column as Text first, or the spreadsheet changes it again)"
_REWRITTEN = "looks like a date that a spreadsheet has rewritten"


_ISO_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NOT_DRAWN = (
    "lies outside the years 1 to 9999, and only these can be drawn; the date as it is said has room in date_stated"
)


class Damage(NamedTuple):
    """What is likely to have happened to a cell, and what to write instead."""

    says: str
    example: str


def date_damage(cell: str) -> Damage | None:
    """Return what has likely happened to the date in `cell`; None if nobody can tell. Nothing is corrected.

    >>> date_damage("04/02/1996").says
    'looks like a date that a spreadsheet has rewritten; it can mean 4 February 1996 or 2 April 1996'
    >>> date_damage("35099").example
    '1996-02-04 (format the column as Text first, or the spreadsheet changes it again)'
    """
    plain = " ".join(cell.translate(_DIGITS).split())
    if _OTHER_ERA.fullmatch(plain) or _BEFORE_CHRIST.fullmatch(plain):
        return Damage(_NOT_DRAWN, "../.. (nothing that can be drawn is known)")
    if _NARROW.fullmatch(plain):
        return Damage("is what Excel shows in a narrow column; the date itself is not in the file", "1996-02-04")
    if year := _YEAR_NUMBER.fullmatch(plain):
        return Damage("looks like a year that a spreadsheet has made a number of", _if_read(year[1]))
    if serial := _SERIAL.fullmatch(plain):
        day = _EPOCH + dt.timedelta(days=int(serial[1]))
        says = f"looks like the number by which Excel counts days; it would be {day_words(day)}"
        return Damage(says, _TYPED_AGAIN.format(day.isoformat()))
    if years := _YEARS.fullmatch(plain):
        return Damage("looks like two years with a hyphen between them", _if_read(f"{years[1]}/{years[2]}"))
    if (yearless := _DAY_MONTH.fullmatch(plain)) and not yearless[3] and _month(yearless[2]):
        return Damage(f"{_REWRITTEN}; the year is not in the cell", _TYPED_AGAIN.format("1996-02-04"))
    timed = _WITH_TIME.fullmatch(plain)
    meant = list(dict.fromkeys(_meant(timed[1] if timed else plain)))
    if not meant:
        return None
    words = " or ".join(_words(edtf) for edtf in meant)
    return Damage(f"{_REWRITTEN}; it can mean {words}", _TYPED_AGAIN.format(" or ".join(meant)))


def id_damage(cell: str) -> Damage | None:
    """Return what has likely happened to the id in `cell`; None if nobody can tell.

    >>> id_damage("5-Mar").example
    'MAR-5 (format the column as Text first, or the spreadsheet changes it again)'
    """
    if _SHORTENED.fullmatch(cell):
        return Damage("looks like a long number that a spreadsheet has shortened; the id itself is not in the file", "")
    found = _DAY_MONTH.fullmatch(cell)
    turned = _MONTH_YEAR.fullmatch(cell)
    pairs = [(found[2], found[1])] if found and not found[3] else [(turned[1], turned[2])] if turned else []
    for month, number in pairs:
        if _month(month):
            meant = f"{month[:3].upper()}-{int(number)}"
            return Damage("looks like an id that a spreadsheet has made a date of", _TYPED_AGAIN.format(meant))
    return None


def day_damage(cell: str) -> Damage | None:
    """Return the same as `date_damage` of a cell that must be one day: with days, or nothing, to write instead."""
    found = date_damage(cell)
    days = [one for one in found.example.partition(" (")[0].split(" or ") if _ISO_DAY.fullmatch(one)] if found else []
    return found and Damage(found.says, " or ".join(days))


def is_rewritten_id(cell: str) -> bool:
    """Return whether an id has the look of a day as Excel writes it, and so is surely none.

    >>> is_rewritten_id("5-Mar"), is_rewritten_id("5-March"), is_rewritten_id("1995-001")
    (True, False, False)
    """
    return _ID_AS_DAY.fullmatch(cell) is not None


def _if_read(edtf: str) -> str:
    """Return `edtf` if it is a date; else nothing."""
    try:
        span(edtf)
    except ValueError:
        return ""
    return edtf


def _meant(cell: str) -> Iterator[str]:
    """Yield each date, as EDTF, that `cell` can mean; none if it looks like no date."""
    if found := _YEAR_FIRST.fullmatch(cell):
        yield from _day(found[1], found[2], found[3])
    elif found := _PARTS.fullmatch(cell):
        year = _whole_year(found[3])
        yield from _day(year, found[2], found[1])
        if "." not in cell:  # with dots the day always stands first
            yield from _day(year, found[1], found[2])
    elif (found := _DAY_MONTH.fullmatch(cell)) and found[3]:
        yield from _day(_whole_year(found[3]), _month(found[2]), found[1])
    elif found := _MONTH_DAY.fullmatch(cell):
        yield from _day(found[3], _month(found[1]), found[2])
    elif found := _MONTH_YEAR.fullmatch(cell):
        yield from _day(_whole_year(found[2]), _month(found[1]), "")
    elif found := _NUMBER_YEAR.fullmatch(cell):
        yield from _day(found[2], found[1], "")


def _day(year: str, month: str, day: str) -> Iterator[str]:
    """Yield the day, or the month if `day` is empty, if there is such a one."""
    edtf = f"{year}-{int(month or 0):02}" + (f"-{int(day):02}" if day else "")
    try:
        span(edtf)
    except ValueError:
        return
    yield edtf


def _month(name: str) -> str:
    """Return the number of a month; empty if `name` names none."""
    begins = name[:3].lower()
    return str(_MONTHS.index(begins) + 1) if begins in _MONTHS else ""


def _whole_year(year: str) -> str:
    """Return the year that Excel takes two figures for: 00 to 29 are 2000 to 2029."""
    return year if len(year) == 4 else f"{'20' if int(year) < 30 else '19'}{year}"


def _words(edtf: str) -> str:
    first, last = span(edtf)
    assert first is not None
    return day_words(first) if first == last else day_words(first).partition(" ")[2]
