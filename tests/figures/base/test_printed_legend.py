from itertools import chain, pairwise

import pytest

from components.figures.base.legend import Sample, legend_of
from components.figures.base.printed_legend import print_legend, print_on_slide
from components.figures.base.text_width import text_width
from components.figures.base.theme import LIGHT, blank_canvas, enlarged

KINDS = ("Kind", [Sample(name, "#111111", "circle") for name in ("Message", "Meeting", "Agreement", "Crisis and war")])
DASHED = ("Date", [Sample("not certain", "#111111", dash="dot"), Sample("day not known", "#222222", "circle-open")])


def drawn(*rows):
    canvas = blank_canvas(LIGHT, height=300)
    canvas.layout.margin = {"l": 60, "r": 8, "t": 8, "b": 8}
    canvas.legend = rows
    return canvas.finished()


def rows_of(figure):
    return len({note.yshift for note in figure.layout.annotations})


def words(figure):
    return [note.text for note in figure.layout.annotations if note.text]


def test_a_figure_keeps_its_legend_and_prints_none():
    figure = drawn(KINDS, DASHED)
    assert legend_of(figure) == [KINDS, DASHED]
    assert not figure.data


def test_a_row_without_samples_is_left_out():
    assert legend_of(drawn(("Side", []))) == []


def test_without_a_legend_nothing_is_printed():
    figure = drawn()
    assert print_legend(figure, LIGHT, 500) is figure


def test_a_row_that_fits_stays_whole():
    assert rows_of(print_legend(drawn(KINDS), LIGHT, 2000)) == 1


def test_a_row_that_does_not_fit_is_broken_and_only_its_first_part_keeps_the_title():
    printed = print_legend(drawn(KINDS), LIGHT, 260)
    assert rows_of(printed) > 1
    assert words(printed) == ["Kind", *(sample.meaning for sample in KINDS[1])]


def test_a_sample_wider_than_the_figure_has_a_row_of_its_own():
    assert rows_of(print_legend(drawn(KINDS), LIGHT, 1)) == 4


def test_larger_letters_need_more_rows_and_more_room():
    small, large = (print_legend(drawn(KINDS), theme, 560) for theme in (LIGHT, enlarged(LIGHT)))
    assert rows_of(large) > rows_of(small)
    assert large.layout.height > small.layout.height


@pytest.fixture
def printed():
    return print_legend(drawn(KINDS, DASHED), LIGHT, 700)


def test_the_legend_names_every_sample_and_every_row(printed):
    named = [[title, *(sample.meaning for sample in samples)] for title, samples in (KINDS, DASHED)]
    assert words(printed) == list(chain.from_iterable(named))


def test_words_of_a_package_are_printed_letter_by_letter():
    sign = "<b>North</b> & co"
    printed = print_legend(drawn((sign, [Sample(sign, "#111111", "circle")])), LIGHT, 700)
    assert words(printed) == ["&lt;b&gt;North&lt;/b&gt; &amp; co"] * 2


def test_a_sample_is_drawn_as_what_it_explains():
    samples = [
        Sample("filled", "#111111", "circle"),
        Sample("hollow", "#222222", "square-open"),
        Sample("pale", "#333333", width=7, opacity=0.3),
        Sample("dashed", "#444444", dash="dash"),
        Sample("in a ring", "#555555", "diamond", dash="dot"),
    ]
    filled, hollow, pale, dashed, ring, inside = print_legend(drawn(("", samples)), LIGHT, 900).layout.shapes
    assert (filled.type, filled.fillcolor, filled.line.width) == ("circle", "#111111", 0)
    assert (hollow.type, hollow.fillcolor, hollow.line.color) == ("path", None, "#222222")
    assert (pale.line.width, pale.opacity) == (7, 0.3)
    assert (dashed.type, dashed.line.dash) == ("line", "dash")
    assert (ring.fillcolor, ring.line.color, inside.fillcolor) == (None, "#555555", "#555555")
    assert "px" in ring.line.dash


def test_rows_stand_under_each_other_in_room_that_the_drawing_does_not_lose(printed):
    plain = drawn(KINDS, DASHED)
    room = printed.layout.height - plain.layout.height
    below = plain.layout.margin.b
    assert printed.layout.margin.b - below == room
    places = [-note.yshift - below for note in printed.layout.annotations]
    assert places == sorted(places)
    assert all(0 < place < room for place in places)


def test_samples_of_a_row_stand_beside_each_other_inside_the_figure(printed):
    row = [note for note in printed.layout.annotations if note.yshift == printed.layout.annotations[0].yshift]
    ends = [(note.xshift, note.xshift + text_width(note.text, LIGHT.size - 1)) for note in row]
    assert all(end < start for (_, end), (start, _) in pairwise(ends))
    assert ends[-1][1] + printed.layout.margin.l < 700


def test_no_sample_can_be_taken_for_an_event(printed):
    assert not printed.data


# ---- on a slide ------------------------------------------------------------------------------------------------------

SIDES = ("Side", [Sample(name, "#111111", "circle") for name in ("Syria", "Iraq")])
MANY = ("Date", [Sample(name, "#111111", "circle") for name in ("day known", "possible days, " * 9, "lasted")])


def test_on_a_slide_the_sides_come_first_and_of_the_rest_what_their_line_has_room_for():
    printed = print_on_slide(drawn(SIDES, MANY), LIGHT, 400, "")
    assert legend_of(printed) == [("", [*SIDES[1], MANY[1][0], MANY[1][2]])]
    assert rows_of(print_on_slide(drawn(SIDES, MANY), LIGHT, 400, "")) == 1


def test_a_slide_says_below_its_chart_what_it_shows_and_is_higher_by_that():
    plain, said = (print_on_slide(drawn(SIDES), LIGHT, 400, words) for words in ("", "Two events <b>of</b> nine."))
    assert "Two events &lt;b&gt;of&lt;/b&gt; nine." in words(said)
    assert said.layout.height > plain.layout.height
    assert said.layout.meta["slide"] == {"from": 400}


def test_a_figure_without_legend_has_its_words_on_a_slide():
    assert words(print_on_slide(drawn(), LIGHT, 400, "Nothing is drawn.")) == ["Nothing is drawn."]
