"""Events in lanes, as the timeline and the ribbon of presenting show them."""

from dataclasses import replace

from components.dataset import Dataset, Page
from components.dataset.model import columns as c
from components.dataset.model.acting_side import SEVERAL
from components.dataset.query.filter_words import event_dates
from components.dataset.replies.silences import silences
from components.dataset.timeline.binned_timeline import Days
from components.dataset.timeline.timeline import ALL, density, links_of, marks
from components.figures import Figure, timeline
from components.views.base.render_context import RenderContext

LANES = {"channel": "Channel", "side": "Side", "actor": "Actor", "topic": "Topic", "layer": "Layer"}
SCALES = {"calendar": "Calendar", "steps": "Equal steps"}
Seen = tuple[Figure, str, str, Dataset]  # a figure, what it shows, how it is drawn, the events in it one by one
DRAWN = (
    "A filled mark where the day is known, a hollow mark on a band of possible days where it is not, a dotted ring for "
    "what was planned, proposed, claimed or inferred."
)
_PROJECTED = (1100, 540)  # px on a projector: alone, beside the words of a lesson


def safe_width(context: RenderContext) -> int:
    """Return the px that a chart surely has."""
    alone, beside = _PROJECTED if context.is_enlarged else (820, 450)
    return context.room(alone=alone, beside=beside, phone=350)


def names_inside(context: RenderContext) -> bool:
    """Return whether the names of the lanes stand inside the plot, for want of room beside it."""
    return context.place != "alone"


def lanes_figure(
    dataset: Dataset,
    shown: Dataset,
    page: Page,
    context: RenderContext,
    *,
    lanes: str = "",
    scale: str = "",
    period: Days | None = None,
    zoom: Days | None = None,
) -> Figure:
    """Draw the events of `shown`. lanes, scale: instead of those of `page`. period: instead of that of the package.

    zoom: first and last day to be seen at full width.
    """
    lanes, scale = lanes or page.lanes, scale or page.scale
    # Not `dataset` itself: another value of it would have to count its rows anew.
    scaled = replace(dataset, period=period or dataset.period)
    placed = marks(scaled, shown, lanes)
    if lanes == ALL or context.is_phone:
        placed = placed.assign(**{c.LABEL: ""})  # no room for labels
    labels = {
        "side": {**dataset.dictionary.labels("actors", c.SIDE), SEVERAL: "Several sides"},
        "kind": dict(dataset.dictionary.labels("events", c.KIND)),
        "relation": dict(dataset.dictionary.labels("links", c.RELATION)),
    }
    return timeline(
        placed,
        density(scaled, shown),
        silences(dataset, shown),
        links_of(shown, page.event),
        scaled.period,
        words=event_dates(shown),
        labels=labels,
        steps=scale == "steps",
        selected=page.event,
        width=safe_width(context),
        inside=lanes == ALL or names_inside(context),
        brief=lanes == ALL,
        zoom=zoom,
        theme=context.theme,
    )
