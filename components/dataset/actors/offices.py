"""Offices in time: what an actor was, from when to when, and who says so."""

from collections import Counter
from typing import Any

import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of, table_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.date_words import date_words
from components.dataset.model.dates import Span, span
from components.dataset.sources.locators import locator

# Worked-out columns of offices.
TERM, WHERE, SOURCE_KIND = "term", "where", "source_kind"
BEGAN_FIRST, BEGAN_LAST, ENDED_FIRST, ENDED_LAST = "began_first", "began_last", "ended_first", "ended_last"

_BOUNDS = (BEGAN_FIRST, BEGAN_LAST, ENDED_FIRST, ENDED_LAST)
_COLUMNS = [c.OFFICE_ID, c.OFFICE, TERM, *_BOUNDS, WHERE, SOURCE_KIND, c.CITATION, c.URL, c.NOTE]
_OPEN = Span(None, None)


def offices(dataset: Dataset, actor: str) -> pd.DataFrame:
    """Return the offices that `actor` is said to have held, in the order of time; those without a beginning last.

    Columns: office_id, office; term (in words); began_first, began_last, ended_first, ended_last (the days between
    which the time in office began, and ended, all included; NaT if not known); where (source and paragraphs),
    source_kind (in words), citation and url of the source, note.
    Worked example: al-Sahhaf is foreign minister of Iraq from 1992 to 2001, as the BBC had it in 2003. Nobody gives a
    day, so he is surely in office only from the last day of 1992 to the first day of 2001.
    """
    sources = {row[c.SOURCE]: row for row in rows_of(dataset.sources)}
    kinds, found = dataset.dictionary.labels("sources", c.KIND), []
    for row in rows_of(dataset.offices[dataset.offices[c.ACTOR].eq(actor).to_numpy()]):
        began, ended = _ends(row[c.DATE])
        source = sources.get(row[c.SOURCE], {})
        found.append(
            {
                **row,
                TERM: term_words(row[c.DATE]),
                **dict(zip(_BOUNDS, (*began, *ended), strict=True)),
                WHERE: locator(source.get(c.SHORT, row[c.SOURCE]), row[c.PARAGRAPHS]),
                SOURCE_KIND: kinds.get(source.get(c.KIND, ""), ""),
                c.CITATION: source.get(c.CITATION, ""),
                c.URL: source.get(c.URL, ""),
            }
        )
    found.sort(key=_place)
    return table_of(found, _COLUMNS, dict.fromkeys(_BOUNDS, "datetime64[us]"))


def source_kinds(offices: pd.DataFrame) -> dict[str, int]:
    """Return kind of source, in words -> for how many of `offices` such a source speaks; the most frequent first."""
    return dict(Counter(kind or "not given" for kind in offices[SOURCE_KIND].tolist()).most_common())


def term_words(edtf: str) -> str:
    """Return a time in office in words, no more precise than `edtf` is.

    >>> term_words("1984-03/2005-06-06"), term_words("1981-10/.."), term_words("../1898"), term_words("1995~")
    ('March 1984 to 6 June 2005', 'from October 1981, end not given', 'until 1898, beginning not given', '1995 (approximate)')
    """  # noqa: E501  (one line, as doctest compares it)
    first, slash, last = edtf.partition("/")
    if not slash:
        return _words(edtf)
    began, ended = (_words(part) if _given(part) else "" for part in (first, last))
    if began and ended:
        return f"{began} to {ended}"
    if began:
        return f"from {began}, end not given"
    return f"until {ended}, beginning not given" if ended else "neither beginning nor end given"


def _words(part: str) -> str:
    return date_words(part, *span(part), "day")


def _given(part: str) -> bool:
    return part not in ("", "..")


def _ends(edtf: str) -> tuple[Span, Span]:
    """Return the days between which the time in office began, and those between which it ended."""
    first, slash, last = edtf.partition("/")
    if not slash:  # some time within: it began no sooner and ended no later, and that is all
        within = span(edtf)
        return Span(within.earliest, None), Span(None, within.latest)
    began, ended = (span(part) if _given(part) else _OPEN for part in (first, last))
    return began, ended


def _place(row: dict[Any, Any]) -> tuple[bool, Any, Any, str]:
    began, ended = row[BEGAN_FIRST], row[ENDED_LAST]
    return began is None, began or ended, ended or began, row[c.OFFICE_ID]
