"""Which silences a timeline shades, and what it says of the others."""

import re

import pandas as pd
import pytest

from components.dataset import Dataset, Page
from components.dataset.replies.silences import MOST_SHADED
from components.figures.base.theme import LIGHT
from components.views.base.render_context import RenderContext
from components.views.timeline.timeline import timeline_drawings
from tests.hundreds import letters

PLAIN = Page()
PLACES = pytest.mark.parametrize("place", ["alone", "beside", "paper"])


@pytest.fixture(scope="module")
def hundreds(tmp_path_factory) -> Dataset:
    return letters(tmp_path_factory.mktemp("letters"))


def drawn(dataset, place, page=PLAIN):
    (drawing,) = timeline_drawings(dataset, dataset, page, RenderContext(LIGHT, place))
    return drawing


def shaded(drawing):
    """Return the first and last day of each band of a silence."""
    shapes = [shape for shape in drawing.figure.layout.shapes if shape.type == "rect" and shape.xref == "x"]
    return [(pd.Timestamp(shape.x0), pd.Timestamp(shape.x1)) for shape in shapes]


def said(drawing):
    return [note.text for note in drawing.figure.layout.annotations if re.search(r"\d days", note.text)]


@PLACES
def test_of_very_many_silences_only_the_longest_are_shaded_and_one_is_named(hundreds, place):
    drawing = drawn(hundreds, place)
    bands = shaded(drawing)
    first, last = hundreds.period
    assert 1 <= len(bands) <= MOST_SHADED
    assert all((end - begin).days >= 0.02 * (last - first).days for begin, end in bands)
    (words,) = said(drawing)
    assert f"{max((end - begin).days for begin, end in bands):,}" in words
    assert re.search(r" Shaded: the 3 longest of \d+ silences between two sides\.", drawing.sentence)


@PLACES
def test_the_one_silence_of_the_shipped_package_stays_shaded_and_named(real, place):
    drawing = drawn(real, place)
    assert [(end - begin).days for begin, end in shaded(drawing)] == [136]
    (words,) = said(drawing)
    assert "136 days" in words
    assert "Shaded" not in drawing.sentence


def test_a_silence_outside_the_zoom_is_not_among_those_shaded(hundreds):
    begin, end = shaded(drawn(hundreds, "alone"))[0]
    day = pd.Timedelta(days=1)
    page = Page(zoom=((end + day).date(), (end + 400 * day).date()))
    assert (begin, end) not in shaded(drawn(hundreds, "alone", page))


def test_in_equal_steps_no_silence_is_spoken_of(hundreds):
    assert "Shaded" not in drawn(hundreds, "alone", Page(scale="steps")).sentence
