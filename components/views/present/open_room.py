"""The teacher's side of a room: to open it, to let pupils in, to see how many have answered, to close it."""

from typing import Any

import streamlit as st

from components.dataset import Dataset
from components.dataset.lessons.room import Room
from components.exports.base.browser_code import browser_code
from components.exports.lessons.qr_code import qr_code
from components.views.base.address import bind_widget
from components.views.present.lesson_step import LessonStep
from components.views.present.rooms import can_be_reached, join_address, rooms, short_address

_EVERY = 1.0  # seconds after which the teacher's page counts the answers anew
_HOST, _LARGE = "room-host", "room-large"
_LONGEST = 300  # letters of an address that a camera still reads from the back row
_FULL = "As many rooms are open on this server as it can hold. Close another one first."
_HERE_ONLY = (
    "So far only this machine can join. For phones, stop the dashboard and start it with `python3 run.py --share`; "
    "they must be on the same network. No network? Pupils show answer cards, and you type in what you count."
)
_INVITATION = st.components.v2.component(
    "backchannel_invitation",
    html="""
    <article>
      <img alt="QR code of the address and the code">
      <div>
        <p>Open in the browser of a phone</p><p class="address"></p>
        <p>and type</p><p class="code"></p>
        <p class="here"></p>
      </div>
    </article>
    """,
    css=browser_code("room/invitation.css"),
    js=browser_code("room/invitation.js"),
)
_KEY_OF_BROWSER = st.components.v2.component(
    "backchannel_host",
    html="<span hidden></span>",
    js=browser_code("room/host.js"),
)


def room_of(now: LessonStep) -> Room | None:
    """Return the room that this browser has opened for the lesson, and let the phones follow to the step `now`."""
    return rooms().show(_host(), now.lesson, now.number, now.revealed)


def room_seen(now: LessonStep) -> Room | None:
    """Return the same room, and leave the phones where the projector is."""
    return rooms().look(_host(), now.lesson.id)


def room_button(package: Dataset, now: LessonStep, room: Room | None) -> None:
    """Show the button that opens a room, or how many in `room` have answered, which lets more pupils in.

    package: the whole records.
    """
    large = st.session_state.pop(_LARGE, False)

    def part() -> None:
        here = _watched(now, room)
        if st.session_state.get(_LARGE):
            st.rerun()
        words, press = (_said(here), _enlarge) if here else ("Open a room", lambda: _open(package, now))
        st.button(words, key="room", icon=":material/groups:", on_click=press)

    with st.container(width="content"):
        st.fragment(run_every=_EVERY if room else None)(part)()
    if large and room:
        _let_in(now)


def room_counts(now: LessonStep, room: Room | None) -> None:
    """Show how the class has answered so far, if a room is open: for the teacher alone."""

    def part() -> None:
        here = _watched(now, room)
        if here and here.step.choices:
            st.text(f"Room {_said(here)}")
            st.text("\n".join(f"{count}  {words}" for words, count in zip(here.step.choices, here.counts, strict=True)))

    st.fragment(run_every=_EVERY if room else None)(part)()


def room_key(room: Room | None) -> None:
    """Ask the browser for its key, and let its other pages know that `room` is open; the page runs for the answer."""
    _KEY_OF_BROWSER(
        key=_HOST,
        data={"key": _host(), "room": room.code if room else ""},
        on_key_change=lambda: None,
        on_moved_change=lambda: None,
        width="content",
    )


def _watched(now: LessonStep, room: Room | None) -> Room | None:
    """Return the room as it is now; run the whole page if it was opened or closed since."""
    here = room_seen(now)
    if (here.code if here else "") != (room.code if room else ""):
        st.rerun()
    return here


def _said(room: Room) -> str:
    joined = len(room.pupils)
    return f"{room.code}: {room.answered} of {joined} answered" if room.step.choices else f"{room.code}: {joined} here"


def _open(package: Dataset, now: LessonStep) -> None:
    if rooms().open(_host(), now.lesson, package):
        _enlarge()
    else:
        st.toast(_FULL)


def _enlarge() -> None:
    bind_widget(_LARGE, True)


def _host() -> str:
    """Return the key of this browser; empty until it has told it."""
    told: Any = st.session_state.get(_HOST)
    return str(told.get("key") or "") if told else ""


@st.dialog("Answer by phone", width="large")
def _let_in(now: LessonStep) -> None:
    """Show large how to join, and how many have; the teacher closes the room here."""

    def part() -> None:
        room = room_seen(now)
        if room:
            _invitation(room)

    st.fragment(run_every=_EVERY)(part)()
    st.button("Close the room", key="room-close", icon=":material/close:", on_click=lambda: rooms().close(_host()))


def _invitation(room: Room) -> None:
    address = join_address(room.code)
    told = {
        "picture": qr_code(address) if can_be_reached() and len(address) <= _LONGEST else "",
        "address": short_address(),
        "code": room.code,
        "here": f"{len(room.pupils)} here",
    }
    _INVITATION(key="room-invitation", data=told)
    if not can_be_reached():
        st.info(_HERE_ONLY)
