"""All messages at once: lanes are actors, every message a staircase from hand to hand."""

import math
from collections.abc import Collection, Sequence
from itertools import accumulate, pairwise

import plotly.graph_objects as go

from components.dataset.exchange.messages import Message
from components.dataset.exchange.relay import lanes
from components.figures.base.canvas import Canvas
from components.figures.base.legend import add_legend, legend_height
from components.figures.base.roster import Seat
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
_ROOMY = 46 / 13  # from message to message, in text sizes, from which the days are written with their unit
_NUMBER = 19 / 13  # the room that the number of a message takes, in text sizes
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
    legend = relay_legend(messages, theme, width - left)
    top, bottom = count_height(theme, crowded=crowded), legend_height(len(legend), theme) + 8
    canvas = blank_canvas(theme, height=int(depth) + top + bottom)
    canvas.update_layout(margin={"l": left, "r": 8, "t": top, "b": bottom})
    canvas.update_xaxes(range=[0, width - left - 8])
    canvas.update_yaxes(range=[depth, 0], showticklabels=False, showgrid=False, fixedrange=True, automargin=False)
    add_lanes(canvas, rows, left, theme)
    every = math.ceil(_NUMBER * theme.size / pitch)
    first = next((message.number for message in messages if message.event == selected), 1)
    # Counted off from the selected message, so that it has its number.
    heads = [
        MessageHead(message, _centre(placed, message), (message.number - first) % every == 0) for message in messages
    ]
    add_count(canvas, heads, left, theme, crowded=crowded, starred=starred)
    arrows = arrows_between(placed)
    add_hops(canvas, arrows, theme, selected)
    _times(canvas, arrows, theme, selected, unit=pitch >= _ROOMY * theme.size)
    add_hands(canvas, placed, theme, selected)
    add_legend(canvas, legend, theme)
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
    pitch = room / max(len(messages) + _YEAR_GAP * (breaks[-1] if messages else 0), 1)
    gap = min(max(theme.mark + 4, pitch / 2), pitch * _MOST_GAP)
    lane = {row.actor: row.y for row in rows}
    placed = []
    for at, message in enumerate(messages):
        begin = (at + breaks[at] * _YEAR_GAP) * pitch + gap / 2
        last = max(message.hands[-1].number - 1, 1)
        for hand in message.hands:
            along = (hand.number - 1) / last
            x, y = round(begin + along * (pitch - gap), 2), round(lane[hand.actor.id], 2)
            placed.append(PlacedHand(message, hand, x, y))
    return pitch, placed


def _times(canvas: Canvas, arrows: Sequence[Arrow], theme: Theme, selected: str, *, unit: bool) -> None:
    """Write at each hop how many days it took; of pale messages nothing, so that the selected one can be read."""
    for arrow in [arrow for arrow in arrows if arrow.hop.message.event == selected] or arrows:
        mark, along = days_mark(*arrow.hop.taker.days), _ARRIVING[arrow.hop.message.number % 2]
        canvas.add_annotation(
            text=mark if unit else mark.removesuffix(" d"), x=arrow.x + (arrow.x_to - arrow.x) * along,
            y=arrow.y + (arrow.y_to - arrow.y) * along, xanchor="left", xshift=4, yanchor="middle",
            bgcolor=theme.ground, opacity=0.85, borderpad=0,
            font={"size": theme.size - 1, "color": theme.faint if mark == "?" else theme.text},
        )  # fmt: skip
