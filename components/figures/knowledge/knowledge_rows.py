"""The places in a grid of who knew what: its columns, its rows by year, and the words beside each row."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from components.dataset.knowledge.knowledge import Knowledge
from components.figures.base.text_width import wrap_to_width
from components.figures.base.theme import Theme

LINE = 1.25  # height of a line, in text sizes
_NARROW = 560  # px; in a narrower figure the title stands above its cells instead of beside them
_TITLES = 0.34  # share of a wide figure's width that the titles take
_BETWEEN = 0.2  # share of the cells' width that the days between two actors take
_LEAST_BETWEEN = 400  # px; a narrower figure has no room for them
UNDER = 3  # px between a square and the words under it
_FEW = 2  # actors whose days stand beside their squares instead of under them
_KEPT = "\u2063"  # a space at which no line is broken


class Columns(NamedTuple):
    """Where the cells stand. titles: px left of the first cell; 0 if titles stand above. cell: px of each actor.

    between: px for the days between two actors, right of the last cell; 0 if there are none. few: so few actors that
    words stand beside the squares.
    """

    actors: Sequence[Knowledge]  # a cell of each
    titles: int
    cell: float
    between: float
    few: bool
    width: int

    def square(self, place: int, theme: Theme) -> float:
        """Return where, in px from the first cell's left end, the square of the actor at `place` stands."""
        return round(place * self.cell + (theme.mark if self.few else self.cell / 2), 1)

    def room(self, theme: Theme) -> float:
        """Return the px that words have in a cell."""
        return self.cell - (2.2 * theme.mark if self.few else 6)


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


class Year(NamedTuple):
    """The rows of one year under its name and those of the actors, and where these begin."""

    name: str
    top: float
    rows: Sequence[Row]


def columns_of(known: Sequence[Knowledge], compared: bool, theme: Theme, width: int) -> Columns:
    """Divide `width` px among titles, actors and, if two are compared, the days between them."""
    rank = {side: place for place, side in enumerate(theme.sides)}
    actors = list({cell.actor: cell for cell in known}.values())
    few = len(actors) <= _FEW
    if not few:
        actors.sort(key=lambda actor: rank.get(actor.side, len(rank)))
    titles = int(width * _TITLES) if width >= _NARROW else 0
    room = width - titles - 8
    between = room * _BETWEEN if compared and width >= _LEAST_BETWEEN else 0
    return Columns(actors, titles, (room - between) / max(len(actors), 1), between, few, width)


def head_lines(columns: Columns, theme: Theme) -> list[str]:
    """Return the actors' names as they stand above their columns."""
    return [wrap_to_width(actor.name, columns.cell - 6, theme.size) for actor in columns.actors]


def head_height(columns: Columns, theme: Theme) -> float:
    """Return the px that a year and the names under it take above the year's first row."""
    lines = max((lines_in(name) for name in head_lines(columns, theme)), default=1)
    return theme.size * (LINE * (lines + (0 if columns.titles else 1.2)) + 1.1)


def years_of(known: Sequence[Knowledge], columns: Columns, theme: Theme) -> list[Year]:
    """Place the rows of `known`, one under the other, year by year."""
    events: dict[str, dict[str, Knowledge]] = {}
    for cell in known:
        events.setdefault(cell.event, {})[cell.actor] = cell
    years: dict[str, list[list[Knowledge]]] = {}
    for of in events.values():
        cells = [of[actor.actor] for actor in columns.actors]
        years.setdefault(cells[0].year, []).append(cells)
    found: list[Year] = []
    top = 0.0
    for name, members in years.items():
        rows: list[Row] = []
        begins = top
        top += head_height(columns, theme)
        for cells in members:
            rows.append(_row(cells, columns, theme, top))
            top = rows[-1].bottom
        found.append(Year(name or "Year not sure", begins, rows))
        top += theme.size
    return found


def _row(cells: Sequence[Knowledge], columns: Columns, theme: Theme, top: float) -> Row:
    first, size = cells[0], theme.size
    status = f" ({first.not_done})" if first.not_done else ""
    wide = (columns.titles or columns.width) - 12
    dated, title = (wrap_to_width(words, wide, size) for words in (f"{first.date}{status}", first.title))
    heading = f'<span style="color:{theme.faint}">{dated}</span><br>{title}'
    above = size * LINE * lines_in(heading) + (0.6 if columns.titles else 0.8) * size
    words = [_words(cell, columns, theme) for cell in cells]
    lines = max(lines_in(word) if word else 0 for word in words)
    written = lines * LINE * (size - 1)
    high = max(written, theme.mark + 2) if columns.few else theme.mark + UNDER + 4 + written
    begins = top + (0.5 * size if columns.titles else above)
    line = begins + (high / 2 if columns.few and not columns.titles else theme.mark / 2 + 2)
    bottom = max(begins + high + 0.6 * size, top + above + (0.1 * size if columns.titles else 0))
    if columns.few and columns.titles:
        line = (top + bottom) / 2
    return Row(heading, cells, words, round(top, 1), round(line, 1), round(bottom, 1))


def _words(cell: Knowledge, columns: Columns, theme: Theme) -> str:
    """Return since when, without the year that stands above if all known days are in it; of a single actor also why."""
    words = cell.since_brief
    if len(columns.actors) == 1 and words:
        words = f"{words}: {cell.why}"
    years = {str(day.year) for day in cell.days if day}
    if not columns.few and years == {cell.year} and words != cell.year:
        words = words.replace(f" {cell.year}", "")
    # A day and its month stay on one line.
    whole = re.sub(r"(?<=\d) (?=[A-Z])| (?=–)", _KEPT, words)
    return wrap_to_width(whole, columns.room(theme), theme.size - 1).replace(_KEPT, " ") if words else ""


def lines_in(text: str) -> int:
    """Return how many lines a wrapped text has."""
    return text.count("<br>") + 1
