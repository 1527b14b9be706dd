"""The door for mistakes: what to send, in words ready to copy, and to whom."""

import streamlit as st

from components.dataset import Dataset
from components.views.base.address import href


def report_mistake(dataset: Dataset, record: str, title: str) -> None:
    """Show a button that opens what to send about one record. record: its id; title: what it is, in words."""
    with st.popover("Something wrong here?", icon=":material/flag:", type="tertiary"):
        to = dataset.contact
        st.text(f"Send these lines, filled in, to {to.name or 'whoever gave you this package'}.")
        st.code(_lines(dataset, record, title), language=None, wrap_lines=True)
        if to.address:
            st.link_button("Write to them", to.address, icon=":material/mail:")
        elif to.name:
            st.caption("The package names no address. Use the page from which you have it.")
        st.caption("A mistake that is mended gets a line in the list of corrections, under About.")


def _lines(dataset: Dataset, record: str, title: str) -> str:
    return "\n".join(
        (
            f"A mistake in: {dataset.title}, version {dataset.version}",
            f"Record: {record} ({title})",
            f"Link: {href()}",
            "What the record says:",
            "What the source says, and where (page or paragraph):",
        )
    )
