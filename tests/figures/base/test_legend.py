import pytest

from components.figures.base.legend import Sample, add_legend, legend_height, legend_rows
from components.figures.base.theme import LIGHT, blank_canvas, enlarged

KINDS = ("Kind", [Sample(name, "#111111", "circle") for name in ("Message", "Meeting", "Agreement", "Crisis and war")])
DASHED = ("Date", [Sample("not certain", "#111111", dash="dot"), Sample("day not known", "#222222", "circle-open")])


def test_a_row_that_fits_stays_whole():
    assert legend_rows([KINDS], 2000, LIGHT) == [KINDS]


def test_a_row_that_does_not_fit_is_broken_and_only_its_first_part_keeps_the_title():
    rows = legend_rows([KINDS], 200, LIGHT)
    assert len(rows) > 1
    assert [title for title, _ in rows] == ["Kind"] + [""] * (len(rows) - 1)
    assert [sample for _, samples in rows for sample in samples] == KINDS[1]


def test_a_sample_wider_than_the_figure_has_a_row_of_its_own():
    rows = legend_rows([KINDS], 1, LIGHT)
    assert [len(samples) for _, samples in rows] == [1, 1, 1, 1]


def test_larger_letters_need_more_rows():
    width = 500
    assert len(legend_rows([KINDS], width, enlarged(LIGHT))) > len(legend_rows([KINDS], width, LIGHT))
    assert legend_height(3, enlarged(LIGHT)) > legend_height(3, LIGHT)


def test_a_row_without_samples_is_left_out():
    assert legend_rows([("Side", [])], 500, LIGHT) == []


@pytest.fixture
def printed():
    canvas = blank_canvas(LIGHT, height=300)
    canvas.layout.margin = {"l": 60, "r": 8, "t": 8, "b": legend_height(2, LIGHT) + 8}
    add_legend(canvas, [KINDS, DASHED], LIGHT)
    return canvas.finished()


def test_the_legend_names_every_sample_and_every_row(printed):
    named = [trace.name.strip() for trace in printed.data]
    assert named == [sample.meaning for _, samples in (KINDS, DASHED) for sample in samples]
    assert [note.text for note in printed.layout.annotations] == ["Kind", "Date"]


def test_a_sample_is_drawn_as_what_it_explains(printed):
    by_name = {trace.name.strip(): trace for trace in printed.data}
    assert by_name["Message"].marker.symbol == "circle"
    assert by_name["day not known"].marker.symbol == "circle-open"
    assert by_name["not certain"].line.dash == "dot"


def test_rows_stand_under_each_other_inside_the_space_left_free(printed):
    places = [legend.y * printed.layout.height for legend in printed.select_legends()]
    assert places == sorted(places, reverse=True)
    assert all(0 < place < legend_height(2, LIGHT) for place in places)


def test_a_click_on_the_legend_hides_nothing(printed):
    for legend in printed.select_legends():
        assert legend.itemclick is False
        assert legend.itemdoubleclick is False


def test_no_sample_can_be_taken_for_an_event(printed):
    for trace in printed.data:
        assert trace.customdata is None
        assert trace.hoverinfo == "skip"
        assert list(trace.x) == [None]
