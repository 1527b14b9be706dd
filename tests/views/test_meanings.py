"""One meaning for each visual, in every view: the table in docs/design.md, asked of the charts of the real data."""

import re

import pytest

from components.dataset import Page
from components.dataset.model import columns as c
from components.dataset.query.run_query import run_query
from components.figures.base.legend import legend_of
from components.figures.base.theme import LIGHT
from components.views.base.render_context import RenderContext
from components.views.chart_views import CHART_VIEWS, drawings_of

PAGES = {
    **{view: Page(view=view) for view in CHART_VIEWS},
    "public": Page(view="timeline", public_lanes=True),
    "told": Page(view="timeline", order="told"),
    "learned": Page(view="timeline", order="learned"),
    "topics": Page(view="offers", ledger="topic"),
    "list": Page(view="timeline"),
}
DAY_KNOWN, DAY_NOT_KNOWN = "day known", "day not known"
DOUBT = re.compile(r"not (done|certain|seen|sure)|perhaps|no answer recorded|switched off")
# What a mark may be: a circle, a square where it counts, a head on the open side, a stroke where there is nothing.
SHAPES = {"", "circle", "square", "triangle-left", "triangle-right", "line-ew"}


def drawings(real, name):
    page, place = PAGES[name], "phone" if name == "list" else "beside"
    return drawings_of(real, run_query(real, page), page, RenderContext(LIGHT, place))


def samples(real, name):
    return [sample for one in drawings(real, name) for _, row in legend_of(one.figure) for sample in row]


def is_hollow(symbol, colour, line):
    """Say whether a mark is an outline; one without a line only keeps the ground clear, as under a number."""
    return (symbol.endswith("-open") and not symbol.startswith("line")) or (colour == LIGHT.ground and line)


def marks(figure):
    """Yield the ids, symbol, colour and width of the line of each mark that can be seen and holds no number."""
    for trace in figure.data:
        if trace.customdata is None or trace.mode != "markers":
            continue
        count = len(trace.customdata)
        each = [
            value if isinstance(value, (list, tuple)) else [value] * count
            for value in (
                trace.marker.symbol or "circle",
                trace.marker.color,
                trace.marker.opacity,
                trace.marker.line.width or 0,
            )
        ]
        for told, symbol, colour, opacity, line in zip(trace.customdata, *each, strict=True):
            if told[0] and opacity != 0:
                yield told[0].split(";"), str(symbol), colour, line


@pytest.mark.parametrize("name", PAGES)
def test_in_a_legend_hollow_means_that_the_day_is_not_known_and_nothing_else(real, name):
    for sample in samples(real, name):
        hollow = sample.symbol.endswith("-open") and not sample.symbol.startswith("line")
        assert hollow == sample.meaning.endswith(DAY_NOT_KNOWN), sample
        if sample.meaning == DAY_KNOWN:
            assert sample.symbol in ("circle", "square")


@pytest.mark.parametrize("name", PAGES)
def test_in_a_legend_dots_and_dashes_mean_not_done_or_not_certain(real, name):
    for sample in samples(real, name):
        if sample.dash not in ("", "solid"):
            assert DOUBT.search(sample.meaning), sample


@pytest.mark.parametrize("name", PAGES)
def test_shapes_are_drawn_only_where_they_are_asked_for(real, name):
    for drawing in drawings(real, name):
        drawn = {symbol.removesuffix("-open") for _, symbol, *_ in marks(drawing.figure)}
        assert drawn <= SHAPES, drawing.key
    assert {sample.symbol.removesuffix("-open") for sample in samples(real, name)} <= SHAPES


@pytest.mark.parametrize("name", [name for name in PAGES if name != "learned"])  # there the day is that of print
def test_a_hollow_mark_stands_for_an_event_whose_day_is_not_known(real, name):
    events = real.events.set_index(c.EVENT)
    known = set(events.index[(events[c.EARLIEST] == events[c.LATEST]).to_numpy()])
    for drawing in drawings(real, name):
        for ids, symbol, colour, line in marks(drawing.figure):
            if len(ids) == 1 and is_hollow(symbol, colour, line):
                assert ids[0] not in known, drawing.key


def test_a_colour_of_a_side_is_named_after_that_side_in_every_legend(real):
    labels = {**real.dictionary.labels("actors", c.SIDE), "several": "Several sides"}
    sides = {LIGHT.side(side): words for side, words in labels.items() if side in LIGHT.sides}
    for name in PAGES:
        for sample in samples(real, name):
            if sample.meaning in sides.values():
                assert sides[sample.colour] == sample.meaning
