import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.dataset.model import dates
from components.dataset.model.date_words import date_words, day_words
from components.dataset.model.dates import Span, span

DAYS = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
BOUNDS = st.tuples(DAYS, DAYS).map(sorted)
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

# What is written, the days it may mean, whether once or throughout, and what a reader is told.
READ = [
    ("1901-03-04", "1901-03-04", "1901-03-04", "day", "4 March 1901"),
    ("1901-03", "1901-03-01", "1901-03-31", "within", "some time in March 1901"),
    ("1901-03-XX", "1901-03-01", "1901-03-31", "within", "some time in March 1901"),
    ("1904-02", "1904-02-01", "1904-02-29", "lasted", "through February 1904"),
    ("1901", "1901-01-01", "1901-12-31", "within", "some time in 1901"),
    ("1901-XX-XX", "1901-01-01", "1901-12-31", "lasted", "through 1901"),
    ("1901~", "1901-01-01", "1901-12-31", "within", "some time in 1901 (approximate)"),
    ("1901-03?", "1901-03-01", "1901-03-31", "within", "some time in March 1901 (doubtful)"),
    ("1901%", "1901-01-01", "1901-12-31", "within", "some time in 1901 (approximate and doubtful)"),
    ("190X", "1900-01-01", "1909-12-31", "within", "some time in 1900 to 1909"),
    ("1901-22", "1901-06-01", "1901-08-31", "within", "between 1 June and 31 August 1901"),
    ("1901-03-05/1901-03-19", "1901-03-05", "1901-03-19", "lasted", "from 5 to 19 March 1901"),
    ("1901-12/1902-01", "1901-12-01", "1902-01-31", "within", "between 1 December 1901 and 31 January 1902"),
    (
        "1901-12-24/1902-03~",
        "1901-12-24",
        "1902-03-31",
        "lasted",
        "from 24 December 1901 to 31 March 1902 (approximate)",
    ),
    ("[1901-08-21..1901-09-05]", "1901-08-21", "1901-09-05", "within", "between 21 August and 5 September 1901"),
    ("[1901-08-21,1901-08-25]", "1901-08-21", "1901-08-25", "within", "between 21 and 25 August 1901"),
    ("../1901-02-28", "", "1901-02-28", "within", "on or before 28 February 1901"),
    ("1901-02-28/..", "1901-02-28", "", "within", "on or after 28 February 1901"),
    ("/1901-02-28", "", "1901-02-28", "within", "on or before 28 February 1901"),
    ("1901-02-28/", "1901-02-28", "", "within", "on or after 28 February 1901"),
    ("../..", "", "", "within", "date not known"),
]


@pytest.mark.parametrize(("edtf", "first", "last", "meaning", "words"), READ, ids=[row[0] for row in READ])
def test_span_covers_every_day_a_date_may_mean(edtf, first, last, meaning, words):
    assert span(edtf) == Span(day_of(first), day_of(last))


@pytest.mark.parametrize(("edtf", "first", "last", "meaning", "words"), READ, ids=[row[0] for row in READ])
def test_a_date_is_said_in_words_a_reader_can_check(edtf, first, last, meaning, words):
    assert date_words(edtf, day_of(first), day_of(last), meaning) == words


@pytest.mark.parametrize(
    "edtf",
    [
        "",
        "1995-uu-uu",  # the syntax of 2012
        "199u",
        "199x",
        "unknown/1995",
        "1995/open",
        "about 1995",
        "spring 1995",
        "1995-13",
        "1995-00",
        "1995-02-30",
        "1995-2-3",
        "19950203",
        "03.02.1995",
        "1996/1995",
        "1995-02-03T10:00",
        "..",
        "0000",
        "10000",
        "١٩٩٥",
    ],
)
def test_what_is_no_edtf_date_is_refused_with_its_own_text(edtf):
    with pytest.raises(ValueError, match=re.escape(f"“{edtf}”")):
        span(edtf)


@pytest.mark.parametrize("winter", ["1995-24", "1995-28", "1995-24/1996-21"])
def test_a_winter_is_refused_since_nobody_says_in_which_year_it_lies(winter):
    with pytest.raises(ValueError, match="not an EDTF date"):
        span(winter)


def test_an_unknown_end_is_no_day_and_not_ten_years_away():
    assert span("1995/").latest is None
    assert span("/1995").earliest is None


@pytest.mark.parametrize("plain", ["1901-03-04", "1901-03", "1901"])
@pytest.mark.parametrize("doubt", ["?", "~", "%"])
def test_doubt_does_not_widen_a_date(plain, doubt):
    assert span(plain + doubt) == span(plain)


@given(BOUNDS)
def test_span_of_an_interval_gives_back_its_ends(bounds):
    first, last = bounds
    assert span(f"{first.isoformat()}/{last.isoformat()}") == (first, last)
    assert span(f"[{first.isoformat()}..{last.isoformat()}]") == (first, last)


@given(DAYS)
def test_span_of_a_day_is_that_day(day):
    assert span(day.isoformat()) == (day, day)


@given(BOUNDS, st.sampled_from(["day", "within", "lasted"]))
def test_words_name_the_bounds_and_no_day_outside_them(bounds, meaning):
    first, last = bounds
    named = days_named(date_words("", first, last, meaning))
    assert (min(named), max(named)) == (first, last)


@given(DAYS)
def test_words_of_an_open_date_name_only_the_bound_that_is_known(day):
    assert set(days_named(date_words("", day, None, "within"))) == {day}
    assert set(days_named(date_words("", None, day, "within"))) == {day}


@given(BOUNDS)
def test_words_tell_once_within_from_throughout(bounds):
    first, last = bounds
    same = date_words("", first, last, "within") == date_words("", first, last, "lasted")
    assert same == (first == last)


@given(DAYS)
def test_a_day_is_said_with_its_month_by_name(day):
    assert day_words(day) == f"{day.day} {MONTHS[day.month - 1]} {day.year}"


PARTS = st.from_regex(
    r"\A(0000|0001|199[5-9]|9999|199X|000X)(-(00|02|12|13|2[0-4]|XX)(-(00|01|29|3[01]|XX|3X))?)?[?~%]?\Z"
)
ENDS = PARTS | st.sampled_from(["", ".."])
DATES = PARTS | st.builds("{}/{}".format, ENDS, ENDS) | st.builds("[{}..{}]".format, ENDS, ENDS)


def read_by(reader, edtf):
    try:
        found = reader(edtf)
    except ValueError:
        return "refused"
    return "refused" if found and None not in found and found[0] > found[1] else found


@settings(max_examples=80, deadline=None)
@given(DATES)
def test_what_is_read_as_plain_is_read_as_edtf_reads_it(edtf):
    plain = read_by(dates._read_plain, edtf)
    assert plain in (None, read_by(dates._read_any, edtf))


@pytest.mark.parametrize(
    "edtf", ["1901-03-04", "1901-03", "1901-03-XX", "1901-XX-XX", "1901~", "1901-03-05/1901-03-19", "../1901-02-28"]
)
def test_most_dates_are_plain(edtf):
    assert dates._read_plain(edtf) == span(edtf)


@given(st.text(max_size=30))
def test_any_other_text_is_read_or_refused_but_breaks_nothing(text):
    try:
        first, last = span(text)
    except ValueError:
        return
    assert first is None or last is None or first <= last


def day_of(text):
    return dt.date.fromisoformat(text) if text else None


def days_named(words):
    """Return the first and the last day of every date in `words`; a date leaves out what it shares with the next."""
    found, month, year = [], None, None
    tokens = re.findall(r"\w+", words)
    for place in reversed(range(len(tokens))):
        token, before = tokens[place], tokens[place - 1] if place else ""
        if token in MONTHS:
            month = MONTHS.index(token) + 1
            if not before.isdigit():
                found += whole(dt.date(year, month, 1), month + 1)
        elif token.isdigit() and (before in MONTHS or month is None):
            year = int(token)
            if before not in MONTHS:
                found += whole(dt.date(year, 1, 1), 13)
        elif token.isdigit():
            found.append(dt.date(year, month, int(token)))
    return found


def whole(first, next_month):
    if next_month > 12:
        return [first, dt.date(first.year, 12, 31)]
    return [first, dt.date(first.year, next_month, 1) - dt.timedelta(days=1)]


@pytest.mark.parametrize(
    "text", ["{" + ",".join(["1995"] * 3000) + "}", "1995 or so", "1995-08-05;1995-08-07", "x" * 5]
)
def test_what_is_too_long_or_has_other_signs_is_refused_without_being_read(text, monkeypatch):
    monkeypatch.setattr("edtf.parse_edtf", lambda _: pytest.fail("it was read"))
    with pytest.raises(ValueError, match="is not an EDTF date"):
        span(text)
