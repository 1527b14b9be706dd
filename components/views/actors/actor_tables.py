"""What is recorded of one actor, as text and tables: names, offices, roles, doubts."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from components.dataset import Dataset
from components.dataset.actors.actor import BASES, REACHED, ROLES
from components.dataset.actors.names import NameForm, doubts_naming, name_forms
from components.dataset.actors.offices import offices, source_kinds
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
    if not found:
        st.text("No form of words is recorded for this actor.")
        return
    hostile = sum(form.polemical for form in found)
    warned = f" {hostile} polemical: the words of a source, not of this dashboard." if hostile else ""
    st.text(f"{len(found)} form{'' if len(found) == 1 else 's'} of words.{warned}")
    _names(found[:_FEW])
    if len(found) > _FEW:
        more = st.expander(f"The other {len(found) - _FEW} forms", key="actor-names", on_change="rerun")
        if more.open:
            with more:
                _names(found[_FEW:])


def _names(found: Sequence[NameForm]) -> None:
    def where(form: NameForm) -> str:
        also = f"Also used of {form.also}" if form.also else ""
        return ". ".join(words for words in (form.where, also, form.note) if words)

    rows = {"Kind": [form.kind_words for form in found], "Where": [where(form) for form in found]}
    _table("Form of words", [form.name for form in found], rows)


def _table(head: str, first: Sequence[str], columns: Mapping[str, Sequence[str]]) -> None:
    """Show a table of texts. head, first: of the column that names the rows."""
    rows = pd.DataFrame(columns, index=pd.Index(first, name=head), dtype="str")
    rows.index = rows.index.map(escape_markdown)
    st.table(rows.map(escape_markdown))


def held_offices(dataset: Dataset, actor: str) -> None:
    """Show the offices of the actor with who says so."""
    found = offices(dataset, actor)
    if not found:
        return
    box = st.expander(f"Offices in time, with their sources ({len(found)})", key="actor-offices", on_change="rerun")
    if box.open:
        with box:
            st.text(
                f"Kinds of source: {', '.join(f'{kind} ({count:,})' for kind, count in source_kinds(found).items())}."
            )
            rows = {
                "From, to": [office.term for office in found],
                "Source": [office.where for office in found],
                "Note": [office.note for office in found],
            }
            _table("Office", [office.title for office in found], rows)


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
        rows = {
            "When": [dates[event] for event in first[c.EVENT].tolist()],
            "Event": first[c.TITLE].tolist(),
            "Roles": first[ROLES].tolist(),
            "Known": first[BASES].tolist(),
            "Words reached": [reached or "–" for reached in first[REACHED].tolist()],
        }
        _table("Id", first[c.EVENT].tolist(), rows)
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
