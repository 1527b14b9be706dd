"""How an actor is named where there is little room."""

from dataclasses import replace

import pytest

from components.dataset.model.actor import Actor, actor_lookup, short_names


def named(dataset, **names):
    """Return `dataset` with other names for some actors: A_QUEEN="..."."""
    changed = {actor.replace("_", "-"): name for actor, name in names.items()}
    own = dataset.actors["actor_id"].map(changed)
    return replace(dataset, actors=dataset.actors.assign(name=own.fillna(dataset.actors["name"])))


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Anwar Sabri Abdul Razzaq al-Qaisi", "al-Qaisi"),
        ("Hamad bin Jassim Al Thani", "Al Thani"),
        ("Her Highness Elizabeth II", "Elizabeth II"),
        ("King Hussein of Jordan", ""),
        ("An envoy nobody names (unnamed)", ""),
        ("Hosni Mubarak", ""),
    ],
)
def test_a_long_name_of_a_person_is_the_family_name(archive, name, short):
    assert short_names(named(archive, A_DUKE=name).actors).get("A-DUKE", "") == short
    assert actor_lookup(named(archive, A_DUKE=name))("A-DUKE").label == (short or name)


def test_a_family_name_that_two_have_is_nobodys_short_name(archive):
    both = named(archive, A_DUKE="Hafez al-Assad", A_QUEEN="Muhammad Basil al-Assad")
    assert not short_names(both.actors)


def test_who_is_no_person_keeps_the_name(archive):
    council = named(archive, A_DUKE="United Nations Security Council")
    council.actors["kind"] = council.actors["kind"].mask(council.actors["actor_id"] == "A-DUKE", "organisation")
    assert "A-DUKE" not in short_names(council.actors)


def test_without_a_shorter_name_the_label_is_the_name():
    assert Actor("A-1", "Ann", "", "", 1).label == "Ann"
