"""A button that saves what the reader has written, with the words typed last."""

import base64
import uuid

import streamlit as st

from components.exports.base.browser_code import browser_code

_SAVE = st.components.v2.component(
    "backchannel_save",
    html="<span hidden></span>",
    js=browser_code("buttons/save_file.js"),
)


def save_button(label: str, name: str, content: bytes) -> None:
    """Show a button that downloads `content` as the CSV file `name`; until then the browser asks before it leaves."""
    pressed = st.button(label, key="save", icon=":material/download:")
    told = {
        "name": name,
        "content": base64.b64encode(content).decode(),
        "pressed": uuid.uuid4().hex if pressed else "",
    }
    _SAVE(key="save-file", data=told, width="content")
