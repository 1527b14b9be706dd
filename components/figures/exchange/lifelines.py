"""All messages at once: lanes are actors, every message a staircase from hand to hand."""

import math
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

import plotly.graph_objects as go

from components.dataset.exchange.messages import Message
from components.dataset.exchange.relay import lanes
from components.figures.base.canvas import Canvas
from components.figures.base.mark_data import events_label
from components.figures.base.roster import Seat
from components.figures.base.text_width import text_width
from components.figures.base.theme import LIGHT, Theme, blank_canvas
from components.figures.exchange.lifeline_axes import (
    MessageHead,
    add_count,
    add_lanes,
    count_height,
    lanes_of,
    names_width,
    year_of,
)
from components.figures.exchange.relay import (
    Arrow,
    PlacedHand,
    add_hands,
    add_hops,
    arrows_between,
    days_mark,
    relay_legend,
)

_YEAR_GAP = 0.6  # room between years, in messages
_MOST_GAP = 0.62  # of the room of a message at most so much is left free, the rest is its staircase
_ARRIVING = (0.44, 0.62)  # how far along a hop its days are written, by turns, clear of the neighbours'
_BESIDE = 4  # px from a line to the words beside it
_ROOMY = 46 / 13  # from message to message, in text sizes, from which the days are written with their unit
_NUMBER = 6 / 13  # room beside the number of a message, in text sizes
_FEWEST = 4  # px of the smallest dot
_CROWDED = 27 / 13  # likewise, under which there is no room for months


def lifelines(
    messages: Sequence[Message],
    *,
    theme: Theme = LIGHT,
    selected: str = "",
    width: int = 800,
    starred: Collection[str] = (),
) -> go.Figure:
    """Draw who hands each message to whom, a lane an actor, messages side by side in equal steps, not by the calendar.

    messages: may be empty. selected: the event drawn in full colour, others pale. width: px that the figure is expected
    to have. starred: events whose number has a star (see star_marks). A mark, or the middle of an arrow, tells its
    event (figures.mark).
    """
    rows = lanes_of(lanes(messages), theme)
    depth = rows[-1].bottom if rows else theme.size * 4
    left = names_width(rows, theme)
    pitch, placed = _placed(messages, rows, width - left - 8, theme)
    crowded = pitch < _CROWDED * theme.size
    top = count_height(theme, crowded=crowded)
    canvas = blank_canvas(theme, height=int(depth) + top + 8)
    canvas.update_layout(margin={"l": left, "r": 8, "t": top, "b": 8})
    canvas.update_xaxes(range=[0, width - left - 8])
    canvas.update_yaxes(range=[depth, 0], showticklabels=False, showgrid=False, fixedrange=True, automargin=False)
    add_lanes(canvas, rows, left, theme)
    last = str(max((message.number for message in messages), default=1))
    every = math.ceil((text_width(last, theme.size - 1, bold=True) + _NUMBER * theme.size) / pitch)
    chosen = [message for message in messages if message.event == selected] or messages
    first = chosen[0].number if chosen else 1
    # Counted off from the selected message, so that it has its number.
    heads = [
        MessageHead(message, _centre(placed, message), (message.number - first) % every == 0) for message in messages
    ]
    add_count(canvas, heads, left, theme, crowded=crowded, starred=starred)
    arrows = arrows_between(placed)
    # Where messages stand closer than a dot is wide, dots are smaller.
    dots = replace(theme, mark=min(theme.mark, max(int(pitch) - 1, _FEWEST)))
    add_hops(canvas, arrows, dots, selected)
    _times(canvas, arrows, theme, unit=pitch >= _ROOMY * theme.size)
    add_hands(canvas, placed, dots, selected)
    canvas.legend = relay_legend(messages, theme, named=False)
    return canvas.finished()


def _centre(placed: Sequence[PlacedHand], message: Message) -> float:
    places = [one.x for one in placed if one.message is message]
    return (min(places) + max(places)) / 2


def _placed(
    messages: Sequence[Message], rows: Sequence[Seat], room: int, theme: Theme
) -> tuple[float, list[PlacedHand]]:
    """Return the px from message to message, and the hands with x (equal steps over `room` px) and y."""
    years = [year_of(message.bounds) for message in messages]
    breaks = list(accumulate((one != other for one, other in pairwise(years)), initial=0))
    count, apart = max(len(messages), 1), theme.mark + 1
    turns = breaks[-1] if messages else 0
    # Years come closer together before dots do.
    pitch = max(room / (count + _YEAR_GAP * turns), min(apart, room / count))
    starts = [at * pitch + turn * (room - count * pitch) / max(turns, 1) for at, turn in enumerate(breaks)][:count]
    gap = min(max(theme.mark + 4, pitch / 2), pitch * _MOST_GAP)
    placed = _staircases(messages, starts, pitch, gap, rows)
    if _touching(placed, theme.mark):
        placed = _staircases(messages, starts, pitch, min(apart, pitch), rows)
    return pitch, placed


def _staircases(
    messages: Sequence[Message], starts: Sequence[float], pitch: float, gap: float, rows: Sequence[Seat]
) -> list[PlacedHand]:
    """Place the hands of each message, from half a `gap` behind its start to half a gap before its end."""
    lane = {row.actor: row.y for row in rows}
    placed = []
    for start, message in zip(starts, messages, strict=False):
        begin = start + gap / 2
        last = max(message.hands[-1].number - 1, 1)
        for hand in message.hands:
            along = (hand.number - 1) / last
            x, y = round(begin + along * (pitch - gap), 2), round(lane[hand.actor.id], 2)
            placed.append(PlacedHand(message, hand, x, y))
    return placed


def _touching(placed: Sequence[PlacedHand], mark: int) -> bool:
    """Return whether dots of two messages touch in a lane."""
    lanes: dict[float, list[PlacedHand]] = {}
    for one in placed:
        lanes.setdefault(one.y, []).append(one)
    return any(
        after.x - one.x < mark + 1 and after.message is not one.message
        for lane in lanes.values()
        for one, after in pairwise(sorted(lane, key=lambda one: one.x))
    )


def _times(canvas: Canvas, arrows: Sequence[Arrow], theme: Theme, *, unit: bool) -> None:
    """Write at each hop how many days it took, if that is known."""
    for arrow in arrows:
        mark, along = days_mark(*arrow.hop.taker.days), _ARRIVING[arrow.hop.message.number % 2]
        if not mark:
            continue
        canvas.add_annotation(
            text=mark if unit else mark.removesuffix(" d"), x=arrow.x + (arrow.x_to - arrow.x) * along,
            y=arrow.y + (arrow.y_to - arrow.y) * along, xanchor="left", xshift=_BESIDE, yanchor="middle",
            bgcolor=theme.ground, opacity=0.85, borderpad=0,
            font={"size": theme.size, "color": theme.text}, **events_label([arrow.hop.message.event]),
        )  # fmt: skip
