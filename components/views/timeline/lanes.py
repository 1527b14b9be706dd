"""Events in lanes, as the timeline and the ribbon of presenting show them."""

from dataclasses import replace
from typing import NamedTuple

from components.dataset import Dataset, Page
from components.dataset.model import columns as c
from components.dataset.query.filter_words import event_dates
from components.dataset.query.order import supported_part
from components.dataset.replies.silences import Silence, silences, striking
from components.dataset.timeline.binned_timeline import Days
from components.dataset.timeline.density import density
from components.dataset.timeline.timeline import ALL, links_of, mark_labels, marks
from components.figures import Figure, timeline
from components.figures.timeline.timeline import TimelineData, TimelineLayout
from components.views.base.render_context import ON_SLIDE, RenderContext

LANES = {"channel": "Channel", "side": "Side", "actor": "Actor", "topic": "Topic", "layer": "Layer"}
SCALES = {"calendar": "Calendar", "steps": "Equal steps"}
DRAWN = (
    "A filled mark where the day is known, a hollow mark on a band of possible days where it is not, an arrow "
    "beside it where only its first or its last possible day is known, a dotted ring for what was planned, proposed, "
    "claimed or inferred."
)
_PROJECTED = (1100, ON_SLIDE)  # px on a projector: alone, beside the words of a lesson


class Seen(NamedTuple):
    """A figure, what it says at a look, what is counted in it, how it is drawn, and the events in it one by one."""

    figure: Figure
    finding: str
    sentence: str
    drawn: str
    near: Dataset


def timeline_layout(context: RenderContext) -> TimelineLayout:
    """Return the px that a chart surely has; the lanes' names stand inside the plot for want of room beside it."""
    alone, beside = _PROJECTED if context.is_enlarged else (820, 520)
    width = context.room(alone=alone, beside=beside, phone=350)
    return TimelineLayout(width, inside=context.place != "alone", still=bool(context.column))


def lanes_figure(
    dataset: Dataset,
    shown: Dataset,
    page: Page,
    context: RenderContext,
    *,
    period: Days | None = None,
    zoom: Days | None = None,
) -> Figure:
    """Draw the events of `shown`. period: instead of that of the package.

    zoom: first and last day to be seen at full width.
    """
    one_lane = page.lanes == ALL
    # Not `dataset` itself: another value of it would have to count its rows anew.
    scaled = replace(dataset, period=period or dataset.period)
    asked = page.selection.start, page.selection.end
    placed = marks(scaled, shown, page.lanes, asked, folded=not one_lane and not page.public_lanes)
    if one_lane:
        placed = placed.assign(**{c.LABEL: ""})  # no room for labels
    layout = timeline_layout(context)
    return timeline(
        TimelineData(
            placed,
            links_of(shown, page.event),
            scaled.period,
            event_dates(shown),
            mark_labels(dataset),
            density(scaled, supported_part(dataset, shown), asked),
            shaded_silences(dataset, shown, zoom or scaled.period)[0],
        ),
        replace(
            layout,
            inside=one_lane or layout.inside,
            steps=page.scale == "steps",
            brief=one_lane,
            zoom=zoom,
            shapes=page.shapes,
        ),
        selected=page.event,
        theme=context.theme,
    )


def shaded_silences(dataset: Dataset, shown: Dataset, days: Days) -> tuple[list[Silence], str]:
    """Return the silences that a timeline of these days shades; and if others are not, how many of how many."""
    found = silences(dataset, shown)
    shaded = striking(dataset, found, *days)
    if not shaded or len(shaded) == len(found):
        return shaded, ""
    which = "the longest" if len(shaded) == 1 else f"the {len(shaded)} longest"
    return shaded, f" Shaded: {which} of {len(found):,} silences between two sides."
