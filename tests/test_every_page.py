"""What must hold of every page, tried on one load of it: no barrier in light and dark, the keyboard, zoom, a phone."""

import re

import pytest

from components.dataset.query.views import VIEWS
from tests.reading import (
    ON_A_PHONE,
    assert_colours_can_be_told_apart,
    assert_no_barrier,
    assert_stays_inside,
    assert_words_stand_clear,
    paint,
    settle,
    stops,
    zoomed,
)

pytestmark = pytest.mark.browser

VIEW_PAGES = [
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
WALKED = [*VIEW_PAGES, *LARGE, "view=who&event=S24"]  # by keyboard, and at 200 % zoom
OTHERS = [
    *("event=S24&kind=message", "order=told", "q=nosuchword", "stop=1996-02-03&view=offers"),
    *("view=lamp&without_source=SRC-PAPERS&numbers=range", "view=offers&event=S24&numbers=range"),
    *("view=about&section=doubts", "view=about&section=sources"),
    *("present=yes&embed=true&event=S36", "embed=true&event=S24&chapter=offer-1996"),
    "lesson=how-we-know&step=3&reveal=yes&embed=true",
]
NARROW = ["view=timeline", "view=offers", "view=about", "view=lessons", "view=own"]
AXE_ZOOMED = ["view=offers", "view=who&event=S24"]
# Before a reader has chosen whose knowledge, or whose life, is shown.
UNCHOSEN = ["view=knew", "view=actor"]

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


@pytest.mark.parametrize("query", [*WALKED, *OTHERS])
def test_a_page_has_no_barrier_in_light_and_dark_is_walked_by_keyboard_and_zoomed(reader, subtests, query):
    page = reader(query)
    for width in (1440, 1920, 1280):
        with subtests.test(f"words of its charts stand clear at {width} px"):
            page.set_viewport_size({"width": width, "height": 720})
            assert_words_stand_clear(page)
    with subtests.test("in the light theme there is no barrier that axe can find"):
        assert_no_barrier(page)
    if query in WALKED:
        with subtests.test("Tab reaches all that can be pressed and is never caught"):
            found = stops(page)
            assert page.evaluate(MISSED) == []
            assert not [stop["name"] for stop in found if not stop["seen"]]
    with subtests.test("in the dark theme there is no barrier of colour that axe can find"):
        paint(page, "dark")
        assert_colours_can_be_told_apart(page)
    if query in WALKED:
        paint(page, "light")
        with zoomed(page):
            with subtests.test("zoomed to twice the size nothing is cut off and the page stays where it is"):
                assert_stays_inside(page, 640)
            if query in AXE_ZOOMED:
                with subtests.test("zoomed to twice the size there is no barrier that axe can find"):
                    assert_no_barrier(page)
    if query in NARROW:
        with subtests.test("in a window of 320 px text is broken anew and charts move in their frame"):
            page.set_viewport_size({"width": 320, "height": 640})
            settle(page)
            assert_stays_inside(page, 320)


@pytest.mark.parametrize("query", VIEW_PAGES)
def test_a_view_inside_another_page_of_600_px_is_whole(reader, subtests, query):
    page = reader(f"{query}&embed=true", viewport={"width": 600, "height": 700})
    with subtests.test("words of its chart stand clear"):
        assert_words_stand_clear(page)
    with subtests.test("nothing is cut off, and no chart has to be moved sideways"):
        assert_stays_inside(page, 600)
        assert page.locator(".backchannel-plot.wide").count() == 0


@pytest.mark.parametrize("query", [*WALKED, "q=nosuchword", *UNCHOSEN])
def test_a_page_on_a_phone_has_no_barrier_in_light_and_dark_and_does_not_scroll_sideways(reader, subtests, query):
    page = reader(query, **ON_A_PHONE)
    with subtests.test("nothing scrolls sideways"):
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    with subtests.test("words of its charts stand clear"):
        assert_words_stand_clear(page)
    if query in UNCHOSEN:
        return
    with subtests.test("in the light theme there is no barrier that axe can find"):
        assert_no_barrier(page)
    with subtests.test("in the dark theme there is no barrier of colour that axe can find"):
        paint(page, "dark")
        assert_colours_can_be_told_apart(page)


@pytest.mark.parametrize("query", ["view=who", "lesson=offer-1996&step=4&embed=true"])
def test_where_the_keyboard_stands_is_seen_on_what_is_ours_in_light_and_dark(reader, subtests, query):
    page = reader(query)
    for scheme in ("light", "dark"):
        with subtests.test(scheme):
            page.emulate_media(color_scheme=scheme)
            page.reload()
            settle(page)
            assert not [stop["name"] for stop in stops(page) if stop["dull"]]


@pytest.mark.parametrize("view", ["timeline", "exchange", "who"])
def test_chart_text_stands_out_from_the_page_in_both_themes(reader, subtests, view):
    page = reader(f"view={view}")
    for scheme in ("light", "dark"):
        with subtests.test(scheme):
            page.emulate_media(color_scheme=scheme)
            page.reload()
            settle(page)
            drawn = page.locator(".js-plotly-plot").first
            text = drawn.evaluate("plot => plot._fullLayout.font.color")
            ground = page.locator("[data-testid=stApp]").evaluate("app => getComputedStyle(app).backgroundColor")
            assert (text == "#111111") == (scheme == "light")
            assert (sum(map(int, re.findall(r"\d+", ground)[:3])) > 380) == (scheme == "light")
