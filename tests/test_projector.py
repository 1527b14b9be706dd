"""A lesson on a projector, and a view inside another page: what only a browser shows."""

import re

import pytest
from playwright.sync_api import expect

from tests.conftest import DATA
from tests.reading import PATIENCE, click_mark, settle

pytestmark = pytest.mark.browser

LESSONS = sorted(file.stem for file in (DATA / "lessons").glob("*.csv"))
PROJECTORS = pytest.mark.parametrize("size", [(1280, 720), (1024, 768)])
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


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


@PROJECTORS
@pytest.mark.parametrize("lesson", LESSONS)
def test_every_step_fits_the_width_of_a_projector_and_keeps_its_buttons_in_a_row(reader, lesson, size):
    page = at(reader, f"lesson={lesson}&embed=true", size)
    while True:
        assert page.evaluate(OVERFLOW) <= 0
        head = page.locator("article h1")
        assert head.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") >= 22
        tops = page.locator("[data-testid=stBottom] button, [data-testid=stBottom] a").evaluate_all(
            "many => [...new Set(many.map((one) => one.getBoundingClientRect()).filter((box) => box.height)"
            ".map((box) => Math.round(box.top / 20)))]"
        )
        assert len(tops) == 1, head.inner_text()
        if page.get_by_role("button", name=re.compile("^Next")).is_disabled():
            break
        before = head.inner_text()
        page.keyboard.press("ArrowRight")
        settle(page)
        expect(head).not_to_have_text(before)


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
