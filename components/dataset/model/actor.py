"""An actor as it is named and coloured wherever it is drawn."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import NamedTuple

import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.dictionary import Dictionary

_LONG = 16  # letters of a name for which there is room beside a mark
_PARTICLE = 3  # letters of what belongs to a family name: Al Thani, von Bismarck
_TITLE = {"of", "the", "in", "and"}  # a name with one of these says an office: King Hussein of Jordan


class Actor(NamedTuple):
    """Who acts, in short. side: a value of the dictionary, empty if not known; side_name: the same in words.

    place: of the side among those that stand side by side (`side_places`); behind all others if it is not known.
    short: the name where there is little room, empty if there is no shorter one (`short_names`).
    """

    id: str
    name: str
    side: str
    side_name: str
    place: int
    short: str = ""

    @property
    def label(self) -> str:
        """The name as it stands beside a mark."""
        return self.short or self.name


def side_places(dictionary: Dictionary) -> dict[str, int]:
    """Return side -> where it stands when sides stand side by side, from 1; by default its place in the dictionary."""
    field = dictionary.tables["actors"].fields[c.SIDE]
    return {side: field.places.get(side, place) for place, side in enumerate(field.labels, start=1)}


def actor_lookup(dataset: Dataset) -> Callable[[str], Actor]:
    """Return a function from an actor id to its actor; one that is not in the package has its id for a name."""
    words, places = dataset.dictionary.labels("actors", c.SIDE), side_places(dataset.dictionary)
    last = max(places.values(), default=0) + 1
    short = short_names(dataset.actors)
    columns = (dataset.actors[column].tolist() for column in (c.ACTOR, c.NAME, c.SIDE))
    actors = {
        actor: Actor(actor, name, side, words.get(side, side), places.get(side, last), short.get(actor, ""))
        for actor, name, side in zip(*columns, strict=True)
    }
    return lambda actor: actors.get(actor) or Actor(actor, actor, "", words.get("", ""), last)


def short_names(actors: pd.DataFrame) -> Mapping[str, str]:
    """Return actor_id -> the family name of each person of the table `actors` whose name is long.

    Only where it is nobody else's name too: a Basil Muhammad al-Assad stays what he is beside a Hafez al-Assad.
    """
    people = actors[actors[c.KIND].eq("person").to_numpy()]
    families = {
        actor: (name, _family(name)) for actor, name in zip(people[c.ACTOR], people[c.NAME], strict=True) if name
    }
    times = Counter(family for _, family in families.values())
    return {
        actor: family
        for actor, (name, family) in families.items()
        if len(name) > _LONG and family != name and times[family] == 1
    }


def _family(name: str) -> str:
    """Return the last word, with a short one that belongs to it; the whole name if it says an office.

    >>> _family("Abdul Halim Khaddam"), _family("Hamad bin Jassim Al Thani"), _family("King Hussein of Jordan")
    ('Khaddam', 'Al Thani', 'King Hussein of Jordan')
    """
    words = name.split()
    if "(" in name or _TITLE.intersection(words):
        return name
    two = len(words) > 1 and min(len(word) for word in words[-2:]) <= _PARTICLE
    return " ".join(words[-2:] if two else words[-1:])
