"""The timeline: when things happened, and how well the days are known."""

import datetime as dt
from collections.abc import Sequence

from components.dataset import Dataset, Page
from components.dataset.model import columns as c
from components.dataset.query.certainty import count_words
from components.dataset.query.link import edtf_interval
from components.dataset.query.order import selected_mask, subset_of, supported_part
from components.dataset.timeline.binned_timeline import MOST_MARKS, in_view
from components.exports.base.drawing import Drawing, say_supported
from components.views.base.address import update_link
from components.views.base.chart import chart
from components.views.base.render_context import RenderContext, render_context
from components.views.timeline.arrange import arrange_menu
from components.views.timeline.binned_timeline import binned_figure, days_words, zoom_days
from components.views.timeline.event_list import choose_listed, listed
from components.views.timeline.findings import dating_words, happened_finding
from components.views.timeline.lanes import DRAWN, LANES, Seen, lanes_figure, shaded_silences
from components.views.timeline.orderings import HAPPENED, ordered_figure


def timeline_view(dataset: Dataset, shown: Dataset, page: Page) -> list[Drawing]:
    """Show the chosen events in lanes, in one of three orders; in time, too many as how many there are in a stretch.

    On a phone they are a list.
    """
    context = render_context(page)
    if context.is_phone:
        choose_listed(dataset, shown, page)
    else:
        arrange_menu(shown, page)
    in_time = page.order == HAPPENED and not context.is_phone
    calendar = in_time and page.scale == "calendar"
    drawings = timeline_drawings(dataset, shown, page, context)
    for drawing in drawings:
        chart(
            drawing,
            on_zoom=_zoom if calendar else None,  # the link keeps days, not steps
            on_brush=_brush if in_time else None,
        )
    return drawings


def timeline_drawings(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> list[Drawing]:
    """Return the chosen events in lanes, on a phone as a list, as one drawing if there are any."""
    if not shown.total:
        return []
    if context.is_phone:
        figure, finding, sentence, drawn, near = listed(dataset, shown, page, context)
    else:
        figure, finding, sentence, drawn, near = _in_lanes(dataset, shown, page, context)
    events = near.events[c.EVENT].tolist()
    drawing = Drawing("timeline", figure, sentence, drawn, events, near, listed=bool(events), finding=finding)
    return [say_supported(drawing, dataset, shown, lambda left: timeline_drawings(dataset, left, page, context))]


def _in_lanes(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> Seen:
    left = supported_part(dataset, shown)
    if left.total <= MOST_MARKS < shown.total:
        shown = left  # few enough to be drawn one by one only without what has lost its support
    seen = (binned_figure if shown.total > MOST_MARKS else _all) if page.order == HAPPENED else ordered_figure
    return seen(dataset, shown, page, context)


def _all(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> Seen:
    days = zoom_days(page) if page.scale == "calendar" else None
    sentence = dated_words(dataset, shown, page, page.scale, f" by {LANES[page.lanes].lower()}")
    if days:
        stand = count_words(dataset, page)(in_view(dataset, selected_mask(dataset, shown), days))
        sentence += f" Seen closely: {days_words(days)}, where {stand} of them stand."
    if page.scale == "calendar":
        sentence += shaded_silences(dataset, shown, days or dataset.period)[1]
    if days and context.column:  # nobody zooms out of paper: what stands in these days has all the room
        shown = subset_of(dataset, shown, in_view(dataset, selected_mask(dataset, shown), days))
    figure = lanes_figure(dataset, shown, page, context, zoom=days)
    finding = happened_finding(dataset, shown, page)
    return Seen(figure, finding, sentence, f"One lane for each {page.lanes}. {DRAWN}", shown)


def _zoom(ends: Sequence[str]) -> None:
    """Keep in the link which days the reader has come closer to."""
    days = _in_days(ends)
    update_link(zoom=[edtf_interval(*days)] if days else [])


def _brush(ends: Sequence[str]) -> None:
    """Make the days the reader dragged over the date filter."""
    if days := _in_days(ends):
        update_link(**{"from": [days[0].isoformat()], "to": [days[1].isoformat()], "zoom": []})


def _in_days(ends: Sequence[str]) -> tuple[dt.date, dt.date] | None:
    """Return the days of two moments as the browser writes them; None for none, or for days before the year 1."""
    try:
        first, last = sorted(dt.date.fromisoformat(str(end)[:10]) for end in ends)
    except ValueError:
        return None
    return first, last


def dated_words(dataset: Dataset, shown: Dataset, page: Page, scale: str, by: str = "") -> str:
    """Say how many events are drawn and how well they are dated."""
    say, steps = count_words(dataset, page), " In equal steps: distances are not time." if scale == "steps" else ""
    dated = dating_words(dataset, shown, page, one_sided=" (with an arrow)", undated=", at the right")
    return f"{say(shown.events[c.EVENT])} of {len(dataset.events)} events{by}: {dated}.{steps}"
