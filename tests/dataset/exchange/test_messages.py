"""The hands of a message: their order, the days between them, and what is not known."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from components.dataset import Dataset, Selection, filter_mask, load_dataset, select
from components.dataset.exchange.messages import (
    AT,
    CHAIN,
    DATED,
    GIVER,
    HANDS,
    HOPS,
    HOPS_TIMED,
    INFERRED,
    IS_ADDRESSEE,
    IS_AUTHOR,
    LEAST_DAYS,
    MOST_DAYS,
    NUMBER,
    REACHED,
    TAKER,
    TRANSIT,
    first_messages,
    hands,
    message_records,
    messages_in,
)
from components.dataset.exchange.relay import hops, lanes
from components.dataset.model import columns as c
from components.dataset.model.dates import Span, days_between

DICTIONARY = Path(__file__).parents[3] / "data" / "datapackage.json"
Broken = Callable[[str, str, str], Path]


def message(held: pd.DataFrame, event: str) -> pd.DataFrame:
    return held[held[c.EVENT] == event].reset_index(drop=True)


def days(held: pd.DataFrame, event: str) -> list[tuple[int | None, int | None]]:
    pairs = message(held, event)[[LEAST_DAYS, MOST_DAYS]].astype(object)
    return [tuple(None if pd.isna(one) else int(one) for one in pair) for pair in pairs.to_numpy()]


def bounds(*texts: str) -> Span:
    return Span(*(dt.date.fromisoformat(text) if text else None for text in texts))


def test_hands_stand_in_the_order_of_time_then_of_hands(archive: Dataset) -> None:
    held = hands(archive)
    assert held[c.EVENT].tolist() == ["E1"] * 4 + ["E2"] * 4 + ["E3"] * 2
    assert held[NUMBER].tolist() == [1] * 4 + [2] * 4 + [3] * 2
    assert message(held, "E1")[c.ACTOR].tolist() == ["A-DUKE", "A-COURIER", "A-MINISTER", "A-QUEEN"]
    assert message(held, "E1")[c.HAND].tolist() == [1, 2, 3, 4]


def test_who_is_only_mentioned_holds_nothing(archive: Dataset) -> None:
    assert "A-ABBOT" not in set(hands(archive)[c.ACTOR])


def test_days_come_from_the_bounds_of_both_ends(archive: Dataset) -> None:
    # The minister had it on 4 March, the Queen between 5 and 19 March: 1 to 15 days. Of the courier nothing is said.
    assert days(hands(archive), "E1") == [(None, None), (None, None), (None, None), (1, 15)]
    # Dictated on 20 March to the courier himself.
    assert days(hands(archive), "E2") == [(None, None), (None, None), (0, 0), (None, None)]


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
    found = days_between(bounds(*from_bounds), bounds(*to_bounds))
    assert tuple(None if pd.isna(days) else days for days in found) == expected


def test_author_and_addressee_are_the_ends(archive: Dataset) -> None:
    held = hands(archive)
    assert held.loc[held[IS_AUTHOR], c.ACTOR].tolist() == ["A-DUKE", "A-QUEEN", "A-DUKE"]
    assert held.loc[held[IS_ADDRESSEE], c.ACTOR].tolist() == ["A-QUEEN", "A-DUKE", "A-QUEEN"]


def test_arrival_is_told_in_words(archive: Dataset) -> None:
    assert message(hands(archive), "E1")[REACHED].tolist() == [
        "not known",
        "not known",
        "4 March 1901",
        "between 5 and 19 March 1901",
    ]


def test_a_lost_hand_leaves_the_time_after_it_unknown(broken: Broken) -> None:
    folder = broken("participants.csv", "E2,A-MINISTER,sender,2", "E2,A-STRANGER,sender,2")
    held = hands(load_dataset(folder, DICTIONARY))
    assert message(held, "E2")[c.HAND].tolist() == [1, 3, 4]
    assert days(held, "E2") == [(None, None)] * 3
    assert hops(message(held, "E2"))[TAKER].tolist() == ["A-DUKE"]


def test_hands_with_one_number_hold_the_words_together(archive: Dataset) -> None:
    shared = archive.participants.copy()
    shared.loc[shared[c.EVENT].eq("E3") & shared[c.ACTOR].eq("A-QUEEN"), c.HAND] = 2
    abbot = shared[shared[c.EVENT].eq("E3") & shared[c.ACTOR].eq("A-DUKE")].assign(**{c.ACTOR: "A-ABBOT"})
    held = hands(replace(archive, participants=pd.concat([shared, abbot])))
    steps = hops(message(held, "E3"))
    assert set(zip(steps[GIVER], steps[TAKER], strict=True)) == {("A-ABBOT", "A-QUEEN"), ("A-DUKE", "A-QUEEN")}
    whole = message_records(message(held, "E3")).iloc[0]
    assert whole[CHAIN] == "The Abbot and Duke al-Vale → (?) Queen of the North"
    assert (whole[HANDS], whole[HOPS]) == (2, 1)


def test_chain_tells_the_whole_way_in_words(archive: Dataset) -> None:
    whole = message_records(hands(archive)).set_index(c.EVENT)
    assert whole.loc["E1", CHAIN] == (
        "Duke al-Vale → (?) Rafi’ of the Ford → (?) Minister Élan → (1 to 15 days) Queen of the North"
    )
    assert whole.loc["E1", DATED] == "4 March 1901"
    assert whole[HANDS].tolist() == [4, 4, 2]
    assert whole[HOPS_TIMED].tolist() == [1, 1, 0]
    assert whole[TRANSIT].tolist() == ["not known"] * 3
    assert whole[INFERRED].tolist() == [True, False, False]


def test_transit_counts_from_the_first_hand_to_the_last(broken: Broken) -> None:
    folder = broken("participants.csv", "E1,A-DUKE,author,1,,", "E1,A-DUKE,author,1,[1901-03-01..1901-03-02],")
    whole = message_records(hands(load_dataset(folder, DICTIONARY))).iloc[0]
    assert (whole[LEAST_DAYS], whole[MOST_DAYS], whole[TRANSIT]) == (3, 18, "3 to 18 days")


def test_open_dates_stand_at_the_bound_that_is_known(broken: Broken) -> None:
    folder = broken("events.csv", "1901-09-XX,1901-09-01,1901-09-30", "../1901-03-20,,1901-03-20")
    held = hands(load_dataset(folder, DICTIONARY))
    assert list(dict.fromkeys(held[c.EVENT])) == ["E1", "E3", "E2"]
    assert held[AT].is_monotonic_increasing


def test_nothing_chosen_gives_empty_tables_with_their_columns(archive: Dataset) -> None:
    nothing = hands(select(archive, Selection(text="no such word")))
    full = hands(archive)
    assert nothing.empty
    assert list(nothing) == list(full)
    for derive in (hops, lanes, message_records):
        assert derive(nothing).empty
        assert list(derive(nothing)) == list(derive(full))


def test_every_message_with_hands_is_in_the_exchange(real: Dataset) -> None:
    held = hands(real)
    recorded = real.participants.dropna(subset=[c.HAND])
    assert set(held[c.EVENT]) == set(recorded[c.EVENT])
    assert len(held) == len(recorded)
    assert held[NUMBER].max() == held[c.EVENT].nunique()
    assert (held[LEAST_DAYS].dropna() >= 0).all()
    assert (held[MOST_DAYS] >= held[LEAST_DAYS]).dropna().all()


def test_the_first_messages_are_the_first_in_time(real: Dataset) -> None:
    held = hands(real)
    some = first_messages(held, 5)
    assert some[c.EVENT].nunique() == 5
    assert some[AT].max() <= held.loc[held[NUMBER] > 5, AT].min()
    pd.testing.assert_frame_equal(first_messages(held, 10_000), held)


def test_messages_are_found_without_their_hands_being_read(real: Dataset) -> None:
    for asked in ({}, {"sides": ("syria",)}, {"kinds": ("meeting",)}, {"text": "no such word"}):
        shown = Selection(**asked)
        mask = messages_in(real, filter_mask(real, shown))
        assert set(real.events.loc[mask, c.EVENT]) == set(hands(select(real, shown))[c.EVENT])
