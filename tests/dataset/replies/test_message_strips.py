"""Which messages stand between each two sides."""

import dataclasses

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.query.order import mask_of_ids
from components.dataset.replies.message_sides import message_sides
from components.dataset.replies.message_strips import strips_of
from components.dataset.replies.silences import silences


def told(dataset, *events):
    mask = mask_of_ids(dataset, events) if events else np.ones(len(dataset.events), dtype=bool)
    return {strip.pair: strip for strip in strips_of(dataset, mask, silences(dataset, dataset))}


def test_two_sides_have_one_strip_whichever_of_them_writes(archive):
    strip = told(archive)["Iraq and Syria"]
    writers = {one.event: (one.writer, one.reader) for one in strip.messages}
    assert writers["E1"] == ("Iraq", "Syria")
    assert writers["E2"] == ("Syria", "Iraq")


def test_only_chosen_messages_between_sides_stand_in_it(archive):
    assert [one.event for strip in told(archive, "E1").values() for one in strip.messages] == ["E1"]
    assert told(archive, "E9") == {}


def test_a_message_without_one_end_of_its_date_or_of_any_day_in_a_year_is_left_out(archive):
    events = archive.events.copy()
    events.loc[events[c.EVENT] == "E1", c.LATEST] = pd.Timestamp("1909-01-01")
    events.loc[events[c.EVENT] == "E2", c.EARLIEST] = pd.NaT
    odd = dataclasses.replace(archive, events=events)
    left = {one.event for strip in told(odd).values() for one in strip.messages}
    before = {one.event for strip in told(archive).values() for one in strip.messages}
    assert left == before - {"E1", "E2"}


def test_the_longest_silence_of_iraq_and_syria_is_136_days(real):
    # Document 000, paragraphs 16 and 18: 19 September 1995 to 2 February 1996.
    longest = told(real)["Iraq and Syria"].longest
    assert (longest.days, longest.after, longest.before) == (136, "S22", "S24")


def test_every_dated_message_between_two_sides_stands_once(real):
    events = real.events[message_sides(real).apart].dropna(subset=[c.EARLIEST, c.LATEST])
    close = [(row[c.LATEST] - row[c.EARLIEST]).days <= 184 for _, row in events.iterrows()]
    found = [one.event for strip in told(real).values() for one in strip.messages]
    assert sorted(found) == sorted(events[c.EVENT][close])


def test_what_is_not_reported_as_sent_says_so(real):
    undone = {one.event for strip in told(real).values() for one in strip.messages if not one.done}
    assert "S18" in undone
    assert "S24" not in undone
