"""What the matrix draws."""

import copy
from dataclasses import replace

import pytest

from components.dataset import select
from components.dataset.exchange.ties import ties
from components.dataset.query.selection import Selection
from components.figures.base.theme import DARK, LIGHT
from components.figures.exchange.tie_matrix import tie_matrix


def squares(figure):
    """Return the trace of the squares: the only one that can be clicked."""
    (found,) = [trace for trace in figure.data if trace.customdata is not None]
    return found


def square(figure, first_event):
    """Return place, number, fill, outline and strength of the square whose first event is `first_event`."""
    found = squares(figure)
    place = [data[0].split(";")[0] for data in found.customdata].index(first_event)
    return {
        "number": found.text[place],
        "fill": found.marker.color[place],
        "outline": found.marker.line.color[place],
        "opacity": found.marker.opacity[place],
        "x": found.x[place],
        "y": found.y[place],
    }


def rings(figure):
    return [shape for shape in figure.layout.shapes if shape.line.dash == "dot"]


def printed(figure):
    return [note.text for note in figure.layout.annotations]


@pytest.fixture
def final(archive):
    return ties(archive, "final")


def test_each_pair_is_a_square_with_its_number(archive):
    found = ties(archive, "direct")
    drawn = squares(tie_matrix(found))
    assert len(drawn.x) == len(found)
    assert list(drawn.text) == [str(tie.events.all) for tie in found]


def test_square_takes_the_colour_of_the_sender(final):
    assert square(tie_matrix(final), "E1")["fill"] == LIGHT.side("iraq")
    assert square(tie_matrix(final), "E2")["fill"] == LIGHT.side("syria")


def test_square_tells_its_events_and_both_actors(final):
    events, _, actors = squares(tie_matrix(final)).customdata[0]
    assert (events, actors) == ("E1;E3", "A-DUKE;A-QUEEN")


def test_square_tells_at_most_twelve_events_and_its_number_says_how_many_there_are(final):
    ids = tuple(f"N{number}" for number in range(80))
    many = [tie._replace(events=tie.events._replace(ids=ids, all=80, certain=80)) for tie in final]
    found = squares(tie_matrix(many))
    assert found.customdata[0][0] == ";".join(f"N{number}" for number in range(12))
    assert found.text[0] == "80"


def test_square_of_which_not_all_is_certain_has_two_numbers(final):
    doubtful = [tie._replace(events=tie.events._replace(certain=0)) for tie in final]
    assert squares(tie_matrix(doubtful)).text == ("0–2", "0–1")


def test_rows_are_senders_and_columns_addressees(final):
    one, other = square(tie_matrix(final), "E1"), square(tie_matrix(final), "E2")
    # Syria's only actor comes first, Iraq's second: the Duke sends from the lower row to the left column.
    assert one["x"] < other["x"]
    assert one["y"] > other["y"]


def test_every_actor_is_printed_once_by_name_and_twice_by_number(final):
    words = printed(tie_matrix(final))
    assert words.count("Duke al-Vale") == 1
    assert words.count("Queen of the North") == 1
    assert words.count("1") == words.count("2") == 2


def test_sides_are_named_in_the_order_of_the_legend(archive):
    words = printed(tie_matrix(ties(archive, "direct")))
    assert words.index("<b>Syria</b>") < words.index("<b>Iraq</b>")


def test_square_is_hollow_if_every_hand_is_inferred(archive):
    figure = tie_matrix(ties(archive, "direct"))
    inferred = [fill for fill in squares(figure).marker.color if fill == LIGHT.ground]
    assert len(inferred) == 1


def test_dotted_ring_marks_what_is_not_reported_as_done(archive):
    assert not rings(tie_matrix(ties(archive, "final")))
    events = archive.events.copy()
    events.loc[events["event_id"] == "E2", "status"] = "planned"
    assert len(rings(tie_matrix(ties(replace(archive, events=events), "final")))) == 1


def test_selected_event_stands_out(final):
    figure = tie_matrix(final, selected="E3")
    assert square(figure, "E1")["opacity"] == 1
    assert square(figure, "E2")["opacity"] < 0.5


def test_event_that_is_not_drawn_dims_nothing(final):
    assert set(squares(tie_matrix(final, selected="E9")).marker.opacity) == {1}


def test_more_columns_in_a_narrow_figure_make_smaller_squares(archive):
    found = ties(archive, "direct")
    assert squares(tie_matrix(found, width=260)).marker.size < squares(tie_matrix(found, width=900)).marker.size


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_number_can_be_read_on_its_square(archive, theme):
    drawn = squares(tie_matrix(ties(archive, "direct"), theme=theme))
    for ink, fill in zip(drawn.textfont.color, drawn.marker.color, strict=True):
        assert contrast(ink, fill) >= 4.5


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_names_are_not_read_as_html(final):
    odd = [tie._replace(sender=tie.sender._replace(name="<b>Duke</b> & Co")) for tie in final]
    figure = tie_matrix(odd)
    assert "&lt;b&gt;Duke&lt;/b&gt; &amp; Co" in printed(figure)
    assert "<b>Duke</b>" not in squares(figure).customdata[0][1]


def test_text_is_never_smaller_than_a_px_below_the_look(final):
    figure = tie_matrix(final)
    assert min(note.font.size for note in figure.layout.annotations) >= LIGHT.size - 1


def test_empty_table_draws_an_empty_figure(archive):
    figure = tie_matrix(ties(select(archive, Selection(kinds=("crisis",))), "direct"))
    assert not figure.data


def test_ties_are_left_as_they_were(final):
    before = copy.deepcopy(final)
    tie_matrix(final, selected="E1")
    assert final == before


def test_no_two_squares_of_the_real_package_touch_at_560_px(real):
    for hands in ("direct", "final"):
        figure = tie_matrix(ties(real, hands), width=560)
        plot = 560 - figure.layout.margin.l - figure.layout.margin.r
        first, last = figure.layout.xaxis.range
        assert squares(figure).marker.size + 2 <= plot / (last - first)
