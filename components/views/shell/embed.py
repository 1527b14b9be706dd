"""A view inside another page: one chart, what it says, where it is from, and the way to the rest."""

import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.query.views import VIEWS
from components.exports.base.stamp import data_note
from components.views.base.address import href
from components.views.base.chart import chart
from components.views.base.escape import escape_markdown
from components.views.base.render_context import render_context
from components.views.chart_views import drawing_of
from components.views.pages import PAGES
from components.views.sources.evidence import evidence_panel


def embed_view(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Show the chart that `page` names, else its view's first, for a width of 600 px; the evidence opens under it."""
    drawing = drawing_of(dataset, shown, page, render_context(page))
    st.header(escape_markdown(f"{dataset.title}: {VIEWS[page.view].title}"), anchor=False)
    if drawing:
        chart(drawing, framed=False)
    else:
        PAGES[page.view](dataset, shown, page)
    if page.event:
        evidence_panel(dataset, shown, page)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.caption(escape_markdown(data_note(shown)))
        st.link_button("Open with filters and sources", href(chart=[]), icon=":material/open_in_new:")
