import pandas as pd
import pytest

from components.dataset.model import columns as c
from components.dataset.model.acting_side import SEVERAL, acting_sides, add_sides
from components.dataset.model.dictionary import read_dictionary
from tests.conftest import DATA

ROLES = read_dictionary(DATA / "datapackage.json").roles


def side_of(kind, *parts):
    """Return whose act an event of this type is. parts: (role, side) of each participant."""
    events = pd.DataFrame({c.EVENT: ["E1"], c.TYPE: [kind]})
    participants = pd.DataFrame(
        {c.EVENT: ["E1" for _ in parts], c.ROLE: [role for role, _ in parts], c.SIDE: [side for _, side in parts]}
    )
    return acting_sides(events, participants, ROLES).tolist()[0]


def test_the_author_of_a_message_acts_and_not_who_carries_or_reads_it():
    assert side_of("message", ("addressee", "syria"), ("messenger", "mediators"), ("author", "iraq")) == "iraq"


def test_of_a_visit_the_visitor_acts_and_not_the_host():
    assert side_of("visit", ("host", "iraq"), ("visitor", "syria")) == "syria"


def test_a_visit_of_which_only_the_host_is_known_is_the_hosts():
    assert side_of("visit", ("host", "iraq")) == "iraq"


def test_in_a_meeting_all_who_meet_act():
    assert side_of("conference", ("host", "iraq"), ("visitor", "syria")) == SEVERAL
    assert side_of("conference", ("host", "iraq"), ("visitor", "iraq"), ("mentioned", "us")) == "iraq"


def test_who_is_spoken_of_acts_only_if_nobody_else_is_recorded():
    assert side_of("statement", ("author", "us"), ("accused", "iraq"), ("mentioned", "syria")) == "us"
    assert side_of("statement", ("mentioned", "syria")) == "syria"


def test_an_actor_without_a_side_gives_none():
    assert side_of("message", ("author", "")) == ""


def test_an_event_without_participants_is_nobodys_act():
    assert side_of("message") == ""


@pytest.mark.parametrize(
    ("event", "side"),
    [
        ("E1", "iraq"),
        ("E2", "syria"),
        ("E4", "several"),
        ("E6", "syria"),
        ("E7", "several"),
        ("E8", "iraq"),
        ("E9", "press"),
    ],
)
def test_every_event_of_the_archive_is_the_act_of_the_side_one_would_say(archive, event, side):
    assert archive.events.set_index(c.EVENT).loc[event, c.SIDE] == side


def test_participants_have_the_side_of_their_actor_and_none_if_the_actor_is_not_known():
    actors = pd.DataFrame({c.ACTOR: ["A-DUKE"], c.SIDE: ["iraq"]})
    participants = pd.DataFrame({c.ACTOR: ["A-DUKE", "A-STRANGER"]})
    assert add_sides(participants, actors)[c.SIDE].tolist() == ["iraq", ""]
