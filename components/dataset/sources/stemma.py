"""The stemma of a disagreement: through which sources its accounts came down, and where their paths part."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.dataset import Dataset
from components.dataset.sources.claims import INFERRED, Row
from components.dataset.sources.disagreements import Account, CitedClaim, Disagreement
from components.dataset.sources.locators import locator

_NOT_SEEN, _WHOLE = "not-seen", "whole-file"
Cited = tuple[int, CitedClaim]  # the number of an account, and a claim that gives it


class StemmaRow(NamedTuple):
    """A source, or a passage of one.

    depth: 0 for an origin. parent: the number of the row it hangs on; -1 for an origin. words: how it was read; of a
    passage, whose voice it is. seen: it was read, if only in part. whole: all of it was.
    """

    depth: int
    parent: int
    is_source: bool
    name: str
    words: str
    seen: bool = True
    whole: bool = True


class StemmaMark(NamedTuple):
    """The account that a row speaks for; one mark for each row and account.

    row, account: their numbers, from 0. events: event_ids. lines: where, in whose voice, what it says. counted: it is
    neither inferred nor switched off. in_filters: the filters keep one of its events.
    """

    row: int
    account: int
    letter: str
    events: tuple[str, ...]
    lines: tuple[str, ...]
    counted: bool
    in_filters: bool


class Stemma(NamedTuple):
    """What is drawn of a disagreement.

    rows: the origin first and under each source what was made from it, under a document a row for each passage.
    accounts: every account of the disagreement; none if no claim is left of them.
    """

    rows: Sequence[StemmaRow]
    marks: Sequence[StemmaMark]
    accounts: Sequence[Account]


def stemma_of(dataset: Dataset, point: Disagreement) -> Stemma:
    """Return the stemma of `point`, a disagreement of `dataset`.

    A source stands once for each path it came: what al-Qaisi said and what the papers say are two trees, even if one
    newspaper printed both.
    Worked example: who took the first step (AMB-04) is two trees. Khaddam's papers, episode 1 of the newspaper, Orient
    Net, Document 000 with its passages; and al-Qaisi's statements, the newspaper's overview.
    """
    cited = [(number, one) for number, account in enumerate(point.accounts) for one in account.cited]
    used = {source for _, one in cited for source in one.path}
    sources = rows_of(dataset.sources[dataset.sources[c.SOURCE].isin(used).to_numpy()])
    tree = _Tree({row[c.SOURCE]: row for row in sources}, dataset, point.accounts)
    for origin in dict.fromkeys(one.path[:1] for _, one in cited):
        tree.add(origin, [one for one in cited if one[1].path[:1] == origin], -1)
    return Stemma(tree.rows, tree.marks, point.accounts if cited else ())


class _Tree:
    """Rows and marks in the making. sources: by source_id."""

    def __init__(self, sources: Mapping[str, Row], dataset: Dataset, accounts: Sequence[Account]) -> None:
        self._sources, self._dataset, self._accounts = sources, dataset, accounts
        self.rows: list[StemmaRow] = []
        self.marks: list[StemmaMark] = []

    def add(self, path: tuple[str, ...], cited: Sequence[Cited], parent: int) -> None:
        """Add the source at the end of `path`, what it says itself, and all that was made from it.

        cited: the claims that came this path or further.
        """
        here, depth = len(self.rows), len(path) - 1
        self.rows.append(self._source(path[-1], depth, parent))
        own = [one for one in cited if one[1].path == path]
        self._mark(here, [one for one in own if not one[1].claim.paragraphs])
        for (_, voice), passage in sorted(_passages(own).items(), key=lambda one: _first(one[1])):
            self._mark(len(self.rows), passage)
            where = locator("", ";".join(_paragraphs(passage))).strip()
            self.rows.append(StemmaRow(depth + 1, here, is_source=False, name=where, words=voice))
        for further in dict.fromkeys(one.path[: depth + 2] for _, one in cited if len(one.path) > depth + 1):
            self.add(further, [one for one in cited if one[1].path[: depth + 2] == further], here)

    def _source(self, source: str, depth: int, parent: int) -> StemmaRow:
        row = self._sources.get(source, {c.SHORT: source, c.READ_AS: _NOT_SEEN})
        read = row[c.READ_AS]
        words = self._dataset.dictionary.label("sources", c.READ_AS, read).lower()
        seen = read != _NOT_SEEN
        return StemmaRow(depth, parent, True, row[c.SHORT], f"read {words}" if seen else words, seen, read == _WHOLE)

    def _mark(self, row: int, cited: Sequence[Cited]) -> None:
        for account in dict.fromkeys(number for number, _ in cited):
            claims = [one for number, one in cited if number == account]
            self.marks.append(
                StemmaMark(
                    row,
                    account,
                    self._accounts[account].letter,
                    events=tuple(dict.fromkeys(one.event for one in claims)),
                    lines=tuple(map(_line, claims)),
                    counted=any(not one.excluded and one.claim.heading != INFERRED for one in claims),
                    in_filters=any(one.in_filters for one in claims),
                )
            )


def _passages(cited: Iterable[Cited]) -> dict[tuple[int, str], list[Cited]]:
    """Return the claims that name paragraphs, those of one account and one voice together."""
    passages: dict[tuple[int, str], list[Cited]] = {}
    for number, one in cited:
        if one.claim.paragraphs:
            passages.setdefault((number, one.claim.voice), []).append((number, one))
    return passages


def _paragraphs(passage: Iterable[Cited]) -> list[str]:
    numbers = dict.fromkeys(number for _, one in passage for number in one.claim.paragraphs.split(";"))
    return sorted(numbers, key=lambda number: (len(number), number))


def _first(passage: Sequence[Cited]) -> tuple[int, str, int]:
    first = _paragraphs(passage)[0]
    return len(first), first, passage[0][0]


def _line(one: CitedClaim) -> str:
    doubts = "" if one.in_filters else " (outside the filters)"
    doubts += " (switched off)" if one.excluded else ""
    return f"{one.claim.where}, {one.claim.voice}: {one.claim.summary}{doubts}"
