"""Where each wait stands: a row each under the heading of who asks and who is to answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.dataset.model.date_words import days_words
from components.dataset.replies import wait_records as w
from components.dataset.replies.waits import LEAST, MOST
from components.figures.base.theme import Theme, escape_html, wrap_html
from components.figures.replies.wait_axis import Days, scale

LETTER = 0.52  # mean width of a letter, in text sizes
_LINE = 1.3  # height of a line of text, in text sizes
_HEAD, _GAP = 2.2, 0.5  # heights in text sizes: of a heading, behind its rows

Row = Mapping[Any, Any]


@dataclass(frozen=True)
class Line:
    """One wait, and where it stands.

    In px down: top and bottom of its row, y of its line. In px along: sure, where the time that surely passed ends;
    end, where its end stands; last, where its band ends. heading: its date and title. words: what came of it.
    """

    wait: Row
    top: float
    y: float
    bottom: float
    sure: float
    end: float
    last: float
    heading: str
    words: str


@dataclass(frozen=True)
class Head:
    """The heading over the waits of the same two sides: its middle, where it ends, where its rows end, in px down."""

    y: float
    bottom: float
    end: float
    first: Row


def days_scale(rows: Sequence[Row], room: float, theme: Theme, *, beside: bool) -> Days:
    """Return the scale of days over `room` px, in which what came of each wait has room behind it if `beside`."""
    answered = [int(row[MOST]) for row in rows if not pd.isna(row[MOST])]
    waiting = [int(row[LEAST]) for row in rows if pd.isna(row[MOST]) and not pd.isna(row[LEAST])]
    margin = 1.5 * theme.mark
    labels = [(_longest(row), margin + (len(_words(row)) * LETTER * (theme.size - 1) if beside else 0)) for row in rows]
    return scale(answered, waiting, labels, room - theme.mark, theme)


def place_waits(
    rows: Sequence[Row], days: Days, theme: Theme, wide: float, *, beside: bool
) -> tuple[list[Head], list[Line]]:
    """Return headings and waits; those of the same two sides together, in the order given.

    wide: px that the titles have. beside: titles stand beside the lines, and what came of it behind; else one above
    and the other below the line.
    """
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row[w.ASKER], row[w.ASKED]), []).append(row)
    rank = {side: place for place, side in enumerate(theme.sides)}
    heads: list[Head] = []
    lines: list[Line] = []
    y = 0.0
    for _, members in sorted(groups.items(), key=lambda one: [rank.get(side, len(rank)) for side in one[0]][::-1]):
        top, y = y, y + theme.size * _HEAD
        for row in members:
            lines.append(_line(row, days, theme, y, wide, beside=beside))
            y = lines[-1].bottom
        heads.append(Head(round(top + theme.size * 1.1, 1), round(top + theme.size * _HEAD, 1), y, members[0]))
        y = round(y + theme.size * _GAP, 1)
    return heads, lines


def _line(wait: Row, days: Days, theme: Theme, top: float, wide: float, *, beside: bool) -> Line:
    title = wrap_html(wait[w.QUESTION_TITLE], int(wide / (LETTER * (theme.size - 1))))
    hidden = "" if wait[w.QUESTION_KEPT] else ", not chosen"
    heading = f'<span style="color:{theme.faint}">{escape_html(wait[w.PUT_SHORT])}{hidden}</span><br>{title}'
    text = theme.size * _LINE * (title.count("<br>") + 2)
    y = top + theme.size * (1.1 if beside else 0.9) + (0 if beside else text)
    height = text + theme.size * (0.7 if beside else 3.0)
    last = days.px(_longest(wait))
    sure = min(days.px(wait[LEAST]), last)
    ends = sure, round((sure + last) / 2, 1), last
    return Line(wait, round(top, 1), round(y, 1), round(top + height, 1), *ends, heading, _words(wait))


def _longest(wait: Row) -> Any:
    """Return the days that a wait may have lasted, of one without an answer the least; NA if not known."""
    return wait[LEAST] if pd.isna(wait[MOST]) else wait[MOST]


def _words(wait: Row) -> str:
    """Return what came of a wait, as short as it can be said."""
    if wait[w.ANSWER]:
        hidden = "" if wait[w.ANSWER_KEPT] else ", not chosen"
        many = "days not known" if pd.isna(_longest(wait)) else days_words(wait[LEAST], wait[MOST])
        return f"{many}: {wait[w.ANSWERED_SHORT]}{hidden}"
    if pd.isna(wait[LEAST]):
        return "no answer recorded" if wait[w.UNTIL] else "no answer, nor a later message, recorded"
    return f"≥ {wait[LEAST]:,} days, no answer recorded"
