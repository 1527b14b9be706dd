import dataclasses

import numpy as np
import pandas as pd
import pytest

from components.dataset.model import columns as c
from components.dataset.query.order import mask_of_ids
from components.dataset.timeline.months import counts, month_columns, reported


@pytest.fixture
def years(archive):
    """The archive with a period of two years."""
    return dataclasses.replace(archive, period=(pd.Timestamp("1901-01-01"), pd.Timestamp("1902-12-31")))


def spans(dataset, most):
    """Return event -> its first and last column, and whether it surely lies there."""
    found = month_columns(dataset, most)
    rows = zip(dataset.events[c.EVENT], found.first.tolist(), found.last.tolist(), found.sure.tolist(), strict=True)
    return {event: tuple(row) for event, *row in rows}


def test_columns_are_months_if_there_is_room_and_longer_if_not(years):
    assert (len(month_columns(years, 24)), month_columns(years, 24).months) == (24, 1)
    assert (len(month_columns(years, 23)), month_columns(years, 23).months) == (8, 3)
    assert (len(month_columns(years, 2)), month_columns(years, 2).months) == (2, 12)


def test_columns_begin_where_the_calendar_does(archive):
    odd = dataclasses.replace(archive, period=(pd.Timestamp("1901-02-10"), pd.Timestamp("1901-11-30")))
    assert [str(day) for day in month_columns(odd, 4).begins] == [
        "1901-01-01",
        "1901-04-01",
        "1901-07-01",
        "1901-10-01",
        "1902-01-01",
    ]


def test_an_event_lies_in_the_column_of_its_days(years):
    assert spans(years, 24)["E1"] == (2, 2, True)
    assert spans(years, 24)["E3"] == (8, 8, True)  # some time in September


def test_an_event_that_may_lie_in_several_columns_is_sure_of_none(years):
    events = years.events.copy()
    events.loc[events[c.EVENT] == "E3", c.LATEST] = pd.Timestamp("1901-12-31")
    made = dataclasses.replace(years, events=events)
    assert spans(made, 24)["E3"] == (8, 11, False)
    assert counts(month_columns(made, 24), mask_of_ids(made, ["E3"])).tolist() == [0] * 8 + [1] * 4 + [0] * 12


def test_an_event_that_lasted_is_sure_of_all_its_columns(years):
    events = years.events.copy()
    events.loc[events[c.EVENT] == "E4", c.LATEST] = pd.Timestamp("1902-03-01")
    assert spans(dataclasses.replace(years, events=events), 24)["E4"] == (12, 14, True)


def test_an_event_that_is_bounded_on_one_side_may_lie_in_the_column_of_its_bound(years):
    assert spans(years, 24)["E6"] == (1, 1, False)  # on or before 28 February 1901


def test_no_dates_and_other_years_are_told_apart(years):
    events = years.events.copy()
    events.loc[events[c.EVENT] == "E6", c.LATEST] = pd.NaT
    found = month_columns(dataclasses.replace(years, events=events), 24)
    assert found.undated.tolist() == years.events[c.EVENT].eq("E6").tolist()
    assert found.outside.tolist() == years.events[c.EVENT].isin(["E8", "E9"]).tolist()
    assert not (found.sure & (found.undated | found.outside)).any()


def test_a_month_is_reported_if_the_sources_tell_anything_of_it(years):
    months = np.flatnonzero(reported(years, month_columns(years, 24))).tolist()
    assert months == [2, 5, 8, 12]  # March, June and September 1901, January 1902
    context = dataclasses.replace(years, events=years.events.assign(**{c.LAYER: "context"}))
    assert not reported(context, month_columns(context, 24)).any()


def test_the_period_of_the_package_has_48_months_or_16_quarters(real):
    assert (len(month_columns(real, 60)), len(month_columns(real, 20))) == (48, 16)
