"""Where the rows of a stemma and the headings of its accounts stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.dataset.sources.stemma import Stemma, StemmaRow
from components.figures.base.text_width import text_width, wrap_to_width
from components.figures.base.theme import Theme

_LINE = 1.3  # height of a line, in text sizes
_ROW = 0.8  # what a row adds to its lines, in text sizes
_COLUMN, _NARROW_COLUMN = 2.2, 1.9  # width of an account's column, in text sizes
_STEP, _NARROW_STEP = 2.0, 1.0  # how far a source stands right of the one before it, in text sizes
_NARROW = 480  # px: a figure on a phone, or beside the evidence


@dataclass(frozen=True)
class Seat:
    """Where a row stands: px from the left, px down; and its label."""

    x: float
    y: float
    label: str


@dataclass(frozen=True)
class StemmaLayout:
    """What stands where, in px. columns: of the accounts. key: the accounts' headings, top: where the tree begins."""

    columns: Sequence[float]
    words: float
    key: Sequence[tuple[str, float]]
    top: float
    seats: Sequence[Seat]
    height: float


def stemma_layout(tree: Stemma, theme: Theme, width: int) -> StemmaLayout:
    """Place everything in a figure that is `width` px wide."""
    size = theme.size
    step, column = (size * one for one in ((_NARROW_STEP, _NARROW_COLUMN) if width < _NARROW else (_STEP, _COLUMN)))
    columns = [(place + 0.6) * column for place in range(len(tree.accounts))]
    words = (len(tree.accounts) + 0.7) * column
    key: list[tuple[str, float]] = []
    top = 0.0
    for account in tree.accounts:
        text = wrap_to_width(account.heading, width - words, size)
        height = _height(text, theme)
        key.append((text, top + height / 2))
        top += height
    seats, down = [], top + size
    for row in tree.rows:
        x = words + (row.depth + 0.3) * step
        label = _label(row, theme, width - x - size)
        height = _height(label, theme)
        seats.append(Seat(round(x, 1), round(down + height / 2, 1), label))
        down += height
    return StemmaLayout(columns, words, key, top, seats, down)


def _height(label: str, theme: Theme) -> float:
    return theme.size * (_LINE * (label.count("<br>") + 1) + _ROW)


def _label(row: StemmaRow, theme: Theme, room: float) -> str:
    """Return the name of a row and, fainter, how it was read or whose voice it is; on one line if they fit."""
    one_line = text_width(f"{row.name} – {row.words}", theme.size) <= room
    words = f'<span style="color:{theme.faint}">{wrap_to_width(row.words, room, theme.size)}</span>'
    return wrap_to_width(row.name, room, theme.size) + ("\u2002" if one_line else "<br>") + words
