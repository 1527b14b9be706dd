"""What several grounds come to, in the end and on a day."""

import datetime as dt

from components.dataset.knowledge.justifications import Justification
from components.dataset.knowledge.merged import merge_justifications
from components.dataset.model.dates import Span


def day(number: int) -> dt.date:
    return dt.date(1901, 3, number)


def ground(
    first: int | None,
    last: int | None,
    *,
    documented: bool = True,
    own: bool = False,
    why: str = "Consulted",
    hand: int | None = None,
) -> Justification:
    days = Span(*(None if number is None else day(number) for number in (first, last)))
    return Justification("E1", "A-QUEEN", documented, own, days, hand, why, "")


def test_what_is_documented_counts_before_what_is_possible() -> None:
    known = merge_justifications([ground(1, 2, documented=False, own=True), ground(5, 19)])
    assert known is not None
    assert (known.documented, known.days) == (True, Span(day(5), day(19)))


def test_ones_own_days_count_before_any_others() -> None:
    # What others say would end sooner, and begins later.
    known = merge_justifications([ground(5, 19), ground(4, 25, own=True, why="Recipient")])
    assert known is not None
    assert (known.days, known.why) == (Span(day(4), day(25)), "Recipient; Consulted")


def test_of_what_others_say_the_soonest_sure_day_counts() -> None:
    known = merge_justifications([ground(5, 19), ground(4, 12), ground(6, None)])
    assert known is not None
    assert known.days == Span(day(4), day(12))


def test_days_of_ones_own_part_are_those_that_all_of_it_leaves() -> None:
    twice = [ground(None, 10, own=True), ground(5, 20, own=True)]
    known = merge_justifications(twice)
    assert known is not None
    assert known.days == Span(day(5), day(10))
    assert merge_justifications(twice, day(4)) is None


def test_own_days_that_contradict_each_other_are_those_told_first() -> None:
    known = merge_justifications([ground(1, 3, own=True), ground(5, 9, own=True)])
    assert known is not None
    assert known.days == Span(day(1), day(3))


def test_each_ground_is_held_to_the_day_on_its_own() -> None:
    found = [ground(4, None, documented=False, own=True, why="Addressee"), ground(5, 19)]
    assert merge_justifications(found, day(3)) is None
    possible, perhaps, sure = (merge_justifications(found, day(number)) for number in (4, 18, 19))
    assert possible is not None
    assert perhaps is not None
    assert sure is not None
    assert (possible.documented, possible.why) == (False, "Addressee")
    assert (perhaps.documented, perhaps.why) == (False, "Consulted; by 18 March 1901 only perhaps")
    assert (sure.documented, sure.why) == (True, "Consulted")


def test_an_open_last_day_is_never_reached() -> None:
    known = merge_justifications([ground(4, None)], dt.date(9999, 12, 31))
    assert known is not None
    assert not known.documented


def test_an_open_first_day_may_be_any() -> None:
    known = merge_justifications([ground(None, 4)], dt.date(1, 1, 1))
    assert known is not None
    assert not known.documented


def test_a_hand_is_kept_whoever_says_the_rest() -> None:
    known = merge_justifications([ground(4, None, documented=False, own=True, hand=4), ground(5, 19)])
    assert known is not None
    assert known.hand == 4


def test_two_grounds_are_said_and_each_once() -> None:
    known = merge_justifications([ground(5, 19, why=why) for why in ("One", "One", "Two", "Three")])
    assert known is not None
    assert known.why == "One; Two"
