from itertools import pairwise

import pytest

from components.dataset.sources.excluded_sources import ExcludedSources
from components.dataset.story.story import story
from components.figures import sequence, units
from components.figures.base.text_width import lines_width
from components.figures.base.theme import DARK, LIGHT
from tests.exports.choice import only


@pytest.fixture(scope="module")
def told(real):
    return story(real, real, ExcludedSources())


def arrows(figure):
    return [trace for trace in figure.data if trace.mode == "lines+markers"]


def test_each_message_is_an_arrow_towards_whom_it_is_for(told):
    figure = sequence(told.lanes, told.passages)
    assert sorted(event for trace in arrows(figure) for event in trace.meta["events"]) == sorted(
        passage.event for passage in told.passages
    )
    heads = {note.text.replace("<b>", "").replace("</b>", ""): note.x for note in figure.layout.annotations}
    letter = next(trace for trace in arrows(figure) if "S36" in trace.meta["events"])
    assert (letter.x[0], letter.x[1]) == (heads["United States"], heads["Syria"])


def test_a_message_that_is_not_reported_as_sent_is_dashed(told):
    dashed = {
        event
        for trace in arrows(sequence(told.lanes, told.passages))
        for event in trace.meta["events"]
        if trace.line.dash == "dash"
    }
    assert dashed == {passage.event for passage in told.passages if not passage.done}


def test_the_foot_is_hollow_where_the_day_is_not_known(told):
    figure = sequence(told.lanes, told.passages, theme=DARK)
    feet = next(trace for trace in figure.data if trace.mode == "markers" and isinstance(trace.marker.size, tuple))
    hollow = {row[0] for row, colour in zip(feet.customdata, feet.marker.color, strict=True) if colour == DARK.ground}
    assert hollow == {passage.event for passage in told.passages if not passage.day_known}


@pytest.mark.parametrize("width", [320, 440, 800])
def test_words_stand_beside_the_lanes_and_inside_the_figure(told, width):
    figure = sequence(told.lanes, told.passages, width=width)
    for note in figure.layout.annotations:
        wide = lines_width(note.text, note.font.size)
        left = {"left": note.x, "center": note.x - wide / 2}[note.xanchor]
        assert left >= -1, note.text
        assert left + wide <= width + 1, note.text


@pytest.mark.parametrize("width", [320, 800])
def test_rows_do_not_overlap(told, width):
    figure = sequence(told.lanes, told.passages, width=width)
    lines = sorted({y for trace in arrows(figure) for y in trace.y if y is not None})
    assert min(below - above for above, below in pairwise(lines)) >= LIGHT.size


def test_the_open_record_has_a_band_and_nothing_else_changes(told):
    plain, open_ = (sequence(told.lanes, told.passages, selected=event) for event in ("", "S24"))
    assert plain.data == open_.data
    assert len(open_.layout.shapes) > len(plain.layout.shapes)


def test_no_message_makes_an_empty_figure(archive):
    found = story(archive, only(archive, "E8"), ExcludedSources())
    assert sequence(found.lanes, found.passages).layout.height > 0


def test_a_count_has_a_square_for_each_with_those_told_of_first():
    figure = units(["E1", "E2", "E3"], [False, True, True], ["one", "two", "three"], width=60)
    (squares,) = figure.data
    assert [row[0] for row in squares.customdata] == ["E2", "E3", "E1"]
    assert list(squares.marker.opacity) == [1.0, 1.0, squares.marker.opacity[2]]
    assert squares.marker.opacity[2] < 1
