"""The marks of the map: places, and legs from one place to another."""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from components.dataset.map.place_map import Leg, Place
from components.figures.base.canvas import Canvas
from components.figures.base.mark_data import HOVER_TEMPLATE, mark_customdata
from components.figures.base.theme import Theme, escape_html, wrap_html
from components.figures.map.labels import Box, Disc
from components.figures.map.words import PARTS, basis_words, leg_words

_SIZES = ((1, 1.2), (4, 1.6), (9, 2.1))  # up to so many events: diameter, in marks
_LARGEST, _EMPTY = 2.7, 0.9
_BEND = 0.16  # how far a leg leaves the straight line, in its length
_POINTS = 40
_WIDE = 46  # letters in a line of a hover
Point = tuple[float, float]


class PlaceMark(NamedTuple):
    """A place and where its mark stands. near: whether on the map, or in the list of what is further away."""

    place: Place
    disc: Disc
    near: bool


class Curve(NamedTuple):
    """A leg and the points of its curve, between the marks at both ends. middle: where its number stands."""

    leg: Leg
    points: Sequence[Point]
    middle: Point


def size_of(count: int, theme: Theme) -> float:
    """Return the diameter of the mark of a place with so many events, px: one of few sizes, to be told apart."""
    if not count:
        return _EMPTY * theme.mark
    return next((size for most, size in _SIZES if count <= most), _LARGEST) * theme.mark


def add_places(canvas: Canvas, marks: Sequence[PlaceMark], theme: Theme, selected: str) -> None:
    """Draw a mark for each place, with a dashed ring if it is not certain, a closed one if it is that of `selected`."""
    colours = [theme.side(mark.place.side) if mark.place.count else theme.faint for mark in marks]
    x, y = [round(mark.disc.x, 1) for mark in marks], [round(mark.disc.y, 1) for mark in marks]
    canvas.add_scatter(
        x=x, y=y, mode="markers", customdata=[_place_customdata(mark.place) for mark in marks],
        hovertemplate=HOVER_TEMPLATE,
        marker={
            "symbol": "circle", "opacity": 1, "size": [size_of(mark.place.count, theme) - 2 for mark in marks],
            "color": colours, "line": {"color": colours, "width": 2},
        },
    )  # fmt: skip
    for mark, left, top in zip(marks, x, y, strict=True):
        if is_uncertain(mark.place):
            _ring(canvas, left, top, mark.disc.radius + 2, {"color": theme.text, "width": 1.2, "dash": "3px,3px"})
        if selected and selected in mark.place.event_ids:
            _ring(canvas, left, top, mark.disc.radius + 5, {"color": theme.text, "width": 2})


def is_uncertain(place: Place) -> bool:
    """Return whether a place is an area or a stand-in, or no source states it for any of its events."""
    return place.precision in PARTS or not place.known


def _ring(canvas: Canvas, x: float, y: float, radius: float, line: Mapping[str, object]) -> None:
    canvas.add_shape(
        type="circle", xsizemode="pixel", ysizemode="pixel", xanchor=x, yanchor=y, x0=-radius, x1=radius, y0=-radius,
        y1=radius, line=line,
    )  # fmt: skip


def _place_customdata(place: Place) -> list[str]:
    lines = [f"<b>{wrap_html(place.name, _WIDE)}</b>", wrap_html(basis_words(place), _WIDE)]
    lines += [PARTS.get(place.precision, ""), wrap_html(place.note, _WIDE)]
    more = place.count - len(place.event_ids)
    lines.append(
        f"A click opens the first {len(place.event_ids)} in turn; the list has {more:,} more" if more > 0 else ""
    )
    return mark_customdata(place.event_ids, lines)


def curved(one: Disc, other: Disc, frame: Box) -> list[Point]:
    """Return points of a curve from one mark to the other, bent to the left of its way; none inside the marks.

    frame: what the curve between two marks in it does not leave.
    """
    across, down = other.x - one.x, other.y - one.y
    bend = (
        min(max((one.x + other.x) / 2 + down * _BEND, frame[0]), frame[2]),
        min(max((one.y + other.y) / 2 - across * _BEND, frame[1]), frame[3]),
    )
    found = []
    for step in range(_POINTS + 1):
        t = step / _POINTS
        x, y = (
            (1 - t) ** 2 * first + 2 * t * (1 - t) * middle + t**2 * last
            for first, middle, last in ((one.x, bend[0], other.x), (one.y, bend[1], other.y))
        )
        if all(math.hypot(x - disc.x, y - disc.y) > disc.radius + 4 for disc in (one, other)):
            found.append((round(x, 1), round(y, 1)))
    return found


def free_spot(points: Sequence[Point], discs: Sequence[Disc], radius: float) -> Point:
    """Return the point of a curve, the nearest to its middle, on which a disc of this radius touches none of `discs`.

    The middle, if there is none.
    """
    middle = len(points) // 2
    order = sorted(range(len(points)), key=lambda place: abs(place - middle))
    free = (
        points[place]
        for place in order
        if all(math.hypot(points[place][0] - d.x, points[place][1] - d.y) > d.radius + radius for d in discs)
    )
    return next(free, points[middle])


def add_legs(canvas: Canvas, curves: Sequence[Curve], theme: Theme, selected: str) -> None:
    """Draw each leg as an arrow, dashed if it is not done or an end is inferred; its number tells of it."""
    for curve in curves:
        leg, points = curve.leg, curve.points
        colour = theme.side(leg.side)
        canvas.add_scatter(
            x=[x for x, _ in points], y=[y for _, y in points], mode="lines+markers", hoverinfo="skip",
            line={"color": colour, "width": 2.8 if leg.event == selected else 1.6,
                  "dash": "solid" if leg.certain else "dash"},
            marker={"symbol": "arrow", "size": [0] * (len(points) - 1) + [theme.mark], "angleref": "previous",
                    "color": colour, "opacity": 1}, meta={"events": [leg.event]},
        )  # fmt: skip


def add_numbers(canvas: Canvas, curves: Sequence[Curve], spots: Sequence[Point], theme: Theme) -> None:
    """Print the number of each leg in a disc at `spots`: on its curve, and again in the list."""
    colours = [theme.side(curve.leg.side) for curve in curves]
    x, y = [round(x, 1) for x, _ in spots], [round(y, 1) for _, y in spots]
    # A disc of its own keeps the leg from crossing its number, even if the mark is drawn as an outline.
    ground = {"symbol": "circle", "size": number_size(theme), "color": theme.ground, "line": {"width": 0}}
    canvas.add_scatter(x=x, y=y, mode="markers", hoverinfo="skip", marker=ground)
    canvas.add_scatter(
        x=x, y=y, mode="markers+text",
        text=[str(curve.leg.number) for curve in curves], textfont={"size": theme.size, "color": theme.text},
        textposition="middle center", customdata=[_leg_customdata(curve.leg) for curve in curves],
        hovertemplate=HOVER_TEMPLATE,
        marker={"symbol": "circle", "size": number_size(theme), "color": theme.ground, "opacity": 1,
                "line": {"color": colours, "width": 1.6}},
    )  # fmt: skip


def number_size(theme: Theme) -> float:
    """Return the diameter of the disc that holds the number of a leg, px."""
    return 1.45 * theme.size


def _leg_customdata(leg: Leg) -> list[str]:
    way = f"{leg.start_name} to {leg.end_name}"
    words = [wrap_html(way, _WIDE), escape_html(leg.dated), escape_html(leg_words(leg))]
    return mark_customdata([leg.event], [f"<b>{wrap_html(leg.title, _WIDE)}</b>", *words])


def box_around(point: Point, size: float) -> Box:
    """Return the box around a point, `size` px wide and high."""
    return point[0] - size / 2, point[1] - size / 2, point[0] + size / 2, point[1] + size / 2
