import dataclasses

from components.dataset import Selection, filter_mask
from components.dataset.model import columns as c
from components.dataset.query.order import subset_of
from components.dataset.sources.excluded_sources import ExcludedSources
from components.dataset.story.story import MOST_ACTORS, MOST_PASSAGES, story
from tests.exports.choice import only

NOTHING_OFF = ExcludedSources()


def test_messages_come_in_the_order_of_time_with_the_sides_that_they_pass(real):
    found = {passage.event: passage for passage in story(real, real, NOTHING_OFF).passages}
    assert list(found)[:2] == ["S11", "S12"]
    assert found["S12"].way == ("iraq", "mediators", "syria")  # Document 000, paragraph 7: through Bakour
    assert found["S38"].way == ("syria", "us")
    assert (found["S24"].day_known, found["S24"].done) == (True, True)
    assert (found["S11"].day_known, found["S18"].done) == (False, False)


def test_those_who_write_together_are_all_named(real):
    planned = next(one for one in story(real, real, NOTHING_OFF).passages if one.event == "S33")
    assert set(planned.writers) == {"syria", "mediators"}
    assert planned.way[-1] == "iraq"


def test_a_silence_is_told_before_the_message_that_ends_it(real):
    silent = {one.event: one.silence for one in story(real, real, NOTHING_OFF).passages if one.silence}
    assert silent == {"S24": "136 days: no dated message between Iraq and Syria"}


def test_a_filter_makes_no_silence(real):
    left = only(real, "S11", "S28")
    assert [one.silence for one in story(real, left, NOTHING_OFF).passages] == ["", ""]


def test_lanes_are_the_sides_that_words_pass_where_the_dictionary_has_them(real):
    sides = [lane.id for lane in story(real, real, NOTHING_OFF).lanes]
    assert sides == ["iraq", "mediators", "syria", "us", "others"]
    letters = subset_of(real, real, filter_mask(real, Selection(chapters=("letters-1998",))))
    assert [lane.id for lane in story(real, letters, NOTHING_OFF).lanes] == ["syria", "us"]


def test_what_is_counted_agrees_with_the_tables(real):
    found = story(real, real, NOTHING_OFF)
    asks = real.proposals[real.proposals[c.KIND].isin(["ask", "offer"])]
    assert found.unanswered.of == (int(asks[c.ANSWER].eq("none-recorded").sum()), len(asks))
    assert found.relayed.of[1] == found.messages == len(found.passages)
    assert found.secret
    assert found.alone.of[1] == int(real.events[c.SECRECY].isin(["secret", "internal", "offered-either"]).sum())


def test_a_stated_position_asks_for_no_answer(real):
    positions = set(real.proposals[c.PROPOSAL][real.proposals[c.KIND] == "position"])
    assert positions == {"PR22", "PR25"}
    told = set(story(real, real, NOTHING_OFF).unanswered.words)
    assert told.isdisjoint(real.proposals[c.CONTENT][real.proposals[c.PROPOSAL].isin(positions)])


def test_the_origin_that_most_rest_on_is_named_with_how_many(real):
    name, times = story(real, real, NOTHING_OFF).origin
    assert name == "Khaddam's papers"
    assert times <= story(real, real, NOTHING_OFF).alone.of[0]


def test_without_an_origin_nothing_rests_on_it(real):
    name, times = story(real, real, ExcludedSources(sources=("SRC-PAPERS",))).origin
    assert name != "Khaddam's papers"
    assert times < story(real, real, NOTHING_OFF).origin[1]


def test_a_package_that_calls_nothing_secret_counts_all_its_events(archive):
    open_ = dataclasses.replace(archive, events=archive.events.assign(**{c.SECRECY: "public"}))
    found = story(open_, open_, NOTHING_OFF)
    assert (found.secret, found.alone.of[1]) == (False, len(archive.events))


def test_no_events_make_an_empty_story(archive, nothing):
    found = story(archive, nothing, NOTHING_OFF)
    assert (found.passages, found.messages, found.alone.of, found.origin) == ([], 0, (0, 0), ("", 0))
    assert MOST_PASSAGES >= len(story(archive, archive, NOTHING_OFF).passages) > 0


def test_where_most_letters_stay_within_a_side_those_who_write_most_have_lanes(real):
    inside = dataclasses.replace(
        real, participants=real.participants.assign(**{c.SIDE: "syria"}), actors=real.actors.assign(**{c.SIDE: "syria"})
    )
    names = [lane.name for lane in story(inside, inside, NOTHING_OFF).lanes]
    assert len(names) == MOST_ACTORS + 1
    assert {"Saddam Hussein", "Hafez al-Assad"} < set(names)
    assert names[-1] == "Others"


def test_a_message_of_which_only_the_writer_is_known_stays_in_its_lane(real):
    alone = real.participants[~((real.participants[c.EVENT] == "S36") & (real.participants[c.HAND] == 2))]
    left = dataclasses.replace(real, participants=alone.reset_index(drop=True))
    (letter,) = [one for one in story(left, left, NOTHING_OFF).passages if one.event == "S36"]
    assert (letter.way, letter.writers, letter.ends) == (("us",), ("us",), ("Bill Clinton",))
