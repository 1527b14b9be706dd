import datetime as dt
from dataclasses import fields, replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.dataset import (
    FACETS,
    Selection,
    active_filters,
    facet_values,
    filter_mask,
    select,
    subset,
    without_filter,
)
from components.dataset.model import columns as c
from components.dataset.model.dating import DATINGS
from components.dataset.query.facet_counts import dated_counts

ALL = {"E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "E9"}
MARCH, JUNE = dt.date(1901, 3, 1), dt.date(1901, 6, 15)
TABLES = ("events", "participants", "claims", "links", "proposals")


def case(value):
    """Name a case alike in every run: a set has no order."""
    return str(sorted(value)) if isinstance(value, set) else str(value)


def ids(dataset, **asked):
    return set(select(dataset, Selection(**asked)).events[c.EVENT])


def test_the_default_keeps_all(archive):
    shown = select(archive, Selection())
    for table in TABLES:
        pd.testing.assert_frame_equal(getattr(shown, table), getattr(archive, table))


@pytest.mark.parametrize(
    ("asked", "events"),
    [
        ({"text": "harbour"}, {"E1", "E4", "E6"}),
        ({"layers": ("context",)}, {"E8"}),
        ({"layers": ("context", "provenance")}, {"E8", "E9"}),
        ({"chapters": ("provenance",)}, {"E9"}),
        ({"kinds": ("message",)}, {"E1", "E2", "E3"}),
        ({"kinds": ("message", "meeting")}, {"E1", "E2", "E3", "E4"}),
        ({"topics": ("T-PORT",)}, {"E1", "E6"}),
        ({"channels": ("papers", "third-parties")}, {"E7", "E9"}),
        ({"secrecies": ("internal",)}, {"E5"}),
        ({"actors": ("A-COURIER",)}, {"E1", "E2", "E4"}),
        ({"actors": ("A-NOBODY",)}, set()),
        ({"roles": ("addressee",)}, {"E1", "E2", "E3"}),
        ({"sides": ("mediators",)}, {"E1", "E4"}),
        ({"sources": ("SRC-GAZETTE",)}, {"E1", "E4", "E8"}),
        ({"voices": ("curator",)}, {"E5"}),
        ({"certainties": ("high",)}, {"E4"}),
        ({"corroborations": ("public-record",)}, {"E8"}),
        ({"statuses": ("planned", "claimed")}, {"E6", "E7"}),
    ],
    ids=case,
)
def test_each_filter_alone(archive, asked, events):
    assert ids(archive, **asked) == events


@pytest.mark.parametrize(
    ("asked", "events"),
    [
        ({"kinds": ("message",), "secrecies": ("secret",)}, {"E1", "E2", "E3"}),
        ({"kinds": ("message",), "topics": ("T-PORT",)}, {"E1"}),
        ({"text": "queen", "kinds": ("message",)}, {"E1", "E2", "E3"}),
        ({"actors": ("A-ABBOT",), "sources": ("SRC-DIGEST",)}, {"E1"}),
        ({"kinds": ("crisis",), "end": MARCH}, {"E8"}),
        ({"kinds": ("crisis",), "start": MARCH}, set()),
    ],
    ids=case,
)
def test_two_filters_narrow_each_other(archive, asked, events):
    assert ids(archive, **asked) == events


def test_actor_role_and_side_must_hold_of_the_same_participant(archive):
    assert ids(archive, actors=("A-QUEEN",), roles=("author",)) == {"E2", "E6"}
    assert ids(archive, actors=("A-DUKE",), roles=("author",)) == {"E1", "E3"}
    assert ids(archive, sides=("iraq",), roles=("addressee",)) == {"E2"}
    assert ids(archive, actors=("A-DUKE",), sides=("syria",)) == set()


def test_all_values_or_none_of_them_can_be_asked_for(archive):
    both = ("T-PEACE", "T-PORT")
    assert ids(archive, topics=both, all_of=("topics",)) == {"E6"}
    assert ids(archive, topics=("T-PORT",), none_of=("topics",)) == ALL - {"E1", "E6"}
    assert ids(archive, topics=both, none_of=("topics",)) == set()
    two = ids(archive, actors=("A-QUEEN", "A-DUKE"), all_of=("actors",))
    assert two == ids(archive, actors=("A-QUEEN",)) & ids(archive, actors=("A-DUKE",)) != set()
    assert ids(archive, kinds=("message", "meeting"), none_of=("kinds",)) == ALL - {"E1", "E2", "E3", "E4"}
    assert ids(archive, sources=("SRC-GAZETTE", "SRC-CHRONICLE"), all_of=("sources",)) == {"E1", "E4"}


def test_who_is_not_wanted_may_not_be_in_the_event_in_any_role(archive):
    assert ids(archive, actors=("A-QUEEN",), none_of=("actors",)) == ALL - ids(archive, actors=("A-QUEEN",))
    without = ids(archive, actors=("A-QUEEN",), none_of=("actors",), roles=("author",))
    assert without == ids(archive, roles=("author",)) - ids(archive, actors=("A-QUEEN",))


def test_of_all_who_are_wanted_one_must_have_the_role(archive):
    pair = {"actors": ("A-QUEEN", "A-DUKE"), "all_of": ("actors",)}
    either = ids(archive, actors=("A-QUEEN", "A-DUKE"), roles=("author",))
    assert ids(archive, **pair, roles=("author",)) == ids(archive, **pair) & either


def test_source_and_voice_must_hold_of_the_same_claim(archive):
    assert ids(archive, sources=("SRC-GAZETTE",), voices=("outside",)) == {"E4", "E8"}
    assert ids(archive, sources=("SRC-GAZETTE",), voices=("digest",)) == set()


@pytest.mark.parametrize(
    ("start", "end", "possibly", "certainly"),
    [
        (MARCH, JUNE, {"E1", "E2", "E5", "E7"}, {"E1", "E2", "E5"}),
        (MARCH, None, ALL - {"E6", "E8"}, ALL - {"E6", "E8"}),
        (None, JUNE, {"E1", "E2", "E5", "E6", "E7", "E8"}, {"E1", "E2", "E5", "E6", "E8"}),
        (None, dt.date(1901, 2, 1), {"E6", "E8"}, {"E8"}),
        (dt.date(1901, 2, 28), None, ALL - {"E8"}, ALL - {"E6", "E8"}),
        (dt.date(1901, 3, 4), dt.date(1901, 3, 4), {"E1"}, {"E1"}),
        (dt.date(1901, 3, 5), dt.date(1901, 3, 5), {"E5"}, set()),
        (dt.date(1700, 1, 1), dt.date(1800, 1, 1), {"E6"}, set()),
        (dt.date.min, dt.date.max, ALL, ALL - {"E6"}),
    ],
)
def test_dates_keep_what_may_lie_in_range_or_only_what_certainly_does(archive, start, end, possibly, certainly):
    assert ids(archive, start=start, end=end) == possibly
    assert ids(archive, start=start, end=end, certainly=True) == certainly


def test_certainly_without_dates_asks_for_nothing(archive):
    assert ids(archive, certainly=True) == ALL


def test_rows_of_other_tables_go_with_their_events(archive):
    shown = select(archive, Selection(kinds=("message",)))
    for table in ("participants", "claims", "proposals"):
        assert set(getattr(shown, table)[c.EVENT]) <= {"E1", "E2", "E3"}
    assert len(shown.participants) == 11


def test_a_link_stays_if_both_its_ends_stay(archive):
    shown = select(archive, Selection(kinds=("message",)))
    assert shown.links[[c.FROM_EVENT, c.TO_EVENT]].to_numpy().tolist() == [["E2", "E1"]]


def test_the_tables_that_explain_stay_whole(archive):
    shown = select(archive, Selection(kinds=("crisis",)))
    for table in ("actors", "sources", "topics", "names", "places", "ambiguities"):
        assert getattr(shown, table) is getattr(archive, table)


def test_active_names_the_filters_in_use():
    assert active_filters(Selection()) == []
    assert active_filters(Selection(text="  ", certainly=True)) == []
    asked = Selection(text="x", end=MARCH, voices=("digest",), kinds=("message",))
    assert active_filters(asked) == ["text", "dates", "kinds", "voices"]


@pytest.mark.parametrize("name", ["text", "dates", *(facet.name for facet in FACETS)])
def test_without_a_filter_the_others_stay(name):
    values = {facet.name: ("value",) for facet in FACETS}
    full = Selection(
        text="x", start=MARCH, end=JUNE, certainly=True, all_of=("topics",), none_of=("kinds", "actors"), **values
    )
    less = without_filter(full, name)
    assert name not in (*less.all_of, *less.none_of)
    assert active_filters(less) == [one for one in active_filters(full) if one != name]
    assert less.certainly == (name != "dates")


def test_every_list_of_a_selection_is_a_facet_in_the_same_order():
    plain = ["text", "start", "end", "certainly", "datings", "all_of", "none_of"]
    assert [field.name for field in fields(Selection)] == [*plain, *(facet.name for facet in FACETS)]


def test_the_facets_of_a_group_stand_together():
    groups = [facet.group for facet in FACETS]
    assert groups == sorted(groups, key=list(dict.fromkeys(groups)).index)


@st.composite
def selections(draw, dataset):
    facets = {}
    for facet in FACETS:
        values = sorted(facet_values(dataset, facet))
        facets[facet.name] = tuple(draw(st.lists(st.sampled_from(values), max_size=2, unique=True)))
    days = st.none() | st.dates(dt.date(1880, 1, 1), dt.date(1960, 1, 1))
    text = draw(st.sampled_from(["", "", "duke", "harbour queen"]))
    certainly, ways = draw(st.booleans()), draw(ways_of(facets))
    return Selection(text=text, start=draw(days), end=draw(days), certainly=certainly, **ways, **facets)


@st.composite
def ways_of(draw, values):
    """Draw of which facets all or none of these values are asked for. values: by name of the facet."""
    drawn = {facet: draw(st.sampled_from(["", "all_of", "none_of"])) for facet in FACETS if values[facet.name]}
    apt = {
        facet: way for facet, way in drawn.items() if way != "all_of" or (facet.several and len(values[facet.name]) > 1)
    }
    return {name: tuple(facet.name for facet, way in apt.items() if way == name) for name in ("all_of", "none_of")}


@settings(max_examples=30)
@given(st.data())
def test_select_never_changes_its_input(archive, data):
    before = {table: getattr(archive, table).copy() for table in TABLES}
    select(archive, data.draw(selections(archive)))
    for table in TABLES:
        pd.testing.assert_frame_equal(getattr(archive, table), before[table])


@settings(max_examples=30)
@given(st.data())
def test_taking_a_filter_away_never_hides_an_event(archive, data):
    asked = data.draw(selections(archive))
    mask = set(select(archive, asked).events[c.EVENT])
    for name in active_filters(asked):
        assert mask <= set(select(archive, without_filter(asked, name)).events[c.EVENT])


@settings(max_examples=30)
@given(st.data())
def test_what_certainly_lies_in_range_possibly_does_too(archive, data):
    days = st.none() | st.dates(dt.date(1880, 1, 1), dt.date(1960, 1, 1))
    start, end = data.draw(days), data.draw(days)
    assert ids(archive, start=start, end=end, certainly=True) <= ids(archive, start=start, end=end) or not (
        start or end
    )


def keeps(event, participants, claims, asked):
    """Return whether `asked` keeps `event`, found out one row and one word at a time."""
    tables = {
        "events": [event],
        "participants": [row for row in participants if row[c.EVENT] == event[c.EVENT]],
        "claims": [row for row in claims if row[c.EVENT] == event[c.EVENT]],
    }

    def values(row, facet):
        return {*row[facet.column].split(";" if facet.column == c.TOPICS else None)}

    def meets(row, facet):
        wanted = getattr(asked, facet.name)
        return not wanted or facet.name in asked.none_of or not values(row, facet).isdisjoint(wanted)

    for facet in FACETS:
        wanted = set(getattr(asked, facet.name))
        held = wanted & set().union(*(values(row, facet) for row in tables[facet.table]))
        if (facet.name in asked.all_of and held != wanted) or (facet.name in asked.none_of and held):
            return False

    first, last = asked.start or dt.date.min, asked.end or dt.date.max
    inside = [
        day is not pd.NaT and first <= day.date() <= last
        for day, bound in ((event[c.EARLIEST], asked.start), (event[c.LATEST], asked.end))
        if bound
    ]
    near = (event[c.EARLIEST] is pd.NaT or event[c.EARLIEST].date() <= last) and (
        event[c.LATEST] is pd.NaT or event[c.LATEST].date() >= first
    )
    return (all(inside) if asked.certainly else near) and all(
        not any(getattr(asked, facet.name) and facet.name not in asked.none_of for facet in facets)
        or any(all(meets(row, facet) for facet in facets) for row in tables[table])
        for table in tables
        for facets in [[facet for facet in FACETS if facet.table == table]]
    )


@settings(max_examples=40, deadline=None)
@given(st.data())
@pytest.mark.parametrize("package", ["archive", "real"])
def test_chosen_are_the_events_that_one_would_choose_one_by_one(package, request, data):
    dataset = request.getfixturevalue(package)
    asked = replace(data.draw(selections(dataset)), text="")
    events, *rows = (table.to_dict("records") for table in (dataset.events, dataset.participants, dataset.claims))
    assert filter_mask(dataset, asked).tolist() == [keeps(event, *rows, asked) for event in events]


@settings(max_examples=40, deadline=None)
@given(mask=st.lists(st.booleans(), min_size=9, max_size=9), most=st.none() | st.integers(0, 10))
def test_taken_are_the_first_of_the_events_and_all_rows_that_hang_on_them(archive, mask, most):
    shown = subset(archive, np.array(mask), most)
    events = archive.events[mask].iloc[:most]
    ids = set(events[c.EVENT])
    pd.testing.assert_frame_equal(shown.events, events.reset_index(drop=True))
    for table in ("participants", "claims", "proposals"):
        rows = getattr(archive, table)
        pd.testing.assert_frame_equal(getattr(shown, table), rows[rows[c.EVENT].isin(ids)])
    links = archive.links
    both = links[c.FROM_EVENT].isin(ids) & links[c.TO_EVENT].isin(ids)
    pd.testing.assert_frame_equal(shown.links, links[both])


def test_a_part_knows_how_many_were_chosen_though_it_holds_only_the_first(archive):
    mask = filter_mask(archive, Selection(kinds=("message",)))
    shown = subset(archive, mask, 2)
    assert (len(shown.events), shown.total) == (2, 3)
    assert shown.mask is mask
    assert (archive.mask, archive.total) == (None, 9)
    assert select(archive, Selection(kinds=("message",))).total == 3
    assert subset(archive, mask, 0).total == 3


def test_a_part_can_be_chosen_from_again(archive):
    messages = select(archive, Selection(kinds=("message",)))
    assert ids(messages, secrecies=("secret",)) == {"E1", "E2", "E3"}
    assert ids(messages, topics=("T-PORT",)) == {"E1"}
    assert ids(messages, kinds=("crisis",)) == set()


def test_a_dataset_holds_its_own_events_and_no_others(archive):
    assert all(archive.holds(event) for event in archive.events[c.EVENT])
    assert not any(archive.holds(event) for event in ("", "E", "E0", "E10", "E99", "e1"))
    messages = select(archive, Selection(kinds=("message",)))
    assert [messages.holds(event) for event in ("E1", "E4")] == [True, False]
    assert not select(archive, Selection(text="no such word")).holds("E1")


def test_events_are_chosen_by_how_well_they_are_dated(archive, half_dated):
    def chosen(dataset, *ways):
        return set(select(dataset, Selection(datings=ways)).events[c.EVENT])

    assert chosen(archive, "side") == chosen(half_dated, "unknown") == {"E6"}
    assert chosen(archive, "unknown") == set()
    assert chosen(archive, "day", "side") == chosen(archive, "day") | {"E6"}
    assert chosen(archive, *DATINGS) == set(archive.events[c.EVENT])


def test_a_choice_of_dating_counts_what_it_would_show(archive):
    asked = Selection(kinds=("message",), datings=("span",))
    counts = dated_counts(archive, asked)
    assert list(counts) == list(DATINGS)
    for way, count in counts.items():
        assert count == len(select(archive, replace(asked, datings=(way,))).events)
