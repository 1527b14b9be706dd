"""When words reached each hand of a message: what a source says, and what the other hands bound."""

import datetime as dt

from components.dataset.knowledge.context import Participant
from components.dataset.knowledge.receipt import receipt_intervals
from components.dataset.model.dates import Span
from components.dataset.model.dictionary import read_dictionary
from tests.conftest import DATA

DAY = dt.date(1901, 3, 4)
EVENT = Span(DAY, DAY)
ROLES = read_dictionary(DATA / "datapackage.json").roles


def hand(number: int, role: str, received: str = "", actor: str = "") -> Participant:
    return Participant("E1", actor or f"A-{number}", role, number, received, "", "", "")


def day(number: int) -> dt.date:
    return dt.date(1901, 3, number)


def test_what_a_source_says_is_kept() -> None:
    found = receipt_intervals(EVENT, [hand(1, "author"), hand(2, "recipient", "[1901-03-05..1901-03-19]")], ROLES)
    assert found[2, "A-2"] == Span(day(5), day(19))


def test_an_author_had_the_words_by_the_day_of_the_event_and_nobody_says_since_when() -> None:
    assert receipt_intervals(EVENT, [hand(1, "author")], ROLES)[1, "A-1"] == Span(None, day(4))


def test_an_author_of_an_event_of_open_date_had_them_before_the_next_hand() -> None:
    event = Span(DAY, None)
    found = receipt_intervals(event, [hand(1, "author"), hand(2, "recipient", "1901-03-06")], ROLES)
    assert found[1, "A-1"] == Span(None, day(6))


def test_a_carrier_had_them_before_he_gave_them_on() -> None:
    found = receipt_intervals(
        EVENT, [hand(1, "author"), hand(2, "messenger"), hand(3, "recipient", "1901-03-04")], ROLES
    )
    assert found[2, "A-2"] == Span(None, day(4))


def test_a_hand_had_them_not_before_the_hand_in_front_of_it() -> None:
    hands = [hand(1, "author", "1901-03-02"), hand(2, "messenger"), hand(3, "addressee")]
    found = receipt_intervals(EVENT, hands, ROLES)
    assert found[2, "A-2"] == Span(day(2), None)
    assert found[3, "A-3"] == Span(day(4), None)  # given to, so not before the event either


def test_hands_whose_days_contradict_each_other_keep_only_the_last_day() -> None:
    found = receipt_intervals(
        EVENT, [hand(1, "author"), hand(2, "recipient"), hand(3, "addressee", "1901-03-01")], ROLES
    )
    assert found[2, "A-2"] == Span(None, day(1))
