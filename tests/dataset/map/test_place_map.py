"""Where events took place, and what went from one place to another."""

from dataclasses import replace

import numpy as np
import pandas as pd

from components.dataset import Selection, filter_mask
from components.dataset.map.place_map import (
    at_places,
    legs_of,
    not_done_counts,
    places_of,
    travelling_mask,
)
from components.dataset.map.recorded import with_inferred_place, with_place, with_unstated_place
from components.dataset.model import columns as c
from components.dataset.query.order import selected_mask


def every(dataset):
    return selected_mask(dataset, dataset)


def ids(dataset, mask):
    return set(dataset.events.loc[mask, c.EVENT])


def by_place(dataset, mask):
    return {place.id: place for place in places_of(dataset, mask)}


def placed(dataset, **cells):
    """Return `dataset` with these cells of its events changed: event_id=(place, place to, basis, status)."""
    events = dataset.events.set_index(c.EVENT, drop=False)
    for event, values in cells.items():
        events.loc[event, [c.PLACE, c.PLACE_TO, c.PLACE_BASIS, c.STATUS]] = values
    like = dataset.places.iloc[0].to_dict()
    more = pd.DataFrame([like | {c.PLACE: "PL-CITY", c.NAME: "The city", c.LATITUDE: "40.0", c.LONGITUDE: "30.0"}])
    places = pd.concat([dataset.places, more], ignore_index=True)
    return replace(dataset, events=events.reset_index(drop=True), places=places)


def test_only_events_with_a_recorded_place_stand_on_the_map(archive):
    assert ids(archive, with_place(archive, every(archive))) == {"E1"}
    found = by_place(archive, every(archive))
    assert set(found) == {"PL-DAM"}
    assert (found["PL-DAM"].count, found["PL-DAM"].event_ids) == (1, ("E1",))
    assert (found["PL-DAM"].latitude, found["PL-DAM"].longitude) == (33.5, 36.3)


def test_an_inferred_place_is_counted_apart(archive):
    made = placed(
        archive, E1=("PL-DAM", "", "stated", "done"), E2=("PL-DAM", "", "inferred", "done"),
        E3=("PL-DAM", "", "other-source", "done"),
    )  # fmt: skip
    found = by_place(made, every(made))["PL-DAM"]
    assert (found.count, found.known, found.inferred) == (3, 2, 1)
    assert ids(made, with_inferred_place(made, every(made))) == {"E2"}


def test_a_place_of_unknown_basis_is_neither_stated_nor_inferred(archive):
    made = placed(archive, E1=("PL-DAM", "PL-CITY", "unknown", "done"), E2=("PL-DAM", "", "", "done"))
    found = by_place(made, every(made))["PL-DAM"]
    assert (found.count, found.known, found.inferred, found.unstated) == (2, 0, 0, 2)
    assert ids(made, with_unstated_place(made, every(made))) == {"E1", "E2"}
    assert not with_inferred_place(made, every(made)).any()
    leg = legs_of(made, every(made))[0]
    assert (leg.inferred, leg.unstated, leg.certain) == (0, 1, False)


def test_events_that_are_not_done_are_counted_by_how_they_are_not(archive, real):
    way = ("PL-DAM", "PL-CITY", "stated")
    made = placed(archive, E1=(*way, "planned"), E2=(*way, "done"), E3=(*way, "summary"))
    assert not_done_counts(made, travelling_mask(made, every(made))) == {"planned": 1, "summary": 1}
    # Document 002 paragraph 17: both ways agreed in Cairo (S33, S34) are only planned; the letters (S36, S38) went.
    assert not_done_counts(real, travelling_mask(real, every(real))) == {"planned": 2}


def test_a_place_has_a_side_only_if_all_its_events_share_it(archive):
    made = placed(archive, E1=("PL-DAM", "", "stated", "done"), E3=("PL-DAM", "", "stated", "done"))
    assert by_place(made, every(made))["PL-DAM"].side == "iraq"
    made = placed(archive, E1=("PL-DAM", "", "stated", "done"), E2=("PL-DAM", "", "stated", "done"))
    assert by_place(made, every(made))["PL-DAM"].side == "several"


def test_events_that_were_not_chosen_count_at_no_place(archive, nothing):
    assert places_of(archive, nothing.mask) == []
    assert legs_of(archive, nothing.mask) == []


def test_a_leg_goes_from_one_place_to_another_and_its_end_is_a_place_without_events(archive):
    made = placed(archive, E1=("PL-DAM", "PL-CITY", "stated", "done"))
    leg = legs_of(made, every(made))[0]
    assert (leg.event, leg.number, leg.start, leg.end) == ("E1", 1, "PL-DAM", "PL-CITY")
    assert leg.certain
    end = by_place(made, every(made))["PL-CITY"]
    assert (end.count, end.event_ids, end.side) == (0, ("E1",), "")


def test_a_leg_is_not_certain_if_it_was_only_planned_or_its_places_are_inferred(archive):
    for basis, status in (("stated", "planned"), ("inferred", "done")):
        made = placed(archive, E1=("PL-DAM", "PL-CITY", basis, status))
        assert not any(leg.certain for leg in legs_of(made, every(made)))


def test_legs_are_numbered_in_the_order_of_time_and_no_more_than_asked_for(archive):
    way = ("PL-DAM", "PL-CITY", "stated", "done")
    made = placed(archive, E3=way, E1=way, E2=way)
    assert [leg.event for leg in legs_of(made, every(made))] == ["E1", "E2", "E3"]
    assert [leg.event for leg in legs_of(made, every(made), 2)] == ["E1", "E2"]
    assert travelling_mask(made, every(made)).sum() == 3


def test_of_many_places_those_with_most_events_are_kept_and_the_ends_of_legs(archive):
    made = placed(
        archive, E1=("PL-DAM", "", "stated", "done"), E2=("PL-DAM", "", "stated", "done"),
        E3=("PL-CITY", "", "stated", "done"),
    )  # fmt: skip
    assert [place.id for place in places_of(made, every(made), 1)] == ["PL-DAM"]
    legs = placed(made, E2=("PL-DAM", "PL-CITY", "stated", "done"))
    assert {place.id for place in places_of(legs, every(legs), 1)} == {"PL-DAM", "PL-CITY"}


def test_a_place_names_its_first_twelve_events_and_counts_them_all(real):
    damascus = by_place(real, every(real))["PL-DAM"]
    assert damascus.count > len(damascus.event_ids) == 12


def test_the_letters_of_1998_go_between_washington_and_damascus_both_inferred(real):
    # Document 002 ¶ 10 (S36) and ¶ 13 (S38): neither letter says where it was written or read.
    legs = {leg.event: leg for leg in legs_of(real, every(real))}
    assert (legs["S36"].start, legs["S36"].end) == ("PL-WAS", "PL-DAM")
    assert (legs["S38"].start, legs["S38"].end) == ("PL-DAM", "PL-WAS")
    assert [legs[event].inferred for event in ("S36", "S38")] == [True, True]
    assert legs["S36"].dated == "21 February 1998"


def test_what_was_agreed_in_cairo_is_planned_and_not_certain(real):
    # Document 002 ¶ 17: a delegation to Baghdad (S33), a journey to Saudi Arabia (S34).
    legs = {leg.event: leg for leg in legs_of(real, every(real))}
    assert [legs[event].status for event in ("S33", "S34")] == ["planned", "planned"]
    assert not any(legs[event].certain for event in ("S33", "S34"))
    assert legs["S33"].number < legs["S36"].number


def test_in_the_documents_every_damascus_is_inferred(real):
    # AMB-18: the documents name no place of the meetings with the envoy; ¶ 9, 15, 18 of Document 000.
    mask = filter_mask(real, Selection(layers=("documents",)))
    damascus = by_place(real, mask)["PL-DAM"]
    assert damascus.known == 0
    assert damascus.inferred == damascus.count


def test_with_and_without_a_place_add_up_to_all(real):
    mask = every(real)
    located = with_place(real, mask)
    assert sum(place.count for place in places_of(real, mask)) == located.sum()
    assert sum(place.inferred for place in places_of(real, mask)) == with_inferred_place(real, mask).sum()
    assert sum(place.unstated for place in places_of(real, mask)) == with_unstated_place(real, mask).sum() == 0
    assert np.array_equal(located, at_places(real, located, places_of(real, mask)))


def test_a_place_counts_its_certain_events_too(archive):
    mask = np.ones(len(archive.events), dtype=bool)
    (place,) = places_of(archive, mask, sure=~mask)
    assert (place.count, place.least) == (1, 0)
    assert [place.least for place in places_of(archive, mask)] == [1]
