"""The projector and the teacher's own screen show the same step: whichever is turned, the other follows.

Both are pages of one browser on one machine; they tell each other by its BroadcastChannel, without the network.
"""

import streamlit as st

from components.exports.base.browser_code import browser_code
from components.views.base.address import update_link, widget_value
from components.views.present.lesson_step import LessonStep

_KEY = "follow"
_FOLLOW = st.components.v2.component(
    "backchannel_follow",
    html='<time aria-label="Time since this page was opened"></time>',
    css=browser_code("slide/sync_screens.css"),
    js=browser_code("slide/sync_screens.js"),
)


def sync_screens(now: LessonStep, archive: str, *, clock: bool = False) -> None:
    """Keep step with the other screen. archive: fingerprint of the package. clock: show the time since the start."""
    here = {"lesson": now.lesson.id, "archive": archive, "step": now.number, "revealed": now.revealed}
    _FOLLOW(key=_KEY, data={"step": here, "clock": clock}, on_turned_change=_turn)


def _turn() -> None:
    asked = widget_value(_KEY)["turned"]  # type: ignore[index]
    update_link(step=[str(asked["step"])], reveal=["yes"] if asked["revealed"] else [], event=[])
