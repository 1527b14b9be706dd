import dataclasses
import datetime as dt

import numpy as np
import pandas as pd
import pytest

from components.dataset import Selection, filter_mask
from components.dataset.model import columns as c
from components.dataset.model.dates import Span, days_between
from components.dataset.query.order import mask_of_ids
from components.dataset.replies.answers import NONE
from components.dataset.replies.waits import waits_of


def told(dataset, mask=None):
    """Return question -> (answer, until, least, most)."""
    found, ids = waits_of(dataset, mask), dataset.events[c.EVENT].tolist()
    names = [["" if place == NONE else ids[place] for place in column] for column in (found.answer, found.until)]
    days = zip(found.least.tolist(), found.most.tolist(), strict=True)
    return {
        ids[place]: (answer, until, *span)
        for place, answer, until, span in zip(found.question, *names, days, strict=True)
    }


def changed(archive, event, **cells):
    events = archive.events.copy()
    for column, value in cells.items():
        events.loc[events[c.EVENT] == event, column] = value
    return dataclasses.replace(archive, events=events)


def test_a_wait_ends_with_the_answer_and_is_counted_by_hand(archive):
    # E1 is of 4 March, E2 of 20 March.
    assert told(archive)["E1"] == ("E2", "", 16, 16)


def test_what_asks_and_is_never_answered_is_a_wait_without_an_end(archive):
    # After E3 the Queen writes no more: nobody can say how long the Duke waited.
    assert told(archive)["E3"] == ("", "", NONE, NONE)


def test_a_wait_without_an_answer_lasts_at_least_until_the_side_asked_next_writes(archive):
    silent = dataclasses.replace(
        archive,
        links=archive.links[archive.links[c.RELATION].ne("answers")],
        proposals=archive.proposals.assign(**{c.ANSWER_EVENT: ""}),
    )
    assert told(silent)["E1"] == ("", "E2", 16, 16)


def test_a_later_message_of_the_asking_side_ends_no_wait(archive):
    silent = dataclasses.replace(
        archive, links=archive.links[:0], proposals=archive.proposals.assign(**{c.ANSWER_EVENT: ""})
    )
    made = changed(silent, "E2", earliest=pd.Timestamp("1901-12-01"), latest=pd.Timestamp("1901-12-01"))
    made = dataclasses.replace(made, events=made.events.sort_values(c.EARLIEST).reset_index(drop=True))
    # The Duke's second letter of September does not shorten it: 4 March to 1 December.
    assert told(made)["E1"] == ("", "E2", 272, 272)


def test_an_inferred_message_ends_no_wait(archive):
    silent = dataclasses.replace(
        archive, links=archive.links[:0], proposals=archive.proposals.assign(**{c.ANSWER_EVENT: ""})
    )
    assert told(silent)["E1"] == ("", "E2", 16, 16)
    assert told(changed(silent, "E2", status="inferred"))["E1"] == ("", "", NONE, NONE)


def test_a_message_that_may_have_come_before_or_after_leaves_the_days_unknown(archive):
    silent = dataclasses.replace(
        archive, links=archive.links[:0], proposals=archive.proposals.assign(**{c.ANSWER_EVENT: ""})
    )
    made = changed(silent, "E2", earliest=pd.Timestamp("1901-01-01"), latest=pd.Timestamp("1901-12-31"))
    assert told(made)["E1"][2] == NONE


def test_days_of_an_answer_are_a_range_if_a_date_is(archive):
    made = changed(archive, "E1", earliest=pd.Timestamp("1901-03-01"), latest=pd.Timestamp("1901-03-10"))
    assert told(made)["E1"] == ("E2", "", 10, 19)


@pytest.mark.parametrize("status", ["planned", "summary"])
def test_what_was_only_planned_or_sums_up_others_waits_for_nothing(archive, status):
    assert set(told(changed(archive, "E1", status=status))) == {"E3"}


def test_a_message_without_an_ask_waits_only_if_it_is_answered(archive):
    mute = dataclasses.replace(archive, proposals=archive.proposals[:0])
    assert set(told(mute)) == {"E1"}


def test_a_filter_chooses_waits_by_either_end_and_changes_none(archive):
    assert told(archive, mask_of_ids(archive, ["E1"])) == {"E1": ("E2", "", 16, 16)}
    assert told(archive, mask_of_ids(archive, ["E2"])) == {"E1": ("E2", "", 16, 16)}
    assert told(archive, mask_of_ids(archive, ["E4"])) == {}


def test_days_are_counted_as_between_two_hands(archive):
    spans = [("1901-03-04", "1901-03-04"), ("1901-03-01", "1901-03-31"), (None, "1901-03-31"), ("1901-05-01", None)]
    for first, last in spans:
        days = [pd.NaT if day is None else pd.Timestamp(day) for day in (first, last)]
        made = changed(archive, "E1", earliest=days[0], latest=days[1])
        span = Span(*(None if day is None else dt.date.fromisoformat(day) for day in (first, last)))
        answered = dt.date(1901, 3, 20)
        expected = tuple(NONE if day is None else day for day in days_between(span, Span(answered, answered)))
        assert told(made)["E1"][2:] == expected


def test_of_no_events_nobody_waits(archive, nothing):
    assert told(nothing) == {}


# The documents, by paragraph.


def test_document_000_paragraphs_9_to_15_from_5_to_13_september_1995_are_8_days(real):
    assert told(real)["S17"] == ("S21", "", 8, 8)


def test_document_000_paragraph_12_is_put_and_answered_with_the_message_it_is_part_of(real):
    found, ids = waits_of(real), real.events[c.EVENT].tolist()
    (wait,) = [row for row in range(len(found)) if ids[found.question[row]] == "S17"]
    assert [ids[place] for place in found.parts(wait)] == ["S17", "S18"]
    assert "S18" not in told(real)


def test_document_000_paragraphs_15_and_16_from_13_to_19_september_1995_are_6_days(real):
    assert told(real)["S21"] == ("S22", "", 6, 6)


def test_document_000_paragraphs_18_and_27_from_2_to_4_february_1996_are_2_days(real):
    assert told(real)["S24"] == ("S28", "", 2, 2)


def test_document_002_paragraphs_10_and_13_from_21_february_to_13_march_1998_are_20_days(real):
    assert told(real)["S36"] == ("S38", "", 20, 20)


def test_document_000_paragraphs_7_and_8_only_a_decision_answers_after_0_to_15_days(real):
    # Asked between 21 and 31 August 1995, decided between 21 August and 5 September.
    assert told(real)["S12"] == ("S15", "", 0, 15)


def test_document_000_paragraph_16_the_border_meeting_has_no_answer_for_at_least_138_days(real):
    # 19 September 1995 to 4 February 1996: 11 + 31 + 30 + 31 + 31 + 4.
    assert told(real)["S22"] == ("", "S28", 138, 138)


def test_document_000_paragraph_6_the_first_message_has_no_answer_for_at_least_13_days(real):
    # The last day of August to 13 September 1995, when Syria writes for the first time.
    assert told(real)["S11"][:3] == ("", "S21", 13)


def test_document_002_paragraph_15_nothing_of_the_other_side_follows_the_last_letter(real):
    assert told(real)["S38"] == ("", "", NONE, NONE)


def test_in_the_package_eight_messages_ask_and_the_reply_of_february_1996_does_not(real):
    # S28 announces contacts and asks nothing (paragraph 29), whatever stands in its cell “asked”.
    assert set(told(real)) == {"S11", "S12", "S17", "S21", "S22", "S24", "S36", "S38"}


def test_filters_of_the_package_hide_no_answer(real):
    only = filter_mask(real, Selection(start=dt.date(1996, 2, 1), end=dt.date(1996, 2, 3), certainly=True))
    assert told(real, only) == {"S24": ("S28", "", 2, 2)}


def test_what_counts_as_not_recorded_neither_asks_nor_answers(real):
    lost = np.zeros(len(real.events), dtype=bool)
    lost[real.index.place("S38")] = True  # Assad answers Clinton
    waits = waits_of(real, lost=lost)
    ids = real.events["event_id"]
    assert "S38" not in set(ids.iloc[waits.question])
    (row,) = np.flatnonzero(ids.iloc[waits.question] == "S36")
    assert not waits.answered[row]
