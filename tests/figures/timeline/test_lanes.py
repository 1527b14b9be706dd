import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.dataset.model import columns as c
from components.dataset.timeline.timeline import AFTER, ALL, BEFORE, EXACT, LANE, LANE_LABEL, PERIOD, UNDATED, marks
from components.figures.base.text_width import text_width
from components.figures.base.theme import LIGHT
from components.figures.timeline.lanes import Plot, arrange
from components.figures.timeline.panels import STEPS, X
from components.figures.timeline.rows import FLIPPED, Y

MARK, SIZE = 11, 12
THEME = replace(LIGHT, mark=MARK, size=SIZE + 1)  # labels are a size smaller
YEARS = pd.Timestamp("1901-01-01"), pd.Timestamp("1902-12-31")  # the period of the invented archive
LETTER = 0.56  # mean width of a letter of Source Sans, in text sizes
WIDTHS = (450, 660, 1100)  # beside the evidence, alone, projected


def arranged(placed, *, steps=False, inside=False, width=660):
    return arrange(placed, YEARS, THEME, Plot(width, inside), steps=steps)


@st.composite
def crowds(draw, archive):
    """Draw marks of up to sixteen events in a few lanes, as dataset.timeline gives them.

    Some in the period have a label, which fits on one side of its mark at least; those around it have none.
    """
    days = st.dates(dt.date(1899, 1, 1), dt.date(1905, 12, 31))
    bounds = draw(st.lists(st.tuples(days, days, st.sampled_from(["", "", "open"])), min_size=1, max_size=16))
    like, rows = archive.events.iloc[0].to_dict(), []
    for number, (first, last, is_open) in enumerate(bounds):
        first, last = sorted((first, last))
        if draw(st.booleans()):
            last = first
        label = draw(st.sampled_from(["", "", "", "Short", "A label of some size"]))
        channel = draw(st.sampled_from(["envoy-qatar", "ankara", "public"]))
        label = label if dt.date(1901, 1, 1) <= first <= last <= dt.date(1902, 12, 31) else ""
        earliest = pd.NaT if is_open else pd.Timestamp(first)
        found = {
            c.EVENT: f"N{number}",
            c.LABEL: label,
            c.CHANNEL: channel,
            c.EARLIEST: earliest,
            c.LATEST: pd.Timestamp(last),
        }
        rows.append(like | found)
    events = pd.DataFrame(rows).astype(archive.events.dtypes)
    made = replace(archive, events=events)
    return marks(made, made, "channel")


def breadths(grid, width):
    """Return lane, row, left and right end of every mark and of every label, in px of the whole plot."""
    for mark in grid.marks.to_dict("records"):
        panel = grid.panels[mark["panel"]]
        at = panel.begin * width + panel.pixels(mark[X], width)
        yield mark[LANE], mark[Y], at - MARK / 2, at + MARK / 2, mark[c.EVENT]
        letters = len(mark[c.LABEL]) * LETTER * SIZE
        if letters and mark[FLIPPED]:
            yield mark[LANE], mark[Y], at - MARK / 2 - letters, at - MARK / 2, mark[c.EVENT]
        elif letters:
            yield mark[LANE], mark[Y], at + MARK / 2, at + MARK / 2 + letters, mark[c.EVENT]


@settings(max_examples=20)
@given(data=st.data(), width=st.sampled_from(WIDTHS), steps=st.booleans(), inside=st.booleans())
def test_no_two_marks_or_labels_of_a_row_overlap(archive, data, width, steps, inside):
    grid = arranged(data.draw(crowds(archive)), steps=steps, inside=inside, width=width)
    for one, other in pairwise(sorted(breadths(grid, width), key=lambda found: (found[1], found[2]))):
        assert one[1] != other[1] or one[4] == other[4] or one[3] <= other[2] + 0.01, (one, other)


@settings(max_examples=12)
@given(data=st.data(), width=st.sampled_from(WIDTHS), steps=st.booleans())
def test_every_mark_stands_inside_the_plot(archive, data, width, steps):
    grid = arranged(data.draw(crowds(archive)), steps=steps, width=width)
    for mark in grid.marks.to_dict("records"):
        panel = grid.panels[mark["panel"]]
        at = panel.pixels(mark[X], width)
        assert at + 0.5 >= MARK / 2
        assert at <= (panel.end - panel.begin) * width - MARK / 2 + 0.5


@settings(max_examples=12)
@given(data=st.data(), width=st.sampled_from(WIDTHS), inside=st.booleans())
def test_every_lane_has_rows_of_its_own_and_room_for_its_name(archive, data, width, inside):
    placed = data.draw(crowds(archive))
    grid = arranged(placed, inside=inside, width=width)
    rows = [(first, last) for _, first, last in grid.lanes]
    assert all(one[1] + 1 == other[0] for one, other in pairwise(rows))
    assert rows[0][0] == 0
    assert rows[-1][1] == grid.rows - 1
    for (name, first, last), lane in zip(grid.lanes, placed[LANE].drop_duplicates(), strict=True):
        members = grid.marks[grid.marks[LANE] == lane]
        assert set(members[LANE_LABEL]) == {name}
        assert members[Y].between(first, last).all()
        for mark in members[members[Y] == first].to_dict("records") if inside else ():
            panel = grid.panels[mark["panel"]]
            assert panel.begin * width + panel.pixels(mark[X], width) > text_width(name, THEME.size)


def test_panels_stand_side_by_side_in_the_order_of_time_and_those_without_a_date_at_the_right(half_dated):
    grid = arranged(marks(half_dated, half_dated, ALL))
    assert list(grid.panels) == [BEFORE, PERIOD, AFTER, UNDATED]
    for one, other in pairwise(grid.panels.values()):
        assert one.end < other.begin
    assert next(iter(grid.panels.values())).begin == 0
    assert grid.panels[UNDATED].end == pytest.approx(1)


def test_the_period_has_most_of_the_width(archive):
    panels = arranged(marks(archive, archive, ALL)).panels
    widths = {name: panel.end - panel.begin for name, panel in panels.items()}
    assert widths[PERIOD] > 0.5


def test_in_steps_events_stand_in_the_order_of_time_one_step_apart(archive):
    grid = arranged(marks(archive, archive, ALL), steps=True)
    dated = grid.marks[grid.marks["panel"] == STEPS].sort_values(X)
    assert dated[c.EVENT].tolist() == ["E8", "E6", "E1", "E5", "E2", "E7", "E3", "E4", "E9"]
    assert dated[X].tolist() == list(range(9))


def test_an_event_in_two_lanes_stands_at_the_same_place_in_both(archive):
    for steps in (True, False):
        grid = arranged(marks(archive, archive, "actor"), steps=steps)
        places = grid.marks[grid.marks["panel"] != UNDATED].groupby(c.EVENT)[X].nunique()
        assert (places == 1).all()


def test_without_marks_there_is_nothing_to_arrange(archive, nothing):
    grid = arranged(marks(archive, nothing, ALL))
    assert (grid.rows, grid.lanes, grid.panels) == (0, [], {})


def test_arranging_does_not_change_the_marks(archive):
    placed = marks(archive, archive, "channel")
    before = placed.copy()
    arranged(placed, steps=True)
    pd.testing.assert_frame_equal(placed, before)
    assert EXACT in placed
