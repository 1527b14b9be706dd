"""What is told of asks, offers and their answers."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from components.dataset import Selection, filter_mask
from components.dataset.query.order import mask_of_ids
from components.dataset.replies.ledger import answer_words, arrange
from components.dataset.replies.offers import ONE_ORIGIN, answered_here, asked, asking_nothing, offers


def every(dataset):
    return np.ones(len(dataset.events), dtype=bool)


def told(dataset, *events):
    found = offers(dataset, mask_of_ids(dataset, events) if events else every(dataset))
    return {offer.proposal: offer for offer in found}


def numbered(arranged):
    """Return each offer with the numbers of its block and its run, from 1."""
    runs = [(block, run) for block, of in enumerate(arranged, start=1) for run in of]
    return [(offer, block, number) for number, (block, run) in enumerate(runs, start=1) for offer in run]


def with_offers(dataset, *rows):
    first = dataset.proposals.iloc[0].to_dict()
    added = pd.DataFrame([{**first, **row} for row in rows])
    return replace(dataset, proposals=pd.concat([dataset.proposals, added], ignore_index=True))


def test_offer_stands_beside_its_answer_with_the_place_of_both(archive):
    offer = told(archive)["PR01"]
    assert (offer.content, offer.date, offer.reply.date) == ("A harbour", "4 March 1901", "20 March 1901")
    assert offer.answer == "deferred"
    assert (offer.where, offer.reply.where) == ("Chronicle ¶ 2", "Chronicle ¶ 4")
    assert (offer.reply.least, offer.reply.most) == (16, 16)


def test_offer_names_the_hands_between_its_author_and_its_addressee(archive):
    assert told(archive)["PR01"].carriers == "Rafi’ of the Ford and Minister Élan"
    assert told(archive)["PR02"].carriers == ""


def test_offer_without_an_answer_has_no_days_and_no_date_of_an_answer(archive):
    offer = told(archive)["PR02"]
    assert (offer.answer, offer.reply) == ("none-recorded", None)
    assert not offer.day_known


def test_days_of_an_answer_that_is_dated_to_a_span_are_a_range(archive):
    later = with_offers(archive, {"proposal_id": "PR03", "answer_event": "E5"})
    offer = told(later)["PR03"]
    # Put on 4 March, answered some time from 5 to 19 March.
    assert (offer.reply.least, offer.reply.most) == (1, 15)
    assert not offer.reply.day_known


def test_answer_outside_the_filters_is_told_and_marked(archive):
    offer = told(archive, "E1")["PR01"]
    assert offer.reply.event == "E2"
    assert not offer.reply.chosen
    assert told(archive, "E1", "E2")["PR01"].reply.chosen


def test_offer_is_shown_where_it_was_put_and_counted_where_only_its_answer_was_chosen(archive):
    assert told(archive, "E2") == {}
    assert answered_here(archive, mask_of_ids(archive, ["E2"])) == 1
    assert answered_here(archive, every(archive)) == 0


def test_answer_that_asks_in_turn_says_what(archive):
    countered = with_offers(archive, {"proposal_id": "PR03", "event_id": "E2", "kind": "ask", "content": "A treaty"})
    assert told(countered)["PR01"].reply.in_turn == "ask: A treaty"


def test_offers_are_in_the_order_of_time_then_of_their_items(archive):
    more = with_offers(archive, {"proposal_id": "PR10", "item": "10"}, {"proposal_id": "PR03", "item": "2"})
    assert list(told(more)) == ["PR01", "PR03", "PR10", "PR02"]


def test_only_so_many_are_told_but_all_are_counted(archive):
    assert [offer.proposal for offer in offers(archive, every(archive), 1)] == ["PR01"]
    assert len(asked(archive, every(archive))) == 2


def test_nothing_chosen_gives_an_empty_table(archive):
    none = ~every(archive)
    assert offers(archive, none) == []
    assert asked(archive, none).empty
    assert arrange(offers(archive, none), "message") == []


def test_block_is_what_one_put_to_another_in_one_event(archive):
    more = with_offers(archive, {"proposal_id": "PR03", "item": "2"})
    found = numbered(arrange(told(more).values(), "message"))
    assert [(offer.proposal, block, run) for offer, block, run in found] == [
        ("PR01", 1, 1),
        ("PR03", 1, 1),
        ("PR02", 2, 2),
    ]


def test_block_by_topic_begins_with_the_topic_raised_first(archive):
    more = with_offers(archive, {"proposal_id": "PR03", "event_id": "E3", "item": "2"})
    found = numbered(arrange(told(more).values(), "topic"))
    assert [(offer.proposal, offer.topic, block) for offer, block, _ in found] == [
        ("PR01", "T-PORT", 1),
        ("PR03", "T-PORT", 1),
        ("PR02", "T-PEACE", 2),
    ]
    # One event answers both, but they were put on two days: no common answer to one message.
    assert [run for *_, run in found] == [1, 2, 3]


def test_rows_without_an_answer_are_never_joined(archive):
    more = with_offers(
        archive, {"proposal_id": "PR03", "event_id": "E3", "answer": "none-recorded", "answer_event": ""}
    )
    assert [run for *_, run in numbered(arrange(told(more).values(), "message"))] == [1, 2, 3]


def test_unknown_grouping_is_refused(archive):
    with pytest.raises(ValueError, match="no such"):
        arrange(offers(archive, every(archive)), "no such")


def test_accepted_among_several_is_not_said_to_be_none():
    words = {"accepted": "Accepted", "deferred": "Deferred"}
    assert answer_words(["accepted", "deferred"], words) == "1 accepted, 1 deferred; none refused"
    assert answer_words(["accepted"], words) == "accepted"


def test_six_items_of_february_1996_have_one_deferring_answer_after_two_days_paragraphs_18_to_23_and_28_29(real):
    ((run,),) = arrange(offers(real, mask_of_ids(real, ["S24"])), "message")
    assert len(run) == 6
    assert {offer.answer for offer in run} == {"deferred"}
    assert {offer.reply.event for offer in run} == {"S28"}
    assert {(offer.reply.least, offer.reply.most) for offer in run} == {(2, 2)}
    assert [offer.where for offer in run] == [
        *["Document 000 ¶ 18"] * 2,
        *(f"Document 000 ¶ 19, {paragraph}" for paragraph in (20, 21, 22, 23)),
    ]
    assert {offer.reply.where for offer in run} == {"Document 000 ¶ 28, 29"}
    words = answer_words([offer.answer for offer in run], real.dictionary.labels("proposals", "answer"))
    assert words == "all 6 deferred; none accepted, none refused"


def test_call_to_bakour_waits_0_to_15_days_paragraphs_7_and_8(real):
    # Late August 1995, taken as 21 to 31 August (¶ 7); decided before the meeting of 5 September (¶ 8, 9).
    (offer,) = offers(real, mask_of_ids(real, ["S12"]))
    assert offer.answer == "accepted-with-conditions"
    assert (offer.reply.least, offer.reply.most) == (0, 15)
    assert (offer.where, offer.reply.where) == ("Document 000 ¶ 7", "Document 000 ¶ 8")


def test_offer_of_normal_relations_is_countered_by_the_ask_for_a_meeting_paragraphs_9_and_16(real):
    offer = told(real, "S17")["PR01"]
    assert (offer.answer, offer.reply.event) == ("countered", "S21")
    assert "meeting to learn the Iraqi view" in offer.reply.in_turn


def test_neutrality_for_talks_is_the_newspapers_reading_paragraphs_8_and_9_of_document_002(real):
    assert {offer.proposal for offer in told(real, "S36").values() if offer.reading == "newspaper-reading"} == {
        "PR18",
        "PR19",
    }


def test_every_ask_of_the_real_package_is_counted_and_rests_on_one_origin(real):
    found = asked(real, filter_mask(real, Selection()))
    assert len(found) + asking_nothing(real, every(real)) == len(real.proposals) == 27
    assert asking_nothing(real, every(real)) == 5
    assert found[ONE_ORIGIN].all()


def test_the_answer_of_february_1996_stands_after_the_decision_to_keep_the_talks_open(real):
    # Document 000, paragraph 26: the draft is to keep the dialogue open.
    found = offers(real, filter_mask(real, Selection(text="five outlets")))
    assert {offer.reply.decided for offer in found} == {"Decision: keep the dialogue open and prepare the Gulf states"}


def test_a_decision_that_is_itself_the_answer_is_not_told_twice(real):
    (found,) = offers(real, (real.events["event_id"] == "S12").to_numpy())
    assert (found.reply.event, found.reply.decided) == ("S15", "")
