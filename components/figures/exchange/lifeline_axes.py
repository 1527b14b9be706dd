"""What stands around the lifelines: actors in lanes on the left, messages counted on top."""

import math
from collections.abc import Collection, Sequence
from typing import NamedTuple

from components.dataset.exchange.messages import Message
from components.dataset.model.actor import Actor
from components.dataset.model.dates import Span
from components.figures.base.canvas import Canvas
from components.figures.base.mark_data import actor_label
from components.figures.base.roster import Seat
from components.figures.base.star_marks import STAR
from components.figures.base.text_width import lines_width, text_width
from components.figures.base.theme import Theme, wrap_html

_COUNT = 1.3, 0.5  # height of a line above the lanes, and of the room over them, in text sizes
_LONGEST = 21  # letters in a line of a name
_LINE = 1.25  # height of a line, in text sizes
_BAR, _INDENT = 4, 14  # px: the side's bar; how far names stand right of it


class MessageHead(NamedTuple):
    """What stands above one message: where, and whether there is room for its number."""

    message: Message
    x: float
    numbered: bool


def lanes_of(actors: Sequence[Actor], theme: Theme) -> list[Seat]:
    """Give every actor a lane as high as its name, and every side a heading (actor empty), in the order given."""
    sides: dict[str, list[tuple[str, str]]] = {}
    for actor in actors:
        sides.setdefault(actor.side, [("", actor.side_name)]).append((actor.id, actor.name))
    lanes: list[Seat] = []
    y = theme.size * 0.4
    for side, entries in sides.items():
        for key, words in entries:
            name = wrap_html(words, _LONGEST)
            height = theme.size * (_LINE * (name.count("<br>") + 1) + (0.9 if key else 0.3))
            top, bottom = round(y, 2), round(y + height, 2)
            lanes.append(Seat(key, name, side, (top + bottom) / 2, top, bottom))
            y += height
        y += theme.size * 0.5
    return lanes


def names_width(lanes: Sequence[Seat], theme: Theme) -> int:
    """Return the px that the names take left of the plot."""
    longest = max((lines_width(lane.name, theme.size) for lane in lanes), default=4 * theme.size)
    return int(_INDENT + longest + theme.size)


def count_height(theme: Theme, *, crowded: bool) -> int:
    """Return the px that the count of messages takes above the plot."""
    line, room = _COUNT
    return int(theme.size * (line * (2 if crowded else 3) + room))


def add_lanes(canvas: Canvas, lanes: Sequence[Seat], left: int, theme: Theme) -> None:
    """Name the lanes in the left margin of `left` px, tint those of a side, rule each; y counts px down."""
    for side in dict.fromkeys(lane.side for lane in lanes):
        own = [lane for lane in lanes if lane.side == side]
        ends = {"y0": own[0].top, "y1": own[-1].bottom, "yref": "y", "xref": "paper", "line": {"width": 0}}
        colour = theme.side(side)
        canvas.add_shape(type="rect", x0=0, x1=1, fillcolor=colour, opacity=0.07, layer="below", **ends)
        bar = {"xsizemode": "pixel", "xanchor": 0, "x0": -left, "x1": _BAR - left}
        canvas.add_shape(type="rect", fillcolor=colour, **bar, **ends)
    for lane in lanes:
        if lane.actor:
            rule = {"y0": lane.y, "y1": lane.y, "yref": "y", "xref": "paper", "layer": "below"}
            canvas.add_shape(type="line", x0=0, x1=1, line={"color": theme.grid, "width": 1}, **rule)
        canvas.add_annotation(
            text=lane.name if lane.actor else f"<b>{lane.name}</b>", x=0, xref="paper", xanchor="left",
            xshift=_INDENT - left, y=lane.y, yref="y", yanchor="middle", align="left",
            font={"size": theme.size if lane.actor else theme.size - 1,
                  "color": theme.text if lane.actor else theme.faint},
            **actor_label(lane.actor),
        )  # fmt: skip


def add_count(
    canvas: Canvas,
    heads: Sequence[MessageHead],
    left: int,
    theme: Theme,
    *,
    crowded: bool,
    starred: Collection[str] = (),
) -> None:
    """Count the messages on top, with year and month where they change.

    crowded: leave out the months, and write "?" for a message that may be of several years. A year that has no room
    beside the one before is left out. starred: event_ids of messages that may lie outside the dates asked for.
    """
    texts, before, written = [], ("", ""), -math.inf
    for head in heads:
        year = year_of(head.message.bounds)
        now = (year if len(year) == 4 or not crowded else "?"), "" if crowded else _month(head.message.bounds)
        half = text_width(now[0], theme.size - 1) / 2
        fits = now[0] != before[0] and head.x - half > written
        shown_year = now[0] if fits else " "
        written = head.x + half + 4 if fits else written
        month = now[1] if now != before or now[1] == "?" else " "
        star = STAR if head.message.event in starred else ""
        number = f"{head.message.number}{star}" if head.numbered else " "
        texts.append(f"{shown_year}<br>{'' if crowded else f'{month}<br>'}<b>{number}</b>")
        before = now
    canvas.update_xaxes(
        side="top", tickvals=[round(head.x, 2) for head in heads], ticktext=texts, showgrid=False, ticks="",
        automargin=False,
        tickfont={"size": theme.size - 1},
    )  # fmt: skip
    lines = ["Year", "Message"] if crowded else ["Year", "Month", "Message"]
    canvas.add_annotation(
        text="<br>".join(lines), x=0, xref="paper", xanchor="left", xshift=_INDENT - left, align="left",
        y=1, yref="paper", yanchor="bottom", font={"size": theme.size - 1, "color": theme.faint},
    )  # fmt: skip


def year_of(bounds: Span) -> str:
    """Return the year of a message: "1996", "1996–98" if it may be any of these, "?" if not known."""
    known = [day.year for day in bounds if day]
    if not known:
        return "?"
    return str(known[0]) if known[0] == known[-1] else f"{known[0]}–{known[-1] % 100:02}"


def _month(bounds: Span) -> str:
    """Return the month of a message: "Sep", "≤ Sep" or "≥ Sep" if a bound is open, "?" if it may be of several."""
    early, late = bounds
    if early and late:
        return f"{early:%b}" if (early.year, early.month) == (late.year, late.month) else "?"
    known = early or late
    return f"{'≥' if early else '≤'} {known:%b}" if known else "?"
