"""Places with and without coordinates."""

from dataclasses import replace

from components.dataset.map.place_map import drawable_mask, legs_of, places_of, travelling_mask
from components.dataset.map.recorded import (
    located_places,
    points_of,
    unlocated_mask,
    unlocated_names,
    where_words,
    with_place,
)
from components.dataset.model import columns as c
from tests.dataset.map.test_place_map import every, ids


def test_a_place_without_coordinates_is_a_recorded_place(oceans):
    assert ids(oceans, every(oceans) & ~with_place(oceans, every(oceans))) == {"E10"}
    assert ids(oceans, unlocated_mask(oceans, every(oceans))) == {"E7", "E8"}
    assert unlocated_names(oceans, every(oceans)) == ["Macao", "Cape Town"]


def test_a_place_with_one_coordinate_has_none(oceans):
    places = oceans.places.copy()
    places.loc[places[c.PLACE] == "PL-BOSTON", c.LONGITUDE] = ""
    assert located_places(replace(oceans, places=places)) == {"PL-LONDON", "PL-CANTON"}


def test_only_places_with_coordinates_are_drawn_and_only_legs_between_them(oceans):
    assert [place.name for place in places_of(oceans, every(oceans))] == ["Boston", "Canton", "London"]
    assert ids(oceans, travelling_mask(oceans, every(oceans)) & ~drawable_mask(oceans, every(oceans))) == {"E8"}
    assert {leg.event for leg in legs_of(oceans, every(oceans))} == {"E1", "E2", "E3", "E4", "E5", "E6"}


def test_the_places_of_an_event_are_named(oceans):
    told = where_words(oceans, every(oceans))
    assert (told["E7"], told["E8"], told["E10"]) == ("Macao", "Cape Town to Boston", "")


def test_the_end_of_a_leg_is_a_point_of_the_map_too(oceans):
    assert points_of(oceans, 40) == [(-71.06, 42.36), (-0.13, 51.51), (113.26, 23.13)]
    assert points_of(oceans, 1) == [(-71.06, 42.36)]
    events = oceans.events[oceans.events[c.EVENT] == "E1"].reset_index(drop=True)
    assert len(points_of(replace(oceans, events=events), 40)) == 2
