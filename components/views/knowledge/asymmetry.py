"""Where two actors do not know the same, and what each statement rests on: as tables that can be read aloud."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from components.dataset.knowledge.asymmetry import Asymmetry
from components.dataset.knowledge.knowledge import NOTHING, Knowledge
from components.views.base.escape import escape_markdown
from components.views.base.render_context import is_phone

_MOST = 200


def where_they_differ(both: Sequence[Knowledge], compared: Sequence[Asymmetry], *, chosen: bool) -> None:
    """Offer the events of which two actors do not know the same. both: their knowledge. compared: where they differ.

    chosen: whether the reader chose the two; the list is then open where there is room for it.
    """
    if not compared and not chosen:
        return
    one, other = {cell.actor: cell.name for cell in both}.values()
    events = len({cell.event for cell in both})
    title = f"Where {escape_markdown(one)} and {escape_markdown(other)} differ"
    words = st.expander(title, expanded=chosen and not is_phone(), key="knew-differ", on_change="rerun")
    if not words.open:
        return
    timed = "it is known most often how many days lay between them"
    why = timed if any(found.most is not None for found in compared) else "they differ in most events"
    reason = "" if chosen else f"These two, because {why}. "
    words.text(
        f"{reason}In {len(compared)} of {events} events: those with a known time between the two first, the longest "
        "first; then those whose time is not known; then those with evidence for only one of the two."
    )
    if not compared:
        return
    rows = [
        {
            "Id": found.one.event,
            "Of what": f"{found.one.title} ({found.one.date})",
            one: _knowledge_words(found.one),
            other: _knowledge_words(found.other),
            "Between them": found.between[:1].upper() + found.between[1:],
        }
        for found in compared
    ]
    words.table(_table(rows))


def every_justification(known: Sequence[Knowledge]) -> None:
    """Offer what each square of `known` rests on."""
    words = st.expander("What each square rests on", key="knew-grounds", on_change="rerun")
    if not words.open:
        return
    found = [cell for cell in known if cell.state != NOTHING]
    if not found:
        with words:
            st.text("Nothing: there is no evidence that any of these actors knew of any of these events.")
        return
    rows = [
        {
            "Id": cell.event,
            "Of what": cell.title,
            "Who": cell.name,
            "Known": f"{cell.state.capitalize()}, {cell.since}",
            "It rests on": cell.why,
        }
        for cell in found[:_MOST]
    ]
    with words:
        st.table(_table(rows))
        if len(found) > _MOST:
            st.text(f"The first {_MOST} of {len(found)}. Choose one or two actors to see all of theirs.")


def _knowledge_words(cell: Knowledge) -> str:
    words = f"{cell.words[:1].upper()}{cell.words[1:]}"
    return f"{words}. {cell.why}" if cell.why else words


def _table(rows: list[dict[str, str]]) -> pd.DataFrame:
    """Return `rows` as a table that markdown shows letter by letter."""
    table = pd.DataFrame(rows).set_index("Id").map(escape_markdown)
    return table.rename(columns=escape_markdown)
