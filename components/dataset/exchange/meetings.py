"""Meetings: who sat with whom."""

import calendar
import datetime as dt
from collections import Counter
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from components.dataset.exchange.ties import CERTAIN_STATUSES, SIDE_NAME
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of, table_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.date_words import date_words
from components.dataset.model.index import Mask

# The columns of attendance, beside those of events and actors.
ORDER = "order"
YEAR, QUARTER, SHORT_DATE, DATE_WORDS = "year", "quarter", "short_date", "date_words"
PART, NAMED, DONE, ROLE_WORDS = "part", "named", "done", "role_words"
# How an actor was there, as `RoleTraits.meeting` says.
TOOK_PART, PROPOSED, SPOKEN_OF = "took part", "proposed only", "spoken of"
PARTS = (TOOK_PART, PROPOSED, SPOKEN_OF)

_COLUMNS = [
    *(c.EVENT, c.TITLE, ORDER, YEAR, QUARTER, SHORT_DATE, DATE_WORDS),
    *(c.ACTOR, c.NAME, c.SIDE, SIDE_NAME, ROLE_WORDS, PART, NAMED, DONE),
]
MOST_MEETINGS = 60  # columns that can be told apart
NO_DATE = "no date"
_MEETING, _SHUTTLE = "meeting", "mediation"
_INFERRED = "inferred"
_LASTED = "lasted"
_MONTH = 31  # days


class MeetingTally(NamedTuple):
    """How many meetings, and how many of them are reported as done."""

    meetings: int
    done: int


def attendance(shown: Dataset) -> pd.DataFrame:
    """Return who was at each meeting (see `meetings_in`): one row a meeting and an actor, in the order of time.

    Columns event_id, title; order (1, 2 ... in the order of time, those without a sure year last), year
    and quarter in which it was or began ("1995", "Q3"; empty if not sure), short_date ("5 Sep"; with the year if that
    is not sure), date_words; actor_id, name, side, side_name; role_words; part: "took part" (host, visitor, attendee
    ...), "proposed only", or "spoken of" (any other role, even who reports it; what is closest counts if an actor has
    several roles); named (a source names the actor; false if the curator infers it); done (the meeting is reported as
    done).
    """
    met = shown.events[c.KIND].eq(_MEETING).to_numpy() & shown.events[c.TYPE].ne(_SHUTTLE).to_numpy()
    dated = {row[c.EVENT]: row for row in _dated(shown.events[met])}
    there = shown.participants[c.EVENT].isin(dated).to_numpy()
    rows = shown.participants.loc[there, [c.EVENT, c.ACTOR, c.ROLE, c.BASIS]]
    closest: dict[tuple[int, str], tuple[int, bool, str]] = {}
    for row in rows_of(rows):
        event, actor, role, basis = row.values()
        part = PARTS.index(shown.dictionary.roles[role].meeting or SPOKEN_OF)
        found, place = (part, basis == _INFERRED, role), (dated[event][ORDER], actor)
        if place not in closest or found[:2] < closest[place][:2]:
            closest[place] = found
    meetings = list(dated.values())
    roles, sides = shown.dictionary.labels("participants", c.ROLE), shown.dictionary.labels("actors", c.SIDE)
    actors = {actor: (name, side) for actor, name, side in shown.actors[[c.ACTOR, c.NAME, c.SIDE]].to_numpy()}
    drawn = []
    for (order, actor), (part, inferred, role) in sorted(closest.items()):
        name, side = actors.get(actor, (actor, ""))
        told = {PART: PARTS[part], NAMED: not inferred, ROLE_WORDS: roles.get(role, role)}
        of_actor = {c.ACTOR: actor, c.NAME: name, c.SIDE: side, SIDE_NAME: sides.get(side, side)}
        drawn.append({**meetings[order - 1], **told, **of_actor})
    return table_of(drawn, _COLUMNS, {ORDER: "int64", NAMED: "bool", DONE: "bool"})


def meetings_in(dataset: Dataset, mask: Mask) -> Mask:
    """Return which of the events `mask` are meetings that somebody takes part in.

    Go-betweens who move between two sides (the type mediation) do not make them meet.
    """
    index, starts = dataset.index, dataset.index.hanging("participants").starts
    kinds, types = index.codes("events", c.KIND), index.codes("events", c.TYPE)
    are: Mask = mask & kinds.any_of((_MEETING,)) & (np.diff(starts) > 0)
    return are & ~types.any_of((_SHUTTLE,))


def meeting_tally(attendance: pd.DataFrame) -> MeetingTally:
    """Return how many meetings `attendance` holds."""
    meetings = attendance.drop_duplicates(c.EVENT)
    return MeetingTally(len(meetings), int(meetings[DONE].sum()))


def attendees(attendance: pd.DataFrame) -> pd.DataFrame:
    """Return every actor of `attendance`, the one with most meetings first, then by name.

    Columns actor_id, name, side, side_name.
    """
    columns = [c.ACTOR, c.NAME, c.SIDE, SIDE_NAME]
    counts = Counter(zip(*(attendance[column].tolist() for column in columns), strict=True))
    ordered = sorted(counts, key=lambda actor: (-counts[actor], actor[1], actor[0]))
    return pd.DataFrame(ordered, columns=columns).astype("str")


def met_most(attendance: pd.DataFrame) -> tuple[int, list[tuple[str, str]]]:
    """Return how often those met who met most often, and the names of each such pair.

    Counted are meetings reported as done in which both took part. (0, []) if nobody met.
    """
    present: dict[str, list[tuple[str, str]]] = {}
    together = attendance[(attendance[DONE] & (attendance[PART] == TOOK_PART)).to_numpy()]
    for event, name, actor in zip(*(together[column].tolist() for column in (c.EVENT, c.NAME, c.ACTOR)), strict=True):
        present.setdefault(event, []).append((name, actor))
    counts = Counter((one[0], other[0]) for there in present.values() for one, other in combinations(sorted(there), 2))
    most = max(counts.values(), default=0)
    return most, sorted(pair for pair, count in counts.items() if count == most)


def _dated(meetings: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the meetings with their numbers, and in words when each was."""
    columns = [c.EVENT, c.TITLE, c.DATE, c.DATE_MEANING, c.STATUS, c.EARLIEST, c.LATEST]
    found: list[dict[Any, Any]] = []
    for row in rows_of(meetings, columns):
        days, meaning = (_day(row[c.EARLIEST]), _day(row[c.LATEST])), row[c.DATE_MEANING]
        words = {
            YEAR: _year(*days, meaning),
            QUARTER: _quarter(*days, meaning),
            SHORT_DATE: _short(*days, meaning),
            DATE_WORDS: date_words(row[c.DATE], *days, meaning),
        }
        found.append(row | words | {DONE: row[c.STATUS] in CERTAIN_STATUSES})
    found.sort(key=lambda row: row[YEAR] == "")
    return [row | {ORDER: place} for place, row in enumerate(found, start=1)]


def _day(stamp: pd.Timestamp) -> dt.date | None:
    return None if pd.isna(stamp) else stamp.date()


def _year(earliest: dt.date | None, latest: dt.date | None, meaning: str) -> str:
    """Return the year in which it was, or began; empty if that is not sure."""
    if earliest is None or (meaning != _LASTED and (latest is None or earliest.year != latest.year)):
        return ""
    return str(earliest.year)


def _quarter(earliest: dt.date | None, latest: dt.date | None, meaning: str) -> str:
    """Return the quarter in which it was, or began; empty if that is not sure."""
    if earliest is None or not _year(earliest, latest, meaning):
        return ""
    first, last = (earliest.month + 2) // 3, (latest.month + 2) // 3 if latest else 0
    return f"Q{first}" if meaning == _LASTED or first == last else ""


def _short(earliest: dt.date | None, latest: dt.date | None, meaning: str) -> str:
    """Return a date in few letters: "5 Sep", "20–23 Feb", "30 Oct – 1 Nov", "Feb", "Jun – Aug".

    With the year if that is not sure ("≤ 4 Feb 1996"); "no date" if both bounds are open.
    """
    if earliest is None:
        return f"≤ {_day_month(latest)} {latest.year}" if latest else NO_DATE
    if latest is None:
        return f"≥ {_day_month(earliest)}" + ("" if meaning == _LASTED else f" {earliest.year}")
    if earliest == latest:
        return _day_month(earliest)
    if earliest.year != latest.year and meaning != _LASTED:
        return f"{earliest.year} – {latest.year}"
    return _short_span(earliest, latest)


def _short_span(earliest: dt.date, latest: dt.date) -> str:
    month, end = calendar.month_abbr[earliest.month], calendar.month_abbr[latest.month]
    whole = earliest.day == 1 and latest.day == calendar.monthrange(latest.year, latest.month)[1]
    if (earliest.year, month) == (latest.year, end):
        return month if whole else f"{earliest.day}–{latest.day} {month}"
    if (latest - earliest).days < _MONTH and not whole:
        return f"{_day_month(earliest)} – {_day_month(latest)}"
    return f"{month} – {end}" + (f" {latest.year}" if earliest.year != latest.year else "")


def _day_month(day: dt.date) -> str:
    return f"{day.day} {calendar.month_abbr[day.month]}"
