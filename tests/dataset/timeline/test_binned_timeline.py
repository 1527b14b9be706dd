from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from components.dataset.query.order import selected_mask
from components.dataset.timeline.binned_timeline import binned_counts, days_of, in_view, undated
from components.dataset.timeline.density import density


def days(first, last):
    return pd.Timestamp(first), pd.Timestamp(last)


@pytest.fixture(params=["archive", "real"])
def dataset(request):
    return request.getfixturevalue(request.param)


def one_event(dataset, earliest, latest):
    """Return `dataset` with a single event that may have happened on these days."""
    event = dataset.events.iloc[[0]].assign(earliest=earliest, latest=latest)
    return replace(dataset, events=event.reset_index(drop=True))


def every(dataset):
    return selected_mask(dataset, dataset)


def test_all_days_run_from_the_first_to_the_last_possible_day(archive):
    dated = archive.events[["earliest", "latest"]].dropna()
    assert days_of(archive) == (dated["earliest"].min(), dated["latest"].max())


@pytest.mark.parametrize("lanes", ["channel", "side", "layer"])
def test_each_closed_event_counts_once_where_it_has_one_lane(dataset, lanes):
    counted = binned_counts(dataset, every(dataset), lanes, days_of(dataset))["expected"].sum()
    assert counted == pytest.approx(len(dataset.events) - undated(dataset, every(dataset)), abs=0.01)


def test_an_event_counts_in_the_lane_of_each_of_its_actors(archive):
    pairs = archive.participants.drop_duplicates(["event_id", "actor_id"])
    closed = archive.events.dropna(subset=["earliest", "latest"])["event_id"]
    counted = binned_counts(archive, every(archive), "actor", days_of(archive))["expected"].sum()
    assert counted == pytest.approx(pairs["event_id"].isin(closed).sum(), abs=0.01)


def test_the_numbers_are_those_of_the_density_strip(real):
    months = density(real, real).query("panel == 'period'")
    counts = binned_counts(real, every(real), "channel", real.period).groupby("begin")["expected"].sum()
    for month in months.to_dict("records"):
        assert counts[month["begin"]] == pytest.approx(month["expected"], abs=0.01)


def test_an_event_dated_to_two_months_counts_in_both_by_their_days(archive):
    only = one_event(archive, *days("1901-08-16", "1901-09-14"))
    counts = binned_counts(only, every(only), "layer", days("1901-08-01", "1901-12-31"))
    parts = dict(zip(counts["begin"].dt.strftime("%Y-%m-%d"), counts["expected"], strict=True))
    inside = sum(part for day, part in parts.items() if day < "1901-09-01")
    assert inside == pytest.approx(16 / 30)
    assert sum(parts.values()) == pytest.approx(1)


def test_the_part_of_an_event_outside_the_days_is_left_out(archive):
    only = one_event(archive, *days("1901-01-01", "1901-01-10"))
    counts = binned_counts(only, every(only), "layer", days("1901-01-06", "1901-01-08"))
    assert counts["expected"].sum() == pytest.approx(0.3)


def test_only_the_kept_events_count(real):
    mask = np.zeros(len(real.events), dtype=bool)
    assert binned_counts(real, mask, "channel", real.period)["expected"].sum() == 0
    mask[real.index.place("S24")] = True
    assert binned_counts(real, mask, "channel", real.period)["expected"].sum() == pytest.approx(1)


@pytest.mark.parametrize(
    ("first", "last", "length"),
    [
        ("1996-01-01", "1996-03-31", "1 day"),
        ("1995-01-01", "1998-12-31", "month"),
        ("1900-01-01", "2019-12-31", "year"),
    ],
)
def test_stretches_are_the_shortest_of_which_120_suffice(real, first, last, length):
    counts = binned_counts(real, every(real), "layer", days(first, last)).drop_duplicates("begin")
    assert len(counts) <= 121
    spans = {"1 day": (1, 1), "month": (28, 31), "year": (365, 366)}[length]
    assert (counts["end"] - counts["begin"]).dt.days.between(*spans).all()
    assert counts["begin"].min() <= pd.Timestamp(first)
    assert counts["end"].max() > pd.Timestamp(last)


def test_beyond_twelve_actors_the_less_frequent_share_a_lane(real):
    labels = binned_counts(real, every(real), "actor", days_of(real))["lane_label"].unique()
    assert len(labels) == 13
    assert labels[-1].endswith(" others")


def test_an_event_stands_in_view_at_the_middle_of_its_bounds_or_at_the_only_one(dataset):
    dated = dataset.events
    first, last = dated["earliest"].fillna(dated["latest"]), dated["latest"].fillna(dated["earliest"])
    middle = first + (last - first) // 2
    inside = dated.loc[middle.dt.normalize().between(*dataset.period), "event_id"]
    found = dataset.events["event_id"][in_view(dataset, every(dataset), dataset.period)]
    assert set(found) == set(inside)
