"""What is recorded of one actor, as text and tables: names, offices, roles, doubts."""

import pandas as pd
import streamlit as st

from components.dataset import Dataset
from components.dataset.actors.actor import BASES, REACHED, ROLES
from components.dataset.actors.names import ALSO, KIND_WORDS, POLEMICAL, WHERE, doubts_naming, name_forms
from components.dataset.actors.offices import TERM, offices, source_kinds
from components.dataset.actors.part_in_telling import PartInTelling
from components.dataset.model import columns as c
from components.dataset.query.filter_words import event_dates
from components.views.base.escape import escape_markdown

_MOST_ROLES = 200
_FEW = 16  # forms of words that are shown at once


def forms(dataset: Dataset, actor: str) -> None:
    """Show every form of words for the actor, with where it occurs."""
    found = name_forms(dataset, actor)
    st.markdown("**Names in the sources**")
    if found.empty:
        st.text("No form of words is recorded for this actor.")
        return
    hostile = int(found[POLEMICAL].sum())
    warned = f" {hostile} polemical: the words of a source, not of this dashboard." if hostile else ""
    st.text(f"{len(found)} form{'' if len(found) == 1 else 's'} of words.{warned}")
    _names(found.head(_FEW))
    if len(found) > _FEW:
        more = st.expander(f"The other {len(found) - _FEW} forms", key="actor-names", on_change="rerun")
        if more.open:
            with more:
                _names(found.iloc[_FEW:])


def _names(found: pd.DataFrame) -> None:
    notes = [
        ". ".join(words for words in (f"Also used of {also}" if also else "", note) if words)
        for also, note in zip(found[ALSO].tolist(), found[c.NOTE].tolist(), strict=True)
    ]
    where = [
        ". ".join(words for words in (place, note) if words) for place, note in zip(found[WHERE], notes, strict=True)
    ]
    rows = pd.DataFrame({"Kind": found[KIND_WORDS], "Where": where})
    st.table(rows.map(escape_markdown).set_index(found[c.NAME].map(escape_markdown).rename("Form of words")))


def held_offices(dataset: Dataset, actor: str) -> None:
    """Show the offices of the actor with who says so."""
    found = offices(dataset, actor)
    if found.empty:
        return
    box = st.expander(f"Offices in time, with their sources ({len(found)})", key="actor-offices", on_change="rerun")
    if box.open:
        with box:
            st.text(
                f"Kinds of source: {', '.join(f'{kind} ({count:,})' for kind, count in source_kinds(found).items())}."
            )
            rows = found[[TERM, WHERE, c.NOTE]].rename(columns={TERM: "From, to", WHERE: "Source", c.NOTE: "Note"})
            st.table(rows.map(escape_markdown).set_index(found[c.OFFICE].map(escape_markdown).rename("Office")))


def record_of(found: PartInTelling) -> None:
    """Show what makes the record the actor's own: sources, voices, what was done for it."""
    if not found.own and not found.handed:
        return
    box = st.expander("Part in the telling: sources, voices, and what came down how", key="actor-telling")
    with box:
        lines = [*found.interest, f"Sources: {'; '.join(found.own.values())}."] if found.own else []
        if found.voices:
            voices = ", ".join(f"{voice} ({count:,})" for voice, count in found.voices.items())
            reached = "Voices in which what they wrote or kept reached us, by claims on the chosen events of this actor"
            lines.append(f"{reached}: {voices}.")
        st.text("\n".join((*lines, *found.handed)))


def roles(placed: pd.DataFrame, near: Dataset) -> None:
    """Show event by event in which roles the actor occurs, and when the words reached it."""
    box = st.expander("Role by role, with the day the words reached this actor", key="actor-roles", on_change="rerun")
    if not box.open:
        return
    with box:
        dates, first = event_dates(near), placed.head(_MOST_ROLES)
        rows = pd.DataFrame(
            {
                "When": [dates[event] for event in first[c.EVENT].tolist()],
                "Event": first[c.TITLE],
                "Roles": first[ROLES],
                "Known": first[BASES],
                "Words reached": first[REACHED].mask(first[REACHED].eq(""), "–"),
            }
        )
        st.table(rows.map(escape_markdown).set_index(first[c.EVENT].rename("Id")))
        if len(placed) > _MOST_ROLES:
            st.text(f"The first {_MOST_ROLES} of {len(placed)}. Narrow the filters to see the others.")


def doubts(dataset: Dataset, actor: str) -> None:
    """Show the doubts about the sources that name the actor."""
    found = doubts_naming(dataset, actor)
    if found.empty:
        return
    count = len(found)
    box = st.expander(f"Doubts about the sources that name this actor ({count})", key="actor-doubts", on_change="rerun")
    if box.open:
        with box:
            for title, issue, handling in zip(
                found[c.TITLE].tolist(), found[c.ISSUE].tolist(), found[c.HANDLING].tolist(), strict=True
            ):
                st.markdown(f"**{escape_markdown(title)}**")
                st.text(f"{issue} Shown here: {handling}")
