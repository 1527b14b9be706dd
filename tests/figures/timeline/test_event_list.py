"""The timeline as a list of rows."""

from itertools import pairwise

import pytest

from components.dataset.model import columns as c
from components.dataset.model.vocabulary import NOT_DONE
from components.dataset.query.filter_words import event_dates
from components.dataset.timeline.event_list import pauses
from components.dataset.timeline.timeline import ALL, marks
from components.figures.base.ghost_marks import ghost_marks
from components.figures.base.legend import legend_of
from components.figures.base.text_width import lines_width
from components.figures.base.theme import DARK, LIGHT
from components.figures.timeline.event_list import ListData, event_list
from tests.figures.test_every_figure import labels


def draw(dataset, theme=LIGHT, **options):
    placed = marks(dataset, dataset, ALL)
    data = ListData(placed, event_dates(dataset), labels(dataset), pauses(dataset, placed))
    return event_list(data, theme=theme, **options)


def rows(figure):
    """Return event_id -> the words written in its row."""
    ids = {row[0] for row in figure.data[0].customdata}
    return {note.name: note.text for note in figure.layout.annotations if note.name in ids}


def test_every_event_has_its_date_and_its_whole_title(real):
    found, dates = rows(draw(real)), event_dates(real)
    for event, title in zip(real.events[c.EVENT], real.events[c.TITLE], strict=True):
        words = found[event].replace("<br>", " ")
        assert title in words
        assert dates[event] in words


@pytest.mark.parametrize("width", [320, 340, 400])
def test_no_words_run_over_the_right_edge(real, width):
    figure = draw(real, width=width)
    for note in figure.layout.annotations:
        dated, _, title = note.text.rpartition("</span><br>")
        assert note.x + lines_width(title, note.font.size) <= width
        assert note.x + lines_width(dated, LIGHT.size) <= width


def test_rows_stand_one_below_the_other_and_leave_room_for_a_thumb(real):
    figure = draw(real)
    y = figure.data[0].y
    assert list(y) == sorted(y)
    assert min(below - above for above, below in pairwise(y)) >= 44


def test_a_mark_is_filled_if_its_day_is_known_and_has_the_colour_of_its_side(archive):
    figure = draw(archive, DARK)
    marker, events = figure.data[0].marker, archive.events.set_index(c.EVENT)
    for row, fill, line in zip(figure.data[0].customdata, marker.color, marker.line.color, strict=True):
        event = events.loc[row[0]]
        assert line == DARK.side(event[c.SIDE])
        assert fill == (line if event[c.EARLIEST] == event[c.LATEST] else DARK.ground)


def test_what_was_not_done_or_is_not_certain_has_a_dotted_ring(archive):
    figure = draw(archive)
    ringed = {shape.yanchor for shape in figure.layout.shapes if shape.type == "circle" and shape.line.dash == "dot"}
    doubtful = set(archive.events.loc[archive.events[c.STATUS].isin(NOT_DONE), c.EVENT])
    at = dict(zip((row[0] for row in figure.data[0].customdata), figure.data[0].y, strict=True))
    assert doubtful
    assert ringed == {at[event] for event in doubtful}


def test_the_line_between_the_marks_ends_where_a_pause_is_said(real):
    figure = draw(real)
    lines = [shape for shape in figure.layout.shapes if shape.type == "line"]
    placed = marks(real, real, ALL)
    assert len(lines) == len(placed) - 1 - len(pauses(real, placed))


def test_a_pause_is_struck_out_with_one_of_the_events_that_bound_it(real):
    placed = marks(real, real, ALL)
    event, pause = next(iter(pauses(real, placed).items()))
    faded = ghost_marks(draw(real), {event})
    assert f"<s>{pause.words}</s>" in [note.text for note in faded.layout.annotations]


def test_the_open_event_has_a_band_behind_its_row(archive):
    assert not [shape for shape in draw(archive).layout.shapes if shape.type == "rect"]
    (band,) = [shape for shape in draw(archive, selected="E1").layout.shapes if shape.type == "rect"]
    at = dict(zip((row[0] for row in draw(archive).data[0].customdata), draw(archive).data[0].y, strict=True))
    assert band.y0 < at["E1"] < band.y1


def test_shapes_for_kinds_are_drawn_and_explained_when_asked_for(archive):
    assert set(draw(archive).data[0].marker.symbol) == {"circle"}
    asked = draw(archive, shapes=True)
    assert len(set(asked.data[0].marker.symbol)) > 1
    assert [title for title, _ in legend_of(asked)] == ["Side", "Kind", "Date"]


def test_a_tap_anywhere_finds_the_nearest_mark_and_a_finger_still_scrolls_the_page(archive):
    layout = draw(archive).layout
    assert layout.hoverdistance == -1
    assert layout.dragmode is False
    assert layout.xaxis.fixedrange
    assert layout.yaxis.fixedrange
