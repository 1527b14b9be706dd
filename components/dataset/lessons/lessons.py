"""Lessons: what a teacher shows step by step, each kept as one CSV file of the package."""

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pandas as pd

from components.dataset.lessons.slide_room import too_long
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.dictionary import Table, read_schema
from components.dataset.model.lesson import FOLDER, MOST_LESSONS, MOST_STEPS, Lesson, Step
from components.dataset.model.problem import Problem
from components.dataset.package.csv_rows import Read, read_rows
from components.dataset.package.encoding import UnreadableError
from components.dataset.package.problems import find_problems
from components.dataset.query.facets import FACETS
from components.dataset.query.link import SETTING, STOP, UNFILTERED, Query, from_query, stop_of
from components.dataset.query.page import Page
from components.dataset.query.stop_at import truncate_at
from components.dataset.query.views import UNNAMED

TITLE = "lesson"  # the column with the title; the others have the names of the fields of Step
BETWEEN = {"rests_on": ";", "choices": " | ", "reveal_rests_on": ";"}  # columns that list -> what divides the items
_FILE = re.compile(r"[\w-]{1,60}", re.ASCII)  # what the link can name
_EMBEDDED = ("embed", "embed_options")  # parameters of Streamlit's own
_NAMES = {
    *UNFILTERED,
    *SETTING,
    *_EMBEDDED,
    *(facet.parameter for facet in FACETS),
    "q",
    "from",
    "to",
    "range",
    "dated",
}
_CSV = "a file saved as “CSV UTF-8 (comma)”"


COLUMNS = (TITLE, *(field.name for field in dataclasses.fields(Step)))
_LINKS = ("link", "reveal_link")


def read_lessons(folder: Path, dataset: Dataset, schema: Path) -> tuple[dict[str, Lesson], list[Problem]]:
    """Read the lessons of the package in `folder`. Returns lesson id -> lesson, by file name, and what is wrong.

    schema: the Frictionless table schema of a lesson. A bad cell is read as empty, a step without headline left out.
    Raises OSError or ValueError only if the schema cannot be read.
    """
    found, problems = {}, []
    files = sorted((folder / FOLDER).glob("*.csv"))
    for file in files[:MOST_LESSONS]:
        lesson, wrong = read_lesson(file, dataset, schema)
        problems += wrong
        if lesson is not None:
            found[lesson.id] = lesson
    if len(files) > MOST_LESSONS:
        rule = f"holds {len(files)} lessons; only the first {MOST_LESSONS} by name are read"
        problems.append(Problem(FOLDER, 0, "", "", rule, ""))
    return found, problems


def read_lesson(file: Path, dataset: Dataset, schema: Path) -> tuple[Lesson | None, list[Problem]]:
    """Read one lesson, as `read_lessons` does; None if there is no step in it."""
    table = read_schema(schema, f"{TITLE}-{file.stem}", f"{FOLDER}/{file.name}")
    if not _FILE.fullmatch(file.stem):
        return None, [Problem(table.path, 0, "", "", "has a name that no link can hold", "my-lesson.csv")]
    try:
        read = read_rows(file, table)
    except UnreadableError as cause:
        return None, [Problem(table.path, 0, "", "", f"cannot be read ({cause})", _CSV)]
    filled = read.rows[(read.rows != "").any(axis="columns")]
    title, problems = _title(filled, table, file.stem)
    rows, wrong = _usable(table, filled, read, dataset)
    problems = [*read.problems, *problems, *wrong]
    for number, row in rows.items():
        for column, rule, example in _slips(row, dataset):
            problems.append(Problem(table.path, number, column, row[column], rule, example, row_lost=False))
            row[column] = ""
    for number in list(rows)[MOST_STEPS:]:
        problems.append(Problem(table.path, number, "", "", f"comes after {MOST_STEPS} steps, the most there are", ""))
    told = {number: _step(row) for number, row in list(rows.items())[:MOST_STEPS]}
    for number, step in told.items():  # said, and shown all the same: a lesson that was written before is not cut
        for column, rule, example in too_long(step):
            problems.append(Problem(table.path, number, column, "", rule, example, row_lost=False))
    steps = tuple(told.values())
    if not steps and not problems:
        problems.append(Problem(table.path, 0, "", "", "holds no step", "a row with a headline"))
    return Lesson(file.stem, title, steps) if steps else None, problems


def is_inside(lesson: Lesson, dataset: Dataset) -> bool:
    """Return whether all that `lesson` asks to be shown, and all claims that it rests on, are in `dataset`."""
    claims = {claim for step in lesson.steps for claim in (*step.rests_on, *step.reveal_rests_on)}
    links = {link for step in lesson.steps for link in (step.link, step.reveal_link) if link}
    return claims <= set(dataset.claims[c.CLAIM].tolist()) and not any(_unknown(link, dataset) for link in links)


def page_of(step: Step, dataset: Dataset, revealed: bool) -> Page:
    """Return what `step` shows, before or after its answer; of a whole package."""
    query = {"view": [UNNAMED]} | query_of(step, revealed=revealed)
    return from_query(query, truncate_at(dataset, stop_of(query)))[0]


def query_of(step: Step, *, revealed: bool) -> Query:
    """Return the link to what `step` shows, before or after its answer.

    Where and how it is shown (lesson, projector, opened package) is the screen's matter: its link does not set it.
    """
    query = _query(step.reveal_link if revealed and step.reveal_link else step.link)
    if revealed and not step.reveal_link:
        query.pop(STOP, None)
    return query


def _query(link: str) -> Query:
    text = link.split("?", 1)[-1].split("#", 1)[0]
    return {name: values for name, values in parse_qs(text).items() if name not in (*SETTING, *_EMBEDDED)}


def _title(rows: pd.DataFrame, table: Table, otherwise: str) -> tuple[str, list[Problem]]:
    """Return the title of a lesson, that of its first row, and what is wrong if it stands elsewhere or nowhere."""
    longest = table.fields[TITLE].longest
    titles = [title for title in rows[TITLE].tolist() if title and len(title) <= (longest or len(title))]
    if rows.empty or rows[TITLE].iloc[0]:
        return next(iter(titles), otherwise), []
    rule, example = "is empty, but the first row must give the title of the lesson", "The offer of February 1996"
    number = int(rows.index[0]) + 2
    return next(iter(titles), otherwise), [Problem(table.path, number, TITLE, "", rule, example, row_lost=False)]


def _usable(
    table: Table, rows: pd.DataFrame, read: Read, dataset: Dataset
) -> tuple[dict[int, dict[str, str]], list[Problem]]:
    """Return row number -> cells of the rows that can be used, bad cells empty, and what is wrong with the others."""
    found = find_problems(table, rows, {("claims", c.CLAIM): dataset.claims[c.CLAIM]})
    usable = {int(place) + 2: row for place, row in zip(rows.index, rows_of(rows), strict=True)}
    for problem in found:
        if problem.row_lost:
            usable.pop(problem.row, None)
        elif problem.row in usable:
            usable[problem.row][problem.column] = ""
    # Of a missing column we have said so once: no need to say it again of every row.
    return usable, [problem for problem in found if problem.column not in read.missing]


def _slips(row: dict[str, str], dataset: Dataset) -> Iterator[tuple[str, str, str]]:
    """Yield column, rule and example for each cell that is of the right form and cannot be used all the same."""
    for column in _LINKS:
        if row[column] and (unknown := _unknown(row[column], dataset)):
            yield column, f"asks for what there is not: {', '.join(unknown)}", "view=offers&chapter=offer-1996"
    choices = _listed(row["choices"], BETWEEN["choices"])
    if choices and len(set(choices)) < max(len(choices), 2):
        yield "choices", "does not give two or more different answers", "Yes | No | No answer is recorded"
    elif row["answer"] and row["answer"] not in choices:
        yield "answer", "is not one of the possible answers", choices[0] if choices else ""


def _unknown(link: str, dataset: Dataset) -> list[str]:
    """Return what of a link cannot be used, as "name=value"; the link itself if it asks for nothing."""
    query = _query(link)
    strange = [f"{name}={value}" for name, values in query.items() if name not in _NAMES for value in values]
    nothing = [] if query or "://" in link else [link]
    return [*nothing, *strange, *from_query(query, truncate_at(dataset, stop_of(query)))[1]]


def _step(row: dict[str, str]) -> Step:
    cells: dict[str, Any] = {name: row[name] for name in COLUMNS if name != TITLE}
    return Step(**(cells | {name: _listed(row[name], between) for name, between in BETWEEN.items()}))


def _listed(cell: str, separator: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in cell.split(separator.strip()) if item.strip())
