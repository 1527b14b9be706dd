"""Whose act an event is."""

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.index import Index
from components.dataset.model.roles import LAST, Roles

SEVERAL = "several"

_VISIT = "visit"


def add_sides(participants: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """Return `participants` with the column `side` of each actor; empty if not known."""
    sides = dict(zip(actors[c.ACTOR], actors[c.SIDE], strict=True))
    who = participants[c.ACTOR].astype("category").cat
    named = pd.array([sides.get(actor, "") for actor in who.categories], dtype="str")
    return participants.assign(**{c.SIDE: named.take(who.codes.to_numpy())})


def acting_sides(events: pd.DataFrame, participants: pd.DataFrame, roles: Roles) -> pd.Series:
    """Return for each event the side that acts in it, "several" if more than one does, or an empty text.

    events: columns event_id, type. participants: columns event_id, role, side. roles: what each comes to.
    The author of a message acts, not who is spoken to; of a visit the visitor acts; in a meeting all who meet do.
    """
    index = Index({"events": events, "participants": participants})
    of, held, sides = index.places("participants"), *(index.codes("participants", name) for name in (c.ROLE, c.SIDE))
    rank = np.array([roles[role].acts for role in held.values], dtype=np.int8)[held.of]
    hosts = held.any_of(("host",))
    rank[hosts & index.of_rows(events[c.TYPE].eq(_VISIT).to_numpy(), "participants")] = LAST
    first = np.full(len(events) + 1, LAST, dtype=np.int8)  # the last is for who takes part in no event
    np.minimum.at(first, of, rank)
    acting = (rank == first[of]) & ~sides.any_of(("",))
    names = (*sides.values, SEVERAL, "")
    several, nobody = len(names) - 2, len(names) - 1
    least, most = np.full(len(first), nobody), np.full(len(first), -1)
    np.minimum.at(least, of[acting], sides.of[acting])
    np.maximum.at(most, of[acting], sides.of[acting])
    side = np.where(least < most, several, least)[:-1]
    return pd.Series(pd.array(names, dtype="str").take(side), index=events.index)
