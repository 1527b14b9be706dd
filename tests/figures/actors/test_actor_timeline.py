"""What the career of an actor draws."""

import pandas as pd
import pytest

from components.dataset.actors.actor import appearances, events_of
from components.dataset.actors.offices import offices
from components.dataset.model import columns as c
from components.dataset.query.filter_words import event_dates
from components.dataset.query.order import subset_of
from components.figures import actor_timeline
from components.figures.actors.actor_timeline import Career
from components.figures.base.legend import legend_of
from components.figures.base.text_width import lines_width
from components.figures.base.theme import DARK, LIGHT
from tests.figures.test_every_figure import labels, told


def drawn(dataset, actor, **options):
    placed = appearances(dataset, subset_of(dataset, dataset, events_of(dataset, actor)), actor)
    side = dict(zip(dataset.actors[c.ACTOR], dataset.actors[c.SIDE], strict=True))[actor]
    career = Career(placed, offices(dataset, actor), dataset.period, side, event_dates(dataset), labels(dataset))
    return actor_timeline(career, **options)


def texts(figure):
    return [note.text for note in figure.layout.annotations]


def stands(figure, note, plot):
    """Return how far right in the plot a text stands, in px."""
    if note.xref == "paper":
        return note.x * plot
    axis = figure.layout[note.xref.replace("x", "xaxis", 1)]
    first, last, day = (pd.Timestamp(one) for one in (*axis.range, note.x))
    begin, end = axis.domain
    return (begin + (day - first) / (last - first) * (end - begin)) * plot + note.xshift


def bars(figure, colour):
    return [shape for shape in figure.layout.shapes if shape.type == "rect" and shape.fillcolor == colour]


def test_every_event_of_the_actor_is_a_mark_once(real):
    figure = drawn(real, "A-KHADDAM")
    assert sorted(row[0] for row in told(figure)) == sorted(real.events[c.EVENT][events_of(real, "A-KHADDAM")])


def test_lanes_are_named_by_closeness_under_the_offices(real):
    names = list(drawn(real, "A-KHADDAM").layout.yaxis.ticktext)
    assert names == ["Offices", "Acted", "Carried or received", "Present or reporting", "Spoken of"]


def test_an_actor_without_an_office_has_no_lane_of_offices(archive):
    figure = drawn(archive, "A-QUEEN")
    assert "Offices" not in figure.layout.yaxis.ticktext
    assert not any("in office" in (trace.name or "") for trace in figure.data)


def test_a_mark_says_the_roles_and_when_the_words_reached_the_actor(real):
    words = {row[0]: row[1] for row in told(drawn(real, "A-KHADDAM"))}
    assert "Recipient, reached: 5 September 1995" in words["S17"]
    assert "Sender; Drafter" in words["S28"]


def test_an_office_is_printed_with_its_term(real):
    assert "Vice President of Syria, 1984 to 6 June 2005" in texts(drawn(real, "A-KHADDAM"))


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_bar_has_the_colour_of_the_actors_side(real, theme):
    assert bars(drawn(real, "A-SAHHAF", theme=theme), theme.side("iraq"))


def test_an_office_that_ended_before_the_first_event_is_not_drawn(real):
    assert not any("Foreign Minister" in text for text in texts(drawn(real, "A-KHADDAM")))


def test_what_is_only_perhaps_in_office_is_dashed_and_named_in_the_legend(archive):
    """The clerk's beginning is not given, the minister's only by its year; the war of 1890 stretches the axis back."""
    with_war = archive.participants.assign(**{c.ACTOR: archive.participants[c.ACTOR].replace("A-QUEEN", "A-MINISTER")})
    from dataclasses import replace

    figure = drawn(replace(archive, participants=with_war), "A-MINISTER")
    assert "Clerk, until 1898, beginning not given" in texts(figure)
    assert {shape.line.dash for shape in figure.layout.shapes if shape.type == "line"} >= {"dash", "solid"}
    assert "perhaps in office" in {sample.meaning for _, row in legend_of(figure) for sample in row}


def test_a_sure_office_has_no_dash(real):
    lines = [shape for shape in drawn(real, "A-KHADDAM").layout.shapes if shape.type == "line" and shape.line.dash]
    assert {shape.line.dash for shape in lines} == {"solid"}


def test_marks_stand_below_the_bars(real):
    figure = drawn(real, "A-KHADDAM")
    deepest = max(shape.y1 for shape in bars(figure, LIGHT.side("syria")))
    marked = [y for trace in figure.data if trace.customdata is not None for y in trace.y]
    assert min(marked) > deepest


@pytest.mark.parametrize("width", [350, 450, 820])
def test_words_of_offices_stay_inside_the_plot(real, width):
    for actor in ("A-KHADDAM", "A-HAFEZ", "A-PERES", "A-HKAMEL"):
        figure = drawn(real, actor, width=width, inside=width < 820)
        plot = width - figure.layout.margin.l - figure.layout.margin.r
        terms = [office.title for office in offices(real, actor)]
        for note in figure.layout.annotations:
            if any(note.text.replace("<br>", " ").startswith(office) for office in terms):
                long = lines_width(note.text, note.font.size)
                left = stands(figure, note, plot) - (long if note.xanchor == "right" else 0)
                assert left >= -1
                assert left + long <= plot + 1


def test_the_selected_event_has_a_ring(real):
    figure = drawn(real, "A-KHADDAM", selected="S24")
    assert [shape.templateitemname for shape in figure.layout.shapes].count("open") == 1
