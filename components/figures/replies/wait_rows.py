"""Where each wait stands: a row each under the heading of who asks and who is to answer."""

from collections.abc import Sequence
from typing import NamedTuple

from components.dataset.model.date_words import days_words
from components.dataset.replies.wait_records import Wait
from components.figures.base.text_width import lines_width, wrap_to_width
from components.figures.base.theme import Theme
from components.figures.replies.dated_words import dated_words
from components.figures.replies.wait_axis import Days, scale

_LINE = 1.3  # height of a line of text, in text sizes
_HEAD, _GAP = 2.2, 0.5  # heights in text sizes: of a heading, behind its rows
_WORDS = 0.5  # share of the width that what came of a wait has at most


class Line(NamedTuple):
    """One wait, and where it stands.

    In px down: top and bottom of its row, y of its line. In px along: sure, where the time that surely passed ends;
    end, where its end stands; last, where its band ends. heading: its date and title. words: what came of it.
    """

    wait: Wait
    top: float
    y: float
    bottom: float
    sure: float
    end: float
    last: float
    heading: str
    words: str


class Head(NamedTuple):
    """The heading over the waits of the same two sides: its middle, and where its rows end, in px down."""

    y: float
    end: float
    first: Wait


def days_scale(waits: Sequence[Wait], room: float, theme: Theme, wide: float) -> Days:
    """Return the scale of days over `room` px, in which what came of each wait has room behind it. wide: as below."""
    answered = [wait.most for wait in waits if wait.most is not None]
    waiting = [wait.least for wait in waits if wait.most is None and wait.least is not None]
    labels = [(wait.longest, 1.5 * theme.mark + lines_width(_words(wait, wide, theme), theme.size)) for wait in waits]
    return scale(answered, waiting, labels, room - theme.mark, theme)


def place_waits(waits: Sequence[Wait], days: Days, theme: Theme, wide: float) -> tuple[list[Head], list[Line]]:
    """Return headings and waits; those of the same two sides together, in the order given. wide: px of the titles."""
    groups: dict[tuple[str, str], list[Wait]] = {}
    for wait in waits:
        groups.setdefault((wait.asker, wait.asked), []).append(wait)
    rank = {side: place for place, side in enumerate(theme.sides)}
    heads: list[Head] = []
    lines: list[Line] = []
    y = 0.0
    for _, members in sorted(groups.items(), key=lambda one: [rank.get(side, len(rank)) for side in one[0]][::-1]):
        top, y = y, y + theme.size * _HEAD
        for wait in members:
            lines.append(_line(wait, days, theme, y, wide))
            y = lines[-1].bottom
        heads.append(Head(round(top + theme.size * 1.1, 1), y, members[0]))
        y = round(y + theme.size * _GAP, 1)
    return heads, lines


def _line(wait: Wait, days: Days, theme: Theme, top: float, wide: float) -> Line:
    hidden = "" if wait.question.chosen else ", not chosen"
    heading = dated_words(f"{wait.question.short_date}{hidden}", wait.question.title, wide, theme)
    words = _words(wait, wide, theme)
    half = theme.size * _LINE * (words.count("<br>") + 1) / 2
    y = top + theme.size * _LINE * (heading.count("<br>") + 1) + half + 3
    last = days.px(wait.longest)
    sure = min(days.px(wait.least), last)
    ends = sure, round((sure + last) / 2, 1), last
    return Line(wait, round(top, 1), round(y, 1), round(y + half + theme.size * 0.7, 1), *ends, heading, words)


def _words(wait: Wait, wide: float, theme: Theme) -> str:
    """Return what came of a wait, in short lines of a figure `wide` px wide."""
    room = min(_WORDS * wide, 15 * theme.size)
    if wait.answer:
        hidden = "" if wait.answer.chosen else ", not chosen"
        days = "days not known" if wait.longest is None else days_words(wait.least, wait.most)
        words = f"{days}: answered {wait.answer.short_date}{hidden}"
    elif wait.least is None:
        words = "no answer recorded" if wait.next_message else "no answer, nor a later message, recorded"
    else:
        until = wrap_to_width(f"{wait.least:,} days until {wait.asked_name} next writes", room, theme.size)
        return f"{wrap_to_width('no answer recorded; at least', room, theme.size)}<br>{until}"
    return wrap_to_width(words, room, theme.size)
