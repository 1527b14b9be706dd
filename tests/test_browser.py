"""What only a browser shows: the real data in Chromium, with the network closed."""

import csv
import html
import io
import re
import shutil

import pytest
from playwright.sync_api import expect

from components.dataset.model.package import read_package
from components.views.chart_views import CHART_VIEWS
from tests.browser import serving
from tests.conftest import ARCHIVE, DATA
from tests.reading import chart, click_mark, counted, evidence, folded, settle, to_view, unfold

pytestmark = pytest.mark.browser

# Tried with our own chart element and with Streamlit's, which is the fallback.
VERSION = read_package(DATA).version
BOTH_ELEMENTS = pytest.mark.parametrize("address", ["own", "native"], indirect=True)


def test_filters_are_kept_by_the_link_and_the_reload_and_undone_by_the_back_button(reader, subtests):
    page = reader()
    every = counted(page)
    seen = [every]
    for name, choice in (("Topic", "Diplomatic relations"), ("Actor", "Abdul Halim Khaddam")):
        page.get_by_role("combobox", name=name).click()
        page.get_by_role("option", name=re.compile(f"^{choice}")).click()
        page.keyboard.press("Escape")
        settle(page)
        seen.append(counted(page))
    unfold(page, "More choices")
    field = page.get_by_label("From", exact=True)
    field.fill("Feb 1996")
    field.press("Enter")
    settle(page)
    seen.append(counted(page))
    assert sorted({some for some, _ in seen}, reverse=True) == [some for some, _ in seen]

    with subtests.test("a part that was unfolded stays so when what is said on it changes"):
        page.get_by_role("combobox", name="How well dated").click()
        page.get_by_role("option", name=re.compile("^To the day")).click()
        page.keyboard.press("Escape")
        settle(page)
        expect(folded(page, "More choices · 1 set").locator("details")).to_have_attribute("open", "")
        page.go_back()
        settle(page)
        expect(folded(page, "More choices$").locator("details")).to_have_attribute("open", "")
    with subtests.test("the link and the reload keep them"):
        page.reload()
        settle(page)
        assert counted(page) == seen[-1]
        expect(field).to_have_value("1 February 1996")
        assert counted(reader(page.url.split("?")[1])) == seen[-1]
    with subtests.test("Back undoes each, also from another view, and Forward does it again"):
        to_view(page, "exchange")
        page.go_back()
        settle(page)
        assert "view=exchange" not in page.url
        for some in seen[-2::-1]:
            page.go_back()
            settle(page)
            assert counted(page) == some
        for some in seen[1:]:
            page.go_forward()
            settle(page)
            assert counted(page) == some


@BOTH_ELEMENTS
@pytest.mark.parametrize(
    ("view", "key", "event"),
    [("timeline", "timeline", "S16"), ("exchange", "strip", "S24"), ("who", "meetings", "S16")],
)
def test_a_click_on_a_mark_opens_the_paragraph_behind_it(reader, view, key, event):
    page = reader(f"view={view}&layer=documents")
    click_mark(page, key, event)
    assert f"event={event}" in page.url
    expect(evidence(page)).to_contain_text("Document 000 ¶")
    expect(evidence(page)).to_contain_text("Khaddam's papers → ")


@BOTH_ELEMENTS
def test_a_record_is_opened_from_the_list_by_keyboard_alone(reader):
    page = reader("chapter=letters-1998")
    page.get_by_role("combobox", name=re.compile("^Open a record of this chart")).focus()
    page.keyboard.type("Clinton writes")
    page.keyboard.press("Enter")
    settle(page)
    assert "event=S36" in page.url
    expect(evidence(page)).to_contain_text("Document 002 ¶ 10")


def test_evidence_stays_open_from_view_to_view(reader):
    page = reader("event=S24")
    to_view(page, "who")
    expect(evidence(page)).to_contain_text("Document 000 ¶ 18")


def test_the_table_is_downloaded_and_loads_again(reader):
    page = reader("view=table&kind=message")
    some, every = counted(page)
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("^Download these")).click()
    assert download.value.suggested_filename == f"backchannel-{VERSION}-{some}-of-{every}-events.csv"
    text = download.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == some
    assert {row["filters"] for row in rows} == {"Kind of event: Message"}
    with (DATA / "events.csv").open(encoding="utf-8", newline="") as file:
        original = {row["event_id"]: row for row in csv.DictReader(file)}
    for row in rows:
        assert {name: row[name] for name in original[row["event_id"]]} == original[row["event_id"]]


@BOTH_ELEMENTS
@pytest.mark.parametrize(("button", "beginning"), [("Picture (PNG)", b"\x89PNG"), ("Drawing (SVG)", b"<svg")])
def test_a_chart_is_saved_with_what_it_shows_and_its_version(reader, button, beginning):
    page = reader("kind=message")
    chart(page, "timeline")
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    content = download.value.path().read_bytes()
    assert content.startswith(beginning)
    if button.endswith("(SVG)"):
        assert f"version {VERSION}" in content.decode()
        assert "Kind of event: Message" in content.decode()
        assert '@font-face { font-family: "Source Sans"' in content.decode()
        assert "src: url(data:font/woff2;base64," in content.decode()


def test_a_picture_takes_a_headline_and_a_note_of_the_reader_and_says_whose_they_are(reader):
    page = reader("kind=message")
    chart(page, "timeline")
    page.get_by_text("With words of your own").click()
    page.get_by_label("Your own headline").fill("<b>My</b> & only mine")
    page.get_by_label("Your own note").fill("A note.")
    with page.expect_download() as download:
        page.get_by_role("button", name="Drawing (SVG)").click()
    words = download.value.path().read_text(encoding="utf-8")
    assert "<b>My</b> & only mine" in html.unescape(words)
    assert "A note." in words
    assert "Headline and note are by whoever saved this picture." in words
    assert f"version {VERSION}" in words
    assert "events by" not in words


# What of a chart may not move under the hand: its place and size on the page, its axes, and where its marks stand.
STANDS = """key => {
  const chart = document.querySelector(`.st-key-${key} .js-plotly-plot`);
  const { x, y, width, height } = chart.getBoundingClientRect();
  const { top } = document.querySelector("[data-testid=stMain] h1").getBoundingClientRect();
  const axes = Object.entries(chart._fullLayout).filter(([name]) => /^[xy]axis/.test(name))
    .map(([name, axis]) => [name, axis.range.map(String)]);
  const marks = Object.fromEntries(chart.data.filter((trace) => trace.customdata)
    .flatMap(({ customdata, x, y, xaxis }) => customdata.map((told, at) => [told[0] + xaxis, [x[at], y[at]]])));
  return { box: [x, y - top, width, height], axes, marks };
}"""


def assert_stands(page, key, before):
    """Ask whether a chart stands as before; what is drawn only for the open record may be there as well."""
    after = page.evaluate(STANDS, key)
    assert (after["box"], after["axes"]) == (before["box"], before["axes"])
    assert {mark: after["marks"].get(mark) for mark in before["marks"]} == before["marks"]


@pytest.mark.parametrize("view", sorted(CHART_VIEWS))
def test_a_chart_never_moves_when_a_record_is_opened_stepped_and_closed(reader, view):
    page = reader(f"view={view}")
    key = page.evaluate(
        "document.querySelector('.js-plotly-plot').closest('[class*=st-key-]').className.match(/st-key-(\\S+)/)[1]"
    )
    before = page.evaluate(STANDS, key)
    page.evaluate("key => document.querySelector(`.st-key-${key} .backchannel-plot`).plot.walk.box.focus()", key)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    settle(page)
    expect(evidence(page)).to_be_visible()
    assert_stands(page, key, before)
    page.get_by_role("button", name="Later", exact=True).click()
    settle(page)
    assert_stands(page, key, before)
    page.get_by_role("button", name="Close", exact=True).click()
    settle(page)
    assert_stands(page, key, before)


def test_presenting_is_stepped_with_the_arrow_keys_and_hides_everything_else(reader):
    page = reader("chapter=offer-1996")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Present").click()
    page = opened.value
    settle(page)
    expect(page.locator("[data-testid=stMainMenu]")).to_have_count(0)
    assert "present=yes" in page.url
    expect(page.locator("[data-testid=stSidebar]")).to_have_count(0)
    first = page.locator("article h1").inner_text()
    page.keyboard.press("ArrowRight")
    settle(page)
    expect(page.locator("article h1")).not_to_have_text(first)
    page.keyboard.press("ArrowLeft")
    settle(page)
    expect(page.locator("article h1")).to_have_text(first)
    size = page.locator("article .summary").evaluate("words => parseFloat(getComputedStyle(words).fontSize)")
    assert size >= 18
    place = int(page.get_by_text(re.compile(r"^\d+ of \d+$")).inner_text().split()[0])
    for _ in range(3):  # as fast as a clicker
        page.keyboard.press("ArrowRight", delay=60)
    expect(page.get_by_text(re.compile(rf"^{place + 3} of \d+$"))).to_be_visible()
    page.get_by_role("link", name="Leave").click()
    page.wait_for_url(lambda url: "present=" not in url and "embed=" not in url)
    page.locator("[data-testid=stSidebar]").wait_for()
    settle(page)


@BOTH_ELEMENTS
def test_charts_follow_when_the_reader_changes_the_theme(reader):
    page = reader("chapter=letters-1998", color_scheme="light")
    assert chart(page, "timeline").evaluate("plot => plot._fullLayout.font.color") == "#111111"
    page.get_by_test_id("stMainMenu").get_by_role("button").click()
    page.get_by_text("Dark").first.click()
    page.wait_for_function(
        "() => document.querySelector('.js-plotly-plot')._fullLayout.font.color.toUpperCase() === '#F2F2F2'"
    )


def test_nothing_in_a_link_acts_as_markdown(reader):
    page = reader(
        "actor=![p](http://outside.example/p.png)&q=![p](http://outside.example/q.png)&event=[a](javascript:b)"
    )
    expect(page.get_by_text("actor=![p](http://outside.example/p.png)")).to_be_visible()
    assert page.locator("[data-testid=stMain] img, a[href^='javascript']").count() == 0


def test_nothing_in_a_package_acts_as_html_markdown_or_a_script(reader, tmp_path):
    folder = shutil.copytree(ARCHIVE, tmp_path / "archive")
    events = (folder / "events.csv").read_text(encoding="utf-8")
    for words, hostile in (
        ("The Duke offers a harbour", "<img src=x onerror=window.hit=1> ![p](http://outside.example/p.png)"),
        ("The Duke's courier brings an offer.", "[link](javascript:window.hit=1) $x^2$ <script>window.hit=1</script>"),
    ):
        assert words in events
        events = events.replace(words, hostile)
    (folder / "events.csv").write_text(events, encoding="utf-8")
    asked = []
    with serving(["--data", str(folder)]) as base:
        for query in (
            "event=E1",
            "event=E1&q=img+x+link+script+p",
            "view=exchange&event=E1",
            "view=who",
            "view=table&event=E1",
            "present=yes&event=E1",
        ):
            page = reader(query, base=base, apart=True)
            page.on("request", lambda request: asked.append(request.url))
            page.reload()
            settle(page)
            assert page.evaluate("window.hit") is None
            assert page.locator("a[href^='javascript']").count() == 0
        assert page.locator("article h1").inner_text().startswith("<img src=x")
    assert not [url for url in asked if "outside.example" in url]
