"""What a role comes to."""

from components.dataset.roles import ACTED, CLOSENESS, PASSED, PRESENT, SPOKEN, closeness


def test_every_role_of_the_dictionary_is_close_or_only_spoken_of(real):
    roles = real.dictionary.labels("participants", "role")
    found = {role: closeness([role]) for role in roles}
    assert set(found.values()) == set(CLOSENESS)
    spoken = {role for role, close in found.items() if close == SPOKEN}
    assert spoken == {
        *("mentioned", "accused", "target", "subject", "joined-body", "alleged-promisee"),
        *("proposed-envoy", "proposed-participant"),
    }


def test_the_closest_of_several_roles_counts():
    assert closeness(["mentioned", "host", "recipient"]) == PASSED
    assert closeness(["witness", "messenger"]) == PASSED
    assert closeness(["visitor"]) == PRESENT
    assert closeness(["sender", "drafter"]) == ACTED


def test_a_role_that_nobody_knows_brings_nobody_closer():
    assert closeness(["juggler"]) == SPOKEN
    assert closeness([]) == SPOKEN
