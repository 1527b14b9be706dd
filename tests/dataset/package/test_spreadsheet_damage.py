import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.dataset.model.dates import span
from components.dataset.model.dictionary import Field, Table
from components.dataset.package.problems import find_problems
from components.dataset.package.spreadsheet_damage import date_damage, id_damage

# What stands in the cell, and what it can have been.
REWRITTEN = [
    ("04/02/1996", "1996-02-04 or 1996-04-02"),
    ("2/4/1996", "1996-04-02 or 1996-02-04"),
    ("29/07/1914", "1914-07-29"),
    ("07/29/1914", "1914-07-29"),
    ("04.02.1996", "1996-02-04"),
    ("4-Feb-96", "1996-02-04"),
    ("4 February 1996", "1996-02-04"),
    ("February 4, 1996", "1996-02-04"),
    ("Feb-96", "1996-02"),
    ("02/1996", "1996-02"),
    ("1996/2/4", "1996-02-04"),
    ("1996-2-4", "1996-02-04"),
    ("1996-02-04 00:00:00", "1996-02-04"),
    ("4/2/1996 0:00", "1996-02-04 or 1996-04-02"),
    ("٠٤/٠٢/١٩٩٦", "1996-02-04 or 1996-04-02"),
    ("35099", "1996-02-04"),
    ("35099.0", "1996-02-04"),
    ("4568", "1912-07-03"),
]


@pytest.mark.parametrize(("cell", "meant"), REWRITTEN)
def test_a_date_that_a_spreadsheet_has_rewritten_is_told_with_all_it_can_mean(cell, meant):
    cause = date_damage(cell)
    assert cause is not None
    assert cause.example.startswith(f"{meant} (format the column as Text first")


def test_a_date_that_can_mean_two_days_names_both_in_words():
    assert "it can mean 4 February 1996 or 2 April 1996" in date_damage("04/02/1996").says


@pytest.mark.parametrize(
    ("cell", "says", "example"),
    [
        ("1996.0", "made a number of", "1996"),
        ("1996-1998", "two years", "1996/1998"),
        ("1996–1998", "two years", "1996/1998"),
        ("########", "narrow column", "1996-02-04"),
        ("4-Feb", "the year is not in the cell", "1996-02-04"),
    ],
)
def test_other_slips_are_told_too(cell, says, example):
    cause = date_damage(cell)
    assert says in cause.says
    assert cause.example.startswith(example)


@pytest.mark.parametrize(
    "cell", ["spring", "1901", "about 1901", "13/13/1999", "1996-02-30", "4-Foo-96", "", "1901-uu"]
)
def test_nothing_is_guessed_of_what_could_be_anything(cell):
    assert date_damage(cell) is None


@given(st.text(alphabet="0123456789-/.: JanFebTZ٠#,", max_size=20))
def test_whatever_is_proposed_can_be_read(cell):
    cause = date_damage(cell)
    if cause:
        for edtf in cause.example.partition(" (")[0].split(" or "):
            span(edtf)


@pytest.mark.parametrize(("cell", "meant"), [("5-Mar", "MAR-5"), ("7-Jun", "JUN-7"), ("Mar-05", "MAR-5")])
def test_an_id_that_has_become_a_date_is_told(cell, meant):
    assert id_damage(cell).example.startswith(meant)


def test_an_id_that_has_become_a_short_number_is_told_to_be_lost():
    assert "the id itself is not in the file" in id_damage("1.2E+05").says
    assert id_damage("CLOSE82") is None


def test_of_one_cell_one_thing_is_said():
    date = Field("date", "", "", "string", required=True, pattern="[-0-9A-Z~?%.,/\\[\\]]+")
    table = Table("letters", "letters.csv", "", "", {"date": date}, ())
    (problem,) = find_problems(table, pd.DataFrame({"date": ["4-Feb-96"]}, dtype="str"), {})
    assert "a spreadsheet has rewritten" in str(problem)
    assert problem.row_lost


def test_a_year_that_no_record_can_have_is_a_day_as_excel_counts():
    date = Field("date", "", "", "string")
    table = Table("letters", "letters.csv", "", "", {"date": date}, ())
    (problem,) = find_problems(table, pd.DataFrame({"date": ["1912", "4568", "2199"]}, dtype="str"), {})
    assert (problem.row, problem.value) == (3, "4568")
