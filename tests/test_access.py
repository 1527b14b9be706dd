"""By keyboard alone, at 200 % zoom, on a phone: what only a browser shows of it."""

import re

import pytest
from playwright.sync_api import expect

from components.dataset.query.views import VIEWS
from tests.reading import ON_A_PHONE, ZOOMED, assert_no_barrier, chart, evidence, settle, tab_to, to_view, unfold

pytestmark = pytest.mark.browser

CHARTS = [
    *(("timeline", "timeline"), ("waits", "waits"), ("map", "map"), ("exchange", "strip"), ("who", "who")),
    *(("knew", "knew"), ("actor", "career"), ("offers", "offers"), ("agenda", "agenda"), ("readings", "readings")),
    ("lamp", "lamp"),
]


def test_both_switches_are_turned_by_keyboard(reader):
    page = reader()
    tab_to(page, "^Story")
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "Enter"):
        page.keyboard.press(key)
        settle(page)
    assert "view=offers" in page.url
    tab_to(page, "^Offers and answers")
    for key in ("ArrowRight", "Space"):
        page.keyboard.press(key)
        settle(page)
    assert "view=waits" in page.url


def test_a_filter_is_set_and_taken_out_by_keyboard(reader):
    page = reader("view=who")
    tab_to(page, "^Topic")
    page.keyboard.type("Diplomatic")
    page.keyboard.press("Enter")
    settle(page)
    assert "topic=T-DIPL" in page.url
    page.keyboard.press("Escape")
    tab_to(page, r"^close\s+Topic: Diplomatic relations and embassies")
    page.keyboard.press("Enter")
    settle(page)
    assert "topic=" not in page.url


@pytest.mark.parametrize(("view", "key"), CHARTS)
def test_a_record_of_every_chart_is_opened_and_closed_by_keyboard(reader, view, key):
    page = reader(f"view={view}")
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
    page = reader(f"view={view}", **options)
    page.locator(f".st-key-{view} [role=listbox]").focus()
    for key in (*["ArrowDown"] * 12, "End", "Home", *["ArrowRight"] * 5):
        page.keyboard.press(key)
        box = page.locator(f".st-key-{view} circle.stand").bounding_box()
        assert 0 <= box["y"] <= page.viewport_size["height"] - box["height"], key
        assert 0 <= box["x"] <= page.viewport_size["width"] - box["width"], key


def test_on_a_phone_a_tap_on_the_words_of_an_event_opens_its_record(reader):
    page = reader("view=timeline", **ON_A_PHONE)
    words = page.locator(".st-key-timeline .annotation", has_text="Decision: talk in secret")
    words.scroll_into_view_if_needed()
    box = words.bounding_box()
    page.mouse.click(box["x"] + 60, box["y"] + box["height"] - 3)  # on the last line
    expect(page.get_by_role("dialog")).to_contain_text("Decision: talk in secret")


def test_a_drawing_wider_than_its_frame_is_moved_by_the_keyboard_and_is_no_wider_where_there_is_room(reader):
    page = reader("view=exchange", viewport={"width": 320, "height": 360})
    frame = page.locator(".st-key-strip .backchannel-plot")
    expect(frame).to_have_class(re.compile("wide"))
    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
    page.set_viewport_size({"width": 1280, "height": 720})
    expect(frame).not_to_have_class(re.compile("wide"))
    settle(page)
    drawing = page.locator(".st-key-strip .main-svg").first
    assert drawing.bounding_box()["width"] == pytest.approx(frame.bounding_box()["width"], abs=1)


def test_zoomed_to_twice_the_size_the_filters_and_every_view_are_at_hand(reader):
    page = reader(**ZOOMED)
    for name in ("exchange", "lamp", "lessons"):
        to_view(page, name)
        assert f"view={name}" in page.url
    page.get_by_test_id("stExpandSidebarButton").click()
    unfold(page, "What")
    expect(page.get_by_role("combobox", name="Layer")).to_be_visible()
    assert_no_barrier(page)


def test_a_phone_offers_every_view_every_filter_and_every_way_out(reader):
    page = reader("view=who", **ON_A_PHONE)
    page.get_by_role("combobox", name="View", exact=False).first.click()
    offered = page.get_by_role("option").all_inner_texts()
    assert [words for words in offered if words.endswith(tuple(view.title for view in VIEWS.values()))]
    assert len(offered) >= len(VIEWS)
    page.keyboard.press("Escape")
    for words in ("Cite and take away", "Picture (PNG)", "Drawing (SVG)"):
        expect(page.get_by_role("button", name=words).first).to_be_visible()
    expect(page.get_by_role("link", name="Present")).to_be_visible()
    page.get_by_test_id("stExpandSidebarButton").click()
    unfold(page, "More choices")
    for name in ("Search", "From", "Topic", "Inside these dates"):
        expect(page.get_by_label(name, exact=True).first).to_be_visible()
    assert_no_barrier(page)
