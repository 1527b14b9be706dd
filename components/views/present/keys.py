"""The keys and clickers of a projector: every press counts, however quick."""

from collections.abc import Callable, Sequence

import streamlit as st

from components.exports.base.browser_code import browser_code
from components.views.base.address import widget_value

_KEY = "keys"
_KEYS = st.components.v2.component(
    "backchannel_keys",
    html="<dialog tabindex='-1'></dialog>",
    css=browser_code("slide/keys.css"),
    js=browser_code("slide/keys.js"),
)


def slide_keys(
    place: int,
    count: int,
    go: Callable[[int, bool], None],
    *,
    lesson: str = "",
    revealed: bool = False,
    tells: Sequence[bool] = (),
    projector: bool = True,
) -> None:
    """Let keys turn `count` slides, of which that at `place` is shown, counted from 0.

    go: is told where they lead, and whether the answer is shown there. lesson: its id. tells: of each slide whether it
    has an answer to show. projector: whether this page grows black with B, or has the projector do so.
    """

    def turned() -> None:
        asked = widget_value(_KEY)["turned"]  # type: ignore[index]
        go(int(asked["place"]), bool(asked["revealed"]))

    told = {"place": place, "count": count, "revealed": revealed, "tells": list(tells)}
    where = {"lesson": lesson, "projector": projector}
    _KEYS(key=_KEY, data=told | where, on_turned_change=turned, width="content")
