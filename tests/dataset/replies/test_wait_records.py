import dataclasses
import datetime as dt

import pytest

from components.dataset.model import columns as c
from components.dataset.query.order import mask_of_ids
from components.dataset.replies.wait_records import short_date, wait_records
from components.dataset.replies.waits import waits_of


def rows(dataset, mask=None):
    return {wait.question.event: wait for wait in wait_records(dataset, waits_of(dataset, mask), mask)}


def test_a_row_says_who_asked_whom_when_and_what_came_of_it(archive):
    row = rows(archive)["E1"]
    assert (row.asker, row.asked, row.asker_name, row.asked_name) == ("iraq", "syria", "Iraq", "Syria")
    assert (row.question.date, row.answer.date) == ("4 March 1901", "20 March 1901")
    assert (row.question.short_date, row.answer.short_date) == ("4 Mar 1901", "20 Mar 1901")
    assert (row.answer.event, row.least, row.most, row.inferred) == ("E2", 16, 16, False)
    assert (row.content, row.asks, row.answered) == ("A harbour", 1, 1)
    assert row.actors == ["A-DUKE", "A-QUEEN"]


def test_it_says_when_the_words_reached_the_other_side(archive):
    assert rows(archive)["E1"].received == "4 March 1901 (Minister Élan)"
    assert rows(archive)["E3"].received == "not recorded"


def test_without_an_answer_there_is_no_most(archive):
    row = rows(archive)["E3"]
    assert (row.answer, row.next_message) == (None, None)
    assert (row.least, row.most) == (None, None)
    assert (row.asks, row.answered) == (1, 0)


def test_an_answer_is_inferred_unless_a_source_links_it(archive):
    made = dataclasses.replace(archive, links=archive.links.assign(**{c.BASIS: "inferred"}))
    assert rows(made)["E1"].inferred
    only_listed = dataclasses.replace(archive, links=archive.links[:0])
    assert rows(only_listed)["E1"].inferred


def test_an_end_that_is_not_chosen_is_said_to_be_so(archive):
    row = rows(archive, mask_of_ids(archive, ["E1"]))["E1"]
    assert (row.question.chosen, row.answer.chosen) == (True, False)
    row = rows(archive, mask_of_ids(archive, ["E2"]))["E1"]
    assert (row.question.chosen, row.answer.chosen) == (False, True)


def test_of_no_waits_there_are_no_rows(nothing):
    assert wait_records(nothing, waits_of(nothing)) == []


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
    assert short_date(*(None if day is None else dt.date.fromisoformat(day) for day in (first, last))) == words


def test_the_answer_of_13_september_1995_is_read_as_one_by_the_curator(real):
    # Document 000, paragraphs 14 and 15, tell consultation and reply in a row; that one answers the other is inferred.
    assert rows(real)["S17"].inferred
    assert rows(real)["S17"].questions == ["S17", "S18"]
    assert rows(real)["S22"].answer is None
    assert rows(real)["S22"].next_message.date == "4 February 1996"
    assert (rows(real)["S36"].asks, rows(real)["S36"].answered) == (5, 1)
