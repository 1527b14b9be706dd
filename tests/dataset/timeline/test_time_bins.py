"""Which events lie in which stretch of time."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from components.dataset import Selection
from components.dataset.model import columns as c
from components.dataset.query.order import mask_of_ids
from components.dataset.timeline.time_bins import (
    AFTER,
    BEFORE,
    OPEN,
    WITHIN,
    busiest_bin,
    masks_inside,
    period_of,
    time_bins,
)

FIRST, LAST = dt.date(1901, 1, 1), dt.date(1902, 12, 31)


def held(dataset, stretch):
    """Return the ids of the events that lie in `stretch` certainly, and of those that lie in it perhaps."""
    return tuple(set(dataset.events[c.EVENT][mask]) for mask in masks_inside(dataset, stretch))


def test_quarters_cover_the_days_between_before_and_after_and_a_place_for_open_dates():
    found = time_bins((FIRST, LAST), 8)
    assert [stretch.place for stretch in found] == [BEFORE, *[WITHIN] * 8, AFTER, OPEN]
    assert (found[1].first, found[1].last) == (dt.date(1901, 1, 1), dt.date(1901, 3, 31))
    assert (found[0].last, found[-2].first) == (dt.date(1900, 12, 31), dt.date(1903, 1, 1))
    assert [stretch.part for stretch in found[1:5]] == ["Jan", "Apr", "Jul", "Oct"]


@pytest.mark.parametrize(("most", "months"), [(8, 3), (7, 6), (4, 6), (3, 12), (1, 60)])
def test_stretches_are_as_short_as_the_room_allows(most, months):
    assert time_bins((FIRST, LAST), most)[1].months == months


def test_stretches_begin_where_the_calendar_has_them():
    first, second = time_bins((dt.date(1901, 2, 20), dt.date(1901, 4, 1)), 8)[1:3]
    assert (first.first, second.last) == (dt.date(1901, 1, 1), dt.date(1901, 6, 30))


def test_the_whole_calendar_has_stretches():
    found = time_bins((dt.date.min, dt.date.max), 20)
    assert found[1].first is not None
    assert found[-3].last is not None


def test_words_of_a_stretch():
    assert time_bins((FIRST, LAST), 8)[2].words == "the second quarter of 1901"
    assert time_bins((FIRST, LAST), 4)[2].words == "the second half-year of 1901"
    assert time_bins((FIRST, LAST), 2)[1].words == "1901"
    before, both, after, open_ = time_bins((dt.date(1900, 1, 1), dt.date(1901, 12, 31)), 1)
    words = [stretch.words for stretch in (before, both, after, open_)]
    assert words == ["before the period", "1900–01", "after the period", "date unknown"]


def test_event_of_a_known_day_lies_certainly_in_its_quarter(archive):
    certainly, perhaps = held(archive, time_bins((FIRST, LAST), 8)[1])
    assert {"E1", "E2", "E5"} == certainly == perhaps - {"E6"}


def test_event_dated_to_a_year_lies_perhaps_in_each_quarter_and_certainly_in_its_year(archive):
    days = dt.date(1890, 1, 1), dt.date(1890, 12, 31)
    for quarter in time_bins(days, 4)[1:5]:
        certainly, perhaps = held(archive, quarter)
        assert "E8" in perhaps - certainly
    assert "E8" in held(archive, time_bins(days, 1)[1])[0]


def test_event_that_lasted_lies_certainly_in_every_quarter_it_touches(archive):
    events = archive.events.copy()
    events.loc[events[c.EVENT] == "E4", c.EARLIEST] = np.datetime64("1901-12-30")
    lasting = replace(archive, events=events)
    for quarter in time_bins((FIRST, LAST), 8)[4:6]:
        assert "E4" in held(lasting, quarter)[0]


def test_event_without_a_date_lies_in_no_quarter_but_apart(half_dated):
    *closed, open_ = time_bins((FIRST, LAST), 8)
    assert held(half_dated, open_) == ({"E6"}, {"E6"})
    assert not any("E6" in held(half_dated, stretch)[1] for stretch in closed)


def test_event_that_is_bounded_on_one_side_lies_perhaps_where_its_bound_does(archive):
    first, *others = time_bins((FIRST, LAST), 8)[1:]
    assert "E6" in held(archive, first)[1] - held(archive, first)[0]
    assert not any("E6" in held(archive, stretch)[1] for stretch in others)


def test_a_lone_bound_is_moved_into_the_days_that_are_looked_at(archive):
    *_, quarter, _, _ = time_bins((FIRST, LAST), 8)
    _, perhaps = masks_inside(archive, quarter, (quarter.first, quarter.last))
    assert perhaps[archive.index.place("E6")]


def test_every_event_lies_perhaps_somewhere(archive, real):
    for dataset in (archive, real):
        among = time_bins(period_of(dataset, Selection()), 20)
        assert np.logical_or.reduce([masks_inside(dataset, stretch)[1] for stretch in among]).all()


def test_period_is_what_the_reader_asked_for_else_that_of_the_package(archive):
    whole = tuple(day.date() for day in archive.period)
    assert period_of(archive, Selection()) == whole
    assert period_of(archive, Selection(start=dt.date(1901, 3, 1))) == (dt.date(1901, 3, 1), whole[1])
    assert period_of(archive, Selection(start=dt.date(1999, 3, 1))) == (whole[1], dt.date(1999, 3, 1))


def test_busiest_is_where_most_lie_certainly_and_rivals_may_have_more(archive):
    among = time_bins((FIRST, LAST), 8)
    mask = mask_of_ids(archive, ["E1", "E2", "E7"])
    found = busiest_bin(archive, mask, among)
    assert (found.stretch.words, found.least, found.most, found.rivals) == ("the first quarter of 1901", 2, 2, ())
    wide = archive.events.copy()
    wide.loc[wide[c.EVENT].isin(["E2", "E7"]), c.LATEST] = np.datetime64("1901-06-30")
    found = busiest_bin(replace(archive, events=wide), mask, among)
    assert (found.least, found.most) == (1, 2)
    assert [rival.words for rival in found.rivals] == ["the second quarter of 1901"]


def test_nothing_certain_has_no_busiest(archive):
    assert busiest_bin(archive, mask_of_ids(archive, ["E6"]), time_bins((FIRST, LAST), 8)) is None


def test_annan_in_baghdad_lies_certainly_in_the_first_quarter_of_1998(real):
    # 20 to 23 February 1998: Document 002 ¶ 18, dated by UN press release SG/T/2117.
    quarter = time_bins((dt.date(1998, 1, 1), dt.date(1998, 12, 31)), 4)[1]
    assert "S35" in held(real, quarter)[0]
