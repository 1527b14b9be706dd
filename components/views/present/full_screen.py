"""A button that fills the screen with the page. In the browser: it may do so only while a key or button is pressed."""

import streamlit as st

from components.exports.base.browser_code import browser_code

_BUTTON = st.components.v2.component(
    "backchannel_full_screen",
    html='<button type="button">Full screen</button>',
    css=browser_code("buttons/full_screen.css"),
    js=browser_code("buttons/full_screen.js"),
)


def full_screen() -> None:
    """Show the button; the key F does the same."""
    _BUTTON(key="full-screen", width="content")
