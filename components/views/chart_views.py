"""The views that draw charts: what shows each, and what draws its charts."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from components.dataset import Dataset, Page
from components.exports.base.drawing import Drawing, on_slide, with_legend
from components.views.actors.actor import actor_drawings, actor_view
from components.views.base.render_context import ON_SLIDE, RenderContext
from components.views.exchange.messages import messages_drawings, messages_view
from components.views.exchange.ties import ties_drawings, ties_view
from components.views.knowledge.knowledge import knowledge_drawings, knowledge_view
from components.views.map.place_map import place_map_drawings, place_map_view
from components.views.replies.offers import offers_drawings, offers_view
from components.views.replies.waits import waits_drawings, waits_view
from components.views.sources.disagreements import disagreements_drawings, disagreements_view
from components.views.sources.excluded_sources import excluded_sources_drawings, excluded_sources_view
from components.views.story.story import story_drawings, story_view
from components.views.timeline.timeline import timeline_drawings, timeline_view
from components.views.topics.topics import topics_drawings, topics_view


class ChartView(NamedTuple):
    """What shows a view, and what draws its charts.

    show: from the whole data set, the chosen part of it, and the page; returns the charts it has shown, whose legends
    stand beside them. drawings: its charts in the order of the page,
    from the same and what they are drawn for; it calls no streamlit, so an export can ask for them too.
    """

    show: Callable[[Dataset, Dataset, Page], Sequence[Drawing]]
    drawings: Callable[[Dataset, Dataset, Page, RenderContext], list[Drawing]]


# Name in the link (dataset/query/views.py) -> what shows the view.
CHART_VIEWS = {
    "story": ChartView(story_view, story_drawings),
    "timeline": ChartView(timeline_view, timeline_drawings),
    "waits": ChartView(waits_view, waits_drawings),
    "map": ChartView(place_map_view, place_map_drawings),
    "exchange": ChartView(messages_view, messages_drawings),
    "who": ChartView(ties_view, ties_drawings),
    "knew": ChartView(knowledge_view, knowledge_drawings),
    "actor": ChartView(actor_view, actor_drawings),
    "offers": ChartView(offers_view, offers_drawings),
    "agenda": ChartView(topics_view, topics_drawings),
    "readings": ChartView(disagreements_view, disagreements_drawings),
    "lamp": ChartView(excluded_sources_view, excluded_sources_drawings),
}


def drawings_of(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> list[Drawing]:
    """Return the charts of the view of `page`, in its order; none of a view of words, or where no event is chosen."""
    view = CHART_VIEWS.get(page.view)
    return view.drawings(dataset, shown, page, context) if view and len(shown.events) else []


def chart_of(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> Drawing | None:
    """Return the chart of its view that `page` names, else the first; None if the view draws none of these events."""
    found = drawings_of(dataset, shown, page, context)
    return next((one for one in found if one.key == page.chart), next(iter(found), None))


def drawing_of(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> Drawing | None:
    """Return the chart of `page`, as `chart_of` does, with its legend in the picture."""
    drawing = chart_of(dataset, shown, page, context)
    return with_legend(drawing, context.theme, context.room()) if drawing else None


def slide_drawing_of(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> Drawing | None:
    """Return the same chart as it stands on a slide beside words; None if the view draws none of these events."""
    drawing = chart_of(dataset, shown, page, context)
    return on_slide(drawing, context.theme, context.room(beside=ON_SLIDE)) if drawing else None
