"""Which lanes a timeline opens with."""

import datetime as dt

import pytest

from components.dataset import from_query, load_dataset, to_query
from components.dataset.model import columns as c
from components.dataset.model.lane_fields import LANES, dividing_field
from components.dataset.query.link import changed_query
from components.dataset.query.stop_at import truncate_at
from tests.conftest import ARCHIVE, DATA
from tests.hundreds import letters


def divided(archive, **columns):
    events = archive.events.assign(**columns)
    return dividing_field(events, archive.participants)


def test_lanes_begin_with_the_channel_where_channels_are_recorded(archive, real):
    assert (archive.lanes, real.lanes) == ("channel", "channel")


def test_letters_of_which_only_writers_are_recorded_stand_by_side(tmp_path):
    assert letters(tmp_path).lanes == "side"


@pytest.mark.parametrize("unsaid", ["", "not-stated"])
def test_a_field_that_is_not_stated_for_half_of_the_events_is_passed_over(archive, unsaid):
    channels = archive.events[c.CHANNEL].tolist()
    assert len(channels) == 9
    assert divided(archive, **{c.CHANNEL: [unsaid] * 4 + channels[4:]}) == "channel"
    assert divided(archive, **{c.CHANNEL: [unsaid] * 5 + channels[5:]}) == "side"


def test_a_field_with_one_value_is_passed_over(archive):
    assert divided(archive, **{c.CHANNEL: "public"}) == "side"
    assert divided(archive, **{c.CHANNEL: "public", c.SIDE: "syria"}) == "actor"


def test_topics_and_layers_come_last_and_the_channel_where_nothing_divides(archive):
    alike = archive.events.assign(**{c.CHANNEL: "public", c.SIDE: "syria"})
    nobody = archive.participants.iloc[:0]
    assert dividing_field(alike, nobody) == "topic"
    assert dividing_field(alike.assign(**{c.TOPICS: "T-PEACE"}), nobody) == "layer"
    assert dividing_field(alike.assign(**{c.TOPICS: "T-PEACE", c.LAYER: "context"}), nobody) == "channel"
    assert dividing_field(archive.events.iloc[:0], nobody) == "channel"


@pytest.mark.parametrize("stop", ["1990-08-02", "1995-08-31", "1998-02-22"])
def test_a_link_without_lanes_opens_the_same_ones_whatever_is_hidden(real, stop):
    page, _ = from_query({"stop": [stop]}, truncate_at(real, dt.date.fromisoformat(stop)))
    assert page.lanes == "channel"


@pytest.mark.parametrize("lanes", LANES)
def test_a_link_gives_back_the_lanes_whichever_the_package_opens_with(oceans, lanes):
    assert oceans.lanes == "side"
    page, ignored = from_query({"view": ["timeline"], "lanes": [lanes]}, oceans)
    assert (page.lanes, ignored) == (lanes, [])
    assert from_query(to_query(page), oceans) == (page, [])


def test_a_link_without_lanes_opens_those_of_the_package_and_stays_without(oceans):
    page, _ = from_query({"view": ["timeline"]}, oceans)
    assert page.lanes == "side"
    assert to_query(page) == {"view": ["timeline"]}


def test_lanes_that_a_reader_chooses_are_always_named(oceans):
    link = changed_query({"view": ["timeline"]}, lanes=["channel"])
    assert from_query(link, oceans)[0].lanes == "channel"
    assert from_query(changed_query(link, kind=["message"]), oceans)[0].lanes == "channel"


@pytest.mark.parametrize("name", ["barbary-1801", "saint-domingue-1799", "telegrams-1914", "invented-minimum"])
def test_no_archive_opens_with_one_lane_that_is_not_stated(name):
    package = load_dataset(ARCHIVE.parent / "archives" / name, DATA / "datapackage.json")
    assert package.lanes == ("channel" if name == "telegrams-1914" else "side")
