"""The look that figures take from the page."""

import streamlit as st

from components.dataset import Page
from components.figures.theme import DARK, LIGHT, Look, projected

_PLAIN = Page()


def page_look(page: Page = _PLAIN) -> Look:
    """Return the look of the reader's theme, enlarged when `page` is presented (not on a phone: there is no room)."""
    look = DARK if st.context.theme.type == "dark" else LIGHT
    return projected(look) if page.present and not is_phone() else look


def is_phone() -> bool:
    """Say whether the browser calls itself mobile, as phones do."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def room(page: Page, alone: int = 800, beside: int = 440, phone: int = 340) -> int:
    """Return the px that a figure surely has: alone on a screen of 1280, beside the evidence, on a phone."""
    return phone if is_phone() else beside if page.event or page.present else alone
