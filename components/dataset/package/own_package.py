"""A package of somebody's own, read by the dashboard's data dictionary, which it need not fill."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd

from components.dataset.model.dictionary import Dictionary, Table
from components.dataset.model.problem import Problem
from components.dataset.package.csv_rows import Read
from components.dataset.package.defaults import apply_defaults, fill_dates
from components.dataset.package.implied_tables import implied_lists, with_shorthand
from components.dataset.package.invalid_rows import drop_invalid_rows
from components.dataset.package.own_vocabulary import Words, own_vocabulary
from components.dataset.package.relaxed_schema import SHORTHAND, drop_unused_columns, relax_schema

Found = tuple[Dictionary, dict[str, pd.DataFrame], list[Problem]]


def own_tables(strict: Dictionary, words: Words, folder: Path, read: Callable[[Table], Read]) -> Found:
    """Return the dictionary, the tables and the problems of a package that need hold no more than `minimum.NEEDED`.

    strict: the dashboard's data dictionary. words: the package's own (`Package.words`). read: reads a table's file.
    """
    rules = relax_schema(strict)
    held = {name: read(table) for name, table in rules.tables.items()}
    missing = [name for name, table in rules.tables.items() if not (folder / table.path).exists()]
    rules, held = drop_unused_columns(rules, held)
    held = _truncate_texts(strict, fill_dates(implied_lists(rules, held, missing)))
    rules, held = own_vocabulary(rules, held, words)
    tables, problems = drop_invalid_rows(rules, held)
    tables["participants"] = with_shorthand(tables["events"], tables["participants"])
    rules, tables = apply_defaults(rules, strict, tables, held)
    tables["events"] = tables["events"].drop(columns=list(SHORTHAND), errors="ignore")
    return drop_unused_columns(rules, {"events": Read(tables["events"], [])})[0], tables, problems


def _truncate_texts(strict: Dictionary, read: Mapping[str, Read]) -> dict[str, Read]:
    """Return what was read with each text no longer than `strict` allows: it ends in … and is named."""
    found = dict(read)
    for name, table in strict.tables.items():
        for column, field in table.fields.items():
            cells = found[name].rows[column]
            if field.longest is None or column in found[name].absent:
                continue
            texts = cells.astype("str")
            long = texts.str.len().gt(field.longest)
            if not long.any():
                continue
            most = field.longest
            says = f"is longer than {most} characters, and is cut"
            problems = [
                Problem(table.path, int(row) + 2, column, cell, says, f"“{cell[: most - 1]}…”", row_lost=False)
                for row, cell in zip(cells.index[long].tolist(), cells[long].tolist(), strict=True)
            ]
            short = texts.mask(long, texts.str.slice(0, most - 1) + "…")
            rows = found[name].rows.assign(**{column: short})
            found[name] = found[name]._replace(rows=rows, problems=[*found[name].problems, *problems])
    return found
