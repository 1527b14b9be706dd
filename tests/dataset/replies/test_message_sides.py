import dataclasses

import pandas as pd

from components.dataset.model import columns as c
from components.dataset.replies.message_sides import message_sides


def sides(dataset, event):
    ends, place = message_sides(dataset), dataset.index.place(event)
    return tuple("" if end[place] < 0 else ends.sides[end[place]] for end in (ends.author, ends.addressee))


def test_a_message_goes_from_the_side_of_its_first_hand_to_that_of_its_last(archive):
    assert sides(archive, "E1") == ("iraq", "syria")
    assert sides(archive, "E2") == ("syria", "iraq")


def test_an_event_without_hands_goes_between_no_sides(archive):
    assert sides(archive, "E4") == ("", "")
    assert not message_sides(archive).apart[archive.index.place("E4")]


def test_a_message_within_one_side_is_not_between_two(archive):
    one = dataclasses.replace(archive, participants=archive.participants.assign(**{c.SIDE: "syria"}))
    assert not message_sides(one).apart.any()


def test_a_side_that_is_not_known_is_no_side(archive):
    rows = archive.participants[c.ACTOR].eq("A-QUEEN")
    unknown = dataclasses.replace(
        archive, participants=archive.participants.assign(**{c.SIDE: archive.participants[c.SIDE].mask(rows, "")})
    )
    assert sides(unknown, "E1") == ("iraq", "")
    assert not message_sides(unknown).apart[unknown.index.place("E1")]


def test_without_hands_nothing_goes_anywhere(archive):
    mute = dataclasses.replace(archive, participants=archive.participants.assign(**{c.HAND: pd.NA}))
    assert not message_sides(mute).apart.any()


def handed(archive, *hands):
    """Return the archive with these hands of E3: (actor, hand)."""
    like = archive.participants[archive.participants[c.EVENT] == "E3"].iloc[0]
    side = dict(zip(archive.actors[c.ACTOR], archive.actors[c.SIDE], strict=True))
    rows = [like.to_dict() | {c.ACTOR: actor, c.HAND: hand, c.SIDE: side[actor]} for actor, hand in hands]
    rest = archive.participants[archive.participants[c.EVENT] != "E3"]
    people = pd.concat([rest, pd.DataFrame(rows)], ignore_index=True).astype({c.HAND: "Int64"})
    return dataclasses.replace(archive, participants=people)


def test_of_two_addressees_the_first_recorded_gives_the_side(archive):
    assert sides(handed(archive, ("A-DUKE", 1), ("A-QUEEN", 2), ("A-ABBOT", 2)), "E3") == ("iraq", "syria")
    assert sides(handed(archive, ("A-DUKE", 1), ("A-ABBOT", 2), ("A-QUEEN", 2)), "E3") == ("iraq", "mediators")


def test_two_authors_together_do_not_write_to_each_other(archive):
    both = handed(archive, ("A-DUKE", 1), ("A-QUEEN", 1))
    assert sides(both, "E3") == ("iraq", "")
    assert not message_sides(both).apart[both.index.place("E3")]
