"""One thing at a time, for a projector: an event and its evidence, or a step of a lesson; arrow keys turn them."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.lessons.lessons import query_of
from components.dataset.model import columns as c
from components.dataset.query.link import changed_query
from components.dataset.query.order import order_of
from components.dataset.sources.evidence import evidence
from components.views.base.address import current, href, query, step_event, update_link
from components.views.base.chart import chart
from components.views.base.render_context import is_phone, render_context
from components.views.chart_views import drawing_of, slide_drawing_of
from components.views.package.session import DRAFT
from components.views.present.accounts import accounts_of
from components.views.present.buttons import (
    answer_button,
    exit_link,
    full_screen,
    lesson_keys,
    lesson_step_buttons,
    step_buttons,
)
from components.views.present.keys import slide_keys
from components.views.present.lesson_step import LessonStep
from components.views.present.open_room import room_button, room_key, room_of
from components.views.present.own_notes import own_notes, own_notes_button
from components.views.present.ribbon import ribbon
from components.views.present.slide import of_event, of_step, slide
from components.views.present.sync_screens import sync_screens

_A_MONTH = pd.Timedelta(days=31)
_ON_TOP = "timeline"  # the view that stands as one lane above an event
_SHARES = (0.42, 0.58)  # of the screen: words, chart


def _opening(shown: Dataset) -> str:
    """Return the event to begin with: the first anchor of the story that is dated to within a month; empty if none."""
    close = (shown.events[c.LATEST] - shown.events[c.EARLIEST]) <= _A_MONTH
    anchors = shown.events.loc[close & shown.events[c.LABEL].ne(""), c.EVENT]
    return str(next(iter(anchors), ""))


def present_button(shown: Dataset, page: Page, *, own: bool) -> None:
    """Show the way to the projector: a tab of its own. own: a package of the reader's own is in this tab only."""
    start, icon = page.event or _opening(shown), ":material/slideshow:"
    if own:
        st.button("Present", icon=icon, on_click=lambda: update_link(present=["yes"], event=[start]))
    else:
        # `embed` is Streamlit's own way to leave its header out.
        st.link_button("Present", href(present=["yes"], embed=["true"], event=[start]), icon=icon)


def present_view(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Show the event that `page` has open (else the first), large, with its place in time or in another view."""
    order = order_of(dataset, shown)
    page = replace(page, event=page.event if order.place(page.event) >= 0 else order.event(0))
    words, place = of_event(evidence(dataset, page.event)), order.place(page.event)
    if page.view == _ON_TOP:
        ribbon(dataset, shown, page)
        slide(words, layout="wide")
    else:
        _beside(words, dataset, shown, page)
    slide_keys(place, len(order), lambda to, _: update_link(event=[order.event(to)]))
    with _bar():
        step_buttons(place, len(order), step_event(order, -1), step_event(order, 1))
        full_screen()
        exit_link("Leave", "leave", changed_query(query(), present=[], chart=[]))


def lesson_view(package: Dataset, dataset: Dataset, shown: Dataset, page: Page, now: LessonStep) -> None:
    """Show a step of a lesson: its words, and beside them what it shows; or the event that was opened there.

    package: the whole records, for the locators. dataset: what of them the step lets be seen.
    """
    room = room_of(now)
    opened = bool(current("event") and page.event)  # by the reader: the step's own event is in its own link
    if opened:
        _beside(of_event(evidence(dataset, page.event)), dataset, shown, page)
    elif accounts := accounts_of(dataset, page):
        slide(of_step(package, now, page.stop, accounts, room), layout="accounts")
    else:
        _beside(of_step(package, now, page.stop, room=room), dataset, shown, page)
    with st.container(gap=None):  # none of these is seen
        if now.lesson.id != DRAFT:  # two tabs may each hold a lesson of the reader's own: they are not the same one
            sync_screens(now, page.archive)
        lesson_keys(now, opened=opened)
        room_key(room)
    own_notes(now, page)
    with _bar():
        lesson_step_buttons(now)
        if opened:
            st.button("Back to the step", key="back", on_click=lambda: update_link(event=[]), shortcut="Backspace")
        elif now.step.tells:
            answer_button(now)
        own_notes_button(now, page)
        room_button(package, now, room)
        full_screen()
        _ways_out(now)


def _beside(words: dict[str, object], dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Show words and the chart of `page` beside each other, or below on a phone; without a chart the words alone."""
    draw = drawing_of if is_phone() else slide_drawing_of
    drawing = draw(dataset, shown, page, render_context(page))
    if drawing is None:
        slide(words, layout="wide")
        return
    left, right = (st.container(), st.container()) if is_phone() else st.columns(_SHARES, gap="small")
    with left:
        slide(words, layout="narrow")
    with right:
        chart(drawing, framed=False, bare=not is_phone())


def _bar() -> st.delta_generator.DeltaGenerator:
    return st.bottom.container(
        key="bar", horizontal=True, horizontal_alignment="center", vertical_alignment="center", gap="xsmall"
    )


def _ways_out(now: LessonStep) -> None:
    seen = query_of(now.step, revealed=now.revealed)
    exit_link("Explore", "explore", seen)
    exit_link("Leave", "leave", {"view": ["lessons"]})
