"""The events of the timeline in the order of telling, and of becoming known."""

from itertools import pairwise

import pytest

from components.dataset.model import columns as c
from components.dataset.model.lane_fields import LANES
from components.dataset.query.filter_words import event_dates
from components.dataset.timeline.orderings import narrative_ordering, publication_ordering
from components.dataset.timeline.timeline import links_of, marks
from components.figures.base.theme import LIGHT
from components.figures.timeline.stop_axis import PlacedStop, StopAxis, place_stops, steps_at
from components.figures.timeline.timeline import TimelineData, TimelineLayout, timeline
from tests.figures.test_every_figure import labels
from tests.figures.timeline.test_timeline import bands, drawn
from tests.figures.timeline.test_timeline import draw as in_time

ORDERS = {"told": narrative_ordering, "learned": publication_ordering}


def draw(dataset, order="told", lanes="channel", *, selected="", abreast=1, **options):
    found = ORDERS[order](dataset, dataset, marks(dataset, dataset, lanes))
    notes = {event: f"{date}\n{found.notes[event]}" for event, date in event_dates(dataset).items()}
    data = TimelineData(found.marks, links_of(dataset, selected), dataset.period, notes, labels(dataset))
    axis = StopAxis(found.stops, ("known", "not known"), "elsewhere", abreast)
    return timeline(data, TimelineLayout(**options), stops=axis, selected=selected)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("lanes", LANES)
def test_every_event_has_a_mark_that_looks_as_in_time(archive, order, lanes):
    here, there = drawn(draw(archive, order, lanes)), drawn(in_time(archive, lanes=lanes))
    assert set(here) == set(there)
    for event, mark in here.items():
        assert (mark["symbol"], mark["line"]) == (there[event]["symbol"], there[event]["line"])


def test_told_events_stand_from_left_to_right_as_in_the_text(real):
    # Document 000 ¶ 6, 9, 18; Document 002 ¶ 9, 13, 17: the Cairo meeting last, though it was first.
    found = drawn(draw(real))
    places = [found[event]["x"] for event in ("S11", "S17", "S24", "S36", "S38", "S32")]
    assert places == sorted(places)
    assert len(set(places)) == 6


def test_told_events_have_no_bands_of_possible_days(real):
    assert bands(draw(real)) == []


def test_a_mark_keeps_its_fill_in_the_order_of_telling(archive):
    here, there = drawn(draw(archive)), drawn(in_time(archive))
    assert {event: mark["fill"] for event, mark in here.items()} == {
        event: mark["fill"] for event, mark in there.items()
    }


def test_each_document_has_its_heading_and_its_paragraphs(real):
    figure = draw(real)
    notes = [note.text for note in figure.layout.annotations]
    assert notes.count("Document 000 ¶") == notes.count("Document 002 ¶") == 1
    assert figure.layout.xaxis5.ticktext[0] == "1"
    assert list(figure.layout.xaxis4.ticktext) == ["elsewhere"]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("width", [350, 450, 820, 1400])
def test_the_words_over_the_stops_do_not_overlap(real, order, width):
    figure = draw(real, order, width=width, inside=width < 800, abreast=6 if order == "learned" else 1)
    axis, margin = figure.layout.xaxis5, figure.layout.margin
    step = (axis.domain[1] - axis.domain[0]) * (width - margin.l - margin.r) / (axis.range[1] - axis.range[0])
    ends = [
        (x * step - half, x * step + half)
        for x, text in zip(axis.tickvals, axis.ticktext, strict=True)
        for half in [max(map(len, text.split("<br>"))) * 5.4 / 2]
    ]
    assert len(ends) > 1
    assert all(left[1] < right[0] for left, right in pairwise(ends))


def test_the_hover_says_where_it_is_told_or_since_when_it_is_known(real):
    told, known = (drawn(draw(real, order))["S24"]["hover"][1] for order in ORDERS)
    assert "2 February 1996<br>Told in Document 000 ¶ 17, 18" in told
    assert "First published 1–27 Jun 2021, about 25 years and 4" in known


def test_the_links_of_the_open_event_are_drawn(archive):
    arrows = [trace for trace in draw(archive, selected="E1").data if trace.mode == "lines+markers"]
    assert arrows


def test_a_stop_is_as_wide_as_its_marks_ask_for_and_no_wider_than_allowed(archive):
    found = narrative_ordering(archive, archive, marks(archive, archive, "channel"))
    for abreast in (1, 2, 6):
        stops = place_stops(found.marks, found.stops, abreast)
        assert all(1 <= stop.last - stop.first + 1 <= abreast for stop in stops)
        assert all(one.last < other.first for one, other in pairwise(stops))
        for event, at in zip(found.marks[c.EVENT], steps_at(found.marks, stops), strict=True):
            assert (at is None) == (event == "E8")
            assert at is None or any(stop.first <= at <= stop.last for stop in stops)


def test_marks_of_one_lane_and_stop_stand_side_by_side(archive):
    found = narrative_ordering(archive, archive, marks(archive, archive, "all"))
    places = [at for at in steps_at(found.marks, place_stops(found.marks, found.stops, 9)) if at is not None]
    assert len(set(places)) == len(places)


def test_no_order_draws_nothing_of_nothing(archive, nothing):
    found = narrative_ordering(archive, nothing, marks(archive, nothing, "channel"))
    data = TimelineData(found.marks, links_of(nothing, ""), archive.period, {}, labels(archive))
    figure = timeline(data, stops=StopAxis(found.stops, (), ""), theme=LIGHT)
    assert drawn(figure) == {}
    assert PlacedStop("a", "b", 0, 0) not in place_stops(found.marks, found.stops[:0], 1)
