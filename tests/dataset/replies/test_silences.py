import dataclasses

import numpy as np
import pandas as pd
import pytest

from components.dataset import Selection, select
from components.dataset.model import columns as c
from components.dataset.replies.silences import MOST_SHADED, silences, striking
from tests.hundreds import letters


def test_a_silence_lies_between_two_messages_and_is_counted_by_hand(archive):
    # E2 is of 20 March, E3 of September: 11 + 30 + 31 + 30 + 31 + 31 days to the end of August, and one more.
    (silence,) = silences(archive, archive)
    assert (silence.begin, silence.end) == (pd.Timestamp("1901-03-20"), pd.Timestamp("1901-09-01"))
    assert silence.days == 165
    assert (silence.after, silence.before, silence.pair) == ("E2", "E3", "Iraq and Syria")


def test_a_shorter_silence_is_shown_if_asked_for(archive):
    assert [silence.days for silence in silences(archive, archive, least=16)] == [16, 165]
    assert silences(archive, archive, least=166) == []


def test_a_filter_cannot_make_a_silence(archive):
    hidden = select(archive, Selection(actors=("A-MINISTER",)))
    assert set(hidden.events[c.EVENT]) & {"E1", "E2", "E3"} == {"E1", "E2"}
    assert silences(archive, hidden) == []
    ends = dataclasses.replace(archive, events=archive.events[archive.events[c.EVENT].isin(["E1", "E3"])])
    assert silences(archive, ends) == []


@pytest.mark.parametrize("status", ["planned", "proposed", "claimed", "inferred", "summary"])
def test_a_message_that_is_not_reported_as_done_ends_no_silence(archive, status):
    events = archive.events.assign(**{c.STATUS: archive.events[c.STATUS].mask(archive.events[c.EVENT] == "E2", status)})
    made = dataclasses.replace(archive, events=events)
    assert [(silence.after, silence.before) for silence in silences(made, made)] == [("E1", "E3")]


def moved(archive, event, first, last):
    """Return the archive in which an event may lie on other days."""
    events = archive.events.copy()
    events.loc[events[c.EVENT] == event, [c.EARLIEST, c.LATEST]] = [pd.Timestamp(first), pd.Timestamp(last)]
    return dataclasses.replace(archive, events=events)


def test_a_message_known_only_to_the_year_bounds_no_silence(archive):
    made = moved(archive, "E3", "1901-01-01", "1901-12-31")
    assert silences(made, made) == []


def test_of_two_messages_the_one_that_may_be_later_begins_the_silence(archive):
    made = moved(archive, "E1", "1901-03-04", "1901-04-01")
    (silence,) = silences(made, made)
    assert (silence.after, silence.begin, silence.days) == ("E1", pd.Timestamp("1901-04-01"), 153)


def test_a_message_within_one_side_bounds_no_silence(archive):
    actors = archive.actors.assign(**{c.SIDE: "syria"})
    one = dataclasses.replace(archive, actors=actors, participants=archive.participants.assign(**{c.SIDE: "syria"}))
    assert silences(one, one) == []


def test_without_messages_there_is_no_silence(archive, nothing):
    assert silences(archive, nothing) == []
    mute = dataclasses.replace(archive, participants=archive.participants.assign(**{c.HAND: pd.NA}))
    assert silences(mute, mute) == []
    assert silences(nothing, nothing) == []


def test_silences_of_a_package_that_is_read_again_are_its_own(archive):
    assert len(silences(archive, archive)) == 1
    status = archive.events[c.STATUS].mask(archive.events[c.EVENT] == "E3", "planned")
    again = dataclasses.replace(archive, events=archive.events.assign(**{c.STATUS: status}))
    assert silences(again, again) == []
    assert len(silences(archive, archive)) == 1


def test_a_message_that_lost_its_support_bounds_no_silence(real):
    lost = np.zeros(len(real.events), dtype=bool)
    lost[real.index.place("S24")] = True  # Iraq writes on 2 February 1996
    dark = dataclasses.replace(real, unsupported=lost)
    (longest, *_) = sorted(silences(real, dark), key=lambda one: -one.days)
    assert (longest.after, longest.before, longest.days) == ("S22", "S28", 138)


def test_a_gap_as_long_as_most_between_two_sides_says_nothing(tmp_path):
    hundreds = letters(tmp_path)
    found = silences(hundreds, hundreds)
    picked = striking(hundreds, found, *hundreds.period)
    assert len(picked) == MOST_SHADED < len(found)
    assert [one.days for one in picked] == sorted((one.days for one in found), reverse=True)[:MOST_SHADED]
    # Seen so closely that it is all of it.
    shortest = min(found, key=lambda one: one.days)
    assert striking(hundreds, [shortest], shortest.begin, shortest.end) == []


def test_a_silence_under_two_percent_of_what_is_seen_is_not_striking(archive):
    found = silences(archive, archive)
    first = pd.Timestamp("1901-01-01")
    assert striking(archive, found, first, first + pd.Timedelta(days=165 * 50)) == found
    assert striking(archive, found, first, first + pd.Timedelta(days=165 * 50 + 1)) == []


def test_a_silence_outside_the_days_that_are_seen_is_not_striking(archive):
    found = silences(archive, archive)
    assert striking(archive, found, pd.Timestamp("1901-09-01"), pd.Timestamp("1902-01-01")) == []
    assert striking(archive, found, pd.Timestamp("1901-08-31"), pd.Timestamp("1902-01-01")) == found
