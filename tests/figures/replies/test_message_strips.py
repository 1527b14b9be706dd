"""What the strips of messages draw."""

import dataclasses
from itertools import combinations, pairwise

import numpy as np
import pytest

from components.dataset.query.order import mask_of_ids
from components.dataset.replies.message_strips import strips_of
from components.dataset.replies.silences import silences
from components.figures.base.legend import legend_of
from components.figures.base.text_width import lines_width
from components.figures.base.theme import LIGHT
from components.figures.replies.message_strips import message_strips
from tests.hundreds import letters


def drawn(dataset, *events, **options):
    mask = mask_of_ids(dataset, events) if events else np.ones(len(dataset.events), dtype=bool)
    return message_strips(strips_of(dataset, mask, silences(dataset, dataset)), **options)


def marks(figure):
    """Return event -> x, y, colour and fill of its dot."""
    (trace,) = (trace for trace in figure.data if trace.customdata is not None)
    parts = zip(trace.customdata, trace.x, trace.y, trace.marker.line.color, trace.marker.color, strict=True)
    return {row[0]: (x, y, edge, fill) for row, x, y, edge, fill in parts}


def printed(figure):
    return [note.text for note in figure.layout.annotations]


def test_a_dot_has_the_colour_of_the_side_that_writes(real):
    found = marks(drawn(real))
    assert found["S24"][2] == LIGHT.side("iraq")
    assert found["S28"][2] == LIGHT.side("syria")


def test_a_day_that_is_not_known_is_hollow_in_the_middle_of_its_possible_days(real):
    figure = drawn(real, "S11", "S24")
    found = marks(figure)
    assert found["S11"][3] == LIGHT.ground
    assert found["S24"][3] == LIGHT.side("iraq")
    (band,) = (trace for trace in figure.data if trace.mode == "lines")
    first, last, _ = band.x
    assert found["S11"][0] == pytest.approx((first + last) / 2, abs=0.1)


def test_time_runs_from_left_to_right_on_one_scale(real):
    found = marks(drawn(real))
    # 19 September 1995, 2 February 1996, 21 February 1998.
    assert (found["S36"][0] - found["S24"][0]) / (found["S24"][0] - found["S22"][0]) == pytest.approx(
        750 / 136, rel=0.01
    )


def test_the_longest_silence_of_each_two_sides_is_named_with_its_rule(real):
    words = printed(drawn(real))
    assert "136 days: neither wrote" in words
    assert "<b>Iraq and Syria</b>" in words


def test_what_is_not_reported_as_sent_is_ringed_with_dots_and_the_legend_says_so(real):
    figure = drawn(real, "S18", "S24")
    assert [shape.line.dash for shape in figure.layout.shapes if shape.type == "circle"] == ["dot"]
    meanings = [sample.meaning for _, samples in legend_of(figure) for sample in samples]
    assert "not done, or not certain" in meanings
    assert "day not known" not in meanings


def test_the_open_record_has_a_ring_and_nothing_moves(real):
    closed, figure = drawn(real), drawn(real, selected="S24")
    assert marks(figure) == marks(closed)
    assert figure.layout.height == closed.layout.height
    rings = [shape for shape in figure.layout.shapes if shape.type == "circle" and shape.line.dash == "solid"]
    assert [shape.xanchor for shape in rings] == [marks(figure)["S24"][0]]


@pytest.mark.parametrize("width", [340, 440, 900])
def test_dots_stand_apart_and_all_inside_the_picture(real, width):
    figure = drawn(real, width=width)
    places = [(x, y) for x, y, *_ in marks(figure).values()]
    assert all(LIGHT.mark / 2 < x < width - LIGHT.mark / 2 for x, _ in places)
    assert all(0 < y < figure.layout.yaxis.range[0] for _, y in places)
    apart = [max(abs(x - other), abs(y - down)) for (x, y), (other, down) in combinations(places, 2)]
    assert min(apart) >= LIGHT.mark


@pytest.mark.parametrize("width", [340, 440, 900])
def test_no_word_leaves_the_picture_and_no_two_dates_touch(real, tmp_path, width):
    for dataset in (real, letters(tmp_path)):
        figure = drawn(dataset, width=width)
        ends = []
        for note in figure.layout.annotations:
            half = lines_width(note.text, LIGHT.size) / 2
            if note.xref != "paper":
                assert half <= note.x <= width - half, note.text
            if note.yref == "paper":
                ends.append((note.x - half, note.x + half))
        assert all(one[1] < other[0] for one, other in pairwise(ends))


def test_hundreds_of_letters_are_no_taller_than_a_page(tmp_path):
    assert drawn(letters(tmp_path), width=440).layout.height < 1500


def test_titles_are_not_read_as_html(archive):
    odd = dataclasses.replace(archive, events=archive.events.assign(title="<b>x</b> & <script>"))
    (trace,) = (trace for trace in drawn(odd).data if trace.customdata is not None)
    assert all("&lt;b&gt;x&lt;/b&gt; &amp; &lt;script&gt;" in row[1] for row in trace.customdata)


def test_of_no_messages_nothing_is_drawn(archive):
    assert not drawn(archive, "E9").data
