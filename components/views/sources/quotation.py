"""The words that a claim quotes, beside the same words as they were written."""

import html

import streamlit as st

from components.dataset.sources.claims import Claim

_NOT_SEEN = "(in translation; the original was not seen)"


def quotation(claim: Claim) -> None:
    """Show what `claim` quotes, and the original in its own script and direction, or that it was not seen."""
    if claim.quote:
        unseen = f" {_NOT_SEEN}" if claim.translated and not claim.original else ""
        st.text(f"“{claim.quote}”{unseen}")
    if claim.original:
        language = f' lang="{html.escape(claim.original_language)}"' if claim.original_language else ""
        st.html(f'<p dir="auto"{language}>{html.escape(claim.original)}</p>')
