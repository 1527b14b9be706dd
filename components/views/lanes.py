"""Events in lanes, as the timeline and the ribbon of presenting show them."""

from dataclasses import replace

from components.dataset import Dataset, Page
from components.dataset import columns as c
from components.dataset.acting import SEVERAL
from components.dataset.crowd import Days
from components.dataset.silence import silences
from components.dataset.timeline import ALL, density, links_of, marks
from components.dataset.words import event_dates
from components.figures import Figure, timeline
from components.views.look import is_phone, page_look

LANES = {"channel": "Channel", "side": "Side", "actor": "Actor", "topic": "Topic", "layer": "Layer"}
SCALES = {"calendar": "Calendar", "steps": "Equal steps"}
DRAWN = (
    "A filled mark where the day is known, a hollow mark on a band of possible days where it is not, a dotted ring for "
    "what was planned, proposed, claimed or inferred."
)
_WIDE, _BESIDE, _PHONE, _PROJECTED = 820, 450, 350, 1100  # px a chart has: alone at 1280, beside evidence, ...


def width_of(page: Page) -> int:
    """Return the px that a chart surely has."""
    if is_phone():
        return _PHONE
    return _PROJECTED if page.present else _BESIDE if page.event else _WIDE


def names_inside(page: Page) -> bool:
    """Return whether the names of the lanes stand inside the plot, for want of room beside it."""
    return width_of(page) != _WIDE


def drawn_in_lanes(
    dataset: Dataset,
    shown: Dataset,
    page: Page,
    *,
    lanes: str = "",
    scale: str = "",
    period: Days | None = None,
    zoom: Days | None = None,
) -> Figure:
    """Draw the events of `shown`. lanes, scale: instead of those of `page`. period: instead of that of the package.

    zoom: first and last day to be seen at full width.
    """
    lanes, scale, width = lanes or page.lanes, scale or page.scale, width_of(page)
    # Not `dataset` itself: another value of it would have to count its rows anew.
    scaled = replace(dataset, period=period or dataset.period)
    placed = marks(scaled, shown, lanes)
    if lanes == ALL or width == _PHONE:
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
        width=width,
        inside=names_inside(page),
        brief=lanes == ALL,
        zoom=zoom,
        look=page_look(page),
    )
