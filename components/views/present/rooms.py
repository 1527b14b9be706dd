"""The rooms of this server, where pupils reach them, and who is a pupil."""

import os
from functools import cache
from ipaddress import ip_address
from urllib.parse import urlencode, urlsplit

import streamlit as st

from components.dataset.lessons.room import Rooms

SHARED = "BACKCHANNEL_SHARED"  # the address on the local network; set by run.py --share
ROOM, PUPIL = "room", "pupil"  # parameters of a pupil's link


@cache
def rooms() -> Rooms:
    """Return the rooms of this server: they are in its memory and nowhere else."""
    return Rooms()


def is_pupil() -> bool:
    """Say whether this page is for a pupil: by its link; and where the machine is shared, by its being another one.

    So no link leads a phone of the class to the lesson and its answers.
    """
    return ROOM in st.query_params or bool(os.environ.get(SHARED) and caller())


def caller() -> str:
    """Return the address of the machine that asks; empty for this one."""
    return st.context.ip_address or ""


def join_address(code: str = "") -> str:
    """Return where pupils join, with or without the code of the room."""
    base = (os.environ.get(SHARED) or st.context.url or "").split("?")[0].rstrip("/")
    # `embed` is Streamlit's own way to leave its header out: a phone has no room for it.
    return f"{base}/?{urlencode({ROOM: code})}{'&embed=true' if code else ''}"


def short_address() -> str:
    """Return where pupils join, as short as it can be typed: another machine is let in nowhere else if it is shared."""
    address = join_address().split("://")[-1]
    return address.split("/")[0] if os.environ.get(SHARED) else address


def can_be_reached() -> bool:
    """Say whether other machines can reach this server, as far as its address tells."""
    host = urlsplit(join_address()).hostname or "localhost"
    try:
        return not ip_address(host).is_loopback
    except ValueError:
        return host != "localhost"
