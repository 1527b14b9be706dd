"""What ties count."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from components.dataset import filter_mask, select
from components.dataset.exchange.ties import message_events, most_frequent, tally, tie_actors, ties
from components.dataset.query.selection import Selection


def pairs(found):
    return {(tie.sender.id, tie.addressee.id): tie for tie in found}


def with_participants(dataset, *rows):
    added = pd.DataFrame([{**dict.fromkeys(dataset.participants, ""), "hand": pd.NA, **row} for row in rows])
    joined = pd.concat([dataset.participants, added], ignore_index=True).astype({"hand": "Int64"})
    return replace(dataset, participants=joined)


def with_status(dataset, event, status):
    events = dataset.events.copy()
    events.loc[events["event_id"] == event, "status"] = status
    return replace(dataset, events=events)


def test_direct_ties_run_from_each_hand_to_the_next(archive):
    found = pairs(ties(archive, "direct"))
    assert {pair: list(tie.events.ids) for pair, tie in found.items()} == {
        ("A-DUKE", "A-COURIER"): ["E1"],
        ("A-COURIER", "A-MINISTER"): ["E1"],
        ("A-MINISTER", "A-QUEEN"): ["E1"],
        ("A-QUEEN", "A-MINISTER"): ["E2"],
        ("A-MINISTER", "A-COURIER"): ["E2"],
        ("A-COURIER", "A-DUKE"): ["E2"],
        ("A-DUKE", "A-QUEEN"): ["E3"],
    }


def test_final_ties_run_from_the_author_to_the_last_hand(archive):
    found = pairs(ties(archive, "final"))
    assert {pair: list(tie.events.ids) for pair, tie in found.items()} == {
        ("A-DUKE", "A-QUEEN"): ["E1", "E3"],
        ("A-QUEEN", "A-DUKE"): ["E2"],
    }


def test_pair_spans_all_days_its_events_may_mean(archive):
    found = pairs(ties(archive, "final"))[("A-DUKE", "A-QUEEN")]
    assert (found.first, found.last) == (dt.date(1901, 3, 4), dt.date(1901, 9, 30))


def test_one_open_date_leaves_the_days_of_its_pair_open(archive):
    events = archive.events.copy()
    events.loc[events["event_id"] == "E3", "earliest"] = pd.NaT
    found = pairs(ties(replace(archive, events=events), "final"))[("A-DUKE", "A-QUEEN")]
    assert found.first is None
    assert found.last == dt.date(1901, 9, 30)


def test_pair_with_an_inferred_end_is_flagged_and_no_other(archive):
    found = ties(archive, "direct")
    flagged = {pair for pair, row in pairs(found).items() if row.events.inferred}
    assert flagged == {("A-MINISTER", "A-QUEEN")}


def test_inferred_carrier_does_not_make_the_final_tie_inferred(archive):
    people = archive.participants.copy()
    people.loc[(people["event_id"] == "E2") & (people["actor_id"] == "A-COURIER"), "basis"] = "inferred"
    found = pairs(ties(replace(archive, participants=people), "final"))
    assert found[("A-QUEEN", "A-DUKE")].events.inferred == 0


def test_only_what_is_reported_as_done_is_certain(archive):
    found = pairs(ties(with_status(archive, "E3", "planned"), "final"))[("A-DUKE", "A-QUEEN")]
    assert (found.events.all, found.events.done) == (2, 1)


@pytest.mark.parametrize("hands", ["direct", "final"])
def test_call_counts_from_caller_to_callee_once(archive, hands):
    call = with_participants(
        archive,
        {"event_id": "E4", "actor_id": "A-ABBOT", "role": "caller", "hand": 1, "basis": "named"},
        {"event_id": "E4", "actor_id": "A-PRINTER", "role": "callee", "hand": 2, "basis": "named"},
    )
    assert pairs(ties(call, hands))[("A-ABBOT", "A-PRINTER")].events.ids == ("E4",)


@pytest.mark.parametrize("hands", ["direct", "final"])
def test_call_without_hands_counts_too(archive, hands):
    call = with_participants(
        archive,
        {"event_id": "E4", "actor_id": "A-ABBOT", "role": "caller", "basis": "named"},
        {"event_id": "E4", "actor_id": "A-PRINTER", "role": "callee", "basis": "inferred"},
    )
    assert pairs(ties(call, hands))[("A-ABBOT", "A-PRINTER")].events.inferred == 1


def test_missing_hand_number_breaks_no_chain(archive):
    people = archive.participants.copy()
    people.loc[(people["event_id"] == "E3") & (people["actor_id"] == "A-QUEEN"), "hand"] = 7
    assert ("A-DUKE", "A-QUEEN") in pairs(ties(replace(archive, participants=people), "direct"))


def test_most_frequent_pair_comes_first_then_names_in_order(archive):
    found = ties(archive, "final")
    assert [tie.events.all for tie in found] == [2, 1]
    alike = ties(archive, "direct")
    names = [tie.sender.name for tie in alike]
    assert names == sorted(names)


def test_order_does_not_depend_on_the_order_of_participants(archive):
    turned = replace(archive, participants=archive.participants.iloc[::-1])
    assert ties(archive, "direct") == ties(turned, "direct")


def test_most_frequent_gives_all_pairs_that_are_equally_frequent(archive):
    assert len(most_frequent(ties(archive, "final"))) == 1
    assert len(most_frequent(ties(archive, "direct"))) == 7


def test_tally_counts_a_step_once_a_pair(archive):
    found = tally(ties(archive, "direct"))
    assert (found.steps, found.inferred, found.actors) == (7, 1, 4)


def test_ends_are_all_actors_of_the_ties_the_busiest_first(archive):
    found = tie_actors(ties(archive, "final"))
    assert [actor.id for actor in found] == ["A-DUKE", "A-QUEEN"]
    assert [actor.side_name for actor in found] == ["Iraq", "Syria"]


def test_ties_are_empty_where_nothing_was_passed_on(archive):
    found = ties(select(archive, Selection(kinds=("crisis",))), "direct")
    assert found == []
    assert tally(found).steps == 0
    assert tie_actors(found) == []


def test_unknown_way_of_counting_is_refused(archive):
    with pytest.raises(ValueError, match="direct or final"):
        ties(archive, "both")


def test_every_message_of_the_real_package_with_hands_is_counted_either_way(real):
    handed = real.participants.dropna(subset=["hand"])["event_id"].unique()
    several = [
        event for event in handed if (real.participants[real.participants["event_id"] == event]["hand"] > 1).any()
    ]
    for hands in ("direct", "final"):
        counted = {event for tie in ties(real, hands) for event in tie.events.ids}
        assert set(several) <= counted


@pytest.mark.parametrize("hands", ["direct", "final"])
@pytest.mark.parametrize("asked", [{"kinds": ("message",)}, {"sides": ("syria",)}, {"text": "no such word"}, {}])
def test_ties_of_chosen_events_are_those_of_a_package_with_no_others(real, hands, asked):
    mask = filter_mask(real, Selection(**asked))
    assert ties(real, hands, mask) == ties(select(real, Selection(**asked)), hands)
    named = {event for tie in ties(real, hands, mask) for event in tie.events.ids}
    assert set(real.events["event_id"][message_events(real, hands, mask)]) == named


def test_the_least_of_a_tie_counts_only_what_is_certain(archive):
    sure = (archive.events["event_id"] == "E1").to_numpy()
    (tie,) = (tie for tie in ties(archive, "final", None, sure) if tie.sender.id == "A-DUKE")
    assert (tie.events.all, tie.events.certain) == (2, 1)
    assert all(tie.events.certain == tie.events.all for tie in ties(archive, "final"))


def test_a_pair_names_its_first_twelve_events_and_counts_them_all(archive):
    once = archive.events[archive.events["event_id"] == "E3"]
    events = pd.concat([once.assign(event_id=f"N{number:02}") for number in range(60)], ignore_index=True)
    hands = archive.participants[archive.participants["event_id"] == "E3"]
    people = pd.concat([hands.assign(event_id=event) for event in events["event_id"]], ignore_index=True)
    many = replace(archive, events=events, participants=people)
    (tie,) = ties(many, "direct")
    assert tie.events.all == 60
    assert tie.events.ids == tuple(f"N{number:02}" for number in range(12))
    assert message_events(many, "direct").sum() == 60


def test_those_who_hold_the_words_together_each_give_to_each_of_the_next(archive):
    together = with_participants(
        archive,
        {"event_id": "E3", "actor_id": "A-ABBOT", "role": "author", "hand": 1, "basis": "named"},
        {"event_id": "E3", "actor_id": "A-COURIER", "role": "addressee", "hand": 2, "basis": "named"},
    )
    of_e3 = {pair for pair, row in pairs(ties(together, "final")).items() if "E3" in row.events.ids}
    assert of_e3 == {(one, other) for one in ("A-DUKE", "A-ABBOT") for other in ("A-QUEEN", "A-COURIER")}


def test_each_passage_says_whether_its_day_is_known_and_it_is_certain(archive):
    (tie,) = [tie for tie in ties(archive, "final") if len(tie.passages) == 2]
    assert [passage.event for passage in tie.passages] == list(tie.events.ids) == ["E1", "E3"]
    days = archive.events.set_index("event_id")
    for passage in tie.passages:
        event = days.loc[passage.event]
        assert passage.title == event["title"]
        assert passage.day_known == (event["earliest"] == event["latest"])
    assert tie.passages[1].certain
    planned = archive.events.assign(status=archive.events["status"].mask(archive.events["event_id"] == "E3", "planned"))
    (tie,) = [tie for tie in ties(replace(archive, events=planned), "final") if len(tie.passages) == 2]
    assert tie.passages[1].certain is False


def test_a_passage_with_an_inferred_hand_is_not_certain(archive):
    for tie in ties(archive, "direct"):
        assert sum(not passage.certain for passage in tie.passages) >= tie.events.inferred
