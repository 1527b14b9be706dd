"""The link in the browser's address bar: the one place where what the page shows is kept.

Every widget shows what the link says and, when the reader changes it, writes the link; nothing else holds state. So a
reload, a copied link and the Back button all give the same page.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from components.dataset import Page
from components.dataset.query.link import UNFILTERED, Query, changed_query
from components.dataset.query.order import Order


def query() -> Query:
    """Return the parameters of the link."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def follow_link(link: Mapping[str, Sequence[str]]) -> None:
    """Go where another link leads, with the same package open. For callbacks of widgets."""
    st.query_params.from_dict(_with_package(link))


def href_of(link: Mapping[str, Sequence[str]]) -> str:
    """Return the whole of another link, with the same package open."""
    return f"{st.context.url or ''}?{urlencode(_with_package(link), doseq=True)}".rstrip("?")


def _with_package(link: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    return {**link, "archive": [current("archive")]} if current("archive") else dict(link)


def update_link(**parameters: Sequence[str]) -> None:
    """Change these parameters of the link; an empty value takes a parameter out. For callbacks of widgets."""
    st.query_params.from_dict(changed_query(query(), **parameters))


def reset() -> None:
    """Take every filter out of the link; stay in the view, with the same evidence open. For callbacks of widgets."""
    filters = [name for name in query() if name not in UNFILTERED]
    update_link(**dict.fromkeys(filters, ()))


def href(**parameters: Sequence[str]) -> str:
    """Return the whole link of this page with these parameters changed, to copy or to follow."""
    return f"{st.context.url or ''}?{urlencode(changed_query(query(), **parameters), doseq=True)}".rstrip("?")


def current(name: str) -> str:
    """Return one parameter of the link; empty if it is not there."""
    return st.query_params.get(name, "")


def bind_widget(key: str, value: object) -> str:
    """Make the widget `key` show `value`, which the link holds; return `key`."""
    st.session_state[key] = value
    return key


def widget_value(key: str) -> object:
    """Return what the reader has just set the widget `key` to."""
    return st.session_state[key]


def choose(name: str, options: Mapping[str, str], page: Page, *, label: str = "", menu: bool = False) -> None:
    """Show a switch (or a `menu`) between `options` (value -> words) that sets the parameter `name` of the link.

    label: empty if the page says beside it what is chosen.
    """
    show = st.selectbox if menu else partial(st.segmented_control, required=True)
    show(
        label or name.capitalize(),
        list(options),
        format_func=options.__getitem__,
        key=bind_widget(name, getattr(page, name)),
        on_change=lambda: update_link(**{name: [str(widget_value(name))]}),
        label_visibility="visible" if label else "collapsed",
    )


def open_event(event: str) -> Callable[[], None]:
    """Return a callback that opens the evidence of `event`; an empty text closes it."""
    return lambda: update_link(event=[event])


def step_event(order: Order, by: int) -> Callable[[], None]:
    """Return a callback that opens the event `by` places further in `order`, counted from the one that is open then.

    Not from the one that was open when the button was drawn: keys pressed faster than the page runs all count.
    """
    return lambda: update_link(event=[order.event(max(order.place(current("event")), 0) + by)])
