"""What stands beside the map: the places that lie further away, and the legs in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from components.dataset.map.place_map import Leg, Place
from components.dataset.map.region import Region
from components.figures.base.canvas import Canvas
from components.figures.base.text_width import lines_width, wrap_to_width
from components.figures.base.theme import Theme
from components.figures.map.marks import PlaceMark, Point, number_size
from components.figures.map.words import count_words, leg_words

LINE = 1.28  # height of a line, in text sizes


@dataclass(frozen=True)
class Frame:
    """What the map shows, and where it and its lists stand, px. beside: whether the lists stand on its left.

    left, width: of the map. lists: width of the lists.
    """

    region: Region
    left: float
    width: float
    lists: float
    beside: bool

    @property
    def depth(self) -> float:
        """The height of the map."""
        return self.width * self.region.ratio


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
    room = frame.lists - column
    x, edge = (frame.lists - column / 2, frame.lists - column) if frame.beside else (column / 2, column)
    side = "right" if frame.beside else "left"
    top = _heading(canvas, "Further away", edge if frame.beside else 0, top, theme, side)
    for mark in far:
        text = counted_name(mark.place, room, theme)
        depth = max((text.count("<br>") + 1) * LINE * theme.size, 2 * mark.disc.radius + 6) + 4
        mark.disc.x, mark.disc.y = x, top + depth / 2
        print_at(canvas, text, edge, mark.disc.y, theme, xanchor=side, align=side)
        top += depth
    return top


def _ways(canvas: Canvas, legs: Sequence[Leg], top: float, frame: Frame, theme: Theme) -> tuple[list[Point], float]:
    column, spots = _column(theme), []
    room = frame.lists - column
    top = _heading(canvas, "Ways, in the order of time", 0, top, theme, "left")
    for leg in legs:
        way = wrap_to_width(f"{short(leg.start_name)} to {short(leg.end_name)}", room, theme.size)
        doubt = wrap_to_width(", ".join(word for word in (leg.dated, leg_words(leg)) if word), room, theme.size)
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


def print_at(canvas: Canvas, text: str, x: float, y: float, theme: Theme, *, colour: str = "", **place: object) -> None:
    """Print `text` (made plain) right of a point; or where `place`, properties of an annotation, puts it."""
    # A seam of the ground's colour, so that no coast and no leg strikes a name.
    seam = ", ".join([f"0 0 3px {theme.ground}"] * 4)
    font = {"size": theme.size, "color": colour or theme.text, "shadow": seam}
    at = {"xanchor": "left", "yanchor": "middle", "align": "left", **place}
    canvas.add_annotation(text=text, x=round(x, 1), y=round(y, 1), font=font, **at)


def short(name: str) -> str:
    """Return the name of a place without what stands in brackets; the hover gives the whole.

    >>> short("New York (UN Headquarters)")
    'New York'
    """
    return name.split(" (")[0]


def counted_name(place: Place, room: float, theme: Theme) -> str:
    """Return a name, made plain, and how many events the place has, in lines of `room` px."""
    size, count = theme.size, count_words(place)
    name = wrap_to_width(short(place.name), room, size)
    between = " " if lines_width(f"{name.split('<br>')[-1]} {count}", size) <= room else "<br>"
    return f'{name}{between}<span style="color:{theme.faint}">{count}</span>' if count else name
