"""Where things happened: places on a map of coasts, and what went from one to another."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.dataset.map.place_map import CERTAIN, COUNT, KNOWN, UNSTATED
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.figures.base.canvas import Canvas
from components.figures.base.legend import Row, Sample, add_legend, legend_height, legend_rows, title_room
from components.figures.base.theme import LIGHT, Theme, blank_canvas
from components.figures.map.coast import EAST, NORTH, SOUTH, WEST, on_map, spot
from components.figures.map.ground import add_ground, add_note, note_box
from components.figures.map.labels import Disc, place_names, separate_discs
from components.figures.map.lists import LETTER, LINE, Frame, add_lists, counted_name, print_at
from components.figures.map.marks import (
    Leg,
    Seat,
    add_legs,
    add_numbers,
    add_places,
    around,
    curved,
    free_spot,
    number_size,
    size_of,
)
from components.figures.map.words import PARTS

_MARGIN = 8
_BESIDE = 48  # text sizes: in a wider figure the lists stand beside the map, not under it
_LIST = 15.5  # text sizes, width of the lists
_NAME, _SHORT_NAME = 18, 13  # letters in a line of a name on the map, on a small one
_SMALL = 0.8  # size of the marks on a small map


def place_map(
    places: pd.DataFrame,
    legs: pd.DataFrame,
    sides: Mapping[str, str],
    *,
    theme: Theme = LIGHT,
    selected: str = "",
    width: int = 800,
) -> go.Figure:
    """Draw a mark for each place, as large as it has events, and an arrow for each leg; coasts, but no borders.

    places, legs: as dataset.map gives them; may be empty. sides: side -> words, for the legend. selected: event whose
    place and leg stand out. width: px that the figure has at least; the map does not grow with more.
    A place outside the map stands in a list beside it (under it, if narrow), as do the legs in words. A mark is filled
    if sources state the place, hollow if none does, and has a filled core if both occur. Places and numbers of legs
    tell their events (see figures.mark).
    """
    frame = _frame(width - 2 * _MARGIN, theme)
    if not frame.beside:
        theme = replace(theme, mark=round(theme.mark * _SMALL))
    rows = sorted(rows_of(places), key=lambda row: -row[COUNT])
    seats = _seats(rows, frame, theme)
    legend = legend_rows(_legend(rows, rows_of(legs), sides, theme), width - 2 * _MARGIN - title_room(theme), theme)
    bottom = legend_height(len(legend), theme) if rows else 0
    canvas = blank_canvas(theme, height=10)
    words, depth = add_lists(canvas, seats, rows_of(legs), frame, theme)
    whole = max(frame.depth, depth) if frame.beside else depth
    canvas.update_layout(
        height=int(whole) + 2 * _MARGIN + bottom + 4, dragmode=False, meta={"walk": "rows"},
        margin={"l": _MARGIN, "r": _MARGIN, "t": _MARGIN, "b": bottom + _MARGIN},
    )  # fmt: skip
    # Fixed axes leave the finger on a phone free to scroll the page.
    canvas.update_xaxes(range=[0, width - 2 * _MARGIN], visible=False, fixedrange=True, constrain="domain")
    canvas.update_xaxes(constraintoward="left")
    canvas.update_yaxes(range=[whole, 0], visible=False, fixedrange=True, scaleanchor="x", constrain="domain")
    canvas.update_yaxes(constraintoward="top")
    add_ground(canvas, frame.left, frame.width, theme)
    add_note(canvas, frame.left, frame.width, theme, under=not frame.beside)
    drawn = _legs(rows_of(legs), seats, frame, theme)
    add_legs(canvas, drawn, theme, selected)
    _names(canvas, [seat for seat in seats if seat.near], drawn, frame, theme)
    if seats:
        add_places(canvas, seats, theme, selected)
        add_numbers(canvas, [*drawn, *drawn], [*(leg.middle for leg in drawn), *words], theme)
        add_legend(canvas, legend, theme, left=title_room(theme) / (width - 2 * _MARGIN))
    return canvas.finished()


def _frame(width: float, theme: Theme) -> Frame:
    if width < _BESIDE * theme.size:
        return Frame(0, width, width, beside=False)
    left = _LIST * theme.size
    return Frame(left, width - left, left - theme.size, beside=True)


def _seats(rows: Sequence[Mapping[Any, Any]], frame: Frame, theme: Theme) -> list[Seat]:
    """Return where each place stands on the map, apart from its neighbours; the others wait for their line."""
    near = [row for row in rows if on_map(row[c.LONGITUDE], row[c.LATITUDE])]
    discs = []
    for row in near:
        x, y = spot(row[c.LONGITUDE], row[c.LATITUDE], frame.width)
        discs.append(Disc(frame.left + x, y, size_of(row[COUNT], theme) / 2 + (2 if row[c.PRECISION] in PARTS else 0)))
    seats = [Seat(row, disc, near=True) for row, disc in zip(near, separate_discs(discs), strict=True)]
    far = [row for row in rows if not on_map(row[c.LONGITUDE], row[c.LATITUDE])]
    return seats + [Seat(row, Disc(0, 0, size_of(row[COUNT], theme) / 2), near=False) for row in far]


def _legs(rows: Sequence[Mapping[Any, Any]], seats: Sequence[Seat], frame: Frame, theme: Theme) -> list[Leg]:
    discs = {seat.place[c.PLACE]: _end(seat, frame) for seat in seats}
    taken, legs, radius = list(discs.values()), [], number_size(theme) / 2 + 1
    for row in rows:
        points = curved(discs[row[c.PLACE]], discs[row[c.PLACE_TO]])
        if points:
            legs.append(Leg(row, points, free_spot(points, taken, radius)))
            taken.append(Disc(*legs[-1].middle, radius))
    return legs


def _end(seat: Seat, frame: Frame) -> Disc:
    """Return where a leg ends: at the mark, or at the edge of the map towards a place whose mark is in a list below."""
    if seat.near or frame.beside:
        return seat.disc
    longitude = min(max(seat.place[c.LONGITUDE], WEST), EAST)
    latitude = min(max(seat.place[c.LATITUDE], SOUTH), NORTH)
    x, y = spot(longitude, latitude, frame.width)
    return Disc(frame.left + x, y, 0)


def _names(canvas: Canvas, seats: Sequence[Seat], legs: Sequence[Leg], frame: Frame, theme: Theme) -> None:
    """Print the names on the map, joined to their marks by a line where they stand further off."""
    texts = [counted_name(seat.place, _NAME if frame.beside else _SHORT_NAME, theme) for seat in seats]
    sizes = [_size(text, theme) for text in texts]
    blocked = [around(leg.middle, number_size(theme) + 4) for leg in legs]
    blocked += [note_box(frame.left, frame.width, theme)] if frame.beside else []
    points = [point for leg in legs for point in leg.points]
    box = (frame.left + 2, 2.0, frame.left + frame.width - 2, frame.depth - 2)
    found = place_names([seat.disc for seat in seats], sizes, box, blocked=blocked, lines=points)
    for seat, text, name in zip(seats, texts, found, strict=True):
        if name.line:
            canvas.add_shape(
                type="line", x0=round(seat.disc.x, 1), y0=round(seat.disc.y, 1), x1=round(name.line[0], 1),
                y1=round(name.line[1], 1), line={"color": theme.faint, "width": 0.8}, layer="below",
            )  # fmt: skip
        left, top, right, bottom = name.box
        centred = "left" if left > seat.disc.x else "right" if right < seat.disc.x else "center"
        x = {"left": left, "right": right, "center": (left + right) / 2}[centred]
        print_at(canvas, text, x, (top + bottom) / 2, theme, xanchor=centred, align=centred)


def _size(text: str, theme: Theme) -> tuple[float, float]:
    """Return how wide and high a name is, px."""
    lines = [re.sub("<[^>]*>", "", line) for line in text.split("<br>")]
    return max(map(len, lines)) * LETTER * (theme.size - 1) + 4, len(lines) * LINE * (theme.size - 1) + 3


def _legend(
    places: Sequence[Mapping[Any, Any]], legs: Sequence[Mapping[Any, Any]], sides: Mapping[str, str], theme: Theme
) -> list[Row]:
    """Name only what is drawn."""
    there = {row[c.SIDE] for row in (*places, *legs)}
    guessed = "place inferred, or not stated" if any(row[UNSTATED] for row in places) else "place inferred"
    kinds = {
        ("circle", "place stands in a source"): any(0 < row[KNOWN] == row[COUNT] for row in places),
        ("circle-open", guessed): any(not row[KNOWN] and row[COUNT] for row in places),
        ("circle-open-dot", "both: core for what sources state"): any(0 < row[KNOWN] < row[COUNT] for row in places),
    }
    fill = [Sample(words, theme.text, kind) for (kind, words), found in kinds.items() if found]
    if any(row[c.PRECISION] in PARTS for row in places):
        fill.append(Sample("an area, or a stand-in", theme.text, dash="3px,3px", width=1))
    lines = {
        ("solid", "done, both places stated"): any(row[CERTAIN] for row in legs),
        ("dash", "not done, or places not stated"): any(not row[CERTAIN] for row in legs),
    }
    dashes = [Sample(words, theme.text, dash=dash) for (dash, words), found in lines.items() if found]
    colours = [Sample(words, theme.side(side), "square") for side, words in sides.items() if side in there]
    return [row for row in (("Side", colours), ("Place", fill), ("Leg", dashes)) if row[1]]
