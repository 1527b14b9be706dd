"""Which part of many events is shown."""

from bisect import bisect

import pandas as pd
import streamlit as st

from components.dataset import Dataset
from components.dataset.model import columns as c
from components.dataset.query.parts import Part
from components.views.base.address import bind_widget, update_link, widget_value


def choose_part(label: str, dataset: Dataset, part: Part) -> None:
    """Offer the parts that many events are shown in, if they are more than one; `part` is shown.

    To choose one closes the event, which may stand in another.
    """
    count, days = len(part.among), dataset.events[c.EARLIEST]

    def words(start: int) -> str:
        after, since = bisect(part.starts, start), days.iloc[part.among[start - 1]]
        last = part.starts[after] - 1 if after < len(part.starts) else count
        return f"{start:,} to {last:,} of {count:,}" + ("" if pd.isna(since) else f", from {since.year} on")

    if len(part.starts) > 1:
        st.selectbox(
            label,
            part.offered,
            format_func=words,
            key=bind_widget("first", part.first),
            on_change=lambda: update_link(first=[str(widget_value("first"))], event=[]),
        )
