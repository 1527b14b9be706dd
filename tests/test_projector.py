"""A lesson on a projector, and a view inside another page: what only a browser shows."""

import re

import pytest
from playwright.sync_api import expect

from tests.conftest import DATA
from tests.reading import PATIENCE, click_mark, settle

pytestmark = pytest.mark.browser

LESSONS = sorted(file.stem for file in (DATA / "lessons").glob("*.csv"))
PROJECTORS = [(1280, 720), (1024, 768), (1920, 1080)]
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Of a slide, in px: how far it can be scrolled down and sideways, where words and chart end and the buttons begin, the
# smallest letters of each (of a chart the words: a star or an arrow is a mark), and how many rows of buttons there are.
MEASURES = """() => {
    const all = (which, root = document) => [...root.querySelectorAll(which), ...[...root.querySelectorAll("*")]
        .flatMap((one) => one.shadowRoot ? all(which, one.shadowRoot) : [])];
    const box = (one) => one.getBoundingClientRect();
    const main = document.querySelector("[data-testid=stMain]");
    const charts = all(".backchannel-plot");
    const size = (one) => parseFloat(getComputedStyle(one).fontSize);
    const least = (many) => Math.min(99, ...many);
    const written = (one) => /[a-z0-9]/i.test(one.textContent) && box(one).height;
    const buttons = all("[data-testid=stBottom] button, [data-testid=stBottom] a").map(box);
    return {
        scrolled: main.scrollHeight - main.clientHeight,
        aside: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        end: Math.max(...[...all("article"), ...charts].map((one) => box(one).bottom)),
        bar: box(document.querySelector("[data-testid=stBottom]")).top,
        words: least(all("article :is(p, h1, h2, span, li)").filter(written).map(size)),
        chart: least(charts.flatMap((chart) => [...chart.querySelectorAll("text")].filter(written)
            .map((one) => size(one) * box(chart).width / chart.offsetWidth))),
        rows: new Set(buttons.filter((one) => one.height).map((one) => Math.round(one.top / 20))).size,
    };
}"""


def at(reader, query, size=(1280, 720), **options):
    return reader(query, viewport={"width": size[0], "height": size[1]}, **options)


def with_keys(page):
    """Wait until the page listens to its keys: it is at rest before the code of its last part has come."""
    page.wait_for_selector("dialog[aria-label]", state="attached")
    return page


def notes_beside(projector):
    """Open the teacher's own notes in another tab of the projector's browser."""
    speaker = projector.context.new_page()
    speaker.goto(projector.url.replace("?", "?speaker=yes&"))
    settle(with_keys(speaker))
    return speaker


def measured(page):
    """Return what the step that is shown measures, in px, in the window as it is."""
    page.wait_for_function("() => window.atRest?.()", timeout=PATIENCE)
    return page.evaluate(MEASURES)


def show_answer(page):
    """Show the answer of the step; say whether it has one."""
    if not page.get_by_role("button", name=re.compile("^Show the answer")).count():
        return False
    page.keyboard.press("a")
    settle(page)
    return True


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_step_fits_a_projector_and_is_read_from_the_back_row(reader, lesson):
    page = with_keys(at(reader, f"lesson={lesson}&embed=true"))
    place = page.get_by_text(re.compile(r"^\d+ of \d+$"))
    for number in range(1, int(place.inner_text().split()[-1]) + 1):
        expect(place).to_have_text(re.compile(f"^{number} of"))
        for answered in (False, True):
            if answered and not show_answer(page):
                break
            for width, height in PROJECTORS:
                page.set_viewport_size({"width": width, "height": height})
                found = measured(page)
                where = (number, answered, width, found)
                assert found["scrolled"] <= 0 and found["aside"] <= 0, where
                assert found["end"] <= found["bar"], where
                assert found["rows"] == 1, where
                assert found["words"] >= max(20, 0.026 * height) - 0.1, where
                assert found["chart"] >= max(17, 0.022 * height), where
        page.keyboard.press("ArrowRight")
        settle(page)


def test_keys_turn_the_steps_show_the_answer_and_fill_the_screen(reader):
    page = with_keys(at(reader, "lesson=offer-1996&step=4&embed=true"))
    answer = page.locator("article .reveal")
    expect(answer).to_be_hidden()
    page.keyboard.press("a")
    settle(page)
    expect(answer).to_be_visible()
    expect(page.locator("article .right")).to_have_count(1)
    page.keyboard.press("f")
    expect(page.get_by_role("button", name="Leave full screen")).to_be_visible()
    page.keyboard.press("f")
    expect(page.get_by_role("button", name="Full screen", exact=True)).to_be_visible()
    page.keyboard.press("ArrowLeft")
    settle(page)
    expect(page.get_by_text("3 of 8")).to_be_visible()
    expect(answer).to_be_hidden()


def test_a_clicker_turns_the_steps(reader):
    page = with_keys(at(reader, "lesson=offer-1996&embed=true"))
    for key, number in (("PageDown", 2), ("Space", 3), ("PageUp", 2), ("End", 8), ("Home", 1)):
        page.keyboard.press(key)
        settle(page)
        expect(page.get_by_text(f"{number} of 8", exact=True)).to_be_visible()


@pytest.mark.parametrize("query", ["lesson=offer-1996&embed=true", "view=exchange&present=yes&embed=true"])
def test_every_press_counts_however_quick(reader, query):
    page = with_keys(at(reader, query))
    place = page.get_by_text(re.compile(r"^\d+ of \d+$"))
    first, count = map(int, place.inner_text().split(" of "))
    for _ in range(3):
        page.keyboard.press("PageDown")
    settle(page)
    expect(place).to_have_text(f"{first + 3} of {count}")
    for key in ("ArrowLeft", "PageUp", "ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
    settle(page)
    expect(place).to_have_text(f"{first + 1} of {count}")


def test_the_answer_asked_for_in_the_same_breath_as_its_step_is_shown(reader):
    page = with_keys(at(reader, "lesson=offer-1996&step=3&embed=true"))
    for key in ("ArrowRight", "a"):
        page.keyboard.press(key)
    settle(page)
    expect(page.get_by_text("4 of 8", exact=True)).to_be_visible()
    expect(page.locator("article .reveal")).to_be_visible()
    for _ in range(2):
        page.keyboard.press("a")
    settle(page)
    expect(page.locator("article .reveal")).to_be_visible()


def test_b_makes_the_screen_black_and_any_key_that_turns_brings_it_back(reader):
    page = with_keys(at(reader, "lesson=offer-1996&embed=true"))
    black = page.get_by_role("dialog", name="The screen is black")
    for back in ("b", "Escape", "PageDown"):
        page.keyboard.press("b")
        expect(black).to_be_visible()
        page.keyboard.press(back)
        expect(black).to_be_hidden()
    settle(page)
    expect(page.get_by_text("2 of 8", exact=True)).to_be_visible()


def test_b_on_the_speakers_page_makes_the_projector_black(reader):
    projector = at(reader, "lesson=offer-1996&embed=true")
    speaker = notes_beside(projector)
    speaker.keyboard.press("b")
    expect(projector.get_by_role("dialog", name="The screen is black")).to_be_visible()
    expect(speaker.get_by_role("dialog", name="The screen is black")).to_be_hidden()


def test_keys_that_a_page_needs_for_itself_turn_nothing(reader):
    page = with_keys(at(reader, "lesson=offer-1996&embed=true"))
    page.locator(".backchannel-plot > .walk").first.focus()
    for key in ("ArrowRight", "End"):
        page.keyboard.press(key)
    page.get_by_role("button", name="Full screen").focus()
    page.keyboard.press("Space")
    settle(page)
    expect(page.get_by_text("1 of 8", exact=True)).to_be_visible()


def test_hands_that_are_counted_are_drawn_as_bars_and_stay_when_the_answer_is_shown(reader):
    page = with_keys(at(reader, "lesson=offer-1996&step=4&embed=true"))
    for letter, hands in (("A", "4"), ("B", "12"), ("C", "x8")):
        page.get_by_role("textbox", name=f"Hands for {letter}").fill(hands)
    page.keyboard.press("End")  # a key of the field, which turns no slide
    shares = page.locator("article .choices label").evaluate_all(
        "all => all.map((one) => Math.round(parseFloat(one.style.getPropertyValue('--share'))))"
    )
    assert shares == [17, 50, 33, 0]
    page.get_by_role("button", name=re.compile("^Show the answer")).click()
    settle(page)
    expect(page.locator("article .reveal")).to_be_visible()
    expect(page.get_by_role("textbox", name="Hands for B")).to_have_value("12")


def test_the_projector_follows_the_speaker_and_the_speaker_the_projector(reader):
    projector = at(reader, "lesson=offer-1996&embed=true")
    speaker = notes_beside(projector)
    expect(speaker.get_by_text("1 of 8")).to_be_visible(timeout=PATIENCE)

    speaker.keyboard.press("ArrowRight")
    settle(speaker)
    expect(projector.get_by_text("2 of 8")).to_be_visible(timeout=PATIENCE)
    expect(speaker.get_by_text("2 of 8")).to_be_visible(timeout=PATIENCE)

    projector.bring_to_front()
    for _ in range(2):
        projector.keyboard.press("ArrowRight")
        settle(projector)
    expect(speaker.get_by_text("4 of 8")).to_be_visible(timeout=PATIENCE)
    projector.keyboard.press("a")
    expect(speaker.get_by_role("button", name=re.compile("^Hide the answer"))).to_be_visible(timeout=PATIENCE)
    expect(projector.get_by_text("4 of 8")).to_be_visible(timeout=PATIENCE)


def test_a_mark_of_a_step_opens_its_record_and_the_step_comes_back(reader):
    page = at(reader, "lesson=offer-1996&embed=true")
    head = page.locator("article h1").inner_text()
    click_mark(page, "strip", "S24")
    expect(page.locator("article h1")).not_to_have_text(head)
    page.get_by_role("button", name="Back to the step").click()
    settle(page)
    expect(page.locator("article h1")).to_have_text(head)


@pytest.mark.parametrize(
    "query", ["", "view=exchange&layer=documents", "view=offers&event=S24", "view=waits&chart=silences"]
)
def test_a_view_inside_another_page_fits_600_px_and_shows_no_filters(reader, query):
    page = at(reader, f"{query}&embed=true", (600, 700))
    assert page.evaluate(OVERFLOW) <= 0
    expect(page.locator("[data-testid=stSidebar]")).to_have_count(0)
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    way = page.get_by_role("link", name="Open with filters and sources")
    assert "embed" not in way.get_attribute("href")
