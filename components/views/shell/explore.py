"""The page for exploring: filters at the side, the way from view to view, the view itself and its evidence."""

from collections.abc import Sequence

import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.query.views import LANDING, VIEWS
from components.exports.base.drawing import Drawing
from components.views.base.escape import escape_markdown
from components.views.base.render_context import is_phone
from components.views.lessons.draft import add_button
from components.views.package.own_page import own_line
from components.views.package.problems import problems
from components.views.package.session import session_package
from components.views.pages import PAGES
from components.views.present.present import present_button
from components.views.shell.chips import chips, nothing_found
from components.views.shell.date_fields import WRITTEN
from components.views.shell.navigation import places, views
from components.views.shell.panes import fill_pane, panes
from components.views.shell.sidebar import sidebar
from components.views.takeaway.dialog import takeaway_button


def explore_view(dataset: Dataset, shown: Dataset, page: Page, ignored: Sequence[str]) -> None:
    """Show the view of `page` with all that leads on from it. ignored: what of the link could not be used."""
    sidebar(dataset, shown, page)
    _notices(dataset, page, ignored)
    _navigation(dataset, shown, page)
    chips(dataset, page)
    _view_and_evidence(dataset, shown, page)
    if page.view == LANDING:
        _ways_out(dataset, shown, page)


def _notices(dataset: Dataset, page: Page, ignored: Sequence[str]) -> None:
    # What comes and goes has a container of its own: else it would move the charts below it to another place of the
    # page, and Streamlit would build them anew.
    with st.container():
        # On a phone the sidebar, where a date is said to be wrong, is folded away.
        left_out = [one for one in ignored if is_phone() or one.partition("=")[0] not in WRITTEN]
        if left_out:
            words = f"This link asks for something that is not in the data; it was left out: {', '.join(left_out)}"
            st.warning(escape_markdown(words))
        own_line(page)
        problems(dataset, own=session_package() is not None)


def _navigation(dataset: Dataset, shown: Dataset, page: Page) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        st.title("Backchannel", anchor=False, width="content")
        places(page)
    if page.view == LANDING and not is_phone():
        return
    with st.container(horizontal=True, vertical_alignment="top", horizontal_alignment="right"):
        with st.container(horizontal=not is_phone(), vertical_alignment="center"):
            views(page)
        if page.view != LANDING:
            _ways_out(dataset, shown, page)


def _ways_out(dataset: Dataset, shown: Dataset, page: Page) -> None:
    with st.container(horizontal=True, width="content", gap="small"):
        add_button(dataset, shown, page)
        takeaway_button(dataset, shown, page)
        present_button(shown, page, own=session_package() is not None)


def _view_and_evidence(dataset: Dataset, shown: Dataset, page: Page) -> None:
    main, side = panes(page)
    drawn: Sequence[Drawing] = ()
    with main:
        if shown.events.empty and VIEWS[page.view].lists_events:
            nothing_found(dataset, page)
        else:
            drawn = PAGES[page.view](dataset, shown, page) or ()
    fill_pane(side, dataset, shown, page, drawn)
