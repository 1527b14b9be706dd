"""The way from view to view: first the reader's question, then the view."""

import streamlit as st

from components.dataset import Page
from components.dataset.query.views import VIEWS
from components.views.base.address import bind_widget, choose, update_link, widget_value
from components.views.base.render_context import is_phone


def questions(page: Page) -> None:
    """Show a switch between the questions; a question leads to the first of its views. On a phone `views` has all."""
    if is_phone():
        return
    first: dict[str, str] = {}
    for name, view in VIEWS.items():
        first.setdefault(view.question, name)
    st.segmented_control(
        "Question",
        list(first),
        key=bind_widget("question", VIEWS[page.view].question),
        on_change=lambda: update_link(view=[first[str(widget_value("question"))]]),
        label_visibility="collapsed",
        required=True,
    )


def views(page: Page) -> None:
    """Show a switch between the views of the question that `page` asks, and what its view is for."""
    shown = VIEWS[page.view]
    if is_phone():
        choose("view", {name: f"{view.question} {view.title}" for name, view in VIEWS.items()}, page, menu=True)
        st.text(shown.purpose)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        choose("view", {name: view.title for name, view in VIEWS.items() if view.question == shown.question}, page)
        st.text(shown.purpose, width="content")
