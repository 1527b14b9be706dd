import pytest

from components.dataset import Page
from components.dataset.model.lesson import Lesson, Step
from components.views.present.lesson_step import current_step, step_query

LESSON = Lesson(
    "harbour",
    "The harbour",
    (
        Step("An offer", link="view=exchange&kind=message"),
        Step("Predict", link="view=offers&stop=1901-03-10&event=E1", reveal="With thanks.", reveal_link="event=E2"),
        Step("Later", link="https://example.org/?view=waits&present=yes&lesson=other"),
    ),
)
LESSONS = {"harbour": LESSON}


def test_without_a_lesson_the_link_is_what_is_shown():
    link = {"view": ["who"], "kind": ["message"]}
    assert step_query(link, LESSONS) == link
    assert step_query({"lesson": ["unknown"]}, LESSONS) == {"lesson": ["unknown"]}


def test_a_step_shows_what_its_own_link_says_and_nothing_that_was_there_before():
    shown = step_query({"lesson": ["harbour"], "view": ["map"], "layer": ["context"]}, LESSONS)
    assert shown == {"view": ["exchange"], "kind": ["message"], "lesson": ["harbour"], "present": ["yes"]}


def test_the_answer_has_a_view_of_its_own():
    before = step_query({"lesson": ["harbour"], "step": ["2"]}, LESSONS)
    after = step_query({"lesson": ["harbour"], "step": ["2"], "reveal": ["yes"]}, LESSONS)
    assert (before["stop"], before["event"]) == (["1901-03-10"], ["E1"])
    assert "stop" not in after
    assert step_query({"lesson": ["harbour"], "step": ["2"], "reveal": ["no"]}, LESSONS)["stop"] == ["1901-03-10"]
    assert after["event"] == ["E2"]


def test_an_event_opened_in_a_step_goes_before_that_of_the_step():
    assert step_query({"lesson": ["harbour"], "step": ["2"], "event": ["E3"]}, LESSONS)["event"] == ["E3"]


def test_a_step_cannot_lead_into_another_lesson():
    shown = step_query({"lesson": ["harbour"], "step": ["3"]}, LESSONS)
    assert shown["lesson"] == ["harbour"]
    assert shown["view"] == ["waits"]


@pytest.mark.parametrize(
    ("asked", "number"), [("1", 1), ("3", 3), ("99", 3), ("0", 1), ("-1", 1), ("²", 1), ("x", 1), ("9" * 5000, 1)]
)
def test_any_number_of_a_step_leads_to_a_step(asked, number):
    shown = step_query({"lesson": ["harbour"], "step": [asked]}, LESSONS)
    assert shown["view"] == [["exchange"], ["offers"], ["waits"]][number - 1]


def test_what_is_taught_knows_what_follows():
    now = current_step(LESSONS, Page(lesson="harbour", step=2))
    assert now is not None
    assert (now.step.headline, now.follows.headline, now.revealed) == ("Predict", "Later", False)
    last = current_step(LESSONS, Page(lesson="harbour", step=99, revealed=True))
    assert last is not None
    assert (last.number, last.follows, last.revealed) == (3, None, True)
    assert current_step(LESSONS, Page(lesson="unknown")) is None
    assert current_step({"empty": Lesson("empty", "Empty", ())}, Page(lesson="empty")) is None
