"""The notes on a lesson of one's own: under the slide, since no other page than its session's can see the lesson."""

import streamlit as st

from components.dataset import Page
from components.views.base.address import update_link
from components.views.package.session import DRAFT
from components.views.present.lesson_step import LessonStep


def has_own_notes(now: LessonStep) -> bool:
    """Return whether the notes on `now` have no page of their own."""
    return now.lesson.id == DRAFT


def own_notes(now: LessonStep, page: Page) -> None:
    """Show the note for the teacher on `now`, if `page` asks for it."""
    if has_own_notes(now) and page.speaker:
        with st.bottom.container(border=True, key="own-notes"):
            st.text(now.step.speaker or "No note for the speaker.")


def own_notes_button(now: LessonStep, page: Page) -> None:
    """Show the button that shows these notes, or hides them again."""
    if has_own_notes(now):
        words = "Hide notes" if page.speaker else "Notes"
        ask = [] if page.speaker else ["yes"]
        st.button(words, key="own-notes-button", on_click=lambda: update_link(speaker=ask), shortcut="N")
