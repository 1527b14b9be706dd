from components.dataset.model import columns as c
from tests.dataset.package.test_own_package import package

__all__ = ["package"]
ACTORS = "actor_id,name\nA-DUKE,The Duke\nA-QUEEN,The Queen\nA-COURIER,A courier\nA-CLERK,A clerk\n"


def held(found, event="E1"):
    rows = found.participants[found.participants[c.EVENT] == event]
    return list(zip(rows[c.ACTOR], rows[c.ROLE], rows[c.HAND].fillna(0), strict=True))


def test_sender_carriers_and_addressee_are_the_hands_of_a_message(package):
    events = "event_id,title,date,sender,carrier,addressee\nE1,A letter,1712,A-DUKE,A-COURIER;A-CLERK,A-QUEEN\n"
    assert held(package(events=events, actors=ACTORS)) == [
        ("A-DUKE", "author", 1),
        ("A-COURIER", "messenger", 2),
        ("A-CLERK", "messenger", 3),
        ("A-QUEEN", "addressee", 4),
    ]


def test_several_addressees_hold_the_words_together(package):
    events = "event_id,title,date,sender,addressee\nE1,A letter,1712,A-DUKE,A-QUEEN;A-CLERK\n"
    assert [hand for *_, hand in held(package(events=events, actors=ACTORS))] == [1, 2, 2]


def test_without_an_addressee_nobody_has_a_hand(package):
    events = "event_id,title,date,sender,addressee,present\nE1,A speech,1712,A-DUKE,,A-QUEEN\n"
    assert held(package(events=events, actors=ACTORS)) == [("A-DUKE", "author", 0), ("A-QUEEN", "participant", 0)]


def test_what_the_table_of_participants_says_is_not_said_twice(package):
    events = "event_id,title,date,sender,addressee\nE1,A letter,1712,A-DUKE,A-QUEEN\n"
    hands = "event_id,actor_id,role,hand\nE1,A-DUKE,author,1\nE1,A-COURIER,recipient,2\n"
    assert held(package(events=events, actors=ACTORS, participants=hands)) == [
        ("A-DUKE", "author", 1),
        ("A-COURIER", "recipient", 2),
        ("A-QUEEN", "addressee", 0),
    ]


def test_an_actor_who_is_not_in_the_list_is_named_with_the_nearest(package):
    found = package(events="event_id,title,date,sender\nE1,A letter,1712,A-DUCK\n")
    (problem,) = found.problems
    assert (problem.column, problem.example, problem.row_lost) == ("sender", "A-DUKE", False)
    assert found.participants.empty


def test_topics_and_sources_without_a_file_are_those_that_are_named(package):
    found = package(
        events="event_id,title,date,topics\nE1,A letter,1712,T-PEACE;T-TRADE\n",
        claims="claim_id,event_id,source_id\nCL1,E1,S-LETTERS\n",
    )
    assert found.problems == ()
    assert found.topics[c.TOPIC].tolist() == ["T-PEACE", "T-TRADE"]
    assert found.sources[c.SHORT].tolist() == ["S-LETTERS"]


def test_with_a_file_of_topics_one_that_is_not_in_it_is_named(package):
    found = package(
        events="event_id,title,date,topics\nE1,A letter,1712,T-PIECE\n", topics="topic_id,label\nT-PEACE,Peace\n"
    )
    (problem,) = found.problems
    assert (problem.column, problem.example) == ("topics", "T-PEACE")
