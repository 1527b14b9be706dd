"""What is wrong with a table, in a curator's words."""

import difflib
import math
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

import pandas as pd

from components.dataset import columns as c
from components.dataset.dates import span
from components.dataset.dictionary import Field, Table

EDTF = "edtf"  # a `format` of our own beside Frictionless' types
_SHORT = 40  # letters of an example
# Stricter than int(), float() and fromisoformat(), which also read 1_000, ٣, inf and 19960204.
_WHOLE, _NUMBER = re.compile(r"-?[0-9]{1,9}"), re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,9})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Problem:
    """One cell that cannot be read as written, and what was done about it.

    row: as a spreadsheet counts (the header is row 1); 0 if the whole file is meant.
    row_lost: whether the row was left out; otherwise only the cell was read as empty.
    """

    file: str
    row: int
    column: str
    value: str
    rule: str
    example: str
    row_lost: bool = True

    def __str__(self) -> str:
        """Say where, what, and what to write instead."""
        where = ", ".join(
            [self.file] + ([f"row {self.row}"] if self.row else []) + ([f"column {self.column}"] if self.column else [])
        )
        found = f"“{self.value}” " if self.value else ""
        advice = f" Write, for example, {self.example}." if self.example else ""
        return f"{where}: {found}{self.rule}.{advice}"


def check(table: Table, rows: pd.DataFrame, known: dict[tuple[str, str], Collection[str]]) -> list[Problem]:
    """Return every problem in `rows`, ordered by row.

    rows: all columns of `table` as text, an empty text where nothing is known; index 0 is spreadsheet row 2.
    known: (table, column) -> values that other tables may refer to.
    """
    if rows.empty:
        return []
    problems: list[Problem] = []
    for field in table.fields.values():
        cells = rows[field.name]
        for is_bad, rule, example in _rules(field, table.key, cells, known):
            bad = {value: example(value) for value in cells.unique() if is_bad(value)}
            found = cells[cells.isin(list(bad))] if bad else cells[:0]
            rows_found = zip(found.index.tolist(), found, strict=True)
            problems += [_problem(table, field, int(row), value, rule, bad[value]) for row, value in rows_found]
    problems += _doubles(table, rows) + _crossed(table, rows)
    return sorted(problems, key=lambda problem: problem.row)


def _problem(table: Table, field: Field, row: int, value: str, rule: str, example: str) -> Problem:
    return Problem(table.path, row + 2, field.name, value, rule, example, field.required or field.name in table.key)


Rule = tuple[Callable[[str], bool], str, Callable[[str], str]]


def _rules(
    field: Field, table_key: tuple[str, ...], cells: pd.Series, known: dict[tuple[str, str], Collection[str]]
) -> Iterable[Rule]:
    """Yield (is this cell bad, what is the matter, what to write instead) for each rule the dictionary sets."""
    if field.required:
        yield (lambda v: not v), "is empty but must be filled", lambda _: _sample(field, cells)
    if field.separator:
        yield from _list_rules(field, known)
    if field.labels:
        yield (lambda v: bool(v) and v not in field.labels), "is not an allowed value", _closest(field.labels)
    if not field.separator and field.refers_to and field.refers_to in known:
        values, target = known[field.refers_to], field.refers_to
        yield (lambda v: bool(v) and v not in values), f"is not in {target[0]}, column {target[1]}", _closest(values)
    if field.pattern:
        pattern = re.compile(field.pattern)
        right = next((value for value in cells if value and pattern.fullmatch(value)), "")
        yield (lambda v: bool(v) and not pattern.fullmatch(v)), f"is not of the form {field.pattern}", lambda _: right
    if field.shortest > 1:
        yield (lambda v: 0 < len(v) < field.shortest), f"is shorter than {field.shortest} characters", lambda _: ""
    if field.longest is not None:
        longest = field.longest
        yield (lambda v: len(v) > longest), f"is longer than {longest} characters", lambda v: f"“{v[: longest - 1]}…”"
    if reader := _READERS.get(field.type if field.name not in _EDTF_COLUMNS else EDTF):
        test, rule, sample = reader
        yield (lambda v: bool(v) and not test(v)), rule, lambda _: sample
    if (least := field.least) is not None:
        yield (lambda v: _number(v) < least), f"is less than {least}", lambda _: str(least)
    if (most := field.most) is not None:
        yield (lambda v: _number(v) > most), f"is more than {most}", lambda _: str(most)
    if field.unique and table_key != (field.name,):
        doubled = set(cells[cells.duplicated() & (cells != "")])
        yield (lambda v: v in doubled), "occurs more than once but must be unique", lambda _: ""


def _list_rules(field: Field, known: dict[tuple[str, str], Collection[str]]) -> Iterable[Rule]:
    if not field.refers_to or field.refers_to not in known:
        return
    values, target = known[field.refers_to], field.refers_to

    def unknown(cell: str) -> list[str]:
        return [item for item in cell.split(field.separator) if item not in values] if cell else []

    yield (
        lambda v: bool(unknown(v)),
        f"lists something that is not in {target[0]}, column {target[1]}",
        lambda v: _closest(values)(unknown(v)[0]),
    )


def _doubles(table: Table, rows: pd.DataFrame) -> list[Problem]:
    """Return the rows that repeat the key of an earlier row; the earlier one stays."""
    if not table.key:
        return []
    again = rows.duplicated(list(table.key)) & (rows[list(table.key)] != "").all(axis="columns")
    columns = ", ".join(table.key)
    return [
        Problem(
            table.path, int(row) + 2, columns, " ".join(rows.loc[row, list(table.key)]), "repeats an earlier row", ""
        )
        for row in rows.index[again]
    ]


def _crossed(table: Table, rows: pd.DataFrame) -> list[Problem]:
    """Return the last possible days that lie before the first one."""
    if not {c.EARLIEST, c.LATEST} <= set(table.fields):
        return []
    reads = rows[c.EARLIEST].map(_is_day) & rows[c.LATEST].map(_is_day)
    wrong = rows[reads & (rows[c.LATEST] < rows[c.EARLIEST])]
    return [
        Problem(table.path, int(row) + 2, c.LATEST, last, f"lies before {c.EARLIEST}, {first}", first, row_lost=False)
        for row, first, last in zip(wrong.index, wrong[c.EARLIEST], wrong[c.LATEST], strict=True)
    ]


def _closest(values: Collection[str]) -> Callable[[str], str]:
    def example(value: str) -> str:
        near = difflib.get_close_matches(value, list(values)[:5000], n=1, cutoff=0.5)
        return near[0] if near else " or ".join(list(values)[:3])

    return example


def _sample(field: Field, cells: pd.Series) -> str:
    """Return an allowed value, or what another row has."""
    found = next(iter(field.labels), "") or next((value for value in cells if value), "")
    return found if len(found) <= _SHORT else f"“{found[:_SHORT]}…”"


def _is_day(text: str) -> bool:
    return bool(_DAY.fullmatch(text)) and _is_edtf(text)


def _is_edtf(text: str) -> bool:
    try:
        span(text)
    except ValueError:
        return False
    return True


def _number(text: str) -> float:
    return float(text) if _NUMBER.fullmatch(text) else math.nan


_EDTF_COLUMNS = {"date", "received", "published"}
_READERS: dict[str, tuple[Callable[[str], bool], str, str]] = {
    "integer": (lambda v: bool(_WHOLE.fullmatch(v)), "is not a whole number", "3"),
    "number": (lambda v: bool(_NUMBER.fullmatch(v)), "is not a number", "33.51"),
    "date": (_is_day, "is not a day", "1996-02-04"),
    EDTF: (_is_edtf, "is not an EDTF date", "1996-02-04, 1995-08-XX, 1996~ or ../1996-02-04"),
}
