"""One actor: the events they occur in, in which roles, and when words reached them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.date_words import date_words
from components.dataset.model.dates import span
from components.dataset.model.dating import AskedDays
from components.dataset.model.index import Mask
from components.dataset.model.lookup import sorted_unique
from components.dataset.model.roles import CLOSENESS, SPOKEN
from components.dataset.timeline.timeline import ALL, LANE, LANE_LABEL, marks

# Worked-out columns of occasions.
ROLES, REACHED, BASES = "roles", "reached", "bases"

MOST_EVENTS = 300  # of an actor, whose marks can be told apart
_OF_ACTOR = [c.EVENT, c.ROLE, c.BASIS, c.RECEIVED]


@dataclass(frozen=True)
class ActorDescription:
    """What the package says of an actor, in words.

    same: id -> name of those who may be the same person or thing, as this row or theirs says; never merged.
    """

    actor: str
    name: str
    kind: str
    side: str
    side_name: str
    office: str
    belongs_to: str
    note: str
    same: Mapping[str, str]


def describe_actor(dataset: Dataset, actor: str) -> ActorDescription:
    """Return what the package says of `actor`. Raises KeyError if there is no such actor."""
    rows = {row[c.ACTOR]: row for row in rows_of(dataset.actors)}
    row, label = rows[actor], dataset.dictionary.label
    same = [row[c.SAME_AS], *(other for other in rows if rows[other][c.SAME_AS] == actor)]
    return ActorDescription(
        actor=actor,
        name=row[c.NAME],
        kind=label("actors", c.KIND, row[c.KIND]),
        side=row[c.SIDE],
        side_name=label("actors", c.SIDE, row[c.SIDE]),
        office=row[c.OFFICE],
        belongs_to=rows[row[c.AFFILIATION]][c.NAME] if row[c.AFFILIATION] in rows else "",
        note=row[c.NOTE],
        same={other: rows[other][c.NAME] for other in same if other in rows},
    )


def events_of(dataset: Dataset, actor: str) -> Mask:
    """Return in which events of `dataset` the actor occurs, in any role."""
    values, places, of = dataset.index.lanes(c.ACTOR)
    found: Mask = np.zeros(len(dataset.events), dtype=bool)
    if actor in values:
        found[places[of == values.index(actor)]] = True
    return found


def occurrences(dataset: Dataset, mask: Mask) -> dict[str, int]:
    """Return every actor of the package -> in how many of the events `mask` it occurs.

    First those that occur, by name; then the others, by name.
    """
    values, places, of = dataset.index.lanes(c.ACTOR)
    counts = dict(zip(values, np.bincount(of[mask[places]], minlength=len(values)).tolist(), strict=True))
    names = dataset.names_of[c.ACTOR]
    ordered = sorted(names, key=lambda actor: (not counts.get(actor), names[actor], actor))
    return {actor: counts.get(actor, 0) for actor in ordered}


def most_involved(dataset: Dataset, mask: Mask) -> str:
    """Return who acts, carries, receives or is present in most of the events `mask`; empty if nobody is.

    To be spoken of does not count. Of several, the first by name.
    """
    roles, actors = dataset.index.codes("participants", c.ROLE), dataset.index.codes("participants", c.ACTOR)
    there = roles.among({role: dataset.dictionary.roles[role].closeness != SPOKEN for role in roles.values})
    rows = there & dataset.index.of_rows(mask, "participants")
    pairs = sorted_unique(
        dataset.index.places("participants")[rows].astype(np.int64) * len(actors.values) + actors.of[rows]
    )
    counts = np.bincount(pairs % max(len(actors.values), 1), minlength=len(actors.values))
    names = dataset.names_of[c.ACTOR]
    known = [place for place in np.flatnonzero(counts) if actors.values[place] in names]
    most = min(known, key=lambda place: (-counts[place], names[actors.values[place]]), default=None)
    return "" if most is None else actors.values[most]


def appearances(dataset: Dataset, near: Dataset, actor: str, days: AskedDays = (None, None)) -> pd.DataFrame:
    """Return one row for each event of `near` in which the actor occurs: by closeness, then in the order of time.

    Columns: those of timeline.marks, where lane is how close the actor is to the event (see dataset.roles), the closest
    if there are several roles; and roles (all of them, in words), reached (when the words reached the actor, in words;
    empty if not known, or if it held none), bases (how the actor is known, in words). days: as `marks` takes them.
    Worked example: on 5 September 1995 Khaddam is the host of a meeting (S16) and receives the message spoken in it
    (S17), which reached him on that day (Document 000, paragraphs 9 and 11).
    """
    mine: dict[str, list[dict[Any, Any]]] = {}
    for row in rows_of(near.participants.loc[near.participants[c.ACTOR].eq(actor).to_numpy(), _OF_ACTOR]):
        mine.setdefault(row[c.EVENT], []).append(row)
    placed = marks(dataset, near, ALL, days)
    events = placed[c.EVENT].tolist()
    there = np.array([event in mine for event in events], dtype=bool)
    rows = [mine[event] for event in events if event in mine]
    close = [dataset.dictionary.roles.closeness(row[c.ROLE] for row in held) for held in rows]
    added = {
        LANE: close,
        LANE_LABEL: [CLOSENESS[one] for one in close],
        ROLES: [_labels(dataset, c.ROLE, held) for held in rows],
        REACHED: [_reached(held) for held in rows],
        BASES: [_labels(dataset, c.BASIS, held) for held in rows],
    }
    typed = {name: pd.Series(values, dtype="str") for name, values in added.items()}
    order = sorted(range(len(rows)), key=lambda place: list(CLOSENESS).index(close[place]))
    return placed[there].reset_index(drop=True).assign(**typed).iloc[order].reset_index(drop=True)


def by_closeness(occasions: pd.DataFrame) -> dict[str, list[str]]:
    """Return how close, in words -> the ids of these events, the closest first; only what occurs."""
    found: dict[str, list[str]] = {}
    for words, event in zip(occasions[LANE_LABEL].tolist(), occasions[c.EVENT].tolist(), strict=True):
        found.setdefault(words, []).append(event)
    return found


def _labels(dataset: Dataset, column: str, rows: list[dict[Any, Any]]) -> str:
    words = dataset.dictionary.labels("participants", column)
    return "; ".join(dict.fromkeys(words.get(row[column], row[column]) for row in rows))


def _reached(rows: list[dict[Any, Any]]) -> str:
    days = [row[c.RECEIVED] for row in rows if row[c.RECEIVED]]
    return date_words(days[0], *span(days[0]), "within") if days else ""
