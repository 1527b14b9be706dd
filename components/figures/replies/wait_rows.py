"""Where each wait stands: a row each under the heading of who asks and who is to answer."""

from collections.abc import Sequence
from typing import NamedTuple

from components.dataset.model.date_words import days_words
from components.dataset.replies.wait_records import Wait
from components.figures.base.text_width import text_width, wrap_to_width
from components.figures.base.theme import Theme, escape_html
from components.figures.replies.wait_axis import Days, scale

_LINE = 1.3  # height of a line of text, in text sizes
_HEAD, _GAP = 2.2, 0.5  # heights in text sizes: of a heading, behind its rows


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
    """The heading over the waits of the same two sides: its middle, where it ends, where its rows end, in px down."""

    y: float
    bottom: float
    end: float
    first: Wait


def days_scale(waits: Sequence[Wait], room: float, theme: Theme, *, beside: bool) -> Days:
    """Return the scale of days over `room` px, in which what came of each wait has room behind it if `beside`."""
    answered = [wait.most for wait in waits if wait.most is not None]
    waiting = [wait.least for wait in waits if wait.most is None and wait.least is not None]
    margin = 1.5 * theme.mark
    labels = [(wait.longest, margin + (text_width(_words(wait), theme.size - 1) if beside else 0)) for wait in waits]
    return scale(answered, waiting, labels, room - theme.mark, theme)


def place_waits(
    waits: Sequence[Wait], days: Days, theme: Theme, wide: float, *, beside: bool
) -> tuple[list[Head], list[Line]]:
    """Return headings and waits; those of the same two sides together, in the order given.

    wide: px that the titles have. beside: titles stand beside the lines, and what came of it behind; else one above
    and the other below the line.
    """
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
            lines.append(_line(wait, days, theme, y, wide, beside=beside))
            y = lines[-1].bottom
        heads.append(Head(round(top + theme.size * 1.1, 1), round(top + theme.size * _HEAD, 1), y, members[0]))
        y = round(y + theme.size * _GAP, 1)
    return heads, lines


def _line(wait: Wait, days: Days, theme: Theme, top: float, wide: float, *, beside: bool) -> Line:
    title = wrap_to_width(wait.question.title, wide, theme.size - 1)
    hidden = "" if wait.question.chosen else ", not chosen"
    heading = f'<span style="color:{theme.faint}">{escape_html(wait.question.short_date)}{hidden}</span><br>{title}'
    text = theme.size * _LINE * (title.count("<br>") + 2)
    y = top + theme.size * (1.1 if beside else 0.9) + (0 if beside else text)
    height = text + theme.size * (0.7 if beside else 3.0)
    last = days.px(wait.longest)
    sure = min(days.px(wait.least), last)
    ends = sure, round((sure + last) / 2, 1), last
    return Line(wait, round(top, 1), round(y, 1), round(top + height, 1), *ends, heading, _words(wait))


def _words(wait: Wait) -> str:
    """Return what came of a wait, as short as it can be said."""
    if wait.answer:
        hidden = "" if wait.answer.chosen else ", not chosen"
        days = "days not known" if wait.longest is None else days_words(wait.least, wait.most)
        return f"{days}: {wait.answer.short_date}{hidden}"
    if wait.least is None:
        return "no answer recorded" if wait.next_message else "no answer, nor a later message, recorded"
    return f"≥ {wait.least:,} days until {escape_html(wait.asked_name)} next writes, no answer recorded"
