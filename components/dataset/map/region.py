"""Which part of the world a map of places shows."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Self

from components.dataset.map.states import StateName

Point = tuple[float, float]  # longitude, latitude; degrees

_MARGIN = 0.1  # of the places' box, on each side
_LEAST = 14.0, 10.0  # degrees of latitude, width and height of a map: on less no coast tells where it is
_LOW, _HIGH = 0.55, 0.82  # height of a map in its width
_STEEPEST = 70  # degrees of latitude: nearer to a pole the map is stretched no more
# A place stands beside the map and not on it if marks would lie on each other and leaving it out makes the map finer.
_NEAR, _CROWDED = 0.03, 1 / 3  # of the map's width; the part of the places that have another one so near
_FINER, _KEPT, _LEFT_OUT = 0.5, 0.6, 10  # width to width before; places that stay at least; that are left out at most


@dataclass(frozen=True, slots=True)
class Region:
    """A box of degrees; west is from -180 to 180, east is more than west, by 360 at most.

    A box across the antimeridian has an east of more than 180. names: what may be written on its land.
    """

    west: float
    east: float
    south: float
    north: float
    names: tuple[StateName, ...] = ()

    @property
    def stretch(self) -> float:
        """How many times as long a degree of latitude is drawn as one of longitude: as it is in the middle of the box.

        Near a pole, where it would be boundless, as on the 70th parallel.
        """
        return 1 / math.cos(math.radians(min(abs(self.south + self.north) / 2, _STEEPEST)))

    @property
    def ratio(self) -> float:
        """Height of the map in its width."""
        return (self.north - self.south) * self.stretch / (self.east - self.west)

    @property
    def width(self) -> float:
        """The width of the map in degrees of latitude, each about 111 km."""
        return (self.east - self.west) / self.stretch

    def widened(self, ratio: float) -> Self:
        """Return the region as wide, around the same middle, as its height needs for a map of this ratio.

        At most once around the world; one that is wide enough stays as it is.
        """
        width = min(max((self.north - self.south) * self.stretch / ratio, self.east - self.west), 360.0)
        west = (self.west + self.east - width) / 2
        west = (west + 180) % 360 - 180
        return replace(self, west=west, east=west + width)

    def holds(self, longitude: float, latitude: float) -> bool:
        """Return whether a place lies on the map, its edges included."""
        return self._eastward(longitude) <= self.east - self.west and self.south <= latitude <= self.north

    def spot(self, longitude: float, latitude: float, width: float) -> Point:
        """Return how far right and down of the upper left corner of a map of this width a place lies.

        Equal steps of a degree, as long north as south; no true projection. A place off the map lies at the edge that
        is nearest to it.

        >>> europe = Region(-10, 30, 40, 60)
        >>> europe.spot(-10, 60, 400), europe.spot(30, 60, 400), europe.spot(-74, 60, 400)
        ((0.0, 0.0), (400.0, 0.0), (0.0, 0.0))
        """
        east, wide = self._eastward(longitude), self.east - self.west
        if east > wide:
            east = wide if east - wide < 360 - east else 0.0
        down = self.north - min(max(latitude, self.south), self.north)
        return east * width / wide, down * self.stretch * width / wide

    def _eastward(self, longitude: float) -> float:
        return (longitude - self.west) % 360


WORLD = Region(-180, 180, -58, 80)


def region_of(places: Sequence[Point], most: Sequence[Point] = ()) -> Region:
    """Return the region that shows `most`, of which `places` are a part, or only the closest of them if these crowd.

    So the map stays the same whatever part of a package is chosen. If most of `places` lie elsewhere, it is the region
    of `places`; without any, the world.
    """
    if not (places or most):
        return WORLD
    whole = _closest(most or places)
    inside = sum(whole.holds(*place) for place in places)
    return whole if inside * 2 >= len(places) else _closest(places)


def _closest(places: Sequence[Point]) -> Region:
    """Return the region of the places; as long as they crowd and others lie far off, of those nearest to the middle."""
    middle = _middle(places)
    kept = sorted(places, key=lambda place: math.dist(_direction(place), middle))
    least = max(math.ceil(_KEPT * len(places)), len(places) - _LEFT_OUT)
    region = _around(kept)
    while _crowd(kept, region):
        fewer = ((some, _around(kept[:some])) for some in range(len(kept) - 1, least - 1, -1))
        found = next(((some, finer) for some, finer in fewer if finer.width <= region.width * _FINER), None)
        if found is None:
            break
        kept, region = kept[: found[0]], found[1]
    return region


def _direction(place: Point) -> tuple[float, float, float]:
    longitude, latitude = map(math.radians, place)
    return math.cos(latitude) * math.cos(longitude), math.cos(latitude) * math.sin(longitude), math.sin(latitude)


def _middle(places: Sequence[Point]) -> list[float]:
    """Return the direction that in each of its three parts has as many places on either side: far ones do not pull."""
    return [sorted(part)[len(part) // 2] for part in zip(*map(_direction, places), strict=True)]


def _crowd(places: Sequence[Point], region: Region) -> bool:
    spots = [region.spot(*place, 1) for place in dict.fromkeys(places)]
    near = sum(any(one is not other and math.dist(one, other) < _NEAR for other in spots) for one in spots)
    return near > _CROWDED * len(spots)


def _around(places: Sequence[Point]) -> Region:
    """Return the box around places with its margin, neither too flat nor too high."""
    west, wide = _longitudes([longitude for longitude, _ in places])
    south, north = (end(latitude for _, latitude in places) for end in (min, max))
    stretch = Region(0, 1, south, north).stretch
    height = max((north - south) * (1 + 2 * _MARGIN), _LEAST[1])
    width = max(wide * (1 + 2 * _MARGIN), _LEAST[0] * stretch, height * stretch / _HIGH)
    width = min(width, 360.0)
    height = min(max(height, width * _LOW / stretch), 180.0)
    left = west - (width - wide) / 2
    bottom = min(max((south + north - height) / 2, -90.0), 90.0 - height)
    left = (left + 180) % 360 - 180
    return Region(left, left + width, bottom, bottom + height)


def _longitudes(found: Sequence[float]) -> tuple[float, float]:
    """Return where the shortest stretch that holds all longitudes begins, and how long it is: none of it is empty sea.

    >>> _longitudes([-122.4, 139.7]), _longitudes([2.3, -0.1])
    ((139.7, 97.9), (-0.1, 2.4))
    """
    around = sorted(set(found))
    gaps = [(other - one, other) for one, other in pairwise([*around, around[0] + 360])]
    gap, after = max(gaps)
    return round((after + 180) % 360 - 180, 6) if after >= 180 else after, round(360 - gap, 6)
