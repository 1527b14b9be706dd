"""Meetings: who sat with whom."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

import numpy as np
import pandas as pd

from components.dataset.exchange.ties import CERTAIN_STATUSES
from components.dataset.model import columns as c
from components.dataset.model.actor import Actor, actor_lookup
from components.dataset.model.cells import rows_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.date_words import date_words
from components.dataset.model.dates import Span
from components.dataset.model.index import Mask

# How an actor was there, as `RoleTraits.meeting` says.
TOOK_PART, PROPOSED, SPOKEN_OF = "took part", "proposed only", "spoken of"
PARTS = (TOOK_PART, PROPOSED, SPOKEN_OF)

MOST_MEETINGS = 60  # rows that are still looked through
_MEETING, _SHUTTLE = "meeting", "mediation"
_INFERRED = "inferred"
_LASTED = "lasted"


class Attendee(NamedTuple):
    """An actor of a meeting.

    part: "took part" (host, visitor, attendee ...), "proposed only", or "spoken of" (any other role, even who reports
    it); what is closest counts if an actor has several roles. role: in words. named: a source names the actor; false
    if the curator infers it.
    """

    actor: Actor
    part: str
    role: str
    named: bool


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that somebody attends; first those who took part, side by side.

    year: in which it was or began ("1995"; empty if not sure). date: in words. bounds: of its date. done: it is
    reported as done; status: how it is reported, in words.
    """

    event: str
    title: str
    year: str
    date: str
    bounds: Span
    done: bool
    status: str
    attendees: tuple[Attendee, ...]

    @property
    def took_part(self) -> list[Actor]:
        """Those who took part."""
        return [attendee.actor for attendee in self.attendees if attendee.part == TOOK_PART]


def meetings_of(shown: Dataset) -> list[Meeting]:
    """Return the meetings (see `meetings_in`) in the order of time, those without a sure year last."""
    met = shown.events[c.KIND].eq(_MEETING).to_numpy() & shown.events[c.TYPE].ne(_SHUTTLE).to_numpy()
    attendees = _attendees(shown, shown.events.loc[met, c.EVENT])
    columns = [c.EVENT, c.TITLE, c.DATE, c.DATE_MEANING, c.STATUS, c.EARLIEST, c.LATEST]
    found = []
    for row in rows_of(shown.events[met], columns):
        if row[c.EVENT] not in attendees:
            continue
        days, meaning = (_day(row[c.EARLIEST]), _day(row[c.LATEST])), row[c.DATE_MEANING]
        found.append(
            Meeting(
                event=row[c.EVENT],
                title=row[c.TITLE],
                year=_year(*days, meaning),
                date=date_words(row[c.DATE], *days, meaning),
                bounds=Span(*days),
                done=row[c.STATUS] in CERTAIN_STATUSES,
                status=shown.dictionary.label("events", c.STATUS, row[c.STATUS]),
                attendees=attendees[row[c.EVENT]],
            )
        )
    return sorted(found, key=lambda meeting: not meeting.year)


def _attendees(shown: Dataset, events: pd.Series) -> dict[str, tuple[Attendee, ...]]:
    there = shown.participants[shown.participants[c.EVENT].isin(events).to_numpy()]
    closest: dict[str, dict[str, tuple[int, bool, str]]] = {}
    for row in rows_of(there, [c.EVENT, c.ACTOR, c.ROLE, c.BASIS]):
        part = PARTS.index(shown.dictionary.roles[row[c.ROLE]].meeting or SPOKEN_OF)
        own = part, row[c.BASIS] == _INFERRED, row[c.ROLE]
        others = closest.setdefault(row[c.EVENT], {})
        others[row[c.ACTOR]] = min(others.get(row[c.ACTOR], own), own, key=lambda one: one[:2])
    actor, label = actor_lookup(shown), shown.dictionary.label
    return {
        event: tuple(
            sorted(
                (
                    Attendee(actor(key), PARTS[part], label("participants", c.ROLE, role), not inferred)
                    for key, (part, inferred, role) in of_event.items()
                ),
                key=lambda one: (PARTS.index(one.part), one.actor.place, one.actor.name, one.actor.id),
            )
        )
        for event, of_event in closest.items()
    }


def meetings_in(dataset: Dataset, mask: Mask) -> Mask:
    """Return which of the events `mask` are meetings that somebody takes part in.

    Go-betweens who move between two sides (the type mediation) do not make them meet.
    """
    index, starts = dataset.index, dataset.index.hanging("participants").starts
    kinds, types = index.codes("events", c.KIND), index.codes("events", c.TYPE)
    are: Mask = mask & kinds.any_of((_MEETING,)) & (np.diff(starts) > 0)
    return are & ~types.any_of((_SHUTTLE,))


def attending_actors(meetings: Sequence[Meeting]) -> list[Actor]:
    """Return every actor of `meetings`, the one with most meetings first, then by name."""
    counts = Counter(attendee.actor for meeting in meetings for attendee in meeting.attendees)
    return sorted(counts, key=lambda actor: (-counts[actor], actor.name, actor.id))


def met_most(meetings: Sequence[Meeting]) -> tuple[int, list[tuple[str, str]]]:
    """Return how often those met who met most often, and the names of each such pair, in short.

    Counted are meetings reported as done in which both took part. (0, []) if nobody met.
    """
    together = (
        sorted((actor.name, actor.id, actor.label) for actor in meeting.took_part)
        for meeting in meetings
        if meeting.done
    )
    counts = Counter((one[2], other[2]) for there in together for one, other in combinations(there, 2))
    most = max(counts.values(), default=0)
    return most, sorted(pair for pair, count in counts.items() if count == most)


def _day(stamp: pd.Timestamp) -> dt.date | None:
    return None if pd.isna(stamp) else stamp.date()


def _year(earliest: dt.date | None, latest: dt.date | None, meaning: str) -> str:
    """Return the year in which it was, or began; empty if that is not sure."""
    if earliest is None or (meaning != _LASTED and (latest is None or earliest.year != latest.year)):
        return ""
    return str(earliest.year)
