"""The ledger in words: what was asked on the left, what was answered on the right, each with where it stands."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

import pandas as pd
import streamlit as st

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.date_words import days_words
from components.dataset.replies import offers as o
from components.dataset.replies.ledger import BLOCK, RUN, answer_word, answer_words
from components.views.base.address import open_event
from components.views.base.escape import escape_markdown

Ask = Mapping[Any, Any]


def ledger_words(arranged: pd.DataFrame, by: str, labels: dict[str, str]) -> None:
    """Show each ask beside its answer. arranged: as dataset.ledger gives it. labels: answer -> its words."""
    st.header("Ask beside answer")
    st.text(
        "How an answer is classed is the curator's reading. The paragraphs say where the words of both stand, so that "
        "you can judge for yourself."
    )
    for number, block in groupby(rows_of(arranged), key=lambda ask: ask[BLOCK]):
        asks = list(block)
        with st.container(border=True, key=f"ledger-{number}"):
            _heading(asks[0], by)
            for run, same in groupby(asks, key=lambda ask: ask[RUN]):
                _run(list(same), by, labels, run)


def _heading(ask: Ask, by: str) -> None:
    if by == "topic":
        st.markdown(f"**{escape_markdown(ask[o.TOPIC_LABEL])}**")
        return
    through = f"through {ask[o.CARRIERS]}" if ask[o.CARRIERS] else "no carrier named"
    dated = ask[o.DATED][:1].upper() + ask[o.DATED][1:]
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(
            f"**{escape_markdown(f'{dated}: {ask[o.PROPOSER_NAME]} to {ask[o.ADDRESSEE_NAME]}')}**", width="content"
        )
        st.button("Open this message", key=f"put-{ask[BLOCK]}", on_click=open_event(ask[c.EVENT]), type="tertiary")
    st.text(f"{ask[o.CHANNEL_LABEL]}, {through}. {ask[o.STATUS_LABEL]}.")


def _run(asks: Sequence[Ask], by: str, labels: dict[str, str], run: int) -> None:
    left, right = st.columns(2)
    with left:
        st.text("\n\n".join(_ask(ask, by) for ask in asks))
    with right:
        words = answer_words([ask[c.ANSWER] for ask in asks], labels)
        words = words[:1].upper() + words[1:]
        if not asks[0][c.ANSWER_EVENT]:
            st.text(words)
            return
        st.markdown(f"**{escape_markdown(words)}**")
        st.text(_answer(asks, labels))
        event = asks[0][c.ANSWER_EVENT]
        st.button("Open this answer", key=f"answer-{run}", on_click=open_event(event), type="tertiary")


def _ask(ask: Ask, by: str) -> str:
    who = f"{ask[o.DATED]}: {ask[o.PROPOSER_NAME]} to {ask[o.ADDRESSEE_NAME]}" if by == "topic" else ""
    return "\n".join(
        line
        for line in (
            f"{ask[o.KIND_LABEL]}: {ask[c.CONTENT]}",
            f"Conditions: {ask[c.CONDITIONS]}" if ask[c.CONDITIONS] else "",
            who or f"Topic: {ask[o.TOPIC_LABEL]}",
            f"{ask[o.WHERE]} ({ask[o.READING_LABEL].lower()})",
            f"Note: {ask[c.NOTE]}" if ask[c.NOTE] else "",
        )
        if line
    )


def _answer(asks: Sequence[Ask], labels: dict[str, str]) -> str:
    """Return what stands under the word of an answer: of each ask, if they differ, then when, what, and where."""
    ask = asks[0]
    answers = [one[c.ANSWER] for one in asks]
    each = [f"{one[c.CONTENT]}: {answer_word(one[c.ANSWER], labels)}" for one in asks] if len(set(answers)) > 1 else []
    days = days_words(ask[o.LEAST_DAYS], ask[o.MOST_DAYS])
    return "\n".join(
        line
        for line in (
            *each,
            f"{ask[o.ANSWERED_ON]}, {'time not known' if days == 'not known' else f'after {days}'}",
            ask[o.ANSWER_TITLE],
            "; ".join(dict.fromkeys(one[o.ANSWER_WHERE] for one in asks if one[o.ANSWER_WHERE])),
            f"Before it: {ask[o.DECIDED]}" if ask[o.DECIDED] else "",
            f"In turn, {ask[o.IN_TURN]}" if ask[o.IN_TURN] else "",
            "" if ask[o.ANSWER_CHOSEN] else "This answer is outside the filters.",
        )
        if line
    )
