"""Waits and silences: how long each side waited, and where the record is silent."""

import streamlit as st

from components.dataset import Dataset, Page
from components.views.silence_grid import silence_grid
from components.views.wait_lines import wait_lines


def waits_view(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Show the time from question to answer, then the months in which nothing is recorded."""
    st.header("From question to answer")
    wait_lines(dataset, shown, page)
    st.header("Silences")
    silence_grid(dataset, shown, page)
