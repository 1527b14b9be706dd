from concurrent.futures import ThreadPoolExecutor

import pytest

from components.dataset.lessons.room import HOURS, LETTERS, MOST_PUPILS, MOST_ROOMS, Refusal, Rooms, Seat
from components.dataset.lessons.tries import MOST_TRIES, SPAN
from components.dataset.model.lesson import Lesson, Step

ASKS = Step(
    "Predict",
    link="view=offers&stop=1901-03-10",
    speaker="Let them guess.",
    question="What then?",
    choices=("Yes", "No", "Thanks"),
    answer="Thanks",
    reveal="She thanks.",
    reveal_rests_on=("CL002",),
    reveal_link="view=offers&event=E2",
)
LESSON = Lesson("harbour", "The harbour", (ASKS, Step("In words"), ASKS))
HOST, OTHER = "a" * 32, "b" * 32


class Clock:
    """Seconds that pass when a test says so."""

    now = 1_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def rooms(clock):
    return Rooms(clock)


@pytest.fixture
def code(rooms, archive):
    return rooms.open(HOST, LESSON, archive).code


def test_a_code_is_short_and_has_no_letters_that_look_like_others(code):
    assert len(code) == 5
    assert set(code) <= set(LETTERS)
    assert not set("0OQ1ILSZUVNEAG258") & set(LETTERS)


def test_a_pupil_sees_question_and_choices_and_nothing_of_the_answer(rooms, code):
    seat = rooms.join(code.lower() + " ", "phone")
    assert isinstance(seat, Seat)
    assert (seat.step.question, seat.step.choices, seat.is_open) == ("What then?", ("Yes", "No", "Thanks"), True)
    hidden = (seat.step.answer, seat.step.reveal, seat.step.reveal_rests_on, seat.step.reveal_link, seat.step.speaker)
    assert hidden == ("", "", (), "", "")


def test_the_answer_is_told_when_the_teacher_tells_it_and_the_speakers_notes_never(rooms, code):
    pupil = rooms.join(code, "phone").pupil
    rooms.show(HOST, LESSON, 1, True)
    seat = rooms.seat(code, pupil)
    assert (seat.step.answer, seat.step.reveal, seat.step.speaker) == ("Thanks", "She thanks.", "")


def test_an_answer_counts_once_and_may_be_changed_until_the_reveal(rooms, code):
    one, two = (rooms.join(code, "phone").pupil for _ in range(2))
    for pupil, choice in ((one, 0), (two, 2), (one, 2)):
        assert rooms.answer(code, pupil, 1, choice)
    room = rooms.show(HOST, LESSON, 1, True)
    assert (room.answered, room.counts) == (2, [0, 0, 2])
    assert not rooms.answer(code, one, 1, 1)
    assert rooms.seat(code, one).chosen == 2


def test_a_step_whose_answer_was_told_stays_closed_when_it_is_hidden_again(rooms, code):
    pupil = rooms.join(code, "phone").pupil
    for revealed in (True, False):
        rooms.show(HOST, LESSON, 1, revealed)
    assert not rooms.seat(code, pupil).is_open
    assert not rooms.answer(code, pupil, 1, 0)
    assert rooms.seat(code, pupil).step.answer == ""


def test_each_step_has_answers_of_its_own_which_stay_when_the_teacher_goes_on(rooms, code):
    pupil = rooms.join(code, "phone").pupil
    rooms.answer(code, pupil, 1, 1)
    assert rooms.show(HOST, LESSON, 3, False).counts == [0, 0, 0]
    assert rooms.seat(code, pupil).number == 3
    assert rooms.show(HOST, LESSON, 1, False).counts == [0, 1, 0]


@pytest.mark.parametrize(("number", "choice"), [(1, 3), (1, -1), (2, 0), (3, 0), (0, 0), (99, 0)])
def test_what_is_no_answer_to_the_question_on_the_projector_does_not_count(rooms, code, number, choice):
    pupil = rooms.join(code, "phone").pupil
    assert not rooms.answer(code, pupil, number, choice)
    assert rooms.show(HOST, LESSON, 1, False).answered == 0


def test_nobody_answers_without_a_seat_or_in_another_room(rooms, code, archive):
    other = rooms.open(OTHER, LESSON, archive).code
    pupil = rooms.join(code, "phone").pupil
    for where, who in ((code, ""), (code, "f" * 16), (other, pupil), ("", pupil)):
        assert not rooms.answer(where, who, 1, 0)
        assert rooms.seat(where, who) is None


@pytest.mark.parametrize("key", ["", "BCDFH", "a" * 31, "A" * 32, "a" * 33, "g" * 32])
def test_a_room_is_opened_and_turned_only_with_the_key_of_a_browser(rooms, code, archive, key):
    assert rooms.open(key, LESSON, archive) is None
    assert rooms.show(key, LESSON, 2, True) is None
    pupil = rooms.join(code, "phone").pupil
    assert rooms.show(pupil, LESSON, 2, True) is None
    assert rooms.show(code, LESSON, 2, True) is None
    assert rooms.seat(code, pupil).number == 1


def test_a_teacher_who_comes_again_finds_the_room_with_its_answers(rooms, code):
    pupil = rooms.join(code, "phone").pupil
    rooms.answer(code, pupil, 1, 0)
    assert rooms.show(HOST, LESSON, 1, False).counts == [1, 0, 0]


def test_a_look_is_a_sign_of_life_and_turns_nothing(rooms, code, clock):
    rooms.show(HOST, LESSON, 3, False)
    clock.now += HOURS * 3600
    assert rooms.look(HOST, "harbour").number == 3
    clock.now += HOURS * 3600
    assert isinstance(rooms.join(code, "phone"), Seat)
    assert rooms.look(HOST, "other") is None
    assert rooms.look(OTHER, "harbour") is None


def test_another_lesson_of_the_same_teacher_is_not_turned_by_this_one(rooms, code):
    assert rooms.show(HOST, Lesson("other", "Other", (ASKS,)), 1, False) is None


def test_a_closed_room_is_forgotten(rooms, code):
    pupil = rooms.join(code, "phone").pupil
    rooms.close(HOST)
    assert rooms.seat(code, pupil) is None
    assert rooms.join(code, "phone") is Refusal.UNKNOWN
    assert rooms.show(HOST, LESSON, 1, False) is None


def test_a_room_is_closed_some_hours_after_the_last_sign_of_its_teacher(rooms, code, clock):
    clock.now += HOURS * 3600 - 1
    rooms.show(HOST, LESSON, 1, False)
    clock.now += HOURS * 3600
    pupil = rooms.join(code, "phone").pupil
    clock.now += 1
    assert rooms.seat(code, pupil) is None


def test_rooms_and_seats_are_bounded(rooms, code, archive):
    for number in range(MOST_ROOMS - 1):
        assert rooms.open(f"{number:032x}", LESSON, archive)
    assert rooms.open(OTHER, LESSON, archive) is None
    assert rooms.open(HOST, LESSON, archive) is not None
    code = rooms.open(HOST, LESSON, archive).code
    for _ in range(MOST_PUPILS):
        assert isinstance(rooms.join(code, "phone"), Seat)
    assert rooms.join(code, "phone") is Refusal.FULL


def test_codes_cannot_be_found_by_trying_them_all(rooms, code, clock):
    for _ in range(MOST_TRIES):
        assert rooms.join("XXXX", "guesser") is Refusal.UNKNOWN
    assert rooms.join(code, "guesser") is Refusal.WAIT
    assert isinstance(rooms.join(code, "pupil"), Seat)
    clock.now += SPAN
    assert isinstance(rooms.join(code, "guesser"), Seat)


def test_a_lesson_without_a_step_opens_no_room(rooms, archive):
    assert rooms.open(HOST, Lesson("empty", "Empty", ()), archive) is None


def test_answers_given_at_the_same_moment_are_all_counted(rooms, code):
    pupils = [rooms.join(code, "phone").pupil for _ in range(100)]
    with ThreadPoolExecutor(8) as many:
        assert all(many.map(lambda pupil: rooms.answer(code, pupil, 1, 1), pupils))
    assert rooms.show(HOST, LESSON, 1, True).counts == [0, 100, 0]
