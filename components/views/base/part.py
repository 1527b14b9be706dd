"""Which part of many events is shown."""

from bisect import bisect

import pandas as pd
import streamlit as st

from components.dataset import Dataset
from components.dataset.model import columns as c
from components.dataset.query.parts import Part
from components.views.base.address import bind_widget, update_link, widget_value


def choose_part(label: str, dataset: Dataset, part: Part, *, in_time: bool = True) -> None:
    """Offer the parts that many events are shown in, if they are more than one; `part` is shown.

    To choose one closes the event, which may stand in another. in_time: whether a part is named after its first year.
    """
    count, first, last = len(part.among), dataset.events[c.EARLIEST], dataset.events[c.LATEST]

    def words(start: int) -> str:
        after, row = bisect(part.starts, start), part.among[start - 1]
        until = part.starts[after] - 1 if after < len(part.starts) else count
        since = last.iloc[row] if pd.isna(first.iloc[row]) else first.iloc[row]
        year = "" if pd.isna(since) or not in_time else f", from {since.year} on"
        return f"{start:,} to {until:,} of {count:,}{year}"

    if len(part.starts) > 1:
        st.selectbox(
            label,
            part.offered,
            format_func=words,
            key=bind_widget("first", part.first),
            on_change=lambda: update_link(first=[str(widget_value("first"))], event=[]),
        )
