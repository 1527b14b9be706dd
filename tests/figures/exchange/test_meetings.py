"""What the columns of meetings draw."""

import copy
from dataclasses import replace
from itertools import pairwise

import pandas as pd
import pytest

from components.dataset import select
from components.dataset.exchange.meetings import meetings_of
from components.dataset.query.selection import Selection
from components.figures.base.theme import DARK, LIGHT
from components.figures.exchange.meetings import meetings


def marks(figure):
    """Return the trace of the marks: the only one that can be clicked."""
    (found,) = [trace for trace in figure.data if trace.customdata is not None]
    return found


def joining(figure):
    """Return the ends and the dash of each line that joins the actors of a meeting: the upright ones."""
    return [
        (sorted(trace.y[at : at + 2]), trace.line.dash)
        for trace in figure.data
        if trace.mode == "lines"
        for at in range(0, len(trace.x), 3)
        if trace.x[at] is not None and trace.x[at] == trace.x[at + 1]
    ]


def actors(found):
    return [attendee.actor.id for meeting in found for attendee in meeting.attendees]


def with_attendees(found, change):
    return [replace(one, attendees=tuple(change(attendee) for attendee in one.attendees)) for one in found]


def printed(figure):
    return [note.text for note in figure.layout.annotations]


@pytest.fixture
def attended(archive):
    return meetings_of(archive)


def test_each_actor_of_a_meeting_has_a_mark_that_opens_it(attended):
    found = marks(meetings(attended))
    assert [data[0] for data in found.customdata] == ["E4"] * 3
    assert {data[2] for data in found.customdata} == set(actors(attended))


def test_mark_takes_the_colour_of_the_side(attended):
    found = marks(meetings(attended))
    sides = dict(zip(found.y, found.marker.line.color, strict=True))
    assert set(sides.values()) == {LIGHT.side("syria"), LIGHT.side("iraq"), LIGHT.side("mediators")}


def test_who_was_only_spoken_of_is_drawn_by_another_sign(attended):
    found = marks(meetings(attended))
    signs = dict(zip(actors(attended), found.marker.symbol, strict=True))
    assert signs["A-COURIER"] == signs["A-MINISTER"] == "circle"
    assert signs["A-ABBOT"] != "circle"


def test_mark_is_hollow_if_the_actor_is_inferred(attended):
    doubtful = with_attendees(attended, lambda one: one._replace(named=one.actor.id != "A-COURIER"))
    found = marks(meetings(doubtful, theme=DARK))
    fills = dict(zip(actors(attended), found.marker.color, strict=True))
    assert fills["A-COURIER"] == DARK.ground
    assert fills["A-MINISTER"] == DARK.side("syria")


def test_line_joins_those_who_took_part_and_not_who_is_spoken_of(attended):
    figure = meetings(attended)
    rows = dict(zip(actors(attended), marks(figure).y, strict=True))
    (line,) = joining(figure)
    assert line[0] == sorted([rows["A-MINISTER"], rows["A-COURIER"]])


def test_line_is_dotted_if_the_meeting_is_not_reported_as_done(attended):
    assert [dash for _, dash in joining(meetings(attended))] == ["solid"]
    assert [dash for _, dash in joining(meetings([replace(one, done=False) for one in attended]))] == ["dot"]


def test_year_quarter_and_day_are_printed(attended):
    words = printed(meetings(attended))
    assert "<b>1902</b>" in words
    assert "Q1" in words
    assert any(word.replace("<br>", " ") == "5–7 Jan" for word in words)


def test_meetings_stand_apart_where_a_quarter_ends(real):
    found = meetings_of(real)
    events = [meeting.event for meeting in found for _ in meeting.attendees]
    places = dict(zip(events, marks(meetings(found)).x, strict=True))
    for one, other in pairwise(found):
        step = places[other.event] - places[one.event]
        same = (one.year, one.quarter) == (other.year, other.quarter)
        assert step == pytest.approx(1) if same else step > 1.2


def test_nobody_is_left_out(real):
    found = meetings_of(real)
    assert len(marks(meetings(found)).x) == len(actors(found))


def test_selected_meeting_stands_out(real):
    found = meetings_of(real)
    chosen = found[0].event
    drawn = marks(meetings(found, selected=chosen))
    strong = {data[0] for data, strength in zip(drawn.customdata, drawn.marker.opacity, strict=True) if strength == 1}
    assert strong == {chosen}


def test_event_that_is_not_drawn_dims_nothing(attended):
    assert set(marks(meetings(attended, selected="E1")).marker.opacity) == {1}


def test_dates_are_turned_upright_only_where_they_would_touch(real):
    def angles(width):
        return {note.textangle for note in meetings(meetings_of(real), width=width).layout.annotations}

    assert -90 in angles(560)
    assert -90 not in angles(3000)


def test_legend_names_only_what_is_drawn(attended):
    present = [
        replace(one, attendees=tuple(there for there in one.attendees if there.part == "took part")) for one in attended
    ]

    def names(table):
        return " ".join(trace.name or "" for trace in meetings(table).data)

    assert "spoken of" in names(attended)
    assert "proposed" not in names(attended)
    assert "spoken of" not in names(present)


def test_names_and_titles_are_not_read_as_html(attended):
    named = with_attendees(attended, lambda one: one._replace(actor=one.actor._replace(name="<i>Duke</i>")))
    figure = meetings([replace(one, title="<a>talks</a>") for one in named])
    assert "&lt;i&gt;Duke&lt;/i&gt;" in printed(figure)
    assert not any("<i>" in data[1] or "<a>" in data[1] for data in marks(figure).customdata)


def test_text_is_never_smaller_than_a_px_below_the_look(attended):
    assert min(note.font.size for note in meetings(attended).layout.annotations) >= LIGHT.size - 1


def test_empty_table_draws_an_empty_figure(archive):
    assert not meetings(meetings_of(select(archive, Selection(kinds=("crisis",))))).data


def test_attendance_is_left_as_it_was(attended):
    before = copy.deepcopy(attended)
    meetings(attended, selected="E4")
    assert attended == before


def test_meeting_without_a_sure_year_says_so(archive):
    events = archive.events.copy()
    events.loc[events["event_id"] == "E4", "earliest"] = pd.NaT
    words = printed(meetings(meetings_of(replace(archive, events=events))))
    assert any("no sure" in word for word in words)
    assert any("7 Jan 1902" in word.replace("<br>", " ") for word in words)
