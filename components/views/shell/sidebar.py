"""The filters: each shows what the link says and writes the link when the reader changes it."""

from collections.abc import Mapping
from contextlib import nullcontext
from itertools import groupby

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.dataset import Dataset, Page, Selection, active_filters, facet_counts, facet_values
from components.dataset.model.dating import DATINGS
from components.dataset.query.certainty import certain_mask, chosen_words, lost_words, range_words
from components.dataset.query.facet_counts import dated_counts, root_counts
from components.dataset.query.facets import FACETS, Facet
from components.dataset.query.ways import ALL, NONE, with_way
from components.dataset.sources.support_by_source import cited_words
from components.views.base.address import bind_widget, query, reset, update_link, widget_value
from components.views.shell.date_fields import between_days, stop_at_day

Counts = Mapping[str, Mapping[str, int]]
_CERTAIN = {"": "Possibly", "certain": "Certainly"}
_ANY = ""  # way of a filter, beside ALL and NONE


def sidebar(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Show the filters of `page`, how many events they keep, and how many each further choice would show."""
    selection = page.selection
    counts = facet_counts(dataset, selection, None if shown.unsupported is None else ~shown.unsupported)
    least = facet_counts(dataset, selection, certain_mask(dataset, selection, page.excluded)) if page.ranges else counts
    words = _counted(least, counts) | {"sources": _cited(dataset, page, least["sources"], counts["sources"])}
    with st.sidebar, st.container(gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.text(chosen_words(dataset, shown, page))
            st.button("Reset", on_click=reset, disabled=not active_filters(selection), help="Take out every filter")
        if lost := lost_words(dataset, shown):
            st.text(f"{lost} to what is switched off.")
        _search(selection)
        between_days(dataset, selection)
        for group, facets in groupby(FACETS, key=lambda facet: facet.group):
            members = list(facets)
            with _folded(group, sum(bool(getattr(selection, one.name)) for one in members)) if group else nullcontext():
                for facet in members:
                    _facet(facet, selection, words[facet.name], facet_values(dataset, facet))
        sets = (selection.datings, selection.certainly, page.stop, page.ranges)
        with _folded("More choices", sum(map(bool, sets))):
            _dated(dataset, shown, page)
            _certainly(selection)
            stop_at_day(dataset, page)
            _ranges(page)


def _folded(name: str, count: int) -> DeltaGenerator:
    """Return a folded part of the sidebar that says how many of its filters are set.

    It is known by its name, so that it stays open, or folded, when that number changes.
    """
    return st.expander(f"{name} · {count} set" if count else name, key=f"part-{name}")


def _search(selection: Selection) -> None:
    st.text_input(
        "Search",
        key=bind_widget("q", selection.text),
        on_change=lambda: update_link(q=[str(widget_value("q"))]),
        placeholder="Names, places, words",
    )


def _certainly(selection: Selection) -> None:
    st.selectbox(
        "Inside these dates",
        list(_CERTAIN),
        format_func=_CERTAIN.__getitem__,
        key=bind_widget("range", "certain" if selection.certainly else ""),
        on_change=lambda: update_link(range=[str(widget_value("range") or "")]),
        help="An event whose day is not known may lie inside the range or outside it.",
    )


def _dated(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Show the filter by how well an event is dated, with those without any date as one of its choices."""
    lit = None if shown.unsupported is None else ~shown.unsupported
    most = dated_counts(dataset, page.selection, lit)
    sure = certain_mask(dataset, page.selection, page.excluded) if page.ranges else lit
    least = dated_counts(dataset, page.selection, sure)

    def write() -> None:
        update_link(dated=[str(way) for way in widget_value("dated")])  # type: ignore[attr-defined]

    st.multiselect(
        "How well dated",
        list(DATINGS),
        format_func=lambda way: f"{DATINGS[way]} ({range_words(least[way], most[way])})",
        key=bind_widget("dated", list(page.selection.datings)),
        on_change=write,
        placeholder="Any",
        filter_mode="contains",
        wrap=False,  # else what stands below moves when the field is left, and the press that left it is lost
        help="Whether the day of an event is known, only some days on which it may lie, only a day by which or from "
        "which on it lies, or nothing at all.",
    )


def _ranges(page: Page) -> None:
    st.toggle(
        "Numbers as ranges",
        key=bind_widget("numbers", page.ranges),
        on_change=lambda: update_link(numbers=["range"] if widget_value("numbers") else []),
        help="From the certain events only to all that are possible. Certain: reported as done, held more than little "
        "certain, stated by a source and disputed by none, and surely inside the dates asked for.",
    )


def _counted(least: Counts, most: Counts) -> dict[str, dict[str, str]]:
    """Return facet -> value -> how many events it would show, in words."""
    return {
        facet: {value: range_words(least[facet][value], count) for value, count in counts.items()}
        for facet, counts in most.items()
    }


def _cited(dataset: Dataset, page: Page, least: Mapping[str, int], most: Mapping[str, int]) -> dict[str, str]:
    """Return source -> how many events cite it, and apart of how many it is the origin, in words."""
    selection, sure = page.selection, None
    if page.ranges:
        sure = certain_mask(dataset, selection, page.excluded)
    roots, sure_roots = (root_counts(dataset, selection, page.excluded, one) for one in (None, sure))
    return {
        source: cited_words(
            range_words(least[source], count), range_words(sure_roots[source], roots[source]) if source in roots else ""
        )
        for source, count in most.items()
    }


def _facet(facet: Facet, selection: Selection, counts: Mapping[str, str], labels: Mapping[str, str]) -> None:
    """Show one filter. counts: value -> how many it would show, in words."""
    name, chosen = facet.parameter, getattr(selection, facet.name)
    way = ALL if facet.name in selection.all_of else NONE if facet.name in selection.none_of else _ANY

    def write() -> None:
        values = [str(value) for value in widget_value(name)]  # type: ignore[attr-defined]
        update_link(**with_way(query(), name, way), **{name: values})

    st.multiselect(
        facet.title,
        list(labels),
        format_func=lambda value: f"{labels[value]} ({counts[value]})",
        key=bind_widget(name, list(chosen)),
        on_change=write,
        placeholder="Any",
        filter_mode="contains",
        wrap=False,  # as above
    )
    if chosen:
        _way(facet, way, len(chosen))


def _way(facet: Facet, way: str, count: int) -> None:
    """Show whether any, all or none of the `count` values chosen are asked for."""
    name = facet.parameter
    words = {_ANY: "any of them", ALL: "all", NONE: "none"} if count > 1 else {_ANY: "this", NONE: "not this"}
    key = f"way-{name}"
    st.segmented_control(
        f"{facet.title}: which of the chosen",
        [one for one in words if one != ALL or facet.several],
        format_func=words.__getitem__,
        key=bind_widget(key, way if way in words else _ANY),
        on_change=lambda: update_link(**with_way(query(), name, str(widget_value(key)))),
        label_visibility="collapsed",
        required=True,
    )
