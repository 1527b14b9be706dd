"""The stemma of a disagreement: through which sources its accounts came down, and where their ways part."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of, table_of
from components.dataset.model.dataset import Dataset
from components.dataset.sources.claims import INFERRED
from components.dataset.sources.disagreements import Account, CitedClaim, Disagreement
from components.dataset.sources.locators import locator

# The columns of the rows.
DEPTH, PARENT, IS_SOURCE, SEEN, WHOLE, WORDS = "depth", "parent", "is_source", "seen", "whole", "words"
# The columns of the marks, and of the accounts.
ROW, PLACE, LETTER, EVENT_IDS, LINES, COUNTED, CHOSEN = (
    *("row", "place", "letter", "event_ids"),
    *("lines", "counted", "chosen"),
)
_NOT_SEEN, _WHOLE = "not-seen", "whole-file"
_ROW_COLUMNS = [DEPTH, PARENT, IS_SOURCE, SEEN, WHOLE, c.NAME, WORDS]
_MARK_COLUMNS = [ROW, PLACE, LETTER, EVENT_IDS, LINES, COUNTED, CHOSEN]
_TYPES = {
    **dict.fromkeys((DEPTH, PARENT, ROW, PLACE), "int64"),
    **dict.fromkeys((IS_SOURCE, SEEN, WHOLE, COUNTED, CHOSEN), "bool"),
    **dict.fromkeys((EVENT_IDS, LINES), "object"),
}
Way = tuple[str, ...]
Told = tuple[int, CitedClaim]  # the place of the account, and a claim that gives it


class Stemma(NamedTuple):
    """What is drawn of a disagreement.

    rows: a row for each source, the origin first and under each what was made from it, and under a document a row for
    each passage. Columns: depth (0 for an origin), parent (the number of the row it hangs on; -1 for an origin),
    is_source (or a passage), seen (the source was read, if only in part), whole (all of it was), name, words (how it
    was read; of a passage, whose voice it is).
    marks: which account a row speaks for; one mark for each row and account. Columns: row (number), place (of the
    account, from 0), letter, event_ids (list), lines (list: where, in whose voice, what it says), counted (it is
    neither inferred nor switched off), chosen (the filters keep one of its events).
    accounts: every account of the disagreement: place, letter, account (its heading).
    """

    rows: pd.DataFrame
    marks: pd.DataFrame
    accounts: pd.DataFrame


def stemma_of(dataset: Dataset, found: Disagreement) -> Stemma:
    """Return the stemma of `found`, a disagreement of `dataset`.

    A source stands once for each way it came: what al-Qaisi said and what the papers say are two trees, even if one
    newspaper printed both.
    Worked example: who took the first step (AMB-04) is two trees. Khaddam's papers, episode 1 of the newspaper, Orient
    Net, Document 000 with its passages; and al-Qaisi's statements, the newspaper's overview.
    """
    told = [(place, one) for place, account in enumerate(found.accounts) for one in account.cited]
    near = dataset.sources[dataset.sources[c.SOURCE].isin({step for _, one in told for step in one.way}).to_numpy()]
    grown = _Growing({row[c.SOURCE]: row for row in rows_of(near)}, dataset, found.accounts)
    for origin in dict.fromkeys(one.way[:1] for _, one in told):
        grown.add(origin, [one for one in told if one[1].way[:1] == origin], -1)
    accounts = [{PLACE: n, LETTER: one.letter, c.ACCOUNT: one.heading} for n, one in enumerate(found.accounts)]
    return Stemma(
        table_of(grown.rows, _ROW_COLUMNS, _TYPES),
        table_of(grown.marks, _MARK_COLUMNS, _TYPES),
        table_of(accounts if told else [], [PLACE, LETTER, c.ACCOUNT], _TYPES),
    )


class _Growing:
    """Rows and marks in the making. sources: by source_id."""

    def __init__(self, sources: dict[str, dict[Any, Any]], dataset: Dataset, accounts: Sequence[Account]) -> None:
        self._sources, self._dataset, self._accounts = sources, dataset, accounts
        self.rows: list[dict[str, Any]] = []
        self.marks: list[dict[str, Any]] = []

    def add(self, way: Way, told: Sequence[Told], parent: int) -> None:
        """Add the source at the end of `way`, what it says itself, and all that was made from it.

        told: the claims that came this way or further.
        """
        here, depth = len(self.rows), len(way) - 1
        self.rows.append({DEPTH: depth, PARENT: parent, IS_SOURCE: True, **self._read(way[-1])})
        own = [one for one in told if one[1].way == way]
        self._mark(here, [one for one in own if not one[1].claim.paragraphs])
        for (_, voice), passage in sorted(_passages(own).items(), key=lambda one: _first(one[1])):
            where = locator("", ";".join(_paragraphs(passage))).strip()
            self._mark(len(self.rows), passage)
            row = {DEPTH: depth + 1, PARENT: here, IS_SOURCE: False, SEEN: True, WHOLE: True}
            self.rows.append({**row, c.NAME: where, WORDS: voice})
        for further in dict.fromkeys(one.way[: depth + 2] for _, one in told if len(one.way) > depth + 1):
            self.add(further, [one for one in told if one[1].way[: depth + 2] == further], here)

    def _read(self, source: str) -> dict[str, Any]:
        row = self._sources.get(source, {c.SHORT: source, c.READ_AS: _NOT_SEEN})
        read = row[c.READ_AS]
        words = self._dataset.dictionary.label("sources", c.READ_AS, read).lower()
        seen = read != _NOT_SEEN
        return {c.NAME: row[c.SHORT], WORDS: f"read {words}" if seen else words, SEEN: seen, WHOLE: read == _WHOLE}

    def _mark(self, row: int, told: Sequence[Told]) -> None:
        for place in dict.fromkeys(place for place, _ in told):
            cited = [one for of, one in told if of == place]
            self.marks.append(
                {
                    ROW: row,
                    PLACE: place,
                    LETTER: self._accounts[place].letter,
                    EVENT_IDS: list(dict.fromkeys(one.event for one in cited)),
                    LINES: [_line(one) for one in cited],
                    COUNTED: any(one.lit and one.claim.heading != INFERRED for one in cited),
                    CHOSEN: any(one.chosen for one in cited),
                }
            )


def _passages(told: Iterable[Told]) -> dict[tuple[int, str], list[Told]]:
    """Return the claims that name paragraphs, those of one account and one voice together."""
    found: dict[tuple[int, str], list[Told]] = {}
    for place, one in told:
        if one.claim.paragraphs:
            found.setdefault((place, one.claim.voice), []).append((place, one))
    return found


def _paragraphs(passage: Iterable[Told]) -> list[str]:
    numbers = dict.fromkeys(number for _, one in passage for number in one.claim.paragraphs.split(";"))
    return sorted(numbers, key=lambda number: (len(number), number))


def _first(passage: Sequence[Told]) -> tuple[int, str, int]:
    first = _paragraphs(passage)[0]
    return len(first), first, passage[0][0]


def _line(one: CitedClaim) -> str:
    doubts = "" if one.chosen else " (outside the filters)"
    doubts += "" if one.lit else " (switched off)"
    return f"{one.claim.where}, {one.claim.voice}: {one.claim.summary}{doubts}"
