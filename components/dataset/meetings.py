"""Meetings: who sat with whom."""

import calendar
import datetime as dt
from itertools import combinations
from typing import NamedTuple

import pandas as pd

from components.dataset import columns as c
from components.dataset.dates import date_words
from components.dataset.load import Dataset
from components.dataset.who import CERTAIN_STATUSES, SIDE_NAME

# The columns of attendance, beside those of events and actors.
ORDER = "order"
YEAR, QUARTER, SHORT_DATE, DATE_WORDS = "year", "quarter", "short_date", "date_words"
PART, NAMED, DONE, ROLE_WORDS = "part", "named", "done", "role_words"
# How an actor was there.
TOOK_PART, PROPOSED, SPOKEN_OF = "took part", "proposed only", "spoken of"
PARTS = (TOOK_PART, PROPOSED, SPOKEN_OF)

NO_DATE = "no date"
_MEETING = "meeting"
_PRESENT = ("host", "visitor", "attendee", "participant", "intermediary", "party", "author")
_INVITED = ("proposed-envoy", "proposed-participant")
_PART_OF_ROLE = dict.fromkeys(_PRESENT, TOOK_PART) | dict.fromkeys(_INVITED, PROPOSED)
_INFERRED = "inferred"
_ONE_ORIGIN = "one-origin"
_LASTED = "lasted"
_MONTH = 31  # days


class MeetingTally(NamedTuple):
    """How many meetings, how many of them are reported as done, and how many are known from one origin only."""

    meetings: int
    done: int
    one_origin: int


def attendance(shown: Dataset) -> pd.DataFrame:
    """Return who was at each meeting: one row an event of kind meeting and an actor, in the order of time.

    Columns event_id, title, corroboration; order (1, 2 ... in the order of time, those without a sure year last), year
    and quarter in which it was or began ("1995", "Q3"; empty if not sure), short_date ("5 Sep"; with the year if that
    is not sure), date_words; actor_id, name, side, side_name; role_words; part: "took part" (host, visitor, attendee
    ...), "proposed only", or "spoken of" (any other role, even who reports it; what is closest counts if an actor has
    several roles); named (a source names the actor; false if the curator infers it); done (the meeting is reported as
    done).
    """
    meetings = shown.events[shown.events[c.KIND] == _MEETING].reset_index(drop=True)
    rows = shown.participants[[c.EVENT, c.ACTOR, c.ROLE, c.BASIS]].merge(_dated(meetings), on=c.EVENT)
    rows[PART] = rows[c.ROLE].map(_PART_OF_ROLE).fillna(SPOKEN_OF)
    rows[NAMED] = rows[c.BASIS].ne(_INFERRED)
    rank = rows[PART].map(PARTS.index)
    closest = rows.assign(rank=rank).sort_values([ORDER, c.ACTOR, "rank", NAMED], ascending=[True, True, True, False])
    closest = closest.drop_duplicates([c.EVENT, c.ACTOR], ignore_index=True).drop(columns=["rank", c.BASIS])
    roles = shown.dictionary.labels("participants", c.ROLE)
    closest[ROLE_WORDS] = closest.pop(c.ROLE).map(lambda role: roles.get(role, role))
    actors = shown.actors.set_index(c.ACTOR)
    words = shown.dictionary.labels("actors", c.SIDE)
    closest[c.NAME] = closest[c.ACTOR].map(actors[c.NAME]).fillna(closest[c.ACTOR])
    closest[c.SIDE] = closest[c.ACTOR].map(actors[c.SIDE]).fillna("")
    closest[SIDE_NAME] = closest[c.SIDE].map(lambda value: words.get(value, value))
    return closest


def meeting_tally(attendance: pd.DataFrame) -> MeetingTally:
    """Return how many meetings `attendance` holds."""
    meetings = attendance.drop_duplicates(c.EVENT)
    one_origin = meetings[c.CORROBORATION].str.startswith(_ONE_ORIGIN)
    return MeetingTally(len(meetings), int(meetings[DONE].sum()), int(one_origin.sum()))


def seats(attendance: pd.DataFrame) -> pd.DataFrame:
    """Return every actor of `attendance`, the one with most meetings first, then by name.

    Columns actor_id, name, side, side_name.
    """
    columns = [c.ACTOR, c.NAME, c.SIDE, SIDE_NAME]
    counted = attendance.groupby(columns, as_index=False).size()
    return counted.sort_values(["size", c.NAME, c.ACTOR], ascending=[False, True, True], ignore_index=True)[columns]


def regulars(attendance: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `attendance` of actors who occur in more than one meeting."""
    return attendance[attendance.groupby(c.ACTOR)[c.EVENT].transform("size") > 1]


def met_most(attendance: pd.DataFrame) -> tuple[int, list[tuple[str, str]]]:
    """Return how often those met who met most often, and the names of each such pair.

    Counted are meetings reported as done in which both took part. (0, []) if nobody met.
    """
    present = attendance[attendance[DONE] & (attendance[PART] == TOOK_PART)].sort_values([c.NAME, c.ACTOR])
    pairs = [pair for _, names in present.groupby(c.EVENT)[c.NAME] for pair in combinations(names, 2)]
    counts = pd.Series(pairs, dtype="object").value_counts()
    if counts.empty:
        return 0, []
    return int(counts.max()), sorted(counts.index[counts == counts.max()])


def _dated(meetings: pd.DataFrame) -> pd.DataFrame:
    """Return the meetings with their numbers, and in words when each was."""
    bounds = [(_day(one), _day(other)) for one, other in zip(meetings[c.EARLIEST], meetings[c.LATEST], strict=True)]
    texts = list(zip(meetings[c.DATE], meetings[c.DATE_MEANING], bounds, strict=True))
    dated = meetings[[c.EVENT, c.TITLE, c.CORROBORATION]].copy()
    dated[YEAR] = [_year(*days, meaning) for _, meaning, days in texts]
    dated[QUARTER] = [_quarter(*days, meaning) for _, meaning, days in texts]
    dated[SHORT_DATE] = [_short(*days, meaning) for _, meaning, days in texts]
    dated[DATE_WORDS] = [date_words(date, *days, meaning) for date, meaning, days in texts]
    dated[DONE] = meetings[c.STATUS].isin(CERTAIN_STATUSES)
    dated = dated.sort_values(YEAR, key=lambda years: years.eq(""), kind="stable", ignore_index=True)
    return dated.assign(**{ORDER: range(1, len(dated) + 1)})


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
