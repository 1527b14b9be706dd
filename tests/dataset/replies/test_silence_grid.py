import dataclasses

import numpy as np
import pandas as pd
import pytest

from components.dataset.model import columns as c
from components.dataset.query.order import mask_of_ids
from components.dataset.replies.silence_grid import (
    BACK,
    BOTH,
    DUE,
    FORTH,
    HIDDEN,
    NOT_SENT,
    OTHER,
    PERHAPS,
    QUIET,
    SENT,
    silence_grid,
)


@pytest.fixture
def years(archive):
    """The archive with a period of two years: column 0 is January 1901."""
    return dataclasses.replace(archive, period=(pd.Timestamp("1901-01-01"), pd.Timestamp("1902-12-31")))


def cells(dataset, mask=None, most=24):
    """Return (from, to, way) -> column -> (state, count, events)."""
    every = np.ones(len(dataset.events), dtype=bool)
    grid = silence_grid(dataset, every if mask is None else mask_of_ids(dataset, mask), most)
    return {
        (line.sender, line.receiver, line.way): {
            cell.column: (cell.state, cell.count, cell.events) for cell in line.cells
        }
        for line in grid.lines
        if line.cells
    }


def test_two_sides_have_a_line_each_way_and_one_for_both(years):
    grid = silence_grid(years, np.ones(len(years.events), dtype=bool), 24)
    assert [[line.sender, line.receiver, line.way] for line in grid.lines] == [
        ["syria", "iraq", FORTH],
        ["iraq", "syria", BACK],
        ["syria", "iraq", BOTH],
    ]


def test_a_message_stands_in_its_month_on_the_line_of_its_direction(years):
    found = cells(years)
    assert found["iraq", "syria", BACK][2] == (SENT, 1, ["E1"])
    assert found["syria", "iraq", FORTH][2] == (SENT, 1, ["E2"])
    assert found["iraq", "syria", BACK][8] == (SENT, 1, ["E3"])


def test_a_month_in_which_an_answer_was_due_is_no_mere_silence(years):
    # The Duke's second letter of September 1901 asks for an answer; none is recorded.
    assert cells(years)["syria", "iraq", FORTH][8] == (DUE, 1, ["E3"])


def test_what_may_lie_in_several_months_is_in_each_of_them(years):
    events = years.events.copy()
    events.loc[events[c.EVENT] == "E3", c.LATEST] = pd.Timestamp("1901-11-30")
    found = cells(dataclasses.replace(years, events=events))["iraq", "syria", BACK]
    assert [found[month] for month in (8, 9, 10)] == [(PERHAPS, 1, ["E3"])] * 3


def test_what_may_lie_in_a_month_is_named_there_even_beside_what_surely_does(years):
    events = years.events.copy()
    events.loc[events[c.EVENT] == "E3", [c.EARLIEST, c.LATEST]] = pd.Timestamp("1901-03-01"), pd.Timestamp("1901-04-30")
    found = cells(dataclasses.replace(years, events=events))["iraq", "syria", BACK]
    assert found[2] == (SENT, 1, ["E1", "E3"])
    assert found[3] == (PERHAPS, 1, ["E3"])


def test_a_meeting_of_both_stands_on_the_line_of_both(years):
    assert cells(years)["syria", "iraq", BOTH][12] == (OTHER, 1, ["E4"])


def test_a_message_of_one_to_the_other_is_no_meeting_of_both(years):
    both = cells(years)["syria", "iraq", BOTH]
    assert [column for column, (state, *_) in both.items() if state == OTHER] == [12]


def test_a_plan_of_both_is_no_meeting(years):
    assert 5 not in cells(years)["syria", "iraq", BOTH]


def test_a_planned_message_is_not_sent(years):
    events = years.events.assign(**{c.STATUS: years.events[c.STATUS].mask(years.events[c.EVENT].eq("E3"), "planned")})
    assert cells(dataclasses.replace(years, events=events))["iraq", "syria", BACK][8] == (NOT_SENT, 1, ["E3"])


def test_a_dot_says_that_the_sources_report_something_else_of_that_month(years):
    found = cells(years)["syria", "iraq", FORTH]
    assert found[5] == (QUIET, 0, [])  # in June 1901 a mission is agreed
    assert found[12] == (QUIET, 0, [])
    assert 3 not in found  # of April nothing at all is reported


def test_a_filter_makes_no_silence(years):
    found = cells(years, mask=["E1"])
    assert found["syria", "iraq", FORTH][2] == (HIDDEN, 0, [])
    assert found["iraq", "syria", BACK][8] == (HIDDEN, 0, [])
    assert 8 not in found["syria", "iraq", FORTH] or found["syria", "iraq", FORTH][8][0] != DUE


def test_what_has_only_a_last_day_may_lie_where_that_day_is(years):
    events = years.events.copy()
    events.loc[events[c.EVENT] == "E3", c.EARLIEST] = pd.NaT
    assert cells(dataclasses.replace(years, events=events))["iraq", "syria", BACK][8] == (PERHAPS, 1, ["E3"])


def test_what_has_no_date_stands_behind_the_last_column(years):
    events = years.events.copy()
    events.loc[events[c.EVENT] == "E3", [c.EARLIEST, c.LATEST]] = pd.NaT
    assert cells(dataclasses.replace(years, events=events))["iraq", "syria", BACK][24] == (PERHAPS, 1, ["E3"])


def test_what_has_no_message_between_sides_has_no_lines(archive, nothing):
    assert cells(archive, mask=["E4"]) == {}
    grid = silence_grid(nothing, np.zeros(len(nothing.events), dtype=bool), 24)
    assert grid.lines == []
    assert grid.cells == []


# The documents. Months from January 1995: September is 8, February 1996 is 13, February 1998 is 37.


def test_document_000_paragraphs_16_to_18_four_months_of_a_due_answer_lie_between_two_messages(real):
    syria = cells(real, most=60)["syria", "iraq", FORTH]
    assert syria[8] == (SENT, 1, ["S21"])
    assert [syria[month] for month in (9, 10, 11, 12)] == [(DUE, 1, ["S22"])] * 4
    assert syria[13] == (SENT, 1, ["S28"])
    iraq = cells(real, most=60)["iraq", "syria", BACK]
    assert iraq[8] == (SENT, 2, ["S17", "S22", "S18"])  # S18 is a proposal
    assert not {9, 10, 11} & set(iraq)  # of these months the sources report nothing


def test_document_002_paragraphs_10_to_15_the_letters_of_1998(real):
    found = cells(real, most=60)
    assert found["us", "syria", BACK][37] == (SENT, 1, ["S36"])
    assert found["syria", "us", FORTH][37][0] == QUIET  # it came in March: no month passed without it
    assert found["syria", "us", FORTH][38] == (SENT, 1, ["S38"])
    assert found["us", "syria", BACK][38] == (DUE, 1, ["S38"])
    assert 39 not in found["us", "syria", BACK]


def test_document_002_paragraph_17_the_message_planned_in_cairo_is_not_sent(real):
    assert cells(real, most=60)["syria", "iraq", FORTH][37] == (NOT_SENT, 1, ["S33"])
