import dataclasses

import pandas as pd

from components.dataset.model import columns as c
from components.dataset.replies.answers import NONE, asking_mask, first_answers, whole_messages

ANSWERS = {"relation": "answers", "basis": "stated", "certainty": "high", "note": ""}


def linked(archive, *links):
    """Return the archive with these links (from, relation, to) and no others."""
    rows = [{**ANSWERS, c.FROM_EVENT: one, c.RELATION: relation, c.TO_EVENT: other} for one, relation, other in links]
    return dataclasses.replace(archive, links=pd.DataFrame(rows, columns=archive.links.columns, dtype="str"))


def answer_to(dataset, event):
    place = first_answers(dataset)[dataset.index.place(event)]
    return "" if place == NONE else dataset.events[c.EVENT].iloc[place]


def test_a_link_says_what_answers(archive):
    assert answer_to(archive, "E1") == "E2"
    assert answer_to(archive, "E3") == ""


def test_without_a_link_the_list_of_asks_and_offers_says_it(archive):
    assert answer_to(linked(archive), "E1") == "E2"


def test_a_link_goes_before_the_list(archive):
    assert answer_to(linked(archive, ("E3", "answers", "E1")), "E1") == "E3"


def test_of_two_answers_the_first_in_time_counts(archive):
    assert answer_to(linked(archive, ("E3", "answers", "E1"), ("E2", "answers", "E1")), "E1") == "E2"


def test_what_is_only_planned_answers_nothing(archive):
    assert answer_to(linked(archive, ("E7", "answers", "E3")), "E3") == ""


def test_asks_and_offers_ask_and_promises_do_not(archive):
    assert set(archive.events.loc[asking_mask(archive), c.EVENT]) == {"E1", "E3"}
    promised = dataclasses.replace(archive, proposals=archive.proposals.assign(**{c.KIND: "promise"}))
    assert not asking_mask(promised).any()


def test_a_part_goes_with_its_whole_if_both_wait_and_come_from_one_side(archive):
    made = linked(archive, ("E3", "part-of", "E1"), ("E2", "part-of", "E1"))
    places = [made.index.place(event) for event in ("E1", "E2", "E3")]
    found = whole_messages(made, archive.events[c.EVENT].isin(["E1", "E2", "E3"]).to_numpy())
    assert found[places].tolist() == [places[0], places[1], places[0]]
    alone = whole_messages(made, archive.events[c.EVENT].isin(["E3"]).to_numpy())
    assert alone[places].tolist() == places


def test_parts_of_each_other_are_each_a_whole(archive):
    made = linked(archive, ("E3", "part-of", "E1"), ("E1", "part-of", "E3"))
    found = whole_messages(made, archive.events[c.EVENT].isin(["E1", "E3"]).to_numpy())
    assert sorted(found.tolist()) == list(range(len(made.events)))


def test_an_answer_that_is_said_not_to_be_recorded_is_none(archive):
    named = archive.proposals[c.PROPOSAL].eq("PR02")
    odd = dataclasses.replace(
        linked(archive),
        proposals=archive.proposals.assign(**{c.ANSWER_EVENT: archive.proposals[c.ANSWER_EVENT].mask(named, "E4")}),
    )
    assert answer_to(odd, "E3") == ""
