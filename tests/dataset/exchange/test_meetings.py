"""Who was at a meeting, and when it was."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from components.dataset import filter_mask, select
from components.dataset.exchange.meetings import PARTS, attending_actors, meetings_in, meetings_of, met_most
from components.dataset.query.selection import Selection


def parts(found):
    return {attendee.actor.id: attendee.part for meeting in found for attendee in meeting.attendees}


def changed(dataset, **cells):
    events = dataset.events.copy()
    for column, value in cells.items():
        events.loc[events["event_id"] == "E4", column] = value
    return replace(dataset, events=events)


def with_role(dataset, actor, role, basis="named"):
    row = {**dict.fromkeys(dataset.participants, ""), "hand": pd.NA}
    row |= {"event_id": "E4", "actor_id": actor, "role": role, "basis": basis}
    joined = pd.concat([dataset.participants, pd.DataFrame([row])], ignore_index=True).astype({"hand": "Int64"})
    return replace(dataset, participants=joined)


def dated(dataset, earliest, latest, meaning="within"):
    found = meetings_of(
        changed(dataset, earliest=pd.Timestamp(earliest), latest=pd.Timestamp(latest), date_meaning=meaning)
    )[0]
    return found.year


def test_visitor_and_host_took_part_and_who_is_mentioned_did_not(archive):
    assert parts(meetings_of(archive)) == {
        "A-COURIER": "took part",
        "A-MINISTER": "took part",
        "A-ABBOT": "spoken of",
    }


def test_who_was_only_proposed_is_told_from_who_took_part(archive):
    assert parts(meetings_of(with_role(archive, "A-DUKE", "proposed-envoy")))["A-DUKE"] == "proposed only"


def test_closest_of_several_roles_counts(archive):
    found = meetings_of(with_role(archive, "A-ABBOT", "attendee"))
    assert parts(found)["A-ABBOT"] == "took part"
    ids = [attendee.actor.id for attendee in found[0].attendees]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("basis", "named"), [("title-only", True), ("inferred", False), ("other-source", True)])
def test_actor_is_named_if_any_source_says_so(archive, basis, named):
    found = meetings_of(with_role(archive, "A-DUKE", "attendee", basis))
    (duke,) = (attendee for attendee in found[0].attendees if attendee.actor.id == "A-DUKE")
    assert duke.named is named


def test_only_meetings_are_attended(archive):
    assert {meeting.event for meeting in meetings_of(archive)} == {"E4"}


def test_meetings_stand_in_the_order_of_time(real):
    years = [meeting.year for meeting in meetings_of(real)]
    sure = [year for year in years if year]
    assert sure == sorted(sure)
    assert years[: len(sure)] == sure


@pytest.mark.parametrize(
    ("earliest", "latest", "meaning", "year"),
    [
        ("1902-01-05", "1902-01-05", "day", "1902"),
        ("1902-12-27", "1903-03-31", "lasted", "1902"),
        ("1900-01-01", "1909-12-31", "within", ""),
        (None, "1902-02-18", "within", ""),
        ("1902-02-18", None, "within", ""),
        (None, None, "within", ""),
    ],
)
def test_a_year_is_only_given_if_it_is_sure(archive, earliest, latest, meaning, year):
    assert dated(archive, earliest, latest, meaning) == year


def test_planned_meeting_is_not_done_and_nobody_met_in_it(archive):
    found = meetings_of(changed(archive, status="planned"))
    assert not any(meeting.done for meeting in found)
    assert met_most(found) == (0, [])


def test_met_most_names_those_who_took_part_together(archive):
    assert met_most(meetings_of(archive)) == (1, [("Minister Élan", "Rafi’ of the Ford")])


def test_a_meeting_that_took_place_is_reported_as_done(archive):
    assert [meeting.done for meeting in meetings_of(archive)] == [True]


def test_go_betweens_who_move_between_two_sides_do_not_make_them_meet(real):
    # The private channel of summer 1998 has Assad and Netanyahu as parties; they never met.
    every = np.ones(len(real.events), dtype=bool)
    assert "C-LAUDER" not in set(real.events["event_id"][meetings_in(real, every)])


def test_seats_hold_each_actor_once(real):
    found = meetings_of(real)
    assert sorted(actor.id for actor in attending_actors(found)) == sorted(parts(found))


def test_nobody_attends_where_no_meeting_is_chosen(archive):
    found = meetings_of(select(archive, Selection(kinds=("crisis",), end=dt.date(1900, 1, 1))))
    assert found == attending_actors(found) == []
    assert met_most(found) == (0, [])


def test_meetings_are_found_without_their_rows_being_read(real):
    for asked in (Selection(), Selection(sides=("syria",), statuses=("done",)), Selection(text="no such word")):
        mask = meetings_in(real, filter_mask(real, asked))
        assert set(real.events.loc[mask, "event_id"]) == {meeting.event for meeting in meetings_of(select(real, asked))}


def test_those_who_took_part_come_first(real):
    for meeting in meetings_of(real):
        parts = [PARTS.index(attendee.part) for attendee in meeting.attendees]
        assert parts == sorted(parts)
