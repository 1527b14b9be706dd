"""The events of a view as a CSV file that opens safely in a spreadsheet and loads back."""

import csv

import pandas as pd

from components.dataset import Dataset
from components.dataset import columns as c

# Stamped on every row, so that a file cut or pasted together still says what it is.
DATA_VERSION, FILTERS = "data_version", "filters"
_FORMULA = tuple("=+-@＝＋－＠\t\r\n")


def events_csv(shown: Dataset, filters: str) -> bytes:
    """Return the events of `shown` as CSV (UTF-8 with byte order mark), the columns as in the data dictionary.

    Added columns: data_version and filters (what was asked for, in words). A cell that a spreadsheet would run as a
    formula begins with an apostrophe instead.
    """
    columns = list(shown.dictionary.tables["events"].fields)
    rows = shown.events[columns].copy()
    for bound in (c.EARLIEST, c.LATEST):
        rows[bound] = ["" if pd.isna(day) else day.date().isoformat() for day in rows[bound]]
    rows = rows.assign(**{DATA_VERSION: shown.version, FILTERS: filters})
    # All cells in quotes: pandas leaves a bare carriage return outside of them, and a row would break at it.
    text = rows.map(_harmless).to_csv(index=False, lineterminator="\n", quoting=csv.QUOTE_ALL)
    return text.encode("utf-8-sig")


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULA) else cell


def file_name(shown: Dataset, total: int) -> str:
    """Return a file name that says the package's version and how many events of `total` are inside."""
    return f"backchannel-{shown.version}-{len(shown.events)}-of-{total}-events.csv"
