"""One CSV file as rows of text, counted as a spreadsheet counts them."""

import csv
import difflib
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from components.dataset.model.dictionary import Table
from components.dataset.model.problem import Problem
from components.dataset.package.bulk import cell_text, first_line, read_bulk
from components.dataset.package.csv_dialect import detect_delimiter, split_records
from components.dataset.package.encoding import DecodedText, UnreadableError, decode

QUOTES = "a text with a comma inside double quotes, and a double quote in it written twice"
_LARGE = 1 << 20  # bytes of a file that is worth reading in bulk
_COMMA = r"^(-?[0-9]+),([0-9]+)$"  # a number as it is written where the comma is the decimal sign
_UNCLOSED = "unexpected end of data"  # what csv says of a quotation mark that nothing closes


class Read(NamedTuple):
    """What a file holds: all columns of its table as text (row 0 is spreadsheet row 2), and what is wrong with it.

    A column of few values may be a pandas categorical of texts.

    missing: required columns that the file does not have; absent: all of the table that it does not have. They are
    empty in `rows`.
    """

    rows: pd.DataFrame
    problems: list[Problem]
    missing: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()


def read_rows(path: Path, table: Table) -> Read:
    """Read a CSV file; each cell is what `cell_text` gives.

    It may be divided by commas, semicolons or tabs, in any encoding: one that the file does not say itself is guessed,
    and the guess is among the problems. In a column of numbers a decimal comma is read as a point.
    A row that cannot be read, or has more cells than the header (its columns may have slipped), stands as an empty row,
    so that those below keep their numbers; a row with fewer cells ends in empty ones.
    Raises UnreadableError if the file cannot be opened, is no text, or is not divided into columns.
    """
    try:
        read = (_read_bulk(path, table) if path.stat().st_size > _LARGE else None) or _read_carefully(path, table)
    except OSError as cause:
        raise UnreadableError(str(cause)) from cause
    if read.absent == set(table.fields):
        raise UnreadableError(f"row 1 names no column that we know, such as {', '.join(list(table.fields)[:3])}")
    numbers = [name for name, field in table.fields.items() if field.type == "number"]
    points = {name: read.rows[name].astype("str").str.replace(_COMMA, r"\1.\2", regex=True) for name in numbers}
    return read._replace(rows=read.rows.assign(**points)) if points else read


def guessed_encoding(text: DecodedText, file: str) -> list[Problem]:
    """Return what is to be said of a file that does not say in which encoding it is."""
    if not text.assumed:
        return []
    rule = f"is not saved as UTF-8, and was read as {text.assumed}, which fits best. Save it as “CSV UTF-8 (comma)”"
    return [Problem(file, 0, "", "", rule, "", row_lost=False)]


def why_unreadable(record: list[str] | csv.Error, width: int) -> str:
    """Return why a row cannot be used; an empty text if it can."""
    if isinstance(record, csv.Error):
        if str(record) == _UNCLOSED:
            return "opens a double quote that nothing closes, so this row and all below it are left out"
        return f"cannot be read ({record})"
    return f"has {len(record)} cells where the header has {width}" if len(record) > width else ""


def _read_bulk(path: Path, table: Table) -> Read | None:
    """Read a file in which nothing is odd but perhaps the names of its columns; None if something is."""
    record = first_line(path)
    if record is None or len(record) < 2:
        return None
    header = _header(record, table)
    places = _places(header, table)
    columns = read_bulk(path, len(header), list(places.values()))
    if columns is None:
        return None
    named = dict(zip(places, columns, strict=True))
    rows = pd.DataFrame({name: named.get(name, "") for name in table.fields})
    return Read(rows, _slips(header, table), *_missing(header, table))


def _read_carefully(path: Path, table: Table) -> Read:
    text = decode(path.read_bytes())
    rows_read = list(split_records(*detect_delimiter(text.text, table.fields)))
    if not rows_read:
        nothing = Problem(table.path, 0, "", "", "is empty", "a first row with the names of the columns")
        return Read(pd.DataFrame(columns=list(table.fields), dtype="str"), [nothing])
    header = _header(rows_read[0], table)
    problems = guessed_encoding(text, table.path) + _slips(header, table)
    body = []
    for number, record in enumerate(rows_read[1:], start=2):
        if rule := why_unreadable(record, len(header)):
            problems.append(Problem(table.path, number, "", "", rule, QUOTES))
        body.append([] if rule or isinstance(record, csv.Error) else [cell_text(cell) for cell in record])
    places = _places(header, table)
    columns = {name: [row[at] if at < len(row) else "" for row in body] for name, at in places.items()}
    rows = pd.DataFrame({name: columns.get(name, [""] * len(body)) for name in table.fields}, dtype="str")
    return Read(rows, problems, *_missing(header, table))


def _places(header: list[str], table: Table) -> dict[str, int]:
    return {name: header.index(name) for name in table.fields if name in header}


def _missing(header: list[str], table: Table) -> tuple[frozenset[str], frozenset[str]]:
    """Return the columns that are not in the file: those that must be there, and all."""
    absent = [name for name in table.fields if name not in header]
    return frozenset(name for name in absent if table.fields[name].required), frozenset(absent)


def _header(record: list[str] | csv.Error, table: Table) -> list[str]:
    if isinstance(record, csv.Error):
        raise UnreadableError(f"row 1: {record}")
    if len(record) == 1 < len(table.fields) and not record[0].isidentifier():
        raise UnreadableError(f"row 1 is one cell, “{record[0][:40]}”: the columns are not divided by commas")
    return [cell_text(name) for name in record]


def _slips(header: list[str], table: Table) -> list[Problem]:
    """Return what is wrong with the names of the columns."""
    absent = [name for name in table.fields if name not in header]
    problems = [
        Problem(table.path, 1, name, "", "the column is missing", f"a column named {name}")
        for name in absent
        if table.fields[name].required
    ]
    for name in dict.fromkeys(header):
        near = difflib.get_close_matches(name, absent, n=1, cutoff=0.7) if name not in table.fields else []
        if near:
            problems.append(Problem(table.path, 1, "", name, "is not a column we know, so it is not read", near[0]))
        if name in table.fields and header.count(name) > 1:
            problems.append(Problem(table.path, 1, name, "", "the column occurs twice; only the first is read", ""))
    return problems
