"""What is counted of topics in time."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from components.dataset import Selection, filter_mask
from components.dataset.model import columns as c
from components.dataset.query.order import mask_of_ids
from components.dataset.timeline.time_bins import time_bins
from components.dataset.topics.topics import (
    COUNTED,
    NOTHING,
    OUTSIDE,
    SILENT,
    broad_topics,
    most_spoken_of,
    topic_cells,
    topics_of,
)

QUARTERS = time_bins((dt.date(1901, 1, 1), dt.date(1901, 12, 31)), 4)
FIRST, SECOND, THIRD, FOURTH, OPEN = 1, 2, 3, 4, 6


@pytest.fixture
def archive(half_dated):
    """The invented archive, with one event that has no date."""
    return half_dated


def every(dataset):
    return np.ones(len(dataset.events), dtype=bool)


def cells(dataset, mask=None, among=QUARTERS):
    mask = every(dataset) if mask is None else mask
    found = topic_cells(dataset, mask, topics_of(dataset, every(dataset)), among)
    return {(cell.topic, cell.column): cell for cell in found}


def with_broader(dataset, **broader):
    topics = dataset.topics.copy()
    for topic, wider in broader.items():
        topics.loc[topics[c.TOPIC] == topic.replace("_", "-"), c.BROADER] = wider
    return replace(dataset, topics=topics)


def test_events_are_counted_once_in_their_quarter_under_each_of_their_topics(archive):
    found = cells(archive)
    assert found["T-PEACE", FIRST].event_ids == ("E5", "E2")
    assert found["T-PORT", FIRST].event_ids == ("E1",)
    # E6 speaks of both, and has no date.
    assert found["T-PEACE", OPEN].event_ids == found["T-PORT", OPEN].event_ids == ("E6",)


def test_event_that_may_belong_to_two_quarters_counts_perhaps_in_both_and_certainly_in_neither(archive):
    events = archive.events.copy()
    events.loc[events[c.EVENT] == "E7", c.LATEST] = pd.Timestamp("1901-07-31")
    found = cells(replace(archive, events=events))
    assert [(found["T-PEACE", column].least, found["T-PEACE", column].most) for column in (SECOND, THIRD)] == [
        (0, 1),
        (1, 2),
    ]


def test_topic_is_counted_with_the_widest_one_above_it(archive):
    narrow = with_broader(archive, T_PORT="T-PEACE")
    (row,) = topics_of(narrow, every(narrow))
    assert (row.id, row.narrower, row.total) == ("T-PEACE", "Harbour", 9)
    # E6 names both: once.
    assert cells(narrow)["T-PEACE", OPEN].most == 1


def test_topics_above_each_other_in_a_circle_are_all_counted(archive):
    circle = with_broader(archive, T_PORT="T-PEACE", T_PEACE="T-PORT")
    assert sum(topic.total for topic in topics_of(circle, every(circle))) >= 9


def test_topic_that_came_up_first_stands_first(archive):
    assert [topic.id for topic in topics_of(archive, every(archive))] == ["T-PEACE", "T-PORT"]
    assert [topic.id for topic in topics_of(archive, mask_of_ids(archive, ["E1", "E2"]))] == ["T-PORT", "T-PEACE"]


def test_event_without_a_topic_has_a_row_of_its_own(archive):
    bare = replace(archive, events=archive.events.assign(**{c.TOPICS: ""}))
    assert [topic.label for topic in topics_of(bare, every(bare))] == ["No topic recorded"]


def test_most_spoken_of_keep_their_order(archive):
    topics = topics_of(archive, mask_of_ids(archive, ["E1", "E2", "E5"]))
    assert [topic.id for topic in most_spoken_of(topics, 1)] == ["T-PEACE"]
    assert most_spoken_of(topics, 5) == topics


def test_silence_is_a_quarter_with_events_but_none_on_the_topic(archive):
    found = cells(archive)
    assert found["T-PORT", THIRD].state == SILENT
    assert found["T-PORT", FOURTH].state == found["T-PEACE", FOURTH].state == NOTHING
    assert found["T-PORT", FIRST].state == COUNTED


def test_filter_makes_no_silence(archive):
    found = cells(archive, mask_of_ids(archive, ["E1"]))
    assert (found["T-PEACE", FIRST].state, found["T-PEACE", FIRST].hidden) == (OUTSIDE, 2)
    assert found["T-PORT", THIRD].state == SILENT


def test_square_has_the_side_of_all_its_events_or_is_of_several(archive):
    found = cells(archive)
    assert found["T-PORT", FIRST].side == "iraq"
    assert found["T-PEACE", FIRST].side == "syria"
    both = with_broader(archive, T_PORT="T-PEACE")
    assert cells(both)["T-PEACE", FIRST].side == "several"


def test_square_rests_on_one_origin_only_if_all_its_events_do(archive):
    assert cells(archive)["T-PEACE", FIRST].one_origin
    another = archive.claims[archive.claims[c.CLAIM] == "CL005"].assign(**{c.CLAIM: "CL999", c.EVENT: "E2"})
    mixed = replace(archive, claims=pd.concat([archive.claims, another], ignore_index=True))
    assert not cells(mixed)["T-PEACE", FIRST].one_origin


def test_square_names_at_most_twelve_events_and_counts_all(archive):
    rows = archive.events[archive.events[c.EVENT] == "E2"]
    more = pd.concat([rows.assign(**{c.EVENT: f"N{number:02}"}) for number in range(30)])
    many = replace(archive, events=pd.concat([archive.events, more], ignore_index=True))
    square = cells(many)["T-PEACE", FIRST]
    assert (square.most, len(square.event_ids)) == (32, 12)


def test_nothing_chosen_has_no_topics(archive):
    assert topics_of(archive, ~every(archive)) == []
    assert topic_cells(archive, ~every(archive), topics_of(archive, ~every(archive)), QUARTERS) == []


@pytest.fixture(scope="module")
def quarters():
    return time_bins((dt.date(1995, 1, 1), dt.date(1998, 12, 31)), 16)


def test_every_event_of_the_real_package_is_under_some_topic(real):
    assert set(broad_topics(real).event) == set(range(len(real.events)))


def test_first_quarter_of_1998_speaks_of_the_peace_talks_in_two_letters_paragraphs_10_and_14(real, quarters):
    # Clinton's letter of 21 February (Document 002 ¶ 10) and Assad's of 13 March (¶ 14, 15). The talks with Netanyahu
    # that Clinton refers to (S30) were held by 21 February: perhaps in the same quarter.
    square = cells(real, among=quarters)["T-PEACE", 13]
    assert (square.event_ids, square.least, square.most, square.one_origin) == (("S30", "S36", "S38"), 2, 3, True)


def test_offer_of_2_february_1996_counts_once_under_each_of_five_topics_paragraphs_18_to_23(real, quarters):
    found = cells(real, mask_of_ids(real, ["S24"]), quarters)
    assert {topic for (topic, column), cell in found.items() if cell.most} == {
        *("T-ECON", "T-DIPL", "T-SEC", "T-BORD", "T-SANC"),
    }
    assert {column for (_, column), cell in found.items() if cell.most} == {5}


def test_standing_instruction_without_a_date_is_never_put_into_one_quarter_paragraph_19(real, quarters):
    # Document 002 ¶ 19 gives no date; the decade is the curator's reading.
    found = cells(real, mask_of_ids(real, ["S39"]), quarters)
    within = [found["T-TRUST", column] for column in range(1, 17)]
    assert {(cell.least, cell.most) for cell in within} == {(0, 1)}


def test_sum_of_certain_squares_is_at_most_the_total_and_of_possible_ones_at_least(real, quarters):
    mask = filter_mask(real, Selection())
    topics = topics_of(real, mask)
    found = topic_cells(real, mask, topics, quarters)
    lasting = real.events[c.DATE_MEANING].eq("lasted").sum()
    for topic in topics:
        assert sum(cell.least for cell in found if cell.topic == topic.id) <= topic.total + lasting
        assert sum(cell.most for cell in found if cell.topic == topic.id) >= topic.total


def test_the_least_of_a_square_counts_only_what_is_sure(archive):
    mask = every(archive)
    found = topic_cells(archive, mask, topics_of(archive, mask), QUARTERS, ~mask)
    whole = topic_cells(archive, mask, topics_of(archive, mask), QUARTERS)
    assert sum(cell.least for cell in found) == 0
    assert sum(cell.most for cell in found) == sum(cell.most for cell in whole) > 0
