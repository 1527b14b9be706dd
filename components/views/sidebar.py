"""The filters: each shows what the link says and writes the link when the reader changes it."""

import datetime as dt
from collections.abc import Mapping

import streamlit as st

from components.dataset import Dataset, Page, Selection, active, facet_counts, facet_values
from components.dataset.link import parameter
from components.dataset.selection import FACET, Facet
from components.views.address import go, held, reset, shown_by

_GROUPS = {
    "What": ("layers", "chapters", "kinds", "topics", "channels", "secrecies"),
    "Who": ("actors", "roles", "sides"),
    "How we know": ("sources", "voices", "certainties", "corroborations", "statuses"),
}
_CERTAIN = {"": "Possibly", "certain": "Certainly"}


def sidebar(dataset: Dataset, page: Page, shown: int) -> None:
    """Show the filters of `page`, how many events they show, and how many each further choice would show."""
    selection = page.selection
    counts = facet_counts(dataset, selection)
    with st.sidebar:
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.text(f"{shown:,} of {len(dataset.events):,} events")
            st.button("Reset", on_click=reset, disabled=not active(selection), help="Take out every filter")
        _search(selection)
        _dates(selection)
        for title, names in _GROUPS.items():
            used = [name for name in names if getattr(selection, name)]
            with st.expander(title, expanded=bool(used) or title == "What"):
                for name in names:
                    _facet(FACET[name], selection, counts[name], facet_values(dataset, FACET[name]))


def _search(selection: Selection) -> None:
    st.text_input(
        "Search",
        key=held("q", selection.text),
        on_change=lambda: go(q=[str(shown_by("q"))]),
        placeholder="Title, summary, name in any spelling, topic",
    )


def _dates(selection: Selection) -> None:
    def write(name: str) -> None:
        day = shown_by(name)
        go(**{name: [day.isoformat() if day else ""]})  # type: ignore[attr-defined]

    for name, label, day in (("from", "From", selection.start), ("to", "To", selection.end)):
        st.date_input(
            label,
            key=held(name, day),
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
        key=held("range", "certain" if selection.certainly else ""),
        on_change=lambda: go(range=[str(shown_by("range") or "")]),
        help="An event whose day is not known may lie inside the range or outside it.",
    )


def _facet(facet: Facet, selection: Selection, counts: Mapping[str, int], labels: Mapping[str, str]) -> None:
    name = parameter(facet.name)
    st.multiselect(
        facet.title,
        list(labels),
        format_func=lambda value: f"{labels[value]} ({counts[value]})",
        key=held(name, list(getattr(selection, facet.name))),
        on_change=lambda: go(**{name: [str(value) for value in shown_by(name)]}),  # type: ignore[attr-defined]
        placeholder="Any",
    )
