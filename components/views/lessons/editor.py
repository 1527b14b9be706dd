"""The reader's own lesson, to be written without code: its steps in order, and the words of one of them."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.model.dictionary import Field
from components.dataset.model.lesson import MOST_STEPS, Lesson
from components.dataset.model.problem import Problem
from components.exports.lessons.lesson_csv import lesson_csv
from components.views.base.address import bind_widget, update_link, widget_value
from components.views.base.escape import escape_markdown
from components.views.base.render_context import is_phone
from components.views.base.save_button import save_button
from components.views.lessons.draft import (
    edit,
    field_key,
    file_stem,
    present,
    rearrange,
    step_name,
    with_step,
    with_step_moved,
    with_title,
    without_step,
)
from components.views.lessons.fields import step_fields
from components.views.lessons.handout import handout_buttons
from components.views.lessons.lesson_file import columns, lesson_problems
from components.views.package.session import drop_lesson

_SHARES = (0.36, 0.64)  # of the width: the steps, the words of one


def lesson_editor(dataset: Dataset, page: Page, draft: Lesson) -> None:
    """Show `draft`, the reader's own lesson; `page` says which of its steps is open. dataset: the whole package."""
    number = min(page.step, len(draft.steps))
    table, wrong = columns().fields, lesson_problems(draft, dataset)
    with st.container(border=True, key="editor"):
        st.header("Your lesson", anchor=False)
        st.text("It is kept in this tab of your browser only, until the tab is closed or loaded again: save it below.")
        _title(table["lesson"], draft)
        left, right = (st.container(), st.container()) if is_phone() else st.columns(_SHARES, gap="medium")
        with left:
            _steps(dataset, draft, number, {problem.row - 1 for problem in wrong})
        with right:
            if number:
                step_fields(dataset, draft, number, table)
            else:
                st.info("Your lesson has no step yet. Add one, or add views to it from their own pages.")
        _wrong(wrong, table)
        with st.container(horizontal=True, gap="small"):
            handout_buttons(dataset, draft)
            with st.popover("Forget this lesson", icon=":material/delete:"):
                st.text("It is not kept anywhere but in the files that you saved.")
                st.button("Forget it", key="forget", on_click=drop_lesson)
        st.caption(
            "Whoever puts the saved file into the folder lessons of the data package has it among the lessons, with "
            "the notes for the teacher on a page of their own."
        )
    with st.bottom.container(horizontal=True, horizontal_alignment="center", vertical_alignment="center", gap="small"):
        save_button("Save your lesson (CSV)", f"{file_stem(draft)}.csv", lesson_csv(draft, dataset.version))
        st.button(
            f"Present from step {number}",
            key="present",
            icon=":material/slideshow:",
            disabled=not number,
            on_click=lambda: present(number),
            help="In this tab; the button Leave leads back here, the key N shows your notes under the slide.",
        )


def _title(field: Field, draft: Lesson) -> None:
    key = field_key("lesson-title")
    st.text_input(
        field.title,
        draft.title,
        key=key,
        max_chars=field.longest,
        on_change=lambda: edit(lambda lesson: with_title(lesson, str(widget_value(key) or ""))),
    )


def _steps(dataset: Dataset, draft: Lesson, number: int, wrong: set[int]) -> None:
    """Show the steps in their order, and what may be done to the one that is open."""
    count = len(draft.steps)

    def named(step: int) -> str:
        mend = " (to mend)" if step in wrong else ""
        return escape_markdown(f"{step}. {step_name(dataset, draft.steps[step - 1])}{mend}")

    if number:
        st.radio(
            f"Steps ({count})",
            range(1, count + 1),
            format_func=named,
            key=bind_widget("step", number),
            on_change=lambda: _open(int(str(widget_value("step")))),
        )
    with st.container(horizontal=True, gap="small"):
        full = count >= MOST_STEPS
        _button("Add a step", "add", lambda lesson: with_step(lesson, number), number + 1, is_off=full)
        _button("Up", "up", lambda lesson: with_step_moved(lesson, number, -1), number - 1, is_off=number <= 1)
        _button("Down", "down", lambda lesson: with_step_moved(lesson, number, 1), number + 1, is_off=number == count)
        last = number == count
        _button("Remove", "remove", lambda lesson: without_step(lesson, number), number - last, is_off=not number)
    if full:
        st.caption(f"{MOST_STEPS} steps are the most that a lesson has.")


def _button(label: str, key: str, change: Callable[[Lesson], Lesson], then: int, *, is_off: bool) -> None:
    """Show a button that changes the lesson and opens the step `then`."""

    def pressed() -> None:
        rearrange(change)
        _open(then)

    st.button(label, key=f"step-{key}", on_click=pressed, disabled=is_off)


def _open(number: int) -> None:
    update_link(step=[str(max(number, 1))])


def _wrong(wrong: Sequence[Problem], table: Mapping[str, Field]) -> None:
    """Say what would be left out if the lesson were saved and loaded as it is."""
    if wrong:
        st.warning("To mend, or it is left out when the file is loaded again, or has no room on the screen:")
        st.text("\n".join(map(partial(_problem_words, table), wrong)))


def _problem_words(table: Mapping[str, Field], problem: Problem) -> str:
    where = f"Step {problem.row - 1}" if problem.row else "The lesson"
    field = f", “{table[problem.column].title}”" if problem.column in table else ""
    value = f"“{problem.value}” " if problem.value else ""
    advice = f" Write, for example, {problem.example}." if problem.example else ""
    return f"{where}{field}: {value}{problem.rule}.{advice}"
