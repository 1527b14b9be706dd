"""What the grid of who knew what draws."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from components.dataset import Selection
from components.dataset.knowledge.asymmetry import asymmetries
from components.dataset.knowledge.knowledge import (
    MOST_ROWS,
    eligible_events,
    informed_actors,
    knowledge,
    knowledge_evidence,
)
from components.dataset.model import columns as c
from components.dataset.query.certainty import certain_mask
from components.dataset.query.order import subset_of
from components.dataset.sources.excluded_sources import ExcludedSources
from components.figures import knowledge as grid
from components.figures.base.ghost_marks import ghost_marks
from components.figures.base.legend import legend_of
from components.figures.base.text_width import lines_width
from components.figures.base.theme import LIGHT

NOBODY = asymmetries([])


def known(dataset, *actors):
    near = subset_of(
        dataset, dataset, eligible_events(dataset, np.ones(len(dataset.events), dtype=bool)).among, MOST_ROWS
    )
    found = knowledge_evidence(
        dataset, near.events[c.EVENT].tolist(), certain_mask(dataset, Selection(), ExcludedSources())
    )
    return knowledge(near, found, actors or informed_actors(found, dataset.actors))


def marks(figure):
    (found,) = [trace for trace in figure.data if trace.customdata is not None]
    return found


def mark(figure, event, actor):
    """Return symbol, fill, outline, strength and words of one mark."""
    found = marks(figure)
    (place,) = [at for at, data in enumerate(found.customdata) if (data[0], data[2]) == (event, actor)]
    return {
        "symbol": found.marker.symbol[place],
        "fill": found.marker.color[place],
        "outline": found.marker.line.color[place],
        "opacity": found.marker.opacity[place],
        "told": found.customdata[place][1],
        "x": found.x[place],
        "y": found.y[place],
    }


def printed(figure):
    return " ".join(note.text for note in figure.layout.annotations)


def names(figure):
    return [sample.meaning for _, samples in legend_of(figure) for sample in samples]


def dashed(figure):
    """Return the events of the squares with a dashed outline."""
    return [shape.name for shape in figure.layout.shapes if shape.line.dash]


def written(figure):
    return [text for trace in figure.data if trace.mode == "text" for text in trace.text]


def test_every_event_has_a_mark_for_every_actor(archive):
    assert len(marks(grid(known(archive), NOBODY)).x) == 4 * 4


def test_documented_is_filled_possible_has_a_dashed_outline_and_no_evidence_a_stroke(archive):
    figure = grid(known(archive), NOBODY)
    documented, possible = mark(figure, "E1", "A-QUEEN"), mark(figure, "E3", "A-QUEEN")
    assert (documented["symbol"], documented["fill"]) == ("square", LIGHT.side("syria"))
    assert (possible["symbol"], possible["fill"]) == ("square", LIGHT.ground)
    around = [shape for shape in figure.layout.shapes if shape.line.dash]
    assert (possible["x"], possible["y"]) in {(shape.xanchor, shape.yanchor) for shape in around}
    assert (documented["x"], documented["y"]) not in {(shape.xanchor, shape.yanchor) for shape in around}
    assert mark(figure, "E3", "A-MINISTER")["symbol"] == "line-ew-open"


def test_a_dashed_outline_of_what_lost_its_support_is_pale(archive):
    figure = grid(known(archive), NOBODY)
    lost = ghost_marks(figure, {"E3"})
    strength = {shape.name: shape.opacity for shape in lost.layout.shapes if shape.line.dash and shape.name}
    assert {name for name, opacity in strength.items() if opacity is not None and opacity < 1} == {"E3"}
    assert set(dashed(figure)) == set(strength) != {"E3"}


def test_a_square_takes_the_colour_of_its_actors_side(archive):
    assert mark(grid(known(archive), NOBODY), "E1", "A-DUKE")["fill"] == LIGHT.side("iraq")


def test_no_evidence_takes_no_side(archive):
    assert mark(grid(known(archive), NOBODY), "E3", "A-MINISTER")["outline"] == LIGHT.faint


def test_a_mark_says_what_it_rests_on(archive):
    told = mark(grid(known(archive), NOBODY), "E1", "A-MINISTER")["told"]
    assert told.startswith("<b>Minister Élan</b>: knew, from 4 March 1901<br>The Duke offers a harbour<br>")
    assert "Recipient, Chronicle ¶ 1" in told


def test_actors_of_one_side_stand_together(archive):
    figure = grid(known(archive), NOBODY)
    ordered = sorted(("A-MINISTER", "A-QUEEN", "A-COURIER", "A-DUKE"), key=lambda one: mark(figure, "E1", one)["x"])
    assert {*ordered[:2]} == {"A-MINISTER", "A-QUEEN"}


def test_two_actors_stay_in_the_order_asked_for(archive):
    figure = grid(known(archive, "A-DUKE", "A-QUEEN"), NOBODY)
    assert mark(figure, "E1", "A-DUKE")["x"] < mark(figure, "E1", "A-QUEEN")["x"]


def test_days_stand_at_the_squares(archive):
    assert "by 4 Mar" in written(grid(known(archive), NOBODY))
    assert "by 4 Mar" in written(grid(known(archive, "A-DUKE", "A-QUEEN"), NOBODY))


def test_days_of_two_years_keep_both(archive):
    minister = archive.participants[c.EVENT].eq("E1") & archive.participants[c.ACTOR].eq("A-MINISTER")
    for days, words in (
        ("1901-12-30/1902-01-02", "30 Dec 1901 – 2 Jan 1902"),
        ("1900-12-30/1901-01-02", "30 Dec 1900 – 2 Jan 1901"),
        ("1902-03-04", "4 Mar 1902"),
        ("1901-03-04/1901-04-02", "4 Mar – 2 Apr"),  # of the year that stands above
    ):
        received = archive.participants[c.RECEIVED].mask(minister, days)
        late = replace(archive, participants=archive.participants.assign(**{c.RECEIVED: received}))
        assert words in [text.replace("<br>", " ") for text in written(grid(known(late), NOBODY))]


def test_a_single_actor_has_its_reasons_printed(archive):
    assert any("Recipient" in text for text in written(grid(known(archive, "A-MINISTER"), NOBODY)))


def test_the_days_between_two_are_printed_and_drawn(archive):
    two = known(archive, "A-MINISTER", "A-QUEEN")
    figure = grid(two, asymmetries(two))
    assert "0 to 16 days" in printed(figure)
    assert "at most" in " ".join(names(figure))
    assert "at least" not in " ".join(names(figure))  # no days are sure to lie between them
    assert "0 to 16 days" not in printed(grid(two, NOBODY))


def test_an_open_record_moves_nothing(archive):
    closed, opened = grid(known(archive), NOBODY), grid(known(archive), NOBODY, selected="E2")
    for name in ("height", "margin", "xaxis", "yaxis"):
        assert closed.layout[name] == opened.layout[name]
    assert (marks(closed).x, marks(closed).y) == (marks(opened).x, marks(opened).y)


@pytest.mark.parametrize("width", [340, 520])
def test_the_names_are_never_a_screen_away(real, width):
    figure = grid(known(real, "A-HAFEZ", "A-KHADDAM", "A-SADDAM"), NOBODY, width=width)
    heads = sorted(note.y for note in figure.layout.annotations if note.text == "<b>Khaddam</b>")
    assert all(below - above <= 720 for above, below in pairwise([*heads, figure.layout.yaxis.range[0]]))


def test_the_shipped_package_with_four_people_is_two_screens_high(real):
    figure = grid(known(real, "A-HAFEZ", "A-KHADDAM", "A-SADDAM", "A-QAISI"), NOBODY, width=520)
    assert figure.layout.height <= 1650


def test_words_beside_a_square_do_not_reach_the_next(real):
    figure = grid(known(real, "A-HAFEZ", "A-KHADDAM", "A-SADDAM", "A-QAISI"), NOBODY, width=520)
    (texts,) = [trace for trace in figure.data if trace.mode == "text"]
    stands = sorted(set(marks(figure).x))
    for x, text in zip(texts.x, texts.text, strict=True):
        right = min([mark for mark in stands if mark > x], default=520)
        assert x + lines_width(text, LIGHT.size) < right - LIGHT.mark / 2


def test_the_selected_row_stands_out(archive):
    figure = grid(known(archive), NOBODY, selected="E2")
    assert mark(figure, "E2", "A-QUEEN")["opacity"] == 1
    assert mark(figure, "E1", "A-QUEEN")["opacity"] < 0.5


def test_an_event_that_is_not_drawn_pales_nothing(archive):
    assert set(marks(grid(known(archive), NOBODY, selected="E9")).marker.opacity) == {1.0}


def test_rows_stand_in_the_order_of_time_under_their_year(archive):
    figure = grid(known(archive), NOBODY)
    stands = [mark(figure, event, "A-QUEEN")["y"] for event in ("E1", "E5", "E2", "E3")]
    assert stands == sorted(stands)
    assert "<b>1901</b>" in printed(figure)


@pytest.mark.parametrize("width", [340, 450, 820, 1500])
def test_nothing_stands_outside_the_figure(archive, width):
    figure = grid(known(archive), NOBODY, width=width)
    first, last = figure.layout.xaxis.range
    bottom, top = figure.layout.yaxis.range
    assert all(first <= x <= last for x in marks(figure).x)
    assert all(top <= y <= bottom for y in marks(figure).y)


def test_the_legend_names_only_what_is_drawn(archive):
    words = " ".join(names(grid(known(archive, "A-MINISTER"), NOBODY)))
    assert "evidence that they knew" in words
    assert "could have known" not in words
