"""The events on one lane above the slide, the open one marked."""

from functools import partial

from components.dataset import Dataset, Page
from components.dataset import columns as c
from components.dataset.crowd import MOST_MARKS
from components.dataset.order import order_of, part
from components.dataset.timeline import ALL
from components.figures import Figure
from components.views.chart import chart
from components.views.lanes import DRAWN, drawn_in_lanes
from components.views.timeline import dated_words

_TALLEST = 290  # px
_MOST_AROUND = 100  # events, where there are very many


def ribbon(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Show the chosen events; of very many those around the open one.

    By the calendar if that leaves room for the event below, else in equal steps.
    """
    figure, sentence, near = _around(dataset, shown, page) if shown.total > MOST_MARKS else _all(dataset, shown, page)
    events = near.events[c.EVENT].tolist()
    chart(figure, key="ribbon", sentence=sentence, drawn=DRAWN, events=events, shown=near, framed=False)


def _all(dataset: Dataset, shown: Dataset, page: Page) -> tuple[Figure, str, Dataset]:
    figure = partial(drawn_in_lanes, dataset, shown, page, lanes=ALL)
    calendar = figure(scale="calendar")
    if calendar.layout.height <= _TALLEST:
        return calendar, dated_words(dataset, shown, page, "calendar"), shown
    return figure(scale="steps"), dated_words(dataset, shown, page, "steps"), shown


def _around(dataset: Dataset, shown: Dataset, page: Page) -> tuple[Figure, str, Dataset]:
    near = part(dataset, shown, order_of(dataset, shown).around(page.event, _MOST_AROUND))
    figure = drawn_in_lanes(dataset, near, page, lanes=ALL, scale="steps")
    return figure, f"{_MOST_AROUND} of {shown.total:,} events, those around this one, in equal steps.", near
