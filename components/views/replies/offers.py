"""Offers and answers: each ask with the answer recorded to it, as a picture and as a ledger."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.model import columns as c
from components.dataset.model.index import Mask
from components.dataset.model.vocabulary import NONE_RECORDED
from components.dataset.query.certainty import Say, count_words
from components.dataset.query.order import mask_of_ids, selected_mask, subset_of
from components.dataset.replies.ledger import Run, answer_word, arrange, asked_words
from components.dataset.replies.offers import ONE_ORIGIN, answered_here, asked, asking_nothing, offers
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
        st.info("No request or offer is recorded in the chosen events.")
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
    asks = [ask for block in blocks for run in block for ask in run if ask.is_ask]
    events = [event for ask in asks for event in (ask.event, ask.reply.event if ask.reply else "") if event]
    figure = offers_and_answers(
        blocks, labels, by=page.ledger, theme=context.theme, selected=page.event, width=context.room(paper=620)
    )
    silent = found.loc[found[c.ANSWER].eq(NONE_RECORDED).to_numpy(), c.EVENT].tolist()
    drawing = Drawing(
        "offers",
        figure,
        finding=asked_words(found[c.EVENT].tolist(), silent, count_words(dataset, page)),
        sentence=_sentence(dataset, shown, page, found, len(asks)),
        drawn=f"A row for each {page.ledger}, in it a square for each request or offer. The answered ones stand at the "
        "left, before a line as long as the days until the answer, with its word at the end; it is dotted where no "
        "source says that this is the answer. Those without a recorded answer stand in a column at the right.",
        events=events,
        shown=subset_of(dataset, shown, mask_of_ids(dataset, events)),
    )
    return blocks, say_supported(drawing, dataset, shown, lambda left: offers_drawings(dataset, left, page, context))


def _sentence(dataset: Dataset, shown: Dataset, page: Page, found: pd.DataFrame, drawn: int) -> str:
    """Say how many asks are counted, how they were answered, what rests on one origin, and what is not drawn."""
    say, ids, mask = count_words(dataset, page), found[c.EVENT], selected_mask(dataset, shown)
    messages = list(dict.fromkeys(ids.tolist()))
    every = len(asked(dataset, np.ones(len(dataset.events), dtype=bool)))
    parts = [
        f"{say(ids.tolist())} of {every:,} requests and offers, made in {say(messages)} "
        f"event{'' if len(messages) == 1 else 's'}.",
        f"The first {drawn} in time are drawn." if len(found) > drawn else "",
        _answers(found, _labels(dataset), say),
        "The words for the answers are the curator's.",
        _origins(found, say),
        _elsewhere(dataset, shown, mask, len(messages)),
    ]
    return " ".join(part for part in parts if part)


def _answers(found: pd.DataFrame, labels: dict[str, str], say: Say) -> str:
    """Say how the asks were answered."""
    ids = {answer: rows[c.EVENT].tolist() for answer, rows in found.groupby(c.ANSWER)}
    words = [f"{say(ids[answer])} {answer_word(answer, labels)}" for answer in labels if answer in ids]
    return f"Answers: {', '.join(words)}."


def _origins(found: pd.DataFrame, say: Say) -> str:
    alone = found.loc[found[ONE_ORIGIN].to_numpy(), c.EVENT].tolist()
    if not alone:
        return ""
    if len(alone) == len(found):
        return "Each rests on one origin only." if len(found) > 1 else "It rests on one origin only."
    return f"{say(alone)} of them rest{'s' if len(alone) == 1 else ''} on one origin only."


def _elsewhere(dataset: Dataset, shown: Dataset, mask: Mask, messages: int) -> str:
    """Say what the chosen events hold that is not drawn."""
    others, answered, idle = shown.total - messages, answered_here(dataset, mask), asking_nothing(dataset, mask)
    found = [
        f"Not drawn: {idle:,} that {'asks' if idle == 1 else 'ask'} for nothing (a statement of position, a "
        "promise, advice)."
        if idle
        else ""
    ]
    if others:
        found.append(
            f"The other {f'{others:,} chosen events hold' if others > 1 else 'chosen event holds'} no request or offer."
        )
    if answered:
        were = "was" if answered == 1 else "were"
        found.append(f"{answered:,} more {were} made outside the filters and answered inside them.")
    return " ".join(part for part in found if part)
