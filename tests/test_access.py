"""By keyboard alone, at 200 % zoom, on a phone: what only a browser shows of it."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from components.dataset.query.views import VIEWS
from tests.reading import PHONE, chart, evidence, settle, to_view

pytestmark = pytest.mark.browser

SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
QUERIES = [
    *(f"view={name}" for name in VIEWS if name not in ("knew", "actor")),
    "view=knew&focus=A-HAFEZ&against=A-KHADDAM",
    "view=actor&focus=A-KHADDAM",
]
LARGE = [
    "lesson=offer-1996&step=4&reveal=yes&embed=true",
    "lesson=offer-1996&step=4&speaker=yes&embed=true",
    "present=yes&embed=true&view=exchange&event=S24",
    "embed=true&view=offers&chapter=offer-1996",
]
CHARTS = [
    *(("timeline", "timeline"), ("waits", "waits"), ("map", "map"), ("exchange", "exchange"), ("who", "who")),
    *(("knew", "knew"), ("actor", "career"), ("offers", "offers"), ("agenda", "agenda"), ("readings", "readings")),
    ("lamp", "lamp"),
]
ON_A_PHONE = {"viewport": {"width": 390, "height": 844}, "user_agent": PHONE}
ZOOMED = {"viewport": {"width": 640, "height": 360}, "device_scale_factor": 2}  # 1280 x 720 at 200 %
MOST_STOPS = 400

# Streamlit's own upload element has a name and the role presentation; axe calls it minor.
AXE = {"rules": {"presentation-role-conflict": {"enabled": False}}}

# The element that has the focus, marked as reached; with what shows that it has it, where it is one of ours.
FOCUSED = """() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    if (!at || at === document.body) return null;
    const again = Boolean(at.reached) && at.tagName !== 'CANVAS';  // Tab goes from cell to cell of a table
    at.reached = true;
    (at.closest('[role=radiogroup]') ?? at).reached = true;
    const ours = at.getRootNode() !== document || at.closest('.backchannel-plot > .walk');
    const style = getComputedStyle(at);
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
    const box = at.getBoundingClientRect();
    const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return {name: at.ariaLabel || at.innerText || at.tagName, again, seen, dull: Boolean(ours) && !outlined};
}"""

# What can be pressed or filled in and was never reached, by name. Of a switch one part is enough: arrows do the rest.
MISSED = """() => {
    const all = (root) =>
        [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? all(one.shadowRoot) : [])]);
    const kinds = 'a[href], button, input, textarea, select, summary, [role=listbox], [role=radiogroup]';
    return all(document.querySelector('[data-testid=stApp]'))
        .filter((one) => one.matches(kinds) && !one.disabled && one.checkVisibility({visibilityProperty: true}))
        .filter((one) => one.matches('[role=radiogroup]') || (one.tabIndex >= 0 && !one.closest('[role=radiogroup]')))
        .filter((one) => !one.reached)
        .map((one) => `${one.tagName} ${one.ariaLabel || one.innerText || one.type}`);
}"""

# Words of the page that stand over its left or right edge and are in nothing that can be moved sideways.
CUT = """() => {
    const moves = (one) => {
        for (let at = one.parentElement; at; at = at.parentElement)
            if (/auto|scroll/.test(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth + 1) return true;
    };
    const over = (one) => {
        const box = one.getBoundingClientRect();
        return box.width && box.height && (box.left < -2 || box.right > innerWidth + 2);
    };
    const cutOff = (plot) => {
        const {left, right} = plot.getBoundingClientRect();
        return [...plot.querySelectorAll('.infolayer text')].filter((one) => {
            const box = one.getBoundingClientRect();
            return box.width && (box.left < left - 4 || box.right > right + 4);
        });
    };
    const main = document.querySelector('[data-testid=stMain]');
    const leaves = [...main.querySelectorAll('p, span, h1, h2, h3, button, summary, label, text')];
    return [
        ...leaves.filter((one) => one.textContent.trim() && !one.children.length && over(one) && !moves(one)),
        ...[...main.querySelectorAll('.js-plotly-plot')].flatMap(cutOff),
    ].map((one) => one.textContent);
}"""


def drawn(page):
    """Wait until every chart of the page is drawn."""
    for plot in page.locator(".js-plotly-plot").all():
        plot.locator(".main-svg").first.wait_for()
    page.wait_for_timeout(500)
    return page


def stops(page):
    """Press Tab until the page is left; return what had the focus on the way."""
    found = []
    while len(found) < MOST_STOPS:
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            return found
        assert not stop["again"], f"the focus comes back to {stop['name']}"
        found.append(stop)
    pytest.fail(f"the page cannot be left with Tab; last: {found[-1]['name']}")


def tab_to(page, name):
    """Press Tab until what has the focus is called `name`."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop and re.search(name, stop["name"]):
            return
    pytest.fail(f"{name} is not reached")


def assert_stays_inside(page, width):
    """Wait until nothing is cut off any more: fonts and charts may come late on a busy machine."""
    wide = "document.querySelector('[data-testid=stMain]').scrollWidth"
    for _ in range(20):
        page.wait_for_timeout(250)
        if page.evaluate(wide) <= width and page.evaluate(CUT) == []:
            return
    assert page.evaluate(wide) <= width
    assert page.evaluate(CUT) == []


def assert_no_barrier(page):
    found = Axe().run(page, options=AXE)
    assert not found.violations_count, found.generate_report()


@SCHEMES
@pytest.mark.parametrize("query", [*QUERIES, *LARGE, "view=who&event=S24", "q=nosuchword"])
def test_on_a_phone_no_view_has_a_barrier_that_axe_can_find(reader, query, scheme):
    assert_no_barrier(drawn(reader(query, color_scheme=scheme, **ON_A_PHONE)))


@SCHEMES
@pytest.mark.parametrize("query", ["q=nosuchword", "view=about&section=sources", "view=offers&event=S24&numbers=range"])
def test_what_other_tests_leave_out_has_no_barrier_that_axe_can_find(reader, query, scheme):
    assert_no_barrier(drawn(reader(query, color_scheme=scheme)))


@pytest.mark.parametrize("query", ["view=offers", "view=who&event=S24"])
def test_zoomed_to_twice_the_size_there_is_no_barrier_that_axe_can_find(reader, query):
    assert_no_barrier(drawn(reader(query, **ZOOMED)))


@pytest.mark.parametrize("query", [*QUERIES, *LARGE, "view=who&event=S24"])
def test_tab_reaches_all_that_can_be_pressed_and_is_never_caught(reader, query):
    page = drawn(reader(query))
    found = stops(page)
    assert page.evaluate(MISSED) == []
    assert not [stop["name"] for stop in found if not stop["seen"]]


@SCHEMES
@pytest.mark.parametrize("query", ["view=who", "lesson=offer-1996&step=4&embed=true"])
def test_where_the_keyboard_stands_is_seen_on_what_is_ours(reader, query, scheme):
    found = stops(drawn(reader(query, color_scheme=scheme)))
    assert not [stop["name"] for stop in found if stop["dull"]]


def test_a_chosen_answer_does_not_hide_where_the_keyboard_stands(reader):
    page = drawn(reader("lesson=offer-1996&step=4&embed=true"))
    tab_to(page, r"^A\b")
    page.keyboard.press("Space")
    first = page.locator(".choices button").first
    expect(first).to_have_attribute("aria-pressed", "true")
    outline = "button => getComputedStyle(button).outlineStyle"
    assert first.evaluate(outline) == "solid"
    page.keyboard.press("Tab")
    assert first.evaluate(outline) == "none"


def test_both_switches_are_turned_by_keyboard(reader):
    page = drawn(reader())
    tab_to(page, "^When and where")
    for key in ("ArrowRight", "ArrowRight", "Enter"):
        page.keyboard.press(key)
        settle(page)
    assert "view=offers" in page.url
    tab_to(page, "^Offers and answers")
    for key in ("ArrowRight", "Space"):
        page.keyboard.press(key)
        settle(page)
    assert "view=agenda" in page.url


def test_a_filter_is_set_and_taken_out_by_keyboard(reader):
    page = drawn(reader("view=who"))
    tab_to(page, "^Layer")
    page.keyboard.type("The two doc")
    page.keyboard.press("Enter")
    settle(page)
    assert "layer=documents" in page.url
    page.keyboard.press("Escape")
    tab_to(page, r"^close\s+Layer: The two documents")
    page.keyboard.press("Enter")
    settle(page)
    assert "layer=" not in page.url


@pytest.mark.parametrize(("view", "key"), CHARTS)
def test_a_record_of_every_chart_is_opened_and_closed_by_keyboard(reader, view, key):
    page = drawn(reader(f"view={view}"))
    drawing = chart(page, key)
    page.locator(f".st-key-{key} [role=listbox]").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(f".st-key-{key} circle.stand")).to_have_count(1)
    page.keyboard.press("Enter")
    settle(page)
    expect(evidence(page)).to_be_visible()
    expect(drawing).to_be_visible()
    tab_to(page, "^Close$")
    page.keyboard.press("Enter")
    settle(page)
    expect(evidence(page)).to_have_count(0)


def test_a_row_of_the_table_is_opened_by_keyboard(reader):
    page = reader("view=table")
    tab_to(page, "Present$")
    for _ in range(4):  # the three buttons of the table, then the table
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")
    settle(page)
    expect(evidence(page)).to_be_visible()


@pytest.mark.parametrize("options", [{}, ZOOMED, ON_A_PHONE], ids=["screen", "zoomed", "phone"])
@pytest.mark.parametrize("view", ["timeline", "offers"])
def test_the_record_on_which_the_keyboard_stands_is_in_sight(reader, view, options):
    page = drawn(reader(f"view={view}", **options))
    page.wait_for_timeout(1_000)
    page.locator(f".st-key-{view} [role=listbox]").focus()
    for key in (*["ArrowDown"] * 12, "End", "Home", *["ArrowRight"] * 5):
        page.keyboard.press(key)
        box = page.locator(f".st-key-{view} circle.stand").bounding_box()
        assert 0 <= box["y"] <= page.viewport_size["height"] - box["height"], key
        assert 0 <= box["x"] <= page.viewport_size["width"] - box["width"], key


@pytest.mark.parametrize("query", [*QUERIES, *LARGE, "view=who&event=S24"])
def test_zoomed_to_twice_the_size_nothing_is_cut_off_and_the_page_stays_where_it_is(reader, query):
    page = drawn(reader(query, **ZOOMED))
    assert_stays_inside(page, 640)


@pytest.mark.parametrize("query", ["view=timeline", "view=offers", "view=about", "view=lessons", "view=own"])
def test_in_a_window_of_320_px_text_is_broken_anew_and_charts_move_in_their_frame(reader, query):
    page = drawn(reader(query, viewport={"width": 320, "height": 640}))
    assert_stays_inside(page, 320)


def test_a_drawing_wider_than_its_frame_is_moved_by_the_keyboard_and_is_no_wider_where_there_is_room(reader):
    page = drawn(reader("view=offers", **ZOOMED))
    frame = page.locator(".st-key-offers .backchannel-plot")
    expect(frame).to_have_class(re.compile("wide"))
    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
    page.set_viewport_size({"width": 1280, "height": 720})
    expect(frame).not_to_have_class(re.compile("wide"))
    page.wait_for_timeout(500)
    drawing = page.locator(".st-key-offers .main-svg").first
    assert drawing.bounding_box()["width"] == frame.bounding_box()["width"]


def test_zoomed_to_twice_the_size_the_filters_and_every_view_are_at_hand(reader):
    page = drawn(reader(**ZOOMED))
    for name in ("exchange", "lamp", "lessons"):
        to_view(page, name)
        assert f"view={name}" in page.url
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.get_by_role("combobox", name="Layer")).to_be_visible()
    assert_no_barrier(page)


def test_a_phone_offers_every_view_every_filter_and_every_way_out(reader):
    page = drawn(reader("view=who", **ON_A_PHONE))
    page.get_by_role("combobox", name="View", exact=False).first.click()
    offered = page.get_by_role("option").all_inner_texts()
    assert [words for words in offered if words.endswith(tuple(view.title for view in VIEWS.values()))]
    assert len(offered) >= len(VIEWS)
    page.keyboard.press("Escape")
    for words in ("Cite and take away", "Picture (PNG)", "Drawing (SVG)"):
        expect(page.get_by_role("button", name=words).first).to_be_visible()
    expect(page.get_by_role("link", name="Present")).to_be_visible()
    page.get_by_test_id("stExpandSidebarButton").click()
    for name in ("Search", "Layer", "Inside these dates"):
        expect(page.get_by_label(name, exact=True).first).to_be_visible()
    assert_no_barrier(page)
