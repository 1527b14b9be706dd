import pytest

from components.figures.base.legend import Sample, legend_of
from components.figures.base.printed_legend import print_legend
from components.figures.base.theme import LIGHT, blank_canvas, enlarged

KINDS = ("Kind", [Sample(name, "#111111", "circle") for name in ("Message", "Meeting", "Agreement", "Crisis and war")])
DASHED = ("Date", [Sample("not certain", "#111111", dash="dot"), Sample("day not known", "#222222", "circle-open")])


def drawn(*rows):
    canvas = blank_canvas(LIGHT, height=300)
    canvas.layout.margin = {"l": 60, "r": 8, "t": 8, "b": 8}
    canvas.legend = rows
    return canvas.finished()


def rows_of(figure):
    return len(list(figure.select_legends()))


def titles(figure):
    return [note.text for note in figure.layout.annotations]


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
    assert titles(printed) == ["Kind"] + [""] * (rows_of(printed) - 1)
    assert [trace.name.strip() for trace in printed.data] == [sample.meaning for sample in KINDS[1]]


def test_a_row_is_broken_where_the_axes_end_since_plotly_gives_it_no_more():
    figure = drawn(KINDS)
    figure.layout.margin.l = 300
    assert rows_of(print_legend(figure, LIGHT, 560)) == 2
    assert rows_of(print_legend(drawn(KINDS), LIGHT, 560)) == 1


def test_a_row_has_room_for_the_words_that_say_there_is_a_ring():
    ringed = Sample("not certain", "#111111", "circle", dash="dot")
    printed = print_legend(drawn(("Circle", [ringed] * 2)), LIGHT, 400)
    assert rows_of(printed) == 2
    assert printed.data[0].name.startswith("in a dotted ring: not certain")


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
    named = [trace.name.strip() for trace in printed.data]
    assert named == [sample.meaning for _, samples in (KINDS, DASHED) for sample in samples]
    assert titles(printed) == ["Kind", "Date"]


def test_words_of_a_package_are_printed_letter_by_letter():
    sign = "<b>North</b> & co"
    printed = print_legend(drawn((sign, [Sample(sign, "#111111", "circle")])), LIGHT, 700)
    plain = "&lt;b&gt;North&lt;/b&gt; &amp; co"
    assert titles(printed) == [plain]
    assert printed.data[0].name.strip() == plain


def test_a_sample_is_drawn_as_what_it_explains(printed):
    by_name = {trace.name.strip(): trace for trace in printed.data}
    assert by_name["Message"].marker.symbol == "circle"
    assert by_name["day not known"].marker.symbol == "circle-open"
    assert by_name["not certain"].line.dash == "dot"


def test_rows_stand_under_each_other_in_room_that_the_drawing_does_not_lose(printed):
    plain = drawn(KINDS, DASHED)
    room = printed.layout.height - plain.layout.height
    assert printed.layout.margin.b - plain.layout.margin.b == room
    places = [legend.y * printed.layout.height for legend in printed.select_legends()]
    assert places == sorted(places, reverse=True)
    assert all(0 < place < room for place in places)


def test_a_click_on_the_legend_hides_nothing(printed):
    for legend in printed.select_legends():
        assert legend.itemclick is False
        assert legend.itemdoubleclick is False


def test_no_sample_can_be_taken_for_an_event(printed):
    for trace in printed.data:
        assert trace.customdata is None
        assert trace.hoverinfo == "skip"
        assert list(trace.x) == [None]
