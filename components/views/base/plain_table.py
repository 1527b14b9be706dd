"""Events as a plain table that a screen reader reads and a browser prints."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import streamlit as st

from components.dataset import Dataset
from components.dataset.sources.records import SORT, SUMMARY, records
from components.views.base.escape import escape_markdown

_MOST = 200


def plain_table(
    shown: Dataset, events: Sequence[str], where: Mapping[str, str] = MappingProxyType({}), heading: str = "Where"
) -> None:
    """Show `events` (event_ids) as a table of text; beyond 200 say how many more there are.

    where: event_id -> what stands in a column `heading`; without any word there is none.
    """
    rows = records(shown, events[:_MOST]).drop(columns=[SORT, SUMMARY])
    if any(where.values()):
        rows.insert(2, heading, [where.get(event, "") for event in rows.index])
    st.table(rows.map(escape_markdown).rename_axis("Id"))
    if len(events) > _MOST:
        st.text(
            f"The first {_MOST} of {len(events)} records. Narrow the filters, or download them all in the view Table."
        )
