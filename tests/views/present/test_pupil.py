import gzip
import json
import sys

import pytest

from components.dataset.lessons.room import Seat
from components.dataset.model.lesson import Lesson, Step
from components.views.present.rooms import SHARED, rooms
from tests.app import visit

HOST = "c" * 32
LESSON = Lesson(
    "harbour",
    "The harbour",
    (
        Step("An offer", link="view=exchange&kind=message", speaker="Ask who tells it."),
        Step(
            "Predict",
            link="view=offers&stop=1901-03-10",
            question="What will the Queen answer?",
            choices=("Yes", "No", "Thanks"),
            answer="Thanks",
            reveal="She thanks, and says no more.",
            reveal_link="view=offers&event=E2",
        ),
        Step("In words", link="view=table"),
    ),
)
EVERYWHERE = (
    {"lesson": "offer-1996", "step": "4", "reveal": "yes"},
    {"lesson": "offer-1996", "speaker": "yes", "embed": "true"},
    {"view": "lessons"},
    {"view": "exchange", "event": "S24"},
    {},
)


@pytest.fixture
def code(archive):
    yield rooms().open(HOST, LESSON, archive).code
    rooms().close(HOST)


@pytest.fixture(autouse=True)
def _started_without_arguments(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["dashboard.py"])
    monkeypatch.setattr("components.views.present.rooms.caller", lambda: "")


def words(page):
    """Return all that a page was told, its charts among it."""
    told = [json.dumps(element.proto.json) for element in page.get("bidi_component") if not element.proto.bytes]
    charts = [gzip.decompress(one.proto.bytes).decode() for one in page.get("bidi_component") if one.proto.bytes]
    texts = [one.value for kind in (page.text, page.caption, page.header, page.title) for one in kind]
    return "\n".join([*texts, *told, *charts])


def test_a_pupil_sees_question_choices_and_chart_and_nothing_of_the_answer(code):
    rooms().show(HOST, LESSON, 2, False)
    page = visit(room=code)
    assert "What will the Queen answer?" in words(page)
    assert "No" in words(page)
    assert page.get_by_key("offers")
    for hidden in ("She thanks", "eferred", "Ask who tells it."):
        assert hidden not in words(page)


@pytest.mark.parametrize("link", EVERYWHERE)
def test_nothing_that_is_added_to_the_link_of_a_room_leads_out_of_it(code, link):
    rooms().show(HOST, LESSON, 2, False)
    page = visit(room=code, **link)
    assert "What will the Queen answer?" in words(page)
    for hidden in ("She thanks", "eferred", "Friendly words"):
        assert hidden not in words(page)
    assert rooms().show(HOST, LESSON, 2, False).number == 2


@pytest.mark.parametrize("link", EVERYWHERE)
def test_another_machine_of_a_shared_network_sees_where_a_code_is_typed_in_and_nothing_else(monkeypatch, link):
    monkeypatch.setenv(SHARED, "http://192.168.1.7:8501")
    monkeypatch.setattr("components.views.present.rooms.caller", lambda: "192.168.1.9")
    page = visit(**link)
    assert [one.label for one in page.text_input] == ["Code on the projector"]
    assert not page.get("bidi_component")


def test_the_machine_that_shares_sees_the_dashboard_as_ever(monkeypatch):
    monkeypatch.setenv(SHARED, "http://192.168.1.7:8501")
    assert visit(view="timeline").get_by_key("timeline")


def test_the_answer_comes_when_the_teacher_shows_it(code):
    rooms().show(HOST, LESSON, 2, False)
    page = visit(room=code)
    rooms().show(HOST, LESSON, 2, True)
    page.run()
    assert "Answer: Thanks" in words(page)
    assert "She thanks, and says no more." in words(page)
    assert "Closed: the answer was shown." in words(page)


def test_the_phone_goes_where_the_teacher_goes_also_to_a_step_without_a_question(code):
    page = visit(room=code)
    assert "An offer" in words(page)
    rooms().show(HOST, LESSON, 3, False)
    page.run()
    assert "In words" in words(page)
    assert "Nothing to press here" in words(page)


def test_a_page_that_is_loaded_again_is_the_same_pupil_and_another_code_is_not_let_in(code):
    page = visit(room=code)
    again = visit(room=code, pupil=page.query_params["pupil"])
    assert again.query_params["pupil"] == page.query_params["pupil"]
    assert len(rooms().show(HOST, LESSON, 1, False).pupils) == 1
    assert "There is no room with this code." in visit(room="WRONG").warning[0].value


def test_a_code_is_typed_in_where_the_link_has_none(code):
    page = visit(room="")
    page.text_input(key="room-code").input(code.lower()).run()
    assert "An offer" in words(page)


def test_when_the_room_is_closed_the_phone_says_so(code):
    page = visit(room=code)
    rooms().close(HOST)
    page.run()
    assert page.warning
    assert not page.get("bidi_component")


def test_what_was_sent_is_marked(code):
    rooms().show(HOST, LESSON, 2, False)
    seat = rooms().join(code, "")
    assert isinstance(seat, Seat)
    rooms().answer(code, seat.pupil, 2, 1)
    page = visit(room=code, pupil=seat.pupil)
    assert '"chosen": 1' in page.get_by_key("choices").proto.json.replace('":', '": ').replace("  ", " ")
    assert "Sent." in words(page)
