"""What a pupil's phone shows: the question on the projector, its chart, its choices; no answer until it is told.

The page follows the teacher by itself. It is told a `Seat` and nothing else, so there is nothing in it to be found out.
"""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlencode

import streamlit as st

from components.dataset.lessons.lessons import page_of, query_of
from components.dataset.lessons.room import Refusal, Seat
from components.dataset.query.link import stop_of
from components.dataset.query.run_query import run_query
from components.dataset.query.stop_at import truncate_at
from components.exports.base.browser_code import browser_code
from components.views.base.address import current, widget_value
from components.views.base.escape import escape_markdown
from components.views.base.plot import plot
from components.views.base.render_context import is_phone, page_theme, render_context
from components.views.chart_views import drawing_of
from components.views.present.accounts import accounts_of
from components.views.present.rooms import PUPIL, ROOM, caller, rooms

_MOST_ASKED = 40  # times a second that one server is asked whether the teacher went on
_LONGEST_CODE = 12
_KEPT = 100  # charts, of all rooms
_CODE, _CHOICES, _SEATED = "room-code", "choices", "room-seat"
_SAID = {
    Refusal.UNKNOWN: "There is no room with this code. Look at the projector once more.",
    Refusal.FULL: "This room is full.",
    Refusal.WAIT: "Too many codes were tried from here. Wait a minute, then try once more.",
}
_BUTTONS = st.components.v2.component(
    "backchannel_choices",
    html="<section role='group' aria-label='Answers'></section>",
    css=browser_code("room/choices.css"),
    js=browser_code("room/choices.js"),
)


class _Look(NamedTuple):
    """What a step shows. figure: as plotly.js draws it; None if it shows words only."""

    words: str
    figure: Mapping[str, Any] | None = None
    key: str = ""
    alt: str = ""


def pupil_view() -> None:
    """Show the room that the link names, or where its code is typed in."""
    code = current(ROOM).strip().upper()[:_LONGEST_CODE]
    seat = rooms().seat(code, st.session_state.get(_SEATED) or current(PUPIL))
    found = seat or (rooms().join(code, caller()) if code else None)
    if not isinstance(found, Seat):
        _ask_for_code(found)
        return
    st.session_state[_SEATED] = found.pupil
    if current(PUPIL) != found.pupil or current(ROOM) != found.code:
        st.query_params.from_dict({ROOM: found.code, PUPIL: found.pupil})
    _question(found)
    with st.bottom:
        st.fragment(run_every=max(1.0, found.pupils / _MOST_ASKED))(_answer)(found)


def _ask_for_code(refusal: Refusal | None) -> None:
    st.title("Join the room", anchor=False)
    if refusal:
        st.warning(_SAID[refusal])
    st.text_input(
        "Code on the projector",
        key=_CODE,
        max_chars=_LONGEST_CODE,
        autocomplete="off",
        on_change=lambda: st.query_params.from_dict({ROOM: str(widget_value(_CODE))}),
    )
    st.button("Join", key="join")
    st.caption("No name is asked for. Your answers are forgotten when the room is closed.")


def _question(seat: Seat) -> None:
    """Show what the step asks, and its chart; it stays as it is until the teacher goes on."""
    step = seat.step
    st.caption(escape_markdown(f"{seat.number} of {seat.steps} · {step.headline}" if step.question else seat.code))
    st.header(escape_markdown(step.question or step.headline), anchor=False)
    if seat.revealed:
        for words in filter(None, (f"Answer: {step.answer}" if step.answer else "", step.reveal)):
            st.text(words)
    link = urlencode(query_of(step, revealed=seat.revealed), doseq=True)
    look = _look(seat.code, link, page_theme().ground, is_phone(), _seat=seat)
    if look.figure:
        plot(look.figure, key=look.key, alt=look.alt)
        st.caption(escape_markdown(look.words))
    elif look.words:
        st.text(look.words)


def _answer(seat: Seat) -> None:
    """Show the buttons and what was sent; once the teacher has gone on, run the whole page."""
    now = rooms().seat(seat.code, seat.pupil)
    if now is None or (now.step, now.number, now.revealed) != (seat.step, seat.number, seat.revealed):
        st.rerun()
    step = now.step
    if step.choices:
        told = {"choices": list(step.choices), "chosen": now.chosen, "open": now.is_open, "step": now.number}
        _BUTTONS(key=_CHOICES, data=told, on_chosen_change=lambda: _send(now))
    st.caption(_state(now))


def _send(seat: Seat) -> None:
    asked = widget_value(_CHOICES)["chosen"]  # type: ignore[index]
    rooms().answer(seat.code, seat.pupil, int(asked["step"]), int(asked["choice"]))


def _state(seat: Seat) -> str:
    if not seat.step.choices:
        return "Nothing to press here: look, and talk about it."
    if not seat.is_open:
        return "Closed: the answer was shown."
    return "Press one." if seat.chosen is None else "Sent. You may change it until the answer is shown."


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _look(code: str, link: str, ground: str, phone: bool, *, _seat: Seat) -> _Look:
    """Return what a step shows, drawn once for all phones of a room with the same ground."""
    query = query_of(_seat.step, revealed=_seat.revealed)
    dataset = truncate_at(_seat.package, stop_of(query))
    page = page_of(_seat.step, _seat.package, revealed=_seat.revealed)
    if accounts := accounts_of(dataset, page):
        return _Look("\n".join(f"{one.letter}  {one.heading}: {one.says}" for one in accounts))
    drawing = drawing_of(dataset, run_query(dataset, page), page, render_context(page))
    if drawing is None:
        return _Look("")
    said = drawing.in_words
    return _Look(said, json.loads(drawing.figure.to_json()), drawing.key, f"{said} {drawing.drawn}")
