"""The buttons that turn what is shown one by one, and show the answer of a step: on the projector, and beside it."""

from collections.abc import Callable

import streamlit as st

from components.views.base.address import update_link
from components.views.present.lesson_step import LessonStep

Callback = Callable[[], None]


def step_buttons(place: int, count: int, back: Callback, on: Callback) -> None:
    """Show the ways to what stands before and after the one at `place`, counted from 0, of `count`."""
    st.button("Previous", key="previous", on_click=back, disabled=place == 0, shortcut="Left")
    st.text(f"{place + 1:,} of {count:,}", width="content")
    st.button("Next", key="next", on_click=on, disabled=place == count - 1, shortcut="Right")


def lesson_step_buttons(now: LessonStep) -> None:
    """Show the ways to the steps before and after `now`."""
    step_buttons(now.number - 1, len(now.lesson.steps), _to(now.number - 1), _to(now.number + 1))


def answer_button(now: LessonStep) -> None:
    """Show the button that tells the answer of the step, or hides it again."""
    told = [] if now.revealed else ["yes"]
    words = "Hide the answer" if now.revealed else "Show the answer"
    show = {"reveal": told, "event": []}
    st.button(words, key="reveal", on_click=lambda: update_link(**show), shortcut="A", disabled=not now.step.tells)


def _to(number: int) -> Callback:
    return lambda: update_link(step=[str(number)], reveal=[], event=[])
