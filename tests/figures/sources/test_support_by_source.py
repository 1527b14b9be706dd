import numpy as np

from components.dataset.sources.excluded_sources import ExcludedSources
from components.dataset.sources.support_by_source import supported_events
from components.figures.sources.support_by_source import support_by_source


def drawn(dataset, off=None, **options):
    found = supported_events(dataset, np.ones(len(dataset.events), dtype=bool), off or ExcludedSources())
    return found, support_by_source(found, **options)


def marks(figure):
    (trace,) = (trace for trace in figure.data if trace.customdata is not None)
    return trace


def test_each_event_of_a_row_is_one_mark(archive):
    found, figure = drawn(archive)
    assert [told[0] for told in marks(figure).customdata] == found.events


def test_a_mark_is_hollow_where_nothing_else_supports_the_event(archive):
    found, figure = drawn(archive)
    assert [one.endswith("-open") for one in marks(figure).marker.symbol] == [
        event.only for row in (*found.origins, *found.voices) for event in row.events
    ]


def test_a_row_that_is_switched_off_is_struck_out_and_its_marks_are_small(archive):
    _, figure = drawn(archive, ExcludedSources(sources=("SRC-CELLAR",)))
    struck = [one.text for one in figure.layout.annotations if "<s>" in one.text]
    assert "<s>The cellar papers</s> switched off" in struck
    assert len(set(marks(figure).marker.size)) == 2


def test_a_row_with_more_events_than_marks_says_so(archive):
    found, _ = drawn(archive)
    figure = support_by_source(found._replace(origins=[row._replace(total=5000) for row in found.origins]))
    assert any("the first" in one.text for one in figure.layout.annotations)


def test_no_mark_stands_outside_the_picture(real):
    for width in (350, 450, 820):
        _, figure = drawn(real, width=width)
        left, right = figure.layout.xaxis.range
        assert left < min(marks(figure).x)
        assert max(marks(figure).x) < right
        assert max(marks(figure).y) < figure.layout.yaxis.range[0]
