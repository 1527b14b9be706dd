"""An actor as it is named and coloured wherever it is drawn."""

from collections.abc import Callable
from typing import NamedTuple

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset


class Actor(NamedTuple):
    """Who acts, in short. side: a value of the dictionary, empty if not known; side_name: the same in words."""

    id: str
    name: str
    side: str
    side_name: str


def actor_lookup(dataset: Dataset) -> Callable[[str], Actor]:
    """Return a function from an actor id to its actor; one that is not in the package has its id for a name."""
    words = dataset.dictionary.labels("actors", c.SIDE)
    cells = (dataset.actors[column].tolist() for column in (c.ACTOR, c.NAME, c.SIDE))
    actors = {actor: Actor(actor, name, side, words.get(side, side)) for actor, name, side in zip(*cells, strict=True)}
    return lambda actor: actors.get(actor) or Actor(actor, actor, "", words.get("", ""))
