"""What stands beside the map: the places that lie further away, and the legs in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.dataset.map.place_map import Leg, Place
from components.figures.base.canvas import Canvas
from components.figures.base.theme import Theme, wrap_html
from components.figures.map.coast import RATIO
from components.figures.map.marks import PlaceMark, Point, number_size
from components.figures.map.words import count_words, leg_words

LETTER, LINE = 0.54, 1.28  # width of a letter and height of a line, in text sizes


@dataclass(frozen=True)
class Frame:
    """Where the map and its lists stand, px. beside: whether the lists stand beside the map, on its left.

    left, width: of the map. lists: width of the lists.
    """

    left: float
    width: float
    lists: float
    beside: bool

    @property
    def depth(self) -> float:
        """The height of the map."""
        return self.width * RATIO


def add_lists(
    canvas: Canvas, marks: Sequence[PlaceMark], legs: Sequence[Leg], frame: Frame, theme: Theme
) -> tuple[list[Point], float]:
    """Print what is further away, and the legs in words.

    Gives the marks of the former their place. Returns where the numbers of the legs stand, and how far down it goes.
    """
    top = 0.0 if frame.beside else frame.depth + theme.size * 4  # under the note
    far = [mark for mark in marks if not mark.near]
    if far:
        top = _far(canvas, far, top, frame, theme) + theme.size
    return _ways(canvas, legs, top, frame, theme) if legs else ([], top)


def _far(canvas: Canvas, far: Sequence[PlaceMark], top: float, frame: Frame, theme: Theme) -> float:
    """List places: beside the map with the marks next to it, so that arrows from them cross no name."""
    column = _column(theme)
    letters = int((frame.lists - column) / (LETTER * theme.size))
    x, edge = (frame.lists - column / 2, frame.lists - column) if frame.beside else (column / 2, column)
    side = "right" if frame.beside else "left"
    top = _heading(canvas, "Further away", edge if frame.beside else 0, top, theme, side)
    for mark in far:
        text = counted_name(mark.place, letters, theme)
        depth = max((text.count("<br>") + 1) * LINE * theme.size, 2 * mark.disc.radius + 6) + 4
        mark.disc.x, mark.disc.y = x, top + depth / 2
        print_at(canvas, text, edge, mark.disc.y, theme, xanchor=side, align=side)
        top += depth
    return top


def _ways(canvas: Canvas, legs: Sequence[Leg], top: float, frame: Frame, theme: Theme) -> tuple[list[Point], float]:
    column, spots = _column(theme), []
    letters = int((frame.lists - column) / (LETTER * theme.size))
    top = _heading(canvas, "Legs, in the order of time", 0, top, theme, "left")
    for leg in legs:
        way = wrap_html(f"{short(leg.start_name)} to {short(leg.end_name)}", letters)
        doubt = wrap_html(", ".join(word for word in (leg.dated, leg_words(leg)) if word), letters)
        text = f'{way}<br><span style="color:{theme.faint}">{doubt}</span>'
        spots.append((column / 2, top + number_size(theme) / 2 + 2))
        print_at(canvas, text, column, top, theme, yanchor="top")
        top += (text.count("<br>") + 1) * LINE * theme.size + 8
    return spots, top


def _column(theme: Theme) -> float:
    """Return the width of the column of marks, px."""
    return theme.mark * 3.1


def _heading(canvas: Canvas, text: str, x: float, top: float, theme: Theme, side: str) -> float:
    print_at(canvas, f"<b>{text}</b>", x, top, theme, yanchor="top", xanchor=side)
    return top + theme.size * 1.9


def print_at(canvas: Canvas, text: str, x: float, y: float, theme: Theme, **place: object) -> None:
    """Print `text` (made plain) right of a point; or where `place`, properties of an annotation, puts it."""
    font = {"size": theme.size - 1, "color": theme.text}
    at = {"xanchor": "left", "yanchor": "middle", "align": "left", **place}
    canvas.add_annotation(text=text, x=round(x, 1), y=round(y, 1), font=font, **at)


def short(name: str) -> str:
    """Return the name of a place without what stands in brackets; the hover gives the whole.

    >>> short("New York (UN Headquarters)")
    'New York'
    """
    return name.split(" (")[0]


def counted_name(place: Place, letters: int, theme: Theme) -> str:
    """Return a name, made plain, and how many events the place has; `letters` in a line."""
    name, count = wrap_html(short(place.name), letters), count_words(place)
    between = " " if len(name.split("<br>")[-1]) + 1 + len(count) <= letters else "<br>"
    return f'{name}{between}<span style="color:{theme.faint}">{count}</span>' if count else name
