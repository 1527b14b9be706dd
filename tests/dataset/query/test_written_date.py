import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.dataset.model.date_words import day_words
from components.dataset.query.written_date import EXAMPLES, written_days

SECOND_OF_FEBRUARY = (dt.date(1996, 2, 2), dt.date(1996, 2, 2))
FEBRUARY = (dt.date(1996, 2, 1), dt.date(1996, 2, 29))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1996", (dt.date(1996, 1, 1), dt.date(1996, 12, 31))),
        *(
            (text, FEBRUARY)
            for text in ("1996-02", "Feb 1996", "feb. 1996", "FEBRUARY, 1996", " Febr  1996 ", "2/1996")
        ),
        *(
            (text, SECOND_OF_FEBRUARY)
            for text in ("1996-02-02", "2 February 1996", "2. Feb 1996", "02/02/1996", "2.2.1996", "February 2, 1996")
        ),
        ("3/4/1996", (dt.date(1996, 4, 3), dt.date(1996, 4, 3))),
        ("Sept 1995", (dt.date(1995, 9, 1), dt.date(1995, 9, 30))),
    ],
)
def test_a_year_a_month_and_a_day_are_read_as_they_are_commonly_written(text, days):
    assert written_days(text) == days


@pytest.mark.parametrize(
    "text",
    [
        *("", "yesterday", "96", "2 February 96", "30 February 1996", "02/13/1996", "1996-13", "1996-21", "13/1996"),
        *("1996/1997", "ma 1996", "19th century", "0000", "10000", "1996-02-02/..", "<b>1996</b>", "199X", "٢٠ ٢ ١٩٩٦"),
    ],
)
def test_what_is_no_date_or_may_be_two_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        written_days(text)


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_refused(text):
    try:
        first, last = written_days(text)
    except ValueError:
        return
    assert first <= last


@given(st.dates(dt.date(1000, 1, 1)))
def test_a_day_is_read_back_as_it_is_shown(day):
    assert written_days(day_words(day)) == written_days(day.isoformat()) == (day, day)


def test_the_examples_that_a_reader_is_given_are_read():
    for example in EXAMPLES.replace(" or ", ", ").split(", "):
        assert written_days(example)[0].year == 1996
