"""What the agenda draws."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from components.dataset.model import columns as c
from components.dataset.query.order import mask_of_ids
from components.dataset.timeline.time_bins import time_bins
from components.dataset.topics.topics import topic_cells, topics_of
from components.figures.base.legend import legend_of
from components.figures.base.numbers import contrast_colour, short_number
from components.figures.base.text_width import lines_width
from components.figures.base.theme import DARK, LIGHT
from components.figures.topics.topic_axes import most_columns
from components.figures.topics.topic_grid import DASH, topic_grid

QUARTERS = time_bins((dt.date(1901, 1, 1), dt.date(1901, 12, 31)), 4)


@pytest.fixture
def archive(half_dated):
    """The invented archive, with one event that has no date."""
    return half_dated


def drawn(dataset, *events, among=QUARTERS, **options):
    whole = np.ones(len(dataset.events), dtype=bool)
    mask = mask_of_ids(dataset, events) if events else whole
    topics = topics_of(dataset, whole)
    return topic_grid(topic_cells(dataset, mask, topics, among), topics, among, **options)


def squares(figure):
    (found,) = [trace for trace in figure.data if trace.customdata is not None]
    return found


def square(figure, event):
    """Return text, fill, outline, strength and size of the first square that opens `event`."""
    found = squares(figure)
    place = [row[0].split(";")[0] for row in found.customdata].index(event)
    marker = found.marker
    return {
        "text": found.text[place],
        "fill": marker.color[place],
        "outline": marker.line.width[place],
        "size": marker.size[place],
        "ink": found.textfont.color[place],
        "said": found.customdata[place][1],
    }


def signs(figure):
    return [text for trace in figure.data if trace.mode == "text" for text in trace.text]


def printed(figure):
    return [note.text for note in figure.layout.annotations]


def later(dataset, event, day):
    events = dataset.events.copy()
    events.loc[events[c.EVENT] == event, c.LATEST] = pd.Timestamp(day)
    return replace(dataset, events=events)


def vouched(dataset):
    """Return the archive with the gazette, a separate origin, telling every event too."""
    own = dataset.claims[dataset.claims[c.CLAIM] == "CL009"]
    more = [
        own.assign(**{c.CLAIM: f"CL9{place}", c.EVENT: event}) for place, event in enumerate(dataset.events[c.EVENT])
    ]
    return replace(dataset, claims=pd.concat([dataset.claims, *more], ignore_index=True))


def test_square_prints_how_many_events_it_opens(archive):
    assert square(drawn(archive), "E5")["text"] == "2"
    assert squares(drawn(archive)).customdata[1][0] == "E5;E2"


def test_a_square_on_one_origin_says_so_and_looks_like_any_other(archive):
    one, other = square(drawn(archive), "E5"), square(drawn(vouched(archive)), "E5")
    assert one["fill"] == other["fill"] == LIGHT.side("syria")
    assert "None rests on more than one origin" in one["said"]
    assert "origin" not in other["said"]


def test_what_may_lie_elsewhere_has_a_dashed_outline_and_a_range(archive):
    figure = drawn(later(archive, "E7", "1901-07-31"))
    found = square(figure, "E7")
    assert (found["text"], found["fill"], found["outline"]) == ("0–1", LIGHT.ground, 0)
    assert "0 to 1 event," in found["said"]
    assert [shape for shape in figure.layout.shapes if shape.line.dash == DASH]
    assert not [shape for shape in drawn(archive).layout.shapes if shape.line.dash == DASH]


def test_a_partly_certain_square_is_filled_and_a_range(archive):
    figure = drawn(later(archive, "E2", "1901-04-20"))
    found = square(figure, "E5")
    assert (found["text"], found["fill"]) == ("1–2", LIGHT.side("syria"))


def test_more_events_make_a_larger_square(archive):
    figure = drawn(vouched(archive))
    assert square(figure, "E5")["size"] > square(figure, "E1")["size"]


def test_dot_means_silence_and_brackets_mean_the_filters(archive):
    assert set(signs(drawn(archive))) == {"·"}
    figure = drawn(archive, "E1")
    assert "(2)" in signs(figure)
    assert any("outside the filters" in one.meaning for _, row in legend_of(figure) for one in row)


def test_nothing_is_printed_where_nothing_is_recorded(archive):
    figure = drawn(archive)
    fourth = 1.45 + 3.5
    texts = [trace for trace in figure.data if trace.mode == "text"]
    assert all(fourth not in trace.x for trace in texts)


def test_rows_and_columns_are_named_and_totalled(archive):
    words = printed(drawn(archive))
    assert {"Peace", "Harbour", "8", "2", "Jan", "<b>1901</b>", "before", "after", "quarter from"} <= set(words)


def test_selected_event_is_ringed_in_each_of_its_rows(archive):
    assert len([shape for shape in drawn(archive, selected="E6").layout.shapes if shape.line.width == 2]) == 2
    assert not [shape for shape in drawn(archive).layout.shapes if shape.line.width == 2]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_number_can_be_read_on_its_square(archive, theme):
    figure = drawn(vouched(archive), theme=theme)
    for row in squares(figure).customdata:
        found = square(figure, row[0].split(";")[0])
        hollow = found["fill"] == theme.ground
        assert found["ink"] == (theme.text if hollow else contrast_colour(found["fill"]))


@pytest.mark.parametrize("width", [340, 450, 800])
def test_squares_of_the_real_package_do_not_touch(real, width):
    among = time_bins((dt.date(1995, 1, 1), dt.date(1998, 12, 31)), most_columns(LIGHT, width))
    figure = drawn(real, among=among, width=width)
    first, last = figure.layout.xaxis.range
    step = (width - figure.layout.margin.l - figure.layout.margin.r) / (last - first)
    assert max(squares(figure).marker.size) < step
    assert min(squares(figure).marker.size) >= 1.6 * LIGHT.size
    assert among[1].months <= 12


def test_topic_is_not_read_as_html(archive):
    odd = replace(archive, topics=archive.topics.assign(**{c.LABEL: "<b>x</b> & y"}))
    figure = drawn(odd)
    assert "&lt;b&gt;x&lt;/b&gt; &amp; y" in printed(figure)
    assert "<b>x</b>" not in squares(figure).customdata[0][1]


def test_large_numbers_are_short_and_a_long_range_stands_in_two_lines(archive):
    topics = topics_of(archive, np.ones(len(archive.events), dtype=bool))
    table = topic_cells(archive, np.ones(len(archive.events), dtype=bool), topics, QUARTERS)
    many = [cell._replace(least=cell.least * 12_000, most=cell.most * 23_731) for cell in table]
    assert squares(topic_grid(many, topics, QUARTERS)).text[0] == f"{short_number(12_000)}–<br>{short_number(23_731)}"


@pytest.mark.parametrize("width", [340, 440, 800])
@pytest.mark.parametrize("count", [1, 12, 123, 1234])
@pytest.mark.parametrize("doubtful", [False, True])
def test_numbers_fit_their_squares_and_squares_touch_no_other(archive, width, count, doubtful):
    whole = np.ones(len(archive.events), dtype=bool)
    among = time_bins((dt.date(1901, 1, 1), dt.date(1912, 12, 31)), most_columns(LIGHT, width))
    topics = topics_of(archive, whole)
    cells = [
        cell._replace(most=count, least=0 if doubtful else count)
        for cell in topic_cells(archive, whole, topics, among)
    ]  # fmt: skip
    figure = topic_grid(cells, topics, among, width=width)
    found = squares(figure)
    begin, end = figure.layout.xaxis.range
    step = (width - figure.layout.margin.l - figure.layout.margin.r) / (end - begin)
    assert found.text
    for text, side in zip(found.text, found.marker.size, strict=True):
        assert lines_width(text, LIGHT.size - 1) < side < step
