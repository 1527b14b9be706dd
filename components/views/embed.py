"""A view inside another page: one chart, what it says, where it is from, and the way to the rest."""

import streamlit as st

from components.dataset import Dataset, Page
from components.exports.stamp import told_of
from components.views import VIEWS
from components.views.address import href
from components.views.chart import chart
from components.views.drawings import drawing_of
from components.views.evidence import evidence_panel
from components.views.look import stage_of
from components.views.verbatim import verbatim


def embed_view(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Show the chart that `page` names, else its view's first, for a width of 600 px; the evidence opens under it."""
    view = VIEWS[page.view]
    drawing = drawing_of(dataset, shown, page, stage_of(page))
    st.header(verbatim(f"{dataset.title}: {view.title}"), anchor=False)
    if drawing:
        chart(drawing, framed=False)
    else:
        view.show(dataset, shown, page)
    if page.event:
        evidence_panel(dataset, shown, page)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.caption(verbatim(told_of(shown)))
        st.link_button("Open with filters and sources", href(chart=[]), icon=":material/open_in_new:")
