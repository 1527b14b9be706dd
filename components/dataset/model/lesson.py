"""A lesson: some steps in the order of teaching."""

from dataclasses import dataclass

FOLDER = "lessons"  # of a package, that holds its lessons
MOST_LESSONS = 60
MOST_STEPS = 40


@dataclass(frozen=True)
class Step:
    """One step of a lesson, in the teacher's words.

    link: what it shows, as the part of an address after the question mark, or as a whole address. reveal_link: the same
    for what is shown with the answer; empty for the same view with nothing hidden. rests_on, reveal_rests_on: ids of
    claims. speaker: for the teacher alone. answer: one of choices; empty if the question is open.
    """

    headline: str
    link: str = ""
    note: str = ""
    rests_on: tuple[str, ...] = ()
    speaker: str = ""
    question: str = ""
    choices: tuple[str, ...] = ()
    answer: str = ""
    reveal: str = ""
    reveal_rests_on: tuple[str, ...] = ()
    reveal_link: str = ""

    @property
    def tells(self) -> bool:
        """Whether there is an answer to show."""
        return bool(self.answer or self.reveal)


@dataclass(frozen=True)
class Lesson:
    """Some steps in the order of teaching, at most MOST_STEPS. id: name of its file without the ending."""

    id: str
    title: str
    steps: tuple[Step, ...]
