"""A way from the projector to the page with its filters, in the same tab."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components.exports.base.browser_code import browser_code
from components.views.base.address import follow_link, href_of
from components.views.base.render_context import is_embedded

# A link, not a button: `embed`, by which Streamlit leaves its header out, can only be left with the address.
_WAY = st.components.v2.component(
    "backchannel_way_out",
    html="<a target='_self'></a>",
    css=browser_code("buttons/exit_link.css"),
    js=browser_code("buttons/exit_link.js"),
)


def exit_link(words: str, key: str, link: Mapping[str, Sequence[str]]) -> None:
    """Show the way to `link`, with the same package open."""
    if is_embedded():
        _WAY(key=key, data={"words": words, "link": href_of(link)}, width="content")
    else:
        st.button(words, key=key, on_click=lambda: follow_link(link))
