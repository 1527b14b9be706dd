"""The view Lessons in Chromium: words typed last, a lesson presented with the arrow keys, both themes."""

import re

import pytest
from playwright.sync_api import expect

from tests.conftest import DATA
from tests.reading import PHONE, assert_no_barrier, settle

pytestmark = pytest.mark.browser

VIEW = "view=lessons&chapter=offer-1996"


def narrated(page):
    page.get_by_role("button", name="Narrate what is chosen").click()
    settle(page)
    return page


def field(page, name):
    return page.get_by_role("textbox", name=name, exact=True)


def test_what_is_chosen_is_narrated_edited_and_presented_with_the_arrow_keys(reader):
    page = narrated(reader(VIEW))
    field(page, "Headline").fill("In my own words")
    page.get_by_role("button", name="Present from step 1").click()
    settle(page)
    expect(page.locator("article h1")).to_have_text("In my own words")
    page.keyboard.press("ArrowRight")
    settle(page)
    expect(page.get_by_text("2 of 8", exact=True)).to_be_visible()
    expect(page.locator("article h1")).not_to_have_text("In my own words")
    page.keyboard.press("ArrowLeft")
    settle(page)
    page.get_by_role("button", name="Leave", exact=True).click()
    settle(page)
    expect(field(page, "Headline")).to_have_value("In my own words")
    page.go_back()
    expect(page.locator("article h1")).to_be_visible()
    settle(page)
    expect(field(page, "Headline")).to_have_count(0)
    page.go_forward()
    expect(field(page, "Headline")).to_have_value("In my own words")


def test_words_typed_last_are_in_the_file_and_the_file_loads_again(reader):
    page = narrated(reader(VIEW))
    field(page, "Note").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Typed last.")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save your lesson (CSV)").click()
    path = download.value.path()
    assert " Typed last." in path.read_text(encoding="utf-8-sig")

    page = reader("view=lessons")
    page.get_by_text("Load a lesson file").click()
    page.locator("input[type=file]").set_input_files(
        {"name": download.value.suggested_filename, "mimeType": "text/csv", "buffer": path.read_bytes()}
    )
    settle(page)
    page.get_by_role("button", name="Open it in the editor").click()
    settle(page)
    expect(field(page, "Note")).to_have_value(re.compile(r"\. Typed last\.$"))


def test_a_saved_lesson_is_loaded_and_presented_to_its_end_with_its_notes(reader):
    page = narrated(reader(VIEW))
    page.get_by_text("For the teacher alone").click()
    settle(page)
    field(page, "For the teacher").fill("Ask who held the pen.")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save your lesson (CSV)").click()
    name, content = download.value.suggested_filename, download.value.path().read_bytes()

    page = reader("view=lessons")
    page.get_by_text("Load a lesson file").click()
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})
    settle(page)
    page.get_by_role("button", name="Present it").click()
    settle(page)
    expect(page.get_by_text("Ask who held the pen.")).to_have_count(0)
    page.keyboard.press("n")
    settle(page)
    expect(page.get_by_text("Ask who held the pen.")).to_be_in_viewport()
    page.keyboard.press("n")
    settle(page)
    page.keyboard.press("End")
    settle(page)
    expect(page.get_by_text("8 of 8", exact=True)).to_be_visible()


def test_a_claim_is_picked_from_a_list_by_its_words(reader):
    page = narrated(reader(VIEW))
    field_of_claims = page.locator("[data-testid=stMultiSelect]").filter(has_text="What headline and note rest on")
    picked = field_of_claims.locator("[aria-label='Selected values'] [aria-label*=pipeline]")
    expect(picked).to_have_count(0)
    page.get_by_role("combobox", name="What headline and note rest on").focus()
    page.keyboard.type("pipeline")
    page.get_by_role("option").first.click()
    settle(page)
    expect(picked.first).to_be_visible()


def test_each_press_of_save_gives_one_file(reader):
    page = narrated(reader(VIEW, apart=True))
    files = []
    page.on("download", lambda file: files.append(file))
    for count in (1, 2):
        page.get_by_role("button", name="Save your lesson (CSV)").click()
        settle(page)
        assert len(files) == count
    page.get_by_text("For the teacher alone").click()
    settle(page)
    assert len(files) == 2


def test_words_stay_while_the_page_runs_for_those_of_another_field(reader):
    page = narrated(reader(VIEW))
    field(page, "Headline").fill("One")
    field(page, "Question").click()  # the page runs for the headline from here on
    page.keyboard.type("Who says so, and how would anybody know?", delay=30)
    settle(page)
    expect(field(page, "Question")).to_have_value("Who says so, and how would anybody know?")
    page.locator("[data-testid=stRadio]").get_by_text("2. ").click()
    settle(page)
    page.locator("[data-testid=stRadio]").get_by_text("1. One").click()
    settle(page)
    expect(field(page, "Question")).to_have_value("Who says so, and how would anybody know?")
    expect(field(page, "Headline")).to_have_value("One")


def test_steps_are_chosen_and_moved_by_keyboard_alone(reader):
    page = narrated(reader(VIEW))
    page.locator("[data-testid=stRadio] input").first.focus()
    page.keyboard.press("ArrowDown")
    settle(page)
    second = field(page, "Headline").input_value()
    page.get_by_role("button", name="Up", exact=True).focus()
    page.keyboard.press("Enter")
    settle(page)
    expect(page.locator("[data-testid=stRadio] label").nth(1)).to_have_text(f"1. {second}")
    expect(field(page, "Headline")).to_have_value(second)


@pytest.mark.parametrize(("button", "key"), [("Handout", False), ("Key", True)])
def test_a_handout_is_made_when_it_is_asked_for(reader, button, key):
    page = reader("view=lessons")
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).first.click()
    content = download.value.path().read_text(encoding="utf-8")
    assert content.startswith("<!doctype html>")
    assert ("key for the teacher" in content) == key


def test_a_lesson_of_the_package_is_presented_and_its_file_downloaded(reader):
    page = reader("view=lessons&kind=message")
    with page.expect_download() as download:
        page.get_by_role("button", name="Lesson file (CSV)").first.click()
    assert (DATA / "lessons" / download.value.suggested_filename).exists()
    with page.context.expect_page() as opened:
        page.locator(".st-key-lesson-offer-1996").get_by_role("link", name="Present").click()
    page = opened.value
    settle(page)
    expect(page.get_by_text("1 of 8", exact=True)).to_be_visible()
    assert "kind=message" not in page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_list_and_editor_have_no_barrier_that_axe_can_find(reader, scheme):
    page = reader(VIEW, color_scheme=scheme)
    assert_no_barrier(page)
    narrated(page)
    for words in ("The answer, and what the sources say", "For the teacher alone"):
        page.get_by_text(words, exact=True).click()
        settle(page)
    assert_no_barrier(page)


def test_the_editor_fits_a_phone(reader):
    page = narrated(reader(VIEW, viewport={"width": 390, "height": 844}, user_agent=PHONE))
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
