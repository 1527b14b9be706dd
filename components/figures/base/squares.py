"""How large a square is that holds a number."""

from collections.abc import Sequence

from components.figures.base.text_width import lines_width
from components.figures.base.theme import Theme

_RIM = 3  # px of a square that its outline, and a little room, take from what it holds
_LINE, _DIGIT = 1.2, 0.5  # height of a line and of a digit, in text sizes


def square_for(numbers: Sequence[str], theme: Theme) -> float:
    """Return the px that a square has at least to hold each of these numbers, some in two lines."""
    return max((max(lines_width(one, theme.size - 1), _tall(one, theme)) for one in numbers), default=0) + _RIM


def _tall(number: str, theme: Theme) -> float:
    lines = number.count("<br>")
    return (_LINE * lines + _DIGIT) * theme.size if lines else 0  # one digit is higher than wide, but has room above it
