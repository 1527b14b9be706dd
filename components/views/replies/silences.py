"""Silences: when messages passed between each two sides, and the longest time in which none did."""

from collections.abc import Sequence

import numpy as np
import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.model import columns as c
from components.dataset.model.date_words import day_words
from components.dataset.model.index import Mask
from components.dataset.model.vocabulary import NOT_DONE
from components.dataset.query.certainty import count_words
from components.dataset.query.filter_words import left_out
from components.dataset.query.order import mask_of_ids, selected_mask, subset_of
from components.dataset.replies.message_sides import message_sides
from components.dataset.replies.message_strips import MOST_MESSAGES, strips_of
from components.dataset.replies.silences import Silence, silences
from components.exports.base.drawing import Drawing, say_supported
from components.figures import message_strips
from components.views.base.chart import chart
from components.views.base.render_context import RenderContext, render_context

_MESSAGE = "message"
_LEAST = 60  # days


def silences_view(dataset: Dataset, shown: Dataset, page: Page) -> list[Drawing]:
    """Show when messages passed between each two sides, and their longest silence."""
    drawing = silences_drawn(dataset, shown, page, render_context(page))
    if not drawing:
        st.info("No dated message from one side to another is among the chosen events.")
        return []
    chart(drawing)
    return [drawing]


def silences_drawn(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> Drawing | None:
    """Return the messages of each two sides along time; None if no dated one passed from one side to another."""
    mask, found = selected_mask(dataset, shown), silences(dataset, shown, _LEAST)
    strips = strips_of(dataset, mask, found)
    if not strips:
        return None
    events = [one.event for strip in strips for one in strip.messages]
    drawing = Drawing(
        "silences",
        message_strips(strips, theme=context.theme, selected=page.event, width=context.room()),
        finding=_finding(found),
        sentence=_sentence(dataset, page, mask, found, events),
        drawn="A line of time for each two sides, with a dot for each message in the colour of the side that writes. A "
        "bracket shows their longest silence.",
        events=events,
        shown=subset_of(dataset, shown, mask_of_ids(dataset, events)),
    )
    return say_supported(drawing, dataset, shown, lambda left: [silences_drawn(dataset, left, page, context)])


def _finding(found: Sequence[Silence]) -> str:
    """Say which silence is the longest."""
    if not found:
        return f"No silence of {_LEAST} days or more between the dated messages."
    longest = max(found, key=lambda silence: silence.days)
    return f"Longest silence: {longest.days:,} days without a recorded message between {longest.pair}."


def _sentence(dataset: Dataset, page: Page, mask: Mask, found: Sequence[Silence], drawn: Sequence[str]) -> str:
    """Say how many messages are drawn, from when to when the longest silence lasted, and what is not drawn."""
    say, apart = count_words(dataset, page), message_sides(dataset).apart
    messages = mask & apart
    parts = [f"{say(messages)} of {int(apart.sum()):,} messages from one side to another."]
    if messages.sum() > MOST_MESSAGES:
        parts.append(f"The first {MOST_MESSAGES:,} in time are drawn.")
    if found:
        longest = max(found, key=lambda silence: silence.days)
        parts.append(
            f"The longest silence lasted from {day_words(longest.begin)} to {day_words(longest.end)}. It ends as soon "
            "as either side writes; a message not reported as sent, or dated to more than a month, ends none."
        )
    not_sent = messages & dataset.index.codes("events", c.STATUS).any_of(NOT_DONE)
    undrawn = messages & ~mask_of_ids(dataset, drawn)
    mute = mask & _mute(dataset)
    for among, words in (
        (not_sent, "Not reported as sent: {}."),
        (undrawn, "Not drawn: {} dated too vaguely, later than those drawn, or between sides without a line here."),
        (mute, "Not drawn: {} where no source says who gave words to whom."),
    ):
        if among.any():
            parts.append(words.format(say(among)))
    parts.append("It is the sources that are silent: words may have passed that were not written, kept or published.")
    rest = int((mask & ~messages & ~mute).sum())
    return " ".join(parts) + left_out(rest, "no message from one side to another")


def _mute(dataset: Dataset) -> Mask:
    """Return which messages have no recorded hands, so that nobody can say between whom they went."""
    kinds = dataset.index.codes("events", c.KIND)
    messages: Mask = kinds.any_of((_MESSAGE,)) & (message_sides(dataset).author < 0)
    return np.asarray(messages)
