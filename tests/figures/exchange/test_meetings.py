"""What the rows of meetings draw."""

import copy
import datetime as dt
from dataclasses import replace

import pytest

from components.dataset import select
from components.dataset.exchange.meetings import meetings_of
from components.dataset.model.dates import Span
from components.dataset.query.selection import Selection
from components.figures.base.legend import legend_of
from components.figures.base.text_width import lines_width
from components.figures.base.theme import DARK, LIGHT, enlarged
from components.figures.exchange.meetings import meetings

DAY = dt.date(1902, 1, 5)


def marks(figure):
    """Return the trace of the marks: the only one that can be clicked."""
    (found,) = [trace for trace in figure.data if trace.customdata is not None]
    return found


def ringed(figure):
    """Return the actors whose mark has a dotted ring."""
    rings = {(shape.xanchor, shape.yanchor) for shape in figure.layout.shapes if shape.line.dash}
    found = marks(figure)
    return {data[2] for x, y, data in zip(found.x, found.y, found.customdata, strict=True) if (x, y) in rings}


def actors(found):
    return [attendee.actor.id for meeting in found for attendee in meeting.attendees]


def with_attendees(found, change):
    return [replace(one, attendees=tuple(change(attendee) for attendee in one.attendees)) for one in found]


def printed(figure):
    return [note.text for note in figure.layout.annotations]


def meanings(figure):
    return {sample.meaning for _, samples in legend_of(figure) for sample in samples}


@pytest.fixture
def attended(archive):
    return meetings_of(archive)


def test_each_actor_of_a_meeting_has_a_mark_that_opens_it(attended):
    found = marks(meetings(attended))
    assert [data[0] for data in found.customdata] == ["E4"] * 3
    assert {data[2] for data in found.customdata} == set(actors(attended))


def test_mark_takes_the_colour_of_the_side(attended):
    for theme in (LIGHT, DARK):
        found = marks(meetings(attended, theme=theme))
        sides = [theme.side(one.actor.side) for meeting in attended for one in meeting.attendees]
        assert list(found.marker.line.color) == sides


def test_marks_are_filled_if_the_day_is_known(attended):
    dated = [replace(one, bounds=Span(DAY, DAY)) for one in attended]
    assert LIGHT.ground not in marks(meetings(dated)).marker.color
    open_ = [replace(one, bounds=Span(None, DAY)) for one in attended]
    assert set(marks(meetings(open_)).marker.color) == {LIGHT.ground}
    assert "day not known" not in meanings(meetings(dated))
    assert "day known" not in meanings(meetings(open_))


def test_who_was_only_spoken_of_has_a_ring_and_it_is_written(attended):
    figure = meetings(attended)
    assert ringed(figure) == {"A-ABBOT"}
    assert [text for text in printed(figure) if "only spoken of" in text]


def test_who_is_inferred_has_a_ring_and_it_is_written(attended):
    doubtful = with_attendees(attended, lambda one: one._replace(named=one.actor.id != "A-COURIER"))
    figure = meetings(doubtful)
    assert ringed(figure) == {"A-ABBOT", "A-COURIER"}
    assert [text for text in printed(figure) if text.strip() == "inferred"]


def test_all_have_a_ring_if_the_meeting_is_not_reported_as_done_and_its_status_is_written(attended):
    figure = meetings([replace(one, done=False, status="Planned") for one in attended])
    assert ringed(figure) == set(actors(attended))
    assert any("(planned)" in text for text in printed(figure))


def test_legend_speaks_of_rings_only_where_there_are_some(attended):
    sure = with_attendees(attended, lambda one: one._replace(named=True, part="took part"))
    assert any("not certain" in words for words in meanings(meetings(attended)))
    assert not any("not certain" in words for words in meanings(meetings(sure)))


def test_day_and_title_are_printed(attended):
    (heading,) = [text for text in printed(meetings(attended, width=900)) if "5–7 Jan 1902" in text]
    assert attended[0].title in heading


def test_nobody_is_left_out(real):
    found = meetings_of(real)
    assert len(marks(meetings(found)).x) == len(actors(found))


def test_selected_meeting_stands_out_and_moves_nothing(real):
    found = meetings_of(real)
    chosen = found[0].event
    closed, opened = meetings(found), meetings(found, selected=chosen)
    drawn = marks(opened)
    strong = {data[0] for data, strength in zip(drawn.customdata, drawn.marker.opacity, strict=True) if strength == 1}
    assert strong == {chosen}
    for name in ("height", "margin", "xaxis", "yaxis"):
        assert closed.layout[name] == opened.layout[name]
    assert (marks(closed).x, marks(closed).y) == (drawn.x, drawn.y)


def test_event_that_is_not_drawn_dims_nothing(attended):
    assert set(marks(meetings(attended, selected="E1")).marker.opacity) == {1}


@pytest.mark.parametrize(("width", "theme"), [(340, LIGHT), (520, LIGHT), (680, LIGHT), (520, enlarged(LIGHT))])
def test_no_name_reaches_the_next_mark_or_the_edge(real, width, theme):
    figure = meetings(meetings_of(real), theme=theme, width=width)
    spots = list(zip(marks(figure).x, marks(figure).y, strict=True))
    for note in (note for note in figure.layout.annotations if note.yanchor == "middle"):
        left = note.x + note.xshift
        right = left + lines_width(note.text.strip(), theme.size)
        assert right <= figure.layout.xaxis.range[1] + theme.size
        assert not [x for x, y in spots if y == note.y and left < x - theme.mark / 2 < right]


def test_names_and_titles_are_not_read_as_html(attended):
    odd = [
        replace(
            one,
            title="<i>x</i>",
            attendees=tuple(a._replace(actor=a.actor._replace(name="<b>Q</b>")) for a in one.attendees),
        )
        for one in attended
    ]
    figure = meetings(odd)
    told = " ".join([*printed(figure), *(data[1] for data in marks(figure).customdata)])
    assert "&lt;b&gt;Q&lt;/b&gt;" in told
    assert not any(tag in told for tag in ("<b>Q", "<i>"))


def test_empty_table_draws_an_empty_figure(archive):
    figure = meetings(meetings_of(select(archive, Selection(kinds=("crisis",)))))
    assert not figure.data
    assert figure.layout.height > 0


def test_meetings_are_left_as_they_were(attended):
    before = copy.deepcopy(attended)
    meetings(attended, selected="E4")
    assert attended == before
