"""The reader's own lesson, and what is done to it: begun, written, put in another order. It lives in the session."""

import re
from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.lessons.lessons import query_of
from components.dataset.lessons.narrate import event_step, view_step
from components.dataset.model import columns as c
from components.dataset.model.lesson import MOST_STEPS, Lesson, Step
from components.dataset.query.views import VIEWS
from components.views.base.address import bind_widget, update_link
from components.views.base.escape import escape_markdown
from components.views.package.session import DRAFT, keep_lesson, session_lesson

_TITLE, _HEADLINE = "My lesson", "New step"
_LISTED = {"rests_on": r"[;,\s]+", "reveal_rests_on": r"[;,\s]+", "choices": r"[|\n]"}  # fields -> what divides them
_TURN = "lesson-turn"  # how often the steps were put in another order, in this session
_NO_FILE_NAME = re.compile(r"[^A-Za-z0-9]+")
_LONGEST_NAME = 60


def begin(lesson: Lesson) -> None:
    """Take `lesson` as the reader's own, and go to its editor. For callbacks of widgets."""
    keep_lesson(lesson)
    _turn()
    update_link(view=["lessons"], step=[])


def begin_to_present(lesson: Lesson) -> None:
    """Take `lesson` as the reader's own, and present it from its first step. For callbacks of widgets."""
    begin(lesson)
    present(1)


def present(number: int) -> None:
    """Present the reader's own lesson from the step `number`, in this tab. For callbacks of widgets."""
    show = {"lesson": [DRAFT], "step": [str(number)], "present": ["yes"], "reveal": [], "event": [], "stop": []}
    update_link(**show)


def blank() -> Lesson:
    """Return a lesson to begin with: one step, with nothing but a headline."""
    return Lesson(DRAFT, _TITLE, (Step(_HEADLINE),))


def add_step(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Add the view of `page` to the reader's own lesson as its last step; begin one if there is none. For callbacks.

    shown: the chosen part of `dataset`. A message says which step it became, or that the lesson is full.
    """
    draft = session_lesson() or Lesson(DRAFT, _TITLE, ())
    if len(draft.steps) >= MOST_STEPS:
        st.toast(f"Your lesson has {MOST_STEPS} steps, the most there can be. Nothing was added.")
        return
    keep_lesson(replace(draft, steps=(*draft.steps, view_step(dataset, shown, page))))
    st.toast(escape_markdown(f"Added as step {len(draft.steps) + 1} of “{draft.title}”. See the view Lessons."))


def add_button(dataset: Dataset, shown: Dataset, page: Page) -> None:
    """Offer to add the view of `page` to the reader's own lesson, if there is one."""
    if session_lesson() and VIEWS[page.view].shows_record:
        args = (dataset, shown, page)
        st.button("Add to my lesson", icon=":material/playlist_add:", on_click=add_step, args=args)


def edit(change: Callable[[Lesson], Lesson]) -> None:
    """Change words of the reader's own lesson, if there still is one. For callbacks of widgets."""
    draft = session_lesson()
    if draft:
        keep_lesson(change(draft))


def rearrange(change: Callable[[Lesson], Lesson]) -> None:
    """Change the order or the number of the steps, as `edit` changes words. For callbacks of widgets."""
    edit(change)
    _turn()


def field_key(name: str) -> str:
    """Return the key of a field to write in: the same while words are written, another when steps change places.

    Such a field keeps its own words. To set them on every run, as the link sets other widgets, would put back those
    that are being typed at that moment.
    """
    return f"{name}-{st.session_state.get(_TURN, 0)}"


def _turn() -> None:
    bind_widget(_TURN, st.session_state.get(_TURN, 0) + 1)


def with_title(lesson: Lesson, title: str) -> Lesson:
    """Return `lesson` under another title."""
    return replace(lesson, title=title.strip())


def with_field(lesson: Lesson, number: int, field: str, text: str) -> Lesson:
    """Return `lesson` with `field` of the step `number` (from 1) as a reader writes it; lists are divided here.

    A step that is no longer there is left alone.
    """
    if not 1 <= number <= len(lesson.steps):
        return lesson
    words: str | tuple[str, ...] = text.strip()
    if field in _LISTED:
        words = tuple(item.strip() for item in re.split(_LISTED[field], text) if item.strip())
    steps = list(lesson.steps)
    changed = {field: words}
    steps[number - 1] = replace(steps[number - 1], **changed)  # type: ignore[arg-type]
    return replace(lesson, steps=tuple(steps))


def with_event(dataset: Dataset, lesson: Lesson, number: int, event: str) -> Lesson:
    """Return `lesson` with the step `number` (from 1) made from `event`; a headline and a note of its own stay."""
    own = {name: getattr(lesson.steps[number - 1], name) for name in ("headline", "note")}
    words = {name: text for name, text in own.items() if text not in ("", _HEADLINE)}
    steps = list(lesson.steps)
    steps[number - 1] = replace(event_step(dataset, event), **words)
    return replace(lesson, steps=tuple(steps))


def with_step_moved(lesson: Lesson, number: int, by: int) -> Lesson:
    """Return `lesson` with the step `number` (from 1) so many places further on; it stays inside the lesson."""
    steps = list(lesson.steps)
    steps.insert(min(max(number - 1 + by, 0), len(steps) - 1), steps.pop(number - 1))
    return replace(lesson, steps=tuple(steps))


def without_step(lesson: Lesson, number: int) -> Lesson:
    """Return `lesson` without the step `number` (from 1)."""
    return replace(lesson, steps=(*lesson.steps[: number - 1], *lesson.steps[number:]))


def with_step(lesson: Lesson, after: int) -> Lesson:
    """Return `lesson` with a new step after the step `after` (from 1; 0: before the first)."""
    return replace(lesson, steps=(*lesson.steps[:after], Step(_HEADLINE), *lesson.steps[after:]))


def step_name(dataset: Dataset, step: Step) -> str:
    """Return what `step` is called: its headline; while it has none of its own, the title of the event it shows."""
    if step.headline not in ("", _HEADLINE):
        return step.headline
    event = next(iter(query_of(step, revealed=False).get("event", ())), "")
    place = dataset.index.place(event)
    return str(dataset.events[c.TITLE].iloc[place]) if place >= 0 else step.headline or "No headline"


def as_text(step: Step, field: str) -> str:
    """Return `field` of `step` as a reader writes it: answers one a line, claims divided by semicolons."""
    value = getattr(step, field)
    if isinstance(value, str):
        return value
    return ("\n" if field == "choices" else ";").join(value)


def file_stem(lesson: Lesson) -> str:
    """Return a name for the files of `lesson`, from its title.

    >>> file_stem(Lesson("draft", "Who wrote first? 1995", ()))
    'who-wrote-first-1995'
    """
    return _NO_FILE_NAME.sub("-", lesson.title).strip("-").lower()[:_LONGEST_NAME].strip("-") or "my-lesson"
