import codecs
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.dataset import Page, Selection, select
from components.dataset.lessons.lessons import COLUMNS, read_lesson, read_lessons
from components.dataset.lessons.narrate import lesson_of_view
from components.dataset.model.lesson import Lesson, Step
from components.exports.lessons.lesson_csv import lesson_csv, lesson_file_name
from tests.conftest import DATA

SCHEMA = DATA / "lessons" / "lesson.schema.json"


def loaded(lesson, dataset, folder):
    """Write `lesson` and read it again; what is wrong with it in words."""
    file = folder / lesson_file_name(lesson)
    file.write_bytes(lesson_csv(lesson, dataset.version))
    found, problems = read_lesson(file, dataset, SCHEMA)
    return found, [str(problem) for problem in problems]


def rows_of(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


# Any text a reader of the file could type: blanks around it are not kept, and a table of text holds no zero byte.
_signs = st.characters(exclude_categories=("Cs",), exclude_characters="\x00")
_texts = st.text(_signs, max_size=80).map(str.strip).filter(lambda text: text.strip() == text)
_formulas = st.sampled_from(["=", "+", "-", "@", "'=", "''+", "＝", "= ", "'"]).flatmap(
    lambda sign: _texts.map(lambda text: f"{sign}{text}".strip())
)
_any = st.one_of(_texts, _formulas)
_choices = st.lists(_any.filter(lambda text: text and "|" not in text), min_size=2, max_size=4, unique=True).map(tuple)
_claims = st.lists(st.sampled_from(["CL001", "CL002", "CL013"]), unique=True, max_size=3).map(tuple)
_steps = st.builds(
    Step,
    headline=_any.filter(bool),
    link=st.sampled_from(["", "view=map", "https://records.example/?view=offers&stop=1901-03-04#top"]),
    note=_any,
    rests_on=_claims,
    speaker=_any,
    question=_any,
    choices=st.one_of(st.just(()), _choices),
    reveal=_any,
    reveal_rests_on=_claims,
    reveal_link=st.sampled_from(["", "view=timeline&event=E2"]),
)
_answered = st.tuples(_steps, st.integers(0, 9)).map(
    lambda drawn: (
        Step(**(vars(drawn[0]) | {"answer": drawn[0].choices[drawn[1] % len(drawn[0].choices)]}))
        if drawn[0].choices
        else drawn[0]
    )
)
_lessons = st.builds(
    Lesson, id=st.just("drawn"), title=_any.filter(bool), steps=st.lists(_answered, min_size=1, max_size=4).map(tuple)
)


@given(lesson=_lessons)
def test_whatever_is_written_loads_back_as_it_was(archive, tmp_path, lesson):
    found, problems = loaded(lesson, archive, tmp_path)
    assert problems == []
    assert found == lesson


def test_the_lessons_of_the_package_load_back_as_they_were(real, tmp_path):
    lessons, _ = read_lessons(DATA, real, SCHEMA)
    assert len(lessons) == 4
    for lesson in lessons.values():
        assert loaded(lesson, real, tmp_path) == (lesson, [])


@pytest.mark.parametrize(
    "selection",
    [Selection(), Selection(kinds=("message",)), Selection(text="no such word"), Selection(actors=("A-CLINTON",))],
)
def test_a_narrated_view_loads_back_as_it_was(real, tmp_path, selection):
    lesson = lesson_of_view(real, select(real, selection), Page(selection, view="offers"))
    assert loaded(lesson, real, tmp_path) == (lesson, [])


def test_a_spreadsheet_is_told_that_it_is_utf8_and_finds_the_columns_of_the_schema():
    content = lesson_csv(Lesson("x", "صدام", (Step("One"), Step("Two"))), "1.2.3")
    assert content.startswith(codecs.BOM_UTF8)
    rows = rows_of(content)
    assert list(rows[0]) == [*COLUMNS, "data_version"]
    assert {row["data_version"] for row in rows} == {"1.2.3"}
    assert [(row["lesson"], row["headline"]) for row in rows] == [("صدام", "One"), ("", "Two")]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "'="])
def test_a_cell_that_a_spreadsheet_would_run_begins_with_an_apostrophe(sign):
    text = f"{sign}HYPERLINK(0)"
    step = Step(text, note=text, speaker=text, question=text, choices=(text, "No"), reveal=text)
    (row,) = rows_of(lesson_csv(Lesson("x", text, (step,)), "1"))
    for column in ("lesson", "headline", "note", "speaker", "question", "choices", "reveal"):
        assert row[column].startswith(f"'{text}"), column


def test_the_file_has_the_name_of_the_lesson():
    assert lesson_file_name(Lesson("offer-1996", "The offer", (Step("One"),))) == "offer-1996.csv"
