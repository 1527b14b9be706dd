import dataclasses
import datetime as dt

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.dataset import Selection, select
from components.dataset.model import columns as c
from components.dataset.model.lane_fields import LANES
from components.dataset.model.vocabulary import PUBLIC, SECRET
from components.dataset.timeline.density import BEGIN, END, EXPECTED, density
from components.dataset.timeline.timeline import (
    ACTORS,
    AFTER,
    ALL,
    AT,
    BEFORE,
    EXACT,
    LANE,
    LANE_LABEL,
    OPEN,
    PANEL,
    PERIOD,
    STRIP,
    UNDATED,
    can_fold,
    how_dated,
    links_of,
    marks,
)

DATES = st.dates(dt.date(1000, 1, 1), dt.date(2400, 12, 31))


def dated(dataset, *bounds):
    """Return `dataset` with one event for each pair of bounds (None if open) instead of its own."""
    like = dataset.events.iloc[0].to_dict()
    rows = [
        like
        | {
            c.EVENT: f"N{n}",
            c.EARLIEST: pd.Timestamp(first) if first else pd.NaT,
            c.LATEST: pd.Timestamp(last) if last else pd.NaT,
        }
        for n, (first, last) in enumerate(bounds)
    ]
    events = pd.DataFrame(rows, columns=dataset.events.columns).astype(dataset.events.dtypes)
    return dataclasses.replace(dataset, events=events)


# ---- marks -----------------------------------------------------------------------------------------------------------


def test_a_mark_stands_in_the_middle_of_the_days_it_may_mean_or_at_the_only_bound(archive, half_dated):
    at = marks(archive, archive, ALL).set_index(c.EVENT)[AT]
    assert at["E1"] == pd.Timestamp("1901-03-04")
    assert at["E5"] == pd.Timestamp("1901-03-12")
    assert at["E4"] == pd.Timestamp("1902-01-06")
    assert at["E6"] == pd.Timestamp("1901-02-28")
    assert pd.isna(marks(half_dated, half_dated, ALL).set_index(c.EVENT)[AT]["E6"])


def test_a_mark_says_on_which_side_it_is_open(archive, half_dated):
    open_ = marks(archive, archive, ALL).set_index(c.EVENT)[OPEN]
    assert open_[open_ != ""].to_dict() == {"E6": "earlier"}
    assert not marks(half_dated, half_dated, ALL)[OPEN].any()
    since = dated(archive, (pd.Timestamp("1901-05-01"), None))
    assert set(marks(since, since, ALL)[OPEN]) == {"later"}


def test_a_mark_stands_in_the_period_beside_it_or_without_a_date(half_dated):
    panels = marks(half_dated, half_dated, ALL).set_index(c.EVENT)[PANEL]
    assert panels["E8"] == BEFORE
    assert panels["E9"] == AFTER
    assert panels["E6"] == UNDATED
    assert set(panels.drop(["E6", "E8", "E9"])) == {PERIOD}


def test_only_an_event_dated_to_the_day_is_exact(archive):
    exact = marks(archive, archive, ALL).set_index(c.EVENT)[EXACT]
    assert set(exact.index[exact]) == {"E1", "E2"}


def test_the_first_and_the_last_day_of_the_period_lie_in_it(archive):
    edges = dated(
        archive,
        ("1901-01-01", "1901-01-01"),
        ("1902-12-31", "1902-12-31"),
        ("1900-12-31", "1900-12-31"),
        ("1903-01-01", "1903-01-01"),
    )
    assert marks(edges, edges, ALL).set_index(c.EVENT)[PANEL].to_dict() == {
        "N0": PERIOD,
        "N1": PERIOD,
        "N2": BEFORE,
        "N3": AFTER,
    }


@pytest.mark.parametrize("lanes", [*LANES, ALL])
def test_no_event_is_lost_in_any_lanes(archive, lanes):
    assert set(marks(archive, archive, lanes)[c.EVENT]) == set(archive.events[c.EVENT])


@pytest.mark.parametrize("lanes", [*LANES, ALL])
def test_an_event_stands_once_in_a_lane(archive, lanes):
    assert not marks(archive, archive, lanes).duplicated([c.EVENT, LANE]).any()


@pytest.mark.parametrize("lanes", [*LANES, ALL])
def test_no_events_are_no_marks(archive, nothing, lanes):
    found = marks(archive, nothing, lanes)
    assert found.empty
    assert set(marks(archive, archive, lanes)) == set(found)


@pytest.mark.parametrize("lanes", LANES)
def test_lanes_stay_together_and_in_time(archive, lanes):
    found = marks(archive, archive, lanes)
    order = found[LANE].drop_duplicates().tolist()
    assert found[LANE].tolist() == sorted(found[LANE], key=order.index)
    for _, lane in found.groupby(LANE):
        assert lane[AT].dropna().is_monotonic_increasing


def test_channels_stand_in_the_order_of_the_dictionary(archive):
    found = marks(archive, archive, "channel")[LANE].drop_duplicates().tolist()
    assert found == [name for name in archive.dictionary.labels("events", "channel") if name in found]


def test_a_lane_has_a_name_in_words(archive):
    found = marks(archive, archive, "side").set_index(LANE)[LANE_LABEL].to_dict()
    assert found["iraq"] == archive.dictionary.label("actors", "side", "iraq")
    assert found["several"] == "Several sides together"
    assert set(marks(archive, archive, ALL)[LANE_LABEL]) == {""}


def test_an_event_with_two_topics_stands_in_both_lanes(archive):
    found = marks(archive, archive, "topic")
    assert found.loc[found[c.EVENT] == "E6", LANE].tolist() == ["T-PEACE", "T-PORT"]


def test_a_mark_knows_all_actors_of_its_event_in_every_lane(archive):
    for lanes in ("channel", "actor"):
        found = marks(archive, archive, lanes).set_index(c.EVENT)[ACTORS]
        assert set(found[["E3"]]) == {"A-DUKE;A-QUEEN"}
    alone = dataclasses.replace(archive, participants=archive.participants.iloc[:0])
    assert set(marks(alone, alone, ALL)[ACTORS]) == {""}


def test_an_event_without_participants_stands_in_a_lane_that_says_so(archive):
    without = dataclasses.replace(archive, participants=archive.participants[archive.participants[c.EVENT] != "E9"])
    found = marks(without, without, "actor").set_index(c.EVENT)
    assert found.loc["E9", LANE_LABEL] == "not stated"


@pytest.mark.parametrize(("actors", "label"), [(12, ""), (13, "1 other"), (20, "8 others")])
def test_more_than_twelve_actors_share_a_last_lane_and_no_event_is_lost(archive, actors, label):
    names = [f"A-{n:02}" for n in range(actors)]
    like = archive.participants.iloc[0].to_dict()
    # The first actor takes part in all events, the others in one each.
    parts = [like | {c.EVENT: event, c.ACTOR: "A-00"} for event in archive.events[c.EVENT]]
    parts += [like | {c.EVENT: archive.events[c.EVENT][n % 9], c.ACTOR: name} for n, name in enumerate(names)]
    people = pd.DataFrame([archive.actors.iloc[0].to_dict() | {c.ACTOR: name, c.NAME: name} for name in names])
    crowd = dataclasses.replace(archive, participants=pd.DataFrame(parts), actors=people)
    found = marks(crowd, crowd, "actor")
    lanes = found[LANE_LABEL].drop_duplicates().tolist()
    assert lanes[0] == "A-00"
    assert len(lanes) == min(actors, 13)
    assert set(found[c.EVENT]) == set(archive.events[c.EVENT])
    assert (lanes[-1] == label) == bool(label)


def test_marks_do_not_change_the_dataset(archive):
    before = archive.events.copy()
    marks(archive, archive, "actor")
    pd.testing.assert_frame_equal(archive.events, before)


# ---- the strip -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lanes", LANES)
def test_folded_each_event_stands_in_lanes_or_once_in_the_strip(real, lanes):
    found = marks(real, real, lanes, folded=True)
    strip = found[found[LANE] == STRIP]
    assert set(found[c.EVENT]) == set(real.events[c.EVENT])
    assert not strip[c.EVENT].duplicated().any()
    assert not set(strip[c.EVENT]) & set(found.loc[found[LANE] != STRIP, c.EVENT])
    assert not strip[c.SECRECY].isin(SECRET).any()
    assert not found.loc[found[LANE] != STRIP, c.SECRECY].eq(PUBLIC).any()
    assert set(strip[c.LABEL]) == {""}


def test_a_lane_that_is_kept_has_a_secret_event(real):
    found = marks(real, real, "channel", folded=True)
    kept = found[found[LANE] != STRIP]
    assert set(kept[LANE]) == set(kept.loc[kept[c.SECRECY].isin(SECRET), LANE])
    # The answer through Ankara is not said to be secret, but it bounds the longest silence.
    assert "S22" in set(kept[c.EVENT])


@pytest.mark.parametrize("secrecies", [("public",), ("secret",), ("secret", "internal")])
def test_what_is_all_secret_or_all_public_is_not_folded(real, secrecies):
    part = select(real, Selection(secrecies=secrecies))
    assert not can_fold(part)
    pd.testing.assert_frame_equal(marks(real, part, "channel", folded=True), marks(real, part, "channel"))


# ---- density ---------------------------------------------------------------------------------------------------------


def test_an_event_of_unknown_day_counts_in_parts_where_it_may_lie(archive):
    found = density(archive, select(archive, Selection(text="talk it over")))
    march = found[(found[PANEL] == PERIOD) & (found[BEGIN] == pd.Timestamp("1901-03-01"))]
    assert march[EXPECTED].tolist() == [1.0]
    once = dated(archive, ("1901-03-22", "1901-04-10"))
    parts = density(once, once).set_index(BEGIN)[EXPECTED]
    assert parts[pd.Timestamp("1901-03-01")] == pytest.approx(10 / 20)
    assert parts[pd.Timestamp("1901-04-01")] == pytest.approx(10 / 20)


def test_the_period_is_counted_by_month_and_the_time_around_it_by_year(archive):
    found = density(archive, archive)
    inside = found[found[PANEL] == PERIOD]
    assert len(inside) == 24
    assert (inside[BEGIN].iloc[0], inside[END].iloc[-1]) == (pd.Timestamp("1901-01-01"), pd.Timestamp("1903-01-01"))
    before = found[found[PANEL] == BEFORE]
    assert before[BEGIN].iloc[0] == pd.Timestamp("1890-01-01")
    assert before[EXPECTED].tolist() == [1.0] + [0.0] * 10


def test_a_period_need_not_begin_with_a_month_nor_end_with_a_year(archive):
    odd = dataclasses.replace(archive, period=(pd.Timestamp("1901-03-10"), pd.Timestamp("1901-09-20")))
    found = density(odd, odd)
    assert found[EXPECTED].sum() == pytest.approx(8)
    assert found.loc[found[PANEL] == AFTER, BEGIN].iloc[0] == pd.Timestamp("1901-10-01")


@settings(max_examples=40)
@given(st.lists(st.tuples(DATES, DATES).map(sorted), max_size=8), st.integers(0, 3))
def test_density_adds_up_to_the_number_of_dated_events(archive, bounds, undated):
    made = dated(archive, *bounds, *[(None, "1901-05-01"), ("1901-05-01", None), (None, None)][:undated])
    found = density(made, made)
    assert found[EXPECTED].sum() == pytest.approx(len(bounds))
    assert (found[EXPECTED] >= -1e-9).all()


@settings(max_examples=40)
@given(st.lists(st.tuples(DATES, DATES).map(sorted), min_size=1, max_size=8))
def test_bins_follow_each_other_without_a_gap(archive, bounds):
    found = density(archive, dated(archive, *bounds)).sort_values(BEGIN)
    assert (found[END].iloc[:-1].to_numpy() == found[BEGIN].iloc[1:].to_numpy()).all()
    assert (found[END] > found[BEGIN]).all()


def test_density_of_nothing_is_zero_in_every_month(archive, nothing):
    found = density(archive, nothing)
    assert len(found) == 24
    assert found[EXPECTED].sum() == 0


# ---- links -----------------------------------------------------------------------------------------------------------


def test_links_of_an_event_begin_or_end_at_it(archive):
    assert len(links_of(archive, "E1")) == 3
    assert links_of(archive, "E2")[c.TO_EVENT].tolist() == ["E1"]
    assert links_of(archive, "").empty


def test_events_are_counted_by_how_well_they_are_dated(real):
    placed = marks(real, real, ALL)
    counts = {way: len(ids) for way, ids in how_dated(real).items()}
    assert counts["day"] == placed[EXACT].sum()
    assert counts["side"] == placed[OPEN].ne("").sum() == 8
    assert counts["unknown"] == placed[PANEL].eq(UNDATED).sum()
    assert sum(counts.values()) == len(real.events)
