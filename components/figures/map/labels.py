"""Where the marks and the names of a map stand so that none lies on another."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]  # left, top, right, bottom, px

_TURNS, _ROUNDS = 60, 4
_FAR = (3, 12, 24, 38, 54, 72)  # px from a mark to its name, nearest first
# Right, left, below, above, and between.
_WAYS = (
    *((1, 0), (-1, 0), (0, 1), (0, -1), (1, -0.8), (1, 0.8), (-1, -0.8), (-1, 0.8)),
    *((1, -0.4), (1, 0.4), (-1, -0.4), (-1, 0.4), (0.5, 1), (-0.5, 1), (0.5, -1), (-0.5, -1)),
)
# What it costs, beside the square px of names that are covered: a px outside, a square px of a mark, a point of a line,
# a px of distance.
_NEARER, _CROSSED, _STEPS = 25.0, 12.0, 12  # for each mark that is nearer; for each of so many steps of a line
_OUTSIDE, _ON_MARK, _ON_LINE, _DISTANCE = 40.0, 3.0, 30.0, 0.6


@dataclass
class Disc:
    """A mark: its middle and its radius, px."""

    x: float
    y: float
    radius: float

    def box(self) -> Box:
        """Return the box around it."""
        return self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius


@dataclass(frozen=True)
class Name:
    """Where a name stands: its box, and where on the box a line from its mark ends, or None if it stands close by."""

    box: Box
    line: tuple[float, float] | None


def separate_discs(discs: Sequence[Disc], gap: float = 2) -> list[Disc]:
    """Return `discs` moved apart until none touches another; the smaller of two moves more."""
    found = [Disc(disc.x, disc.y, disc.radius) for disc in discs]
    for _ in range(_TURNS):
        moved = False
        for place, one in enumerate(found):
            for other in found[place + 1 :]:
                far = math.hypot(other.x - one.x, other.y - one.y)
                lack = one.radius + other.radius + gap - far
                if lack <= 0.01:
                    continue
                moved = True
                across, down = ((other.x - one.x) / far, (other.y - one.y) / far) if far else (0.0, 1.0)
                share = other.radius / (one.radius + other.radius)  # the part that the first one moves
                one.x, one.y = one.x - across * lack * share, one.y - down * lack * share
                other.x, other.y = other.x + across * lack * (1 - share), other.y + down * lack * (1 - share)
        if not moved:
            break
    return found


def place_names(
    discs: Sequence[Disc],
    sizes: Sequence[tuple[float, float]],
    frame: Box,
    *,
    blocked: Sequence[Box] = (),
    lines: Iterable[tuple[float, float]] = (),
) -> list[Name]:
    """Return where the name of each disc stands: where it covers least, the nearest of equals.

    sizes: width and height of each name, px; the first names choose first. frame: what they should not leave.
    blocked: boxes that are taken. lines: points of lines that names should leave free.
    """
    points, marks = list(lines), [disc.box() for disc in discs]
    spots = [list(_around(disc, size)) for disc, size in zip(discs, sizes, strict=True)]
    stands: dict[int, tuple[Box, float]] = {}
    for _ in range(_ROUNDS):  # the first name could not know where the last one stands
        for place, around in enumerate(spots):
            taken = [*blocked, *(box for other, (box, _) in stands.items() if other != place)]
            costs = [
                _cost(box, taken, marks, frame, points) + _apart(place, discs, box, taken) + far * _DISTANCE
                for box, far in around
            ]
            stands[place] = around[costs.index(min(costs))]
    return [
        Name(box, _end(disc, box) if far > _FAR[1] else None)
        for disc, (box, far) in zip(discs, (stands[place] for place in range(len(spots))), strict=True)
    ]


def _around(disc: Disc, size: tuple[float, float]) -> Iterable[tuple[Box, float]]:
    """Yield where a name of `size` may stand, and how far from its mark."""
    width, height = size
    for far in _FAR:
        for across, down in _WAYS:
            reach = disc.radius + far
            slant = 0.75 if across and down else 1.0
            middle = disc.x + across * (reach * slant + width / 2), disc.y + down * (reach * slant + height / 2)
            left, top = middle[0] - width / 2, middle[1] - height / 2
            yield (left, top, left + width, top + height), far


def _cost(
    box: Box, names: Sequence[Box], marks: Sequence[Box], frame: Box, points: Sequence[tuple[float, float]]
) -> float:
    """Return how bad it is for a name to stand in `box`."""
    covered = sum(_shared(box, name) for name in names) + _ON_MARK * sum(_shared(box, mark) for mark in marks)
    out = max(frame[0] - box[0], 0) + max(box[2] - frame[2], 0) + max(frame[1] - box[1], 0) + max(box[3] - frame[3], 0)
    crossed = sum(box[0] <= x <= box[2] and box[1] <= y <= box[3] for x, y in points)
    return covered + out * _OUTSIDE + crossed * _ON_LINE


def covers_nothing(box: Box, frame: Box, taken: Iterable[Box], points: Iterable[tuple[float, float]]) -> bool:
    """Return whether `box` lies in `frame` and on none of the boxes and points of lines."""
    inside = frame[0] <= box[0] and frame[1] <= box[1] and box[2] <= frame[2] and box[3] <= frame[3]
    crossed = any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for x, y in points)
    return inside and not crossed and not any(_shared(box, one) for one in taken)


def _apart(own: int, discs: Sequence[Disc], box: Box, names: Sequence[Box]) -> float:
    """Return how hard it is to see whose name stands in `box`: another mark is nearer, or the line to it is crossed."""
    disc = discs[own]
    x, y = _end(disc, box)
    steps = [(disc.x + (x - disc.x) * n / _STEPS, disc.y + (y - disc.y) * n / _STEPS) for n in range(1, _STEPS)]
    others = [other for place, other in enumerate(discs) if place != own]
    near = math.hypot(x - disc.x, y - disc.y) - disc.radius
    nearer = sum(math.hypot(*_to(other, box)) - other.radius < near for other in others)
    through = sum(math.hypot(sx - one.x, sy - one.y) < one.radius + 2 for one in others for sx, sy in steps)
    over = sum(name[0] <= sx <= name[2] and name[1] <= sy <= name[3] for name in names for sx, sy in steps)
    return nearer * _NEARER + (through + over) * _CROSSED


def _to(disc: Disc, box: Box) -> tuple[float, float]:
    """Return how far right and down the nearest point of `box` lies from the middle of `disc`."""
    x, y = _end(disc, box)
    return x - disc.x, y - disc.y


def _shared(one: Box, other: Box) -> float:
    """Return how many square px two boxes share."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0.0


def _end(disc: Disc, box: Box) -> tuple[float, float]:
    """Return the point of `box` that is nearest to the middle of `disc`."""
    return min(max(disc.x, box[0]), box[2]), min(max(disc.y, box[1]), box[3])
