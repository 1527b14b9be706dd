"""Where things happened: places on a map of coasts, and what went from one to another."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import plotly.graph_objects as go

from components.dataset.map.place_map import Leg, Place
from components.dataset.map.region import Region, region_of
from components.figures.base.canvas import Canvas
from components.figures.base.legend import Row, Sample
from components.figures.base.text_width import lines_width
from components.figures.base.theme import LIGHT, Theme, blank_canvas
from components.figures.map.ground import add_ground, add_note, add_states, note_box
from components.figures.map.labels import Disc, place_names, separate_discs
from components.figures.map.lists import LINE, Frame, add_lists, counted_name, print_at
from components.figures.map.marks import (
    Curve,
    PlaceMark,
    add_legs,
    add_numbers,
    add_places,
    box_around,
    curved,
    free_spot,
    is_uncertain,
    number_size,
    size_of,
)

_MARGIN = 8
_BESIDE = 48  # text sizes: in a wider figure the lists stand beside the map, not under it
_LIST = 15.5  # text sizes, width of the lists
_NAME, _SHORT_NAME = 9.5, 7.0  # width of a name on the map, on a small one, in text sizes
_SMALL = 0.8  # size of the marks on a small map
# px that map and lists may grow to on a wide screen, and how many times as large they may become.
_HIGHEST, _LEAST_GROWTH, _MOST_GROWTH = 780, 1.5, 1.5


def place_map(
    places: Sequence[Place],
    legs: Sequence[Leg],
    sides: Mapping[str, str],
    *,
    theme: Theme = LIGHT,
    selected: str = "",
    width: int = 800,
    region: Region | None = None,
) -> go.Figure:
    """Draw a mark for each place, as large as it has events, and an arrow for each leg; coasts, but no borders.

    places, legs: may be empty. sides: side -> words, for the legend. selected: event whose
    place and leg stand out. width: px that the figure has at least. region: what the map shows; that of the places by
    default. A place outside the map stands in a list beside it (under it, if narrow), as do the legs in words. A mark
    has a dashed ring if the place is an area or a stand-in, or no source states it. Places and numbers of legs tell
    their events (see figures.mark).
    """
    region = region or region_of([(place.longitude, place.latitude) for place in places])
    listed = bool(legs) or not all(region.holds(place.longitude, place.latitude) for place in places)
    frame = _frame(width - 2 * _MARGIN, region, theme, listed=listed)
    if not frame.beside:
        theme = replace(theme, mark=round(theme.mark * _SMALL))
    places = sorted(places, key=lambda place: -place.count)
    marks = _marks(places, frame, theme)
    canvas = blank_canvas(theme, height=10)
    words, depth = add_lists(canvas, marks, legs, frame, theme)
    whole = max(frame.depth, depth) if frame.beside else depth
    canvas.update_layout(
        height=int(whole) + 2 * _MARGIN + 4, dragmode=False,
        meta={"walk": "rows", "grow": {"from": width, "most": _growth(whole)}},
        margin={"l": _MARGIN, "r": _MARGIN, "t": _MARGIN, "b": _MARGIN},
    )  # fmt: skip
    # Fixed axes leave the finger on a phone free to scroll the page. Where there is more width than the height allows,
    # the map shows more of the world to the east.
    canvas.update_xaxes(range=[0, width - 2 * _MARGIN], visible=False, fixedrange=True, constrain="range")
    canvas.update_xaxes(constraintoward="left")
    canvas.update_yaxes(range=[whole, 0], visible=False, fixedrange=True, scaleanchor="x", constrain="domain")
    canvas.update_yaxes(constraintoward="top")
    add_ground(canvas, frame, theme)
    add_note(canvas, frame, theme)
    curves = _curves(legs, marks, frame, theme)
    add_legs(canvas, curves, theme, selected)
    _names(canvas, [mark for mark in marks if mark.near], curves, frame, theme)
    if marks:
        add_places(canvas, marks, theme, selected)
        add_numbers(canvas, [*curves, *curves], [*(curve.middle for curve in curves), *words], theme)
        canvas.legend = _legend(places, legs, sides, theme)
    return canvas.finished()


def _frame(width: float, region: Region, theme: Theme, *, listed: bool) -> Frame:
    if width < _BESIDE * theme.size:
        return Frame(region, 0, width, width, beside=False)
    left = _LIST * theme.size if listed else 0.0
    return Frame(region, left, width - left, left - theme.size, beside=True)


def _growth(depth: float) -> float:
    """Return how many times as large map and lists, so many px high, may become where the screen is wider."""
    return round(min(max(_HIGHEST / depth, _LEAST_GROWTH), _MOST_GROWTH), 3)


def _marks(places: Sequence[Place], frame: Frame, theme: Theme) -> list[PlaceMark]:
    """Return where each place stands on the map, apart from its neighbours; the others wait for their line."""
    near = [place for place in places if frame.region.holds(place.longitude, place.latitude)]
    discs = []
    for place in near:
        x, y = frame.region.spot(place.longitude, place.latitude, frame.width)
        discs.append(Disc(frame.left + x, y, size_of(place.count, theme) / 2 + (2 if is_uncertain(place) else 0)))
    marks = [PlaceMark(place, disc, near=True) for place, disc in zip(near, separate_discs(discs), strict=True)]
    far = [place for place in places if place not in near]
    return marks + [PlaceMark(place, Disc(0, 0, size_of(place.count, theme) / 2), near=False) for place in far]


def _curves(legs: Sequence[Leg], marks: Sequence[PlaceMark], frame: Frame, theme: Theme) -> list[Curve]:
    discs = {mark.place.id: _end(mark, frame) for mark in marks}
    occupied, curves, radius = list(discs.values()), [], number_size(theme) / 2 + 1
    box = (radius, radius, frame.left + frame.width - radius, frame.depth - radius)
    for leg in legs:
        points = curved(discs[leg.start], discs[leg.end], box)
        if points:
            curves.append(Curve(leg, points, free_spot(points, occupied, radius)))
            occupied.append(Disc(*curves[-1].middle, radius))
    return curves


def _end(mark: PlaceMark, frame: Frame) -> Disc:
    """Return where a leg ends: at the mark, or at the edge of the map towards a place whose mark is in a list below."""
    if mark.near or frame.beside:
        return mark.disc
    x, y = frame.region.spot(mark.place.longitude, mark.place.latitude, frame.width)
    return Disc(frame.left + x, y, 0)


def _names(canvas: Canvas, marks: Sequence[PlaceMark], curves: Sequence[Curve], frame: Frame, theme: Theme) -> None:
    """Print the names on the map, joined to their marks by a line where they stand further off."""
    room = (_NAME if frame.beside else _SHORT_NAME) * theme.size
    texts = [counted_name(mark.place, room, theme) for mark in marks]
    sizes = [_size(text, theme) for text in texts]
    blocked = [box_around(curve.middle, number_size(theme) + 4) for curve in curves]
    blocked += [note_box(frame, theme)] if frame.beside else []
    points = [point for curve in curves for point in curve.points]
    box = (frame.left + 2, 2.0, frame.left + frame.width - 2, frame.depth - 2)
    found = place_names([mark.disc for mark in marks], sizes, box, blocked=blocked, lines=points)
    for mark, text, name in zip(marks, texts, found, strict=True):
        if name.line:
            canvas.add_shape(
                type="line", x0=round(mark.disc.x, 1), y0=round(mark.disc.y, 1), x1=round(name.line[0], 1),
                y1=round(name.line[1], 1), line={"color": theme.faint, "width": 0.8}, layer="below",
            )  # fmt: skip
        left, top, right, bottom = name.box
        centred = "left" if left > mark.disc.x else "right" if right < mark.disc.x else "center"
        x = {"left": left, "right": right, "center": (left + right) / 2}[centred]
        print_at(canvas, text, x, (top + bottom) / 2, theme, xanchor=centred, align=centred)
    taken = [*blocked, *(name.box for name in found), *(mark.disc.box() for mark in marks)]
    add_states(canvas, frame, theme, taken, points)


def _size(text: str, theme: Theme) -> tuple[float, float]:
    """Return how wide and high a name is, px."""
    size = theme.size
    return lines_width(text, size) + 4, (text.count("<br>") + 1) * LINE * size + 3


def _legend(places: Sequence[Place], legs: Sequence[Leg], sides: Mapping[str, str], theme: Theme) -> list[Row]:
    """Name only what is drawn."""
    there = {place.side for place in places} | {leg.side for leg in legs}
    kinds = {
        Sample("events at a place", theme.text, "circle"): any(not is_uncertain(place) for place in places),
        Sample("place not certain: inferred, an area, or a stand-in", theme.text, dash="3px,3px", width=1): any(
            is_uncertain(place) for place in places
        ),
    }
    fill = [sample for sample, found in kinds.items() if found]
    lines = {
        ("solid", "done"): any(leg.certain for leg in legs),
        ("dash", "not done, or not certain"): any(not leg.certain for leg in legs),
    }
    dashes = [Sample(words, theme.text, dash=dash) for (dash, words), found in lines.items() if found]
    colours = [Sample(words, theme.side(side), "square") for side, words in sides.items() if side in there]
    return [row for row in (("Side", colours), ("Place", fill), ("Way", dashes)) if row[1]]
