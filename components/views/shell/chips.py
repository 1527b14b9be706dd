"""The filters in use, each with a way to take it out."""

import streamlit as st

from components.dataset import Dataset, Page, counts_without_each
from components.dataset.query.facets import FACET
from components.dataset.query.filter_words import filter_words, lamp_words, stop_words
from components.dataset.query.link import EXCLUDED, STOP
from components.dataset.query.selection import DATED, DATES, WORDS
from components.views.base.address import reset, update_link
from components.views.base.escape import escape_markdown

_LONGEST = 80
_LAMP, _RANGES = "lamp", "ranges"


def chips(dataset: Dataset, page: Page) -> None:
    """Show a button for each filter in use, and for the source lamp; pressing it takes the filter out."""
    with st.container(horizontal=True, gap="small"):
        for name, text in filter_words(dataset, page.selection).items():
            _chip(name, text, "Take this filter out")
        if off := lamp_words(dataset, page.excluded):
            _chip(_LAMP, off, "Switch on again")
        if stop := stop_words(page.stop):
            _chip(STOP, stop, "Show also what came later")
        if page.ranges:
            _chip(_RANGES, "Numbers as ranges", "Show one number each")


def _chip(name: str, text: str, says: str) -> None:
    short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    st.button(
        escape_markdown(short), key=f"chip-{name}", icon=":material/close:", on_click=_take_out, args=(name,), help=says
    )


def nothing_found(dataset: Dataset, page: Page) -> None:
    """Say that no event matches, and which filter to loosen."""
    if dataset.events.empty:
        st.info("No event of this package is surely as early as that." if page.stop else "This package has no events.")
        return
    words, counts = filter_words(dataset, page.selection), counts_without_each(dataset, page.selection)
    helpful = {name: n for name, n in counts.items() if n}
    advice = "Loosen one of them:" if helpful else "No one of them alone stands in the way: take out several, or all."
    st.info(f"No event matches these filters. {advice}")
    if not helpful:
        st.button("Reset all filters", key="reset-empty", on_click=reset)
    for name, number in helpful.items():
        st.button(
            escape_markdown(f"Without “{words[name]}”: {number} events"),
            key=f"loosen-{name}",
            on_click=_take_out,
            args=(name,),
        )


def _take_out(name: str) -> None:
    special = {
        WORDS: ("q",),
        DATES: ("from", "to", "range"),
        DATED: ("dated",),
        _LAMP: EXCLUDED.values(),
        STOP: (STOP,),
        _RANGES: ("numbers",),
    }
    update_link(**{one: [] for one in special.get(name) or (FACET[name].parameter,)})
