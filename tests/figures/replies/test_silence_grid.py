"""What the silences draw."""

import dataclasses
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from components.dataset.model import columns as c
from components.dataset.query.order import mask_of_ids
from components.dataset.replies import silence_grid as g
from components.dataset.replies.silences import silences
from components.figures.base.text_width import text_width
from components.figures.base.theme import LIGHT
from components.figures.replies.month_axis import place_of
from components.figures.replies.silence_grid import silence_grid
from tests.hundreds import letters


def drawn(dataset, mask=None, most=60, **options):
    every = np.ones(len(dataset.events), dtype=bool)
    grid = g.silence_grid(dataset, every if mask is None else mask_of_ids(dataset, mask), most)
    begins = [pd.Timestamp(day) for day in grid.columns.begins]
    titles = dict(zip(dataset.events[c.EVENT], dataset.events[c.TITLE], strict=True))
    return silence_grid(grid.lines, silences(dataset, dataset), begins, titles=titles, **options)


def marks(figure):
    """Return (first event, column) -> number printed, fill, outline and words of each cell."""
    return {
        (data[0].split(";")[0], trace.x[place]): (
            trace.text[place],
            trace.marker.color[place],
            trace.marker.line.color[place],
            data[1],
        )
        for trace in figure.data
        if trace.customdata is not None
        for place, data in enumerate(trace.customdata)
    }


def printed(figure):
    return [note.text for note in figure.layout.annotations]


def test_a_cell_is_filled_in_the_colour_of_the_side_that_writes(real):
    found = marks(drawn(real))
    assert found["S21", 8][1:3] == (LIGHT.side("syria"), LIGHT.side("syria"))
    assert found["S36", 37][1] == LIGHT.side("us")


def test_several_messages_in_a_cell_are_counted(real):
    found = marks(drawn(real))
    assert found["S17", 8][0] == "2"  # with Baghdad's answer; the proposal is not reported as done
    assert found["S21", 8][0] == ""


def test_a_due_answer_is_a_question_mark_in_a_dotted_ring(real):
    figure = drawn(real)
    (cells,) = [trace for trace in figure.data if trace.customdata is not None]
    due = [place for place, text in enumerate(cells.text) if text == "?"]
    assert [cells.x[place] for place in due if cells.customdata[place][0] == "S22"] == [9, 10, 11, 12]
    rings = [shape for shape in figure.layout.shapes if shape.type == "circle" and shape.line.dash == "dot"]
    planned = [place for place, row in enumerate(cells.customdata) if row[0].split(";")[0] in ("S33", "X04")]
    assert len(rings) >= len(due) + len(planned) > len(due)


def test_what_may_lie_elsewhere_is_hollow(real):
    found = marks(drawn(real, most=60))
    assert found["X05", 48.4][1:3] == (LIGHT.ground, LIGHT.side("iraq"))  # dated to a year, at the right


def test_the_silence_of_136_days_is_a_bracket_over_its_pair(real):
    assert "136 days: neither wrote" in printed(drawn(real))
    assert "136 days: neither wrote" in printed(drawn(real, most=20, width=350))


def test_a_day_stands_within_its_column():
    begins = [pd.Timestamp(day) for day in ("1995-09-01", "1995-10-01", "1995-11-01")]
    assert place_of(pd.Timestamp("1995-09-01"), begins) == -0.5
    assert place_of(pd.Timestamp("1995-09-16"), begins) == 0
    assert place_of(pd.Timestamp("1995-11-01"), begins) is None
    assert place_of(pd.Timestamp("1995-08-31"), begins) is None


@pytest.mark.parametrize(("most", "width", "words"), [(60, 800, "Month"), (20, 450, "Quarter")])
def test_months_are_printed_where_there_is_room_and_quarters_where_there_is_not(real, most, width, words):
    figure = drawn(real, most=most, width=width)
    assert words in printed(figure)
    assert len(figure.layout.xaxis.ticktext) == {60: 48, 20: 16}[most]


def test_years_stand_apart_in_columns_of_years(archive):
    long = dataclasses.replace(archive, period=(pd.Timestamp("1850-01-01"), pd.Timestamp("1909-12-31")))
    years = [text for text in printed(drawn(long, width=350)) if text.startswith("<b>1")]
    assert 2 < len(years) < 20
    assert years[0] == "<b>1850</b>"


def test_what_is_hidden_by_a_filter_is_no_record_and_no_dot(real):
    figure = drawn(real, mask=["S24", "S28"])
    assert {event for event, _ in marks(figure)} == {"S24", "S28"}
    dashes = [trace for trace in figure.data if trace.marker.symbol == "line-ew-open" and trace.x[0] is not None]
    assert 8 in dashes[0].x


def test_the_hover_names_what_lies_there(real):
    words = marks(drawn(real))["S22", 9][3]
    assert "An answer was due, and none is recorded here" in words
    assert "Syria to Iraq" in words


def test_the_selected_event_is_ringed(real):
    rings = [shape for shape in drawn(real, selected="S38").layout.shapes if shape.line.width == 2]
    assert len(rings) == 2  # where it lies, and where its answer was due


@pytest.mark.parametrize("width", [340, 440, 800])
def test_the_words_of_a_silence_stay_over_the_columns_and_apart(tmp_path, width):
    hundreds = letters(tmp_path)
    figure = drawn(hundreds, most=12 if width < 560 else 40, width=width)
    begin, end = figure.layout.xaxis.range
    cell = (width - figure.layout.margin.l - figure.layout.margin.r) / (end - begin)
    lines: dict[float, list[tuple[float, float]]] = {}
    for note in figure.layout.annotations:
        if note.text.endswith(" days: neither wrote"):
            half = text_width(note.text, LIGHT.size - 1) / cell / 2
            lines.setdefault(note.y, []).append((note.x - half, note.x + half))
    assert len(lines) == 3
    for words in lines.values():
        assert all(begin <= left and right <= end for left, right in words)
        assert all(one[1] < after[0] for one, after in pairwise(sorted(words)))


@pytest.mark.parametrize("width", [340, 440, 800])
@pytest.mark.parametrize("count", [2, 45, 345, 2345])
def test_a_number_is_written_in_a_mark_that_has_room_for_it_and_told_in_any(real, width, count):
    every = np.ones(len(real.events), dtype=bool)
    grid = g.silence_grid(real, every, 60)
    many = [line._replace(cells=[dataclasses.replace(cell, count=count) for cell in line.cells]) for line in grid.lines]
    begins = [pd.Timestamp(day) for day in grid.columns.begins]
    figure = silence_grid(many, [], begins, titles={}, width=width)
    (cells,) = [trace for trace in figure.data if trace.customdata is not None]
    written = [(text, size) for text, size in zip(cells.text, cells.marker.size, strict=True) if text not in ("", "?")]
    assert all(text_width(text, LIGHT.size - 1) < size for text, size in written)
    # Three digits have no room in any mark, one has it on a screen.
    assert written or (count, width) != (2, 800)
    assert not written or count != 345
    assert any(f"{count} recorded here" in data[1] for data in cells.customdata)


@pytest.mark.parametrize("width", [340, 440, 800])
@pytest.mark.parametrize("years", [2, 12, 40, 90])
def test_years_over_the_columns_neither_run_together_nor_leave_the_picture(archive, width, years):
    begins = [pd.Timestamp(1760 + year, 1, 1) for year in range(years + 1)]
    lines = g.silence_grid(archive, np.ones(len(archive.events), dtype=bool), 60).lines
    figure = silence_grid([line._replace(cells=[]) for line in lines], [], begins, titles={}, width=width)
    begin, end = figure.layout.xaxis.range
    cell = (width - figure.layout.margin.l - figure.layout.margin.r) / (end - begin)
    heads = [
        (note.x * cell, text_width(note.text[3:7], LIGHT.size - 1, bold=True))
        for note in figure.layout.annotations
        if note.text.startswith("<b>1") and note.yref == "paper"
    ]
    assert heads
    assert all(after - x > long for (x, long), (after, _) in pairwise(heads))
    assert all(x + long <= end * cell + figure.layout.margin.r for x, long in heads)
