"""The coasts of the world, without any border, at two scales, cut to what a map shows.

They are the land of Natural Earth, 1:110m and 1:50m, version 4.1.0 (naturalearthdata.com, public domain), made simpler
by docs/coasts.py. The data has land and sea only: nothing here says where one state ends and another begins.
"""

import json
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path

from components.dataset.map.region import Point, Region

_WIDE = 55.0  # degrees of latitude: on a wider map the finer coast would be a blur
_PARTS = 100  # in which the files give a degree
Ring = tuple[Point, ...]


def scale_of(region: Region) -> str:
    """Return the scale of the coast that a map of this region is drawn with, "110m" or "50m"."""
    return "110m" if region.width > _WIDE else "50m"


@lru_cache(maxsize=32)
def coast_of(region: Region, scale: str) -> tuple[Ring, ...]:
    """Return rings of longitude and latitude: the shores of land, and of water within it, cut off where `region` ends.

    Longitudes run from region.west to region.east, beyond 180 if need be. scale: see `scale_of`.
    """
    found = []
    for (west, south, east, north), ring in _rings(scale):
        for turn in (-360, 0, 360):
            if (
                west + turn < region.east
                and east + turn > region.west
                and south < region.north
                and north > region.south
            ):
                cut = _cut([(x + turn, y) for x, y in ring], region)
                found += [tuple(cut)] if len(cut) > 2 else []
    return tuple(found)


@cache
def _rings(scale: str) -> list[tuple[tuple[float, float, float, float], Ring]]:
    """Return each ring of a file and the box around it: west, south, east, north."""
    text = (Path(__file__).parent / f"coast-{scale}.json").read_text(encoding="utf-8")
    found = []
    for steps in json.loads(text):
        xs, ys = ([at / _PARTS for at in accumulate(steps[part::2])] for part in (0, 1))
        found.append(((min(xs), min(ys), max(xs), max(ys)), tuple(zip(xs, ys, strict=True))))
    return found


def _cut(ring: Sequence[Point], region: Region) -> list[Point]:
    """Return the part of a ring within the region (Sutherland and Hodgman); its pieces hang together along the edge."""
    points = list(ring)
    for axis, edge, way in ((0, region.west, 1), (0, region.east, -1), (1, region.south, 1), (1, region.north, -1)):
        kept: list[Point] = []
        for at, point in enumerate(points):
            before = points[at - 1]
            inside, was = (point[axis] - edge) * way >= 0, (before[axis] - edge) * way >= 0
            if inside != was:
                share = (edge - before[axis]) / (point[axis] - before[axis])
                across = [one + (other - one) * share for one, other in zip(before, point, strict=True)]
                across[axis] = edge
                kept.append((across[0], across[1]))
            if inside:
                kept.append(point)
        points = kept
    return points
