"""What is taken away, in a browser whose network is closed: sheets to print, and the chart in one file."""

import re

import pytest

from components.dataset import Page, Selection, select
from components.dataset.sources.corroboration import corroborate
from components.exports.charts.interactive_html import interactive_html
from components.exports.lessons.handout import Sheet, section_of
from components.exports.lessons.handout import handout_html as sheet_html
from components.exports.sources.worksheet import worksheet_html
from components.figures.base.text_width import text_width
from components.views.base.render_context import PAPER
from components.views.chart_views import CHART_VIEWS
from components.views.lessons.handout import handout_html, key_html
from components.views.package.open_package import read_package_folder
from tests.conftest import DATA, ROOT

pytestmark = pytest.mark.browser

ORIGIN = "Backchannel. Link: https://example.org/?view=timeline"
LESSONS = sorted(file.stem for file in (DATA / "lessons").glob("*.csv"))
LEAST = 0.5  # of its size: the smallest that a chart of a lesson is printed
MM = 96 / 25.4  # px
HEIGHTS = {"A4": 297 - 33, "Letter": 279.4 - 33}  # mm between the margins of the sheet
# Of what stands beside each question: whether it is inside its row, whether its chart is drawn, and how large.
SEEN = """all => all.map(one => {
    const [image, row] = [one.querySelector('img'), one.closest('.ask').getBoundingClientRect()]
    const box = (image ?? one).getBoundingClientRect()
    const inside = box.bottom <= row.bottom + 1 && box.right <= row.right + 1
    return [inside, !image || image.naturalWidth > 0, image ? box.height / Number(image.getAttribute('height')) : 1]
})"""
RANGE = "ground => JSON.stringify([ground.layout.xaxis.range, ground.layout.yaxis.range])"


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
def lessons():
    """The lessons of the real package, with it."""
    package = read_package_folder(DATA)
    return package, package.lessons


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_is_two_pages_on_either_paper_at_once_and_nothing_is_cut(opened, lessons, lesson):
    package, named = lessons
    assert len(named[lesson].steps) == 8
    page = opened(handout_html(package, named[lesson]))  # no wait: who prints at once prints all of it
    assert [pages(page, paper) for paper in HEIGHTS] == [2, 2]
    page.emulate_media(media="print")
    room = min(HEIGHTS.values()) * MM
    sides = page.locator(".side").evaluate_all("all => all.map(one => one.getBoundingClientRect().bottom)")
    heights = page.locator(".side").evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert len(sides) == 2
    assert sides[0] <= room  # with the head of the sheet above it
    assert heights[1] <= room
    seen = page.locator(".seen").evaluate_all(SEEN)
    assert all(inside and drawn for inside, drawn, _ in seen)
    assert min(share for _, _, share in seen) >= LEAST
    assert not page.locator("button, input, select").count()


def test_the_key_of_a_lesson_is_a_file_of_its_own_without_a_chart(opened, lessons):
    package, named = lessons
    page = opened(key_html(package, named[LESSONS[0]]))
    assert page.locator("img, script").count() == 0
    assert 1 <= pages(page, "Letter") <= 4


def test_words_have_the_width_that_figures_expect_whatever_the_font():
    code = (ROOT / "static" / "print" / "sheet.js").read_text(encoding="utf-8")
    (letters,), (width,) = re.findall('LETTERS = "(.*)";', code), re.findall(r"THEIR_WIDTH = (\d+);", code)
    assert int(width) == round(text_width(letters, 100))


@pytest.mark.parametrize("paper", HEIGHTS)
def test_a_chart_taller_than_a_page_is_made_to_fit(opened, real, paper):
    sections = [section_of("Offers", one) for one in drawings(real, "offers", layers=("documents",))]
    page = opened(sheet_html(Sheet("Offers", ORIGIN, sections)))
    page.locator("html[data-drawn]").wait_for()
    page.emulate_media(media="print")
    room = HEIGHTS[paper] * MM
    assert page.locator(".step").first.evaluate("one => one.getBoundingClientRect().bottom") <= room
    # The rows of its records go on over pages; none is higher than one.
    rows = page.locator("tr").evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert max(rows) < room / 2


@pytest.mark.parametrize("key", [False, True])
def test_the_worksheet_fits_its_paper_and_the_grid_to_tick_stands_on_one_page(opened, real, key):
    grid = corroborate(real, real.events["event_id"].tolist())
    page = opened(worksheet_html(real, grid, title="Who says so?", origin=ORIGIN, edition="version 1", key=key))
    assert [pages(page, paper) for paper in HEIGHTS] == ([5, 5] if key else [4, 4])  # the key's grid has paragraphs
    page.emulate_media(media="print")
    widths = page.locator("table").evaluate_all("all => all.map(one => one.scrollWidth)")
    assert max(widths) <= 180 * MM + 1
    high = page.locator("section.page").evaluate("one => one.getBoundingClientRect().height")
    assert key or high <= min(HEIGHTS.values()) * MM


def pages(page, paper):
    """Return how many pages of `paper` the sheet takes when it is printed."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper)))
