import numpy as np
import pytest

from components.dataset.sources.excluded_sources import ExcludedSources
from components.dataset.sources.support_by_source import supported_events
from components.figures.base.legend import legend_of
from components.figures.base.theme import LIGHT
from components.figures.sources.support_by_source import support_by_source


def drawn(dataset, off=None, **options):
    found = supported_events(dataset, np.ones(len(dataset.events), dtype=bool), off or ExcludedSources())
    return found, support_by_source(found, **options)


def marks(figure):
    (trace,) = (trace for trace in figure.data if trace.customdata is not None)
    return trace


def printed(figure):
    return [note.text for note in figure.layout.annotations]


def test_each_event_of_a_row_is_one_dot(archive):
    found, figure = drawn(archive)
    assert [told[0] for told in marks(figure).customdata] == [event.event for row in found for event in row.events]
    assert set(marks(figure).marker.symbol) == {"circle"}


def test_a_dot_is_filled_where_the_day_is_known(archive):
    found, figure = drawn(archive)
    known = [event.day_known for row in found for event in row.events]
    assert [colour != LIGHT.ground for colour in marks(figure).marker.color] == known
    assert False in known


def test_those_that_rest_on_it_alone_stand_first_and_a_gap_before_the_others(archive):
    found, figure = drawn(archive)
    cellar = found[0]
    x = marks(figure).x[: len(cellar.events)]
    steps = np.diff(x)
    first = sum(event.only for event in cellar.events)
    assert first == 7
    assert all(event.only for event in cellar.events[:first])
    assert list(steps > steps[0]) == [place == first - 1 for place in range(len(steps))]


def test_both_numbers_stand_at_the_row(archive):
    _, figure = drawn(archive)
    assert "<b>The cellar papers</b><br>7 rest on it alone, 1 on others too" in printed(figure)


def test_a_row_that_is_switched_off_is_struck_out_and_says_what_is_lost(archive):
    _, figure = drawn(archive, ExcludedSources(sources=("SRC-CELLAR",)))
    words = "<b><s>The cellar papers</s></b><br>switched off: 7 lost with it, 1 still supported by others"
    assert words in printed(figure)


def test_the_open_record_has_a_ring_and_nothing_moves(archive):
    _, closed = drawn(archive)
    _, figure = drawn(archive, selected="E1")
    assert (marks(figure).x, marks(figure).y) == (marks(closed).x, marks(closed).y)
    assert figure.layout.height == closed.layout.height
    assert len(figure.layout.shapes) == 1
    strong = [
        told[0] for told, one in zip(marks(figure).customdata, marks(figure).marker.opacity, strict=True) if one == 1
    ]
    assert strong == ["E1"]


def test_a_row_with_more_events_than_dots_says_so(archive):
    found, _ = drawn(archive)
    figure = support_by_source([row._replace(total=5000) for row in found])
    assert any("the first" in words for words in printed(figure))


def test_the_legend_names_only_the_sides_that_are_drawn(archive):
    sides = [("syria", "North"), ("us", "Beyond the sea")]
    figure = support_by_source(drawn(archive)[0], sides)
    assert [[sample.meaning for sample in samples] for _, samples in legend_of(figure)] == [
        ["North"],
        ["day known", "day not known"],
    ]


@pytest.mark.parametrize("width", [340, 440, 820])
def test_no_dot_stands_outside_the_picture_or_on_another(real, width):
    _, figure = drawn(real, width=width)
    places = list(zip(marks(figure).x, marks(figure).y, strict=True))
    assert len(set(places)) == len(places)
    assert min(marks(figure).x) > 0
    assert max(marks(figure).x) < width - LIGHT.mark / 2
    assert max(marks(figure).y) < figure.layout.yaxis.range[0]


def test_the_shipped_package_is_read_without_much_scrolling(real):
    assert drawn(real, width=440)[1].layout.height < 900
