"""Where two actors do not know the same, and what each statement rests on: as tables that can be read aloud."""

import pandas as pd
import streamlit as st

from components.dataset.exchange.messages import MOST_DAYS
from components.dataset.knowledge import asymmetry as a
from components.dataset.knowledge.knowledge import DATED, NOTHING, STATE, WHEN, WHY
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.views.base.escape import escape_markdown

_MOST = 200


def where_they_differ(both: pd.DataFrame, compared: pd.DataFrame, *, chosen: bool) -> None:
    """Show the events of which two actors do not know the same. both: their knowledge. compared: where they differ.

    chosen: whether the reader chose the two.
    """
    if compared.empty and not chosen:
        return
    one, other = both.drop_duplicates(c.ACTOR)[c.NAME].tolist()
    events = both[c.EVENT].nunique()
    st.header(f"Where {escape_markdown(one)} and {escape_markdown(other)} differ")
    timed = "it is known most often how many days lay between them"
    why = timed if compared[MOST_DAYS].notna().any() else "they differ in most events"
    reason = "" if chosen else f"These two, because {why}. "
    st.text(
        f"{reason}In {len(compared)} of {events} events: those with a known time between the two first, the longest "
        "first; then those whose time is not known; then those of which only one is documented to have known."
    )
    if compared.empty:
        return
    rows = [
        {
            "Id": row[c.EVENT],
            "Of what": f"{row[c.TITLE]} ({row[DATED]})",
            one: _said(row[a.ONE], row[a.ONE_WHY]),
            other: _said(row[a.OTHER], row[a.OTHER_WHY]),
            "Between them": row[a.BETWEEN][:1].upper() + row[a.BETWEEN][1:],
        }
        for row in rows_of(compared)
    ]
    st.table(_plain(rows))


def every_ground(known: pd.DataFrame) -> None:
    """Offer what each square of `known` rests on."""
    words = st.expander("What each square rests on", key="knew-grounds", on_change="rerun")
    if not words.open:
        return
    found = known[known[STATE].ne(NOTHING).to_numpy()]
    if found.empty:
        with words:
            st.text("Nothing: there is no evidence that any of these actors knew of any of these events.")
        return
    rows = [
        {
            "Id": row[c.EVENT],
            "Of what": row[c.TITLE],
            "Who": row[c.NAME],
            "Known": f"{row[STATE].capitalize()}, {row[WHEN]}",
            "It rests on": row[WHY],
        }
        for row in rows_of(found.head(_MOST))
    ]
    with words:
        st.table(_plain(rows))
        if len(found) > _MOST:
            st.text(f"The first {_MOST} of {len(found)}. Choose one or two actors to see all of theirs.")


def _said(state: str, why: str) -> str:
    return f"{state[:1].upper()}{state[1:]}. {why}" if why else f"{state[:1].upper()}{state[1:]}"


def _plain(rows: list[dict[str, str]]) -> pd.DataFrame:
    """Return `rows` as a table that markdown shows letter by letter."""
    table = pd.DataFrame(rows).set_index("Id").map(escape_markdown)
    return table.rename(columns=escape_markdown)
