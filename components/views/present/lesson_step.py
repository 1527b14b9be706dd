"""Which step of which lesson is taught, and what the page shows for it."""

from collections.abc import Mapping
from typing import NamedTuple

from components.dataset.lessons.lessons import query_of
from components.dataset.model.lesson import Lesson, Step
from components.dataset.query.link import SETTING, Query, step_of
from components.dataset.query.page import Page


class LessonStep(NamedTuple):
    """A step of a lesson. number: from 1. revealed: whether its answer is told."""

    lesson: Lesson
    number: int
    revealed: bool

    @property
    def step(self) -> Step:
        """The step itself."""
        return self.lesson.steps[self.number - 1]

    @property
    def follows(self) -> Step | None:
        """The step after it; None if it is the last."""
        return self.lesson.steps[self.number] if self.number < len(self.lesson.steps) else None


def current_step(lessons: Mapping[str, Lesson], page: Page) -> LessonStep | None:
    """Return the step that `page` is of; None if it is of no lesson that is at hand. A step too far is the last one."""
    lesson = lessons.get(page.lesson)
    if not lesson or not lesson.steps:
        return None
    return LessonStep(lesson, min(page.step, len(lesson.steps)), page.revealed)


def step_query(link: Query, lessons: Mapping[str, Lesson]) -> Query:
    """Return what the page is to show: `link` itself, or in a lesson what its step shows.

    What the address says of the lesson, and which event is open in it, goes before what the step says.
    """
    lesson = lessons.get(next(iter(link.get("lesson", ())), ""))
    if not lesson or not lesson.steps:
        return link
    number, revealed = step_of(link)
    shows = query_of(lesson.steps[min(number, len(lesson.steps)) - 1], revealed=revealed)
    own = {name: values for name, values in link.items() if name in (*SETTING, "event")}
    return {**shows, **own, "present": ["yes"]}
