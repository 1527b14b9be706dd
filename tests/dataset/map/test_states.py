"""The names of states that a map may write."""

from components.dataset.map.states import state_names
from components.dataset.model import columns as c


def test_only_states_that_the_package_codes_its_places_with_are_named(real):
    names = {state.words for state in state_names(real)}
    assert {"Iraq", "Syria", "Egypt"} <= names
    assert "Iran" not in names  # it has no place in the package
    assert not real.places[c.COUNTRY].eq("IR").any()


def test_every_name_stands_on_the_earth(real):
    for state in state_names(real):
        assert -180 <= state.longitude <= 180
        assert -60 <= state.latitude <= 80


def test_a_package_without_places_names_no_state(archive):
    from dataclasses import replace

    assert state_names(replace(archive, places=archive.places.iloc[:0])) == ()
