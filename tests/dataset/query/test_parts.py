"""Which part of many events is drawn."""

import numpy as np
import pytest

from components.dataset.query.parts import part_of


def shown(dataset, *, first=1, event="", sizes=None, most=30):
    rows = np.arange(len(dataset.events))
    return part_of(dataset, rows, np.ones(len(rows), int) if sizes is None else sizes, most, first=first, event=event)


def test_the_parts_together_are_all_events_once_and_in_order(real):
    rows = [place for start in shown(real).starts for place in shown(real, first=start).rows]
    assert rows == list(range(len(real.events)))


def test_no_part_is_larger_than_it_may_be_and_they_are_alike(real):
    counts = [len(shown(real, first=start).rows) for start in shown(real).starts]
    assert max(counts) <= 30
    assert max(counts) - min(counts) <= len(counts)


def test_large_events_are_shown_a_few_at_a_time(real):
    sizes = np.full(len(real.events), 10)
    assert {len(shown(real, first=start, sizes=sizes).rows) for start in shown(real, sizes=sizes).starts} == {3}


@pytest.mark.parametrize("first", [-3, 0, 1])
def test_a_number_before_the_first_event_shows_the_first_part(real, first):
    assert shown(real, first=first).first == 1


def test_a_number_beyond_the_last_event_shows_the_last_part(real):
    assert shown(real, first=999_999).last == len(real.events)


def test_an_open_event_brings_its_part_whatever_the_number(real):
    event = real.events["event_id"].iloc[100]
    assert 100 in shown(real, first=1, event=event).rows
    assert shown(real, first=1, event="nobody").first == 1


def test_of_very_many_parts_some_are_offered_and_always_those_beside_the_one_that_is_shown(real):
    part = shown(real, first=70, most=1)
    assert {69, 70, 71} <= set(part.offered) <= set(part.starts)
    assert len(part.offered) <= 63
    assert part.offered == sorted(part.offered)
