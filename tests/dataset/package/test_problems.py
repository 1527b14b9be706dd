import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.dataset.model.dictionary import Field, Table
from components.dataset.model.problem import Problem
from components.dataset.package.id_forms import OWN_ID
from components.dataset.package.problems import find_problems


def table_of(*fields, key=()):
    return Table("letters", "letters.csv", "Letters", "", {field.name: field for field in fields}, key)


def found_in(field, *cells, known=None, key=()):
    """Return what is wrong with these cells of one column."""
    return find_problems(table_of(field, key=key), pd.DataFrame({field.name: cells}, dtype="str"), known or {})


def look_at_one_at_a_time(patch):
    """Have two cells taken for very many."""
    for module in ("rule", "reference_rules"):
        patch.setattr(f"components.dataset.package.{module}.AT_A_TIME", 1)


def test_a_problem_is_said_with_file_row_column_value_rule_and_example():
    problem = Problem("letters.csv", 3, "date", "about 1521", "is not an EDTF date", "1521~")
    said = "letters.csv, row 3, column date: “about 1521” is not an EDTF date. Write, for example, 1521~."
    assert str(problem) == said


def test_a_problem_of_the_whole_file_names_no_row_and_no_column():
    assert str(Problem("letters.csv", 0, "", "", "is empty", "")) == "letters.csv: is empty."


# What the dictionary asks for, a cell that is right, one that is wrong, what is said of it, and what to write instead.
RULES = [
    (Field("place", "", "", "string", required=True), "Ford", "", "is empty but must be filled", "Ford"),
    (
        Field("kind", "", "", "string", labels={"letter": "L", "visit": "V"}),
        "visit",
        "leter",
        "not an allowed",
        "letter",
    ),
    (Field("id", "", "", "string", pattern="[A-Z][0-9]"), "A1", "a1", "is not of the form [A-Z][0-9]", "A1"),
    (Field("title", "", "", "string", longest=5), "Short", "Longer", "is longer than 5 characters", "“Long…”"),
    (Field("title", "", "", "string", shortest=3), "Why", "No", "is shorter than 3 characters", ""),
    (Field("day", "", "", "date"), "1901-03-04", "1901-02-30", "is not a day", "1996-02-04"),
    (Field("day", "", "", "date"), "1901-03-04", "19010304", "is not a day", "1996-02-04"),
    (Field("day", "", "", "date"), "1901-03-04", "1901-W05-7", "is not a day", "1996-02-04"),
    (Field("date", "", "", "string"), "1901-03-XX", "1901-uu", "is not an EDTF date", "1995-08-XX"),
    (Field("hand", "", "", "integer"), "2", "2.5", "is not a whole number", "3"),
    (Field("hand", "", "", "integer"), "2", "1_000", "is not a whole number", "3"),
    (Field("hand", "", "", "integer"), "2", "٣", "is not a whole number", "3"),
    (Field("hand", "", "", "integer"), "2", "9" * 30, "is not a whole number", "3"),
    (Field("hand", "", "", "integer", least=1), "1", "0", "is less than 1", "1"),
    (Field("latitude", "", "", "number"), "-33.5", "33,5", "is not a number", "33.51"),
    (Field("latitude", "", "", "number"), "-33.5", "nan", "is not a number", "33.51"),
    (Field("latitude", "", "", "number", most=90), "90", "90.5", "is more than 90", "90"),
]


@pytest.mark.parametrize(
    ("field", "right", "wrong", "rule", "example"), RULES, ids=[f"{row[0].name} {row[2]}" for row in RULES]
)
def test_each_rule_names_the_cell_and_shows_what_to_write(field, right, wrong, rule, example):
    (problem,) = found_in(field, right, wrong)
    assert (problem.file, problem.row, problem.column, problem.value) == ("letters.csv", 3, field.name, wrong)
    assert rule in problem.rule
    assert example in problem.example


@pytest.mark.parametrize(
    ("field", "right", "wrong", "rule", "example"), RULES, ids=[f"{row[0].name} {row[2]}" for row in RULES]
)
def test_each_rule_finds_the_same_among_very_many_cells(monkeypatch, field, right, wrong, rule, example):
    cells = (right, wrong, right, "", wrong)
    expected = found_in(field, *cells)
    look_at_one_at_a_time(monkeypatch)
    assert found_in(field, *cells) == expected
    assert {problem.row for problem in expected} >= {3, 6}


def test_what_refers_to_another_table_is_found_among_very_many_cells(monkeypatch):
    look_at_one_at_a_time(monkeypatch)
    known = {("actors", "actor_id"): ["A-DUKE", "A-QUEEN"]}
    one = Field("sender", "", "", "string", refers_to=("actors", "actor_id"))
    assert [problem.row for problem in found_in(one, "A-DUKE", "A-DUCK", "", "A-QUEEN", known=known)] == [3]
    several = Field("senders", "", "", "string", separator=";", refers_to=("actors", "actor_id"))
    found = found_in(several, "A-DUKE;A-QUEEN", "A-DUKE;A-DUCK", "", "A-QUEEN;", known=known)
    assert [problem.row for problem in found] == [3, 5]


# A pattern, and texts of which Python and the reader of many texts must say the same.
PATTERNS = [
    OWN_ID,
    "[A-Z][A-Za-z0-9-]*",
    "CL[0-9]{3,}",
    "[0-9]+(;[0-9]+)*",
    "[A-Z]{2}",
    "https?://[^ ]+",
    r"\w+",
    "a|b",
    "(?i)ab",
]


@pytest.mark.parametrize("pattern", PATTERNS)
@given(cells=st.lists(st.text(alphabet="abABCL019;-é٣\n :/hpst", max_size=6), min_size=2, max_size=8))
def test_a_pattern_means_the_same_for_many_cells_as_for_one(pattern, cells):
    field = Field("id", "", "", "string", pattern=pattern)
    with pytest.MonkeyPatch.context() as patch:
        look_at_one_at_a_time(patch)
        assert [problem.row - 2 for problem in found_in(field, *cells)] == [
            row for row, cell in enumerate(cells) if cell and not re.fullmatch(pattern, cell)
        ]


def test_an_empty_cell_is_wrong_only_where_it_must_be_filled():
    for field in [row[0] for row in RULES]:
        assert bool(found_in(field, "")) == field.required


def test_a_value_of_another_table_must_be_in_it_and_the_nearest_one_is_offered():
    field = Field("sender", "", "", "string", refers_to=("actors", "actor_id"))
    (problem,) = found_in(field, "A-DUKE", "A-DUCK", known={("actors", "actor_id"): ["A-DUKE", "A-QUEEN"]})
    assert (problem.row, problem.example) == (3, "A-DUKE")
    assert problem.rule == "is not in actors, column actor_id"


def test_every_item_of_a_list_must_be_in_the_other_table():
    field = Field("topics", "", "", "string", separator=";", refers_to=("topics", "topic_id"))
    known = {("topics", "topic_id"): ["T-PEACE", "T-PORT"]}
    assert found_in(field, "T-PEACE", "T-PORT;T-PEACE", "", known=known) == []
    (problem,) = found_in(field, "T-PIECE;T-PORT", known=known)
    assert problem.example == "T-PEACE;T-PORT"
    for cell in ("T-PORT;", "T-PORT; ", "T-PORT;;T-PORT"):
        (problem,) = found_in(field, cell, known=known)
        assert problem.rule.startswith("lists something")
        assert found_in(field, problem.example, known=known) == []


def test_with_nothing_near_the_first_allowed_values_are_offered():
    field = Field("kind", "", "", "string", labels={"letter": "", "visit": "", "treaty": "", "gift": ""})
    assert found_in(field, "zzzzzz")[0].example == "letter or visit or treaty"


def test_a_value_that_must_be_unique_is_named_in_every_row_that_has_it():
    field = Field("number", "", "", "string", unique=True)
    assert [problem.row for problem in found_in(field, "1", "2", "1", "", "")] == [2, 4]


@pytest.mark.parametrize("key", [("sender",), ("sender", "addressee")])
def test_of_rows_with_the_same_key_the_first_stays(key):
    fields = [Field(name, "", "", "string", required=True, unique=len(key) == 1) for name in key]
    rows = pd.DataFrame({name: ["A", "B", "A", "A"] for name in key}, dtype="str")
    problems = find_problems(table_of(*fields, key=key), rows, {})
    assert [(problem.row, problem.row_lost) for problem in problems] == [(4, True), (5, True)]
    assert problems[0].rule == "repeats an earlier row"
    assert problems[0].value == " ".join("A" for _ in key)


def test_a_last_day_before_the_first_is_named_and_only_the_last_day_is_lost():
    table = table_of(Field("earliest", "", "", "date"), Field("latest", "", "", "date"))
    rows = pd.DataFrame(
        {
            "earliest": ["1901-03-05", "1901-03-04", "", "1901"],
            "latest": ["1901-03-04", "1901-03-04", "1901-03-04", "1900"],
        },
        dtype="str",
    )
    crossed, *unread = find_problems(table, rows, {})
    assert (crossed.row, crossed.column, crossed.row_lost) == (2, "latest", False)
    assert "1901-03-05" in crossed.rule
    assert {problem.rule for problem in unread} == {"is not a day"}


def test_a_bad_cell_costs_the_row_only_if_it_must_be_filled_or_names_the_row():
    optional = Field("kind", "", "", "string", labels={"letter": ""})
    required = Field("kind", "", "", "string", labels={"letter": ""}, required=True)
    assert not found_in(optional, "riddle")[0].row_lost
    assert found_in(required, "riddle")[0].row_lost
    assert found_in(optional, "riddle", key=("kind",))[0].row_lost


def test_all_problems_are_named_at_once_in_the_order_of_rows():
    fields = Field("day", "", "", "date"), Field("hand", "", "", "integer")
    rows = pd.DataFrame({"day": ["1901-03-04", "x", "y"], "hand": ["one", "2", "three"]}, dtype="str")
    found = find_problems(table_of(*fields), rows, {})
    assert [(problem.row, problem.column) for problem in found] == [(2, "hand"), (3, "day"), (4, "day"), (4, "hand")]


def test_the_archive_has_no_problem(archive):
    assert archive.problems == ()
