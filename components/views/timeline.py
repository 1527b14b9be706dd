"""The timeline: when things happened, and how well the days are known."""

from functools import partial

import streamlit as st

from components.dataset import Dataset, Page
from components.dataset import columns as c
from components.dataset.acting import SEVERAL
from components.dataset.timeline import ALL, EXACT, PANEL, UNDATED, density, links_of, marks, silences
from components.dataset.words import event_dates
from components.figures import Figure, timeline
from components.views.address import choose
from components.views.chart import chart
from components.views.look import is_phone, page_look

_LANES = {"channel": "Channel", "side": "Side", "actor": "Actor", "topic": "Topic", "layer": "Layer"}
_SCALES = {"calendar": "Calendar", "steps": "Equal steps"}
_WIDE, _BESIDE, _PHONE, _PROJECTED = 820, 450, 350, 1100  # px a chart has: alone at 1280, beside evidence, ...
_TALLEST_RIBBON = 290  # px
_DRAWN = (
    "A filled mark where the day is known, a hollow mark on a band of possible days where it is not, a dotted ring for "
    "what was planned, proposed, claimed or inferred."
)


def timeline_view(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Show the chosen events in lanes over time."""
    lanes, scale, _ = st.columns(3)
    with lanes:
        choose("lanes", _LANES, page, label="Lanes", menu=True)
    with scale:
        choose("scale", _SCALES, page, label="Scale", menu=True)
    width = _PHONE if is_phone() else _BESIDE if page.event else _WIDE
    chart(
        _figure(dataset, shown, page, page.scale, lanes=page.lanes, width=width),
        key="timeline",
        sentence=_sentence(dataset, shown, page.scale, f" by {_LANES[page.lanes].lower()}"),
        drawn=f"One lane for each {page.lanes}. {_DRAWN}",
        events=shown.events[c.EVENT].tolist(),
        shown=shown,
    )


def ribbon(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Show the chosen events on one lane, for a projector, the open one marked.

    By the calendar if that leaves room for the event below, else in equal steps.
    """
    figure = partial(_figure, dataset, shown, page, lanes=ALL, width=_PHONE if is_phone() else _PROJECTED)
    calendar = figure("calendar")
    scale = "calendar" if calendar.layout.height <= _TALLEST_RIBBON else "steps"
    chart(
        calendar if scale == "calendar" else figure(scale),
        key="ribbon",
        sentence=_sentence(dataset, shown, scale, ""),
        drawn=_DRAWN,
        events=shown.events[c.EVENT].tolist(),
        shown=shown,
        framed=False,
    )


def _figure(dataset: Dataset, shown: Dataset, page: Page, scale: str, *, lanes: str, width: int) -> Figure:
    placed = marks(dataset, shown, lanes)
    if lanes == ALL or width == _PHONE:
        placed = placed.assign(**{c.LABEL: ""})  # no room for labels
    labels = {
        "side": {**dataset.dictionary.labels("actors", c.SIDE), SEVERAL: "Several sides"},
        "kind": dict(dataset.dictionary.labels("events", c.KIND)),
        "relation": dict(dataset.dictionary.labels("links", c.RELATION)),
    }
    return timeline(
        placed,
        density(dataset, shown),
        silences(dataset, shown),
        links_of(shown, page.event),
        dataset.period,
        words=event_dates(shown),
        labels=labels,
        steps=scale == "steps",
        selected=page.event,
        width=width,
        inside=width != _WIDE,
        brief=lanes == ALL,
        look=page_look(page),
    )


def _sentence(dataset: Dataset, shown: Dataset, scale: str, by: str) -> str:
    """Say how many events are drawn and how well they are dated."""
    placed = marks(dataset, shown, ALL)
    day, undated = int(placed[EXACT].sum()), int(placed[PANEL].eq(UNDATED).sum())
    steps = " In equal steps: distances are not time." if scale == "steps" else ""
    return (
        f"{len(placed)} of {len(dataset.events)} events{by}: {day} dated to the day, {len(placed) - day - undated} "
        f"to a longer span, {undated} without a closed date, at the right.{steps}"
    )
