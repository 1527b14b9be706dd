from dataclasses import replace

import pytest

from components.dataset import Selection, filter_mask, select
from components.dataset.query.order import Order, mask_of_ids, order_of, subset_of


@pytest.fixture
def order(real):
    return Order(real, filter_mask(real, Selection(kinds=("message",))))


def test_the_order_is_that_of_the_chosen_events(real, order):
    ids = select(real, Selection(kinds=("message",))).events["event_id"].tolist()
    assert [order.event(place) for place in range(len(order))] == ids
    assert [order.place(event) for event in ids] == list(range(len(ids)))


def test_an_event_that_was_not_chosen_has_no_place(real, order):
    meeting = select(real, Selection(kinds=("meeting",))).events["event_id"].iloc[0]
    assert order.place(meeting) == -1
    assert order.place("nobody") == -1


def test_beyond_an_end_stands_the_end(order):
    assert order.event(-5) == order.event(0)
    assert order.event(10_000) == order.event(len(order) - 1)


@pytest.mark.parametrize("place", [0, 3, -1])
def test_those_around_an_event_are_its_neighbours(real, order, place):
    event = order.event(place if place >= 0 else len(order) - 1)
    near = order.around(event, 5)
    ids = set(real.events["event_id"][near])
    assert len(ids) == 5
    assert event in ids
    places = sorted(order.place(one) for one in ids)
    assert places == list(range(places[0], places[0] + 5))


def test_fewer_than_asked_for_are_all_around(order):
    assert order.around(order.event(0), 10_000).sum() == len(order)


def test_of_a_part_of_a_package_the_order_is_that_of_its_choice(real):
    some = select(real, Selection(kinds=("message",)))
    assert len(order_of(real, some)) == len(some.events)
    assert len(order_of(real, real)) == len(real.events)


def test_a_part_is_the_first_of_them_under_the_same_filters(real):
    some = replace(select(real, Selection(kinds=("message",))), filters="Kind of event: Message")
    first = subset_of(real, some, some.mask, 3)
    assert first.events["event_id"].tolist() == some.events["event_id"].tolist()[:3]
    assert (first.total, first.filters) == (len(some.events), "Kind of event: Message")


def test_events_are_found_by_their_ids_and_unknown_ids_are_passed_over(real):
    found = mask_of_ids(real, ["S24", "nobody", "S16", "S24"])
    assert set(real.events["event_id"][found]) == {"S16", "S24"}
