"""Which rows of the tables can be used, and what is wrong with the others."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from components.dataset.model.dictionary import Dictionary, Table
from components.dataset.model.lookup import is_among
from components.dataset.model.problem import Problem
from components.dataset.package.csv_rows import Read
from components.dataset.package.problems import find_problems

_NO_ROWS = "is missing or has no rows, but rows of it are named in"


class _Named(NamedTuple):
    """Where rows of a table are named that has none, in words; how many rows are lost for it."""

    where: tuple[str, ...] = ()
    lost: int = 0


def drop_invalid_rows(rules: Dictionary, read: Mapping[str, Read]) -> tuple[dict[str, pd.DataFrame], list[Problem]]:
    """Return the rows of each table that can be used, and every problem in those that cannot or only in part."""
    problems: list[Problem] = []
    known = _known(rules, {name: one.rows for name, one in read.items()})
    rows = {name: _filled(one.rows) for name, one in read.items()}
    rows, missing = _without_targets(rules, rows, read)
    problems += missing
    good = {name: _good(rules.tables[name], rows[name], known, problems, read[name]) for name in rows}
    cut = {name for name in rows if len(good[name]) < len(rows[name])}
    return _without_orphans(rules, good, cut, problems), problems


def _known(rules: Dictionary, raw: dict[str, pd.DataFrame]) -> dict[tuple[str, str], pd.Series]:
    targets = {field.refers_to for table in rules.tables.values() for field in table.fields.values() if field.refers_to}
    cells = {(table, column): raw[table][column] for table, column in targets if table in raw and column in raw[table]}
    return {target: values[values != ""] for target, values in cells.items()}


def _good(
    table: Table, rows: pd.DataFrame, known: dict[tuple[str, str], pd.Series], problems: list[Problem], read: Read
) -> pd.DataFrame:
    """Return those `rows` that can be used; add what was wrong with the others to `problems`."""
    found = find_problems(table, rows, known)
    # Of a missing column we have said so once: no need to say it again of every row.
    problems += read.problems + [problem for problem in found if problem.column not in read.missing]
    for column in dict.fromkeys(problem.column for problem in found if not problem.row_lost):
        unread = [problem.row - 2 for problem in found if not problem.row_lost and problem.column == column]
        cells = rows[column].astype("str")
        rows = rows.assign(**{column: cells.mask(cells.index.isin(unread), "")})
    lost = {problem.row - 2 for problem in found if problem.row_lost}
    return rows.drop(index=list(lost)) if lost else rows


def _without_targets(
    rules: Dictionary, rows: Mapping[str, pd.DataFrame], read: Mapping[str, Read]
) -> tuple[dict[str, pd.DataFrame], list[Problem]]:
    """Return `rows` without what names rows of a table that has none, and of each such table one problem.

    Of one whose file could not be read, that has been said.
    """
    found, named = dict(rows), {name: _Named() for name in rows if rows[name].empty}
    for name, table in rules.tables.items():
        for field in table.fields.values():
            target = field.refers_to[0] if field.refers_to else ""
            if target == name or target not in named:
                continue
            filled = found[name][field.name].ne("").to_numpy()
            if count := int(filled.sum()):
                found[name] = found[name][~filled] if field.required else found[name].assign(**{field.name: ""})
                done = "left out" if field.required else "read without it"
                words = f"{table.path}, column {field.name} ({count:,} row{'' if count == 1 else 's'} {done})"
                named[target] = _Named((*named[target].where, words), named[target].lost + count * field.required)
    problems = [
        Problem(rules.tables[name].path, 0, "", "", f"{_NO_ROWS} {', '.join(one.where)}", "", one.lost > 0, one.lost)
        for name, one in named.items()
        if one.where and not any(problem.row == 0 and problem.row_lost for problem in read[name].problems)
    ]
    return found, problems


def _filled(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of which at least one cell is not empty."""
    blank = np.ones(len(rows), dtype=bool)
    for column in rows:
        if not blank.any():
            return rows
        blank &= rows[column].eq("").to_numpy()
    return rows[~blank]


def _without_orphans(
    rules: Dictionary, tables: dict[str, pd.DataFrame], cut: set[str], problems: list[Problem]
) -> dict[str, pd.DataFrame]:
    """Leave out rows that hang on a row that was left out, and say how many. cut: tables that have lost rows."""
    for name, table in rules.tables.items():
        for field in table.fields.values():
            # In a table that has lost no row `find_problems` has found whatever is named.
            if not (field.required and field.refers_to and not field.separator) or field.refers_to[0] not in cut:
                continue
            target, column = field.refers_to
            lost = ~is_among(tables[name][field.name], tables[target][column])
            if lost.any():
                count = "1 row is" if lost.sum() == 1 else f"{int(lost.sum())} rows are"
                rule = f"{count} left out because what {field.name} names was left out of {target}"
                problems.append(Problem(table.path, 0, field.name, "", rule, "", rows_lost=int(lost.sum())))
                tables[name] = tables[name][~lost]
                cut = cut | {name}
    return tables
