"""The ledger in words: what was asked on the left, what was answered on the right, each with where it stands."""

from collections.abc import Collection, Mapping, Sequence
from itertools import count

import streamlit as st

from components.dataset.model.date_words import days_words
from components.dataset.replies.answers import NOT_STATED_WORDS
from components.dataset.replies.ledger import Run, answer_word, answer_words
from components.dataset.replies.offers import Offer, Reply
from components.views.base.address import open_event
from components.views.base.escape import escape_markdown

_LOST = "Not counted: what was put here has lost its only support to what is switched off."
_ANSWER_LOST = "Counted as without an answer: the answer has lost its only support to what is switched off."


def ledger_words(
    blocks: Sequence[Sequence[Run]], by: str, labels: Mapping[str, str], lost: Collection[str] = ()
) -> None:
    """Show each ask beside its answer. blocks: as ledger.arrange gives them. labels: answer -> its words.

    lost: event_ids that have lost their only support, of which it is said.
    """
    st.header("Ask beside answer")
    st.text(
        "How an answer is classed is the curator's reading. The paragraphs say where the words of both stand, so that "
        "you can judge for yourself."
    )
    runs = count(1)
    for number, block in enumerate(blocks, start=1):
        with st.expander(escape_markdown(_title(block[0][0], by)), key=f"ledger-{number}"):
            if by == "message":
                _message(block[0][0], number)
            for run in block:
                _run(run, by, labels, next(runs))
                ask = run[0]
                if ask.event in lost:
                    st.text(_LOST)
                elif ask.reply and ask.reply.event in lost:
                    st.text(_ANSWER_LOST)


def _title(ask: Offer, by: str) -> str:
    if by == "topic":
        return ask.topic_label
    return f"{ask.date[:1].upper()}{ask.date[1:]}: {ask.proposer_name} to {ask.addressee_name}"


def _message(ask: Offer, number: int) -> None:
    through = f"through {ask.carriers}" if ask.carriers else "no carrier named"
    st.text(f"{ask.channel_label}, {through}. {ask.status_label}.")
    st.button("Open this message", key=f"put-{number}", on_click=open_event(ask.event), type="tertiary")


def _run(asks: Run, by: str, labels: Mapping[str, str], number: int) -> None:
    left, right = st.columns(2)
    with left:
        st.text("\n\n".join(_ask(ask, by) for ask in asks))
    with right:
        if not asks[0].is_ask:
            st.text("Asks for nothing, so no answer is expected.")
            return
        words = answer_words([ask.answer for ask in asks], labels)
        words = words[:1].upper() + words[1:]
        reply = asks[0].reply
        if not reply:
            st.text(words)
            return
        st.markdown(f"**{escape_markdown(words)}**")
        st.text(_answer(asks, reply, labels))
        st.button("Open this answer", key=f"answer-{number}", on_click=open_event(reply.event), type="tertiary")


def _ask(ask: Offer, by: str) -> str:
    who = f"{ask.date}: {ask.proposer_name} to {ask.addressee_name}" if by == "topic" else ""
    return "\n".join(
        line
        for line in (
            f"{ask.kind_label}: {ask.content}",
            f"Conditions: {ask.conditions}" if ask.conditions else "",
            who or f"Topic: {ask.topic_label}",
            f"{ask.where} ({ask.reading_label.lower()})",
            f"Note: {ask.note}" if ask.note else "",
        )
        if line
    )


def _answer(asks: Run, reply: Reply, labels: Mapping[str, str]) -> str:
    """Return what stands under the word of an answer: of each ask, if they differ, then when, what, and where."""
    differ = len({ask.answer for ask in asks}) > 1
    days = days_words(reply.least, reply.most)
    return "\n".join(
        line
        for line in (
            *(f"{ask.content}: {answer_word(ask.answer, labels)}" for ask in asks if differ),
            NOT_STATED_WORDS if reply.inferred else "",
            f"{reply.date}, {'time not known' if days == 'not known' else f'after {days}'}",
            reply.title,
            "; ".join(dict.fromkeys(ask.reply.where for ask in asks if ask.reply and ask.reply.where)),
            f"Before it: {reply.decided}" if reply.decided else "",
            f"In turn, {reply.in_turn}" if reply.in_turn else "",
            "" if reply.chosen else "This answer is outside the filters.",
        )
        if line
    )
