"""Lessons to take up as they are, to print, to change; and the way to one of the reader's own."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.lessons.narrate import MOST_EVENTS, MOST_TELLING, lesson_of_view
from components.dataset.model.lesson import Lesson
from components.dataset.query.certainty import chosen_words
from components.exports.lessons.lesson_csv import lesson_csv, lesson_file_name
from components.views.base.address import current, href, query, update_link
from components.views.base.escape import escape_markdown
from components.views.lessons.draft import begin, begin_to_present, blank
from components.views.lessons.editor import lesson_editor
from components.views.lessons.handout import handout_buttons
from components.views.lessons.lesson_file import MOST_BYTES, load_lesson
from components.views.package.session import DRAFT, session_lesson

_MOST_PROBLEMS = 100


def lessons_view(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Show the reader's own lesson, if there is one, and those of the package, without their answers."""
    if page.stop:
        st.info("What is later than the day in “Stop at” is hidden. Lessons need the whole record.")
        st.button("Show the whole record", key="show-all", on_click=lambda: update_link(stop=[]))
        return
    draft = session_lesson()
    if draft:
        lesson_editor(dataset, page, draft)
    _ways(dataset, shown, page, draft)
    st.header("Ready-made lessons", anchor=False)
    if not dataset.lessons:
        st.info("This data package has no lessons.")
    for lesson in sorted(dataset.lessons.values(), key=lambda lesson: lesson.title):
        _lesson(dataset, lesson, draft)


def _ways(dataset: Dataset, shown: Dataset, page: Page, draft: Lesson | None) -> None:
    """Show how a lesson of one's own begins: with what is chosen now, with nothing, or with a file."""
    here = replace(page, view=Page().view)  # the lesson shows the events, not this list
    another = "another lesson" if draft else "a lesson"
    st.text(
        f"For {another} of your own begin with what is chosen now, {chosen_words(dataset, shown, page)}: each becomes "
        f"a step. Of more than {MOST_EVENTS} it takes {MOST_EVENTS}: {MOST_TELLING}."
    )
    with st.container(horizontal=True, gap="small"):
        _begin("Narrate what is chosen", "narrate", draft, lambda: lesson_of_view(dataset, shown, here))
        _begin("Begin with nothing", "blank", draft, blank)
    _load(dataset, draft)


def _begin(
    label: str, key: str, draft: Lesson | None, make: Callable[[], Lesson], then: Callable[[Lesson], None] = begin
) -> None:
    """Show a button that begins a lesson; it asks first where it takes the place of another."""
    if draft is None:
        st.button(label, key=key, on_click=lambda: then(make()))
        return
    with st.popover(label):
        st.text(f"This takes the place of your lesson “{draft.title}”. What you have not saved of it is lost.")
        st.button("Replace my lesson", key=key, on_click=lambda: then(make()))


def _load(dataset: Dataset, draft: Lesson | None) -> None:
    """Show where a lesson file is loaded, and what is wrong with it; its good steps can be opened all the same."""
    with st.expander("Load a lesson file"):
        file = st.file_uploader(
            "Lesson file (CSV, 1 MB at most)",
            type="csv",
            key="lesson-file",
            max_upload_size=MOST_BYTES >> 20,
            help="One row a step. Download a ready-made lesson to see the columns. The file is read here and not kept.",
        )
        if file is None:
            return
        lesson, problems = load_lesson(file.name, file.getvalue(), dataset)
        if lesson:
            other = None if draft == replace(lesson, id=DRAFT) else draft
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.text(f"“{lesson.title}”: {_steps(lesson)}.", width="content")
                _begin("Present it", "load-present", other, partial(replace, lesson), begin_to_present)
                _begin("Open it in the editor", "load", other, partial(replace, lesson))
        if problems:
            count = "1 thing is" if len(problems) == 1 else f"{len(problems):,} things are"
            st.warning(f"{count} to be mended in this file." if lesson else "This file holds no step that can be read.")
            st.text("\n".join(map(str, problems[:_MOST_PROBLEMS])))


def _lesson(dataset: Dataset, lesson: Lesson, draft: Lesson | None) -> None:
    with st.container(border=True, key=f"lesson-{lesson.id}"):
        st.subheader(escape_markdown(lesson.title), anchor=False)
        answers = sum(step.tells for step in lesson.steps)
        predicted = f", {answers} with an answer to predict first" if answers else ""
        with st.expander(f"What it is about: {_steps(lesson)}{predicted}"):
            st.text("\n".join(_outline(lesson)))
        with st.container(horizontal=True, gap="xsmall"):
            _present(lesson)
            _begin("Change a copy", f"change-{lesson.id}", draft, lambda: lesson)
            handout_buttons(dataset, lesson)
            st.download_button(
                "Lesson file (CSV)",
                data=lambda: lesson_csv(lesson, dataset.version),
                file_name=lesson_file_name(lesson),
                mime="text/csv",
                key=f"csv-{lesson.id}",
                on_click="ignore",
                help="To copy and to change, here or in a spreadsheet.",
            )


def _steps(lesson: Lesson) -> str:
    return "1 step" if len(lesson.steps) == 1 else f"{len(lesson.steps)} steps"


def _outline(lesson: Lesson) -> list[str]:
    """Return what the steps are about, line by line, without their answers."""
    lines = []
    for number, step in enumerate(lesson.steps, start=1):
        lines.append(f"{number}. {step.headline}")
        lines += [f"    Question: {step.question}"] if step.question else []
        lines += [f"    {' / '.join(step.choices)}"] if step.choices else []
    return lines


def _present(lesson: Lesson) -> None:
    """Show the way to the projector and to the teacher's notes."""
    if current("archive"):  # a package of the reader's own is open in this tab only
        show = {"lesson": [lesson.id], "step": [], "present": ["yes"], "event": []}
        st.button(
            "Present", key=f"present-{lesson.id}", icon=":material/slideshow:", on_click=lambda: update_link(**show)
        )
        return
    st.link_button("Present", _alone(lesson, "present"), icon=":material/slideshow:")
    st.link_button("Speaker notes", _alone(lesson, "speaker"), icon=":material/speaker_notes:")


def _alone(lesson: Lesson, how: str) -> str:
    """Return the link to `lesson` in a tab of its own, with nothing of this page."""
    nothing: dict[str, list[str]] = {name: [] for name in query()}
    return href(**{**nothing, "lesson": [lesson.id], how: ["yes"], "embed": ["true"]})
