"""The table of events."""

from collections.abc import Mapping

import numpy as np

from benchmarks.invented import words as w
from benchmarks.invented.draw import (
    AFTER,
    BEFORE,
    DAY,
    DAYS,
    FIRST_DAY,
    LASTED,
    MONTH,
    YEAR,
    Draw,
    is_message,
)
from benchmarks.invented.text import Column, joined, numbers, one_of, pick, quoted, where

_DAY_WORDS = [str(FIRST_DAY + day) for day in range(DAYS + 1)]
_MONTH_WORDS = [day[:7] for day in _DAY_WORDS]
_YEAR_WORDS = [day[:4] for day in _DAY_WORDS]


def event_ids(places: np.ndarray) -> Column:
    """Return the ids of the events at `places` (0 is the first in time)."""
    return joined("E", numbers(places + 1, 7))


def dated(drawn: Draw, rows: slice) -> tuple[Column, Column, Column]:
    """Return the EDTF text of each event, and its first and last possible day (an empty text where open)."""
    first, last, shape = drawn.earliest[rows], drawn.latest[rows], drawn.shape[rows]
    early, late = pick(_DAY_WORDS, first), pick(_DAY_WORDS, last)
    about = where(drawn.chance[rows] < 0.1, "~")
    month, year = joined(pick(_MONTH_WORDS, first), about), joined(pick(_YEAR_WORDS, first), about)
    lasted, within = joined(early, "/", late), joined("[", early, "..", late, "]")
    text = one_of(shape, [early, month, year, lasted, within, joined("../", late), joined(early, "/..")])
    return text, where(shape != BEFORE, early), where(shape != AFTER, late)


def event_rows(drawn: Draw, rows: slice) -> Mapping[str, Column | str]:
    """Return the columns of the events at `rows`, as data/datapackage.json names them."""
    places = np.arange(len(drawn))[rows]
    kind, chance = drawn.kind[rows], drawn.chance[rows]
    date, earliest, latest = dated(drawn, rows)
    known = drawn.shape[rows] == DAY
    lasted = (drawn.shape[rows] == LASTED) | ((drawn.shape[rows] == YEAR) & (chance < 0.3))
    inferred = drawn.shape[rows] == MONTH
    public = chance >= 0.6
    return {
        "event_id": event_ids(places),
        **_told(drawn, rows, places),
        "kind": pick(w.KINDS, kind),
        "type": pick([one for pair in w.TYPES for one in pair], kind * 2 + (chance < 0.4)),
        "form": pick(w.FORMS, kind),
        "channel": pick(w.CHANNELS, drawn.channel[rows]),
        "date_stated": joined(date, " (as invented)"),
        "date": date,
        "earliest": earliest,
        "latest": latest,
        "date_meaning": where(known, "day", where(lasted, "lasted", "within")),
        "date_basis": where(inferred, "inferred", "stated"),
        "place_id": where(chance < 0.7, pick(w.PLACES, drawn.place[rows])),
        "place_basis": where(chance < 0.7, "stated"),
        "topics": _topics(drawn, rows),
        "citation": where(public, "Invented Gazette of the same day"),
        "citation_status": where(public, "stable", "none"),
        **{column: _by_chance(values, chance, turn) for turn, (column, values) in enumerate(_LEFT_TO_CHANCE, start=1)},
    }


_LEFT_TO_CHANCE = (
    ("layer", w.LAYERS),
    ("chapter", w.CHAPTERS),
    ("secrecy", w.SECRECIES),
    ("status", w.STATUSES),
    ("certainty", w.CERTAINTIES),
    ("corroboration", w.CORROBORATIONS),
    ("verification", w.VERIFICATIONS),
)


def _by_chance(values: tuple[str, ...], chance: np.ndarray, turn: int) -> Column:
    """Choose one of `values` in each row: another digit of the chance for each turn."""
    return pick(values, ((chance * 10**turn) % 1 * len(values)).astype("int8"))


def _told(drawn: Draw, rows: slice, places: np.ndarray) -> dict[str, Column]:
    """Return what is told of the events, in words."""
    first, second = (pick(w.ACTOR_NAMES, drawn.actors[rows, which]) for which in (0, 1))
    topic, number = pick(w.TOPIC_NAMES, drawn.topic[rows]), numbers(places + 1)
    verb = pick(
        ("writes to", "meets", "takes counsel with", "agrees with", "speaks of", "breaks with", "prints papers of"),
        drawn.kind[rows],
    )
    asks = is_message(drawn)[rows] & (drawn.chance[rows] < 0.3)
    return {
        "title": quoted(joined(first, " ", verb, " ", second, " on ", topic, ", no. ", number)),
        "summary": joined("Invented event ", number, ": ", first, " ", verb, " ", second, "; it never happened."),
        "asked": where(asks, joined("An answer on ", topic)),
    }


def _topics(drawn: Draw, rows: slice) -> Column:
    first, second = drawn.topic[rows], drawn.second_topic[rows]
    return where(first == second, pick(w.TOPICS, first), joined(pick(w.TOPICS, first), ";", pick(w.TOPICS, second)))
