import dataclasses

import pandas as pd

from components.dataset.model import columns as c
from components.dataset.replies.answers_due import due
from components.dataset.timeline.months import month_columns


def months(dataset):
    """Return question -> who owes an answer to whom, and in which columns."""
    columns = month_columns(dataset, 60)
    ids = dataset.events[c.EVENT].tolist()
    return {ids[place]: (asked, asker, first, last) for asked, asker, first, last, place in due(dataset, columns)}


def dated(archive, **period):
    first, last = (pd.Timestamp(day) for day in ("1901-01-01", "1904-12-31"))
    return dataclasses.replace(archive, period=(first, last), **period)


def test_an_answer_is_due_between_the_months_of_question_and_answer(archive):
    assert "E1" not in months(dated(archive))  # the answer comes in the same month
    late = archive.events.copy()
    late.loc[late[c.EVENT] == "E2", [c.EARLIEST, c.LATEST]] = pd.Timestamp("1901-06-02")
    assert months(dated(archive, events=late))["E1"] == ("syria", "iraq", 3, 4)


def test_an_answer_is_shown_as_due_for_a_year_at_most(archive):
    late = archive.events.copy()
    late.loc[late[c.EVENT] == "E2", [c.EARLIEST, c.LATEST]] = pd.Timestamp("1904-06-02")
    assert months(dated(archive, events=late))["E1"] == ("syria", "iraq", 3, 13)


def test_an_answer_that_nothing_follows_is_due_where_the_question_lies_and_no_longer(archive):
    assert months(dated(archive))["E3"] == ("syria", "iraq", 8, 8)


def test_a_question_without_a_last_day_makes_nothing_due(archive):
    events = archive.events.copy()
    events.loc[events[c.EVENT] == "E3", c.LATEST] = pd.NaT
    assert "E3" not in months(dated(archive, events=events))


def test_a_question_outside_the_columns_makes_nothing_due(archive):
    other = dataclasses.replace(archive, period=(pd.Timestamp("1920-01-01"), pd.Timestamp("1921-12-31")))
    assert months(other) == {}


def test_document_000_paragraph_16_an_answer_is_due_from_september_1995_to_february_1996(real):
    # Months from January 1995: September is 8, February 1996 is 13.
    assert months(real)["S22"] == ("syria", "iraq", 8, 13)


def test_document_002_paragraph_15_an_american_answer_is_due_in_march_1998_and_not_for_years(real):
    assert months(real)["S38"] == ("us", "syria", 38, 38)
