"""Where events took place, and what went from one place to another."""

from dataclasses import replace

import numpy as np
import pandas as pd

from components.dataset import Selection, filter_mask
from components.dataset.map.place_map import (
    CERTAIN,
    COUNT,
    DATED,
    EVENT_IDS,
    INFERRED,
    KNOWN,
    NUMBER,
    UNSTATED,
    at_places,
    legs_of,
    not_done_counts,
    places_of,
    travelling_mask,
    with_inferred_place,
    with_place,
    with_unstated_place,
)
from components.dataset.model import columns as c
from components.dataset.query.order import selected_mask


def every(dataset):
    return selected_mask(dataset, dataset)


def ids(dataset, mask):
    return set(dataset.events.loc[mask, c.EVENT])


def by_place(dataset, mask):
    return {row[c.PLACE]: row for row in places_of(dataset, mask).to_dict("records")}


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
    assert (found["PL-DAM"][COUNT], found["PL-DAM"][EVENT_IDS]) == (1, ["E1"])
    assert (found["PL-DAM"][c.LATITUDE], found["PL-DAM"][c.LONGITUDE]) == (33.5, 36.3)


def test_an_inferred_place_is_counted_apart(archive):
    made = placed(
        archive, E1=("PL-DAM", "", "stated", "done"), E2=("PL-DAM", "", "inferred", "done"),
        E3=("PL-DAM", "", "other-source", "done"),
    )  # fmt: skip
    found = by_place(made, every(made))["PL-DAM"]
    assert (found[COUNT], found[KNOWN], found[INFERRED]) == (3, 2, 1)
    assert ids(made, with_inferred_place(made, every(made))) == {"E2"}


def test_a_place_of_unknown_basis_is_neither_stated_nor_inferred(archive):
    made = placed(archive, E1=("PL-DAM", "PL-CITY", "unknown", "done"), E2=("PL-DAM", "", "", "done"))
    found = by_place(made, every(made))["PL-DAM"]
    assert (found[COUNT], found[KNOWN], found[INFERRED], found[UNSTATED]) == (2, 0, 0, 2)
    assert ids(made, with_unstated_place(made, every(made))) == {"E1", "E2"}
    assert not with_inferred_place(made, every(made)).any()
    leg = legs_of(made, every(made)).to_dict("records")[0]
    assert (leg[INFERRED], leg[UNSTATED], leg[CERTAIN]) == (0, 1, False)


def test_events_that_are_not_done_are_counted_by_how_they_are_not(archive, real):
    way = ("PL-DAM", "PL-CITY", "stated")
    made = placed(archive, E1=(*way, "planned"), E2=(*way, "done"), E3=(*way, "summary"))
    assert not_done_counts(made, travelling_mask(made, every(made))) == {"planned": 1, "summary": 1}
    # Document 002 paragraph 17: both ways agreed in Cairo (S33, S34) are only planned; the letters (S36, S38) went.
    assert not_done_counts(real, travelling_mask(real, every(real))) == {"planned": 2}


def test_a_place_has_a_side_only_if_all_its_events_share_it(archive):
    made = placed(archive, E1=("PL-DAM", "", "stated", "done"), E3=("PL-DAM", "", "stated", "done"))
    assert by_place(made, every(made))["PL-DAM"][c.SIDE] == "iraq"
    made = placed(archive, E1=("PL-DAM", "", "stated", "done"), E2=("PL-DAM", "", "stated", "done"))
    assert by_place(made, every(made))["PL-DAM"][c.SIDE] == "several"


def test_events_that_were_not_chosen_count_at_no_place(archive, nothing):
    assert places_of(archive, nothing.mask).empty
    assert legs_of(archive, nothing.mask).empty
    assert set(places_of(archive, nothing.mask)) == set(places_of(archive, every(archive)))


def test_a_leg_goes_from_one_place_to_another_and_its_end_is_a_place_without_events(archive):
    made = placed(archive, E1=("PL-DAM", "PL-CITY", "stated", "done"))
    leg = legs_of(made, every(made)).to_dict("records")[0]
    assert (leg[c.EVENT], leg[NUMBER], leg[c.PLACE], leg[c.PLACE_TO]) == ("E1", 1, "PL-DAM", "PL-CITY")
    assert leg[CERTAIN]
    end = by_place(made, every(made))["PL-CITY"]
    assert (end[COUNT], end[EVENT_IDS], end[c.SIDE]) == (0, ["E1"], "")


def test_a_leg_is_not_certain_if_it_was_only_planned_or_its_places_are_inferred(archive):
    for basis, status in (("stated", "planned"), ("inferred", "done")):
        made = placed(archive, E1=("PL-DAM", "PL-CITY", basis, status))
        assert not legs_of(made, every(made))[CERTAIN].any()


def test_legs_are_numbered_in_the_order_of_time_and_no_more_than_asked_for(archive):
    way = ("PL-DAM", "PL-CITY", "stated", "done")
    made = placed(archive, E3=way, E1=way, E2=way)
    assert legs_of(made, every(made))[c.EVENT].tolist() == ["E1", "E2", "E3"]
    assert legs_of(made, every(made), 2)[c.EVENT].tolist() == ["E1", "E2"]
    assert travelling_mask(made, every(made)).sum() == 3


def test_of_many_places_those_with_most_events_are_kept_and_the_ends_of_legs(archive):
    made = placed(
        archive, E1=("PL-DAM", "", "stated", "done"), E2=("PL-DAM", "", "stated", "done"),
        E3=("PL-CITY", "", "stated", "done"),
    )  # fmt: skip
    assert places_of(made, every(made), 1)[c.PLACE].tolist() == ["PL-DAM"]
    legs = placed(made, E2=("PL-DAM", "PL-CITY", "stated", "done"))
    assert set(places_of(legs, every(legs), 1)[c.PLACE]) == {"PL-DAM", "PL-CITY"}


def test_a_place_names_its_first_twelve_events_and_counts_them_all(real):
    damascus = by_place(real, every(real))["PL-DAM"]
    assert damascus[COUNT] > len(damascus[EVENT_IDS]) == 12


def test_the_letters_of_1998_go_between_washington_and_damascus_both_inferred(real):
    # Document 002 ¶ 10 (S36) and ¶ 13 (S38): neither letter says where it was written or read.
    legs = legs_of(real, every(real)).set_index(c.EVENT)
    assert (legs.loc["S36", c.PLACE], legs.loc["S36", c.PLACE_TO]) == ("PL-WAS", "PL-DAM")
    assert (legs.loc["S38", c.PLACE], legs.loc["S38", c.PLACE_TO]) == ("PL-DAM", "PL-WAS")
    assert legs.loc[["S36", "S38"], INFERRED].tolist() == [1, 1]
    assert legs.loc["S36", DATED] == "21 February 1998"


def test_what_was_agreed_in_cairo_is_planned_and_not_certain(real):
    # Document 002 ¶ 17: a delegation to Baghdad (S33), a journey to Saudi Arabia (S34).
    legs = legs_of(real, every(real)).set_index(c.EVENT)
    assert legs.loc[["S33", "S34"], c.STATUS].tolist() == ["planned", "planned"]
    assert not legs.loc[["S33", "S34"], CERTAIN].any()
    assert legs.loc["S33", NUMBER] < legs.loc["S36", NUMBER]


def test_in_the_documents_every_damascus_is_inferred(real):
    # AMB-18: the documents name no place of the meetings with the envoy; ¶ 9, 15, 18 of Document 000.
    mask = filter_mask(real, Selection(layers=("documents",)))
    damascus = by_place(real, mask)["PL-DAM"]
    assert damascus[KNOWN] == 0
    assert damascus[INFERRED] == damascus[COUNT]


def test_with_and_without_a_place_add_up_to_all(real):
    mask = every(real)
    located = with_place(real, mask)
    assert places_of(real, mask)[COUNT].sum() == located.sum()
    assert places_of(real, mask)[INFERRED].sum() == with_inferred_place(real, mask).sum()
    assert places_of(real, mask)[UNSTATED].sum() == with_unstated_place(real, mask).sum() == 0
    assert np.array_equal(located, at_places(real, located, places_of(real, mask)))


def test_a_place_counts_its_certain_events_too(archive):
    mask = np.ones(len(archive.events), dtype=bool)
    (place,) = places_of(archive, mask, sure=~mask).to_dict("records")
    assert (place["count"], place["least"]) == (1, 0)
    assert places_of(archive, mask)["least"].tolist() == [1]
