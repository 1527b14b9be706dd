"""A lesson as a CSV file that opens safely in a spreadsheet and loads back."""

import pandas as pd

from components.dataset.lessons.lessons import BETWEEN, COLUMNS, TITLE
from components.dataset.model.lesson import Lesson, Step
from components.exports.base.csv_text import as_csv
from components.exports.base.stamp import DATA_VERSION


def lesson_csv(lesson: Lesson, version: str) -> bytes:
    """Return `lesson` as CSV (UTF-8 with byte order mark), one row a step, the columns as in the schema of lessons.

    Added column: data_version, the `version` of the data that it shows; loading passes over it.
    A cell that a spreadsheet would run as a formula begins with an apostrophe, which loading takes away again.
    """
    rows = [
        {TITLE: "" if number else lesson.title, **_cells(step), DATA_VERSION: version}
        for number, step in enumerate(lesson.steps)
    ]
    return as_csv(pd.DataFrame(rows, columns=[*COLUMNS, DATA_VERSION], dtype="str"))


def lesson_file_name(lesson: Lesson) -> str:
    """Return the file name that gives the lesson its id."""
    return f"{lesson.id}.csv"


def _cells(step: Step) -> dict[str, str]:
    cells = {name: getattr(step, name) for name in COLUMNS if name != TITLE}
    return cells | {name: between.join(cells[name]) for name, between in BETWEEN.items()}
