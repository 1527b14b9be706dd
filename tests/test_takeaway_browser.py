"""The dialog "Cite and take away" in Chromium: every file of it, the code of its frame, and the keyboard."""

import re
import struct

import pytest
from playwright.sync_api import expect

from components.exports.files import FILES
from tests.reading import PHONE, assert_no_barrier, chart, settle

pytestmark = pytest.mark.browser

TABS = ("Cite", "Files", "Embed")
BEGINNINGS = {
    "html": b"<!doctype html>",
    "csv": b"\xef\xbb\xbf",
    "zip": b"PK",
    "gexf": b"<?xml",
    "graphml": b"<?xml",
    "xml": b"<?xml",
    "txt": "Backchannel contributors. “Who to whom”".encode(),
}
PAGES = ("who.html", "meetings.html", "handout.html", "worksheet.html", "worksheet-key.html")
# As wide as a print of 17 cm at 300 dots an inch.
DOTS = 2_000


def cite(page):
    page.get_by_role("button", name="Cite and take away").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("tab", name="Embed").wait_for()
    settle(page)
    return dialog


def to_tab(page, name):
    page.get_by_role("dialog").get_by_role("tab", name=name).click()
    settle(page)


def test_opening_it_draws_no_chart_anew_and_costs_little(reader):
    page = reader("view=who")
    for key in ("who", "meetings"):
        chart(page, key).evaluate(
            "plot => { plot.marked = true; plot.on('plotly_afterplot', () => plot.again = true); }"
        )
    page.evaluate("wire.received = 0")
    dialog = cite(page)
    for name in TABS:
        to_tab(page, name)
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_have_count(0)
    settle(page)
    for key in ("who", "meetings"):
        assert chart(page, key).evaluate("plot => plot.marked && !plot.again")
    assert page.evaluate("wire.received") < 60_000


def test_every_file_is_there_when_it_is_asked_for(reader):
    page = reader("view=who&kind=message&kind=meeting")
    dialog = cite(page)
    some = {}
    for name in ("citation.txt", *PAGES, *(kind.name for kind in FILES)):
        to_tab(page, "Cite" if name.startswith("citation") else "Files")
        with page.expect_download() as download:
            dialog.get_by_role("button", name=re.compile(rf"(^|\s){re.escape(name)}$")).click()
        content = download.value.path().read_bytes()
        stem, _, ending = name.rpartition(".")
        assert content.startswith(BEGINNINGS[ending]), name
        assert f"-{stem}-of-" in download.value.suggested_filename
        assert download.value.suggested_filename.endswith(f".{ending}")
        some[name] = len(content)
    assert min(some.values()) > 200
    expect(dialog).to_be_visible()


def test_the_citation_changes_its_form_without_closing(reader):
    page = reader("view=exchange&event=S24")
    dialog = cite(page)
    expect(dialog.get_by_text("Document 000 ¶ 18", exact=False).first).to_be_visible()
    dialog.get_by_text("BibTeX").click()
    expect(dialog.get_by_text("@misc{", exact=False)).to_be_visible()
    dialog.get_by_text("CSL-JSON").click()
    with page.expect_download() as download:
        dialog.get_by_role("button", name="citation.json").click()
    assert download.value.path().read_bytes().startswith(b"[\n")


def test_it_is_opened_read_and_closed_with_the_keyboard(reader):
    page = reader("view=who")
    button = page.get_by_role("button", name="Cite and take away")
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("tab", name="Embed").wait_for()
    settle(page)
    inside = "document.querySelector('[role=dialog]').contains(document.activeElement)"
    seen = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate(inside)
        seen.add(page.evaluate("document.activeElement.innerText"))
    assert any("citation.txt" in words for words in seen)
    dialog.get_by_role("tab", name="Cite").focus()
    page.keyboard.press("ArrowRight")
    expect(dialog.get_by_role("tab", name="Files")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(button).to_be_focused()


@pytest.mark.parametrize("view", ["timeline", "waits", "readings"])
def test_the_code_of_the_frame_shows_the_chart_and_its_words_without_scrolling(reader, view):
    page = reader(f"view={view}")
    dialog = cite(page)
    to_tab(page, "Embed")
    code = dialog.locator("[data-testid=stCode]").filter(has_text="<iframe").locator("code").inner_text()
    page.set_content(code)
    frame = page.frame_locator("iframe")
    frame.locator(".js-plotly-plot .main-svg").first.wait_for()
    expect(frame.get_by_role("link", name="Open with filters and sources")).to_be_visible()
    settle(page.frames[1])
    main = frame.locator("[data-testid=stMain]")
    needed, given = main.evaluate("main => [main.querySelector('.block-container').scrollHeight, main.clientHeight]")
    assert needed <= given <= needed + 130
    assert main.evaluate("main => main.scrollWidth") <= 600


def test_a_picture_has_the_dots_for_print_and_a_drawing_can_be_scaled(reader):
    page = reader("view=readings")
    chart(page, "readings")
    saved = {}
    for words in ("Picture (PNG)", "Drawing (SVG)"):
        with page.expect_download() as download:
            page.get_by_role("button", name=words).click()
        saved[words] = download.value.path().read_bytes()
    (width,) = struct.unpack(">I", saved["Picture (PNG)"][16:20])
    assert width >= DOTS
    assert re.search(rb'<svg[^>]*viewBox="0 0 \d+ \d+"', saved["Drawing (SVG)"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_dialog_has_no_barrier_that_axe_can_find(reader, subtests, scheme):
    page = reader("view=who&event=S24&kind=message&kind=meeting", color_scheme=scheme)
    cite(page)
    for name in TABS:
        with subtests.test(name):
            to_tab(page, name)
            assert_no_barrier(page)


def test_a_phone_shows_it_without_scrolling_sideways(reader):
    page = reader("view=waits", viewport={"width": 390, "height": 844}, user_agent=PHONE)
    dialog = cite(page)
    for name in TABS:
        to_tab(page, name)
        assert dialog.evaluate("dialog => dialog.scrollWidth <= 390")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_frame_that_names_no_view_holds_the_timeline_as_it_always_did(reader):
    page = reader("embed=true")
    page.locator(".st-key-timeline .main-svg").first.wait_for()
