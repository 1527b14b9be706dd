"""The buttons of the projector, and of the teacher's own screen: turn, show the answer, fill the screen, leave."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from components.dataset.query.link import step_of
from components.exports.base.browser_code import browser_code
from components.views.base.address import follow_link, href_of, query, update_link
from components.views.base.render_context import is_embedded
from components.views.present.keys import slide_keys
from components.views.present.lesson_step import LessonStep

Callback = Callable[[], None]
# In the browser: it may fill the screen only while a key or button is pressed.
_FULL_SCREEN = st.components.v2.component(
    "backchannel_full_screen",
    html='<button type="button">Full screen</button>',
    css=browser_code("buttons/full_screen.css"),
    js=browser_code("buttons/full_screen.js"),
)
# A link, not a button: `embed`, by which Streamlit leaves its header out, can only be left with the address.
_EXIT_LINK = st.components.v2.component(
    "backchannel_way_out",
    html="<a target='_self'></a>",
    css=browser_code("buttons/exit_link.css"),
    js=browser_code("buttons/exit_link.js"),
)


def step_buttons(place: int, count: int, back: Callback, on: Callback) -> None:
    """Show the ways to what stands before and after the one at `place`, counted from 0, of `count`."""
    st.button("Previous", key="previous", on_click=back, disabled=place == 0, shortcut="Left")
    st.text(f"{place + 1:,} of {count:,}", width="content")
    st.button("Next", key="next", on_click=on, disabled=place == count - 1, shortcut="Right")


def lesson_step_buttons(now: LessonStep) -> None:
    """Show the ways to the steps before and after `now`."""
    count = len(now.lesson.steps)

    def by(number: int) -> Callback:  # from the step of that moment, not of when the button was drawn
        return lambda: update_link(step=[str(min(step_of(query())[0], count) + number)], reveal=[], event=[])

    step_buttons(now.number - 1, count, by(-1), by(1))


def lesson_keys(now: LessonStep, *, projector: bool = True, opened: bool = False) -> None:
    """Let keys turn the steps and show their answers.

    projector: whether this is its page. opened: whether an event is shown in the place of the step, without its answer.
    """
    slide_keys(
        now.number - 1,
        len(now.lesson.steps),
        lambda place, told: update_link(step=[str(place + 1)], reveal=["yes"] if told else [], event=[]),
        lesson=now.lesson.id,
        revealed=now.revealed,
        tells=[not opened and step.tells for step in now.lesson.steps],
        projector=projector,
    )


def answer_button(now: LessonStep) -> None:
    """Show the button that tells the answer of the step, or hides it again."""
    words = "Hide the answer" if now.revealed else "Show the answer"
    show = {"reveal": [] if now.revealed else ["yes"], "event": []}
    st.button(words, key="reveal", on_click=lambda: update_link(**show), shortcut="A", disabled=not now.step.tells)


def full_screen() -> None:
    """Show the button that fills the screen with the page; the key F does the same."""
    _FULL_SCREEN(key="full-screen", width="content")


def exit_link(words: str, key: str, link: Mapping[str, Sequence[str]]) -> None:
    """Show the way from the projector to `link`, in the same tab and with the same package open."""
    if is_embedded():
        _EXIT_LINK(key=key, data={"words": words, "link": href_of(link)}, width="content")
    else:
        st.button(words, key=key, on_click=lambda: follow_link(link))
