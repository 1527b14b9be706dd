"""One slide: what is said large to a class, of an event or of a step of a lesson."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Literal

import streamlit as st

from components.dataset import Dataset
from components.dataset.lessons.room import Room
from components.dataset.model.date_words import day_words
from components.dataset.sources.disagreements import Account
from components.dataset.sources.evidence import Evidence
from components.dataset.sources.locators import locators
from components.exports.base.browser_code import STATIC, browser_code
from components.views.present.lesson_step import LessonStep

_SLIDE = st.components.v2.component(
    "backchannel_slide",
    html='<article aria-live="polite"></article>',
    css=browser_code("slide/slide.css"),
    js=browser_code("slide/slide.js"),
)


# What a slide may say, and what of it is empty unless it is said.
_EMPTY: Mapping[str, object] = {
    "kicker": "",
    "title": "",
    "body": [],
    "where": [],
    "origin": "",
    "doubts": [],
    "said": {},
    "question": "",
    "choices": [],
    "hands": False,
    "reveal": "",
    "reveal_where": [],
}


def slide(words: Mapping[str, object], *, layout: Literal["wide", "narrow", "accounts"]) -> None:
    """Show a slide as `of_event` or `of_step` words it: in two columns, in one, or with what is said in columns."""
    st.html(STATIC / "slide" / "stage.css")
    _SLIDE(key="slide", data={**words, "layout": layout})


def of_event(found: Evidence) -> dict[str, object]:
    """Return what a slide says of an event, as plain text."""
    doubts = [f"Status: {found.status}"] if found.status_in_doubt else []
    doubts += ["Disputed"] if found.disputed else []
    doubts += [issue.title for issue in found.issues if issue.is_critical]
    return {
        **_EMPTY,
        "kicker": f"{found.when} · {found.kind}",
        "title": found.title,
        "body": [found.summary],
        "origin": f"Rests on one origin: {found.origins[0]}" if len(found.origins) == 1 else "",
        "doubts": doubts,
        "said": found.said,
    }


def of_step(
    dataset: Dataset,
    taught: LessonStep,
    stop: dt.date | None = None,
    accounts: Sequence[Account] = (),
    room: Room | None = None,
) -> dict[str, object]:
    """Return what a slide says of a step, as plain text; of its answer nothing before it is revealed.

    dataset: the whole package, for the locators. stop: the last day that may be seen.
    accounts: those that the step sets side by side. room: of the class; with the answer the slide says how many have
    chosen what. Without one the teacher may type in how many hands were shown.
    """
    step, revealed = taught.step, taught.revealed
    counts = room.counts if room and revealed else [None] * len(step.choices)
    return {
        **_EMPTY,
        "kicker": f"The record up to {day_words(stop)}" if stop else taught.lesson.title,
        "title": step.headline,
        # With the answer the note has been read, and there is no room for both.
        "body": [step.note] if step.note and not revealed else [],
        "where": [] if revealed else locators(dataset, step.rests_on),
        "question": step.question,
        "said": {f"{one.letter}  {one.heading}": [one.says] for one in accounts},
        "choices": [
            {"words": words, "right": revealed and words == step.answer, "count": count}
            for words, count in zip(step.choices, counts, strict=True)
        ],
        "hands": room is None,
        "reveal": step.reveal if revealed else "",
        "reveal_where": locators(dataset, step.reveal_rests_on) if revealed else [],
    }
