"""Texts that are too long to be shown where they stand."""

from collections.abc import Mapping

from components.dataset.model.dictionary import Dictionary
from components.dataset.model.problem import Problem
from components.dataset.package.csv_rows import Read


def truncate_texts(strict: Dictionary, read: Mapping[str, Read]) -> dict[str, Read]:
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
