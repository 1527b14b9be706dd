"""An actor as it is named and coloured wherever it is drawn."""

from collections.abc import Callable
from typing import NamedTuple

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.dictionary import Dictionary


class Actor(NamedTuple):
    """Who acts, in short. side: a value of the dictionary, empty if not known; side_name: the same in words.

    place: of the side among those that stand side by side (`side_places`); behind all others if it is not known.
    """

    id: str
    name: str
    side: str
    side_name: str
    place: int


def side_places(dictionary: Dictionary) -> dict[str, int]:
    """Return side -> where it stands when sides stand side by side, from 1; by default its place in the dictionary."""
    field = dictionary.tables["actors"].fields[c.SIDE]
    return {side: field.places.get(side, place) for place, side in enumerate(field.labels, start=1)}


def actor_lookup(dataset: Dataset) -> Callable[[str], Actor]:
    """Return a function from an actor id to its actor; one that is not in the package has its id for a name."""
    words, places = dataset.dictionary.labels("actors", c.SIDE), side_places(dataset.dictionary)
    last = max(places.values(), default=0) + 1
    columns = (dataset.actors[column].tolist() for column in (c.ACTOR, c.NAME, c.SIDE))
    actors = {
        actor: Actor(actor, name, side, words.get(side, side), places.get(side, last))
        for actor, name, side in zip(*columns, strict=True)
    }
    return lambda actor: actors.get(actor) or Actor(actor, actor, "", words.get("", ""), last)
