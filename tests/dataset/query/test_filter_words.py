import datetime as dt

import pytest

from components.dataset import FACETS, Page, Selection, facet_values
from components.dataset.model import columns as c
from components.dataset.query.filter_words import asked_words, event_dates, filter_words
from components.dataset.sources.excluded_sources import ExcludedSources


def test_filters_are_said_in_the_words_of_the_page(archive):
    asked = Selection(text=" harbour ", kinds=("message", "meeting"), actors=("A-DUKE",))
    assert filter_words(archive, asked) == {
        "text": "Text: harbour",
        "kinds": "Kind of event: Message or Meeting",
        "actors": "Actor: Duke al-Vale",
    }


@pytest.mark.parametrize(
    ("values", "way", "words"),
    [
        (("T-PEACE",), "none_of", "Topic: not Peace"),
        (("T-PEACE", "T-PORT"), "none_of", "Topic: neither Peace nor Harbour"),
        (("T-PEACE", "T-PORT"), "all_of", "Topic: both Peace and Harbour"),
        (("T-PORT", "T-PEACE"), "", "Topic: Harbour or Peace"),
    ],
)
def test_filters_say_whether_any_all_or_none_of_their_values_are_asked_for(archive, values, way, words):
    ways = {way: ("topics",)} if way else {}
    assert filter_words(archive, Selection(topics=values, **ways)) == {"topics": words}


def test_more_than_two_values_that_are_all_asked_for_are_a_list(archive):
    asked = Selection(actors=("A-DUKE", "A-QUEEN", "A-COURIER"), all_of=("actors",))
    said = "Actor: all of Duke al-Vale, Queen of the North and Rafi’ of the Ford"
    assert filter_words(archive, asked) == {"actors": said}


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"start": dt.date(1901, 3, 4)}, "Dates: from 4 March 1901, possibly in range"),
        ({"end": dt.date(1901, 3, 4), "certainly": True}, "Dates: to 4 March 1901, certainly in range"),
        (
            {"start": dt.date(1901, 3, 4), "end": dt.date(1902, 1, 1)},
            "Dates: from 4 March 1901 to 1 January 1902, possibly in range",
        ),
    ],
)
def test_dates_say_whether_an_event_may_or_must_lie_in_them(archive, asked, words):
    assert filter_words(archive, Selection(**asked)) == {"dates": words}


def test_without_a_filter_the_stamp_says_so(archive):
    assert asked_words(archive, Page(Selection())) == "no filter"
    assert filter_words(archive, Selection()) == {}


def test_all_filters_are_one_text(archive):
    assert asked_words(archive, Page(Selection(text="x", layers=("context",)))).startswith("Text: x; Layer: ")


@pytest.mark.parametrize("facet", FACETS, ids=lambda facet: facet.name)
def test_every_value_of_every_filter_can_be_said(archive, facet):
    values = facet_values(archive, facet)
    said = asked_words(archive, Page(Selection(**{facet.name: tuple(values)})))
    assert all(label in said for label in values.values())


def test_every_event_has_its_date_in_words(archive, nothing):
    assert event_dates(archive) == {
        "E8": "some time in 1890",
        "E6": "on or before 28 February 1901",
        "E1": "4 March 1901",
        "E5": "between 5 and 19 March 1901",
        "E2": "20 March 1901",
        "E7": "some time in June 1901",
        "E3": "some time in September 1901",
        "E4": "from 5 to 7 January 1902",
        "E9": "some time in 1950",
    }
    assert list(event_dates(archive)) == archive.events[c.EVENT].tolist()
    assert event_dates(nothing) == {}


def test_what_the_lamp_switches_off_is_said_with_the_filters(archive):
    dark = Page(Selection(text="x"), excluded=ExcludedSources(sources=("SRC-CELLAR",), voices=("digest",)))
    assert asked_words(archive, dark) == "Text: x; Without The cellar papers, the voice “The digest's own words”"
