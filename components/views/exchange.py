"""The exchange: each message as one object that passes from hand to hand."""

import pandas as pd
import streamlit as st

from components.dataset import Dataset, Page
from components.dataset import columns as c
from components.dataset.certain import counted
from components.dataset.exchange import (
    CHAIN,
    DATED,
    HANDS,
    HOPS,
    HOPS_TIMED,
    INFERRED,
    MOST_LIFELINES,
    MOST_ROWS,
    NUMBER,
    STATUS_LABEL,
    TRANSIT,
    carried,
    first_messages,
    hands,
    messages_in,
)
from components.dataset.lamp import one_origin
from components.dataset.order import kept_of, part
from components.dataset.words import left_out
from components.figures.exchange import lifelines
from components.figures.strip import strip
from components.views.chart import chart
from components.views.look import is_phone, page_look
from components.views.verbatim import verbatim

# The px that the lanes have on a screen of 1280 px, and the rows, whose names must not touch, at least: alone, beside
# the evidence, on a phone (rows only).
_LANES = {"alone": 820, "beside": 460}
_ROWS = {"alone": 640, "beside": 400, "phone": 320}
_COLUMNS = {
    NUMBER: "No.",
    DATED: "When",
    c.TITLE: "Message",
    CHAIN: "From hand to hand",
    TRANSIT: "First to last hand",
    STATUS_LABEL: "Status",
}


def exchange_view(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Show the chosen messages: who wrote, through whose hands the words passed, whom they were for."""
    among = messages_in(dataset, kept_of(dataset, shown))
    near = part(dataset, shown, among, MOST_LIFELINES)
    held = hands(near)
    if held.empty:
        st.info("No message of which the hands are recorded is among the chosen events. Widen the filters to see more.")
        return
    messages, rows = carried(held), first_messages(held, MOST_ROWS)
    events, look, place = messages[c.EVENT].tolist(), page_look(page), _place(page)
    whole = int(messages_in(dataset, kept_of(dataset, dataset)).sum())
    single = int((one_origin(dataset, page.lamp) & kept_of(dataset, near)).sum())
    sentence = _sentence(messages, near, f"{counted(dataset, page)(among)} of {whole:,}", single)
    sentence += left_out(shown.total - near.total, "no message of which the hands are recorded")
    if place in _LANES:
        chart(
            lifelines(held, look=look, selected=page.event, width=_LANES[place]),
            key="exchange",
            sentence=sentence,
            drawn="A lane for each actor, grouped by side; each message runs from left to right as a chain of arrows "
            "from hand to hand. Author and addressee are filled, carriers hollow; dashed is what was inferred or not "
            "done.",
            events=events,
            shown=near,
            framed=not page.present,
        )
        st.header("Message by message")
    chart(
        strip(rows, look=look, selected=page.event, width=_ROWS[place]),
        key="strip",
        sentence=_transit(carried(rows), len(messages)) if place in _LANES else sentence,
        drawn="A row for each message: its hands from left to right, and over each step the days it took; a question "
        "mark where they are not known.",
        events=events,
        shown=near,
        framed=not page.present,
        listed=place not in _LANES,
    )
    _in_words(messages)


def _sentence(messages: pd.DataFrame, near: Dataset, of: str, single: int) -> str:
    """Say how many messages are drawn, through how many hands they pass, and how well that is known.

    of: n of N. single: how many of them rest on one origin.
    """
    long, hops, timed = int(messages[HANDS].gt(2).sum()), int(messages[HOPS].sum()), int(messages[HOPS_TIMED].sum())
    inferred = int(messages[INFERRED].sum())
    few = f"The first {len(messages)} in time are drawn. Of these, " if len(messages) < near.total else ""
    rest = "Each rests" if single == len(messages) else f"{single} of them rest"
    return (
        f"{of} messages whose hands are recorded. {few}{long} pass through more than two hands, "
        f"in {inferred} a hand is inferred. The time is known, at least within bounds, for {timed} of {hops} steps. "
        f"{rest} on one origin only."
    )


def _transit(messages: pd.DataFrame, drawn: int) -> str:
    timed, count = int(messages[TRANSIT].ne("not known").sum()), len(messages)
    which = f"The same {count} messages" if count == drawn else f"The first {count} of these messages"
    return f"{which}, a row each. From first to last hand the time is known for {timed}."


def _in_words(messages: pd.DataFrame) -> None:
    """Offer the chains as text, which no chart gives to those who cannot see it."""
    words = st.expander("The same messages in words, hand by hand", key="strip-words", on_change="rerun")
    if words.open:
        with words:
            rows = messages.set_index(c.EVENT)[list(_COLUMNS)].astype(str).rename(columns=_COLUMNS)
            st.table(rows.map(verbatim).rename_axis("Id"))


def _place(page: Page) -> str:
    return "phone" if is_phone() else "beside" if page.event else "alone"
