"""Waits and silences: how long each side waited, and where the record is silent."""

import streamlit as st

from components.dataset import Dataset, Page
from components.exports.base.drawing import Drawing
from components.views.base.render_context import RenderContext
from components.views.replies.silence_grid import silence_grid, silences_drawn
from components.views.replies.wait_lines import wait_lines, waits_drawn


def waits_view(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Show the time from question to answer, then the months in which nothing is recorded."""
    st.header("From question to answer")
    wait_lines(dataset, shown, page)
    st.header("Silences")
    silence_grid(dataset, shown, page)


def waits_drawings(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> list[Drawing]:
    """Return the waits as lines and the silences as a grid, those of the two that can be drawn."""
    lines, grid = waits_drawn(dataset, shown, page, context), silences_drawn(dataset, shown, page, context)
    return ([lines[1]] if lines else []) + ([grid] if grid else [])
