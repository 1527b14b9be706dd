"""With whom somebody passed words and met."""

import numpy as np

from components.dataset import Selection, chosen, select
from components.dataset.partners import FROM, MET, TO, TOTAL, first_partners, partners


def every(dataset):
    return np.ones(len(dataset.events), dtype=bool)


def found(dataset, actor, kept=None):
    rows = partners(dataset, actor, every(dataset) if kept is None else kept).to_dict("records")
    return {(row["actor_id"], row["relation"]): row for row in rows}


def test_words_are_counted_from_hand_to_hand_in_each_direction(archive):
    rows = found(archive, "A-MINISTER")
    assert {way: row["event_ids"] for way, row in rows.items()} == {
        ("A-COURIER", TO): ["E2"],
        ("A-COURIER", FROM): ["E1"],
        ("A-COURIER", MET): ["E4"],
        ("A-QUEEN", TO): ["E1"],
        ("A-QUEEN", FROM): ["E2"],
    }


def test_who_is_only_spoken_of_at_a_meeting_was_not_met(archive):
    assert ("A-ABBOT", MET) not in found(archive, "A-COURIER")


def test_partners_come_most_frequent_first(archive):
    rows = partners(archive, "A-MINISTER", every(archive))
    assert rows["actor_id"].drop_duplicates().tolist() == ["A-COURIER", "A-QUEEN"]
    assert rows[TOTAL].tolist() == [3, 3, 3, 2, 2]
    assert set(first_partners(rows, 1)["actor_id"]) == {"A-COURIER"}


def test_an_inferred_hand_is_counted(archive):
    assert found(archive, "A-MINISTER")[("A-QUEEN", TO)]["inferred"] == 1


def test_a_range_counts_the_certain_events_apart(archive):
    sure = archive.events["event_id"].ne("E4").to_numpy()
    rows = partners(archive, "A-MINISTER", every(archive), sure).set_index(["actor_id", "relation"])
    assert rows.loc[("A-COURIER", MET), ["least", "count"]].tolist() == [0, 1]
    assert rows.loc[("A-COURIER", TO), ["least", "count"]].tolist() == [1, 1]


def test_an_actor_who_passed_nothing_and_met_nobody_has_no_partner(archive):
    assert partners(archive, "A-PRINTER", every(archive)).empty
    assert {TOTAL, "event_ids"} <= set(partners(archive, "A-NOBODY", every(archive)))


def test_filters_narrow_the_partners(real):
    kept = chosen(real, Selection(kinds=("meeting",)))
    assert {way for _, way in found(real, "A-KHADDAM", kept)} == {MET}
    one = partners(real, "A-KHADDAM", kept)
    other = partners(select(real, Selection(kinds=("meeting",))), "A-KHADDAM", np.ones(int(kept.sum()), dtype=bool))
    assert one.equals(other)


def test_khaddam_and_the_envoy_by_hand(real):
    """Document 000: he takes words from the envoy (9 to 12, 18), dictates to him (15, 27), meets him four times."""
    rows = found(real, "A-KHADDAM")
    assert rows[("A-QAISI", FROM)]["event_ids"] == [
        "S17",
        "S18",
        "X09",
        "S24",
    ]  # X09 from episode 4, the envoy inferred
    assert rows[("A-QAISI", TO)]["event_ids"] == ["S21", "S28"]
    assert rows[("A-QAISI", MET)]["event_ids"] == ["S16", "S20", "S23", "S41"]
