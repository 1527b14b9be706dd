"""The filters: each shows what the link says and writes the link when the reader changes it."""

import datetime as dt
from collections.abc import Mapping
from itertools import groupby

import streamlit as st

from components.dataset import Dataset, Page, Selection, active_filters, facet_counts, facet_values
from components.dataset.model.index import Mask
from components.dataset.query.certainty import certain_mask, count_words, range_words
from components.dataset.query.selection import FACETS, Facet
from components.views.base.address import bind_widget, reset, update_link, widget_value

_CERTAIN = {"": "Possibly", "certain": "Certainly"}


def sidebar(dataset: Dataset, page: Page, mask: Mask) -> None:
    """Show the filters of `page`, how many events they keep, and how many each further choice would show."""
    selection = page.selection
    counts = facet_counts(dataset, selection)
    least = facet_counts(dataset, selection, certain_mask(dataset, selection, page.excluded)) if page.ranges else counts
    with st.sidebar:
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.text(f"{count_words(dataset, page)(mask)} of {len(dataset.events):,} events")
            st.button("Reset", on_click=reset, disabled=not active_filters(selection), help="Take out every filter")
        _ranges(page)
        _search(selection)
        _dates(selection)
        _stop(page)
        for group, facets in groupby(FACETS, key=lambda facet: facet.group):
            members = list(facets)
            used = any(getattr(selection, facet.name) for facet in members)
            with st.expander(group, expanded=used or group == FACETS[0].group):
                for facet in members:
                    _facet(facet, selection, (least[facet.name], counts[facet.name]), facet_values(dataset, facet))


def _search(selection: Selection) -> None:
    st.text_input(
        "Search",
        key=bind_widget("q", selection.text),
        on_change=lambda: update_link(q=[str(widget_value("q"))]),
        placeholder="Title, summary, name in any spelling, topic",
    )


def _dates(selection: Selection) -> None:
    def write(name: str) -> None:
        day = widget_value(name)
        update_link(**{name: [day.isoformat() if day else ""]})  # type: ignore[attr-defined]

    for name, label, day in (("from", "From", selection.start), ("to", "To", selection.end)):
        st.date_input(
            label,
            key=bind_widget(name, day),
            min_value=dt.date.min,
            max_value=dt.date.max,
            format="DD/MM/YYYY",
            on_change=write,
            args=(name,),
        )
    st.selectbox(
        "Inside these dates",
        list(_CERTAIN),
        format_func=_CERTAIN.__getitem__,
        key=bind_widget("range", "certain" if selection.certainly else ""),
        on_change=lambda: update_link(range=[str(widget_value("range") or "")]),
        help="An event whose day is not known may lie inside the range or outside it.",
    )


def _stop(page: Page) -> None:
    def write() -> None:
        day = widget_value("stop")
        update_link(stop=[day.isoformat() if day else ""], event=[])  # type: ignore[attr-defined]

    st.date_input(
        "Stop at (hide what came later)",
        key=bind_widget("stop", page.stop),
        min_value=dt.date.min,
        max_value=dt.date.max,
        format="DD/MM/YYYY",
        on_change=write,
        help="To predict before revealing: every event that is, or may be, later than the end of this day is hidden "
        "everywhere, also in the counts, the search, the links and the files.",
    )


def _ranges(page: Page) -> None:
    st.toggle(
        "Numbers as ranges",
        key=bind_widget("numbers", page.ranges),
        on_change=lambda: update_link(numbers=["range"] if widget_value("numbers") else []),
        help="From the certain events only to all that are possible. Certain: reported as done, held more than little "
        "certain, stated by a source and disputed by none, and surely inside the dates asked for.",
    )


def _facet(
    facet: Facet, selection: Selection, counts: tuple[Mapping[str, int], Mapping[str, int]], labels: Mapping[str, str]
) -> None:
    """Show one filter. counts: value -> how many it would show at least, and at most."""
    name, (least, most) = facet.parameter, counts
    st.multiselect(
        facet.title,
        list(labels),
        format_func=lambda value: f"{labels[value]} ({range_words(least[value], most[value])})",
        key=bind_widget(name, list(getattr(selection, facet.name))),
        on_change=lambda: update_link(**{name: [str(value) for value in widget_value(name)]}),  # type: ignore[attr-defined]
        placeholder="Any",
    )
