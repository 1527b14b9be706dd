"""A way from the projector to the page with its filters, in the same tab."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components.views.address import follow_link, href_of
from components.views.look import is_embedded

# A link, not a button: `embed`, by which Streamlit leaves its header out, can only be left with the address.
_WAY = st.components.v2.component(
    "backchannel_way_out",
    html="<a target='_self'></a>",
    css="""
    a {
      display: inline-flex;
      align-items: center;
      box-sizing: border-box;
      font-family: var(--st-font);
      font-size: 0.875rem;
      color: var(--st-text-color);
      text-decoration: none;
      background: var(--st-background-color);
      border: 1px solid var(--st-border-color);
      border-radius: var(--st-button-radius);
      padding: 0.25rem 0.75rem;
      min-height: 2.5rem;
      white-space: nowrap;
    }
    """,
    js="""
    export default function ({ data, parentElement }) {
      const way = parentElement.querySelector("a");
      way.textContent = data.words;
      way.href = data.link;
    }
    """,
)


def way_out(words: str, key: str, link: Mapping[str, Sequence[str]]) -> None:
    """Show the way to `link`, with the same package open."""
    if is_embedded():
        _WAY(key=key, data={"words": words, "link": href_of(link)}, width="content")
    else:
        st.button(words, key=key, on_click=lambda: follow_link(link))
