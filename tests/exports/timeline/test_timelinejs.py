import csv
import io
from dataclasses import replace

import pytest

from components.dataset import Selection, select
from components.dataset.model import columns as c
from components.exports.timeline.timelinejs import COLUMNS, timelinejs_csv
from tests.exports.choice import LINK, first_event, only

FIRST, LAST = ("Year", "Month", "Day"), ("End Year", "End Month", "End Day")


def slides(dataset, shown, link=LINK):
    text = timelinejs_csv(dataset, shown, link).decode("utf-8-sig")
    title, *rest = csv.DictReader(io.StringIO(text, newline=""))
    return title, {row["Text"].rpartition("<p>Record ")[2].removesuffix("</p>"): row for row in rest}


def test_the_columns_are_those_of_the_template(archive):
    header = next(csv.reader(io.StringIO(timelinejs_csv(archive, archive, LINK).decode("utf-8-sig"))))
    assert tuple(header) == COLUMNS
    assert len(COLUMNS) == 18


def test_a_day_is_a_mark_and_an_unknown_day_a_band_that_says_so(archive):
    _, found = slides(archive, archive)
    assert [found["E1"][name] for name in (*FIRST, *LAST)] == ["1901", "3", "4", "", "", ""]
    assert found["E1"]["Display Date"] == "4 March 1901"
    assert [found["E3"][name] for name in (*FIRST, *LAST)] == ["1901", "9", "1", "1901", "9", "30"]
    assert found["E3"]["Display Date"] == "some time in September 1901"


def test_every_slide_has_its_date_in_words(real):
    _, found = slides(real, real)
    assert all(row["Display Date"] and row["Year"] for row in found.values())
    # S21 was dictated on 13 September 1995; S17's words reached Assad on an unknown day before (Document 000 ¶ 14, 16).
    assert found["S21"]["Display Date"] == "13 September 1995"


def test_what_has_no_closed_date_is_left_out_and_counted_on_the_title_slide(archive):
    title, found = slides(archive, archive)
    assert set(found) == set(archive.events[c.EVENT]) - {"E6"}
    assert title["Type"] == "title"
    assert "no first or no last possible day is known: 1 of these events." in title["Text"]
    title, _ = slides(archive, only(archive, "E1"))
    assert "possible day" not in title["Text"]


def test_the_title_slide_says_which_data_what_was_asked_for_and_where(archive):
    title, found = slides(archive, select(archive, Selection(kinds=("message",))))
    assert set(found) == {"E1", "E2", "E3"}
    assert title["Headline"] == "An invented archive"
    assert "version 0.1.0, CC0-1.0" in title["Text"]
    assert "3 of 9 events. Asked for: no filter" in title["Text"]
    assert '<a href="http://localhost:8501/?kind=message&amp;q=a%20b">' in title["Text"]


@pytest.mark.parametrize("link", ["", "javascript:alert(1)", "?kind=message", 'http://x/" onclick="y'])
def test_what_is_no_address_is_no_link(archive, link):
    title, _ = slides(archive, archive, link)
    assert "<a " not in title["Text"]


def test_a_slide_names_origin_source_and_paragraph(real):
    _, found = slides(real, real)
    assert "Says so: Document 002 ¶ 9 (Asharq Al-Awsat&#x27;s summary)" in found["S36"]["Text"]
    assert "<p>Origin: Khaddam&#x27;s papers</p>" in found["S36"]["Text"]
    assert found["S36"]["Group"] == "Syria–United States"


def test_what_was_only_planned_says_so(archive):
    _, found = slides(archive, archive)
    assert "<p>Status: Planned</p>" in found["E7"]["Text"]
    assert "Status" not in found["E1"]["Text"]


def test_texts_are_shown_letter_by_letter(archive):
    hard = "<script>alert(1)</script> & \"x\" <img src=x onerror='y'>"
    spoilt = first_event(archive, **{c.TITLE: hard, c.SUMMARY: hard})
    _, found = slides(spoilt, replace(spoilt, title=hard, filters=hard))
    title, _ = slides(spoilt, replace(spoilt, title=hard, filters=hard))
    for cell in (found["E8"]["Headline"], found["E8"]["Text"], title["Headline"], title["Text"]):
        assert "<script" not in cell
        assert "<img" not in cell
        assert "&lt;script&gt;" in cell


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", " =", "\t=", "\n@"])
def test_no_cell_begins_a_formula_and_none_is_changed_by_an_apostrophe(archive, sign):
    spoilt = first_event(archive, **{c.TITLE: f"{sign}HYPERLINK(0)"})
    _, found = slides(spoilt, spoilt)
    assert found["E8"]["Headline"] == f"&#{ord(sign.strip())};HYPERLINK(0)"
    for row in found.values():
        assert not any(cell.startswith(("=", "+", "-", "@", "'")) for cell in row.values())


def test_no_events_are_a_title_slide(archive, nothing):
    title, found = slides(archive, nothing)
    assert found == {}
    assert "0 of 9 events" in title["Text"]
