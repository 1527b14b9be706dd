"""The events of a view, and their claims, as CSV files that open safely in a spreadsheet.

Each loads back as the table it is, `events.csv` or `claims.csv`, beside the other tables of its package.
"""

import pandas as pd

from components.dataset import Dataset
from components.dataset.model import columns as c
from components.dataset.sources.corrections import corrections_by_event
from components.dataset.sources.records import WHEN, WHERE_SAID, WHO, records
from components.exports.base.csv_text import as_csv, as_text
from components.exports.base.stamp import DATA_VERSION, FILTERS, file_prefix

SHORT_TITLE = "source"  # of the source of a claim
_MOST_IN_WORDS = 100_000
_IN_WORDS = {"date_in_words": WHEN, "who_takes_part": WHO, "where_said": WHERE_SAID}


def events_csv(shown: Dataset, filters: str) -> bytes:
    """Return the events of `shown` as CSV (UTF-8 with byte order mark), the columns as in the data dictionary.

    Added columns: what the table on screen says in words (date_in_words, who_takes_part, where_said; not for more than
    100,000 events, of which it would take minutes), corrections (ids of those that concern the event, divided by
    semicolons), data_version and filters (what was asked for, in words). A cell that a spreadsheet would run as a
    formula begins with an apostrophe, which loading takes away again.
    """
    rows, mended = as_text(shown.events, shown.dictionary.tables["events"].fields), corrections_by_event(shown)
    cells = [";".join(mended.get(event, ())) for event in shown.events[c.EVENT].tolist()]
    if len(rows) <= _MOST_IN_WORDS:
        told = records(shown)
        rows = rows.assign(**{name: told[heading].to_numpy() for name, heading in _IN_WORDS.items()})
    rows = rows.assign(corrections=pd.Series(cells, index=rows.index, dtype="str"))
    return _csv(rows, shown.version, filters)


def claims_csv(shown: Dataset, filters: str) -> bytes:
    """Return the claims of the events of `shown` as CSV, written as `events_csv` does.

    Columns as in the data dictionary; added: source (its short title), citation, data_version and filters.
    """
    rows = as_text(shown.claims, shown.dictionary.tables["claims"].fields)
    sources = shown.sources.set_index(c.SOURCE)
    for name, column in ((SHORT_TITLE, c.SHORT), (c.CITATION, c.CITATION)):
        told = sources[column].to_dict()
        cells = [told.get(source, "") for source in rows[c.SOURCE]]
        rows = rows.assign(**{name: pd.Series(cells, index=rows.index, dtype="str")})
    return _csv(rows, shown.version, filters)


def _csv(rows: pd.DataFrame, version: str, filters: str) -> bytes:
    return as_csv(rows.assign(**{DATA_VERSION: version, FILTERS: filters}))


def file_name(shown: Dataset, total: int) -> str:
    """Return a file name that says the package's version and how many events of `total` are inside."""
    return f"{file_prefix(shown)}-{shown.total}-of-{total}-events.csv"


def claims_file_name(shown: Dataset) -> str:
    """Return a file name that says the package's version and of how many events the claims inside are."""
    return f"{file_prefix(shown)}-claims-of-{shown.total}-events.csv"
