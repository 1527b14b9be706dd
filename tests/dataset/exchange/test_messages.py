"""The hands of a message: their order, the days between them, and what is not known."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from components.dataset import Dataset, Selection, filter_mask, load_dataset, select
from components.dataset.exchange.messages import Hand, Message, messages_in, messages_of
from components.dataset.exchange.relay import hops, lanes
from components.dataset.model import columns as c
from components.dataset.model.date_words import days_words
from components.dataset.model.dates import Span, days_between

DICTIONARY = Path(__file__).parents[3] / "data" / "datapackage.json"
Broken = Callable[[str, str, str], Path]


def message(messages: list[Message], event: str) -> Message:
    (found,) = (one for one in messages if one.event == event)
    return found


def days(messages: list[Message], event: str) -> list[tuple[int | None, int | None]]:
    return [hand.days for hand in message(messages, event).hands]


def every_hand(messages: list[Message]) -> list[Hand]:
    return [hand for message in messages for hand in message.hands]


def bounds(*texts: str) -> Span:
    return Span(*(dt.date.fromisoformat(text) if text else None for text in texts))


def test_hands_stand_in_the_order_of_time_then_of_hands(archive: Dataset) -> None:
    found = messages_of(archive)
    assert [(one.event, len(one.hands)) for one in found] == [("E1", 4), ("E2", 4), ("E3", 2)]
    assert [one.number for one in found] == [1, 2, 3]
    hands = message(found, "E1").hands
    assert [hand.actor.id for hand in hands] == ["A-DUKE", "A-COURIER", "A-MINISTER", "A-QUEEN"]
    assert [hand.number for hand in hands] == [1, 2, 3, 4]


def test_who_is_only_mentioned_holds_nothing(archive: Dataset) -> None:
    assert "A-ABBOT" not in {hand.actor.id for hand in every_hand(messages_of(archive))}


def test_days_come_from_the_bounds_of_both_ends(archive: Dataset) -> None:
    # The minister had it on 4 March, the Queen between 5 and 19 March: 1 to 15 days. Of the courier nothing is said.
    assert days(messages_of(archive), "E1") == [(None, None), (None, None), (None, None), (1, 15)]
    # Dictated on 20 March to the courier himself.
    assert days(messages_of(archive), "E2") == [(None, None), (None, None), (0, 0), (None, None)]


@pytest.mark.parametrize(
    ("from_bounds", "to_bounds", "expected"),
    [
        (("1901-03-04", "1901-03-04"), ("1901-03-04", "1901-03-04"), (0, 0)),
        (("1901-03-01", "1901-03-02"), ("1901-03-05", "1901-03-10"), (3, 9)),
        (("1901-03-01", "1901-03-31"), ("1901-03-10", "1901-03-20"), (0, 19)),  # never in less than 0 days
        (("1901-03-13", "1901-03-13"), ("", "1901-03-19"), (0, 6)),  # "by 19 March"
        (("1901-03-13", "1901-03-13"), ("1901-03-19", ""), (6, None)),  # "on or after 19 March"
        (("1901-03-13", "1901-03-13"), ("1901-03-01", ""), (None, None)),  # at least 0 days says nothing
        (("", ""), ("1901-03-19", "1901-03-19"), (None, None)),
        (("1901-03-13", "1901-03-13"), ("", ""), (None, None)),
        (("1901-03-13", "1901-03-13"), ("1901-03-01", "1901-03-02"), (None, None)),  # the bounds contradict the order
    ],
)
def test_days_are_never_a_false_number(
    from_bounds: tuple[str, str], to_bounds: tuple[str, str], expected: tuple[int | None, int | None]
) -> None:
    assert days_between(bounds(*from_bounds), bounds(*to_bounds)) == expected


def test_author_and_addressee_are_the_ends(archive: Dataset) -> None:
    hands = every_hand(messages_of(archive))
    assert [hand.actor.id for hand in hands if hand.is_author] == ["A-DUKE", "A-QUEEN", "A-DUKE"]
    assert [hand.actor.id for hand in hands if hand.is_addressee] == ["A-QUEEN", "A-DUKE", "A-QUEEN"]


def test_arrival_is_told_in_words(archive: Dataset) -> None:
    assert [hand.reached for hand in message(messages_of(archive), "E1").hands] == [
        "not known",
        "not known",
        "4 March 1901",
        "between 5 and 19 March 1901",
    ]


def test_a_lost_hand_leaves_the_time_after_it_unknown(broken: Broken) -> None:
    folder = broken("participants.csv", "E2,A-MINISTER,sender,2", "E2,A-STRANGER,sender,2")
    found = messages_of(load_dataset(folder, DICTIONARY))
    assert [hand.number for hand in message(found, "E2").hands] == [1, 3, 4]
    assert days(found, "E2") == [(None, None)] * 3
    assert [hop.taker.actor.id for hop in hops([message(found, "E2")])] == ["A-DUKE"]


def test_hands_with_one_number_hold_the_words_together(archive: Dataset) -> None:
    shared = archive.participants.copy()
    shared.loc[shared[c.EVENT].eq("E3") & shared[c.ACTOR].eq("A-QUEEN"), c.HAND] = 2
    abbot = shared[shared[c.EVENT].eq("E3") & shared[c.ACTOR].eq("A-DUKE")].assign(**{c.ACTOR: "A-ABBOT"})
    whole = message(messages_of(replace(archive, participants=pd.concat([shared, abbot]))), "E3")
    pairs = {(hop.giver.actor.id, hop.taker.actor.id) for hop in hops([whole])}
    assert pairs == {("A-ABBOT", "A-QUEEN"), ("A-DUKE", "A-QUEEN")}
    assert whole.chain == "The Abbot and Duke al-Vale → (?) Queen of the North"
    assert (len(whole.holders), len(whole.steps)) == (2, 1)


def test_chain_tells_the_whole_way_in_words(archive: Dataset) -> None:
    found = messages_of(archive)
    assert message(found, "E1").chain == (
        "Duke al-Vale → (?) Rafi’ of the Ford → (?) Minister Élan → (1 to 15 days) Queen of the North"
    )
    assert message(found, "E1").dated == "4 March 1901"
    assert [len(one.holders) for one in found] == [4, 4, 2]
    assert [sum(step.days[1] is not None for step in one.steps) for one in found] == [1, 1, 0]
    assert [days_words(*one.transit_days) for one in found] == ["not known"] * 3
    assert [one.inferred for one in found] == [True, False, False]


def test_transit_counts_from_the_first_hand_to_the_last(broken: Broken) -> None:
    folder = broken("participants.csv", "E1,A-DUKE,author,1,,", "E1,A-DUKE,author,1,[1901-03-01..1901-03-02],")
    whole = messages_of(load_dataset(folder, DICTIONARY))[0]
    assert (whole.transit_days, days_words(*whole.transit_days)) == ((3, 18), "3 to 18 days")


def test_open_dates_stand_at_the_bound_that_is_known(broken: Broken) -> None:
    folder = broken("events.csv", "1901-09-XX,1901-09-01,1901-09-30", "../1901-03-20,,1901-03-20")
    found = messages_of(load_dataset(folder, DICTIONARY))
    assert [one.event for one in found] == ["E1", "E3", "E2"]
    assert [one.at for one in found] == sorted(one.at for one in found)


def test_nothing_chosen_gives_no_messages(archive: Dataset) -> None:
    nothing = messages_of(select(archive, Selection(text="no such word")))
    assert nothing == hops(nothing) == lanes(nothing) == []


def test_every_message_with_hands_is_in_the_exchange(real: Dataset) -> None:
    found = messages_of(real)
    recorded = real.participants.dropna(subset=[c.HAND])
    assert {one.event for one in found} == set(recorded[c.EVENT])
    hands = every_hand(found)
    assert len(hands) == len(recorded)
    assert found[-1].number == len(found) == len({one.event for one in found})
    assert all(least >= 0 for least, _ in (hand.days for hand in hands) if least is not None)
    assert all(most >= least for least, most in (hand.days for hand in hands) if None not in (least, most))


def test_the_first_messages_are_the_first_in_time(real: Dataset) -> None:
    found = messages_of(real)
    assert len(found) > 5
    assert max(one.at for one in found[:5]) <= min(one.at for one in found[5:])


def test_messages_are_found_without_their_hands_being_read(real: Dataset) -> None:
    for asked in ({}, {"sides": ("syria",)}, {"kinds": ("meeting",)}, {"text": "no such word"}):
        shown = Selection(**asked)
        mask = messages_in(real, filter_mask(real, shown))
        assert set(real.events.loc[mask, c.EVENT]) == {one.event for one in messages_of(select(real, shown))}
