"""One event at a time, for a projector: time on top, the event and its evidence below, stepped with the arrow keys."""

from dataclasses import replace
from pathlib import Path

import streamlit as st

from components.dataset import Dataset, Page
from components.dataset import columns as c
from components.dataset.evidence import Evidence, evidence
from components.views.address import go, opens
from components.views.timeline import ribbon

_HERE = Path(__file__).parent
_SLIDE = st.components.v2.component(
    "backchannel_slide",
    html='<article aria-live="polite"></article>',
    css=(_HERE / "present.css").read_text(encoding="utf-8"),
    js=(_HERE / "present.js").read_text(encoding="utf-8"),
)
_MOST_CLAIMS = 4


def present_view(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Show the event that `page` has open (else the first), large, under the time it stands in; step through all."""
    order = shown.events[c.EVENT].tolist()
    page = replace(page, event=page.event if page.event in order else order[0])
    ribbon(dataset, shown, page)
    _SLIDE(key="slide", data=_slide(evidence(dataset, page.event)))
    with st.bottom:
        _steps(order, order.index(page.event))


def _slide(found: Evidence) -> dict[str, object]:
    """Return what the slide says, as plain text."""
    one = f"Rests on one origin: {found.origins[0]}" if len(found.origins) == 1 else ""
    return {
        "date": f"{found.when} · {found.kind}",
        "title": found.title,
        "summary": found.summary,
        "doubt": [words for words in (f"Status: {found.status}", one) if words],
        "claims": [f"{claim.where}: {claim.voice}" for claim in found.claims[:_MOST_CLAIMS]],
        "more": max(len(found.claims) - _MOST_CLAIMS, 0),
    }


def _steps(order: list[str], place: int) -> None:
    before = order[place - 1] if place else ""
    after = order[place + 1] if place + 1 < len(order) else ""
    with st.container(horizontal=True, horizontal_alignment="center", vertical_alignment="center", gap="medium"):
        st.button("Previous", key="previous", on_click=opens(before), disabled=not before, shortcut="Left")
        st.text(f"{place + 1} of {len(order)}", width="content")
        st.button("Next", key="next", on_click=opens(after), disabled=not after, shortcut="Right", type="primary")
        st.button("Leave", key="leave", on_click=lambda: go(present=[]))
