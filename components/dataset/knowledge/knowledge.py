"""Who knew what when: of each event that was not public, who is documented to have known, and from which days on."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from components.dataset.knowledge.context import event_context
from components.dataset.knowledge.justifications import Justification, justifications
from components.dataset.knowledge.merged import MergedKnowledge, merge_justifications
from components.dataset.model import columns as c
from components.dataset.model.actor import short_names
from components.dataset.model.cells import event_bounds, rows_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.date_words import since_brief, since_words
from components.dataset.model.dates import Span
from components.dataset.model.index import Mask
from components.dataset.model.vocabulary import NOT_DONE
from components.dataset.query.filter_words import event_dates

# States of an actor towards an event, the surest first.
KNEW, COULD, NOTHING = "knew", "could have known", "no evidence"
KINDS = ("message", "meeting", "deliberation")
PUBLIC = "public"
MOST_ROWS, MOST_COLUMNS = 60, 8  # that can be told apart
_PERSONAL = ("person", "office", "group")
_MONTH = dt.timedelta(days=31)

Evidence = Mapping[tuple[str, str], MergedKnowledge]  # (event_id, actor_id) -> what all justifications come to


class Knowledge(NamedTuple):
    """What an actor knew of an event.

    date: in words. year: "1996", or empty if not sure. not_done: the event's status in words if it is not reported as
    done, else empty. name: as `distinct_names` gives it. side_name: in words. state: KNEW, COULD or NOTHING. days:
    between which the actor came to know, both included, None if open. hand: of the message; None if none. why: what it
    rests on; empty without evidence. label: the name in short. dated: the bounds of the event.
    """

    event: str
    title: str
    date: str
    year: str
    not_done: str
    actor: str
    name: str
    side: str
    side_name: str
    state: str
    days: Span
    hand: int | None
    why: str
    label: str = ""
    dated: Span = Span(None, None)

    @property
    def since(self) -> str:
        """Since when, in words; empty without evidence."""
        return "" if self.state == NOTHING else since_words(self.days)

    @property
    def since_brief(self) -> str:
        """Since when, in few letters; empty without evidence."""
        return "" if self.state == NOTHING else since_brief(self.days)

    @property
    def words(self) -> str:
        """State and days: "knew, from 2 February 1996"."""
        return f"{self.state}, {self.since}" if self.since else self.state


class EligibleEvents(NamedTuple):
    """Which of the chosen events can be a row; how many of them are public, and how many of another kind."""

    among: Mask
    public: Mask
    other: Mask


def eligible_events(dataset: Dataset, mask: Mask) -> EligibleEvents:
    """Return which of the events `mask` are messages, meetings and deliberations that were not public."""
    kinds, secrecy = dataset.index.codes("events", c.KIND), dataset.index.codes("events", c.SECRECY)
    of_kind = mask & kinds.any_of(KINDS)
    public = of_kind & secrecy.any_of((PUBLIC,))
    return EligibleEvents(of_kind & ~public, public, mask & ~of_kind)


def knowledge_evidence(dataset: Dataset, asked: Sequence[str], sure: Mask, day: dt.date | None = None) -> Evidence:
    """Return for each of the events `asked` (event_ids) and each actor with any evidence what shows that he knew of it.

    sure: which events of `dataset` are certain (`certain`); of others nobody is said to have known. day: the last that
    is looked at: who only perhaps knew by then could have known, what begins later is left out; None: the whole record.
    A state never comes to anybody's state or office because one of its people knew.
    """
    found: dict[tuple[str, str], list[Justification]] = {}
    for reason in justifications(event_context(dataset, asked, sure)):
        found.setdefault((reason.event, reason.actor), []).append(reason)
    merged = {key: merge_justifications(reasons, day) for key, reasons in found.items()}
    return {key: known for key, known in merged.items() if known}


def happened_by(events: pd.DataFrame, day: dt.date | None) -> Mask:
    """Return which `events` may have happened by `day`, included. None: all."""
    if day is None:
        return np.ones(len(events), dtype=bool)
    first = np.where(events[c.EARLIEST].isna(), events[c.LATEST], events[c.EARLIEST]).astype("datetime64[us]")
    begun: Mask = ~(events[c.EARLIEST].to_numpy() > np.datetime64(day, "us"))
    dated: Mask = begun & ~np.isnat(first)
    return dated


def days_of_record(events: pd.DataFrame, evidence: Evidence) -> list[dt.date]:
    """Return the days on which something is first certain: that one of `events` happened, or that somebody knew of it.

    The last day of a span longer than a month is none: it stands for a year or a season, not for a day.
    """
    spans = [event_bounds(row) for row in rows_of(events, [c.EARLIEST, c.LATEST])]
    spans += [known.days for known in evidence.values() if known.documented]
    return sorted({last for first, last in spans if last and not (first and last - first > _MONTH)})


def informed_actors(evidence: Evidence, actors: pd.DataFrame) -> list[str]:
    """Return the persons, offices and groups with any evidence: those documented to have known of most first.

    actors: the table of a package. Ties: who could have known of most, then by name.
    """
    names = {row[c.ACTOR]: row[c.NAME] for row in rows_of(actors) if row[c.KIND] in _PERSONAL}
    counts: dict[str, list[int]] = {}
    for (_, actor), known in evidence.items():
        if actor in names:
            counts.setdefault(actor, [0, 0])[not known.documented] += 1
    return sorted(counts, key=lambda one: (-counts[one][0], -counts[one][1], names[one], one))


def distinct_names(actors: pd.DataFrame) -> dict[str, str]:
    """Return actor_id -> name; the id in brackets after a name that several of `actors` have."""
    doubled = actors[c.NAME].duplicated(keep=False).tolist()
    names = zip(actors[c.ACTOR].tolist(), actors[c.NAME].tolist(), doubled, strict=True)
    return {actor: f"{name} ({actor})" if twice else name for actor, name, twice in names}


def knowledge(shown: Dataset, evidence: Evidence, actors: Sequence[str]) -> list[Knowledge]:
    """Return what each of `actors` (actor_ids) knew of each event of `shown`: event by event, each with all actors.

    Events in the order of time, those of no sure year last.
    """
    sides, names = shown.dictionary.labels("actors", c.SIDE), distinct_names(shown.actors)
    side_of = dict(zip(shown.actors[c.ACTOR].tolist(), shown.actors[c.SIDE].tolist(), strict=True))
    short = short_names(shown.actors)
    dates, statuses = event_dates(shown), shown.dictionary.labels("events", c.STATUS)
    found = []
    for row in rows_of(shown.events, [c.EVENT, c.TITLE, c.STATUS, c.EARLIEST, c.LATEST]):
        event, (first, last) = row[c.EVENT], event_bounds(row)
        for actor in actors:
            if actor not in side_of:
                continue
            known, side = evidence.get((event, actor)), side_of[actor]
            found.append(
                Knowledge(
                    event=event,
                    title=row[c.TITLE],
                    date=dates[event],
                    year=str(first.year) if first and last and first.year == last.year else "",
                    not_done=statuses.get(row[c.STATUS], "").lower() if row[c.STATUS] in NOT_DONE else "",
                    actor=actor,
                    name=names[actor],
                    side=side,
                    side_name=sides.get(side, side),
                    state=(KNEW if known.documented else COULD) if known else NOTHING,
                    days=known.days if known else Span(None, None),
                    hand=known.hand if known else None,
                    why=known.why if known else "",
                    label=short.get(actor, names[actor]),
                    dated=Span(first, last),
                )
            )
    return sorted(found, key=lambda one: one.year == "")
