"""The exchange: each message as one object that passes from hand to hand."""

from collections.abc import Collection, Sequence

import pandas as pd
import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.exchange.messages import (
    PART,
    Message,
    messages_in,
    messages_of,
    part_of,
    part_starts,
)
from components.dataset.model import columns as c
from components.dataset.model.date_words import days_words
from components.dataset.query.certainty import count_words
from components.dataset.query.filter_words import left_out
from components.dataset.query.order import selected_mask, subset_of
from components.dataset.sources.excluded_sources import records_sources, single_origin_mask, unsupported_ids
from components.dataset.sources.records import LOST
from components.exports.base.drawing import Drawing, say_all_supported
from components.figures.exchange.lifelines import lifelines
from components.figures.exchange.message_rows import message_rows
from components.figures.exchange.relay import times_known
from components.views.base.address import bind_widget, update_link, widget_value
from components.views.base.chart import chart
from components.views.base.escape import escape_markdown
from components.views.base.render_context import RenderContext, render_context


def messages_view(dataset: Dataset, shown: Dataset, page: Page) -> list[Drawing]:
    """Show the chosen messages: who wrote, through whose hands the words passed, whom they were for."""
    _choose_part(dataset, shown, page)
    drawn = _drawn(dataset, shown, page, render_context(page))
    if not drawn:
        st.info("No message of which the hands are recorded is among the chosen events.")
        return []
    messages, (*lanes, rows) = drawn
    for drawing in lanes:
        chart(drawing)
        st.header("Message by message")
    chart(rows)
    _in_words(messages, unsupported_ids(rows.shown))
    return [*lanes, rows]


def messages_drawings(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> list[Drawing]:
    """Return the messages in lanes of actors (on a phone there is no room for them), then in rows."""
    drawn = _drawn(dataset, shown, page, context)
    return drawn[1] if drawn else []


def _drawn(
    dataset: Dataset, shown: Dataset, page: Page, context: RenderContext
) -> tuple[list[Message], list[Drawing]] | None:
    """Return a part of the chosen messages, and the drawings of them."""
    among = messages_in(dataset, selected_mask(dataset, shown))
    first, part = part_of(dataset, among, page.first, page.event)
    near = subset_of(dataset, shown, part)
    messages = messages_of(near, first)
    if not messages:
        return None
    events, count = [message.event for message in messages], int(among.sum())
    whole = int(messages_in(dataset, selected_mask(dataset, dataset)).sum())
    single = int((single_origin_mask(dataset, page.excluded) & selected_mask(dataset, near)).sum())
    sentence = _sentence(messages, count, f"{count_words(dataset, page)(among)} of {whole:,}")
    if records_sources(dataset):
        rest = "Each rests" if single == len(messages) else f"{single} of them rest"
        sentence = f"{sentence} {rest} on one origin only."
    sentence += left_out(shown.total - count, "no message of which the hands are recorded")
    # Alone on a screen the rows need not be wide; their names must not touch.
    width = context.room(alone=640, beside=400, phone=320, paper=640)
    by_row = Drawing(
        "strip",
        message_rows(messages, theme=context.theme, selected=page.event, width=width),
        sentence=sentence if context.is_phone else _transit(messages),
        drawn="A row for each message: its hands from left to right, and over each step the days it took"
        f"{'; a question mark where they are not known' if times_known(messages) else ''}.",
        events=events,
        shown=near,
        listed=context.is_phone,
    )
    drawings = [by_row]
    if not context.is_phone:
        by_lane = Drawing(
            "exchange",
            lifelines(
                messages,
                theme=context.theme,
                selected=page.event,
                width=context.room(alone=820, beside=460),
                starred=near.ids_among(near.perhaps_outside),
            ),
            sentence=sentence,
            drawn="A lane for each actor, grouped by side; each message runs from left to right as a chain of arrows "
            "from hand to hand. Author and addressee are filled, carriers hollow; dashed is what was inferred or not "
            "done.",
            events=events,
            shown=near,
        )
        drawings = [by_lane, by_row]

    def again(left: Dataset) -> list[Drawing]:
        return messages_drawings(dataset, left, page, context)

    return messages, say_all_supported(drawings, dataset, shown, again)


def _sentence(messages: Sequence[Message], count: int, of: str) -> str:
    """Say how many messages are drawn, through how many hands they pass, and how well that is known.

    count: how many were chosen; of: the same as n of N.
    """
    steps = [step for message in messages for step in message.steps]
    timed, inferred = sum(step.days[1] is not None for step in steps), sum(message.inferred for message in messages)
    long = sum(len(message.holders) > 2 for message in messages)
    ends = f"{messages[0].number:,} to {messages[-1].number:,} of {count:,}"
    few = f"Drawn are {ends}, in the order of time. Of these, " if len(messages) < count else ""
    known = f"The time is known, at least within bounds, for {timed} of {len(steps)} steps."
    passes = "passes" if long == 1 else "pass"
    return (
        f"{of} messages whose hands are recorded. {few}{long} {passes} through more than two hands, "
        f"in {inferred} a hand is inferred. "
        f"{known if times_known(messages) else 'How long any step took is not recorded.'}"
    )


def _transit(messages: Sequence[Message]) -> str:
    timed, count = sum(message.transit_days != (None, None) for message in messages), len(messages)
    same = "The same message" if count == 1 else f"The same {count} messages"
    known = f" From first to last hand the time is known for {timed}." if times_known(messages) else ""
    return f"{same}, a row each.{known}"


def _choose_part(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Offer the parts of the chosen messages, where they are too many for one picture.

    To choose one closes the event, which may stand in another.
    """
    among = messages_in(dataset, selected_mask(dataset, shown))
    first_days = dataset.events.loc[among, c.EARLIEST].tolist()
    count = len(first_days)

    def words(start: int) -> str:
        since, last = first_days[start - 1], min(start + PART - 1, count)
        return f"{start:,} to {last:,} of {count:,}" + ("" if pd.isna(since) else f", from {since.year} on")

    starts = part_starts(count)
    if len(starts) > 1:
        st.selectbox(
            "Messages",
            starts,
            format_func=words,
            key=bind_widget("first", part_of(dataset, among, page.first, page.event)[0]),
            on_change=lambda: update_link(first=[str(widget_value("first"))], event=[]),
        )


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
