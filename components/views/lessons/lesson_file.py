"""A lesson file that the reader loads, or is about to save: what is wrong with it, by the rules of all lessons."""

import re
import tempfile
from pathlib import Path

from components.dataset import Dataset
from components.dataset.lessons.lessons import read_lesson
from components.dataset.model.dictionary import Table, read_schema
from components.dataset.model.lesson import FOLDER, Lesson
from components.dataset.model.problem import Problem
from components.exports.lessons.lesson_csv import lesson_csv
from components.views.package.open_package import LESSON_SCHEMA

MOST_BYTES = 1 << 20
_NO_ID = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST_ID = 60


def columns() -> Table:
    """Return what each column of a lesson file may hold, with its name and meaning in words."""
    return read_schema(LESSON_SCHEMA, "lesson", FOLDER)


def load_lesson(name: str, content: bytes, dataset: Dataset) -> tuple[Lesson | None, list[Problem]]:
    """Read the lesson file `name`. Returns its good steps, None if there is none, and what is wrong with the others.

    dataset: the whole package, which its claims and views must be of. Nothing is kept on the disk.
    """
    if len(content) > MOST_BYTES:
        rule = f"is larger than {MOST_BYTES >> 20} MB, the most that a lesson may have"
        return None, [Problem(name, 0, "", "", rule, "")]
    stem = _NO_ID.sub("-", Path(name).stem).strip("-")[:_LONGEST_ID] or "lesson"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{stem}.csv"
        file.write_bytes(content)
        return read_lesson(file, dataset, LESSON_SCHEMA)


def lesson_problems(lesson: Lesson, dataset: Dataset) -> list[Problem]:
    """Return what would be wrong with `lesson` if it were saved and loaded again; step 1 is row 2.

    dataset: the whole package.
    """
    return load_lesson(f"{lesson.id}.csv", lesson_csv(lesson, dataset.version), dataset)[1]
