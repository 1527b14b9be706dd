import dataclasses

import pandas as pd
import pytest

from components.dataset.model import columns as c
from components.dataset.query.order import mask_of_ids
from components.dataset.replies import wait_records as w
from components.dataset.replies.waits import LEAST, MOST, waits_of


def rows(dataset, mask=None):
    return {row[w.QUESTION]: row for row in w.wait_rows(dataset, waits_of(dataset, mask), mask).to_dict("records")}


def test_a_row_says_who_asked_whom_when_and_what_came_of_it(archive):
    row = rows(archive)["E1"]
    assert (row[w.ASKER], row[w.ASKED], row["asker_name"], row["asked_name"]) == ("iraq", "syria", "Iraq", "Syria")
    assert (row[w.PUT], row[w.ANSWERED]) == ("4 March 1901", "20 March 1901")
    assert (row[w.PUT_SHORT], row[w.ANSWERED_SHORT]) == ("4 Mar 1901", "20 Mar 1901")
    assert (row[w.ANSWER], row[LEAST], row[MOST], row[w.INFERRED]) == ("E2", 16, 16, False)
    assert (row[w.CONTENT], row[w.WANTED], row[w.MET]) == ("A harbour", 1, 1)
    assert row[w.ACTORS] == ["A-DUKE", "A-QUEEN"]


def test_it_says_when_the_words_reached_the_other_side(archive):
    assert rows(archive)["E1"][w.REACHED] == "4 March 1901 (Minister Élan)"
    assert rows(archive)["E3"][w.REACHED] == "not recorded"


def test_without_an_answer_there_is_no_most(archive):
    row = rows(archive)["E3"]
    assert (row[w.ANSWER], row[w.ANSWERED], row[w.UNTIL]) == ("", "", "")
    assert pd.isna(row[LEAST])
    assert pd.isna(row[MOST])
    assert (row[w.WANTED], row[w.MET]) == (1, 0)


def test_an_answer_is_inferred_unless_a_source_links_it(archive):
    made = dataclasses.replace(archive, links=archive.links.assign(**{c.BASIS: "inferred"}))
    assert rows(made)["E1"][w.INFERRED]
    only_listed = dataclasses.replace(archive, links=archive.links[:0])
    assert rows(only_listed)["E1"][w.INFERRED]


def test_an_end_that_is_not_chosen_is_said_to_be_so(archive):
    row = rows(archive, mask_of_ids(archive, ["E1"]))["E1"]
    assert (row[w.QUESTION_KEPT], row[w.ANSWER_KEPT]) == (True, False)
    row = rows(archive, mask_of_ids(archive, ["E2"]))["E1"]
    assert (row[w.QUESTION_KEPT], row[w.ANSWER_KEPT]) == (False, True)


def test_of_no_waits_there_are_no_rows(nothing):
    assert w.wait_rows(nothing, waits_of(nothing)).empty


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("1995-08-21", "1995-08-31", "21–31 Aug 1995"),
        ("1996-01-01", "1996-12-31", "1996"),
        ("1996-04-01", "1996-06-30", "Apr–Jun 1996"),
        ("1995-12-27", "1996-03-31", "27 Dec 1995–31 Mar 1996"),
        ("1996-02-04", None, "from 4 Feb 1996"),
        (None, None, "no date"),
    ],
)
def test_short_dates_say_no_more_than_is_known(first, last, words):
    assert w.short_date(*(None if day is None else pd.Timestamp(day) for day in (first, last))) == words


def test_the_answer_of_13_september_1995_is_read_as_one_by_the_curator(real):
    # Document 000, paragraphs 14 and 15, tell consultation and reply in a row; that one answers the other is inferred.
    assert rows(real)["S17"][w.INFERRED]
    assert rows(real)["S17"][w.QUESTIONS] == ["S17", "S18"]
    assert not rows(real)["S22"][w.ANSWER]
    assert rows(real)["S22"][w.UNTIL] == "4 February 1996"
    assert (rows(real)["S36"][w.WANTED], rows(real)["S36"][w.MET]) == (5, 1)
