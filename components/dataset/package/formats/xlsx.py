"""The sheets of an .xlsx workbook: values only, nothing is calculated and no macro is run."""

import datetime as dt
import math
import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from components.dataset.model.dataset import DatasetError
from components.dataset.package.formats.number_formats import BUILT_IN, NO_YEAR, date_text, exactness
from components.dataset.package.formats.safe_xml import read_xml
from components.dataset.package.formats.sheet import Sheet, number_of
from components.dataset.package.unzip import unzip_parts

WORKBOOK = "xl/workbook.xml"
_LINKS, _STYLES, _STRINGS = "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml"
_PARTS = re.compile(
    r"xl/(workbook\.xml|_rels/workbook\.xml\.rels|styles\.xml|sharedStrings\.xml|worksheets/[^/]+\.xml)"
)
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_EPOCH, _EPOCH_1904 = dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1)
_FEBRUARY_1900 = 60  # Excel counts a 29 February 1900, which there was not
_UNSAVED = "formulas without a value: open it once in a spreadsheet program and save it"


class _Book(NamedTuple):
    """texts: those that cells name by number. exact: of each style of a cell, how exact a date it shows."""

    texts: list[str]
    exact: list[str]
    epoch: dt.datetime


def xlsx_sheets(file: str, content: bytes) -> list[Sheet]:
    """Return the sheets of an .xlsx workbook, in their order. Raises DatasetError if it cannot be read."""
    parts = unzip_parts(content, _PARTS)
    if WORKBOOK not in parts or _LINKS not in parts:
        raise DatasetError(f"{file}: is not an .xlsx workbook that can be read. Save it once more as .xlsx.")
    tree = read_xml(file, parts[WORKBOOK], {})
    links = {one.get("Id"): one.get("Target", "") for one in read_xml(file, parts[_LINKS], {})}
    later = any(one.get("date1904") in ("1", "true") for one in tree.iter("workbookPr"))
    book = _Book(_texts(file, parts), _exact(file, parts), _EPOCH_1904 if later else _EPOCH)
    sheets = []
    for one in tree.iter("sheet"):
        place = posixpath.normpath(posixpath.join("/xl", links.get(one.get("id"), ""))).lstrip("/")
        if place in parts:  # a chart that is a sheet of its own is none
            sheets.append(_sheet(file, one.get("name", ""), parts[place], book))
    return sheets


def _texts(file: str, parts: Mapping[str, bytes]) -> list[str]:
    found: list[str] = []
    if _STRINGS in parts:
        read_xml(file, parts[_STRINGS], {"si": lambda one: found.append(_text(one))})
    return found


def _text(element: Element) -> str:
    """Return the words of a text, without the help to read them that stands above Japanese ones."""
    runs = [element, *(run for run in element if run.tag == "r")]
    return "".join(one.text or "" for run in runs for one in run if one.tag == "t")


def _exact(file: str, parts: Mapping[str, bytes]) -> list[str]:
    if _STYLES not in parts:
        return []
    tree = read_xml(file, parts[_STYLES], {})
    own = {one.get("numFmtId", ""): exactness(one.get("formatCode", "")) for one in tree.iter("numFmt")}
    known = {**{str(number): exact for number, exact in BUILT_IN.items()}, **own}
    return [known.get(one.get("numFmtId", ""), "") for styles in tree.iter("cellXfs") for one in styles]


def _sheet(file: str, name: str, content: bytes, book: _Book) -> Sheet:
    sheet, row = Sheet(name), 0

    def take(element: Element) -> None:
        nonlocal row
        stated = element.get("r", "")
        row = int(stated) if stated.isdecimal() else row + 1
        for column, cell in _cells(element):
            sheet.put(row, column, _value(sheet, (row, column), cell, book))

    read_xml(f"{file}, sheet {name}", content, {"row": take})
    return sheet


def _cells(row: Element) -> Iterator[tuple[int, Element]]:
    column = 0
    for cell in row:
        place = _PLACE.fullmatch(cell.get("r", ""))
        column = number_of(place[1]) if place else column + 1
        yield column, cell


def _value(sheet: Sheet, place: tuple[int, int], cell: Element, book: _Book) -> str:
    kind, stated = cell.get("t", "n"), (cell.findtext("v") or "").strip()
    if kind == "inlineStr":
        return "".join(_text(one) for one in cell if one.tag == "is")
    if not stated:
        sheet.left[_UNSAVED] += cell.find("f") is not None
        return ""
    if kind == "s":
        return book.texts[int(stated)] if stated.isdecimal() and int(stated) < len(book.texts) else ""
    if kind == "e":
        sheet.slips[*place, stated] = "is what a formula gives that has failed, and is read as empty"
        return ""
    if kind == "b":
        return "TRUE" if stated == "1" else "FALSE"
    if kind == "d":
        return stated.partition("T")[0]
    return _number(sheet, place, stated, cell.get("s", ""), book) if kind == "n" else cell.findtext("v") or ""


def _number(sheet: Sheet, place: tuple[int, int], stated: str, style: str, book: _Book) -> str:
    """Return a number, or the date that it is by its style."""
    try:
        number = float(stated)
    except ValueError:
        return stated
    exact = book.exact[int(style)] if style.isdecimal() and int(style) < len(book.exact) else ""
    if not math.isfinite(number):
        return stated
    try:
        shift = 1 if book.epoch == _EPOCH and number < _FEBRUARY_1900 else 0
        day = book.epoch + dt.timedelta(days=number + shift) if exact and number >= 1 else None
    except OverflowError:
        day = None
    if day is None:
        return str(int(number)) if number.is_integer() and abs(number) < 10**15 else f"{number:.15g}"
    sheet.left["times of day"] += bool(number % 1)
    text = date_text(day.date(), exact)
    if exact == NO_YEAR:
        sheet.slips[*place, text] = (
            "is shown without its year, which a spreadsheet may have added by itself; look at it"
        )
    return text
