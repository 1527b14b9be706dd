import numpy as np
import pandas as pd
import pytest

from components.dataset.query.order import selected_mask
from components.dataset.timeline.binned_timeline import binned_counts, days_of
from components.figures.base.theme import DARK, LIGHT
from components.figures.timeline.binned_timeline import bin_words
from components.figures.timeline.binned_timeline import binned_timeline as draw


def day(text):
    return pd.Timestamp(text)


@pytest.fixture
def counts(archive):
    return binned_counts(archive, selected_mask(archive, archive), "channel", days_of(archive))


def squares(figure):
    return next(trace for trace in figure.data if trace.type == "heatmap")


def test_each_lane_has_its_own_row_and_each_stretch_its_column(counts):
    drawn = squares(draw(counts))
    assert drawn.z.shape == (counts["lane_label"].nunique(), counts["begin"].nunique())
    names = [name.replace("<br>", " ") for name in draw(counts).layout.yaxis.ticktext]
    assert names == list(dict.fromkeys(counts["lane_label"]))


def test_the_darkness_grows_with_the_number(counts):
    drawn = squares(draw(counts))
    expected = counts["expected"].to_numpy().reshape(drawn.z.shape)
    assert np.array_equal(np.argsort(drawn.z, axis=None), np.argsort(expected.round(2), axis=None))


def test_a_square_says_its_lane_its_time_and_its_number_and_gives_its_days(counts):
    drawn = squares(draw(counts))
    told = [record for row in drawn.customdata for record in row if record is not None]
    assert len(told) == int((counts["expected"] > 0).sum())
    ids, sentence, actors, first, last = told[0]
    assert not ids
    assert not actors
    assert sentence.endswith(("events", "event", "expected"))
    assert day(first) <= day(last)


def test_a_square_without_an_event_is_no_record(counts):
    drawn = squares(draw(counts))
    empty = [(i, j) for i, row in enumerate(drawn.z) for j, root in enumerate(row) if not root]
    assert empty
    expected = counts["expected"].to_numpy().reshape(drawn.z.shape)
    assert all(drawn.customdata[i][j] is None for i, j in empty if not expected[i, j])


def test_the_strip_sums_the_lanes_and_can_be_dragged_over(counts):
    figure = draw(counts)
    bars = next(trace for trace in figure.data if trace.type == "bar")
    assert sum(bars.y) == pytest.approx(counts["expected"].sum(), abs=0.1)
    assert figure.layout.meta == {"brush": {"y": "y2", "axes": ["x"]}}


def test_a_zoom_is_the_range_of_the_time_axis(counts):
    near = draw(counts, zoom=(day("1901-01-01"), day("1901-03-31")))
    assert [pd.Timestamp(end) for end in near.layout.xaxis.range] == [day("1901-01-01"), day("1901-04-01")]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_no_event_is_the_colour_of_the_ground(counts, theme):
    assert squares(draw(counts, theme=theme)).colorscale[0][1] == theme.ground


def test_nothing_draws_an_empty_figure(nothing, archive, counts):
    empty = counts.head(0)
    assert len(draw(empty).data) == 0


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("1996-02-04", "1996-02-04", "4 Feb 1996"),
        ("1996-02-01", "1996-02-29", "Feb 1996"),
        ("1996-01-01", "1996-03-31", "Jan to Mar 1996"),
        ("1996-01-01", "1996-12-31", "1996"),
        ("1990-01-01", "1994-12-31", "1990 to 1994"),
    ],
)
def test_a_stretch_is_named_as_one_would_say_it(first, last, words):
    assert bin_words(day(first), day(last)) == words
