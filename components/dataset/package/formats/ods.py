"""The sheets of an .ods workbook: values only, nothing is calculated and no macro is run."""

import datetime as dt
import re
from xml.etree.ElementTree import Element

from components.dataset.model.dataset import DatasetError
from components.dataset.package.formats.number_formats import NO_YEAR, date_text, shown_exactness
from components.dataset.package.formats.safe_xml import read_xml
from components.dataset.package.formats.sheet import Sheet
from components.dataset.package.unzip import unzip_parts

CONTENT = "content.xml"
_CELLS = ("table-cell", "covered-table-cell")
_NUMBERS = ("float", "currency", "percentage")


def ods_sheets(file: str, content: bytes) -> list[Sheet]:
    """Return the sheets of an .ods workbook, in their order. Raises DatasetError if it cannot be read."""
    parts = unzip_parts(content, re.compile(re.escape(CONTENT)))
    if CONTENT not in parts:
        raise DatasetError(f"{file}: is not an .ods workbook that can be read. Save it once more as .ods.")
    sheets, open_sheet, below = list[Sheet](), Sheet(), 1

    def row(element: Element) -> None:
        nonlocal below
        again = _count(element, "number-rows-repeated")
        _fill(open_sheet, below, element)
        open_sheet.repeat(below, again)
        below += again

    def table(element: Element) -> None:
        nonlocal open_sheet, below
        open_sheet.name = element.get("name", "")
        sheets.append(open_sheet)
        open_sheet, below = Sheet(), 1

    read_xml(file, parts[CONTENT], {"table-row": row, "table": table})
    return sheets


def _fill(sheet: Sheet, row: int, element: Element) -> None:
    column = 1
    for cell in element:
        if cell.tag in _CELLS:
            again = _count(cell, "number-columns-repeated")
            sheet.put(row, column, _value(sheet, (row, column), cell), again)
            column += again


def _count(element: Element, name: str) -> int:
    stated = element.get(name, "")
    return max(int(stated), 1) if stated.isdecimal() and len(stated) < 9 else 1


def _value(sheet: Sheet, place: tuple[int, int], cell: Element) -> str:
    kind, shown = cell.get("value-type", ""), "\n".join(_words(one) for one in cell if one.tag == "p")
    if kind == "error" or (cell.get("formula") and shown.startswith(("#", "Err:"))):
        sheet.slips[*place, shown] = "is what a formula gives that has failed, and is read as empty"
        return ""
    if kind == "boolean":
        return cell.get("boolean-value", "").upper()
    if kind == "date":
        return _date(sheet, place, cell.get("date-value", ""), shown)
    if kind in _NUMBERS:
        stated = cell.get("value", "")
        try:
            number = float(stated)
        except ValueError:
            return stated
        return str(int(number)) if number.is_integer() and abs(number) < 10**15 else f"{number:.15g}"
    return cell.get("string-value") or shown


def _date(sheet: Sheet, place: tuple[int, int], stated: str, shown: str) -> str:
    day, _, time = stated.partition("T")
    try:
        read = dt.date.fromisoformat(day)
    except ValueError:
        return stated
    sheet.left["times of day"] += bool(time.strip("0:.Z"))
    exact = shown_exactness(shown, read)
    text = date_text(read, exact)
    if exact == NO_YEAR:
        sheet.slips[*place, text] = (
            "is shown without its year, which a spreadsheet may have added by itself; look at it"
        )
    return text


def _words(element: Element) -> str:
    """Return the words of a paragraph, in which blanks and tabs are elements."""
    found = element.text or ""
    for one in element:
        if one.tag == "s":
            found += " " * min(_count(one, "c"), 1_000)
        elif one.tag in ("tab", "line-break"):
            found += " "
        elif one.tag not in ("note", "annotation"):
            found += _words(one)
        found += one.tail or ""
    return found
