"""Offices in time: what an actor was, from when to when, and who says so."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.date_words import date_words
from components.dataset.model.dates import Span, span
from components.dataset.sources.locators import locator

_OPEN = Span(None, None)


class Office(NamedTuple):
    """An office that an actor is said to have held.

    term: in words. began, ended: the days between which the time in office began, and ended. where: source and
    paragraphs. source_kind: in words.
    """

    id: str
    title: str
    term: str
    began: Span
    ended: Span
    where: str
    source_kind: str
    note: str


def offices(dataset: Dataset, actor: str) -> list[Office]:
    """Return the offices that `actor` is said to have held, in the order of time; those without a beginning last.

    Worked example: al-Sahhaf is foreign minister of Iraq from 1992 to 2001, as the BBC had it in 2003. Nobody gives a
    day, so he is surely in office only from the last day of 1992 to the first day of 2001.
    """
    sources = {row[c.SOURCE]: row for row in rows_of(dataset.sources, [c.SOURCE, c.SHORT, c.KIND])}
    kinds = dataset.dictionary.labels("sources", c.KIND)
    found = []
    for row in rows_of(dataset.offices[dataset.offices[c.ACTOR].eq(actor).to_numpy()]):
        source = sources.get(row[c.SOURCE], {})
        found.append(
            Office(
                row[c.OFFICE_ID],
                row[c.OFFICE],
                term_words(row[c.DATE]),
                *_ends(row[c.DATE]),
                where=locator(source.get(c.SHORT, row[c.SOURCE]), row[c.PARAGRAPHS]),
                source_kind=kinds.get(source.get(c.KIND, ""), ""),
                note=row[c.NOTE],
            )
        )
    return sorted(found, key=_place)


def source_kinds(offices: Sequence[Office]) -> dict[str, int]:
    """Return kind of source, in words -> for how many of `offices` such a source speaks; the most frequent first."""
    return dict(Counter(office.source_kind or "not given" for office in offices).most_common())


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


def _place(office: Office) -> tuple[bool, dt.date, dt.date, str]:
    began, ended = office.began.earliest, office.ended.latest
    return began is None, began or ended or dt.date.max, ended or began or dt.date.max, office.id
