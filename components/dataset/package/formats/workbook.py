"""A workbook whose sheets are named as the tables."""

import difflib
import io
import zipfile
from collections.abc import Sequence
from pathlib import PurePosixPath

from components.dataset.model.dataset import TABLES, DatasetError
from components.dataset.model.problem import Problem
from components.dataset.package.formats.converted import Converted, descriptor, not_taken_over
from components.dataset.package.formats.ods import CONTENT, ods_sheets
from components.dataset.package.formats.sheet import Sheet, letters
from components.dataset.package.formats.timelinejs import is_timelinejs, timelinejs_tables
from components.dataset.package.formats.xlsx import WORKBOOK, xlsx_sheets

_XLSX, _ODS, _BINARY = "xlsx", "ods", "xlsb"
_KINDS = {WORKBOOK: _XLSX, CONTENT: _ODS, "xl/workbook.bin": _BINARY}
_OLD = b"\xd0\xcf\x11\xe0"  # what an Excel workbook before 2007 begins with, and one with a password
_OTHERS = (".xls", ".xlsb", ".numbers")
_NEEDED = ("events", "actors")


def is_workbook(name: str, content: bytes) -> bool:
    """Return whether a file is a workbook, by what is in it; one of a kind that is not read, by its name."""
    return bool(_kind(content)) or content.startswith(_OLD) or name.casefold().endswith((*_OTHERS, ".xlsx", ".ods"))


def workbook_tables(file: str, content: bytes) -> Converted:
    """Return the sheets of an .xlsx or .ods workbook that are named as tables, or the slides for TimelineJS in one.

    Row n of a sheet is row n of its table. Dates are as exact as the sheet shows them; of formulas the values count.
    Other sheets, times of day and formulas without a value are named.
    Raises DatasetError, in words for the reader, if it cannot be read or has no sheets for events and actors.
    """
    kind = _kind(content)
    if kind not in (_XLSX, _ODS):
        says = "is a workbook of a kind that is not read, or damaged, or locked with a password"
        raise DatasetError(f"{file}: {says}. Save it as .xlsx or .ods, without a password, and bring that.")
    sheets = [one for one in (xlsx_sheets if kind == _XLSX else ods_sheets)(file, content) if one.rows]
    named: dict[str, Sheet] = {}
    for sheet in sheets:
        if (table := sheet.name.strip().casefold().removesuffix(".csv")) in TABLES:
            named.setdefault(table, sheet)
    others = [sheet for sheet in sheets if sheet not in named.values()]
    if not named.keys() & set(_NEEDED) and (slides := [one for one in others if is_timelinejs(one.as_csv())]):
        found = timelinejs_tables(f"{file}, sheet {slides[0].name}", slides[0].as_csv())
        others.remove(slides[0])
        return found._replace(problems=(*_unread(file, others), *_slips(file, slides[0]), *found.problems))
    if missing := [table for table in _NEEDED if table not in named]:
        there = ", ".join(f"“{sheet.name}”" for sheet in sheets[:8]) or "none with anything in it"
        needs = "A workbook needs a sheet named events and one named actors"
        raise DatasetError(f"{file}: {needs}; {' and '.join(missing)} is missing. Its sheets: {there}.")
    problems = [problem for sheet in named.values() for problem in _slips(file, sheet)]
    return Converted(
        {**{f"{table}.csv": sheet.as_csv() for table, sheet in named.items()}, **descriptor(PurePosixPath(file).stem)},
        (*_unread(file, others), *problems),
        {f"{table}.csv": f"{file}, sheet {sheet.name}" for table, sheet in named.items()},
    )


def _kind(content: bytes) -> str:
    """Return which kind of workbook a file is; an empty text if it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            names = set(opened.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        return ""
    if CONTENT in names and "mimetype" not in names:
        return ""
    return next((kind for part, kind in _KINDS.items() if part in names), "")


def _unread(file: str, sheets: Sequence[Sheet]) -> list[Problem]:
    """Return a problem for each sheet that is not read, with the table whose name is nearest."""
    says = "is not named as a table, or not the first of that name, so it is not read"
    return [
        Problem(
            f"{file}, sheet {sheet.name}",
            *(0, "", "", says, f"the name {_nearest(sheet.name)}, if that is what it holds"),
            row_lost=False,
        )
        for sheet in sheets
    ]


def _nearest(name: str) -> str:
    near = difflib.get_close_matches(name.strip().casefold(), TABLES, n=1, cutoff=0.5)
    return near[0] if near else f"{', '.join(TABLES[:3])} …"


def _slips(file: str, sheet: Sheet) -> list[Problem]:
    """Return what is wrong with cells of a sheet, each with the name of its column."""
    where, names = f"{file}, sheet {sheet.name}", sheet.rows.get(1, {})
    return [
        *not_taken_over(where, sheet.left),
        *(
            Problem(where, row, names.get(column, letters(column)), value, says, "", row_lost=False)
            for (row, column, value), says in sheet.slips.items()
        ),
    ]
