"""Which part of the world a map shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.dataset.map.recorded import points_of
from components.dataset.map.region import WORLD, region_of

LONDON, BOSTON, CANTON = (-0.13, 51.51), (-71.06, 42.36), (113.26, 23.13)
TOKYO, SAN_FRANCISCO = (139.7, 35.7), (-122.4, 37.8)
points = st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=1, max_size=30)


def shows(region, places):
    return [place for place in places if region.holds(*place)]


def test_places_far_apart_are_all_shown():
    region = region_of([CANTON, LONDON, BOSTON])
    assert shows(region, [CANTON, LONDON, BOSTON]) == [CANTON, LONDON, BOSTON]
    assert 184 < region.east - region.west < 250


def test_the_places_have_a_margin():
    region = region_of([LONDON, (2.35, 48.86), (13.4, 52.5)])
    assert region.west < -0.13 - 1
    assert region.east > 13.4 + 1
    assert region.south < 48.86 - 0.3
    assert region.north > 52.5 + 0.3


def test_one_place_stands_in_the_middle_of_a_map_on_which_a_coast_can_tell_where_it_is():
    region = region_of([LONDON])
    across, down = region.spot(*LONDON, 100)
    assert (round(across), round(down / region.ratio)) == (50, 50)
    assert 11 < region.width < 20


def test_without_any_place_it_is_the_world():
    assert region_of([]) == WORLD


def test_two_shores_of_the_pacific_lie_beside_each_other():
    region = region_of([TOKYO, SAN_FRANCISCO])
    assert region.east > 180
    assert region.east - region.west < 130
    assert region.spot(*TOKYO, 800)[0] < region.spot(*SAN_FRANCISCO, 800)[0]


def test_a_few_far_places_do_not_press_the_others_together(real):
    # Washington, New York, the Wye River, Paris, London, Geneva and Madrid; Khartoum has no event.
    places = points_of(real, 40)
    region = region_of(places)
    assert len(places) - len(shows(region, places)) == 7
    assert region.width < 25


def test_far_places_stay_on_the_map_if_nothing_crowds():
    europe = [(-9 + 5 * at, 40 + 3 * (at % 4)) for at in range(8)]
    assert len(shows(region_of([*europe, CANTON]), [*europe, CANTON])) == 9


def test_two_groups_of_one_size_are_both_shown():
    near_london = [(-0.13 + 0.1 * at, 51.5) for at in range(5)]
    near_boston = [(-71 + 0.1 * at, 42.3) for at in range(5)]
    region = region_of([*near_london, *near_boston])
    assert len(shows(region, [*near_london, *near_boston])) == 10


def test_the_map_stays_the_same_when_fewer_are_chosen_unless_most_of_them_lie_elsewhere():
    near_london = [(-0.13 + 0.3 * at, 51.5) for at in range(9)]
    whole = region_of([*near_london, BOSTON])
    assert not whole.holds(*BOSTON)
    assert region_of(near_london[:2], [*near_london, BOSTON]) == whole
    assert region_of([BOSTON], [*near_london, BOSTON]).holds(*BOSTON)


@given(points)
def test_a_region_is_a_map_that_can_be_drawn_and_holds_most_places(places):
    region = region_of(places)
    assert -180 <= region.west < region.east <= region.west + 360 + 1e-9
    assert -90 <= region.south < region.north <= 90
    assert 0.1 < region.ratio < 3
    held = shows(region, places)
    assert len(held) >= 0.6 * len(places) - 1e-9
    for place in places:
        across, down = region.spot(*place, 800)
        assert 0 <= across <= 800
        assert -1e-6 <= down <= 800 * region.ratio + 1e-6


@pytest.mark.parametrize(("place", "edge"), [((-74.0, 40.7), 0.0), ((139.7, 35.7), 400.0)])
def test_a_place_off_the_map_lies_at_the_edge_that_is_nearest(place, edge):
    region = region_of([LONDON, (13.4, 52.5)])
    assert region.spot(*place, 400)[0] == edge


def test_a_wider_map_keeps_its_height_and_its_middle():
    region = region_of([LONDON, (2.35, 48.86), (13.4, 52.5)])
    wide = region.widened(region.ratio / 2)
    assert (wide.south, wide.north) == (region.south, region.north)
    assert wide.west + wide.east == pytest.approx(region.west + region.east)
    assert wide.ratio == pytest.approx(region.ratio / 2)
    assert region.widened(region.ratio * 2) == region
    assert WORLD.widened(0.01).east - WORLD.widened(0.01).west == 360
