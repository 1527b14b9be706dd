"""Offers and answers: each ask with the answer recorded to it, as a picture and as a ledger."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.model import columns as c
from components.dataset.model.vocabulary import NONE_RECORDED
from components.dataset.query.certainty import Say, count_words
from components.dataset.query.order import mask_of_ids, selected_mask, subset_of
from components.dataset.replies.ledger import Run, answer_word, answer_words, arrange
from components.dataset.replies.offers import MOST_OFFERS, ONE_ORIGIN, answered_here, asked, offers
from components.dataset.sources.excluded_sources import unsupported_ids
from components.exports.base.drawing import Drawing, say_supported
from components.figures import offers_and_answers
from components.views.base.address import choose
from components.views.base.chart import chart
from components.views.base.render_context import RenderContext, render_context
from components.views.replies.ledger import ledger_words

_BY = {"message": "By message", "topic": "By topic"}


def offers_view(dataset: Dataset, shown: Dataset, page: Page) -> list[Drawing]:
    """Show what was asked or offered in the chosen events, and what was answered."""
    drawn = _drawn(dataset, shown, page, render_context(page))
    if not drawn:
        st.info("No ask or offer is recorded in the chosen events.")
        return []
    blocks, drawing = drawn
    choose("ledger", _BY, page)
    chart(drawing)
    ledger_words(blocks, page.ledger, _labels(dataset), unsupported_ids(drawing.shown))
    return [drawing]


def offers_drawings(dataset: Dataset, shown: Dataset, page: Page, context: RenderContext) -> list[Drawing]:
    """Return the asks with their answers, as one drawing if there are any."""
    drawn = _drawn(dataset, shown, page, context)
    return [drawn[1]] if drawn else []


def _labels(dataset: Dataset) -> dict[str, str]:
    return dict(dataset.dictionary.labels("proposals", c.ANSWER))


def _drawn(
    dataset: Dataset, shown: Dataset, page: Page, context: RenderContext
) -> tuple[Sequence[Sequence[Run]], Drawing] | None:
    """Return the asks in blocks, and the drawing of them; None if there are none."""
    mask, labels = selected_mask(dataset, shown), _labels(dataset)
    found = asked(dataset, mask, page.excluded)
    if found.empty:
        return None
    blocks = arrange(offers(dataset, mask), page.ledger)
    width = context.room(paper=620)  # its narrow form: in the wide one a sheet cuts the longest lines off
    asks = [ask for block in blocks for run in block for ask in run]
    events = [event for ask in asks for event in (ask.event, ask.reply.event if ask.reply else "") if event]
    drawing = Drawing(
        "offers",
        offers_and_answers(blocks, labels, by=page.ledger, theme=context.theme, selected=page.event, width=width),
        sentence=_sentence(dataset, shown, page, found, labels),
        drawn=f"A row for each ask, in blocks {_BY[page.ledger].lower()}: what is asked, a line as long as the days "
        "until the answer, and the word of the answer at its end. A bracket joins what one message answers. Where no "
        "answer is recorded, the line is dashed and runs to the edge.",
        events=events,
        shown=subset_of(dataset, shown, mask_of_ids(dataset, events)),
    )
    return blocks, say_supported(drawing, dataset, shown, lambda left: offers_drawings(dataset, left, page, context))


def _sentence(dataset: Dataset, shown: Dataset, page: Page, found: pd.DataFrame, labels: dict[str, str]) -> str:
    """Say how many asks are drawn, how they were answered, what rests on one origin, and what is not drawn."""
    say, ids = count_words(dataset, page), found[c.EVENT]
    messages = list(dict.fromkeys(ids.tolist()))
    parts = [
        f"{say(ids.tolist())} of {len(dataset.proposals):,} asks and offers, put in {say(messages)} "
        f"event{'' if len(messages) == 1 else 's'}.",
        f"The first {MOST_OFFERS} in time are drawn." if len(found) > MOST_OFFERS else "",
        _answers(found, labels, say),
        _origins(found, say),
        _elsewhere(dataset, shown, len(messages)),
    ]
    return " ".join(part for part in parts if part)


def _answers(found: pd.DataFrame, labels: dict[str, str], say: Say) -> str:
    """Say how the asks were answered; of a single class, what none of them was."""
    answers = found[c.ANSWER].tolist()
    if len(set(answers)) == 1:
        if answers[0] == NONE_RECORDED:
            return "No answer to any of them is recorded." if len(answers) > 1 else "No answer is recorded."
        words = answer_words(answers, labels)
        return f"{words[:1].upper()}{words[1:]}."
    ids = {answer: found.loc[(found[c.ANSWER] == answer).to_numpy(), c.EVENT].tolist() for answer in set(answers)}
    classes = [answer for answer in labels if answer in ids and answer != NONE_RECORDED]
    classed = ", ".join(f"{say(ids[answer])} {answer_word(answer, labels)}" for answer in classes)
    silent = f"; to {say(ids[NONE_RECORDED])} no answer is recorded" if NONE_RECORDED in ids else ""
    return f"Answers: {classed}{silent}."


def _origins(found: pd.DataFrame, say: Say) -> str:
    alone = found.loc[found[ONE_ORIGIN].to_numpy(), c.EVENT].tolist()
    if not alone:
        return ""
    if len(alone) == len(found):
        return "Each rests on one origin only." if len(found) > 1 else "It rests on one origin only."
    return f"{say(alone)} of them rest on one origin only."


def _elsewhere(dataset: Dataset, shown: Dataset, messages: int) -> str:
    """Say what the chosen events hold that is not drawn."""
    others, answered = shown.total - messages, answered_here(dataset, selected_mask(dataset, shown))
    found = [f"Of the other {others:,} chosen events no ask or offer is listed."] if others else []
    if answered:
        found.append(f"{answered:,} more were answered in chosen events but put in events outside the filters.")
    return " ".join(found)
