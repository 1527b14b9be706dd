"""From question to answer: each wait as a line, and in words."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.date_words import days_words
from components.dataset.model.index import Mask
from components.dataset.query.certainty import count_words
from components.dataset.query.filter_words import left_out
from components.dataset.query.order import mask_of_ids, selected_mask, subset_of
from components.dataset.replies.answers import asking_mask
from components.dataset.replies.wait_records import (
    ANSWER,
    ANSWER_KEPT,
    ANSWER_KIND,
    ANSWER_TITLE,
    ANSWERED,
    CONTENT,
    PUT,
    QUESTION,
    QUESTION_KEPT,
    QUESTION_TITLE,
    QUESTIONS,
    REACHED,
    UNTIL,
    wait_rows,
)
from components.dataset.replies.waits import (
    ASKED_NAME,
    ASKER_NAME,
    LEAST,
    LEAST_ANSWERS,
    MOST,
    Waits,
    medians,
    waits_of,
)
from components.dataset.sources.claims import SAYS_SO, statements_by_event
from components.exports.base.drawing import Drawing
from components.figures import waits
from components.views.base.chart import chart
from components.views.base.render_context import RenderContext, render_context

MOST_WAITS = 60  # rows that can be told apart
_MESSAGE = "message"


def wait_lines(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Show each chosen wait as a line, and in words."""
    drawn = waits_drawn(dataset, shown, page, render_context(page))
    if not drawn:
        st.info("No message that asks for something, or answers, is among the chosen events.")
        return
    found, drawing = drawn
    chart(drawing)
    _in_words(found, drawing.shown)


def waits_drawn(
    dataset: Dataset, shown: Dataset, page: Page, context: RenderContext
) -> tuple[pd.DataFrame, Drawing] | None:
    """Return the first chosen waits, as dataset.wait_rows gives them, and each of them as a line; None if none is."""
    mask = selected_mask(dataset, shown)
    every = waits_of(dataset, mask)
    if not len(every):
        return None
    found = wait_rows(dataset, every.of(np.arange(min(len(every), MOST_WAITS))), mask)
    events, width = _drawn(found), context.room(alone=760, phone=350)
    return found, Drawing(
        "waits",
        waits(found, medians(dataset, every), theme=context.theme, selected=page.event, width=width),
        sentence=_sentence(dataset, page, every, mask, len(found)),
        drawn="A line for each message that asks for something, from its day to the day of its answer, grouped by who "
        "asks and who is to answer. Both ends are marked in the colour of the side that acts. A dashed line that ends "
        "in an open triangle has no answer on record: it is as long as the time until the side asked next writes.",
        events=events,
        shown=subset_of(dataset, shown, mask_of_ids(dataset, events)),
    )


def _drawn(found: pd.DataFrame) -> list[str]:
    """Return the chosen events at the ends of the waits."""
    events: list[str] = []
    columns = (QUESTIONS, QUESTION_KEPT, ANSWER, ANSWER_KEPT)
    for questions, asked, answer, answered in zip(*(found[name].tolist() for name in columns), strict=True):
        events += (questions if asked else []) + ([answer] if answered else [])
    return list(dict.fromkeys(events))


def _sentence(dataset: Dataset, page: Page, every: Waits, mask: Mask, drawn: int) -> str:
    """Say how many questions are answered, in how many days, and what is not counted."""
    say, ids = count_words(dataset, page), dataset.events[c.EVENT]
    answered = every.of(every.answered)
    open_ = every.of(~every.answered)
    kinds = dataset.index.codes("events", c.KIND)
    message = kinds.any_of((_MESSAGE,))
    told = message[answered.answer]
    days = answered.most[told & (answered.most >= 0)]
    least = answered.least[told & (answered.most >= 0)]
    decided = f" ({say(ids.iloc[answered.question[~told]].tolist())} not in a message)" if (~told).any() else ""
    parts = [
        f"{say(ids.iloc[every.question].tolist())} of {len(waits_of(dataset)):,} messages that ask for something: "
        f"{say(ids.iloc[answered.question].tolist())} with an answer on record{decided}, "
        f"{say(ids.iloc[open_.question].tolist())} with none."
    ]
    if len(days):
        parts.append(f"Answers given in a message came after {days_words(int(least.min()), int(days.max()))}.")
    if len(open_) and (longest := int(open_.least.max())) > 0:
        parts.append(f"The longest without one: at least {longest:,} days, until the side asked next writes.")
    if len(open_):
        parts.append("None on record does not mean that none was given.")
    if len(answered):
        parts.append("An answer may leave some of what was asked unanswered: see Offers and answers.")
    if medians(dataset, every).empty:
        parts.append(f"Too few answers for a median: it would need {LEAST_ANSWERS} from one side to another.")
    return " ".join([*parts, *_left_out(dataset, every, mask, message, drawn)])


def _left_out(dataset: Dataset, every: Waits, mask: Mask, message: Mask, drawn: int) -> list[str]:
    """Say which chosen messages wait for nothing here, and why."""
    inside = np.isin(every.whole, every.question)
    inside[every.answer[every.answered]] = True
    asks = mask & ~inside & asking_mask(dataset)
    mute = mask & ~inside & message & ~asks
    found = [f"The first {drawn} in time are drawn."] if drawn < len(every) else []
    if asks.any():
        found.append(f"Not drawn: {_others(asks)} with an ask or offer, which sums up others or was only planned.")
    if mute.any():
        found.append(f"Of {_others(mute)} no ask, offer or answer is listed.")
    rest = mask & ~inside & ~asks & ~mute
    return [*found, left_out(int(rest.sum()), "neither a message nor an answer").strip()]


def _others(events: Mask) -> str:
    count = int(events.sum())
    return "1 other message" if count == 1 else f"{count:,} other messages"


def _in_words(found: pd.DataFrame, near: Dataset) -> None:
    """Tell each wait in plain words, to read aloud: first those that no answer ends."""
    words = st.expander("The same waits in words, those without an answer first", key="waits-words", on_change="rerun")
    if words.open:
        with words:
            said = statements_by_event(near)
            for wait in sorted(rows_of(found), key=lambda wait: wait[ANSWER] != ""):
                st.text("\n".join(_told(wait, said.get(wait[QUESTION], {}))))


def _told(wait: Mapping[Any, Any], said: Mapping[str, Sequence[str]]) -> list[str]:
    """Return a wait in lines: who asks whom, since when, what for, what came of it, and where that is said."""
    return [
        f"{wait[ASKER_NAME]} waits for {wait[ASKED_NAME]}: {wait[QUESTION_TITLE]} ({wait[QUESTION]})",
        f"Since: {wait[PUT]}",
        f"Asked or offered: {wait[CONTENT] or 'not in the list of asks and offers'}",
        f"Reached the other side: {wait[REACHED]}",
        f"Answer: {_came(wait)}",
        f"Days: {days_words(wait[LEAST], wait[MOST])}",
        f"Source: {'; '.join(said.get(SAYS_SO, ())) or 'not among the chosen events'}",
    ]


def _came(wait: Mapping[Any, Any]) -> str:
    """Return what came of a wait, in words."""
    if wait[ANSWER]:
        silent = "" if wait[ANSWER_KIND] == _MESSAGE else " (no message that says so is recorded)"
        return f"{wait[ANSWERED]}: {wait[ANSWER_TITLE]}{silent}"
    if not wait[UNTIL]:
        return f"None recorded, nor any later message from {wait[ASKED_NAME]}"
    return f"None recorded; {wait[ASKED_NAME]} next writes: {wait[UNTIL]}"
