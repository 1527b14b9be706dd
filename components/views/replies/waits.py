"""Waits and silences: how long each side waited, as lines and in words, and where the record is silent."""

from collections.abc import Mapping, Sequence

import numpy as np
import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.model import columns as c
from components.dataset.model.date_words import days_words
from components.dataset.model.index import Mask
from components.dataset.query.certainty import count_words
from components.dataset.query.filter_words import left_out
from components.dataset.query.order import mask_of_ids, selected_mask, subset_of, supported_part
from components.dataset.replies.answers import asking_mask
from components.dataset.replies.wait_records import Wait, wait_records
from components.dataset.replies.waits import Waits, waits_of
from components.dataset.sources.claims import SAYS_SO, statements_by_event
from components.dataset.sources.excluded_sources import unsupported_ids
from components.exports.base.drawing import Drawing
from components.figures import waits
from components.views.base.chart import chart
from components.views.base.render_context import RenderContext, render_context
from components.views.replies.silences import silences_drawn, silences_view

MOST_WAITS = 60  # rows that can be told apart
_MESSAGE = "message"
_LOST = "Not counted: the question or the answer has lost its only support to what is switched off"


def waits_view(dataset: Dataset, shown: Dataset, page: Page) -> list[Drawing]:
    """Show the time from question to answer, then the longest silences."""
    seen: list[Drawing] = []
    if drawn := _waits_drawn(dataset, shown, page, render_context(page)):
        found, drawing = drawn
        chart(drawing)
        seen.append(drawing)
        _in_words(found, drawing.shown)
    else:
        st.info("No message that asks for something, or answers, is among the chosen events.")
    return [*seen, *silences_view(dataset, shown, page)]


def waits_drawings(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> list[Drawing]:
    """Return the waits as lines and the messages along time, those of the two that can be drawn."""
    lines, grid = _waits_drawn(dataset, shown, page, context), silences_drawn(dataset, shown, page, context)
    return ([lines[1]] if lines else []) + ([grid] if grid else [])


def _waits_drawn(
    dataset: Dataset, shown: Dataset, page: Page, context: RenderContext
) -> tuple[list[Wait], Drawing] | None:
    """Return the first chosen waits, and each of them as a line; None if none is."""
    mask, left = selected_mask(dataset, shown), selected_mask(dataset, supported_part(dataset, shown))
    every = waits_of(dataset, mask)
    if not len(every):
        return None
    found = wait_records(dataset, every.of(np.arange(min(len(every), MOST_WAITS))), mask)
    events, counted = _events(found), waits_of(dataset, left, shown.unsupported)
    return found, Drawing(
        "waits",
        waits(found, theme=context.theme, selected=page.event, width=context.room()),
        finding=_finding(dataset, page, counted),
        sentence=_sentence(dataset, page, counted, left, len(found)),
        drawn="A line for each message that asks for something, from its day to the day of its answer, grouped by who "
        "asks and who is to answer. Both ends are marked in the colour of the side that acts. A dotted line leads to "
        "what no source calls the answer. A dashed line has no recorded answer: it is as long as the time until the "
        "side asked next writes.",
        events=events,
        shown=subset_of(dataset, shown, mask_of_ids(dataset, events)),
    )


def _events(waits: Sequence[Wait]) -> list[str]:
    """Return the chosen events at the ends of the waits."""
    events: list[str] = []
    for wait in waits:
        events += wait.questions if wait.question.chosen else []
        events += [wait.answer.event] if wait.answer and wait.answer.chosen else []
    return list(dict.fromkeys(events))


def _finding(dataset: Dataset, page: Page, every: Waits) -> str:
    """Say how many messages that ask for something have a recorded answer."""
    if not len(every):
        return "No message asks for something, as far as is counted here."
    say, ids = count_words(dataset, page), dataset.events[c.EVENT]
    asked, answered, silent = (
        say(ids.iloc[waits.question].tolist()) for waits in (every, every.of(every.answered), every.of(~every.answered))
    )
    asks = "1 message asks for something" if asked == "1" else f"{asked} messages ask for something"
    if every.answered.all():
        return f"{asks}, {'with an' if asked == '1' else 'each with an'} answer on record."
    if not every.answered.any():
        return f"{asks}, {'with no' if asked == '1' else 'none with an'} answer on record."
    return f"{asks}: {answered} answered, {silent} without a recorded answer."


def _sentence(dataset: Dataset, page: Page, every: Waits, mask: Mask, drawn: int) -> str:
    """Say how many questions are counted, in how many days they were answered, and what is not counted."""
    say, ids = count_words(dataset, page), dataset.events[c.EVENT]
    answered, unanswered = every.of(every.answered), every.of(~every.answered)
    message = dataset.index.codes("events", c.KIND).any_of((_MESSAGE,))
    written = message[answered.answer]
    timed = answered.of(written & (answered.most >= 0))
    asked = ids.iloc[every.question].tolist()
    parts = [f"{say(asked)} of {len(waits_of(dataset)):,} messages that ask for something."]
    if (~written).any():
        parts.append(f"{say(ids.iloc[answered.question[~written]].tolist())} answered by an event that is no message.")
    if len(timed):
        days = days_words(int(timed.least.min()), int(timed.most.max()))
        parts.append(f"Answers given in a message came after {days}.")
    if len(unanswered) and (longest := int(unanswered.least.max())) > 0:
        parts.append(
            f"The longest wait without an answer: at least {longest:,} days, until the side asked next writes; a "
            "silence ends as soon as either side does."
        )
    if len(unanswered):
        parts.append("No recorded answer does not mean that none was given.")
    if len(answered):
        parts.append("An answer may leave some of what was asked unanswered: see Offers and answers.")
    return " ".join([*parts, *_left_out(dataset, every, mask, message, drawn)])


def _left_out(dataset: Dataset, every: Waits, mask: Mask, message: Mask, drawn: int) -> list[str]:
    """Say which chosen messages wait for nothing here, and why."""
    inside = np.isin(every.whole, every.question)
    inside[every.answer[every.answered]] = True
    asks = mask & ~inside & asking_mask(dataset)
    mute = mask & ~inside & message & ~asks
    found = [f"The first {drawn} in time are drawn."] if drawn < len(every) else []
    if asks.any():
        found.append(f"Not drawn: {_others(asks)} with a request or offer, which sums up others or was only planned.")
    if mute.any():
        found.append(f"For {_others(mute)} no request, offer or answer is listed.")
    rest = mask & ~inside & ~asks & ~mute
    left = left_out(int(rest.sum()), "neither a message nor an answer").strip()
    return [*found, left] if left else found


def _others(events: Mask) -> str:
    count = int(events.sum())
    return "1 other message" if count == 1 else f"{count:,} other messages"


def _in_words(waits: Sequence[Wait], near: Dataset) -> None:
    """Give each wait in plain words, to read aloud: first those that no answer ends."""
    words = st.expander("The same waits in words, those without an answer first", key="waits-words", on_change="rerun")
    if words.open:
        with words:
            statements, lost = statements_by_event(near), unsupported_ids(near)
            for wait in sorted(waits, key=lambda wait: wait.answer is not None):
                lines = _lines(wait, statements.get(wait.question.event, {}))
                ends = {wait.question.event, wait.answer.event if wait.answer else ""}
                st.text("\n".join([*lines, *([_LOST] if ends.intersection(lost) else [])]))


def _lines(wait: Wait, statements: Mapping[str, Sequence[str]]) -> list[str]:
    """Return a wait in lines: who asks whom, since when, what for, what came of it, and where that is said."""
    return [
        f"{wait.asker_name} waits for {wait.asked_name}: {wait.question.title} ({wait.question.event})",
        f"Since: {wait.question.date}",
        f"Asked or offered: {wait.content or 'not in the list of asks and offers'}",
        f"Reached the other side: {wait.received}",
        f"Answer: {_outcome(wait)}",
        f"Days: {days_words(wait.least, wait.most)}{_until(wait)}",
        f"Source: {'; '.join(statements.get(SAYS_SO, ())) or 'not among the chosen events'}",
    ]


def _until(wait: Wait) -> str:
    return f", until {wait.asked_name} next writes" if wait.next_message and wait.least is not None else ""


def _outcome(wait: Wait) -> str:
    """Return what came of a wait, in words."""
    if answer := wait.answer:
        unwritten = "" if answer.kind == _MESSAGE else " (no message that says so is recorded)"
        return f"{answer.date}: {answer.title}{unwritten}"
    if wait.next_message:
        return f"None recorded; {wait.asked_name} next writes: {wait.next_message.date}"
    return f"None recorded, nor any later message from {wait.asked_name}"
