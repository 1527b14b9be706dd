"""What figures take from the page: the theme, and how much room there is."""

from typing import Literal, NamedTuple

import streamlit as st

from components.dataset import Page
from components.figures.base.theme import DARK, LIGHT, Theme, enlarged

Place = Literal["alone", "beside", "phone", "paper"]
ON_SLIDE = 540  # px that a chart beside the words of a slide is made for; it is shown larger where there is more
_PLAIN = Page()


class RenderContext(NamedTuple):
    """What a figure is drawn for.

    theme: its ground and sizes. place: alone on a screen of 1280 px, beside something else (the legend or an open
    record, a step of a lesson), on a phone, or on a sheet of paper. column: the px it has at most, if it stands in a
    column of that place; 0 for none.
    """

    theme: Theme
    place: Place
    column: int = 0

    def room(self, alone: int = 800, beside: int = 520, phone: int = 340, paper: int = 680) -> int:
        """Return the px that a figure surely has: one of these, by its place."""
        room = {"alone": alone, "beside": beside, "phone": phone, "paper": paper}[self.place]
        return min(room, self.column) if self.column else room

    @property
    def is_phone(self) -> bool:
        """Whether there is no room for labels and long signs."""
        return self.place == "phone"

    @property
    def is_enlarged(self) -> bool:
        """Whether it is drawn for the back row of a classroom."""
        return self.theme.size > LIGHT.size


PAPER = RenderContext(LIGHT, "paper")  # whatever the reader's theme is, ink is dark and paper is not


def render_context(page: Page) -> RenderContext:
    """Return what the figures of `page` are drawn for, in the browser that asks for it now."""
    return RenderContext(page_theme(page), "phone" if is_phone() else "beside")


def page_theme(page: Page = _PLAIN) -> Theme:
    """Return the reader's theme, enlarged when `page` is presented (not on a phone: there is no room)."""
    theme = DARK if st.context.theme.type == "dark" else LIGHT
    return enlarged(theme) if page.present and not is_phone() else theme


def is_embedded() -> bool:
    """Say whether the page stands inside another one (`embed=true`, Streamlit's own parameter)."""
    return bool(st.context.is_embedded)


def is_phone() -> bool:
    """Say whether the browser calls itself mobile, as phones do."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")
