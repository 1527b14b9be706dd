"""What the teacher alone sees of a lesson: the notes, the answer, what comes next, the time."""

import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.sources.locators import locators
from components.views.base.escape import escape_markdown
from components.views.present.buttons import answer_button, lesson_keys, lesson_step_buttons
from components.views.present.lesson_step import LessonStep
from components.views.present.open_room import room_counts, room_key, room_seen
from components.views.present.sync_screens import sync_screens


def speaker_view(package: Dataset, page: Page, now: LessonStep) -> None:
    """Show the notes on a step. package: the whole records, for the locators."""
    step = now.step
    st.caption(
        escape_markdown(f"Speaker notes: {now.lesson.title}. The projector follows this page, and this page it.")
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        lesson_step_buttons(now)
        answer_button(now)
        sync_screens(now, page.archive, clock=True)
    st.title(escape_markdown(step.headline), anchor=False)
    st.header("Notes")
    st.text(step.speaker or "No note for the speaker.")
    if step.question:
        st.header("Question")
        st.text(step.question)
        if step.choices:
            st.text("\n".join(f"{'✓' if one == step.answer else '–'} {one}" for one in step.choices))
    room = room_seen(now)
    room_counts(now, room)
    if step.reveal:
        st.header("Answer")
        st.text(step.reveal)
    rests = locators(package, tuple(dict.fromkeys((*step.rests_on, *step.reveal_rests_on))))
    if rests:
        st.header("Sources")
        st.text("\n".join(rests))
    if now.follows:
        st.header("Next")
        st.text(now.follows.headline)
    lesson_keys(now, projector=False)
    room_key(room)
