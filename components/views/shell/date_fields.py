"""The fields of the sidebar for dates: what a reader writes goes into the link as days."""

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress

import streamlit as st

from components.dataset import Dataset, Page, Selection
from components.dataset.model import columns as c
from components.dataset.model.date_words import day_words
from components.dataset.query.link import STOP
from components.dataset.query.written_date import EXAMPLES, written_days
from components.views.base.address import bind_widget, current, update_link, widget_value
from components.views.base.escape import escape_markdown

_FROM, _TO = "from", "to"
WRITTEN = (_FROM, _TO, STOP)  # parameters whose field says itself what is wrong with them
_LONGEST = 60  # letters of what cannot be read that the link keeps


def between_days(dataset: Dataset, selection: Selection) -> None:
    """Show the first and the last day asked for; left empty, each names the end of the period."""
    first, last = dataset.period
    _field(_FROM, "From", selection.start, empty=f"{first:%B %Y}")
    _field(_TO, "To", selection.end, empty=f"{last:%B %Y}")
    _say_unread(dataset, {_FROM: selection.start, _TO: selection.end})


def stop_at_day(dataset: Dataset, page: Page) -> None:
    """Show the day after which all is hidden."""
    says = (
        "To predict before revealing: every event that is, or may be, later than the end of this day is hidden "
        "everywhere, also in the counts, the search, the links and the files."
    )
    _field(STOP, "Stop at (hide what came later)", page.stop, empty="Never", says=says)
    _say_unread(dataset, {STOP: page.stop})


def _field(name: str, label: str, day: dt.date | None, *, empty: str, says: str = "") -> None:
    """Show the date that the parameter `name` of the link holds; what is no date stays as it was written."""

    def write() -> None:
        text = str(widget_value(name)).strip()[:_LONGEST]
        with suppress(ValueError):
            first, last = written_days(text)
            text = (first if name == _FROM else last).isoformat()
        # With the rest of the record the event that is open may be hidden.
        update_link(**{name: [text]}, **({"event": []} if name == STOP else {}))

    st.text_input(
        label,
        key=bind_widget(name, day_words(day) if day else current(name)),
        placeholder=empty,
        on_change=write,
        help=f"{says} Write {EXAMPLES}.".strip(),
    )


def _say_unread(dataset: Dataset, days: Mapping[str, dt.date | None]) -> None:
    """Say which of these dates of the link cannot be read, or lie where the record has nothing."""
    for name, day in days.items():
        if day is None and (text := current(name)):
            st.warning(escape_markdown(f"“{text}” cannot be read as a date. Write {EXAMPLES}."))
        elif day and not (ends := _extent(dataset))[0] <= day <= ends[1]:
            st.warning("The record runs from {} to {}: write a day within it.".format(*map(day_words, ends)))


def _extent(dataset: Dataset) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of the period and of all events."""
    first, last = dataset.period
    days = [dataset.events[c.EARLIEST].min(), dataset.events[c.LATEST].max(), first, last]
    known = [day.date() for day in days if day == day]  # NaT is not itself
    return min(known), max(known)
