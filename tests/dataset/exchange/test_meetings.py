"""Who was at a meeting, and when it was."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from components.dataset import filter_mask, select
from components.dataset.exchange.meetings import (
    DONE,
    NAMED,
    ORDER,
    PART,
    QUARTER,
    SHORT_DATE,
    YEAR,
    attendance,
    attendees,
    meeting_tally,
    meetings_in,
    met_most,
)
from components.dataset.query.selection import Selection


def parts(found):
    return dict(zip(found["actor_id"], found[PART], strict=True))


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
    found = attendance(
        changed(dataset, earliest=pd.Timestamp(earliest), latest=pd.Timestamp(latest), date_meaning=meaning)
    ).iloc[0]
    return found[YEAR], found[QUARTER], found[SHORT_DATE]


def test_visitor_and_host_took_part_and_who_is_mentioned_did_not(archive):
    assert parts(attendance(archive)) == {
        "A-COURIER": "took part",
        "A-MINISTER": "took part",
        "A-ABBOT": "spoken of",
    }


def test_who_was_only_proposed_is_told_from_who_took_part(archive):
    assert parts(attendance(with_role(archive, "A-DUKE", "proposed-envoy")))["A-DUKE"] == "proposed only"


def test_closest_of_several_roles_counts(archive):
    found = attendance(with_role(archive, "A-ABBOT", "attendee"))
    assert parts(found)["A-ABBOT"] == "took part"
    assert found["actor_id"].is_unique


@pytest.mark.parametrize(("basis", "named"), [("title-only", True), ("inferred", False), ("other-source", True)])
def test_actor_is_named_if_any_source_says_so(archive, basis, named):
    found = attendance(with_role(archive, "A-DUKE", "attendee", basis)).set_index("actor_id")
    assert bool(found.loc["A-DUKE", NAMED]) is named


def test_only_meetings_are_attended(archive):
    assert set(attendance(archive)["event_id"]) == {"E4"}


def test_meetings_are_numbered_in_the_order_of_time(real):
    found = attendance(real).drop_duplicates("event_id")
    assert list(found[ORDER]) == list(range(1, len(found) + 1))
    sure = found[found[YEAR] != ""]
    assert list(sure[YEAR]) == sorted(sure[YEAR])
    assert not (found[YEAR] == "").iloc[: len(sure)].any()


@pytest.mark.parametrize(
    ("earliest", "latest", "meaning", "expected"),
    [
        ("1902-01-05", "1902-01-05", "day", ("1902", "Q1", "5 Jan")),
        ("1902-01-05", "1902-01-07", "lasted", ("1902", "Q1", "5–7 Jan")),
        ("1902-10-30", "1902-11-01", "lasted", ("1902", "Q4", "30 Oct – 1 Nov")),
        ("1902-02-01", "1902-02-28", "within", ("1902", "Q1", "Feb")),
        ("1902-06-01", "1902-08-31", "within", ("1902", "", "Jun – Aug")),
        ("1902-12-27", "1903-03-31", "lasted", ("1902", "Q4", "Dec – Mar 1903")),
        ("1900-01-01", "1909-12-31", "within", ("", "", "1900 – 1909")),
        (None, "1902-02-18", "within", ("", "", "≤ 18 Feb 1902")),
        ("1902-02-18", None, "within", ("", "", "≥ 18 Feb 1902")),
        (None, None, "within", ("", "", "no date")),
    ],
)
def test_short_date_says_no_more_than_is_known(archive, earliest, latest, meaning, expected):
    assert dated(archive, earliest, latest, meaning) == expected


def test_planned_meeting_is_not_done_and_nobody_met_in_it(archive):
    found = attendance(changed(archive, status="planned"))
    assert not found[DONE].any()
    assert met_most(found) == (0, [])
    assert meeting_tally(found).done == 0


def test_met_most_names_those_who_took_part_together(archive):
    assert met_most(attendance(archive)) == (1, [("Minister Élan", "Rafi’ of the Ford")])


def test_tally_counts_meetings_and_those_reported_as_done(archive):
    assert meeting_tally(attendance(archive)) == (1, 1)


def test_go_betweens_who_move_between_two_sides_do_not_make_them_meet(real):
    # The private channel of summer 1998 has Assad and Netanyahu as parties; they never met.
    every = np.ones(len(real.events), dtype=bool)
    assert "C-LAUDER" not in set(real.events["event_id"][meetings_in(real, every)])


def test_seats_hold_each_actor_once(real):
    found = attendance(real)
    assert sorted(attendees(found)["actor_id"]) == sorted(found["actor_id"].unique())


def test_nobody_attends_where_no_meeting_is_chosen(archive):
    found = attendance(select(archive, Selection(kinds=("crisis",), end=dt.date(1900, 1, 1))))
    assert found.empty
    assert {ORDER, YEAR, PART, NAMED, "actor_id", "side_name"} <= set(found)
    assert meeting_tally(found) == (0, 0)
    assert attendees(found).empty


def test_meetings_are_found_without_their_rows_being_read(real):
    for asked in (Selection(), Selection(sides=("syria",), statuses=("done",)), Selection(text="no such word")):
        mask = meetings_in(real, filter_mask(real, asked))
        assert set(real.events.loc[mask, "event_id"]) == set(attendance(select(real, asked))["event_id"])
