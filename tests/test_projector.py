"""A lesson on a projector, and a view inside another page: what only a browser shows."""

import re

import pytest
from playwright.sync_api import expect

from tests.conftest import DATA
from tests.reading import click_mark, settle

pytestmark = pytest.mark.browser

LESSONS = sorted(file.stem for file in (DATA / "lessons").glob("*.csv"))
PROJECTORS = pytest.mark.parametrize("size", [(1280, 720), (1024, 768)])
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def at(reader, query, size=(1280, 720), **options):
    return reader(query, viewport={"width": size[0], "height": size[1]}, **options)


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
    page = at(reader, "lesson=offer-1996&step=4&embed=true")
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


def test_what_pupils_choose_stays_pressed_when_the_answer_is_shown_or_not(reader):
    page = at(reader, "lesson=offer-1996&step=4&embed=true")
    choices = page.locator("article .choices button")
    choices.nth(1).click()
    expect(choices.nth(1)).to_have_attribute("aria-pressed", "true")
    choices.nth(2).click()
    expect(choices.nth(1)).to_have_attribute("aria-pressed", "false")
    expect(choices.nth(2)).to_have_attribute("aria-pressed", "true")


def test_the_projector_follows_the_speaker_and_the_speaker_the_projector(reader):
    projector = at(reader, "lesson=offer-1996&embed=true")
    with projector.context.expect_page() as opened:
        projector.get_by_role("link", name="Speaker notes").click()
    speaker = opened.value
    settle(speaker)
    expect(speaker.get_by_text("1 of 8")).to_be_visible()

    speaker.keyboard.press("ArrowRight")
    expect(projector.get_by_text("2 of 8")).to_be_visible()
    expect(speaker.get_by_text("2 of 8")).to_be_visible()

    projector.bring_to_front()
    for _ in range(2):
        projector.keyboard.press("ArrowRight")
        settle(projector)
    expect(speaker.get_by_text("4 of 8")).to_be_visible()
    projector.keyboard.press("a")
    expect(speaker.get_by_role("button", name=re.compile("^Hide the answer"))).to_be_visible()
    expect(projector.get_by_text("4 of 8")).to_be_visible()


def test_a_mark_of_a_step_opens_its_record_and_the_step_comes_back(reader):
    page = at(reader, "lesson=offer-1996&embed=true")
    head = page.locator("article h1").inner_text()
    click_mark(page, "exchange", "S24")
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
