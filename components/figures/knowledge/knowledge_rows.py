"""The places in a grid of who knew what: its columns, its rows by year, and the words beside each square."""

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from components.dataset.knowledge.knowledge import Knowledge
from components.dataset.model.date_words import since_brief
from components.figures.base.text_width import wrap_to_width
from components.figures.base.theme import Theme, escape_html

LINE = 1.25  # height of a line, in text sizes
_BETWEEN = 0.2  # share of the width that the days between two actors take
_LEAST_BETWEEN = 400  # px; a narrower figure has no room for them
_FEW = 2  # actors who stand in the order asked for
_KEPT = "\u2063"  # a space at which no line is broken
_SCREEN = 600  # px of rows at most, or little more, under one line of names, so that one is always in sight
_ABOVE, _BELOW = 0.35, 0.15  # room over the heading of a row and under its squares, in text sizes


class Columns(NamedTuple):
    """Where the cells stand. cell: px of each actor.

    between: px for the days between two actors, right of the last cell; 0 if there are none.
    """

    actors: Sequence[Knowledge]  # a cell of each
    cell: float
    between: float
    width: int

    def square(self, place: int, theme: Theme) -> float:
        """Return where, in px from the left, the square of the actor at `place` stands."""
        return round(place * self.cell + theme.mark, 1)

    def room(self, theme: Theme) -> float:
        """Return the px that words have beside a square."""
        return self.cell - 2.1 * theme.mark


class Row(NamedTuple):
    """One event: its words, its cells, what is written in them, and in px down where it begins and ends.

    line: where its squares stand.
    """

    heading: str
    cells: Sequence[Knowledge]
    words: Sequence[str]
    top: float
    line: float
    bottom: float


class Block(NamedTuple):
    """Rows under the names of the actors, and where these begin. year: printed above them; empty if it goes on."""

    year: str
    top: float
    rows: Sequence[Row]


def columns_of(known: Sequence[Knowledge], compared: bool, theme: Theme, width: int) -> Columns:
    """Divide `width` px among actors and, if two are compared, the days between them."""
    rank = {side: place for place, side in enumerate(theme.sides)}
    actors = list({cell.actor: cell for cell in known}.values())
    if len(actors) > _FEW:
        actors.sort(key=lambda actor: rank.get(actor.side, len(rank)))
    between = width * _BETWEEN if compared and width >= _LEAST_BETWEEN else 0
    return Columns(actors, (width - 8 - between) / max(len(actors), 1), between, width)


def head_lines(columns: Columns, theme: Theme) -> list[str]:
    """Return the actors' names as they stand above their columns."""
    wide = columns.cell - 6
    return [
        wrap_to_width(actor.label or actor.name, wide, theme.size, bold=True).replace("<br>", "</b><br><b>")
        for actor in columns.actors
    ]


def head_height(columns: Columns, theme: Theme, year: str) -> float:
    """Return the px that the names, and a year above them, take above the first row."""
    lines = max((lines_in(name) for name in head_lines(columns, theme)), default=1)
    return theme.size * (LINE * (lines + (1.2 if year else 0)) + 0.8)


def blocks_of(known: Sequence[Knowledge], columns: Columns, theme: Theme) -> list[Block]:
    """Place the rows of `known`, one under the other, year by year; the names come again after every few of them."""
    events: dict[str, dict[str, Knowledge]] = {}
    for cell in known:
        events.setdefault(cell.event, {})[cell.actor] = cell
    years: dict[str, list[list[Knowledge]]] = {}
    for of in events.values():
        cells = [of[actor.actor] for actor in columns.actors]
        years.setdefault(cells[0].year, []).append(cells)
    found: list[Block] = []
    top = 0.0
    for name, members in years.items():
        high = sum(_row(cells, columns, theme, 0).bottom for cells in members)
        many = math.ceil(len(members) / math.ceil(high / _SCREEN))
        for first in range(0, len(members), many):
            rows: list[Row] = []
            year, begins = "" if first else name or "Year not sure", top
            top += head_height(columns, theme, year)
            for cells in members[first : first + many]:
                rows.append(_row(cells, columns, theme, top))
                top = rows[-1].bottom
            found.append(Block(year, begins, rows))
            top += theme.size / 3
    return found


def _row(cells: Sequence[Knowledge], columns: Columns, theme: Theme, top: float) -> Row:
    first, size = cells[0], theme.size
    status = f" ({first.not_done})" if first.not_done else ""
    dated = without_year(since_brief(first.dated), first)
    lines, date = wrap_to_width(f"{dated} {first.title}{status}", columns.width - 16, size), escape_html(dated)
    heading = f'<span style="color:{theme.faint}">{date}</span>\u2002{lines.removeprefix(date).lstrip()}'
    begins = top + size * (_ABOVE + LINE * lines_in(lines))
    words = [_words(cell, columns, theme) for cell in cells]
    written = max(lines_in(word) if word else 0 for word in words)
    high = max(theme.mark + 3, size * LINE * written) if written else 0.8 * theme.mark
    return Row(
        heading,
        cells,
        words,
        round(top, 1),
        round(begins + high / 2, 1),
        round(begins + high + size * _BELOW, 1),
    )


def _words(cell: Knowledge, columns: Columns, theme: Theme) -> str:
    """Return since when, without the year that stands above; of a single actor also why."""
    words = without_year(cell.since_brief, cell)
    if len(columns.actors) == 1 and words:
        words = f"{words}: {cell.why}"
    # A day and its month stay on one line.
    whole = re.sub(r"(?<=\d) (?=[A-Z])| (?=–)", _KEPT, words)
    return wrap_to_width(whole, columns.room(theme), theme.size).replace(_KEPT, " ") if words else ""


def without_year(words: str, cell: Knowledge) -> str:
    """Return days without their year, if all in them are of the one that stands above."""
    years = set(re.findall(r"\b\d{4}\b", words))
    return words.replace(f" {cell.year}", "") if years == {cell.year} and words != cell.year else words


def lines_in(text: str) -> int:
    """Return how many lines a wrapped text has."""
    return text.count("<br>") + 1
