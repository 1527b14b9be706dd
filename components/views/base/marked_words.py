"""Words that a search has found, marked where they stand."""

import re

import streamlit as st

from components.dataset.model.search import normalise
from components.views.base.escape import escape_markdown

_WORD = re.compile(r"[^\W_](?:[\w’‘'`ʿʾ´\u0300-\u036f\u064b-\u0652])*")


def marked_words(text: str, query: str) -> str:
    r"""Return `text` as markdown that shows it letter by letter, the words that begin as one of `query` on grey.

    >>> marked_words("A *new* offer", "offers off")
    'A \\*new\\* :gray-background[offer]'
    """
    wanted = tuple(normalise(query).split())
    marked, at = "", 0
    for word in _WORD.finditer(text) if wanted else ():
        if normalise(word[0]).startswith(wanted):
            marked += f"{escape_markdown(text[at : word.start()])}:gray-background[{escape_markdown(word[0])}]"
            at = word.end()
    return marked + escape_markdown(text[at:])


def marked_text(text: str, query: str) -> None:
    """Show `text` as it is, with the words of `query` marked if there are any."""
    if (marked := marked_words(text, query)) == escape_markdown(text):
        st.text(text)
    else:
        st.markdown(marked)
