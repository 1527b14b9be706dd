import csv
import io

import pytest

from components.dataset.model import columns as c
from components.dataset.package.formats.timelinejs import timelinejs_tables
from components.exports.timeline.timelinejs import COLUMNS, timelinejs_csv
from tests.dataset.package.test_unzip import zip_of
from tests.exports.choice import LINK


def slides(*rows):
    """Return a spreadsheet with these rows, each a few of its cells by name."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def test_what_we_export_loads_back_with_its_days_and_what_they_mean(opened, archive):
    dataset, said = opened("slides.csv", timelinejs_csv(archive, archive, LINK))
    assert said == [
        "slides.csv: is read, except for: the text of the title slide (1); signs of a group that a menu cannot show "
        "(4)."
    ]
    assert dataset.title == archive.title
    back, there = (one.events.set_index(c.EVENT) for one in (dataset, archive))
    assert set(back.index) == set(there.index) - {"E6"}  # of which one end is open: our export leaves it out
    for column in (c.TITLE, c.EARLIEST, c.LATEST, c.DATE_MEANING):
        assert back[column].to_dict() == there.loc[back.index, column].to_dict()
    assert back.loc["E3", c.DATE] == "1901-09"
    assert "Record" not in " ".join(back[c.SUMMARY])


def test_a_group_is_a_chapter_and_media_are_the_citation(opened):
    row = {"Year": "1712", "Headline": "A letter", "Group": "First &amp; last", "Media": "https://example.org/a.jpg"}
    dataset, said = opened("a.csv", slides(row | {"Media Credit": "The <i>Vale</i> Archive."}))
    event = dataset.events.iloc[0]
    assert (event[c.CHAPTER], event[c.CITATION]) == ("First & last", "The Vale Archive. https://example.org/a.jpg")
    assert (event[c.EVENT], said) == ("ROW-2", [])


def test_the_text_of_a_slide_is_read_without_its_html(opened):
    text = "<p>One <b>letter</b><br>came &lt;late&gt;.</p><script>run()</script><a href='https://example.org'>See</a>"
    dataset, _ = opened("a.csv", slides({"Year": "1712", "Headline": "<h2>A letter</h2>", "Text": text}))
    assert dataset.events[c.TITLE].tolist() == ["A letter"]
    assert dataset.events[c.SUMMARY].tolist() == ["One letter came <late>. See (https://example.org)"]


def test_a_headline_that_is_too_long_stands_whole_in_the_summary(opened):
    long = "word " * 30
    dataset, said = opened("a.csv", slides({"Year": "1712", "Headline": long, "Text": "More."}))
    assert dataset.events[c.TITLE].str.len().tolist() == [90]
    assert dataset.events[c.SUMMARY].tolist() == [f"{long.strip()} More."]
    assert said == []


@pytest.mark.parametrize(
    ("cells", "edtf"),
    [
        ({"Year": "1712"}, "1712"),
        ({"Year": "1712.0", "Month": "3", "Day": "4", "Time": "12:00:00"}, "1712-03-04"),
        ({"Year": "96", "Month": "11"}, "0096-11"),
        ({"Year": "1712", "Month": "3", "End Year": "1713"}, "1712-03/1713"),
        ({"Year": "1712", "End Year": "1712"}, "1712"),
        ({"Year": "1712", "End Year": "1713", "Display Date": "some time in 1712 or so"}, "1712/1713"),
        ({"Year": "1712", "Display Date": "some time in 1712 (approximate)"}, "1712~"),
    ],
)
def test_a_date_is_as_exact_as_its_cells(opened, cells, edtf):
    dataset, _ = opened("a.csv", slides({"Headline": "A letter", **cells}))
    assert dataset.events[c.DATE].tolist() == [edtf]
    assert dataset.events[c.DATE_STATED].tolist() == [cells.get("Display Date", "(not stated)")]


@pytest.mark.parametrize(
    ("cells", "edtf", "says"),
    [
        ({"Year": "-44"}, "../..", "column Year: “-44” is before the year 1"),
        ({"Year": "0"}, "../..", "column Year: “0” is before the year 1"),
        ({"Year": "-13800000000"}, "../..", "column Year: “-13800000000” is not a whole number"),
        ({}, "../..", "column Year: is empty, so the event is kept without a date. Write, for example, 1996."),
        ({"Year": "1712", "Month": "13"}, "1712", "column Month: “13” names no month of the year"),
        ({"Year": "1712", "Day": "4"}, "1712", "column Day: “4” names no month"),
        ({"Year": "1712", "Month": "2", "Day": "30"}, "1712-02", "column Day: “30” is no day of that month"),
        ({"Year": "1712", "End Year": "1711"}, "1712", "column End Year: “1711” makes the end lie before"),
        ({"Year": "-44", "End Year": "1711"}, "../..", "column Year: “-44” is before the year 1"),
    ],
)
def test_a_date_that_cannot_be_read_is_named_and_its_event_kept(opened, cells, edtf, says):
    dataset, said = opened("a.csv", slides({"Headline": "A letter", **cells}, {"Year": "1712", "Headline": "B"}))
    assert dataset.events.set_index(c.EVENT)[c.DATE]["ROW-2"] == edtf
    (one,) = said
    assert one.startswith(f"a.csv, row 2, {says}")


def test_what_is_not_taken_over_is_counted_and_named_once(opened):
    rows = [
        {"Type": "title", "Headline": "Letters of the Duke", "Text": "Hello"},
        {"Type": "era", "Year": "1700", "End Year": "1800", "Headline": "The century"},
        *({"Year": "1712", "Headline": "A letter", "Time": "12:00", "Background": "#fff"} for _ in range(3)),
    ]
    dataset, said = opened("a.csv", slides(*rows))
    assert (dataset.title, len(dataset.events)) == ("Letters of the Duke", 3)
    assert said == [
        "a.csv: is read, except for: the text of the title slide (1); eras, the stretches behind a timeline (1); "
        "the column Time (3); the column Background (3)."
    ]


def test_a_row_that_cannot_be_read_is_told_by_its_number_in_the_file(opened):
    content = slides({"Year": "1712", "Headline": "A"}) + b"x," * 40 + b"\r\n1713,,,,,,,,,\r\n"
    _, said = opened("a.csv", content)
    assert [one.split(": ")[0] for one in said] == ["a.csv, row 3", "a.csv, row 4, column title"]


def test_the_columns_may_be_divided_by_semicolons_and_named_in_any_case(opened):
    dataset, said = opened("a.csv", "year;HEADLINE\n1712;Größe\n".encode("cp1252"))
    assert dataset.events[c.TITLE].tolist() == ["Größe"]
    assert len(said) == 1 and "Windows-1252" in said[0]


def test_it_opens_from_inside_a_zip(opened):
    dataset, _ = opened("a.zip", zip_of({"mine/slides.csv": slides({"Year": "1712", "Headline": "A letter"})}))
    assert dataset.events[c.TITLE].tolist() == ["A letter"]


def test_the_same_bytes_give_the_same_tables():
    content = slides({"Year": "1712", "Headline": "A letter", "Text": "<p>x</p>"})
    assert timelinejs_tables("a.csv", content) == timelinejs_tables("a.csv", content)
