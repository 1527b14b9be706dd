"""The chosen events as a table to sort, read and take away."""

from collections.abc import Callable

import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.query.certainty import chosen_words, lost_words
from components.dataset.query.order import selected_mask, subset_of, supported_part
from components.dataset.sources.found_in import found_in
from components.dataset.sources.records import SORT, SUMMARY, records
from components.exports.package.events_csv import claims_csv, claims_file_name, events_csv, file_name
from components.views.base.address import update_link, widget_value
from components.views.base.plain_table import plain_table

_HEIGHT = 560
_FOUND = "Found in"


def table_view(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Show the chosen events as rows; a chosen row opens its evidence; a button downloads them."""
    rows = records(shown)
    order = rows.index.tolist()
    if where := found_in(shown, page.selection.text):
        rows.insert(1, _FOUND, [where.get(event, "") for event in order])

    def opened() -> None:
        chosen = widget_value("table")["selection"]["rows"]  # type: ignore[index]
        if chosen:
            update_link(event=[order[chosen[0]]])

    first = f" The first {len(rows):,} are shown; the files below hold them all." if len(rows) < shown.total else ""
    lost = lost_words(dataset, shown)
    less = f" {lost}, as their status says." if lost else ""
    words = f"{chosen_words(dataset, shown, page)}, in the order of time.{first}{less}"
    sentence = f"{words} Press a heading to sort."
    st.text(sentence)
    st.dataframe(
        rows.rename_axis("Id").reset_index(),
        key="table",
        hide_index=True,
        height=_HEIGHT,
        on_select=opened,
        selection_mode="single-row",
        column_config={
            SORT: st.column_config.DateColumn(SORT, format="D MMM YYYY"),
            _FOUND: st.column_config.TextColumn(_FOUND, width="medium"),
            SUMMARY: st.column_config.TextColumn(SUMMARY, width="large"),
        },
        alt=sentence,
    )
    with st.container(horizontal=True, gap="small"):
        name = file_name(shown, len(dataset.events))
        left = supported_part(dataset, shown).total
        more = f", and {lost}" if lost else ""
        _download(f"Download these {left:,} events{more} (CSV)", events_csv, dataset, shown, name)
        _download("Download their claims (CSV)", claims_csv, dataset, shown, claims_file_name(shown))
    plain = st.expander(
        "The same rows as plain text, for screen readers and for printing", on_change="rerun", key="plain"
    )
    if plain.open:
        with plain:
            plain_table(shown, order, where, heading=_FOUND)


def _download(label: str, write: Callable[[Dataset, str], bytes], dataset: Dataset, shown: Dataset, name: str) -> None:
    st.download_button(
        label,
        # Made when it is pressed, of all that was chosen: `shown` may hold the first of them only.
        data=lambda: write(subset_of(dataset, shown, selected_mask(dataset, shown)), shown.filters),
        file_name=name,
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
    )
