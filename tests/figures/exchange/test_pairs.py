"""What the list of who passed words to whom draws."""

import copy
from dataclasses import replace
from itertools import pairwise

import pytest

from components.dataset import Selection, select
from components.dataset.exchange.ties import Passage, ties
from components.figures.base.legend import legend_of
from components.figures.base.text_width import lines_width
from components.figures.base.theme import LIGHT, enlarged
from components.figures.exchange.pairs import pairs


def marks(figure):
    (found,) = [trace for trace in figure.data if trace.customdata is not None]
    return found


def ringed(figure):
    """Return the events that have a dotted ring in one row at least."""
    return [shape.name for shape in figure.layout.shapes if shape.line.dash]


def printed(figure):
    return [note.text for note in figure.layout.annotations]


def numbers(figure):
    """Return what is written behind the circles, row by row."""
    return [note.text for note in figure.layout.annotations if note.xref == "x"]


@pytest.fixture
def final(archive):
    return ties(archive, "final")


def test_each_time_that_words_passed_is_a_circle_that_opens_it(archive):
    found = ties(archive, "direct")
    figure = pairs(found)
    assert [data[0] for data in marks(figure).customdata] == [event for tie in found for event in tie.events.ids]
    assert numbers(figure) == [str(tie.events.all) for tie in found]


def test_a_circle_tells_both_actors_and_its_event(final):
    event, told, actors = marks(pairs(final)).customdata[0]
    assert (event, actors) == ("E1", "A-DUKE;A-QUEEN")
    assert told.startswith("<b>Duke al-Vale → Queen of the North</b><br>The Duke offers a harbour<br>2 in all")


def test_a_circle_has_the_colour_of_the_sender(final):
    colours = dict(
        zip([data[0] for data in marks(pairs(final)).customdata], marks(pairs(final)).marker.line.color, strict=True)
    )
    assert colours == {"E1": LIGHT.side("iraq"), "E3": LIGHT.side("iraq"), "E2": LIGHT.side("syria")}


def test_rows_stand_in_the_order_given_each_at_a_height(final):
    rows = list(dict.fromkeys(marks(pairs(final)).y))
    assert rows == sorted(rows)
    assert len(rows) == len(final)


def test_circles_are_filled_if_the_day_is_known(final):
    passages = tuple(Passage(f"N{number}", "", bool(number % 2), True) for number in range(4))
    figure = pairs([final[0]._replace(passages=passages)])
    assert [colour == LIGHT.ground for colour in marks(figure).marker.color] == [True, False, True, False]


def test_what_is_not_done_or_inferred_has_a_dotted_ring(archive):
    assert ringed(pairs(ties(archive, "final"))) == ["E1"]
    planned = archive.events.assign(status=archive.events["status"].mask(archive.events["event_id"] == "E2", "planned"))
    figure = pairs(ties(replace(archive, events=planned), "final"))
    assert ringed(figure) == ["E1", "E2"]
    assert any("not certain" in sample.meaning for _, samples in legend_of(figure) for sample in samples)


def test_where_there_are_more_circles_than_fit_the_number_says_how_many_there_are(final):
    passages = tuple(Passage(f"N{number}", "", True, True) for number in range(12))
    many = [tie._replace(events=tie.events._replace(all=80, certain=80), passages=passages) for tie in final]
    figure = pairs(many, width=340)
    assert len(marks(figure).x) < 12 * len(many)
    assert set(numbers(figure)) == {"80"}


def test_a_pair_of_which_not_all_is_certain_has_two_numbers(final):
    doubtful = [tie._replace(events=tie.events._replace(certain=0)) for tie in final]
    assert numbers(pairs(doubtful)) == ["0–2", "0–1"]


def test_every_pair_is_named_in_its_row(final):
    words = printed(pairs(final))
    assert (words.count("Duke al-Vale"), words.count("Queen of the North")) == (2, 2)


def test_an_open_event_stands_out_and_moves_nothing(final):
    closed, opened = pairs(final), pairs(final, selected="E3")
    strength = {data[0]: one for data, one in zip(marks(opened).customdata, marks(opened).marker.opacity, strict=True)}
    assert strength["E3"] == 1
    assert strength["E1"] == strength["E2"] < 0.5
    for name in ("height", "margin", "xaxis", "yaxis"):
        assert closed.layout[name] == opened.layout[name]
    assert (marks(closed).x, marks(closed).y) == (marks(opened).x, marks(opened).y)


def test_an_event_that_is_not_drawn_dims_nothing(final):
    assert set(marks(pairs(final, selected="E9")).marker.opacity) == {1}


@pytest.mark.parametrize(("width", "theme"), [(340, LIGHT), (520, LIGHT), (680, LIGHT), (680, enlarged(LIGHT))])
def test_circles_do_not_touch_and_all_of_the_shipped_package_fit(real, width, theme):
    for hands in ("direct", "final"):
        found = ties(real, hands)
        figure = pairs(found, theme=theme, width=width)
        assert len(marks(figure).x) == sum(len(tie.passages) for tie in found)
        last = figure.layout.xaxis.range[1]
        rows = {}
        for x, y in zip(marks(figure).x, marks(figure).y, strict=True):
            rows.setdefault(y, []).append(x)
        assert all(after - x >= theme.mark + 3 for row in rows.values() for x, after in pairwise(row))
        for note in (note for note in figure.layout.annotations if note.xref == "x"):
            assert note.x + lines_width(note.text, theme.size) <= last


def test_names_are_not_read_as_html(final):
    odd = [tie._replace(sender=tie.sender._replace(name="<b>Duke</b> & Co")) for tie in final]
    figure = pairs(odd)
    assert "&lt;b&gt;Duke&lt;/b&gt; &amp; Co" in printed(figure)
    assert "<b>Duke</b>" not in marks(figure).customdata[0][1]


def test_empty_table_draws_an_empty_figure(archive):
    figure = pairs(ties(select(archive, Selection(kinds=("crisis",))), "direct"))
    assert not figure.data
    assert figure.layout.height > 0


def test_ties_are_left_as_they_were(final):
    before = copy.deepcopy(final)
    pairs(final, selected="E1")
    assert final == before
