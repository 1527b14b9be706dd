from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.dataset import (
    FACETS,
    Selection,
    active_filters,
    counts_without_each,
    facet_counts,
    facet_values,
    select,
    without_filter,
)
from components.dataset.model import columns as c
from components.dataset.package import bulk, csv_rows
from components.dataset.query.facets import FACET
from tests.dataset.package.test_load import ARCHIVE, load
from tests.dataset.query.test_selection import selections


@pytest.fixture(scope="module")
def at_once():
    """Return the archive read as if it were large: its columns of few values are categoricals."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_rows, "_LARGE", -1)
        patch.setattr(bulk, "_FEW", 1)
        return load(ARCHIVE)


def test_values_are_shown_in_words_in_the_order_of_the_dictionary(archive):
    kinds = facet_values(archive, FACET["kinds"])
    assert kinds == archive.dictionary.labels("events", "kind")
    assert list(kinds)[:2] == ["message", "meeting"]
    assert kinds["message"] == "Message"


def test_actors_stand_in_the_order_of_their_names_topics_and_sources_in_that_of_the_package(archive):
    names = list(facet_values(archive, FACET["actors"]).values())
    assert names == sorted(names)
    assert facet_values(archive, FACET["topics"]) == {"T-PEACE": "Peace", "T-PORT": "Harbour"}
    assert facet_values(archive, FACET["sources"])["SRC-CHRONICLE"] == "Chronicle"
    assert facet_values(archive, FACET["sides"]) == archive.dictionary.labels("actors", "side")


def test_a_value_without_events_counts_zero_and_is_not_missing(archive):
    counts = facet_counts(archive, Selection())
    assert counts["actors"]["A-NOBODY"] == 0
    assert counts["sides"]["us"] == 0
    for facet in FACETS:
        assert list(counts[facet.name]) == list(facet_values(archive, facet))


def test_counts_without_filters(archive):
    counts = facet_counts(archive, Selection())
    assert counts["kinds"]["message"] == 3
    assert counts["topics"] == {"T-PEACE": 8, "T-PORT": 2}
    assert counts["actors"]["A-QUEEN"] == 7
    assert counts["roles"]["mentioned"] == 2


def test_counts_follow_the_other_filters(archive):
    counts = facet_counts(archive, Selection(kinds=("message",)))
    assert counts["topics"] == {"T-PEACE": 2, "T-PORT": 1}
    assert counts["actors"]["A-COURIER"] == 2
    assert counts["sources"]["SRC-GAZETTE"] == 1


def test_counts_do_not_follow_their_own_filter(archive):
    assert facet_counts(archive, Selection(kinds=("message",)))["kinds"] == facet_counts(archive, Selection())["kinds"]


def test_counts_of_roles_follow_the_actor_asked_for(archive):
    counts = facet_counts(archive, Selection(actors=("A-QUEEN",)))
    assert counts["roles"]["author"] == 2
    assert counts["roles"]["messenger"] == 0
    assert counts["actors"]["A-DUKE"] == 5


def test_loosened_names_the_filter_that_stands_in_the_way(archive):
    asked = Selection(kinds=("message",), certainties=("medium",), actors=("A-NOBODY",))
    assert len(select(archive, asked).events) == 0
    assert list(counts_without_each(archive, asked).items()) == [("actors", 3), ("kinds", 0), ("certainties", 0)]


def test_without_filters_nothing_can_be_loosened(archive):
    assert counts_without_each(archive, Selection()) == {}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_count_is_what_choosing_that_value_shows_or_adds_to_all_or_takes_away(archive, data):
    asked = data.draw(selections(archive))
    facet = data.draw(st.sampled_from(FACETS))
    value = data.draw(st.sampled_from(sorted(facet_values(archive, facet))))

    def shown(*values):
        return len(select(archive, replace(asked, **{facet.name: values})).events)

    chosen = getattr(asked, facet.name)
    if facet.name in asked.none_of:
        others = without_filter(asked, facet.name)
        expected = len(select(archive, others).events) - shown(value)
    else:
        expected = shown(*dict.fromkeys((*chosen, value))) if facet.name in asked.all_of else shown(value)
    assert facet_counts(archive, asked)[facet.name][value] == expected


def test_an_event_counts_once_for_a_value_that_several_of_its_rows_have(real):
    for facet in FACETS:
        if facet.table == "events":
            continue
        rows = getattr(real, facet.table)
        pairs = rows[[c.EVENT, facet.column]].drop_duplicates()
        expected = pairs[facet.column].value_counts().to_dict()
        counts = facet_counts(real, Selection())[facet.name]
        assert {value: count for value, count in counts.items() if count} == expected
        assert len(pairs) < len(rows) or facet.name in ("roles", "voices"), facet.name


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_loosened_counts_what_shows_without_each_filter(archive, data):
    asked = data.draw(selections(archive))
    expected = {name: len(select(archive, without_filter(asked, name)).events) for name in active_filters(asked)}
    assert counts_without_each(archive, asked) == expected
    assert list(counts_without_each(archive, asked).values()) == sorted(expected.values(), reverse=True)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_counts_of_a_large_package_are_those_of_a_small_one(at_once, archive, data):
    asked = data.draw(selections(archive))
    assert facet_counts(at_once, asked) == facet_counts(archive, asked)
    assert select(at_once, asked).events.equals(select(archive, asked).events)
