"""The steps of a message, and the lanes of those who hold it."""

import pandas as pd

from components.dataset import Dataset
from components.dataset.exchange.messages import GIVER, INFERRED, TAKER, hands
from components.dataset.exchange.relay import hops, lanes
from components.dataset.model import columns as c


def test_hop_is_inferred_if_either_hand_is(archive: Dataset) -> None:
    steps = hops(hands(archive))
    inferred = steps[steps[INFERRED]]
    assert list(zip(inferred[c.EVENT], inferred[GIVER], inferred[TAKER], strict=True)) == [
        ("E1", "A-MINISTER", "A-QUEEN")
    ]


def test_principals_stand_outside_and_carriers_between_them(archive: Dataset) -> None:
    # The Duke of the first side writes; his courier carries to the minister, who carries to the Queen of the other.
    assert lanes(hands(archive))[c.ACTOR].tolist() == ["A-DUKE", "A-COURIER", "A-MINISTER", "A-QUEEN"]


def test_every_hand_but_the_first_is_the_end_of_a_hop(real: Dataset) -> None:
    held = hands(real)
    ends = {(row[c.EVENT], row[c.HAND]) for row in held.to_dict("records")}
    after_another = {(event, hand) for event, hand in ends if (event, hand - 1) in ends}
    assert {(row[c.EVENT], row[c.HAND]) for row in hops(held).to_dict("records")} == after_another


def test_a_hop_has_the_side_of_who_gives(archive: Dataset) -> None:
    held = hands(archive)
    sides = dict(zip(held[c.ACTOR], held[c.SIDE], strict=True))
    steps = hops(held)
    assert steps[c.SIDE].tolist() == [sides[giver] for giver in steps[GIVER]]


def test_everyone_who_holds_a_message_has_one_lane(real: Dataset) -> None:
    held = hands(real)
    found = lanes(held)
    assert found[c.ACTOR].is_unique
    assert set(found[c.ACTOR]) == set(held[c.ACTOR])


def test_steps_and_lanes_leave_the_hands_as_they_were(archive: Dataset) -> None:
    held = hands(archive)
    before = held.copy(deep=True)
    hops(held), lanes(held)
    pd.testing.assert_frame_equal(held, before)
