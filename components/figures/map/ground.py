"""The ground of the map: land, coasts, and what the map does not say."""

from itertools import pairwise

from components.figures.base.canvas import Canvas
from components.figures.base.text_width import lines_width
from components.figures.base.theme import Theme
from components.figures.map.coast import COAST, EAST, NORTH, RATIO, SOUTH, WEST, Point, spot

NOTE = "Coastlines only: no borders are drawn.<br>Positions are approximate."
_NEAR = 0.011  # degrees: points are rounded to hundredths


def add_ground(canvas: Canvas, left: float, width: float, theme: Theme) -> None:
    """Draw the land of the region on a map `width` px wide whose left edge stands at `left`, its upper edge at 0."""
    shores = [[_seat(point, left, width) for point in ring] for ring in COAST]
    # One trace, so that water inside a ring of land stays water.
    canvas.add_scatter(
        x=[x for ring in shores for x, _ in (*ring, (None, None))],
        y=[y for ring in shores for _, y in (*ring, (None, None))],
        mode="lines", line={"width": 0}, fill="toself", fillcolor=theme.grid, opacity=0.6, hoverinfo="skip",
    )  # fmt: skip
    xs: list[float | None] = []
    ys: list[float | None] = []
    for ring in COAST:
        for one, other in pairwise(ring):
            if not _along_edge(one, other):  # where the land is cut off, it has no coast
                for end in (_seat(one, left, width), _seat(other, left, width), (None, None)):
                    xs.append(end[0])
                    ys.append(end[1])
    canvas.add_scatter(x=xs, y=ys, mode="lines", line={"color": theme.faint, "width": 0.8}, hoverinfo="skip")
    canvas.add_shape(
        type="rect", x0=left, x1=left + width, y0=0, y1=width * RATIO, line={"color": theme.grid, "width": 1}
    )


def note_box(left: float, width: float, theme: Theme) -> tuple[float, float, float, float]:
    """Return the box that the note takes up: left, top, right, bottom, px."""
    size, lines = theme.size - 1, NOTE.count("<br>") + 1
    bottom = width * RATIO
    return left, bottom - lines * 1.3 * theme.size - 8, left + lines_width(NOTE, size) + 8, bottom


def add_note(canvas: Canvas, left: float, width: float, theme: Theme, *, under: bool) -> None:
    """Print what the map does not say, in its lower left corner or `under` it."""
    place = {"yanchor": "top", "yshift": -2} if under else {"yanchor": "bottom", "yshift": 4, "xshift": 6}
    canvas.add_annotation(
        x=left, y=width * RATIO, xanchor="left", align="left", text=NOTE, **place,
        font={"size": theme.size - 1, "color": theme.faint},
    )  # fmt: skip


def _seat(point: Point, left: float, width: float) -> Point:
    x, y = spot(*point, width)
    return round(left + x, 1), round(y, 1)


def _along_edge(one: Point, other: Point) -> bool:
    return any(
        abs(one[axis] - edge) < _NEAR and abs(other[axis] - edge) < _NEAR
        for axis, edge in ((0, WEST), (0, EAST), (1, SOUTH), (1, NORTH))
    )
