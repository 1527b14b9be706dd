"""Whose act an event is."""

import pandas as pd

from components.dataset import columns as c

SEVERAL = "several"

# Who acts in an event: the first group of roles that anybody holds in it decides.
_ACTING = (
    ("author",),
    ("requester", "caller", "initiator", "decider", "drafter", "approver"),
    ("signatory", "party", "participant"),
    ("visitor", "host", "attendee"),
    ("publisher", "authenticator", "carrier", "witness", "alleged-promisor"),
    ("subject", "messenger", "intermediary", "reporter", "instructed"),
)
_RANK = {role: rank for rank, group in enumerate(_ACTING) for role in group}
_LEAST = len(_ACTING)
_VISIT = "visit"


def add_sides(participants: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """Return `participants` with the column `side` of each actor; empty if not known."""
    sides = actors.set_index(c.ACTOR)[c.SIDE]
    return participants.assign(**{c.SIDE: participants[c.ACTOR].map(sides).fillna("")})


def acting_sides(events: pd.DataFrame, participants: pd.DataFrame) -> pd.Series:
    """Return for each event the side that acts in it, "several" if more than one does, or an empty text.

    events: columns event_id, type. participants: columns event_id, role, side.
    The author of a message acts, not who is spoken to; of a visit the visitor acts; in a meeting all who meet do.
    """
    rank = participants[c.ROLE].map(_RANK).fillna(_LEAST).astype(int)
    visits = set(events.loc[events[c.TYPE] == _VISIT, c.EVENT])
    hosts = participants[c.ROLE].eq("host") & participants[c.EVENT].isin(visits)
    acting = participants.assign(rank=rank.mask(hosts, _LEAST))
    first = acting["rank"] == acting.groupby(c.EVENT)["rank"].transform("min")
    sides = acting[first & (acting[c.SIDE] != "")].groupby(c.EVENT)[c.SIDE].agg(["first", "nunique"])
    side = sides["first"].mask(sides["nunique"] > 1, SEVERAL).to_dict()
    return pd.Series([side.get(event, "") for event in events[c.EVENT]], index=events.index, dtype="str")
