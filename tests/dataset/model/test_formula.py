import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.dataset.model.formula import guard_formulas, unguard_formula


def guard(*cells):
    return guard_formulas(pd.Series(cells, dtype="str")).tolist()


@pytest.mark.parametrize("cell", ["=1+1", "+49", "-1+1", "@SUM", "\tx", "\rx", "\nx", "＝1", "  =1", "'=1", "'' @x"])
def test_what_a_spreadsheet_would_run_begins_with_an_apostrophe(cell):
    assert guard(cell) == [f"'{cell}"]


@pytest.mark.parametrize("cell", ["", "1995", "-77.03637", "-5", "a=b", "../1996", "'quoted'", "’", "صدام", "[1..2]"])
def test_any_other_text_stays_as_it_is(cell):
    assert guard(cell) == [cell]
    assert unguard_formula(cell) == cell


@given(st.text(alphabet="'=+-@ \t\r\n＝0123.ab"))
def test_every_text_is_read_back_as_it_was(text):
    assert unguard_formula(*guard(text)) == text


@given(st.text(alphabet="'=+-@ \t\r\n＝0123.ab"))
def test_nothing_that_is_written_begins_a_formula(text):
    (written,) = guard(text)
    number = written[1:].replace(".", "", 1).isdecimal()
    assert number or not written.lstrip(" ").startswith(tuple("=+-@\t\r\n＝"))
