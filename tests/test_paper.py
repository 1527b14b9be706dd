"""What is taken away, in a browser whose network is closed: sheets to print, and the chart in one file."""

import re
from functools import cache

import pytest

from components.dataset import Page, Selection, select
from components.dataset.sources.corroboration import corroborate
from components.exports.charts.interactive_html import interactive_html
from components.exports.lessons.handout import Section, Sheet, handout_html, section_of
from components.exports.sources.worksheet import worksheet_html
from components.views.base.render_context import PAPER
from components.views.chart_views import CHART_VIEWS

pytestmark = pytest.mark.browser

ORIGIN = "Backchannel. Link: http://localhost:8501/?view=timeline"
MM = 96 / 25.4  # px
HEIGHTS = {"A4": 297 - 33, "Letter": 279.4 - 33}  # mm between the margins of the sheet
RANGE = "ground => JSON.stringify([ground.layout.xaxis.range, ground.layout.yaxis.range])"
CHOICES = ("Yes, at once", "A meeting first", "No answer")


@pytest.fixture
def opened(chromium, tmp_path):
    """Return a function that opens a file from the disk; it may ask for nothing else, and nothing may fail."""
    asked, failed = [], []
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, offline=True)

    def visit(content, name="file.html"):
        (tmp_path / name).write_bytes(content)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.on("console", lambda message: failed.append(message.text) if message.type == "error" else None)
        page.goto((tmp_path / name).as_uri())
        return page

    yield visit
    context.close()
    outside = [url for url in asked if not url.startswith(("data:", tmp_path.as_uri()))]
    assert not outside
    assert not failed


def drawings(real, view, **chosen):
    selection = Selection(**chosen)
    return CHART_VIEWS[view].drawings(real, select(real, selection), Page(selection=selection, view=view), PAPER)


@pytest.mark.parametrize("view", ["timeline", "map", "exchange"])
def test_the_chart_in_one_file_is_drawn_and_leads_from_a_mark_to_its_row_and_back(opened, real, view):
    (drawing, *_) = drawings(real, view, layers=("documents",))
    page = opened(interactive_html(drawing, title=view, origin=ORIGIN))
    page.locator(".main-svg").first.wait_for()
    records = page.get_by_role("listbox", name=re.compile("^Records of this chart"))
    records.focus()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    event = page.evaluate("document.activeElement.dataset.event")
    assert event in drawing.events
    assert page.locator("tr.chosen").get_attribute("data-event") == event
    page.locator("tr.chosen button").press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "listbox"
    assert page.locator("circle.lit, circle.stand").count()


def test_a_mark_is_read_by_pointing_at_it_and_the_chart_comes_closer_by_dragging(opened, real):
    (drawing, *_) = drawings(real, "timeline", layers=("documents",))
    page = opened(interactive_html(drawing, title="Timeline", origin=ORIGIN))
    page.locator(".main-svg").first.wait_for()
    mark = page.locator(".drawing").evaluate(
        """ground => {
            const trace = ground._fullData.find(one => one.customdata?.[0]?.[1])
            const axis = one => ground._fullLayout[one.replace(/^./, "$&axis")]
            const [xaxis, yaxis] = [axis(trace.xaxis), axis(trace.yaxis)]
            const box = ground.getBoundingClientRect()
            const [x, y] = [xaxis.d2p(trace.x[0]), yaxis.d2p(trace.y[0])]
            return [box.left + xaxis._offset + x, box.top + yaxis._offset + y]
        }"""
    )
    page.mouse.move(*mark)
    page.locator(".hoverlayer .hovertext").first.wait_for()
    page.mouse.click(*mark)
    assert page.locator("tr.chosen").count() == 1

    page.locator(".drawing").scroll_into_view_if_needed()
    before = page.locator(".drawing").evaluate(RANGE)
    box = page.locator(".drawing .nsewdrag").first.bounding_box()
    page.mouse.move(box["x"] + 100, box["y"] + 100)
    page.mouse.down()
    page.mouse.move(box["x"] + 300, box["y"] + 200, steps=5)
    page.mouse.up()
    page.wait_for_function(f"before => ({RANGE})(document.querySelector('.drawing')) !== before", arg=before)


def test_a_formula_or_a_tag_in_a_file_is_shown_and_not_run(opened, real):
    harm = "<img src=x onerror=alert(1)> $\\alpha$ <script>alert(1)</script>"
    (drawing, *_) = drawings(real, "timeline", chapters=("offer-1996",))
    page = opened(interactive_html(drawing._replace(sentence=harm, drawn=harm), title=harm, origin=harm))
    page.locator(".main-svg").first.wait_for()
    assert page.locator("h1").inner_text() == harm
    assert page.locator("img, script:not([type]) + img, .MathJax").count() == 0


@pytest.fixture(scope="module")
def sheet_of(real):
    """Return a function that gives the handout of all views, and how many steps it has; each is written once."""

    @cache
    def sheet(key):
        asked = {"question": "What comes next?", "choices": CHOICES, "answer": "A meeting first"}
        sections = [
            Section(f"{view}: {one.key}", "As the document reports it.", one, ("Document 000 ¶ 9",), **asked)
            for view in CHART_VIEWS
            for one in drawings(real, view, chapters=("offer-1996",))
        ]
        return handout_html(Sheet("All views", ORIGIN, sections, "version 1", key)), len(sections)

    return sheet


@pytest.mark.parametrize("paper", HEIGHTS)
def test_each_step_of_a_lesson_fits_on_a_page_and_no_chart_is_cut(opened, sheet_of, paper):
    content, count = sheet_of(key=False)
    page = opened(content)
    page.locator("html[data-drawn]").wait_for()
    page.emulate_media(media="print")
    room = HEIGHTS[paper] * MM
    heights = page.locator(".step:not(.long), .step figure, .question").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert max(heights) <= room
    first = page.locator(".step").first.evaluate("one => one.getBoundingClientRect().bottom")
    assert first <= room
    widths = page.locator("figure img").evaluate_all("all => all.map(one => one.getBoundingClientRect().width)")
    assert max(widths) <= 180 * MM + 1
    assert count / 2 <= pages(page, paper) <= count * 1.5


@pytest.mark.parametrize("paper", HEIGHTS)
def test_a_chart_taller_than_a_page_is_made_to_fit(opened, real, paper):
    sections = [section_of("Offers", one) for one in drawings(real, "offers", layers=("documents",))]
    page = opened(handout_html(Sheet("Offers", ORIGIN, sections)))
    page.locator("html[data-drawn]").wait_for()
    page.emulate_media(media="print")
    room = HEIGHTS[paper] * MM
    assert page.locator(".step").first.evaluate("one => one.getBoundingClientRect().bottom") <= room
    # The rows of its records go on over pages; none is higher than one.
    rows = page.locator("tr").evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert max(rows) < room / 2


def test_the_key_is_one_more_page(opened, sheet_of):
    plain, _ = sheet_of(key=False)
    keyed, _ = sheet_of(key=True)
    counts = []
    for name, content in (("plain.html", plain), ("keyed.html", keyed)):
        page = opened(content, name)
        page.locator("html[data-drawn]").wait_for()
        counts.append(pages(page, "A4"))
    assert counts[0] < counts[1] <= counts[0] + 3


@pytest.mark.parametrize("key", [False, True])
def test_the_worksheet_fits_the_width_of_the_paper(opened, real, key):
    grid = corroborate(real, real.events["event_id"].tolist())
    page = opened(worksheet_html(real, grid, title="Who says so?", origin=ORIGIN, edition="version 1", key=key))
    page.emulate_media(media="print")
    widths = page.locator("table").evaluate_all("all => all.map(one => one.scrollWidth)")
    assert max(widths) <= 180 * MM + 1
    assert 3 <= pages(page, "Letter") <= 7


def pages(page, paper):
    """Return how many pages of `paper` the sheet takes when it is printed."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper)))
