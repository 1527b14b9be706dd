import plotly.graph_objects as go

from components.dataset.exchange.messages import messages_of
from components.dataset.exchange.ties import ties
from components.figures import lifelines, pairs
from components.figures.base.ghost_marks import ghost_marks


def marked(**trace):
    return go.Figure({"data": [{"type": "scatter", "mode": "markers", "x": [1, 2], "y": [1, 2], **trace}]})


def told(*events):
    return [[ids, "words", ""] for ids in events]


def test_a_mark_without_support_becomes_a_pale_outline_in_its_own_colour():
    marker = {"symbol": "square", "color": ["red", "blue"], "line": {"width": 0}}
    (trace,) = ghost_marks(marked(marker=marker, customdata=told("E1", "E2")), {"E1"}).data
    assert trace.marker.color == ("rgba(0,0,0,0)", "blue")
    assert trace.marker.line.color[0] == "red"
    assert trace.marker.opacity[0] < trace.marker.opacity[1] == 1
    assert trace.marker.line.width[0] > trace.marker.line.width[1] == 0


def test_an_open_mark_keeps_its_colour():
    marker = {"symbol": ["circle-open", "circle-open"], "color": "red"}
    (trace,) = ghost_marks(marked(marker=marker, customdata=told("E1", "E2")), {"E1"}).data
    assert trace.marker.color == ("red", "red")


def test_a_mark_of_several_events_stays_while_one_of_them_has_support():
    (trace,) = ghost_marks(marked(marker={"color": "red"}, customdata=told("E1;E2", "E1;E3")), {"E1", "E2"}).data
    assert trace.marker.color == ("rgba(0,0,0,0)", "red")


def test_pieces_of_a_line_are_told_apart_by_their_events():
    line = {"x": [1, 2, None, 3, 4, None], "y": [1, 1, None, 2, 2, None], "mode": "lines", "line": {"color": "red"}}
    figure = marked(**line, meta={"events": ["E1", "E2"]}, opacity=0.5)
    stays, goes = ghost_marks(figure, {"E1"}).data
    assert (list(stays.x), stays.opacity) == ([3, 4, None], 0.5)
    assert (list(goes.x), goes.opacity) == ([1, 2, None], 0.2)


def test_the_figure_given_is_not_changed(archive):
    figure = lifelines(messages_of(archive))
    before = figure.to_json()
    ghost_marks(figure, {"E1"})
    assert figure.to_json() == before


def test_without_a_pale_event_nothing_changes(archive):
    for figure in (lifelines(messages_of(archive)), pairs(ties(archive, "direct"))):
        assert ghost_marks(figure, set()) == figure


def test_a_number_on_an_outline_takes_the_colour_of_the_outline():
    marker = {"symbol": "square", "color": ["red", "blue"], "line": {"color": ["red", "blue"], "width": 2}}
    squares = marked(
        marker=marker, text=["1", "2"], textfont={"color": ["white", "white"]}, customdata=told("E1", "E2")
    )
    (trace,) = ghost_marks(squares, {"E1"}).data
    assert trace.textfont.color == ("red", "white")


def test_a_shape_that_names_an_event_without_support_is_pale():
    shapes = [{"type": "rect", "name": "E1"}, {"type": "rect", "name": "E2"}, {"type": "rect"}]
    pale, strong, other = ghost_marks(go.Figure({"layout": {"shapes": shapes}}), {"E1"}).layout.shapes
    assert pale.opacity < 1
    assert strong.opacity is other.opacity is None


def test_what_is_written_of_an_event_without_support_is_struck_out():
    notes = [{"text": "8 days", "name": "E1;E2"}, {"text": "2 days", "name": "E3"}, {"text": "Syria"}]
    figure = go.Figure({"layout": {"annotations": notes}})
    assert [note.text for note in ghost_marks(figure, {"E2"}).layout.annotations] == [
        "<s>8 days</s>",
        "2 days",
        "Syria",
    ]
