import datetime as dt

import pandas as pd

from components.dataset.model.dating import dating, standing

DAY = pd.Timestamp("1998-02-17")


def days(*cells):
    return pd.Series(list(cells), dtype="datetime64[us]")


def test_events_are_told_apart_by_how_well_they_are_dated():
    events = pd.DataFrame(
        {"earliest": days(DAY, DAY, None, DAY, None), "latest": days(DAY, pd.Timestamp("1998-03-01"), DAY, None, None)}
    )
    assert dating(events).tolist() == ["day", "span", "side", "side", "unknown"]


def test_a_lone_bound_is_where_an_event_stands_and_the_other_side_is_open():
    found = standing(days(None, DAY, None), days(DAY, None, None))
    assert found.at.tolist()[:2] == [DAY, DAY]
    assert pd.isna(found.at[2])
    assert found.open.tolist() == ["earlier", "later", ""]


def test_days_that_are_not_looked_at_are_cut_off_and_leave_that_side_open():
    year = dt.date(1998, 1, 1), dt.date(1998, 12, 31)
    first, last = days(None, pd.Timestamp("1996-02-04"), DAY), days(DAY, None, DAY)
    found = standing(first, last, year)
    assert found.first.tolist() == [pd.Timestamp("1998-01-01"), pd.Timestamp("1998-01-01"), DAY]
    assert found.last.tolist() == [DAY, pd.Timestamp("1998-12-31"), DAY]
    assert found.open.tolist() == ["earlier", "both", ""]


def test_what_has_no_date_has_none_among_days_that_are_looked_at_either():
    found = standing(days(None), days(None), (dt.date(1998, 1, 1), dt.date(1998, 12, 31)))
    assert pd.isna(found.at[0])
    assert found.open.tolist() == [""]
