"""A package of the reader's own in a browser whose network is closed: bring, open, look around, close."""

import csv
import io
import json
import re
import zipfile

import pytest
from playwright.sync_api import expect

from components.dataset.model.dictionary import read_dictionary
from components.dataset.query.views import VIEWS
from tests.conftest import ARCHIVE, DATA
from tests.reading import PHONE, assert_no_barrier, counted, evidence, settle, to_view

pytestmark = pytest.mark.browser

MINIMUM = ARCHIVE.parent / "archives" / "invented-minimum"
MINIMUM_FILES = [MINIMUM / "events.csv", MINIMUM / "actors.csv"]
SEEN_HERE = "seen in this tab only"
# Each sets window.hit, opens a dialog, asks for something outside or changes the look, if it is read as what it seems.
HARM = (
    "<img src=x onerror=window.hit=1>",
    "<script>alert(1)</script>",
    "![p](http://outside.example/p.png)",
    "[a](javascript:window.hit=1)",
    "<a href='javascript:window.hit=1'>b</a>",
    "$x^2$ \\(y\\)",
    "**bold** `code` :red[r]",
    "=HYPERLINK(1)",
    "<iframe src=http://outside.example>",
)
LESSON = "lessons/harbour.csv"
CODED = ("received", "link", "reveal_link", "choices", "answer")  # not free, though the dictionary lists no words


def bring(page, files):
    page.locator("[data-testid=stFileUploader] input[type=file]").set_input_files(files)
    page.locator(".st-key-own-found, [data-testid=stAlert]").first.wait_for()
    settle(page)


def open_it(page):
    page.get_by_role("button", name="Open it").click()
    page.get_by_text(SEEN_HERE).first.wait_for()
    settle(page)


def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    return {"name": "records.zip", "mimeType": "application/zip", "buffer": out.getvalue()}


def spoilt(folder):
    """Return the files of a package in which every column of free words is hostile, and the titles of its events."""
    files, titles = {}, {}
    for table in read_dictionary(DATA / "datapackage.json").tables.values():
        place = folder / (LESSON if table.path.startswith("lessons/") else table.path)
        with place.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for column in filter(is_free, table.fields.values()):
            found = list(dict.fromkeys(row.get(column.name, "") for row in rows))
            for row in rows:
                if words := row.get(column.name, ""):  # the same words stay the same
                    row[column.name] = f"{HARM[found.index(words) % len(HARM)]} {words}"
        if table.name == "sources":
            rows = [{**row, "url": "javascript:window.hit=1"} for row in rows]
        if table.name == "events":
            titles = {row["event_id"]: row["title"] for row in rows}
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, list(table.fields))
        writer.writeheader()
        writer.writerows(rows)
        files[place.relative_to(folder).as_posix()] = out.getvalue()
    files["datapackage.json"] = json.dumps({"title": HARM[0], "version": HARM[3], "licenses": [{"name": HARM[1]}]})
    return files, titles


def is_free(column):
    """Say whether any words may stand in a column."""
    bound = column.labels or column.refers_to or column.pattern or column.separator
    return column.type == "string" and not bound and column.name not in CODED


def watched(page):
    """Return a list to which each dialog that the page opens is added."""
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    return dialogs


def assert_nothing_ran(page, dialogs):
    assert page.evaluate("window.hit") is None
    assert dialogs == []
    main = page.locator("[data-testid=stApp]")
    for element in (
        "[*|href^='javascript' i]",
        "img[src*='outside']",
        "img[src='x']",
        "iframe[src*='outside']",
        ".katex",
    ):
        assert main.locator(element).count() == 0, element
    assert main.locator("strong", has_text=re.compile("^bold$")).count() == 0


def test_a_package_is_brought_opened_and_closed(reader):
    page = reader("view=own")
    every = counted(page)
    bring(page, MINIMUM_FILES)
    expect(page.get_by_text("6 things are to be mended. 3 rows are left out")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="The whole list").click()
    assert "A-DUCHES" in download.value.path().read_text(encoding="utf-8-sig")
    open_it(page)
    assert re.search(r"\?archive=[0-9a-f]{12}$", page.url)
    for view in VIEWS:
        to_view(page, view)
        assert counted(page) == (5, 5)
        expect(page.get_by_text(SEEN_HERE)).to_be_visible()
    page.get_by_role("button", name="Close it").click()
    settle(page)
    assert counted(page) == every
    assert "archive" not in page.url


def test_the_template_is_a_package_that_opens(reader):
    page = reader("view=own")
    with page.expect_download() as download:
        page.get_by_role("button", name="Template (zip)").click()
    assert download.value.suggested_filename == "backchannel-template.zip"
    content = download.value.path().read_bytes()
    bring(page, {"name": "mine.zip", "mimeType": "application/zip", "buffer": content})
    open_it(page)
    assert counted(page) == (2, 2)


@pytest.mark.parametrize("file", ["openpyxl.xlsx", "odfpy.ods"])
def test_a_workbook_opens_as_it_is(reader, file):
    page = reader("view=own")
    bring(page, ARCHIVE.parent / "archives" / "workbooks" / file)
    expect(page.get_by_text(f"{file}, sheet Notes: is not named as a table")).to_be_visible()
    open_it(page)
    assert counted(page) == (5, 5)


def test_an_address_in_the_servers_own_network_is_refused_at_the_press(reader):
    page = reader("view=own")
    page.get_by_label("web address").fill("http://localhost/events.zip")
    page.get_by_role("button", name="Fetch it").click()
    expect(page.get_by_text("localhost is in a private network, or this computer itself")).to_be_visible()


def test_a_link_to_it_shows_it_only_where_the_same_files_are_brought(reader):
    page = reader("view=own")
    bring(page, MINIMUM_FILES)
    open_it(page)
    to_view(page, "who")
    link = page.url.split("?")[1]

    other = reader(f"{link}&event=E2")  # a second reader of the same server
    expect(other.get_by_text("records that a reader opened from files of their own")).to_be_visible()
    assert other.get_by_text("Duchess").count() == 0
    bring(
        other, zipped({"events.csv": "event_id,title,date\nX1,Another,1712\n", "actors.csv": "actor_id,name\nA-B,B\n"})
    )
    expect(other.get_by_text("These are not the files that the link asks for")).to_be_visible()
    other.reload()
    settle(other)
    other.locator("[data-testid=stFileUploader] input[type=file]").set_input_files(MINIMUM_FILES)
    expect(other.get_by_text(SEEN_HERE)).to_be_visible()
    settle(other)
    assert "view=who" in other.url
    expect(evidence(other)).to_contain_text("The mayor of Überlingen answers")

    third = reader()
    assert counted(third) != (5, 5)
    expect(third.get_by_text(SEEN_HERE)).to_have_count(0)
    page.reload()
    settle(page)
    expect(page.get_by_text("They are not open in this tab")).to_be_visible()
    page.get_by_role("button", name="Open the dashboard’s own records").click()
    settle(page)
    assert counted(page) == counted(third)


def test_what_cannot_be_opened_is_refused_in_words_and_a_better_file_is_taken(reader):
    page = reader("view=own")
    bring(page, {"name": "records.zip", "mimeType": "application/zip", "buffer": b"PK\x03\x04 nothing"})
    expect(page.get_by_text("not a zip that can be read")).to_be_visible()
    page.locator("[data-testid=stFileUploader]").get_by_role("button", name=re.compile("Remove|Delete")).first.click()
    settle(page)
    bring(page, MINIMUM_FILES)
    expect(page.get_by_role("button", name="Open it")).to_be_visible()


def test_nothing_in_a_package_that_is_brought_acts_in_any_view(reader):
    files, titles = spoilt(ARCHIVE)
    page = reader("view=own", apart=True)
    dialogs = watched(page)
    bring(page, zipped(files))
    assert_nothing_ran(page, dialogs)
    expect(page.locator(".st-key-own-found").get_by_text(HARM[0]).first).to_be_visible()
    open_it(page)
    page.get_by_role("combobox", name=re.compile("^Open a record of this chart")).focus()
    page.keyboard.type("The Duke offers a harbour")
    page.keyboard.press("Enter")
    settle(page)
    for view in VIEWS:
        to_view(page, view)
        expect(evidence(page)).to_contain_text(titles["E1"])  # letter by letter
        page.evaluate("document.querySelectorAll('details:not([open]) > summary').forEach(closed => closed.click())")
        settle(page)
        assert_nothing_ran(page, dialogs)
    page.get_by_role("button", name="Present").first.click()
    settle(page)
    assert page.locator("article h1").inner_text() == titles["E1"]
    assert_nothing_ran(page, dialogs)
    page.get_by_role("button", name="Leave").click()
    settle(page)
    page.get_by_role("button", name="Cite and take away").click()
    expect(page.get_by_role("dialog").get_by_text(HARM[0]).first).to_be_visible()
    assert_nothing_ran(page, dialogs)
    page.keyboard.press("Escape")
    to_view(page, "lessons")
    page.locator("[class*=st-key-lesson-]").get_by_role("button", name="Present").click()
    settle(page)
    assert page.locator("article h1").inner_text().startswith(tuple(HARM))
    assert_nothing_ran(page, dialogs)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_that_axe_can_find(reader, scheme):
    page = reader("view=own", color_scheme=scheme)
    bring(page, MINIMUM_FILES)
    for do in (lambda: None, lambda: open_it(page), page.reload):
        do()
        settle(page)
        assert_no_barrier(page)


def test_on_a_phone_nothing_scrolls_sideways(reader):
    page = reader("view=own", viewport={"width": 390, "height": 844}, user_agent=PHONE)
    bring(page, MINIMUM_FILES)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    open_it(page)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
