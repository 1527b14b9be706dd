"""The events on one lane above the slide, the open one marked."""

from dataclasses import replace

from components.dataset import Dataset, Page
from components.dataset.model import columns as c
from components.dataset.query.order import order_of, subset_of
from components.dataset.timeline.binned_timeline import MOST_MARKS
from components.dataset.timeline.timeline import ALL
from components.exports.base.drawing import Drawing, say_supported, with_legend
from components.figures import Figure
from components.views.base.chart import chart
from components.views.base.render_context import RenderContext, is_phone, page_theme
from components.views.timeline.findings import happened_finding
from components.views.timeline.lanes import DRAWN, lanes_figure

_TALLEST = 250  # px, without the legend
_WIDE = 1100  # px that a projector has at least
_MOST_AROUND = 100  # events, where there are very many


def ribbon(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Show the chosen events; of very many those around the open one.

    By the calendar if that leaves room for the event below, else in equal steps.
    """
    context = RenderContext(page_theme(page), "phone" if is_phone() else "alone")
    drawing = ribbon_drawing(dataset, shown, page, context)
    chart(with_legend(drawing, context.theme, context.room(alone=_WIDE)), framed=False)


def ribbon_drawing(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> Drawing:
    """Return the chosen events, or those around the open one, on one lane."""
    figure, sentence, near = (_around if shown.total > MOST_MARKS else _all)(dataset, shown, page, context)
    drawing = Drawing("ribbon", figure, sentence, DRAWN, near.events[c.EVENT].tolist(), near)
    return say_supported(drawing, dataset, shown, lambda left: [ribbon_drawing(dataset, left, page, context)])


def _all(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> tuple[Figure, str, Dataset]:
    for scale in ("calendar", "steps"):
        figure = lanes_figure(dataset, shown, replace(page, lanes=ALL, scale=scale), context)
        if figure.layout.height <= _TALLEST:
            break
    steps = " In equal steps: distances are not time." if scale == "steps" else ""
    return figure, f"{happened_finding(dataset, shown, page)}{steps}", shown


def _around(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> tuple[Figure, str, Dataset]:
    near = subset_of(dataset, shown, order_of(dataset, shown).around(page.event, _MOST_AROUND))
    figure = lanes_figure(dataset, near, replace(page, lanes=ALL, scale="steps"), context)
    return figure, f"{near.total} of {shown.total:,} events, those around this one, in equal steps.", near
