"""What is recorded of one actor."""

import numpy as np
import pandas as pd
import pytest

from components.dataset import Selection, filter_mask, select
from components.dataset.actors.actor import (
    BASES,
    REACHED,
    ROLES,
    appearances,
    by_closeness,
    describe_actor,
    events_of,
    most_involved,
    occurrences,
)
from components.dataset.query.order import subset_of
from components.dataset.timeline.timeline import LANE


def every(dataset):
    return np.ones(len(dataset.events), dtype=bool)


def of(dataset, actor):
    return appearances(dataset, subset_of(dataset, dataset, events_of(dataset, actor)), actor)


def test_an_actor_is_said_in_words(archive):
    found = describe_actor(archive, "A-COURIER")
    assert (found.name, found.kind, found.side_name, found.office) == ("Rafi’ of the Ford", "Person", "Iraq", "Courier")
    assert found.belongs_to == "Duke al-Vale"


def test_unknown_actor_is_refused(archive):
    with pytest.raises(KeyError):
        describe_actor(archive, "A-STRANGER")


def test_those_who_may_be_the_same_are_named_from_both_ends_and_stay_apart(real):
    assert describe_actor(real, "A-IRQAMB-ANK").same == {"A-TIKRITI": "Rafi' al-Tikriti"}
    assert list(describe_actor(real, "A-TIKRITI").same) == ["A-IRQAMB-ANK"]
    assert not (events_of(real, "A-TIKRITI") & events_of(real, "A-IRQAMB-ANK")).any()


def test_an_actor_occurs_in_every_event_that_names_it_in_any_role(archive):
    assert archive.events["event_id"][events_of(archive, "A-ABBOT")].tolist() == ["E1", "E4"]
    assert not events_of(archive, "A-NOBODY").any()


def test_all_actors_are_offered_those_of_the_chosen_events_first(archive):
    found = occurrences(archive, every(archive))
    assert set(found) == set(archive.actors["actor_id"])
    assert list(found)[-1] == "A-NOBODY"
    assert found["A-NOBODY"] == 0
    assert found["A-DUKE"] == 5


def test_counts_are_of_chosen_events_only(archive):
    mask = filter_mask(archive, Selection(kinds=("meeting",)))
    found = occurrences(archive, mask)
    assert {actor for actor, count in found.items() if count} == {"A-COURIER", "A-MINISTER", "A-ABBOT"}
    assert list(found)[:3] == sorted(list(found)[:3], key=lambda actor: archive.names_of["actor_id"][actor])


def test_the_busiest_acts_carries_or_is_present_most_often_the_first_by_name_of_several(archive):
    assert most_involved(archive, every(archive)) == "A-QUEEN"
    assert most_involved(archive, filter_mask(archive, Selection(kinds=("meeting",)))) == "A-MINISTER"
    assert most_involved(archive, ~every(archive)) == ""


def test_who_is_only_spoken_of_is_not_busy(real):
    # Iraq occurs in 47 events and is spoken of in 30 of them.
    assert most_involved(real, every(real)) == "A-HAFEZ"


def test_each_event_stands_once_where_the_actor_is_closest_to_it(archive):
    found = of(archive, "A-QUEEN")
    assert found["event_id"].is_unique
    assert by_closeness(found) == {
        "Acted": ["E6", "E5", "E2", "E7"],
        "Carried or received": ["E1", "E3"],
        "Spoken of": ["E8"],
    }


def test_an_event_says_all_roles_and_when_the_words_reached_the_actor(archive):
    rows = of(archive, "A-MINISTER").set_index("event_id")
    assert rows.loc["E1", ROLES] == "Recipient"
    assert rows.loc["E1", REACHED] == "4 March 1901"
    assert rows.loc["E4", REACHED] == ""
    assert of(archive, "A-QUEEN").set_index("event_id").loc["E1", BASES] == "Inferred"


def test_an_actor_of_no_chosen_event_has_an_empty_table_with_all_columns(archive, nothing):
    found = appearances(archive, nothing, "A-QUEEN")
    assert found.empty
    assert {LANE, ROLES, REACHED, "event_id"} <= set(found)
    assert by_closeness(found) == {}


def test_what_filters_leave_of_an_actor_is_the_same_as_in_a_package_of_nothing_else(real):
    mask = filter_mask(real, Selection(kinds=("message",)))
    alone = select(real, Selection(kinds=("message",)))
    one = appearances(real, subset_of(real, real, events_of(real, "A-KHADDAM") & mask), "A-KHADDAM")
    other = appearances(real, alone, "A-KHADDAM")
    pd.testing.assert_frame_equal(one, other)


def test_khaddam_by_hand(real):
    """Counted from the two documents and the episodes, event by event (paragraphs of Document 000 unless said)."""
    found = by_closeness(of(real, "A-KHADDAM"))
    assert {words: set(events) for words, events in found.items()} == {
        # He dictates (15, 16), decides (26), drafts (27) and sends (27); takes the papers out and breaks (2).
        "Acted": {"S21", "S26", "S27", "S28", "P01", "P10"},
        # Words that reach him (9, 12, 18; episode 4); the envoy has him pass on the first signal (overview of 2021).
        "Carried or received": {"S17", "S18", "S24", "X01", "X09"},
        # He is consulted (8), meets the envoy four times (9, 15, 18, 27), and others in Damascus, Paris and Cairo; he
        # reports to Assad (14, 25), and only tells of an instruction and of talks (Document 002, 19).
        "Present or reporting": {
            *("S14", "S16", "S20", "S23", "S41", "C-AZIZDAM", "S32", "X06", "X07"),
            *("S19", "S25", "S39", "S42"),
        },
        # In S15 (8) he is chosen as the channel: nothing is passed yet.
        "Spoken of": {"S15", "C-HAFEZDIES", "C-MUBMSG", "P02", "P04", "P08", "P09"},
    }
    assert sum(map(len, found.values())) == 31


def test_words_reach_khaddam_on_the_days_the_document_gives(real):
    rows = of(real, "A-KHADDAM").set_index("event_id")
    # Document 000, paragraphs 9 and 11 (5 September 1995), 18 (2 February 1996).
    assert rows.loc["S17", REACHED] == "5 September 1995"
    assert rows.loc["S24", REACHED] == "2 February 1996"
    assert rows.loc["S28", ROLES] == "Sender; Drafter"


def test_hafez_al_assad_is_not_bashar_al_assad(real):
    """Both occur in Document 000: the father throughout, the son in paragraph 2 only."""
    father, son = events_of(real, "A-HAFEZ"), events_of(real, "A-BASHAR")
    assert set(real.events["event_id"][son]) == {"P10", "C-HAFEZDIES"}
    assert set(real.events["event_id"][father & son]) == {"C-HAFEZDIES"}  # the death of the one brings in the other
    assert describe_actor(real, "A-HAFEZ").same == {}
    assert set(by_closeness(of(real, "A-BASHAR"))) == {"Spoken of"}
