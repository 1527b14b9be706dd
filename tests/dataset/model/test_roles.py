"""What a role comes to."""

import ast
from dataclasses import replace

import pandas as pd
import pytest

from components.dataset.exchange.meetings import PART as PART_COLUMN
from components.dataset.exchange.meetings import PARTS, TOOK_PART, attendance
from components.dataset.model.dictionary import read_dictionary
from components.dataset.model.roles import CLOSENESS, PASSED, PRESENT, SPOKEN, RoleTraits
from tests.conftest import DATA, ROOT

ROLES = read_dictionary(DATA / "datapackage.json").roles
closeness = ROLES.closeness


def test_every_role_of_the_dictionary_has_traits(real):
    assert list(ROLES) == list(real.dictionary.labels("participants", "role"))
    assert {traits.closeness for traits in ROLES.values()} == set(CLOSENESS)
    assert {traits.meeting for traits in ROLES.values()} <= {"", *PARTS}
    assert {traits.knew for traits in ROLES.values()} == {"", "yes", "once reached", "in deliberation", "perhaps"}
    assert {traits.about for traits in ROLES.values()} == {"", "spoken of", "acted upon"}
    relations = set(real.dictionary.labels("links", "relation"))
    assert {relation for traits in ROLES.values() for relation in traits.shows} <= relations


def test_only_the_dictionary_lists_roles():
    """No list, set or dict of the code names two roles: what holds of several is a trait of each."""
    found = []
    for path in sorted((ROOT / "components").rglob("*.py")):
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        named = [
            node.value for node in nodes if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple)
        ]
        for node in nodes:
            listed = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", ())
            words = {one.value for one in listed if isinstance(one, ast.Constant)}
            if node not in named and len(words & set(ROLES)) > 1:
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert found == []


def test_roles_that_come_to_nothing_are_spoken_of():
    assert set(ROLES.that(lambda role: role.closeness == SPOKEN)) == {
        *("mentioned", "accused", "target", "subject", "joined-body", "alleged-promisee"),
        *("proposed-envoy", "proposed-participant", "designated-channel"),
    }


def test_the_closest_of_several_roles_counts():
    assert closeness(["mentioned", "host", "recipient"]) == PASSED
    assert closeness(["witness", "messenger"]) == PASSED
    assert closeness(["visitor"]) == PRESENT
    assert closeness(["sender", "drafter"]) == "acted"


def test_who_tells_of_it_carried_nothing_and_need_not_have_been_there():
    """The dictionary: a reporter reported to somebody or tells it, a witness gives the account."""
    assert closeness(["reporter"]) == closeness(["witness"]) == PRESENT
    assert CLOSENESS[PRESENT] == "Present or reporting"


def test_the_channel_that_was_only_chosen_is_spoken_of():
    assert closeness(["designated-channel"]) == SPOKEN


def test_the_roles_of_a_meeting_are_those_that_take_part_in_it(archive):
    """Of every role of the dictionary, tried at one meeting."""
    row = archive.participants[archive.participants["event_id"].eq("E4")].head(1)
    there = pd.concat([row.assign(actor_id=role, role=role) for role in ROLES], ignore_index=True)
    found = attendance(replace(archive, participants=there)).set_index("actor_id")[PART_COLUMN]
    assert {role for role in ROLES if found[role] == TOOK_PART} == {
        *("host", "visitor", "attendee", "participant", "intermediary", "party", "author")
    }


def test_a_role_that_nobody_knows_brings_nobody_closer():
    assert ROLES["juggler"] == RoleTraits()
    assert closeness(["juggler"]) == SPOKEN
    assert closeness([]) == SPOKEN


def test_a_trait_that_nobody_reads_is_refused(tmp_path):
    text = (DATA / "datapackage.json").read_text(encoding="utf-8")
    (tmp_path / "datapackage.json").write_text(text.replace('"side_present"', '"side_absent"', 1), encoding="utf-8")
    with pytest.raises(ValueError, match="side_absent"):
        read_dictionary(tmp_path / "datapackage.json")
