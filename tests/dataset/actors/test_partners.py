"""With whom somebody passed words and met."""

from dataclasses import replace

import numpy as np
import pandas as pd

from components.dataset import Selection, filter_mask, select
from components.dataset.actors.partners import FROM, MET, TO, conferred, first_partners, partners
from components.dataset.exchange.meetings import TOOK_PART, meetings_in, meetings_of
from components.dataset.query.selection import subset


def every(dataset):
    return np.ones(len(dataset.events), dtype=bool)


def found(dataset, actor, mask=None):
    rows = partners(dataset, actor, every(dataset) if mask is None else mask)
    return {(row.actor.id, row.relation): row for row in rows}


def test_words_are_counted_from_hand_to_hand_in_each_direction(archive):
    rows = found(archive, "A-MINISTER")
    assert {way: list(row.events.ids) for way, row in rows.items()} == {
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
    assert list(dict.fromkeys(row.actor.id for row in rows)) == ["A-COURIER", "A-QUEEN"]
    assert [row.total for row in rows] == [3, 3, 3, 2, 2]
    assert {row.actor.id for row in first_partners(rows, 1)} == {"A-COURIER"}


def test_an_inferred_hand_is_counted(archive):
    assert found(archive, "A-MINISTER")[("A-QUEEN", TO)].events.inferred == 1


def test_a_meeting_counts_as_inferred_if_either_attendant_is(archive):
    there = archive.participants["event_id"].eq("E4") & archive.participants["actor_id"].eq("A-MINISTER")
    basis = archive.participants["basis"].mask(there, "inferred")
    guessed = replace(archive, participants=archive.participants.assign(basis=basis))
    assert found(guessed, "A-MINISTER")[("A-COURIER", MET)].events.inferred == 1
    assert found(guessed, "A-COURIER")[("A-MINISTER", MET)].events.inferred == 1
    assert found(archive, "A-MINISTER")[("A-COURIER", MET)].events.inferred == 0


def test_a_range_counts_the_certain_events_apart(archive):
    sure = archive.events["event_id"].ne("E4").to_numpy()
    rows = {(row.actor.id, row.relation): row.events for row in partners(archive, "A-MINISTER", every(archive), sure)}
    assert (rows["A-COURIER", MET].certain, rows["A-COURIER", MET].all) == (0, 1)
    assert (rows["A-COURIER", TO].certain, rows["A-COURIER", TO].all) == (1, 1)


def test_an_actor_who_passed_nothing_and_met_nobody_has_no_partner(archive):
    assert partners(archive, "A-PRINTER", every(archive)) == []
    assert partners(archive, "A-NOBODY", every(archive)) == []


def test_filters_narrow_the_partners(real):
    mask = filter_mask(real, Selection(kinds=("meeting",)))
    assert {way for _, way in found(real, "A-KHADDAM", mask)} == {MET}
    one = partners(real, "A-KHADDAM", mask)
    other = partners(select(real, Selection(kinds=("meeting",))), "A-KHADDAM", np.ones(int(mask.sum()), dtype=bool))
    assert one == other


def test_khaddam_and_the_envoy_by_hand(real):
    """Document 000: he takes words from the envoy (9 to 12, 18), dictates to him (15, 27), meets him four times."""
    rows = found(real, "A-KHADDAM")
    assert list(rows[("A-QAISI", FROM)].events.ids) == [
        "S17",
        "S18",
        "X09",
        "S24",
    ]  # X09 from episode 4, the envoy inferred
    assert list(rows[("A-QAISI", TO)].events.ids) == ["S21", "S28"]
    assert list(rows[("A-QAISI", MET)].events.ids) == ["S16", "S20", "S23", "S41"]


def with_meetings(dataset, count):
    """Return `dataset` with so many more meetings like E4, in which the minister and the courier sit."""
    meeting = dataset.events[dataset.events["event_id"].eq("E4")]
    there = dataset.participants[dataset.participants["event_id"].eq("E4")]
    ids = [f"M{number:03}" for number in range(count)]
    events = pd.concat([dataset.events, *(meeting.assign(event_id=one) for one in ids)], ignore_index=True)
    rows = pd.concat([dataset.participants, *(there.assign(event_id=one) for one in ids)], ignore_index=True)
    return replace(dataset, events=events, participants=rows)


def test_every_meeting_counts_however_many_there_are(archive):
    met = found(with_meetings(archive, 99), "A-MINISTER")[("A-COURIER", MET)]
    assert met.events.all == 100
    assert len(met.events.ids) == 12


def test_meetings_are_counted_as_the_table_of_meetings_has_them(real):
    """For every actor: both took part, by the closest role of each."""
    there = meetings_of(subset(real, meetings_in(real, every(real))))
    for actor in real.actors["actor_id"].tolist():
        expected = {}
        for meeting in there:
            named = {attendee.actor.id: attendee.named for attendee in meeting.attendees if attendee.part == TOOK_PART}
            for partner in set(named) - {actor} if actor in named else ():
                expected.setdefault(partner, []).append((meeting, named[partner] and named[actor]))
        expected = {
            partner: (
                len(met),
                sum(meeting.done for meeting, _ in met),
                sum(not named for _, named in met),
                sorted(meeting.event for meeting, _ in met),
            )
            for partner, met in expected.items()
        }
        rows = {partner: row for (partner, way), row in found(real, actor).items() if way == MET}
        assert {
            partner: (row.events.all, row.events.done, row.events.inferred, sorted(row.events.ids))
            for partner, row in rows.items()
        } == expected


def test_a_partner_the_package_does_not_know_is_named_by_its_id(archive):
    there = archive.participants.replace({"actor_id": {"A-COURIER": "A-STRANGER"}})
    row = found(replace(archive, participants=there), "A-MINISTER")[("A-STRANGER", MET)]
    assert (row.actor.name, row.actor.side) == ("A-STRANGER", "")


def test_assad_and_khaddam_confer_and_no_meeting_of_the_two_is_recorded(real):
    """Document 000, paragraphs 8, 14, 25 to 27 (S14, S19, S25 to S27): inside one side, so no meeting between sides."""
    assert ("A-KHADDAM", MET) not in found(real, "A-HAFEZ")
    both = conferred(real, "A-HAFEZ", every(real)) & conferred(real, "A-KHADDAM", every(real))
    assert {"S14", "S19", "S25", "S26", "S27"} <= set(real.events["event_id"][both])
    assert not conferred(real, "A-NOBODY", every(real)).any()


def test_go_betweens_who_move_between_two_places_do_not_make_them_meet(real):
    """C-LAUDER: Lauder and Nader went to and fro; Assad and Netanyahu did not meet."""
    assert ("A-NETANYAHU", MET) not in found(real, "A-HAFEZ")
