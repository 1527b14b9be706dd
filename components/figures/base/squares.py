"""Squares with a number, for events that join two actors."""

from collections.abc import Sequence
from typing import NamedTuple

from components.dataset.exchange.ties import EventCount
from components.figures.base.canvas import Canvas
from components.figures.base.mark_data import HOVER_TEMPLATE
from components.figures.base.numbers import contrast_colour
from components.figures.base.text_width import lines_width
from components.figures.base.theme import Theme

_RIM = 3  # px of a square that its outline, and a little room, take from what it holds
RING = 7  # px that a dotted ring is wider than its square
_PALE = 0.22
_LINE, _DIGIT = 1.2, 0.5  # height of a line and of a digit, in text sizes


def square_for(numbers: Sequence[str], theme: Theme) -> float:
    """Return the px that a square has at least to hold each of these numbers, some in two lines."""
    return max((max(lines_width(one, theme.size - 1), _tall(one, theme)) for one in numbers), default=0) + _RIM


def _tall(number: str, theme: Theme) -> float:
    lines = number.count("<br>")
    return (_LINE * lines + _DIGIT) * theme.size if lines else 0  # one digit is higher than wide, but has room above it


class Square(NamedTuple):
    """One square: hollow if one of the two is inferred in all events, in a dotted ring if none is reported as done."""

    x: float
    y: float
    colour: str
    number: str
    events: EventCount
    customdata: list[str]

    @property
    def hollow(self) -> bool:
        """Whether one of the two actors is inferred in every event."""
        return self.events.inferred == self.events.all


def add_squares(
    canvas: Canvas, squares: Sequence[Square], size: float, selected: str, theme: Theme, *, beside: bool = False
) -> None:
    """Draw squares of `size` px, pale but for those of the event `selected`; numbers inside, or right of them.

    Inside, they are a little smaller where one would be wider than the square.
    """
    of_selected = [selected in square.events.ids for square in squares]
    pale = [any(of_selected) and not one for one in of_selected]
    x, y = [square.x for square in squares], [square.y for square in squares]
    # So that a number can be read on its square.
    inks = [
        theme.faint if dimmed else theme.text if square.hollow else contrast_colour(square.colour)
        for square, dimmed in zip(squares, pale, strict=True)
    ]
    roomy = all(lines_width(square.number, theme.size) <= size - _RIM for square in squares)
    font = theme.size if roomy else theme.size - 1
    inside = {"textposition": "middle center", "textfont": {"size": font, "color": inks}}
    right = {"textposition": "middle right", "textfont": {"size": theme.size, "color": theme.text}, "cliponaxis": False}
    canvas.add_scatter(
        x=x, y=y, mode="markers+text", text=[square.number for square in squares], **(right if beside else inside),
        marker={
            "symbol": "square", "size": size, "opacity": [_PALE if one else 1.0 for one in pale],
            "color": [theme.ground if square.hollow else square.colour for square in squares],
            "line": {"color": [square.colour for square in squares], "width": 2},
        },
        customdata=[square.customdata for square in squares], hovertemplate=HOVER_TEMPLATE,
    )  # fmt: skip
    radius = (size + RING) / 2
    for square, dimmed in zip(squares, pale, strict=True):
        if not square.events.done:
            canvas.add_shape(
                type="rect", xsizemode="pixel", ysizemode="pixel", xanchor=square.x, yanchor=square.y,
                x0=-radius, x1=radius, y0=-radius, y1=radius, opacity=_PALE if dimmed else 1,
                line={"color": theme.text, "width": 1.2, "dash": "dot"},
            )  # fmt: skip
