"""Workbooks: those in tests/archives/workbooks were written by the programs that they are named after."""

import pytest

from components.dataset import DatasetError
from components.dataset.model import columns as c
from components.dataset.package import unzip
from components.dataset.package.collect import collect_files
from components.dataset.package.formats import sheet as sheets
from components.dataset.package.formats.workbook import workbook_tables
from components.exports.timeline.timelinejs import timelinejs_csv
from tests.conftest import ARCHIVE
from tests.dataset.package.test_unzip import zip_of
from tests.exports.choice import LINK

WORKBOOKS = ARCHIVE.parent / "archives" / "workbooks"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
EVENTS = '<row r="1"><c t="inlineStr"><is><t>event_id</t></is></c><c t="inlineStr"><is><t>title</t></is></c>'
EVENTS += '<c t="inlineStr"><is><t>date</t></is></c></row>'


def texts(number, *cells):
    return f'<row r="{number}">' + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells) + "</row>"


ACTORS = texts(1, "actor_id", "name") + texts(2, "A-DUKE", "The Duke")


def xlsx(formats=(), settings="", **named):
    """Return a workbook of these sheets, each as the XML of its rows. formats: of the styles 1, 2 ... of its cells."""
    listed = "".join(f'<sheet name="{name}" r:id="r{at}"/>' for at, name in enumerate(named))
    links = "".join(f'<Relationship Id="r{at}" Target="worksheets/s{at}.xml"/>' for at in range(len(named)))
    codes = "".join(f'<numFmt numFmtId="{at}" formatCode="{code}"/>' for at, code in enumerate(formats, 164))
    styles = "".join(f'<xf numFmtId="{at}"/>' for at in [0, *range(164, 164 + len(formats))])
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="urn:r">{settings}<sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{links}</Relationships>",
        "xl/styles.xml": f"<styleSheet><numFmts>{codes}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>",
    }
    for at, rows in enumerate(named.values()):
        parts[f"xl/worksheets/s{at}.xml"] = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    return zip_of({name: content.encode() for name, content in parts.items()})


def ods(table, name="events"):
    begin = '<document xmlns:table="urn:t" xmlns:text="urn:x" xmlns:office="urn:o">'
    return zip_of(
        {
            "mimetype": b"",
            "content.xml": f'{begin}<table:table table:name="{name}">{table}</table:table></document>'.encode(),
        }
    )


def dates(dataset):
    return dataset.events.set_index(c.EVENT)[c.DATE].to_dict()


# ---- what is read ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", ["openpyxl.xlsx", "xlsxwriter.xlsx", "odfpy.ods"])
def test_sheets_named_as_tables_are_a_package(opened, file):
    dataset, said = opened(file, (WORKBOOKS / file).read_bytes())
    assert dates(dataset) == {"E1": "1912-03-04", "E2": "1912-03~", "E3": "1912", "E4": "1912-05", "E5": "1912-06-07"}
    events = dataset.events.set_index(c.EVENT)
    assert events.loc["E1", c.SUMMARY] == "One\nletter & <more>"
    assert dataset.actors[c.NAME].tolist() == ["The Duke", "The Queen"]
    assert dataset.title == file.partition(".")[0]
    assert f"{file}, sheet {'events' if 'writer' in file else 'Events'}: is read, except for: times of day (1)." in said


def test_a_formula_gives_its_value_and_a_failed_one_is_named_by_its_cell(opened):
    dataset, said = opened("xlsxwriter.xlsx", (WORKBOOKS / "xlsxwriter.xlsx").read_bytes())
    summaries = dataset.events.set_index(c.EVENT)[c.SUMMARY]
    assert (summaries["E3"], summaries["E4"], summaries["E5"]) == ("computed", "", "rich text here")
    assert (
        "xlsxwriter.xlsx, sheet events, row 5, column summary: “#DIV/0!” is what a formula gives that has failed, and "
        "is read as empty."
    ) in said


def test_a_sheet_that_is_not_named_as_a_table_is_named(opened):
    _, said = opened("openpyxl.xlsx", (WORKBOOKS / "openpyxl.xlsx").read_bytes())
    (one,) = [line for line in said if "Notes" in line]
    assert one.startswith("openpyxl.xlsx, sheet Notes: is not named as a table")


@pytest.mark.parametrize(
    ("code", "edtf"),
    [("d.m.yyyy", "1996-02-04"), ("mmmm yyyy", "1996-02"), ("yyyy", "1996"), ("yyyy-mm-dd hh:mm", "1996-02-04")],
)
def test_a_date_is_as_exact_as_the_sheet_shows_it(opened, code, edtf):
    row = texts(2, "E1", "A").replace("</row>", '<c s="1"><v>35099</v></c></row>')
    dataset, said = opened("a.xlsx", xlsx([code], events=EVENTS + row, actors=ACTORS))
    assert dates(dataset) == {"E1": edtf}
    assert said == []


def test_a_date_without_a_year_is_named(opened):
    row = texts(2, "E1", "A").replace("</row>", '<c s="1"><v>35099</v></c></row>')
    dataset, said = opened("a.xlsx", xlsx(["d mmm"], events=EVENTS + row, actors=ACTORS))
    assert dates(dataset) == {"E1": "1996-02-04"}
    assert said == [
        "a.xlsx, sheet events, row 2, column date: “1996-02-04” is shown without its year, which a spreadsheet may "
        "have added by itself; look at it."
    ]


@pytest.mark.parametrize(
    ("settings", "serial", "edtf"),
    [
        ("", "1", "1900-01-01"),
        ("", "59", "1900-02-28"),
        ("", "61", "1900-03-01"),
        ('<workbookPr date1904="1"/>', "33637", "1996-02-04"),
    ],
)
def test_days_are_counted_as_the_workbook_counts_them(opened, settings, serial, edtf):
    row = texts(2, "E1", "A").replace("</row>", f'<c s="1"><v>{serial}</v></c></row>')
    dataset, _ = opened("a.xlsx", xlsx(["yyyy-mm-dd"], settings, events=EVENTS + row, actors=ACTORS))
    assert dates(dataset) == {"E1": edtf}


def test_rows_keep_their_numbers(opened):
    _, said = opened("a.xlsx", xlsx(events=EVENTS + texts(7, "E1", "A", "4 March"), actors=ACTORS))
    assert [line.split(":")[0] for line in said] == ["a.xlsx, sheet events, row 7, column date"]


def test_what_an_ods_repeats_is_repeated(opened):
    cell = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'
    header = "".join(cell.format("", name) for name in ("actor_id", "name"))
    twice = cell.format(' table:number-columns-repeated="2"', "A")
    row = "<table:table-row{}>{}</table:table-row>"
    rows = row.format("", header) + row.format(' table:number-rows-repeated="3"', twice)
    with pytest.raises(DatasetError, match="events is missing"):
        workbook_tables("a.ods", ods(rows, "actors"))
    both = ods(
        rows + "</table:table><table:table table:name='events'>" + rows.replace("actor_id", "event_id"), "actors"
    )
    assert workbook_tables("a.ods", both).files["actors.csv"] == b"actor_id,name\r\nA,A\r\nA,A\r\nA,A\r\n"


def test_slides_for_timelinejs_may_stand_in_a_workbook(opened, archive):
    lines = timelinejs_csv(archive, archive, LINK).decode("utf-8-sig").splitlines()[:1]
    row = dict(zip(lines[0].split(","), [""] * 18, strict=True)) | {
        "Year": "1712",
        "Headline": "A letter",
        "Group": "x",
    }
    content = xlsx(od1=texts(1, *row) + texts(2, *row.values()))
    dataset, said = opened("slides.xlsx", content)
    assert (dataset.events[c.TITLE].tolist(), said) == (["A letter"], [])


@pytest.mark.parametrize("file", ["openpyxl.xlsx", "odfpy.ods"])
def test_it_opens_from_inside_a_zip_and_whatever_its_name(opened, file):
    content = (WORKBOOKS / file).read_bytes()
    assert len(opened("a.zip", zip_of({f"mine/{file}": content}))[0].events) == 5
    assert len(opened("workbook", content)[0].events) == 5


def test_nothing_in_a_cell_is_run(opened):
    row = texts(2, "E1", "=HYPERLINK(0)", "1712").replace("</row>", "<c><f>1+1</f></c></row>")
    dataset, said = opened("a.xlsx", xlsx(events=EVENTS + row, actors=ACTORS))
    assert dataset.events[c.TITLE].tolist() == ["=HYPERLINK(0)"]
    assert "formulas without a value: open it once in a spreadsheet program and save it (1)" in said[0]


# ---- what is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.xlsx", b"PK\x03\x04 and no more", "damaged, or locked with a password. Save it as"),
        ("a.xls", b"\xd0\xcf\x11\xe0 and more", "a workbook of a kind that is not read"),
        ("a.numbers", zip_of({"Index/Document.iwa": b""}), "a workbook of a kind that is not read"),
        ("a.xlsx", xlsx(Sheet1=ACTORS), "events and actors is missing. Its sheets: “Sheet1”"),
        ("a.xlsx", xlsx(events=EVENTS, actors='<row r="1"><c r="XFD1"><v>1</v></c></row>'), "cell XFD1 of the sheet"),
        ("a.xlsx", xlsx(events='<row r="1048576"><c><v>1</v></c></row>', actors=ACTORS), "cell A1048576 of the sheet"),
        ("a.xlsx", xlsx(events="<row>", actors=ACTORS), "cannot be read as XML"),
        ("a.xlsx", xlsx(events="", settings="</workbook><!-- "), "cannot be read as XML"),
        (
            "a.ods",
            zip_of({"mimetype": b"", "content.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            "document type",
        ),
        (
            "a.ods",
            ods(
                '<t:table-row xmlns:t="urn:t" t:number-rows-repeated="99999999"><t:table-cell><p>x</p></t:table-cell>'
                "</t:table-row>"
            ),
            "of a sheet; a table has 200,000 rows",
        ),
    ],
)
def test_what_cannot_be_opened_is_refused_in_words(tmp_path, name, content, says):
    with pytest.raises(DatasetError, match=says):
        collect_files({name: content}, tmp_path)


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(unzip, "MOST_UNPACKED", 1 << 20)
    with pytest.raises(DatasetError, match="The workbook unpacks to more than 1 MB"):
        collect_files({"a.xlsx": xlsx(events=EVENTS + " " * (2 << 20), actors=ACTORS)}, tmp_path)


def test_one_text_that_many_cells_name_is_counted_in_each(tmp_path, monkeypatch):
    monkeypatch.setattr(sheets, "MOST_UNPACKED", 1_000)
    rows = "".join(texts(row, "x" * 100) for row in range(2, 20))
    with pytest.raises(DatasetError, match="There is more in the sheet “events” than"):
        collect_files({"a.xlsx": xlsx(events=EVENTS + rows, actors=ACTORS)}, tmp_path)


def test_two_workbooks_are_too_many(tmp_path):
    book = xlsx(events=EVENTS, actors=ACTORS)
    with pytest.raises(DatasetError, match="2 files that can be opened, each by itself"):
        collect_files({"a.xlsx": book, "b.xlsx": book}, tmp_path)
