"""The curated tables, and what is worked out from them once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.dictionary import Dictionary
from components.dataset.model.index import EVENT_TABLES, Index, Mask
from components.dataset.model.lane_fields import LANES
from components.dataset.model.lesson import Lesson
from components.dataset.model.package import NO_WORDS, NOBODY, Contact, FrontPage
from components.dataset.model.problem import Problem
from components.dataset.model.search import Named, Search, build_search, named_by

TABLES = (
    *("events", "participants", "claims", "links", "proposals", "actors", "names", "sources", "places", "topics"),
    *("ambiguities", "readings", "offices", "corrections"),
)


class DatasetError(ValueError):
    """A package that cannot be opened at all: says which file, and what is missing."""


@dataclass(frozen=True)
class Dataset:
    """The curated tables, as in data/datapackage.json, plus what is worked out from them once.

    All cells are text, empty if not known, except: events.earliest and events.latest (days; NaT if open) and
    participants.hand (whole number; NA if the actor is not a hand of the message).
    In a large package, columns of few different texts in events, participants and claims are pandas categoricals, which
    take a tenth of the memory; `taken` and `select` give plain text.
    events: one row an event in the order of time; worked out: `side` (who acts; "several" if more than one side does).
    participants: worked out: `side` of the actor.
    author: who made the data; empty if the package does not say. contact: to whom a mistake is reported.
    front: what the landing page says in words.
    problems: what could not be read; the rows concerned are not in the tables.
    filters: what was asked for, in words, to get these events from a larger package.
    mask: if this is a part of another Dataset, which of its events were chosen; None for a whole package.
    `events` may hold only the first of those that were chosen: `total` counts them all.
    lanes: the field whose lanes the timeline opens with: `dividing_field` of the whole package.
    unsupported: if this is a part of another Dataset, which of its events have lost their only support to what the
    reader switched off; None if nothing is.
    perhaps_outside: likewise, which of its events may lie outside the dates that the reader asked for, or reach beyond
    them; None if no dates were asked for, or only what is certain.
    """

    dictionary: Dictionary
    title: str
    version: str
    licence: str
    period: tuple[pd.Timestamp, pd.Timestamp]
    events: pd.DataFrame
    participants: pd.DataFrame
    claims: pd.DataFrame
    links: pd.DataFrame
    proposals: pd.DataFrame
    actors: pd.DataFrame
    names: pd.DataFrame
    sources: pd.DataFrame
    places: pd.DataFrame
    topics: pd.DataFrame
    ambiguities: pd.DataFrame
    readings: pd.DataFrame
    offices: pd.DataFrame
    corrections: pd.DataFrame
    author: str = ""
    contact: Contact = NOBODY
    front: FrontPage = NO_WORDS
    problems: tuple[Problem, ...] = ()
    filters: str = "no filter"
    mask: Mask | None = None
    unsupported: Mask | None = None
    perhaps_outside: Mask | None = None
    lanes: str = LANES[0]
    lessons: Mapping[str, Lesson] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many events were chosen, whether all of them are in `events` or only the first."""
        return len(self.events) if self.mask is None else int(np.count_nonzero(self.mask))

    def ids_among(self, mask: Mask | None) -> frozenset[str]:
        """Return the ids of those of these events, a part of another Dataset, that are in `mask` there; None: none."""
        if mask is None or self.mask is None:
            return frozenset()
        places = np.flatnonzero(self.mask)[: len(self.events)]
        found: list[str] = self.events[c.EVENT].iloc[np.flatnonzero(mask[places])].tolist()
        return frozenset(found)

    @cached_property
    def index(self) -> Index:
        """The same tables by whole numbers, for what must be quick."""
        return Index({name: getattr(self, name) for name in ("events", "links", *EVENT_TABLES)})

    def holds(self, event: str) -> bool:
        """Return whether there is an event with the id `event`."""
        return self.index.place(event) >= 0

    @cached_property
    def search(self) -> Search:
        """What the free-text search looks through; made when somebody first searches."""
        return build_search(self.index, self.words_of)

    @cached_property
    def words_of(self) -> Named:
        """What topics, places and actors are called, for the search."""
        return named_by({name: getattr(self, name) for name in ("topics", "places", "actors", "names")})

    @cached_property
    def names_of(self) -> Mapping[str, Mapping[str, str]]:
        """For actor_id, source_id and topic_id: id -> words on screen, in the order to show."""
        actors = self.actors.sort_values(c.NAME)
        return {
            c.ACTOR: dict(zip(actors[c.ACTOR], actors[c.NAME], strict=True)),
            c.SOURCE: dict(zip(self.sources[c.SOURCE], self.sources[c.SHORT], strict=True)),
            c.TOPIC: dict(zip(self.topics[c.TOPIC], self.topics[c.LABEL], strict=True)),
        }
