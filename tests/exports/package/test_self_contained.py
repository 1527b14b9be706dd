from components.dataset import Selection, select
from components.dataset.model import columns as c
from components.exports.package.self_contained import self_contained
from tests.exports.choice import only


def ids(table, column):
    return set(table[column].tolist())


def test_a_whole_package_stays_as_it_is(archive):
    whole = select(archive, Selection())
    assert self_contained(archive, whole).dataset is whole
    assert self_contained(archive, whole).emptied == ()


def test_only_the_chosen_events_and_what_hangs_on_them_remain(archive):
    found = self_contained(archive, only(archive, "E1", "E2")).dataset
    assert ids(found.events, c.EVENT) == {"E1", "E2"}
    for table in (found.participants, found.claims, found.proposals):
        assert ids(table, c.EVENT) <= {"E1", "E2"}
    assert found.links[[c.FROM_EVENT, c.TO_EVENT]].to_numpy().tolist() == [["E2", "E1"]]


def test_a_source_comes_with_those_it_derives_from(archive):
    found = self_contained(archive, only(archive, "E3")).dataset
    assert {"SRC-CHRONICLE", "SRC-CELLAR"} <= ids(found.sources, c.SOURCE)


def test_actors_sources_places_and_topics_that_nothing_refers_to_are_left_out(archive):
    found = self_contained(archive, only(archive, "E3")).dataset
    assert ids(found.actors, c.ACTOR) == {"A-DUKE", "A-QUEEN"}
    assert ids(found.names, c.ACTOR) == {"A-DUKE"}
    assert ids(found.offices, c.ACTOR) == set()
    assert "SRC-COURIER" not in ids(found.sources, c.SOURCE)
    assert ids(found.places, c.PLACE) == set()
    assert ids(found.topics, c.TOPIC) == {"T-PEACE"}


def test_a_topic_comes_with_the_broader_ones(real):
    found = self_contained(real, only(real, "S24")).dataset
    broader = ids(found.topics, c.BROADER) - {""}
    assert broader
    assert broader <= ids(found.topics, c.TOPIC)


def test_an_answer_that_is_not_inside_is_taken_out_and_told(archive):
    found = self_contained(archive, only(archive, "E1"))
    assert found.dataset.proposals[c.ANSWER_EVENT].tolist() == [""]
    assert found.dataset.proposals[c.ANSWER].tolist() == ["deferred"]
    assert ("proposals.csv", c.ANSWER_EVENT, "PR01", "E2") in found.emptied


def test_a_disagreement_stays_with_the_events_inside_and_says_which_went(archive):
    found = self_contained(archive, only(archive, "E1"))
    assert found.dataset.ambiguities[c.EVENTS].tolist() == ["E1"]
    assert ("ambiguities.csv", c.EVENTS, "AMB-01", "E6") in found.emptied


def test_a_disagreement_about_other_events_goes_with_its_accounts(archive):
    found = self_contained(archive, only(archive, "E3"))
    assert found.dataset.ambiguities.empty
    assert found.dataset.readings.empty
    assert found.readings == 0


def test_no_account_stays_where_another_of_the_same_disagreement_cannot(archive, real):
    # AMB-01: both accounts rest on claims on E1. AMB-04, who began in 1995: one rests on X01, which is not chosen.
    assert len(self_contained(archive, only(archive, "E1")).dataset.readings) == 2
    found = self_contained(real, only(real, "S10", "S11"))
    assert "AMB-04" in ids(found.dataset.ambiguities, c.ISSUE_ID)
    assert "AMB-04" not in ids(found.dataset.readings, c.ISSUE_ID)
    assert found.readings >= 2
