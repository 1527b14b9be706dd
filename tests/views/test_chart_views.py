"""Every view offers its charts as values, for a page, a projector, a sheet of paper or a file."""

import datetime as dt
import sys
from dataclasses import replace

import pytest

from components.dataset import Page, Selection, filter_mask, select, subset
from components.dataset.query.run_query import run_query
from components.dataset.query.views import VIEWS
from components.dataset.sources.excluded_sources import ExcludedSources, unsupported_mask
from components.exports.base.drawing import style_doubts
from components.figures.base.theme import DARK, LIGHT, enlarged
from components.views.base.render_context import PAPER, RenderContext
from components.views.chart_views import CHART_VIEWS, drawing_of, drawings_of

STAGES = {
    "alone": RenderContext(LIGHT, "alone"),
    "dark": RenderContext(DARK, "alone"),
    "beside": RenderContext(LIGHT, "beside"),
    "projected": RenderContext(enlarged(LIGHT), "beside"),
    "phone": RenderContext(LIGHT, "phone"),
    "paper": PAPER,
}
WITHOUT = [view for view in VIEWS if view not in CHART_VIEWS]  # views of words and tables
DRAWN = list(CHART_VIEWS)
LEAST_TEXT, SHEET = 10, 680  # px


@pytest.fixture(autouse=True)
def without_streamlit(monkeypatch):
    """No view has streamlit: what calls it fails."""
    for name, module in list(sys.modules.items()):
        if name.startswith("components.views") and hasattr(module, "st"):
            monkeypatch.setattr(module, "st", None)


def drawings(dataset, view, context="alone", shown=None, **page):
    return CHART_VIEWS[view].drawings(dataset, shown or dataset, Page(view=view, **page), STAGES[context])


def text_sizes(part):
    """Return the sizes of all texts in a figure or a part of it, of its marks not."""
    if isinstance(part, list | tuple):
        return {size for one in part for size in text_sizes(one)}
    if not isinstance(part, dict):
        return set()
    sizes = set()
    for name, value in part.items():
        if name.endswith("font") and isinstance(value, dict) and "size" in value:
            size = value["size"]
            sizes |= set(size) if isinstance(size, list | tuple) else {size}
        sizes |= text_sizes(value)
    return sizes


@pytest.mark.parametrize("view", DRAWN)
def test_where_no_source_is_recorded_no_origin_is_counted(archive, view):
    bare = replace(archive, claims=archive.claims[:0], readings=archive.readings[:0])
    for drawing in drawings(bare, view):
        assert "rest on one origin" not in drawing.sentence
        assert "rests on one origin" not in f"{drawing.sentence} {drawing.drawn}"
    with_sources = {view for view in DRAWN for one in drawings(archive, view) if "one origin" in one.sentence}
    assert {"exchange", "who", "knew", "lamp"} <= with_sources


@pytest.mark.parametrize("context", STAGES)
@pytest.mark.parametrize("view", DRAWN)
def test_every_view_gives_drawings_that_say_what_they_show(real, view, context):
    found = drawings(real, view, context)
    assert found
    assert len({drawing.key for drawing in found}) == len(found)
    for drawing in found:
        assert drawing.figure.data, drawing.key
        assert drawing.drawn
        assert set(drawing.events) <= set(drawing.shown.events["event_id"])


@pytest.mark.parametrize("context", STAGES)
@pytest.mark.parametrize("view", DRAWN)
def test_the_first_drawing_says_how_many_of_how_many(real, view, context):
    assert " of " in drawings(real, view, context)[0].sentence


@pytest.mark.parametrize("view", WITHOUT)
def test_views_of_words_have_no_drawing(real, view):
    assert drawings_of(real, real, Page(view=view), STAGES["alone"]) == []


@pytest.mark.parametrize("view", DRAWN)
def test_on_a_sheet_of_paper_a_figure_fits_and_its_text_can_be_read(real, view):
    for drawing in drawings(real, view, "paper"):
        figure = drawing.figure.to_dict()
        assert (figure["layout"].get("width") or 0) <= SHEET
        assert min(text_sizes(figure)) >= LEAST_TEXT, drawing.key


@pytest.mark.parametrize("view", DRAWN)
def test_paper_is_white_for_every_reader(real, view):
    for drawing in drawings(real, view, "paper"):
        assert drawing.figure.layout.font.color == LIGHT.text


# A disagreement stays one, whatever is chosen.
@pytest.mark.parametrize("view", [view for view in DRAWN if view != "readings"])
def test_where_no_event_is_chosen_there_is_nothing_to_draw(real, view):
    assert drawings(real, view, shown=select(real, Selection(text="nosuchword"))) == []


def test_the_drawings_of_a_page_stand_in_its_order(real):
    keys = {view: [drawing.key for drawing in drawings(real, view)] for view in ("exchange", "waits", "who", "actor")}
    assert keys == {
        "exchange": ["strip", "exchange"],
        "waits": ["waits", "silences"],
        "who": ["who", "meetings"],
        "actor": ["career", "partners"],
    }


def test_a_phone_has_no_room_for_lanes_of_actors(real):
    assert [drawing.key for drawing in drawings(real, "exchange", "phone")] == ["strip"]


def test_second_drawings_of_the_same_records_do_not_list_them_again(real):
    assert [drawing.listed for drawing in drawings(real, "exchange")] == [True, False]


def test_drawings_leave_the_lamp_to_who_shows_them(real):
    """Outlined here already, marks would be outlined and counted twice."""
    off = unsupported_mask(real, ExcludedSources(sources=("SRC-QAISI",)))
    (drawing,) = drawings(
        real, "timeline", shown=replace(subset(real, filter_mask(real, Selection()), 2000), unsupported=off)
    )
    assert not drawing.doubts
    assert style_doubts(drawing).doubts.startswith(f"Source lamp: {int(off.sum())} more have lost")


def printed(drawing):
    return {note.text for note in drawing.figure.layout.annotations if note.yref == "paper"}


def test_where_the_legend_is_printed_it_says_what_is_switched_off_and_what_a_star_is(real):
    """As inside another page, on a slide and on paper, where no pane says it."""
    off, dated = ExcludedSources(sources=("SRC-QAISI",)), Selection(start=dt.date(1998, 1, 1))
    for page, meaning in (
        (Page(view="timeline", excluded=off), "its only support is switched off"),
        (Page(view="timeline", selection=dated), "may lie outside the dates asked for"),
    ):
        drawing = drawing_of(real, run_query(real, page), page, STAGES["paper"])
        assert meaning in printed(drawing)
        assert style_doubts(drawing) is drawing


@pytest.mark.parametrize(("place", "px"), [("alone", 800), ("beside", 520), ("phone", 340), ("paper", 680)], ids=str)
def test_a_figure_has_the_room_of_its_place(place, px):
    assert RenderContext(LIGHT, place).room() == px
    assert RenderContext(LIGHT, place).room(**{place: 123}) == 123
