"""Rows as CSV that opens safely in a spreadsheet and loads back as they were."""

import csv
from collections.abc import Iterable

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.formula import guard_formulas
from components.dataset.model.text_direction import strip_isolates


def as_text(rows: pd.DataFrame, columns: Iterable[str]) -> pd.DataFrame:
    """Return these `columns` of a table of a Dataset as the text of its file: days in ISO form, empty if not known."""
    found = rows[list(columns)].copy()
    for name in found:
        if found[name].dtype.kind == "M":
            days = found[name].to_numpy("datetime64[D]")
            found[name] = pd.Series(np.where(np.isnat(days), "", days.astype(str)), index=found.index, dtype="str")
        elif name == c.HAND:
            numbers = ["" if pd.isna(number) else str(number) for number in found[name].tolist()]
            found[name] = pd.Series(numbers, index=found.index, dtype="str")
    return found


def as_csv(rows: pd.DataFrame) -> bytes:
    """Return `rows`, all of them text, as CSV (UTF-8 with byte order mark).

    A cell that a spreadsheet would run as a formula begins with an apostrophe, which loading takes away again.
    """
    # All cells in quotes: pandas leaves a bare carriage return outside of them, and a row would break at it.
    text = rows.apply(guard_formulas).to_csv(index=False, lineterminator="\n", quoting=csv.QUOTE_ALL)
    return strip_isolates(text).encode("utf-8-sig")
