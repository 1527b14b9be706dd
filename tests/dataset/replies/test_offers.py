"""What is told of asks, offers and their answers."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from components.dataset import Selection, filter_mask
from components.dataset.query.order import mask_of_ids
from components.dataset.replies.ledger import BLOCK, RUN, answer_words, arrange
from components.dataset.replies.offers import (
    ANSWER_CHOSEN,
    ANSWER_DAY_KNOWN,
    ANSWER_WHERE,
    ANSWERED_ON,
    CARRIERS,
    DATED,
    DAY_KNOWN,
    IN_TURN,
    LEAST_DAYS,
    MOST_DAYS,
    ONE_ORIGIN,
    WHERE,
    answered_here,
    asked,
    offers,
)


def every(dataset):
    return np.ones(len(dataset.events), dtype=bool)


def told(dataset, *events):
    return offers(dataset, mask_of_ids(dataset, events) if events else every(dataset)).set_index("proposal_id")


def with_offers(dataset, *rows):
    first = dataset.proposals.iloc[0].to_dict()
    added = pd.DataFrame([{**first, **row} for row in rows])
    return replace(dataset, proposals=pd.concat([dataset.proposals, added], ignore_index=True))


def test_offer_stands_beside_its_answer_with_the_place_of_both(archive):
    offer = told(archive).loc["PR01"]
    assert (offer["content"], offer[DATED], offer[ANSWERED_ON]) == ("A harbour", "4 March 1901", "20 March 1901")
    assert offer["answer"] == "deferred"
    assert (offer[WHERE], offer[ANSWER_WHERE]) == ("Chronicle ¶ 2", "Chronicle ¶ 4")
    assert (offer[LEAST_DAYS], offer[MOST_DAYS]) == (16, 16)


def test_offer_names_the_hands_between_its_author_and_its_addressee(archive):
    assert told(archive).loc["PR01", CARRIERS] == "Rafi’ of the Ford and Minister Élan"
    assert told(archive).loc["PR02", CARRIERS] == ""


def test_offer_without_an_answer_has_no_days_and_no_date_of_an_answer(archive):
    offer = told(archive).loc["PR02"]
    assert (offer["answer"], offer["answer_event"], offer[ANSWERED_ON]) == ("none-recorded", "", "")
    assert pd.isna(offer[LEAST_DAYS])
    assert pd.isna(offer[MOST_DAYS])
    assert not offer[DAY_KNOWN]


def test_days_of_an_answer_that_is_dated_to_a_span_are_a_range(archive):
    later = with_offers(archive, {"proposal_id": "PR03", "answer_event": "E5"})
    offer = told(later).loc["PR03"]
    # Put on 4 March, answered some time from 5 to 19 March.
    assert (offer[LEAST_DAYS], offer[MOST_DAYS]) == (1, 15)
    assert not offer[ANSWER_DAY_KNOWN]


def test_answer_outside_the_filters_is_told_and_marked(archive):
    offer = told(archive, "E1").loc["PR01"]
    assert offer["answer_event"] == "E2"
    assert not offer[ANSWER_CHOSEN]
    assert told(archive, "E1", "E2").loc["PR01", ANSWER_CHOSEN]


def test_offer_is_shown_where_it_was_put_and_counted_where_only_its_answer_was_chosen(archive):
    assert list(told(archive, "E2").index) == []
    assert answered_here(archive, mask_of_ids(archive, ["E2"])) == 1
    assert answered_here(archive, every(archive)) == 0


def test_answer_that_asks_in_turn_says_what(archive):
    countered = with_offers(archive, {"proposal_id": "PR03", "event_id": "E2", "kind": "ask", "content": "A treaty"})
    assert told(countered).loc["PR01", IN_TURN] == "ask: A treaty"


def test_offers_are_in_the_order_of_time_then_of_their_items(archive):
    more = with_offers(archive, {"proposal_id": "PR10", "item": "10"}, {"proposal_id": "PR03", "item": "2"})
    assert list(told(more).index) == ["PR01", "PR03", "PR10", "PR02"]


def test_only_so_many_are_told_but_all_are_counted(archive):
    assert list(offers(archive, every(archive), 1)["proposal_id"]) == ["PR01"]
    assert len(asked(archive, every(archive))) == 2


def test_nothing_chosen_gives_an_empty_table(archive):
    none = ~every(archive)
    assert offers(archive, none).empty
    assert asked(archive, none).empty
    assert arrange(offers(archive, none), "message").empty


def test_block_is_what_one_put_to_another_in_one_event(archive):
    more = with_offers(archive, {"proposal_id": "PR03", "item": "2"})
    table = arrange(told(more).reset_index(), "message")
    assert list(zip(table["proposal_id"], table[BLOCK], table[RUN], strict=True)) == [
        ("PR01", 1, 1),
        ("PR03", 1, 1),
        ("PR02", 2, 2),
    ]


def test_block_by_topic_begins_with_the_topic_raised_first(archive):
    more = with_offers(archive, {"proposal_id": "PR03", "event_id": "E3", "item": "2"})
    table = arrange(told(more).reset_index(), "topic")
    assert list(zip(table["proposal_id"], table["topic"], table[BLOCK], strict=True)) == [
        ("PR01", "T-PORT", 1),
        ("PR03", "T-PORT", 1),
        ("PR02", "T-PEACE", 2),
    ]
    # One event answers both, but they were put on two days: no common answer to one message.
    assert table[RUN].is_unique


def test_rows_without_an_answer_are_never_joined(archive):
    more = with_offers(
        archive, {"proposal_id": "PR03", "event_id": "E3", "answer": "none-recorded", "answer_event": ""}
    )
    assert arrange(told(more).reset_index(), "message")[RUN].is_unique


def test_unknown_grouping_is_refused(archive):
    with pytest.raises(ValueError, match="no such"):
        arrange(offers(archive, every(archive)), "no such")


def test_accepted_among_several_is_not_said_to_be_none():
    words = {"accepted": "Accepted", "deferred": "Deferred"}
    assert answer_words(["accepted", "deferred"], words) == "1 accepted, 1 deferred; none refused"
    assert answer_words(["accepted"], words) == "accepted"


def test_six_items_of_february_1996_have_one_deferring_answer_after_two_days_paragraphs_18_to_23_and_28_29(real):
    table = arrange(offers(real, mask_of_ids(real, ["S24"])), "message")
    assert (table[BLOCK].nunique(), table[RUN].nunique(), len(table)) == (1, 1, 6)
    assert set(table["answer"]) == {"deferred"}
    assert set(table["answer_event"]) == {"S28"}
    assert set(zip(table[LEAST_DAYS], table[MOST_DAYS], strict=True)) == {(2, 2)}
    assert list(table[WHERE]) == [
        *["Document 000 ¶ 18"] * 2,
        *(f"Document 000 ¶ 19, {paragraph}" for paragraph in (20, 21, 22, 23)),
    ]
    assert set(table[ANSWER_WHERE]) == {"Document 000 ¶ 28, 29"}
    words = answer_words(table["answer"].tolist(), real.dictionary.labels("proposals", "answer"))
    assert words == "all 6 deferred; none accepted, none refused"


def test_call_to_bakour_waits_0_to_15_days_paragraphs_7_and_8(real):
    # Late August 1995, taken as 21 to 31 August (¶ 7); decided before the meeting of 5 September (¶ 8, 9).
    (offer,) = offers(real, mask_of_ids(real, ["S12"])).to_dict("records")
    assert offer["answer"] == "accepted-with-conditions"
    assert (offer[LEAST_DAYS], offer[MOST_DAYS]) == (0, 15)
    assert (offer[WHERE], offer[ANSWER_WHERE]) == ("Document 000 ¶ 7", "Document 000 ¶ 8")


def test_offer_of_normal_relations_is_countered_by_the_ask_for_a_meeting_paragraphs_9_and_16(real):
    offer = told(real, "S17").loc["PR01"]
    assert (offer["answer"], offer["answer_event"]) == ("countered", "S21")
    assert "meeting to learn the Iraqi view" in offer[IN_TURN]


def test_neutrality_for_talks_is_the_newspapers_reading_paragraphs_8_and_9_of_document_002(real):
    assert set(told(real, "S36").query("reading == 'newspaper-reading'").index) == {"PR18", "PR19"}


def test_every_ask_of_the_real_package_is_counted_and_rests_on_one_origin(real):
    found = asked(real, filter_mask(real, Selection()))
    assert len(found) == len(real.proposals)
    assert found[ONE_ORIGIN].all()


def test_the_answer_of_february_1996_stands_after_the_decision_to_keep_the_talks_open(real):
    # Document 000, paragraph 26: the draft is to keep the dialogue open.
    found = offers(real, filter_mask(real, Selection(text="five outlets")))
    assert set(found["decided"]) == {"Decision: keep the dialogue open and prepare the Gulf states"}


def test_a_decision_that_is_itself_the_answer_is_not_told_twice(real):
    (found,) = offers(real, (real.events["event_id"] == "S12").to_numpy()).to_dict("records")
    assert (found["answer_event"], found["decided"]) == ("S15", "")
