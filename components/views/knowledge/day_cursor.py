"""The day up to which a view looks: dragged, or stepped from one day of the record to the next."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

import streamlit as st

from components.dataset import Page
from components.dataset.model.date_words import day_words
from components.views.base.address import bind_widget, current, update_link, widget_value

_WHOLE = ""  # no day: the whole record


def day_cursor(days: Sequence[dt.date], page: Page) -> None:
    """Show which day `page` looks up to, and set it; after the last day comes the whole record.

    days: those of the record, in order. Nothing is shown if there is no day to choose from.
    """
    options = [*sorted({*days, *([page.day] if page.day else [])}), _WHOLE]
    if len(options) == 1:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.button("Previous day", key="day-before", on_click=_step(days, -1), disabled=page.day == options[0])
        st.select_slider(
            "What was known by",
            options,
            format_func=_words,
            key=bind_widget("day", page.day or _WHOLE),
            on_change=lambda: _set(widget_value("day")),
            width="stretch",
        )
        st.button("Next day", key="day-after", on_click=_step(days, 1), disabled=page.day is None)


def _words(day: dt.date | str) -> str:
    return day_words(day) if isinstance(day, dt.date) else "the whole record"


def _set(day: object) -> None:
    update_link(day=[day.isoformat() if isinstance(day, dt.date) else _WHOLE])


def _step(days: Sequence[dt.date], by: int) -> Callable[[], None]:
    """Return a callback that goes to the next (or last) day of the record, counted from the one the link holds then."""

    def step() -> None:
        here = dt.date.fromisoformat(current("day")) if current("day") else dt.date.max
        place = bisect_right(days, here) if by > 0 else bisect_left(days, here) - 1
        _set(days[max(place, 0)] if place < len(days) else _WHOLE)

    return step
