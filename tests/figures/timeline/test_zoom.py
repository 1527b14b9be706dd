import pandas as pd

from components.dataset.timeline.timeline import PERIOD, UNDATED
from components.figures.base.theme import LIGHT
from components.figures.timeline.lanes import PlacedMark
from components.figures.timeline.panels import Panel
from components.figures.timeline.zoom import turn_labels

FIRST, LAST = pd.Timestamp(1901, 1, 1), pd.Timestamp(1910, 12, 31)
PERIOD_PANEL = Panel(PERIOD, 0, 0.5, FIRST, LAST, FIRST, LAST)
ZOOM = (pd.Timestamp(1905, 1, 1), pd.Timestamp(1905, 1, 10))


def mark(day, *, flipped, row=0, panel=PERIOD, label="An offer"):
    day = pd.Timestamp(1905, 1, day)
    marked = ("E1", "An offer", "syria", "message", "done", "within", label, "", True, "", panel)
    return PlacedMark(*marked, day, day, day, row, flipped, apart=False, in_strip=False)


def seen(*marks):
    return [(row.flipped, row.label) for row in turn_labels(marks, PERIOD_PANEL, ZOOM, 1000, LIGHT)]


def test_a_label_that_would_be_cut_changes_sides():
    assert seen(mark(1, flipped=True), mark(10, flipped=False)) == [(False, "An offer"), (True, "An offer")]


def test_a_label_that_has_room_stays_where_it_is():
    assert seen(mark(5, flipped=True), mark(5, flipped=False, row=1)) == [(True, "An offer"), (False, "An offer")]


def test_a_label_that_has_room_on_no_side_is_left_to_the_hover():
    long = "An offer of a harbour and of many other things besides that no chart has room for"
    assert seen(mark(5, flipped=True, label=long)) == [(True, "")]
    assert seen(mark(1, flipped=True), mark(2, flipped=False)) == [(True, ""), (False, "An offer")]


def test_marks_outside_the_zoom_and_in_other_panels_stay_as_they_are():
    assert seen(mark(20, flipped=True), mark(1, flipped=True, panel=UNDATED)) == [(True, "An offer")] * 2
