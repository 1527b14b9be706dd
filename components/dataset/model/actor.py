"""An actor as it is named and coloured wherever it is drawn."""

from collections.abc import Callable
from typing import NamedTuple

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset


class Actor(NamedTuple):
    """Who acts, in short. side: a value of the dictionary, empty if not known; side_name: the same in words.

    place: of the side in the order of the dictionary, from 0; behind all others if it is not known.
    """

    id: str
    name: str
    side: str
    side_name: str
    place: int


def actor_lookup(dataset: Dataset) -> Callable[[str], Actor]:
    """Return a function from an actor id to its actor; one that is not in the package has its id for a name."""
    words = dataset.dictionary.labels("actors", c.SIDE)
    places = {side: place for place, side in enumerate(words)}
    columns = (dataset.actors[column].tolist() for column in (c.ACTOR, c.NAME, c.SIDE))
    actors = {
        actor: Actor(actor, name, side, words.get(side, side), places.get(side, len(places)))
        for actor, name, side in zip(*columns, strict=True)
    }
    return lambda actor: actors.get(actor) or Actor(actor, actor, "", words.get("", ""), len(places))
