"""Events as rows to read: every value in words."""

from collections.abc import Sequence

import pandas as pd

from components.dataset import columns as c
from components.dataset.load import Dataset
from components.dataset.words import event_dates

# Headings of the rows.
WHEN, WHAT, SUMMARY, KIND, WHO, CHANNEL, STATUS, CERTAINTY, ORIGINS, WHERE_SAID = (
    "When",
    "Event",
    "What happened",
    "Kind",
    "Who takes part",
    "Channel",
    "Status",
    "Certainty",
    "Corroboration",
    "Source",
)
SORT = "First possible day"
_SPOKEN_OF = ("mentioned", "accused", "target", "subject")


def records(shown: Dataset, events: Sequence[str] | None = None) -> pd.DataFrame:
    """Return one row an event, indexed by event_id, in the order of `events` (of time by default).

    Columns: the headings above, all in words, and the first possible day (NaT if not known).
    """
    rows = shown.events.set_index(c.EVENT, drop=False)
    rows = rows.loc[list(events)] if events is not None else rows
    label = shown.dictionary.label
    table = pd.DataFrame({WHEN: rows[c.EVENT].map(event_dates(shown)), WHAT: rows[c.TITLE], SUMMARY: rows[c.SUMMARY]})
    who, said = _who(shown), _said(shown)
    table[WHO] = [who.get(event, "") for event in rows[c.EVENT]]
    for heading, column in ((KIND, c.KIND), (CHANNEL, c.CHANNEL), (STATUS, c.STATUS), (CERTAINTY, c.CERTAINTY)):
        table[heading] = [label("events", column, value) for value in rows[column]]
    table[ORIGINS] = [label("events", c.CORROBORATION, value) for value in rows[c.CORROBORATION]]
    table[WHERE_SAID] = [said.get(event, "") for event in rows[c.EVENT]]
    return table.assign(**{SORT: rows[c.EARLIEST]})


def _who(shown: Dataset) -> pd.Series:
    """Return event_id -> names of those who take part, not of those only spoken of."""
    taking = shown.participants[~shown.participants[c.ROLE].isin(_SPOKEN_OF)]
    names = taking[c.ACTOR].map(shown.actors.set_index(c.ACTOR)[c.NAME])
    return names.groupby(taking[c.EVENT]).agg(lambda found: "; ".join(dict.fromkeys(found)))


def _said(shown: Dataset) -> pd.Series:
    """Return event_id -> where it is said: "Document 000 ¶ 9, 11; CNN, 18 February 1998"."""
    short = shown.claims[c.SOURCE].map(shown.sources.set_index(c.SOURCE)[c.SHORT])
    said = [locator(source, paragraphs) for source, paragraphs in zip(short, shown.claims[c.PARAGRAPHS], strict=True)]
    return (
        pd.Series(said, index=shown.claims.index)
        .groupby(shown.claims[c.EVENT])
        .agg(lambda found: "; ".join(dict.fromkeys(found)))
    )


def locator(source: str, paragraphs: str) -> str:
    """Return where in a source something stands.

    >>> locator("Document 000", "9;11")
    'Document 000 ¶ 9, 11'
    """
    return f"{source} ¶ {paragraphs.replace(';', ', ')}" if paragraphs else source
