"""What is drawn of requests, offers and their answers."""

from dataclasses import replace

import numpy as np
import pytest

from components.dataset.model import columns as c
from components.dataset.query.order import mask_of_ids
from components.dataset.replies.answers import NOT_STATED_WORDS
from components.dataset.replies.ledger import LEDGERS, arrange
from components.dataset.replies.offers import offers
from components.dataset.replies.wait_records import wait_records
from components.dataset.replies.waits import waits_of
from components.figures.base.legend import legend_of
from components.figures.base.text_width import lines_width
from components.figures.base.theme import LIGHT
from components.figures.replies.offers_and_answers import offers_and_answers


def table(dataset, *events, by="message"):
    mask = mask_of_ids(dataset, events) if events else np.ones(len(dataset.events), dtype=bool)
    return arrange(offers(dataset, mask), by)


def drawn(dataset, *events, by="message", **options):
    labels = dict(dataset.dictionary.labels("proposals", c.ANSWER))
    return offers_and_answers(table(dataset, *events, by=by), labels, by=by, **options)


def marks(figure):
    """Return the traces of the requests and offers, and of the answers."""
    squares, dots = [trace for trace in figure.data if trace.customdata is not None]
    return squares, dots


def opened(trace):
    return [row[0] for row in trace.customdata]


def printed(figure):
    return [note.text for note in figure.layout.annotations]


def said(figure, words):
    """Return the annotation that says `words`."""
    (note,) = (note for note in figure.layout.annotations if note.text.replace("<br>", " ") == words)
    return note


def rings(figure, dash):
    return [shape for shape in figure.layout.shapes if shape.line.dash == dash]


def meanings(figure):
    return [sample.meaning for _, samples in legend_of(figure) for sample in samples]


def test_square_opens_what_was_asked_and_dot_what_answers(archive):
    squares, dots = marks(drawn(archive))
    assert sorted(opened(squares)) == ["E1", "E3"]
    assert opened(dots) == ["E2"]
    assert "A harbour" in squares.customdata[opened(squares).index("E1")][1]


def test_square_has_the_colour_of_who_asks_and_dot_of_who_answers(archive):
    squares, dots = marks(drawn(archive))
    assert squares.marker.line.color[opened(squares).index("E1")] == LIGHT.side("iraq")
    assert dots.marker.line.color[0] == LIGHT.side("syria")


def test_mark_is_filled_only_where_the_day_is_known(archive):
    squares, _ = marks(drawn(archive))
    colours = dict(zip(opened(squares), squares.marker.color, strict=True))
    assert colours == {"E1": LIGHT.side("iraq"), "E3": LIGHT.ground}
    assert "day not known" in meanings(drawn(archive))
    assert "day not known" not in meanings(drawn(archive, "E1"))


def test_days_begin_at_zero_and_every_line_with_them(real):
    figure = drawn(real, "S24", "S36")
    _, dots = marks(figure)
    at = {row[0]: x for row, x in zip(dots.customdata, dots.x, strict=True)}
    zero, ten = said(figure, "0").x, said(figure, "10").x
    lines = next(trace for trace in figure.data if trace.mode == "lines" and trace.line.width == 2)
    assert set(lines.x[::3]) == {zero}
    assert at["S28"] == pytest.approx(zero + 2 * (ten - zero) / 10, abs=0.2)
    assert at["S38"] == pytest.approx(zero + 2 * (ten - zero), abs=0.2)


def test_word_of_the_answer_stands_once_behind_the_dot_of_all_that_it_answers(real):
    figure = drawn(real, "S24")
    squares, dots = marks(figure)
    assert opened(squares) == ["S24"] * 6
    assert opened(dots) == ["S28"]
    assert said(figure, "6 deferred").x == dots.x[0]


def test_those_without_a_recorded_answer_stand_in_one_column_under_its_heading(real):
    figure = drawn(real)
    squares, _ = marks(figure)
    head = said(figure, "No answer recorded")
    silent = [x for x, row in zip(squares.x, squares.customdata, strict=True) if "No answer recorded" in row[1]]
    assert len(silent) == 11
    assert min(silent) > head.x > max(x for x in squares.x if x not in silent)


def test_a_heading_of_three_lines_has_room_above_the_first_row(real):
    labels = dict(real.dictionary.labels("proposals", c.ANSWER))
    late = labels | {"none-recorded": f"{labels['none-recorded']} by 3 February 1996"}
    usual, longer = (offers_and_answers(table(real), words) for words in (labels, late))
    lines = longer.layout.annotations[0].text.count("<br>") + 1
    assert lines == 3
    assert longer.layout.margin.t >= lines * 1.25 * LIGHT.size > usual.layout.margin.t


def test_what_asks_for_nothing_is_not_drawn(real):
    squares, _ = marks(drawn(real))
    assert len(squares.x) == 22
    assert "S33" not in opened(squares)


def test_answer_of_an_unknown_day_stands_hollow_in_the_middle_of_its_band(real):
    figure = drawn(real, "S12")
    _, dots = marks(figure)
    (band,) = [trace for trace in figure.data if trace.mode == "lines" and trace.line.width == 8]
    assert dots.x[0] == pytest.approx((band.x[0] + band.x[1]) / 2, abs=0.1)
    assert dots.marker.color[0] == LIGHT.ground
    assert "possible days" in meanings(figure)


def test_answer_of_which_no_days_are_known_hangs_on_a_dashed_line(archive):
    ((one,), _) = [run for block in table(archive) for run in block]
    unknown = [[one._replace(reply=one.reply._replace(least=None, most=None))]]
    figure = offers_and_answers([unknown], {})
    assert [trace.line.dash for trace in figure.data if trace.mode == "lines" and trace.line.width == 2] == ["dash"]


def test_line_to_what_no_source_calls_the_answer_is_dotted_as_in_the_waits(real):
    figure = drawn(real, "S17")
    assert [trace.line.dash for trace in figure.data if trace.mode == "lines" and trace.line.width == 2] == ["dot"]
    assert NOT_STATED_WORDS in marks(figure)[1].customdata[0][1]
    wait = next(one for one in wait_records(real, waits_of(real)) if one.question.event == "S17")
    assert wait.inferred
    assert "not done, or not certain" in meanings(figure)


def test_newspapers_reading_and_what_was_only_planned_are_ringed_with_dots(archive, real):
    assert not rings(drawn(archive), "dot")
    doubted = replace(archive, proposals=archive.proposals.assign(reading="newspaper-reading"))
    assert len(rings(drawn(doubted), "dot")) == 2
    assert "not done, or not certain" in meanings(drawn(doubted))
    assert len(rings(drawn(real, "S18"), "dot")) == 1


def test_answer_outside_the_filters_is_drawn_and_said_to_be_outside(archive):
    figure = drawn(archive, "E1")
    _, dots = marks(figure)
    assert "deferred" in printed(figure)
    assert "outside the filters" in dots.customdata[0][1]


def test_open_record_has_a_ring_others_are_pale_and_nothing_moves(archive):
    closed = drawn(archive)
    for selected, kind in (("E1", "rect"), ("E2", "circle")):
        figure = drawn(archive, selected=selected)
        assert [shape.type for shape in rings(figure, "solid")] == [kind]
        for trace, before in zip(marks(figure), marks(closed), strict=True):
            assert (trace.x, trace.y) == (before.x, before.y)
            strong = [row in ("E1", "E2") for row in opened(trace)]  # the ask with its answer
            assert [opacity == 1 for opacity in trace.marker.opacity] == strong
        assert figure.layout.height == closed.layout.height
        assert figure.layout.xaxis == closed.layout.xaxis


def test_by_topic_the_headings_are_topics_and_a_square_says_when_and_who(archive):
    figure = drawn(archive, by="topic")
    assert {"<b>Harbour</b>", "<b>Peace</b>"} <= set(printed(figure))
    told = " ".join(row[1] for row in marks(figure)[0].customdata)
    assert "4 March 1901" in told
    assert "Duke al-Vale → Queen of the North" in told


@pytest.mark.parametrize("by", LEDGERS)
def test_the_shipped_package_is_read_without_much_scrolling(real, by):
    assert drawn(real, by=by, width=440).layout.height < 900


@pytest.mark.parametrize("by", LEDGERS)
@pytest.mark.parametrize("width", [340, 440, 800])
def test_no_mark_touches_another_and_no_word_leaves_the_picture(real, by, width):
    figure = drawn(real, by=by, width=width)
    squares, dots = marks(figure)
    places = [*zip(squares.x, squares.y, strict=True), *zip(dots.x, dots.y, strict=True)]
    for place, (x, y) in enumerate(places):
        assert 0 < x < width
        assert 0 < y < figure.layout.yaxis.range[0]
        assert all(max(abs(x - other), abs(y - down)) > LIGHT.mark for other, down in places[:place])
    column = said(figure, "No answer recorded").x
    for note in figure.layout.annotations:
        end = (note.x or 0) + (note.xshift or 0) + lines_width(note.text, LIGHT.size)
        assert end <= width, note.text
        if note.name:
            assert end <= column, note.text


def test_long_waits_are_pressed_together_but_stay_in_order(archive):
    ((one,), _) = [run for block in table(archive) for run in block]
    long = [
        [[one._replace(reply=one.reply._replace(event=f"A{days}", least=days, most=days))]] for days in (1, 30, 900)
    ]
    _, dots = marks(offers_and_answers(long, {}))
    assert dots.x[0] < dots.x[1] < dots.x[2]
    assert dots.x[1] - dots.x[0] > LIGHT.mark


def test_texts_are_not_read_as_html(archive):
    odd = replace(archive, proposals=archive.proposals.assign(content="<b>x</b> & <script>"))
    told = " ".join(row[1] for row in marks(drawn(odd))[0].customdata)
    assert "&lt;b&gt;x&lt;/b&gt; &amp; &lt;script&gt;" in told
    assert "<script>" not in told
