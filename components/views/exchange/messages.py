"""The exchange: each message as one object that passes from hand to hand."""

from collections.abc import Collection, Sequence

import numpy as np
import pandas as pd
import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.exchange.messages import (
    PART,
    Message,
    messages_in,
    messages_of,
    relayed_mask,
    relayed_words,
)
from components.dataset.model.date_words import days_words
from components.dataset.model.index import Mask
from components.dataset.query.certainty import count_words, share_words
from components.dataset.query.filter_words import left_out
from components.dataset.query.order import mask_of_ids, mask_of_rows, selected_mask, subset_of
from components.dataset.query.parts import Part, part_of
from components.dataset.sources.excluded_sources import records_sources, single_origin_mask, unsupported_ids
from components.dataset.sources.records import LOST
from components.exports.base.drawing import Drawing, say_all_supported
from components.figures.exchange.lifelines import lifelines
from components.figures.exchange.message_rows import message_rows
from components.views.base.chart import chart
from components.views.base.escape import escape_markdown
from components.views.base.part import choose_part
from components.views.base.render_context import RenderContext, render_context

_LANES = "exchange"  # key of the drawing in lanes


def messages_view(dataset: Dataset, shown: Dataset, page: Page) -> list[Drawing]:
    """Show the chosen messages: who wrote, through whose hands the words passed, whom they were for."""
    choose_part("Messages", dataset, _part(dataset, page, messages_in(dataset, selected_mask(dataset, shown))))
    context = render_context(page)
    found = _drawn(dataset, shown, page, context)
    if not found:
        st.info("For none of the chosen events do the sources say who gave words to whom.")
        return []
    messages, rows = found
    chart(rows)
    _in_words(messages, unsupported_ids(rows.shown))
    return [rows] if context.is_phone else [rows, *_in_lanes(messages, page, context, rows)]


def _in_lanes(messages: Sequence[Message], page: Page, context: RenderContext, rows: Drawing) -> list[Drawing]:
    """Offer the messages of `rows` in lanes of actors; return that drawing if it is shown."""
    words = "The same messages in lanes: who handed on to whom"
    opened = st.expander(words, expanded=page.chart == _LANES, key="exchange-lanes", on_change="rerun")
    if not opened.open:
        return []
    drawing = _lanes(messages, page, context, rows)
    with opened:
        chart(drawing._replace(finding=""))
    return [drawing]


def messages_drawings(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> list[Drawing]:
    """Return the messages in rows, then in lanes of actors (on a phone there is no room for them)."""
    found = _drawn(dataset, shown, page, context)
    if not found:
        return []
    messages, rows = found
    return [rows] if context.is_phone else [rows, _lanes(messages, page, context, rows)]


def _drawn(
    dataset: Dataset, shown: Dataset, page: Page, context: RenderContext
) -> tuple[list[Message], Drawing] | None:
    """Return a part of the chosen messages, and the drawing of them in rows."""
    among = messages_in(dataset, selected_mask(dataset, shown))
    part = _part(dataset, page, among)
    near = subset_of(dataset, shown, mask_of_rows(dataset, part.rows))
    messages = messages_of(near, part.first)
    if not messages:
        return None
    events = [message.event for message in messages]
    finding, sentence = _finding(dataset, page, among), _sentence(dataset, shown, page, messages, among)
    rows = Drawing(
        "strip",
        message_rows(
            messages,
            theme=context.theme,
            selected=page.event,
            width=context.room(),
        ),
        sentence=sentence,
        drawn="A row for each message: a circle for each hand with its name, from the author on the left to the "
        "addressee, both in bold. It is filled if the day of the message is known; a dashed arrow is a step that is "
        "not done or not certain.",
        events=events,
        shown=near,
        finding=finding,
    )

    def again(left: Dataset) -> list[Drawing]:
        return messages_drawings(dataset, left, page, context)

    return messages, say_all_supported([rows], dataset, shown, again)[0]


def _lanes(messages: Sequence[Message], page: Page, context: RenderContext, rows: Drawing) -> Drawing:
    """Return the messages of `rows` in lanes."""
    near = rows.shown
    return rows._replace(
        key=_LANES,
        figure=lifelines(
            messages,
            theme=context.theme,
            selected=page.event,
            width=context.room(alone=820, beside=460),
            starred=near.ids_among(near.perhaps_outside),
        ),
        drawn="A lane for each actor, grouped by side; each message runs from left to right as a chain of arrows from "
        "hand to hand, with large circles for author and addressee and small ones for who carries. They are filled if "
        "the day of the message is known; a dashed arrow is a step that is not done or not certain.",
        listed=False,
    )


def _finding(dataset: Dataset, page: Page, among: Mask) -> str:
    """Say how many of all chosen messages went through more hands than two."""
    return relayed_words(count_words(dataset, page)(among & relayed_mask(dataset)), int(among.sum()))


def _sentence(dataset: Dataset, shown: Dataset, page: Page, messages: Sequence[Message], among: Mask) -> str:
    """Say how many messages are drawn, how well it is known when words passed, and on what they rest."""
    count, whole = int(among.sum()), int(messages_in(dataset, selected_mask(dataset, dataset)).sum())
    steps = [step for message in messages for step in message.steps]
    timed, inferred = sum(step.days[1] is not None for step in steps), sum(message.inferred for message in messages)
    ends = f"{messages[0].number:,} to {messages[-1].number:,} of {count:,}"
    words = [
        f"{count_words(dataset, page)(among)} of {whole:,} messages whose hands are recorded, in the order of time.",
        f"Drawn are {ends}." if len(messages) < count else "",
        f"In {inferred} of them the curator inferred a hand." if inferred else "",
        f"When words passed from one hand to the next is rarely known: here for {timed} of {len(steps)} steps."
        if timed
        else "How long any step took is not recorded.",
    ]
    if records_sources(dataset):
        drawn = mask_of_ids(dataset, [message.event for message in messages])
        single = int((single_origin_mask(dataset, page.excluded) & drawn).sum())
        share = share_words(f"{single}", len(messages), "message", "messages", ("rests", "rest"))
        words.append(f"{share} on one origin.")
    return " ".join(filter(None, words)) + left_out(shown.total - count, "no message with recorded hands")


def _part(dataset: Dataset, page: Page, among: Mask) -> Part:
    """Return which of the messages `among` are drawn."""
    rows = np.flatnonzero(among)
    return part_of(dataset, rows, np.ones(len(rows), dtype=int), PART, first=page.first, event=page.event)


def _in_words(messages: Sequence[Message], lost: Collection[str]) -> None:
    """Offer the chains as text, which no chart gives to those who cannot see it."""
    words = st.expander("The same messages in words, hand by hand", key="strip-words", on_change="rerun")
    if words.open:
        columns = {
            "No.": [str(message.number) for message in messages],
            "When": [message.dated for message in messages],
            "Message": [message.title for message in messages],
            "From hand to hand": [message.chain for message in messages],
            "First to last hand": [days_words(*message.transit_days) for message in messages],
            "Status": [f"{one.status_label}{LOST if one.event in lost else ''}" for one in messages],
        }
        rows = pd.DataFrame(columns, index=[message.event for message in messages])
        with words:
            st.table(rows.map(escape_markdown).rename_axis("Id"))
