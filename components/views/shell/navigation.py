"""The way from view to view: a few places, and where a place has several views, these."""

import streamlit as st

from components.dataset import Page
from components.dataset.query.views import VIEWS
from components.views.base.address import bind_widget, choose, update_link, widget_value
from components.views.base.render_context import is_phone
from components.views.chart_views import CHART_VIEWS


def places(page: Page) -> None:
    """Show a switch between the places; a place leads to the first of its views. On a phone `views` has all."""
    if is_phone():
        return
    first: dict[str, str] = {}
    for name, view in VIEWS.items():
        first.setdefault(view.place, name)
    st.segmented_control(
        "Place",
        list(first),
        key=bind_widget("place", VIEWS[page.view].place),
        on_change=lambda: update_link(view=[first[str(widget_value("place"))]]),
        label_visibility="collapsed",
        required=True,
    )


def views(page: Page) -> None:
    """Show a switch between the views of the place that `page` is at, if it has several, and what its view is for."""
    shown = VIEWS[page.view]
    if is_phone():
        choose("view", {name: view.title for name, view in VIEWS.items()}, page, menu=True)
    else:
        beside = {name: view.title for name, view in VIEWS.items() if view.place == shown.place}
        if len(beside) > 1:
            choose("view", beside, page)
    if page.view not in CHART_VIEWS:  # a chart says itself what it is for
        st.text(shown.purpose, width="stretch" if is_phone() else "content")
