"""What the ledger draws."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from components.dataset.model import columns as c
from components.dataset.query.order import mask_of_ids
from components.dataset.replies.ledger import LEDGERS, arrange
from components.dataset.replies.offers import offers
from components.figures.base.text_width import lines_width
from components.figures.base.theme import LIGHT
from components.figures.replies.offer_marks import ENDS
from components.figures.replies.offers_and_answers import offers_and_answers


def table(dataset, *events, by="message"):
    mask = mask_of_ids(dataset, events) if events else np.ones(len(dataset.events), dtype=bool)
    return arrange(offers(dataset, mask), by)


def drawn(dataset, *events, by="message", **options):
    labels = dict(dataset.dictionary.labels("proposals", c.ANSWER))
    return offers_and_answers(table(dataset, *events, by=by), labels, by=by, **options)


def marks(figure):
    """Return the traces of the asks and of the ends."""
    asks, ends = [trace for trace in figure.data if trace.customdata is not None]
    return asks, ends


def printed(figure):
    return [note.text for note in figure.layout.annotations]


def wholly(figure):
    return " ".join(printed(figure)).replace("<br>", " ")


def with_reading(dataset, reading):
    return replace(dataset, proposals=dataset.proposals.assign(reading=reading))


def test_ask_tells_the_event_it_was_put_in_and_the_end_the_event_that_answers(archive):
    asks, ends = marks(drawn(archive))
    assert [row[0] for row in asks.customdata] == ["E1", "E3"]
    # No answer is recorded to the second, so its end opens the ask.
    assert [row[0] for row in ends.customdata] == ["E2", "E3"]


def test_ask_has_the_colour_of_who_asks_and_the_answer_of_who_answers(archive):
    asks, ends = marks(drawn(archive))
    assert asks.marker.line.color[0] == LIGHT.side("iraq")
    assert ends.marker.line.color[0] == LIGHT.side("syria")


def test_mark_is_filled_only_where_the_day_is_known(archive):
    asks, _ = marks(drawn(archive))
    assert asks.marker.color[0] == LIGHT.side("iraq")
    assert asks.marker.color[1] == LIGHT.ground


def test_word_of_the_answer_stands_at_the_end_of_the_line(archive):
    words = printed(drawn(archive))
    assert "<b>deferred</b>" in words
    assert "no answer recorded" in words


def test_line_without_an_answer_is_dashed_and_runs_beyond_all_others(archive):
    figure = drawn(archive)
    (dashed,) = [
        trace for trace in figure.data if trace.mode == "lines" and trace.line.dash == "dash" and trace.x[0] == 0
    ]
    _, ends = marks(figure)
    assert dashed.x[1] == max(ends.x) > min(ends.x)
    assert ends.marker.symbol[1] == ENDS["none-recorded"]


def test_longer_wait_makes_a_longer_line(real):
    _, ends = marks(drawn(real, "S24", "S36"))
    found = {row[0]: x for row, x in zip(ends.customdata, ends.x, strict=True)}
    assert 0 < found["S28"] < found["S38"]


def test_answer_of_an_unknown_day_stands_in_the_middle_of_its_band(real):
    figure = drawn(real, "S12")
    _, ends = marks(figure)
    (band,) = [trace for trace in figure.data if trace.mode == "lines" and trace.line.width == 7]
    assert ends.x[0] == pytest.approx((band.x[0] + band.x[1]) / 2, abs=0.1)
    assert ends.marker.color[0] == LIGHT.ground


def test_bracket_joins_all_that_one_message_answers(real):
    figure = drawn(real, "S24")
    colour = LIGHT.side("syria")
    upright = [shape for shape in figure.layout.shapes if shape.line.color == colour and shape.x0 == shape.x1]
    assert len(upright) == 1
    asks, _ = marks(figure)
    assert upright[0].y0 < min(asks.y) < max(asks.y) < upright[0].y1
    assert "All 6 deferred; none accepted, none refused" in wholly(figure)
    assert wholly(figure).count("Answered 4 February 1996, after 2 days") == 1


def test_newspapers_reading_is_boxed_with_dots_and_said_so(archive):
    def boxes(figure):
        return [shape for shape in figure.layout.shapes if shape.type == "rect" and shape.line.dash == "dot"]

    assert not boxes(drawn(archive))
    figure = drawn(with_reading(archive, "newspaper-reading"))
    assert len(boxes(figure)) == 2
    assert "newspaper's reading" in wholly(figure)


def test_ask_that_was_only_planned_is_ringed_with_dots(real):
    def rings(figure):
        return [shape for shape in figure.layout.shapes if shape.type == "circle"]

    assert len(rings(drawn(real, "S33"))) == 1
    assert not rings(drawn(real, "S24"))
    assert "(planned)" in wholly(drawn(real, "S33"))


def test_answer_outside_the_filters_is_drawn_and_said_to_be_outside(archive):
    figure = drawn(archive, "E1")
    assert "<b>deferred</b>" in printed(figure)
    assert "this answer is outside the filters" in wholly(figure)


def test_selected_event_stands_out_as_ask_and_as_answer(archive):
    for selected in ("E1", "E2"):
        asks, ends = marks(drawn(archive, selected=selected))
        assert asks.marker.opacity[0] == ends.marker.opacity[0] == 1
        assert asks.marker.opacity[1] < 0.5


def test_by_topic_the_headings_are_topics_and_each_row_says_when_and_who(archive):
    words = wholly(drawn(archive, by="topic"))
    assert "<b>Harbour</b>" in words
    assert "<b>Peace</b>" in words
    assert "4 March 1901" in words
    assert "Duke al-Vale → Queen of the North" in words.replace("</span>", "").replace(
        f'<span style="color:{LIGHT.faint}">', ""
    )


@pytest.mark.parametrize("by", LEDGERS)
@pytest.mark.parametrize("width", [340, 450, 800])
def test_no_two_rows_stand_on_the_same_line(real, by, width):
    figure = drawn(real, by=by, width=width)
    asks, _ = marks(figure)
    lines = sorted(asks.y)
    assert min(later - earlier for earlier, later in pairwise(lines)) > 2 * LIGHT.size
    assert lines[-1] < figure.layout.yaxis.range[0]


@pytest.mark.parametrize("width", [340, 450, 800])
def test_word_at_the_end_has_room(real, width):
    figure = drawn(real, width=width)
    plot = width - figure.layout.margin.l - figure.layout.margin.r
    room = plot + (figure.layout.margin.r if width == 800 else 0)
    for note in figure.layout.annotations:
        if note.xref is None and note.text.startswith("no answer"):
            assert note.x + LIGHT.mark + lines_width(note.text, LIGHT.size) <= room


def test_long_waits_are_pressed_together_but_stay_in_order(archive):
    ((one,), _) = [run for block in table(archive) for run in block]
    long = [[one._replace(reply=one.reply._replace(least=days, most=days))] for days in (1, 30, 900)]
    _, ends = marks(offers_and_answers([long], {}))
    assert ends.x[0] < ends.x[1] < ends.x[2]
    assert ends.x[1] - ends.x[0] > LIGHT.mark


def test_texts_are_not_read_as_html(archive):
    odd = replace(archive, proposals=archive.proposals.assign(content="<b>x</b> & <script>"))
    words = wholly(drawn(odd))
    assert "&lt;b&gt;x&lt;/b&gt; &amp; &lt;script&gt;" in words
    assert "<script>" not in words
