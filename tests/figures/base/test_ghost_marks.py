import plotly.graph_objects as go

from components.dataset.exchange.messages import messages_of
from components.dataset.exchange.ties import ties
from components.figures import lifelines, pairs
from components.figures.base.ghost_marks import ghost_marks
from components.figures.base.legend import legend_of


def marked(**trace):
    return go.Figure({"data": [{"type": "scatter", "mode": "markers", "x": [1, 2], "y": [1, 2], **trace}]})


def told(*events):
    return [[ids, "words", ""] for ids in events]


def dashed(figure):
    return [(shape.type, shape.xanchor) for shape in figure.layout.shapes if shape.line.dash == "dot"]


def test_a_mark_without_support_is_pale_in_a_dashed_outline_and_keeps_colour_and_fill():
    marker = {"symbol": ["square", "circle-open"], "color": ["red", "blue"]}
    figure = ghost_marks(marked(marker=marker, customdata=told("E1", "E2")), {"E1"})
    (trace,) = figure.data
    assert trace.marker.color == ("red", "blue")
    assert trace.marker.opacity[0] < trace.marker.opacity[1] == 1
    assert dashed(figure) == [("rect", 1)]
    assert dashed(ghost_marks(figure, {"E2"}))[-1] == ("circle", 2)


def test_the_legend_says_what_a_pale_mark_is_only_where_there_is_one():
    figure = marked(customdata=told("E1", "E2"))
    (samples,) = (samples for _, samples in legend_of(ghost_marks(figure, {"E1"})))
    assert [sample.meaning for sample in samples] == ["its only support is switched off"]
    assert not legend_of(ghost_marks(figure, {"E3"}))


def test_a_place_to_point_at_that_cannot_be_seen_has_no_outline():
    assert not dashed(ghost_marks(marked(marker={"opacity": 0}, customdata=told("E1", "E2")), {"E1"}))


def test_thousands_of_marks_are_pale_and_only_the_first_have_an_outline():
    rows = {"x": list(range(3000)), "y": [1] * 3000, "customdata": told(*["E1"] * 3000)}
    figure = ghost_marks(marked(**rows), {"E1"})
    assert max(figure.data[0].marker.opacity) < 1
    assert 0 < len(dashed(figure)) < 3000


def test_a_mark_of_several_events_stays_while_one_of_them_has_support():
    figure = ghost_marks(marked(marker={"color": "red"}, customdata=told("E1;E2", "E1;E3")), {"E1", "E2"})
    assert dashed(figure) == [("circle", 1)]


def test_pieces_of_a_line_are_told_apart_by_their_events():
    line = {"x": [1, 2, None, 3, 4, None], "y": [1, 1, None, 2, 2, None], "mode": "lines", "line": {"color": "red"}}
    figure = marked(**line, meta={"events": ["E1", "E2"]}, opacity=0.5)
    stays, goes = ghost_marks(figure, {"E1"}).data
    assert (list(stays.x), stays.opacity) == ([3, 4, None], 0.5)
    assert (list(goes.x), goes.opacity) == ([1, 2, None], 0.15)


def test_the_figure_given_is_not_changed(archive):
    figure = lifelines(messages_of(archive))
    before = figure.to_json()
    ghost_marks(figure, {"E1"})
    assert figure.to_json() == before


def test_without_a_pale_event_nothing_changes(archive):
    for figure in (lifelines(messages_of(archive)), pairs(ties(archive, "direct"))):
        assert ghost_marks(figure, set()) == figure


def test_a_number_on_a_pale_mark_has_the_colour_of_words():
    marker = {"symbol": "square", "color": ["red", "blue"], "line": {"color": ["red", "blue"], "width": 2}}
    squares = marked(
        marker=marker, text=["1", "2"], textfont={"color": ["white", "white"]}, customdata=told("E1", "E2")
    )
    squares.update_layout(font={"color": "#123456"})
    (trace,) = ghost_marks(squares, {"E1"}).data
    assert trace.textfont.color == ("#123456", "white")


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
