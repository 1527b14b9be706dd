"""The steps of a message, and the lanes of those who hold it."""

import copy

from components.dataset import Dataset
from components.dataset.exchange.messages import messages_of
from components.dataset.exchange.relay import hops, lanes


def test_hop_is_inferred_if_either_hand_is(archive: Dataset) -> None:
    inferred = [hop for hop in hops(messages_of(archive)) if hop.inferred]
    assert [(hop.message.event, hop.giver.actor.id, hop.taker.actor.id) for hop in inferred] == [
        ("E1", "A-MINISTER", "A-QUEEN")
    ]


def test_principals_stand_outside_and_carriers_between_them(archive: Dataset) -> None:
    # The Duke of the first side writes; his courier carries to the minister, who carries to the Queen of the other.
    found = [actor.id for actor in lanes(messages_of(archive))]
    assert found == ["A-DUKE", "A-COURIER", "A-MINISTER", "A-QUEEN"]


def test_every_hand_but_the_first_is_the_end_of_a_hop(real: Dataset) -> None:
    messages = messages_of(real)
    ends = {(message.event, hand.number) for message in messages for hand in message.hands}
    after_another = {(event, hand) for event, hand in ends if (event, hand - 1) in ends}
    assert {(hop.message.event, hop.taker.number) for hop in hops(messages)} == after_another


def test_a_hop_has_the_side_of_who_gives(archive: Dataset) -> None:
    messages = messages_of(archive)
    sides = {hand.actor.id: hand.actor.side for message in messages for hand in message.hands}
    steps = hops(messages)
    assert [step.giver.actor.side for step in steps] == [sides[step.giver.actor.id] for step in steps]


def test_everyone_who_holds_a_message_has_one_lane(real: Dataset) -> None:
    messages = messages_of(real)
    found = [actor.id for actor in lanes(messages)]
    assert len(found) == len(set(found))
    assert set(found) == {hand.actor.id for message in messages for hand in message.hands}


def test_steps_and_lanes_leave_the_hands_as_they_were(archive: Dataset) -> None:
    messages = messages_of(archive)
    before = copy.deepcopy(messages)
    hops(messages), lanes(messages)
    assert messages == before
