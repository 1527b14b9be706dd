import plotly.graph_objects as go

from components.figures.base.legend import legend_of
from components.figures.base.star_marks import star_marks


def marked(*events, **marker):
    rows = [[event, "words", ""] for event in events]
    places = list(range(len(events)))
    return go.Figure(
        {
            "data": [
                {"type": "scatter", "mode": "markers", "x": places, "y": places, "customdata": rows, "marker": marker}
            ]
        }
    )


def test_a_mark_that_stands_only_for_such_events_has_a_star_and_says_it():
    marks, stars = star_marks(marked("E1", "E2;E1", "E3;E1"), {"E1", "E2"}).data
    assert (list(stars.x), stars.text) == ([0, 1], "*")
    assert ["may lie outside the dates" in row[1] for row in marks.customdata] == [True, True, False]


def test_a_star_is_no_record_of_its_own():
    _, stars = star_marks(marked("E1"), {"E1"}).data
    assert stars.customdata is None
    assert stars.marker.opacity == 0


def test_a_star_stands_clear_of_a_large_mark():
    _, stars = star_marks(marked("E1", "E2", size=[10, 30]), {"E1", "E2"}).data
    one, other = stars.marker.size
    assert one > 10
    assert other - one == 20


def test_a_place_to_point_at_is_no_mark_that_could_have_a_star():
    (place,) = star_marks(marked("E1", opacity=0), {"E1"}).data
    assert "may lie outside the dates" in place.customdata[0][1]


def test_without_such_an_event_nothing_changes():
    figure = marked("E1")
    assert star_marks(figure, set()) == figure


def test_where_there_is_a_star_the_legend_says_what_it_is():
    (row,) = legend_of(star_marks(marked("E1", "E2"), {"E1"}))
    assert [sample.meaning for sample in row[1]] == ["may lie outside the dates asked for"]
    assert legend_of(star_marks(marked("E1;E2"), {"E1"})) == []
