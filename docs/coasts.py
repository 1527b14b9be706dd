"""Make the coasts of the map from Natural Earth's land 1:110m and 1:50m, version 4.1.0 (public domain).

The npm package world-atlas carries both as TopoJSON: `npm pack world-atlas@2.0.2`, unpack it, and
`python docs/coasts.py package` writes components/figures/map/coast-110m.json and coast-50m.json.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1] / "components" / "figures" / "map"
# Scale -> degrees that a point may be off, and that an island measures at least.
SCALES = {"110m": (0.05, 0.3), "50m": (0.02, 0.06)}
HUNDREDTHS = 100  # of a degree: in what the points are written
Ring = list[tuple[float, float]]


def rings_of(topology: Mapping[str, Any]) -> list[Ring]:
    """Return the shores: land clockwise, water within it the other way round. A ring may go on beyond 180 degrees."""
    (across, down), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [
        [(x * across + left, y * down + bottom) for x, y in accumulate(arc, lambda a, b: (a[0] + b[0], a[1] + b[1]))]
        for arc in topology["arcs"]
    ]
    rings = []
    for shape in topology["objects"]["land"]["geometries"]:
        for polygon in shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]:
            for numbers in polygon:
                parts = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
                rings.append(unrolled([parts[0][0], *(point for part in parts for point in part[1:])]))
    return rings


def unrolled(ring: Sequence[tuple[float, float]]) -> Ring:
    """Return a ring without jumps from 180 to -180 degrees; the one around the pole is closed along its parallel."""
    found = [ring[0]]
    for one, other in pairwise(ring):
        found.append((found[-1][0] + (other[0] - one[0] + 180) % 360 - 180, other[1]))
    if abs(found[-1][0] - found[0][0]) > 1:
        found += [(found[-1][0], -90.0), (found[0][0], -90.0), found[0]]
    return found


def simplified(ring: Ring, off: float) -> Ring:
    """Return the points of which no other one that is left out is further `off` (Douglas and Peucker)."""
    kept, asked = {0, len(ring) - 1}, [(0, len(ring) - 1)]
    while asked:
        first, last = asked.pop()
        far = [distance(ring[place], ring[first], ring[last]) for place in range(first + 1, last)]
        if far and max(far) > off:
            middle = first + 1 + far.index(max(far))
            kept.add(middle)
            asked += [(first, middle), (middle, last)]
    return [ring[place] for place in sorted(kept)]


def distance(point: tuple[float, float], one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return how far `point` lies from the straight piece between two points, in degrees."""
    across, down = other[0] - one[0], other[1] - one[1]
    length = across**2 + down**2
    share = ((point[0] - one[0]) * across + (point[1] - one[1]) * down) / length if length else 0.0
    share = min(max(share, 0.0), 1.0)
    off = point[0] - one[0] - share * across, point[1] - one[1] - share * down
    return float((off[0] ** 2 + off[1] ** 2) ** 0.5)


def written(ring: Ring) -> list[int]:
    """Return the first point and the steps from each to the next, in hundredths of a degree."""
    points = [(round(x * HUNDREDTHS), round(y * HUNDREDTHS)) for x, y in ring]
    points = [points[0], *(other for one, other in pairwise(points) if one != other)]
    steps = [(other[0] - one[0], other[1] - one[1]) for one, other in pairwise(points)]
    return [number for point in (points[0], *steps) for number in point]


def is_large(ring: Ring, least: float) -> bool:
    """Say whether a ring measures `least` degrees from west to east or from south to north, and is no mere pole."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return max(max(xs) - min(xs), max(ys) - min(ys)) >= least and max(ys) > -89


def main(folder: Path) -> None:
    """Write the coasts of both scales from land-SCALE.json in `folder`."""
    for scale, (off, least) in SCALES.items():
        topology = json.loads((folder / f"land-{scale}.json").read_text(encoding="utf-8"))
        rings = [simplified(ring, off) for ring in rings_of(topology) if is_large(ring, least)]
        lines = ",\n".join(json.dumps(written(ring), separators=(",", ":")) for ring in rings)
        file = FOLDER / f"coast-{scale}.json"
        file.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
        print(f"Wrote {file}: {len(rings)} rings, {sum(map(len, rings)):,} points")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
