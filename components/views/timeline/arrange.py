"""How the timeline is arranged: what the reader may choose, and what is chosen."""

import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.timeline.binned_timeline import MOST_MARKS
from components.dataset.timeline.timeline import can_fold
from components.views.base.address import bind_widget, choose, update_link, widget_value
from components.views.timeline.lanes import LANES, SCALES
from components.views.timeline.orderings import HAPPENED, ORDERS


def arrange_menu(shown: Dataset, page: Page) -> None:
    """Show in one row a menu of the order, the lanes, the scale and the shapes, and how to open the public record."""
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.popover(arranged_words(page), key="arrange"):
            choose("order", ORDERS, page, label="Order", menu=True)
            choose("lanes", LANES, page, label="Lanes", menu=True)
            if page.order == HAPPENED:
                choose("scale", SCALES, page, label="Scale", menu=True)
            _kinds(page)
        if can_fold(shown) and (shown.total <= MOST_MARKS or page.order != HAPPENED):
            _switch("public", "lanes", "Open the public record", page.public_lanes, "Spread the strip over its lanes")


def list_menu(page: Page, *, can_fold: bool) -> None:
    """Show in one row what of this there is to choose of a list. can_fold: whether it can leave out what was public."""
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.popover(arranged_words(page, in_lanes=False), key="arrange"):
            choose("order", ORDERS, page, label="Order", menu=True)
            _kinds(page)
        if can_fold:
            _switch("public", "lanes", "List the public record", page.public_lanes, "What was not secret, in its place")
        if page.zoom and page.order == HAPPENED:
            st.button("All days", key="all-days", on_click=lambda: update_link(zoom=[]))


def arranged_words(page: Page, *, in_lanes: bool = True) -> str:
    """Return the label of the menu: with what is set that is not the default."""
    scale = page.scale if page.order == HAPPENED and in_lanes else "calendar"
    chosen = [
        ORDERS[page.order].lower() if page.order != HAPPENED else "",
        f"by {LANES[page.lanes].lower()}" if page.lanes != page.own_lanes and in_lanes else "",
        SCALES[scale].lower() if scale != "calendar" else "",
        "with kinds" if page.shapes else "",
    ]
    return f"Arrange{': ' if any(chosen) else ''}{', '.join(filter(None, chosen))}"


def _kinds(page: Page) -> None:
    _switch("shapes", "kind", "Show kinds", page.shapes, "A shape for each kind of event")


def _switch(parameter: str, value: str, label: str, on: bool, help_: str) -> None:
    def write() -> None:
        update_link(**{parameter: [value] if widget_value(parameter) else []})

    st.toggle(label, key=bind_widget(parameter, on), on_change=write, help=help_)
