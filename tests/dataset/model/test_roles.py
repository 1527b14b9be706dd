"""What a role comes to."""

from dataclasses import replace

import pandas as pd

from components.dataset.exchange.meetings import TOOK_PART, meetings_of
from components.dataset.model.roles import ACTED, CLOSENESS, PASSED, PRESENT, SPOKEN, TOOK_PART_ROLES, closeness


def test_every_role_of_the_dictionary_is_close_or_only_spoken_of(real):
    roles = real.dictionary.labels("participants", "role")
    found = {role: closeness([role]) for role in roles}
    assert set(found.values()) == set(CLOSENESS)
    spoken = {role for role, close in found.items() if close == SPOKEN}
    assert spoken == {
        *("mentioned", "accused", "target", "subject", "joined-body", "alleged-promisee"),
        *("proposed-envoy", "proposed-participant", "designated-channel"),
    }


def test_the_closest_of_several_roles_counts():
    assert closeness(["mentioned", "host", "recipient"]) == PASSED
    assert closeness(["witness", "messenger"]) == PASSED
    assert closeness(["visitor"]) == PRESENT
    assert closeness(["sender", "drafter"]) == ACTED


def test_who_tells_of_it_carried_nothing_and_need_not_have_been_there():
    """The dictionary: a reporter reported to somebody or tells it, a witness gives the account."""
    assert closeness(["reporter"]) == closeness(["witness"]) == PRESENT
    assert CLOSENESS[PRESENT] == "Present or reporting"


def test_the_channel_that_was_only_chosen_is_spoken_of():
    assert closeness(["designated-channel"]) == SPOKEN


def test_the_roles_of_a_meeting_are_those_that_take_part_in_it(archive):
    """Of every role of the dictionary, tried at one meeting."""
    roles = list(archive.dictionary.labels("participants", "role"))
    row = archive.participants[archive.participants["event_id"].eq("E4")].head(1)
    there = pd.concat([row.assign(actor_id=role, role=role) for role in roles], ignore_index=True)
    meetings = meetings_of(replace(archive, participants=there))
    found = {attendee.actor.id: attendee.part for meeting in meetings for attendee in meeting.attendees}
    assert {role for role in roles if found[role] == TOOK_PART} == set(TOOK_PART_ROLES)


def test_a_role_that_nobody_knows_brings_nobody_closer():
    assert closeness(["juggler"]) == SPOKEN
    assert closeness([]) == SPOKEN
