"""The timeline on a phone."""

import datetime as dt
from dataclasses import replace

import pytest

from components.dataset import Page, Selection
from components.dataset.model import columns as c
from components.dataset.query.run_query import run_query
from components.dataset.query.stop_at import truncate_at
from components.dataset.sources.excluded_sources import ExcludedSources
from components.exports.base.drawing import style_doubts
from components.figures.base.theme import LIGHT
from components.views.base.render_context import RenderContext
from components.views.timeline.event_list import listing
from components.views.timeline.timeline import timeline_drawings
from tests.hundreds import letters

PLAIN = Page()
TALLEST = 3_200  # px


def drawing(dataset, page=PLAIN):
    (found,) = timeline_drawings(dataset, run_query(dataset, page), page, RenderContext(LIGHT, "phone"))
    return found


def listed(found):
    return [row[0] for row in found.figure.data[0].customdata]


def starts(dataset, page):
    return listing(dataset, run_query(dataset, page), page).part.starts


@pytest.mark.parametrize("order", ["happened", "told", "learned"])
@pytest.mark.parametrize("public", [False, True])
def test_in_every_order_the_parts_together_list_each_event_once_and_none_is_taller_than_a_thumb_will_scroll(
    real, order, public
):
    page = Page(order=order, public_lanes=public)
    parts = [drawing(real, replace(page, first=start)) for start in starts(real, page)]
    together = [event for part in parts for event in listed(part)]
    wanted = real.events if public else real.events[real.events[c.SECRECY] != "public"]
    assert sorted(together) == sorted(wanted[c.EVENT])
    assert max(part.figure.layout.height for part in parts) <= TALLEST


def test_very_long_titles_only_make_the_parts_shorter(real):
    long = replace(real, events=real.events.assign(**{c.TITLE: real.events[c.TITLE] + " and so on" * 30}))
    assert drawing(long, Page(public_lanes=True)).figure.layout.height <= TALLEST * 1.1
    assert len(starts(long, Page(public_lanes=True))) > len(starts(real, Page(public_lanes=True)))


def test_what_was_public_is_counted_as_not_drawn_until_it_is_asked_for(real):
    assert "Not drawn (public; a switch lists them): 90 of the chosen events." in drawing(real).sentence
    assert "Not drawn" not in drawing(real, Page(public_lanes=True)).sentence


def test_the_sentence_says_which_of_how_many_are_listed(real):
    assert drawing(real).sentence.startswith("42 of 132 events in the order of time: 17 dated to the day")
    assert "Listed here are 46 to 89 of them" in drawing(real, Page(public_lanes=True, first=50)).sentence


def test_an_open_event_brings_its_part(real):
    page = Page(public_lanes=True, event="S36")
    assert "S36" in listed(drawing(real, page))


def test_a_link_that_comes_closer_lists_what_stands_in_its_days(real):
    found = drawing(real, Page(zoom=(dt.date(1996, 2, 1), dt.date(1996, 2, 6))))
    assert {"S23", "S24", "S28"} <= set(listed(found))
    assert "S36" not in listed(found)
    assert "from 1 February 1996 to 6 February 1996" in found.sentence


def test_where_no_event_stands_in_the_days_it_says_so(real):
    found = drawing(real, Page(zoom=(dt.date(1850, 1, 1), dt.date(1850, 2, 1))))
    assert found.events == []
    assert found.finding == "No event stands in these days."


def test_with_a_source_switched_off_its_events_stay_in_the_list_struck_out_and_are_not_counted(real):
    found = style_doubts(drawing(real, Page(excluded=ExcludedSources(sources=("SRC-PAPERS",)))))
    assert len(listed(found)) == 42
    assert found.sentence.startswith("4 of 132 events")
    struck = [note for note in found.figure.layout.annotations if note.text.startswith("<s>")]
    assert len(struck) >= 38


def test_what_is_later_than_the_stop_is_not_listed(real):
    page = Page(stop=dt.date(1996, 2, 3))
    stopped = truncate_at(real, page.stop)
    assert "S36" not in listed(drawing(stopped, page))


def test_a_filter_lists_only_what_it_keeps(real):
    page = Page(Selection(kinds=("meeting",)))
    kinds = real.events.set_index(c.EVENT)[c.KIND]
    assert {kinds[event] for event in listed(drawing(real, page))} == {"meeting"}


@pytest.mark.parametrize(("order", "words"), [("told", "Told in"), ("learned", "First published")])
def test_in_another_order_each_row_says_where_it_stands(real, order, words):
    found = drawing(real, Page(order=order))
    assert any(words in note.text for note in found.figure.layout.annotations)
    assert not any("without a dated record" in note.text for note in found.figure.layout.annotations)
    assert "at the right" not in found.sentence


def test_of_many_events_a_part_is_listed_and_all_are_counted(tmp_path):
    many = letters(tmp_path, count=3_000)
    found = drawing(many)
    assert found.finding == "3,000 events in the order of time."
    assert "Listed here are 1 to " in found.sentence
    assert found.figure.layout.height <= TALLEST


def test_lanes_and_bars_of_density_are_not_drawn(real):
    figure = drawing(real, Page(public_lanes=True, lanes="actor")).figure
    assert {trace.type for trace in figure.data} == {"scatter"}
    assert "brush" not in figure.layout.meta
