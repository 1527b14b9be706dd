import csv
import gzip
import sys

import pytest

from components.dataset.lessons.lessons import COLUMNS
from components.dataset.model.lesson import Lesson, Step
from components.views.package.session import DRAFT
from tests.app import visit

STEPS = (
    {
        "lesson": "The harbour",
        "headline": "An offer of <b>a</b> harbour",
        "link": "view=exchange&kind=message",
        "note": "The courier brings it.",
        "rests_on": "CL001",
        "speaker": "Ask who tells it.",
    },
    {
        "headline": "What will the Queen answer?",
        "link": "view=offers&stop=1901-03-10",
        "question": "Yes, no, or thanks?",
        "choices": "Yes | No | Thanks",
        "answer": "Thanks",
        "reveal": "She thanks, and says no more.",
        "reveal_rests_on": "CL002",
    },
    {"headline": "In words", "link": "view=table"},
)


@pytest.fixture
def opened(folder, monkeypatch):
    """Return a function that opens a link on the invented archive with a lesson."""
    lessons = folder / "lessons"
    lessons.mkdir(exist_ok=True)
    with (lessons / "harbour.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(STEPS)
    monkeypatch.setattr(sys, "argv", ["dashboard.py", "--data", str(folder)])

    return visit


def slide(page):
    return page.get_by_key("slide").proto.json


def test_a_step_shows_its_words_and_a_chart_and_no_filters(opened):
    page = opened(lesson="harbour")
    assert not page.sidebar.text
    assert "The courier brings it." in slide(page)
    assert page.get_by_key("strip")
    assert "1 of 3" in [text.value for text in page.text]
    assert "Ask who tells it." not in slide(page)


def test_the_answer_is_nowhere_on_the_page_before_it_is_shown(opened):
    page = opened(lesson="harbour", step="2")
    assert "She thanks" not in slide(page)
    assert "true" not in slide(page).split('"choices"')[1].split("]")[0]
    assert b"eferred" not in gzip.decompress(page.get_by_key("offers").proto.bytes)

    page.button(key="reveal").click().run()
    assert "She thanks" in slide(page)
    assert b"eferred" in gzip.decompress(page.get_by_key("offers").proto.bytes)
    page.button(key="reveal").click().run()
    assert "She thanks" not in slide(page)


def test_steps_are_turned_forward_and_back_and_forget_the_answer(opened):
    page = opened(lesson="harbour", step="2", reveal="yes")
    page.button(key="next").click().run()
    assert "In words" in slide(page)
    assert page.button(key="next").disabled
    page.button(key="previous").click().run()
    assert "She thanks" not in slide(page)


def test_an_event_opened_in_a_step_is_told_and_left_again(opened):
    page = opened(lesson="harbour", event="E2")
    assert "The Queen answers with thanks" in slide(page)
    page.button(key="back").click().run()
    assert "The courier brings it." in slide(page)


def test_leaving_a_lesson_leads_to_the_lessons_and_exploring_to_the_view_itself(opened):
    page = opened(lesson="harbour")
    page.button(key="explore").click().run()
    assert page.get_by_key("view").value == "exchange"
    assert page.multiselect(key="kind").value == ["message"]


def test_the_teacher_alone_sees_the_notes_the_answer_and_what_comes_next(opened):
    page = opened(lesson="harbour", step="2", speaker="yes")
    words = "\n".join(text.value for text in page.text)
    assert "✓ Thanks" in words
    assert "She thanks" in words
    assert "In words" in words
    page.button(key="previous").click().run()
    assert "Ask who tells it." in [text.value for text in page.text]


def test_a_lesson_that_is_not_there_opens_the_page_without_it(opened):
    page = opened(lesson="nowhere", step="2")
    assert page.sidebar.text


def test_presenting_another_view_shows_its_chart_beside_the_event(opened):
    page = opened(present="yes", view="exchange", event="E1")
    assert page.get_by_key("strip")
    assert "The Duke offers a harbour" in slide(page)


def test_the_teacher_can_show_an_answer_of_which_the_sources_say_no_more(opened, folder):
    with (folder / "lessons" / "short.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerow({"lesson": "Short", "headline": "Well?", "choices": "Yes | No", "answer": "No"})
    page = opened(lesson="short", speaker="yes")
    page.button(key="reveal").click().run()
    assert page.button(key="reveal").label == "Hide the answer"


def test_two_tabs_with_a_lesson_of_ones_own_each_do_not_turn_each_other(opened):
    page = opened(lesson="harbour")
    assert page.get_by_key("follow")
    page.session_state["brought-lesson"] = Lesson(DRAFT, "Mine", (Step("One"), Step("Two")))
    page.query_params["lesson"] = DRAFT
    page.run()
    assert "Mine" in slide(page)
    with pytest.raises(KeyError):
        page.get_by_key("follow")
