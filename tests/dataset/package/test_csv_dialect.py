import pytest

from components.dataset.package.csv_dialect import detect_delimiter, split_records

NAMES = ("event_id", "title", "date")


@pytest.mark.parametrize("divider", [",", ";", "\t", "|"])
def test_the_sign_that_makes_known_columns_of_the_first_line_divides_the_file(divider):
    text = divider.join(NAMES) + "\nE1;2,3\t4|5\n"
    assert detect_delimiter(text, NAMES) == (text, divider)


def test_signs_inside_quotes_do_not_divide():
    text = '"a;b;c;d",title,date\n'
    assert detect_delimiter(text, NAMES).divider == ","


def test_one_column_is_taken_for_commas():
    assert detect_delimiter("title\nWar; again\n", NAMES).divider == ","


@pytest.mark.parametrize("line", ["sep=;\r\n", "SEP=;\n", "sep=;;;\r"])
def test_a_line_that_tells_excel_the_divider_is_obeyed_and_is_no_row(line):
    assert detect_delimiter(line + "event_id;title\nE1;a", NAMES) == ("event_id;title\nE1;a", ";")


def test_a_row_that_cannot_be_read_does_not_stop_the_next():
    first, second, third = split_records('a,b\n"x" y,1\nc,d\n', ",")
    assert (first, third) == (["a", "b"], ["c", "d"])
    assert isinstance(second, Exception)
