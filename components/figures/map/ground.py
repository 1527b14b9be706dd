"""The ground of the map: land, coasts, and what the map does not say."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, product

from components.dataset.map.region import Point, Region
from components.figures.base.canvas import Canvas
from components.figures.base.text_width import lines_width, text_width
from components.figures.base.theme import Theme, escape_html
from components.figures.map.coast import coast_of, scale_of
from components.figures.map.labels import Box, covers_nothing
from components.figures.map.lists import Frame, print_at

NOTE = "No borders are drawn; names of states are today's.<br>Positions are approximate."
_NEAR = 1e-6  # degrees: a point on the edge has been put there
_POLE = -89.9
_CLOSE = 1.0  # px: a point that is nearer to the last one is not drawn
_LINE = {"110m": 0.5, "50m": 0.8}  # px: on a wide map coasts lie close together
# Degrees east and north that a name may stand off the middle of its state, the nearest first.
_SHIFTS = sorted(product((0, 0.8, -0.8, 1.5, -1.5), (0, 1, -1)), key=lambda shift: math.hypot(*shift))
_FURTHER = 1.5  # of the map's width: how far east of the map the land goes on, for screens that are wider


def add_ground(canvas: Canvas, frame: Frame, theme: Theme) -> None:
    """Draw the land on the map, and on what lies east of it: a figure with more room shows that too."""
    region = frame.region
    east = min(region.east + _FURTHER * (region.east - region.west), region.west + 360)
    shown = replace(region, east=east)
    shores, scale = land(frame, shown), scale_of(region)
    # One trace, so that water inside a ring of land stays water.
    canvas.add_scatter(
        x=[x for shore in shores for x, _ in (*shore, (None, None))],
        y=[y for shore in shores for _, y in (*shore, (None, None))],
        mode="lines", line={"width": 0}, fill="toself", fillcolor=theme.grid, opacity=0.6, hoverinfo="skip",
    )  # fmt: skip
    lines = [_thinned(_seats(line, frame)) for ring in coast_of(shown, scale) for line in _lines(ring, shown)]
    lines = [line for line in lines if len(line) > 1]
    canvas.add_scatter(
        x=[x for line in lines for x, _ in (*line, (None, None))],
        y=[y for line in lines for _, y in (*line, (None, None))],
        mode="lines", line={"color": theme.faint, "width": _LINE[scale]}, hoverinfo="skip",
    )  # fmt: skip
    right = frame.left + (east - region.west) * frame.width / (region.east - region.west)
    canvas.add_shape(type="rect", x0=frame.left, x1=right, y0=0, y1=frame.depth, line={"color": theme.grid, "width": 1})


def land(frame: Frame, shown: Region) -> list[list[Point]]:
    """Return the outlines of the land of `shown`, px, each drawn in one stroke; of water within it too."""
    found = (_thinned(_seats(ring, frame)) for ring in coast_of(shown, scale_of(frame.region)))
    return [shore for shore in found if len(shore) > 2]


def note_box(frame: Frame, theme: Theme) -> tuple[float, float, float, float]:
    """Return the box that the note takes up: left, top, right, bottom, px."""
    size, lines = theme.size, NOTE.count("<br>") + 1
    top = frame.depth - lines * 1.3 * theme.size - 8
    return frame.left, top, frame.left + lines_width(NOTE, size) + 8, frame.depth


def add_note(canvas: Canvas, frame: Frame, theme: Theme) -> None:
    """Print what the map does not say, in its lower left corner, or under it where the lists stand under it too."""
    place = {"yanchor": "top", "yshift": -2} if not frame.beside else {"yanchor": "bottom", "yshift": 4, "xshift": 6}
    canvas.add_annotation(
        x=frame.left, y=frame.depth, xanchor="left", align="left", text=NOTE, **place,
        font={"size": theme.size, "color": theme.faint},
    )  # fmt: skip


def add_states(canvas: Canvas, frame: Frame, theme: Theme, taken: Sequence[Box], points: Sequence[Point]) -> None:
    """Write the names of states, faint, where `state_spots` finds room for them."""
    for words, (x, y) in state_spots(frame, theme.size, taken, points):
        print_at(canvas, escape_html(words), x, y, theme, xanchor="center", colour=theme.faint)


def state_spots(
    frame: Frame, size: float, taken: Sequence[Box], points: Sequence[Point]
) -> Iterator[tuple[str, Point]]:
    """Yield the names of states and where their middles stand, px, so that they cover nothing.

    One that finds no room is left out. size: of the text, px. taken: boxes of marks and names. points: of lines.
    """
    boxes = list(taken)
    inside = frame.left + 2, 2.0, frame.left + frame.width - 2, frame.depth - 2
    for state in frame.region.names:
        if not frame.region.holds(state.longitude, state.latitude):
            continue
        half = text_width(state.words, size) / 2 + 3, size * 0.7
        for east, north in _SHIFTS:
            x, y = frame.region.spot(state.longitude + east, state.latitude + north, frame.width)
            middle = frame.left + x, y
            box = (middle[0] - half[0], middle[1] - half[1], middle[0] + half[0], middle[1] + half[1])
            if covers_nothing(box, inside, boxes, points):
                boxes.append(box)
                yield state.words, middle
                break


def _seats(line: Sequence[Point], frame: Frame) -> list[Point]:
    region = frame.region
    degree = frame.width / (region.east - region.west)
    return [(frame.left + (x - region.west) * degree, (region.north - y) * degree * region.stretch) for x, y in line]


def _thinned(line: Sequence[Point]) -> list[Point]:
    """Return a line, rounded, without the points that nobody could tell from the last one; its end stays."""
    found = [line[0]]
    for point in line[1:-1]:
        if math.dist(point, found[-1]) >= _CLOSE:
            found.append(point)
    return [(round(x, 1), round(y, 1)) for x, y in (*found, line[-1])]


def _lines(ring: Sequence[Point], region: Region) -> Iterator[list[Point]]:
    """Yield the coasts of a ring of land: where the land is cut off, and at the pole, it has none."""
    line: list[Point] = []
    for one, other in pairwise((*ring, ring[0])):
        if _is_coast(one, other, region):
            line = line or [one]
            line.append(other)
        elif line:
            yield line
            line = []
    if line:
        yield line


def _is_coast(one: Point, other: Point, region: Region) -> bool:
    edges = ((0, region.west), (0, region.east), (1, region.south), (1, region.north))
    cut = any(abs(one[axis] - edge) < _NEAR and abs(other[axis] - edge) < _NEAR for axis, edge in edges)
    return not cut and min(one[1], other[1]) > _POLE
