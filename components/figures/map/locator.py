"""Where one event took place, at a glance: a small map, a picture without anything to press."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from components.dataset.map.place_map import Leg, Place
from components.dataset.map.region import Region, region_of
from components.figures.base.text_width import lines_width, wrap_to_width
from components.figures.base.theme import FONT, LIGHT, Theme
from components.figures.map.ground import land, state_spots
from components.figures.map.labels import Box, Disc, place_names
from components.figures.map.lists import LINE, Frame, short
from components.figures.map.marks import Point, curved
from components.figures.map.words import PARTS

WIDTH, HEIGHT = 280, 150  # px
_TEXT, _SMALL = 13.0, 11.5  # px: the place, the states
_NAME = 130.0  # px that a line of a name may take
_WIDER = 1.12  # a picture has no font but the reader's own, which may be wider than the one that was measured
_MARK, _END = 5.5, 4.0  # px, radius: where it happened, where it only led to
_RING = 3.0  # px from a mark to its dashed ring
_HEAD = 7.0  # px, of an arrow


def locator_map(places: Sequence[Place], legs: Sequence[Leg], home: Region, *, theme: Theme = LIGHT) -> str:
    """Draw `places` and `legs` of one event as SVG; an empty text if there is no place to draw.

    home: what the map of the whole package shows. The locator shows the same, or as much more as the places need. Mark,
    ring, colour and dashes mean what they mean on the map.
    """
    if not places:
        return ""
    frame = _frame(places, home)
    discs = {place.id: _disc(place, legs, frame) for place in places}
    box = (4.0, 4.0, WIDTH - 4.0, frame.depth - 4)
    curves = [(leg, curved(discs[leg.start], discs[leg.end], box)) for leg in legs]
    points = [point for _, curve in curves for point in curve]
    texts = [wrap_to_width(_printable(short(place.name)), _NAME, _TEXT) for place in places]
    sizes = [(lines_width(text, _TEXT) * _WIDER + 4, (text.count("<br>") + 1) * LINE * _TEXT) for text in texts]
    names = [one.box for one in place_names(list(discs.values()), sizes, box, lines=points)]
    taken = [*names, *(disc.box() for disc in discs.values())]
    drawn = [
        *_ground(frame, theme),
        *(
            _words(words, spot, _SMALL, theme.faint, theme)
            for words, spot in state_spots(frame, _SMALL * _WIDER, taken, points)
            if words not in texts
        ),
        *(part for leg, curve in curves if curve for part in _way(leg, curve, theme)),
        *(part for place in places for part in _mark(place, discs[place.id], legs, theme)),
        *(_words(text, _middle(name), _TEXT, theme.text, theme) for text, name in zip(texts, names, strict=True)),
    ]
    height = round(frame.depth)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        f"font-family='{FONT}'>{''.join(drawn)}</svg>"
    )


def is_sure(place: Place, legs: Iterable[Leg]) -> bool:
    """Return whether a source states the place of an event, and no area or other place stands in for it."""
    stated = place.known if place.count else not any(leg.inferred or leg.unstated for leg in legs)
    return bool(stated) and place.precision not in PARTS


def _frame(places: Sequence[Place], home: Region) -> Frame:
    points = [(place.longitude, place.latitude) for place in places]
    region = home
    if not all(home.holds(*point) for point in points):
        region = replace(region_of([(home.west, home.south), (home.east, home.north), *points]), names=home.names)
    return Frame(region.widened(HEIGHT / WIDTH), 0, WIDTH, WIDTH, beside=True)


def _disc(place: Place, legs: Sequence[Leg], frame: Frame) -> Disc:
    """Return what a place takes up: its mark, and its ring if it has one."""
    ring = 0 if is_sure(place, legs) else _RING
    return Disc(*frame.region.spot(place.longitude, place.latitude, frame.width), _radius(place) + ring)


def _radius(place: Place) -> float:
    return _MARK if place.count else _END


def _ground(frame: Frame, theme: Theme) -> list[str]:
    coast = f'fill="{theme.grid}" fill-opacity="0.6" stroke="{theme.faint}" stroke-width="0.6"'
    edge = f'fill="none" stroke="{theme.grid}" stroke-width="2"'  # where the map ends is no coast: it lies over that
    return [
        f'<path d="{_land(frame)}" fill-rule="evenodd" {coast}/>',
        f'<rect width="{WIDTH}" height="{round(frame.depth)}" {edge}/>',
    ]


@lru_cache(maxsize=32)
def _land(frame: Frame) -> str:
    return "".join(f"{_line(shore)}Z" for shore in land(frame, frame.region))


def _way(leg: Leg, curve: Sequence[Point], theme: Theme) -> list[str]:
    colour, (x, y) = theme.side(leg.side), curve[-1]
    back = curve[max(len(curve) - 4, 0)]
    length = max(((x - back[0]) ** 2 + (y - back[1]) ** 2) ** 0.5, 1)
    along, across = ((x - back[0]) / length * _HEAD, (y - back[1]) / length * _HEAD), 0.45
    head = [
        (x - along[0] - along[1] * across, y - along[1] + along[0] * across),
        (x, y),
        (x - along[0] + along[1] * across, y - along[1] - along[0] * across),
    ]
    dashes = "" if leg.certain else ' stroke-dasharray="5 4"'
    return [
        f'<path d="{_line(curve)}" fill="none" stroke="{colour}" stroke-width="1.6"{dashes}/>',
        f'<path d="{_line(head)}Z" fill="{colour}"/>',
    ]


def _mark(place: Place, disc: Disc, legs: Sequence[Leg], theme: Theme) -> list[str]:
    at = f'cx="{disc.x:.1f}" cy="{disc.y:.1f}"'
    colour = theme.side(place.side) if place.count else theme.faint
    drawn = [f'<circle {at} r="{_radius(place)}" fill="{colour}"/>']
    if not is_sure(place, legs):
        ring = f'stroke="{theme.text}" stroke-width="1.2" stroke-dasharray="3 3"'
        drawn.append(f'<circle {at} r="{disc.radius}" fill="none" {ring}/>')
    return drawn


def _words(html: str, middle: Point, size: float, colour: str, theme: Theme) -> str:
    """Return the lines of `html`, one below the other around a point."""
    lines = html.split("<br>")
    top = middle[1] - (len(lines) - 1) / 2 * LINE * size
    # A seam of the ground's colour, so that no coast and no leg strikes a name.
    return "".join(
        f'<text x="{middle[0]:.1f}" y="{top + row * LINE * size:.1f}" dy="0.35em" text-anchor="middle" '
        f'font-size="{size}" fill="{colour}" stroke="{theme.ground}" stroke-width="3" stroke-linejoin="round" '
        f'paint-order="stroke">{line}</text>'
        for row, line in enumerate(lines)
    )


def _printable(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable())


def _middle(box: Box) -> Point:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _line(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{round(x, 1):g} {round(y, 1):g}" for x, y in points)
