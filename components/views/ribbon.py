"""The events on one lane above the slide, the open one marked."""

from functools import partial

from components.dataset import Dataset, Page
from components.dataset import columns as c
from components.dataset.crowd import MOST_MARKS
from components.dataset.order import order_of, part
from components.dataset.timeline import ALL
from components.exports.drawing import Drawing
from components.figures import Figure
from components.views.chart import chart
from components.views.lanes import DRAWN, drawn_in_lanes
from components.views.look import Stage, is_phone, page_look
from components.views.timeline import dated_words

_TALLEST = 290  # px
_MOST_AROUND = 100  # events, where there are very many


def ribbon(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Show the chosen events; of very many those around the open one.

    By the calendar if that leaves room for the event below, else in equal steps.
    """
    stage = Stage(page_look(page), "phone" if is_phone() else "alone")
    chart(ribbon_drawing(dataset, shown, page, stage), framed=False)


def ribbon_drawing(dataset: Dataset, shown: Dataset, page: Page, stage: Stage) -> Drawing:
    """Return the chosen events, or those around the open one, on one lane."""
    figure, sentence, near = (_around if shown.total > MOST_MARKS else _all)(dataset, shown, page, stage)
    return Drawing("ribbon", figure, sentence, DRAWN, near.events[c.EVENT].tolist(), near)


def _all(dataset: Dataset, shown: Dataset, page: Page, stage: Stage) -> tuple[Figure, str, Dataset]:
    figure = partial(drawn_in_lanes, dataset, shown, page, stage, lanes=ALL)
    calendar = figure(scale="calendar")
    if calendar.layout.height <= _TALLEST:
        return calendar, dated_words(dataset, shown, page, "calendar"), shown
    return figure(scale="steps"), dated_words(dataset, shown, page, "steps"), shown


def _around(dataset: Dataset, shown: Dataset, page: Page, stage: Stage) -> tuple[Figure, str, Dataset]:
    near = part(dataset, shown, order_of(dataset, shown).around(page.event, _MOST_AROUND))
    figure = drawn_in_lanes(dataset, near, page, stage, lanes=ALL, scale="steps")
    return figure, f"{_MOST_AROUND} of {shown.total:,} events, those around this one, in equal steps.", near
