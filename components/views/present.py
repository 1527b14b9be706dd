"""One event at a time, for a projector: time on top, the event and its evidence below, stepped with the arrow keys."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import streamlit as st

from components.dataset import Dataset, Page
from components.dataset import columns as c
from components.dataset.evidence import Evidence, evidence
from components.dataset.order import Order, order_of
from components.views.address import go, steps
from components.views.ribbon import ribbon

_A_MONTH = pd.Timedelta(days=31)
_HERE = Path(__file__).parent
_SLIDE = st.components.v2.component(
    "backchannel_slide",
    html='<article aria-live="polite"></article>',
    css=(_HERE / "present.css").read_text(encoding="utf-8"),
    js=(_HERE / "present.js").read_text(encoding="utf-8"),
)


def opening(shown: Dataset) -> str:
    """Return the event to begin with: the first anchor of the story that is dated to within a month; empty if none."""
    close = (shown.events[c.LATEST] - shown.events[c.EARLIEST]) <= _A_MONTH
    anchors = shown.events.loc[close & shown.events[c.LABEL].ne(""), c.EVENT]
    return str(next(iter(anchors), ""))


def present_view(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Show the event that `page` has open (else the first), large, under the time it stands in; step through all."""
    order = order_of(dataset, shown)
    page = replace(page, event=page.event if order.place(page.event) >= 0 else order.event(0))
    ribbon(dataset, shown, page)
    _SLIDE(key="slide", data=_slide(evidence(dataset, page.event)))
    with st.bottom:
        _steps(order, order.place(page.event))


def _slide(found: Evidence) -> dict[str, object]:
    """Return what the slide says, as plain text."""
    doubts = [f"Status: {found.status}"] if found.status_in_doubt else []
    doubts += ["Disputed"] if found.disputed else []
    doubts += [issue.title for issue in found.issues if issue.is_critical]
    return {
        "date": f"{found.when} · {found.kind}",
        "title": found.title,
        "summary": found.summary,
        "origin": f"Rests on one origin: {found.origins[0]}" if len(found.origins) == 1 else "",
        "doubts": doubts,
        "said": found.said,
    }


def _steps(order: Order, place: int) -> None:
    with st.container(horizontal=True, horizontal_alignment="center", vertical_alignment="center", gap="medium"):
        st.button("Previous", key="previous", on_click=steps(order, -1), disabled=place == 0, shortcut="Left")
        st.text(f"{place + 1:,} of {len(order):,}", width="content")
        st.button("Next", key="next", on_click=steps(order, 1), disabled=place == len(order) - 1, shortcut="Right")
        st.button("Leave", key="leave", on_click=lambda: go(present=[]))
