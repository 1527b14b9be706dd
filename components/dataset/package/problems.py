"""What is wrong with a table, in a curator's words."""

from collections.abc import Sequence

import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.dictionary import Field, Table
from components.dataset.model.problem import Problem
from components.dataset.package.rule import Known, values_of
from components.dataset.package.rules import is_day, rules


def summary(problems: Sequence[Problem]) -> str:
    """Return how much is to be mended, and what was left out for it, in a sentence or two.

    >>> summary([])
    'Nothing is to be mended.'
    """
    if not problems:
        return "Nothing is to be mended."
    lost = len({(problem.file, problem.row) for problem in problems if problem.row_lost and problem.row})
    lost += sum(problem.rows_lost for problem in problems)
    things = "1 thing is" if len(problems) == 1 else f"{len(problems):,} things are"
    rows = {0: "No row is", 1: "1 row is"}.get(lost, f"{lost:,} rows are")
    return f"{things} to be mended. {rows} left out for it; all the others are shown."


def find_problems(table: Table, rows: pd.DataFrame, known: Known) -> list[Problem]:
    """Return every problem in `rows`, ordered by row.

    rows: all columns of `table` as text, an empty text where nothing is known; index 0 is spreadsheet row 2.
    known: (table, column) -> values that other tables may refer to.
    """
    if rows.empty:
        return []
    problems: list[Problem] = []
    for field in table.fields.values():
        cells = rows[field.name]
        values = values_of(cells)
        for rule in rules(field, table.key, cells, values, known):
            bad = {value: rule.about(value) for value in rule.bad(values)}
            if not bad:
                continue
            found = cells[cells.isin(list(bad))]
            rows_found = zip(found.index.tolist(), found, strict=True)
            problems += [_problem(table, field, int(row), value, *bad[value]) for row, value in rows_found]
    problems += _doubles(table, rows) + _crossed(table, rows)
    return sorted(problems, key=lambda problem: problem.row)


def _problem(table: Table, field: Field, row: int, value: str, rule: str, example: str) -> Problem:
    return Problem(table.path, row + 2, field.name, value, rule, example, field.required or field.name in table.key)


def _doubles(table: Table, rows: pd.DataFrame) -> list[Problem]:
    """Return the rows that repeat the key of an earlier row; the earlier one stays."""
    if not table.key:
        return []
    keys = rows[list(table.key)]
    again = keys[keys.duplicated()]
    again = again[(again != "").all(axis="columns")]
    columns = ", ".join(table.key)
    return [
        Problem(table.path, int(row) + 2, columns, " ".join(cells), "repeats an earlier row", "")
        for row, cells in zip(again.index, again.to_numpy(), strict=True)
    ]


def _crossed(table: Table, rows: pd.DataFrame) -> list[Problem]:
    """Return the last possible days that lie before the first one."""
    if not {c.EARLIEST, c.LATEST} <= set(table.fields):
        return []
    days = rows[[c.EARLIEST, c.LATEST]].astype("str")
    wrong = days[days[c.LATEST] < days[c.EARLIEST]]
    return [
        Problem(table.path, int(row) + 2, c.LATEST, last, f"lies before {c.EARLIEST}, {first}", first, row_lost=False)
        for row, first, last in zip(wrong.index, wrong[c.EARLIEST], wrong[c.LATEST], strict=True)
        if is_day(first) and is_day(last)
    ]
