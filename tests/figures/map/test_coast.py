"""The coasts of the world, and what of them lies on a map."""

from itertools import pairwise

import pytest

from components.dataset.map.region import WORLD, Region, region_of
from components.figures.base.theme import LIGHT, blank_canvas
from components.figures.map.coast import coast_of, scale_of
from components.figures.map.ground import add_ground
from components.figures.map.lists import Frame

PACIFIC = Region(120, 300, -50, 65)
ARCTIC = Region(-180, 180, 50, 90)
ANTARCTIC = Region(-180, 180, -90, -50)
CHUKOTKA = Region(165, 200, 55, 75)


def is_land(coast, longitude, latitude):
    """Say whether a point lies within an odd number of rings."""
    inside = False
    for ring in coast:
        for (x, y), (u, v) in pairwise((*ring, ring[0])):
            if (y > latitude) != (v > latitude) and longitude < x + (latitude - y) * (u - x) / (v - y):
                inside = not inside
    return inside


def drawn_lines(region, width=800):
    """Return the coasts as they are drawn: pieces of points, px."""
    canvas = blank_canvas(LIGHT, height=10)
    add_ground(canvas, Frame(region, 0, width, 0, beside=True), LIGHT)
    trace = canvas.finished().data[1]
    pieces, piece = [], []
    for point in zip(trace.x, trace.y, strict=True):
        if point[0] is None:
            pieces.append(piece)
            piece = []
        else:
            piece.append(point)
    return pieces


def test_the_scale_goes_by_what_the_map_shows():
    assert scale_of(region_of([(36.3, 33.5), (44.4, 33.3)])) == "50m"
    assert scale_of(region_of([(113.26, 23.13), (-0.13, 51.51), (-71.06, 42.36)])) == "110m"
    assert scale_of(WORLD) == "110m"


@pytest.mark.parametrize("scale", ["110m", "50m"])
def test_land_is_land_and_sea_is_sea_all_over_the_world(scale):
    coast = coast_of(WORLD, scale)
    land = [(36.3, 33.5), (13.4, 52.5), (-74.5, 41), (113, 24), (140, 36.3), (151, -33), (18.8, -33.5), (-47, -15)]
    for place in [*land, (178, 67), (-178, 67), (-40, 70)]:
        assert is_land(coast, *place), place
    for place in [(-30, 40), (-150, 10), (80, -20), (18, 35), (51, 41), (179, 30), (-179, -40)]:
        assert not is_land(coast, *place), place


@pytest.mark.parametrize("region", [WORLD, PACIFIC, ARCTIC, ANTARCTIC, CHUKOTKA, Region(27, 53, 23.5, 41.5)])
def test_the_coast_lies_on_the_map(region):
    rings = coast_of(region, scale_of(region))
    assert rings
    for ring in rings:
        for longitude, latitude in ring:
            assert region.west <= longitude <= region.east
            assert region.south <= latitude <= region.north


def test_land_goes_on_across_the_antimeridian():
    coast = coast_of(CHUKOTKA, "50m")
    assert all(is_land(coast, longitude, 67.5) for longitude in (178, 179.9, 180.1, 182))


@pytest.mark.parametrize("region", [WORLD, PACIFIC, ARCTIC, ANTARCTIC, CHUKOTKA])
def test_no_coast_is_drawn_across_the_map(region):
    """Neither the antimeridian, nor the pole, nor the edge of the map is a shore."""
    for line in drawn_lines(region):
        for (x, y), (u, v) in pairwise(line):
            assert abs(x - u) + abs(y - v) < 150


@pytest.mark.parametrize("region", [WORLD, ARCTIC, ANTARCTIC, CHUKOTKA, Region(27, 53, 23.5, 41.5)])
def test_the_edge_of_the_map_is_no_shore(region):
    for line in drawn_lines(region):
        for (x, y), (u, v) in pairwise(line):
            assert not (x == u == 0 and abs(y - v) > 2), (y, v)
            assert not (y == v == 0 and abs(x - u) > 2), (x, u)


def test_a_map_of_the_world_is_drawn_in_few_points():
    assert 1_000 < sum(map(len, drawn_lines(WORLD))) < 5_000
