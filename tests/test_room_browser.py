"""A room with a projector and two phones: what only browsers show."""

import re

import pytest
from playwright.sync_api import expect

from tests.reading import ON_A_PHONE, PATIENCE, assert_no_barrier, assert_stays_inside, settle, tab_to

pytestmark = pytest.mark.browser
PROJECTOR = {"viewport": {"width": 1280, "height": 720}}


@pytest.fixture(autouse=True)
def _patience():
    """Pages follow by themselves, after seconds that nobody can foretell on a busy machine."""
    expect.set_options(timeout=PATIENCE)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture
def room(reader):
    """A projector that has opened a room at the fourth step of a lesson, and its code."""
    projector = reader("lesson=offer-1996&step=4&embed=true", **PROJECTOR)
    projector.get_by_role("button", name="Open a room").click()
    code = projector.get_by_role("dialog").locator(".code")
    expect(code).to_have_text(re.compile("^[A-Z]{5}$"))
    yield projector, code.inner_text()


def test_a_class_answers_by_phone(reader, room):
    projector, code = room
    linked = reader(f"room={code}&embed=true", **ON_A_PHONE)
    typed = reader("room=", **ON_A_PHONE)
    typed.get_by_role("textbox").fill(code.lower())
    typed.keyboard.press("Enter")
    expect(projector.get_by_role("dialog")).to_contain_text("2 here")
    for phone, choice in ((linked, "B."), (typed, "A."), (typed, "B.")):
        phone.get_by_role("button", name=choice).click()
        expect(phone.get_by_text("Sent.")).to_be_visible()
        expect(phone.get_by_text("Friendly words, no clear approval")).to_have_count(1)  # a choice, not the answer
    projector.keyboard.press("Escape")
    expect(projector.get_by_role("button", name=f"{code}: 2 of 2 answered")).to_be_visible()
    expect(projector.locator("article .count").nth(1)).to_have_text("")

    projector.reload()
    expect(projector.get_by_role("button", name=f"{code}: 2 of 2 answered")).to_be_visible()
    projector.get_by_role("button", name=re.compile("^Show the answer")).click()
    expect(projector.locator("article .count")).to_have_text(["0", "2", "0", "0"])
    for phone in (linked, typed):
        expect(phone.get_by_text("Answer: Friendly words, no clear approval")).to_be_visible()
        expect(phone.get_by_role("button", name="A.")).to_be_disabled()

    projector.get_by_role("button", name=re.compile("^Next")).click()
    expect(linked.get_by_text("5 of 8")).to_be_visible()
    projector.get_by_role("button", name=f"{code}: 0 of 2 answered").click()
    projector.get_by_role("button", name="Close the room").click()
    expect(linked.get_by_text("There is no room with this code.")).to_be_visible()
    expect(projector.get_by_role("button", name="Open a room")).to_be_visible()


def test_the_speaker_sees_how_the_class_answers_and_the_projector_does_not(reader, room):
    projector, code = room
    phone = reader(f"room={code}&embed=true", **ON_A_PHONE)
    speaker = projector.context.new_page()
    speaker.goto(projector.url.replace("?", "?speaker=yes&"))
    phone.get_by_role("button", name="C.").click()
    expect(speaker.get_by_text("1  He plainly refuses all six")).to_be_visible()
    expect(projector.locator("article .count").nth(2)).to_have_text("")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_has_large_buttons_in_view_and_no_barrier(reader, room, scheme):
    phone = reader(f"room={room[1]}&embed=true", **ON_A_PHONE, color_scheme=scheme)
    boxes = [button.bounding_box() for button in phone.get_by_role("group", name="Answers").get_by_role("button").all()]
    assert len(boxes) == 4
    assert all(box["height"] >= 44 and box["width"] >= 300 and box["y"] + box["height"] <= 844 for box in boxes)
    expect(phone.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    assert_stays_inside(phone, 390)
    assert_no_barrier(phone)


def test_a_chosen_answer_does_not_hide_where_the_keyboard_stands(reader, room):
    phone = reader(f"room={room[1]}&embed=true", **ON_A_PHONE)
    tab_to(phone, r"^A\.")
    phone.keyboard.press("Space")
    first = phone.get_by_role("button", name="A.")
    expect(first).to_have_attribute("aria-pressed", "true")
    expect(phone.get_by_text("Sent.")).to_be_visible()
    outline = "button => getComputedStyle(button).outlineStyle"
    assert first.evaluate(outline) == "solid"
    phone.keyboard.press("Tab")
    assert first.evaluate(outline) == "none"


def test_the_invitation_has_no_barrier(room):
    settle(room[0])
    assert_no_barrier(room[0])
