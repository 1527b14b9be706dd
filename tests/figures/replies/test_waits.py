"""What the waits draw."""

import dataclasses

import pytest

from components.dataset.query.order import mask_of_ids
from components.dataset.replies.wait_records import wait_records
from components.dataset.replies.waits import waits_of
from components.figures.base.text_width import lines_width
from components.figures.base.theme import LIGHT
from components.figures.replies.wait_axis import scale
from components.figures.replies.waits import waits


def drawn(dataset, mask=None, **options):
    found = waits_of(dataset, mask)
    return waits(wait_records(dataset, found, mask), **options)


def marks(figure):
    """Return event -> (x, symbol, fill, outline) of each mark."""
    found = {}
    for trace in figure.data:
        if trace.customdata is None:
            continue
        for place, data in enumerate(trace.customdata):
            theme = [trace.marker.symbol, trace.marker.color, trace.marker.line.color]
            one = [value if isinstance(value, (str, type(None))) else value[place] for value in theme]
            found.setdefault(data[0], []).append((trace.x[place], *one))
    return found


def lines(figure, dash):
    """Return the lengths of the lines drawn with this dash."""
    return [
        end - start
        for trace in figure.data
        if trace.mode == "lines" and trace.line.dash == dash and trace.x[0] is not None
        for start, end in zip(trace.x[::3], trace.x[1::3], strict=True)
    ]


def printed(figure):
    return [note.text.replace("<br>", " ") for note in figure.layout.annotations]


def test_question_and_answer_are_marks_in_the_colour_of_the_side_that_acts(archive):
    found = marks(drawn(archive))
    ((begin, *_, asked),) = found["E1"]
    ((end, *_, answered),) = found["E2"]
    assert (begin, asked, answered) == (0, LIGHT.side("iraq"), LIGHT.side("syria"))
    assert end > 0


def test_a_day_that_is_not_known_is_hollow(archive):
    found = marks(drawn(archive))
    assert found["E1"][0][2] == LIGHT.side("iraq")
    assert found["E3"][0][2] == LIGHT.ground


def test_without_an_answer_a_line_is_dashed_and_the_words_say_so(archive):
    assert [symbol for _, symbol, *_ in marks(drawn(archive))["E3"]] == ["circle"]
    assert len(lines(drawn(archive), "dash")) == 1
    assert "no answer, nor a later message, recorded" in printed(drawn(archive))


def test_every_mark_is_a_circle_and_all_words_can_be_read(real):
    figure = drawn(real)
    assert {symbol for found in marks(figure).values() for _, symbol, *_ in found} == {"circle"}
    assert min(note.font.size for note in figure.layout.annotations) >= 13


def test_the_open_record_has_a_ring_and_nothing_moves(archive):
    closed, figure = drawn(archive), drawn(archive, selected="E2")
    assert {event: [x for x, *_ in found] for event, found in marks(figure).items()} == {
        event: [x for x, *_ in found] for event, found in marks(closed).items()
    }
    assert (figure.layout.height, figure.layout.xaxis) == (closed.layout.height, closed.layout.xaxis)
    assert [shape.type for shape in figure.layout.shapes].count("circle") == 1


def test_an_answer_that_the_curator_reads_as_one_has_a_dotted_line(archive):
    assert (len(lines(drawn(archive), "solid")), len(lines(drawn(archive), "dot"))) == (1, 0)
    inferred = dataclasses.replace(archive, links=archive.links.assign(basis="inferred"))
    assert (len(lines(drawn(inferred), "solid")), len(lines(drawn(inferred), "dot"))) == (0, 1)


def test_each_wait_says_its_days_and_the_day_of_its_answer(archive):
    assert "16 days: answered 20 Mar 1901" in printed(drawn(archive))


def test_an_end_that_is_not_chosen_is_no_mark_and_says_so(archive):
    figure = drawn(archive, mask_of_ids(archive, ["E1"]))
    assert set(marks(figure)) == {"E1"}
    assert "16 days: answered 20 Mar 1901, not chosen" in printed(figure)
    figure = drawn(archive, mask_of_ids(archive, ["E2"]))
    assert set(marks(figure)) == {"E2"}
    assert any("<b>4 Mar 1901, not chosen:</b>" in text for text in printed(figure))


def test_waits_of_the_same_two_sides_stand_under_one_heading(archive):
    assert printed(drawn(archive)).count("<b>Iraq asks, Syria is to answer</b>") == 1


def test_a_range_is_a_band_with_a_hollow_answer_in_its_middle(real):
    # Document 000, paragraphs 7 and 8: asked in late August 1995, decided by 5 September.
    figure = drawn(real)
    ((x, symbol, fill, _),) = marks(figure)["S15"]
    (band,) = [trace for trace in figure.data if trace.mode == "lines" and trace.line.width == 8]
    assert x == pytest.approx(sum(band.x) / 2, abs=0.1)
    assert (symbol, fill) == ("circle", LIGHT.ground)


def test_a_longer_wait_without_an_answer_is_cut_where_the_scale_is(real):
    figure = drawn(real)
    assert "//" in printed(figure)
    assert "no answer recorded; at least 138 days until Syria next writes" in printed(figure)
    assert "longer" in figure.layout.xaxis.ticktext


@pytest.mark.parametrize("width", [340, 440, 760, 1100])
def test_what_came_of_a_wait_has_room_behind_it(real, width):
    figure = drawn(real, width=width)
    room = width - figure.layout.margin.l - figure.layout.margin.r
    for note in figure.layout.annotations:
        if note.name:
            assert note.x + (note.xshift or 0) + lines_width(note.text, LIGHT.size) <= room + 8


def test_the_scale_ends_with_the_longest_answer_and_keeps_its_proportions():
    days = scale([2, 20], [138], [(20, 0.0)], 500, LIGHT)
    assert days.px(20) == pytest.approx(10 * days.px(2), abs=1)
    assert days.px(138) == days.beyond > days.px(20)
    assert days.px(None) == days.stub


def test_without_any_answer_the_longest_wait_is_the_scale():
    days = scale([], [5, 10], [(10, 0.0)], 500, LIGHT)
    assert days.px(10) == days.long == days.beyond


def test_of_no_waits_nothing_is_drawn(archive, nothing):
    assert not drawn(archive, mask_of_ids(archive, [])).data
    assert not drawn(nothing).data
