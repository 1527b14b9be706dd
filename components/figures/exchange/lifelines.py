"""All messages at once: lanes are actors, every message a staircase from hand to hand."""

import math
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.dataset.exchange.messages import LEAST_DAYS, MOST_DAYS, NUMBER
from components.dataset.exchange.relay import hops, lanes
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.figures.base.canvas import Canvas
from components.figures.base.legend import add_legend, legend_height
from components.figures.base.theme import LIGHT, Theme, blank_canvas
from components.figures.exchange.lifeline_axes import (
    Count,
    Lane,
    add_count,
    add_lanes,
    count_height,
    lanes_of,
    names_width,
    year_of,
)
from components.figures.exchange.relay import Mark, X, Y, add_hands, add_hops, days_mark, ends_of, relay_legend

_YEAR_GAP = 0.6  # room between years, in messages
_MOST_GAP = 0.62  # of the room of a message at most so much is left free, the rest is its staircase
_ARRIVING = (0.44, 0.62)  # how far along a hop its days are written, by turns, clear of the neighbours'
_ROOMY = 46 / 13  # from message to message, in text sizes, from which the days are written with their unit
_NUMBER = 19 / 13  # the room that the number of a message takes, in text sizes
_CROWDED = 27 / 13  # likewise, under which there is no room for months


def lifelines(held: pd.DataFrame, *, theme: Theme = LIGHT, selected: str = "", width: int = 800) -> go.Figure:
    """Draw who hands each message to whom, a lane an actor, messages side by side in equal steps, not by the calendar.

    held: as dataset.exchange.hands returns it; may be empty. selected: the event drawn in full colour, others pale.
    width: px that the figure is expected to have. A mark, or the middle of an arrow, tells its event (figures.mark).
    """
    rows = lanes_of(lanes(held), theme)
    depth = rows[-1].bottom if rows else theme.size * 4
    left = names_width(rows, theme)
    pitch, placed = _placed(held, rows, width - left - 8, theme)
    crowded = pitch < _CROWDED * theme.size
    legend = relay_legend(held, theme, width - left)
    top, bottom = count_height(theme, crowded=crowded), legend_height(len(legend), theme) + 8
    canvas = blank_canvas(theme, height=int(depth) + top + bottom)
    canvas.update_layout(margin={"l": left, "r": 8, "t": top, "b": bottom})
    canvas.update_xaxes(range=[0, width - left - 8])
    canvas.update_yaxes(range=[depth, 0], showticklabels=False, showgrid=False, fixedrange=True, automargin=False)
    messages = {hand[NUMBER]: hand for hand in reversed(placed)}
    add_lanes(canvas, rows, left, theme)
    every = math.ceil(_NUMBER * theme.size / pitch)
    own = next((number for number, hand in messages.items() if hand[c.EVENT] == selected), 1)
    # Counted off from the selected message, so that it has its number.
    counts = [
        Count(number, _centre(placed, number), hand[c.EARLIEST], hand[c.LATEST], (number - own) % every == 0)
        for number, hand in sorted(messages.items())
    ]
    add_count(canvas, counts, left, theme, crowded=crowded)
    steps = ends_of(hops(held), placed)
    add_hops(canvas, steps, theme, selected)
    _times(canvas, steps, theme, selected, unit=pitch >= _ROOMY * theme.size)
    add_hands(canvas, placed, theme, selected)
    add_legend(canvas, legend, theme)
    return canvas.finished()


def _centre(placed: Sequence[Mark], number: int) -> float:
    places: list[float] = [hand[X] for hand in placed if hand[NUMBER] == number]
    return (min(places) + max(places)) / 2


def _placed(held: pd.DataFrame, rows: Sequence[Lane], room: int, theme: Theme) -> tuple[float, list[dict[Any, Any]]]:
    """Return the px from message to message, and the rows of `held` with x (equal steps over `room` px) and y."""
    hands = rows_of(held)
    messages = {hand[NUMBER]: hand for hand in hands}
    last = {number: max(int(hand[c.HAND]) - 1, 1) for number, hand in messages.items()}
    years = [year_of(hand[c.EARLIEST], hand[c.LATEST]) for hand in messages.values()]
    breaks = list(accumulate((one != other for one, other in pairwise(years)), initial=0))
    pitch = room / max(len(messages) + _YEAR_GAP * (breaks[-1] if messages else 0), 1)
    gap = min(max(theme.mark + 4, pitch / 2), pitch * _MOST_GAP)
    begins = {number: (at + breaks[at] * _YEAR_GAP) * pitch + gap / 2 for at, number in enumerate(messages)}
    lane = {row.actor: row.y for row in rows}
    for hand in hands:
        along = (hand[c.HAND] - 1) / last[hand[NUMBER]]
        hand[X] = round(begins[hand[NUMBER]] + along * (pitch - gap), 2)
        hand[Y] = round(lane[hand[c.ACTOR]], 2)
    return pitch, hands


def _times(canvas: Canvas, steps: Sequence[Mapping[str, Any]], theme: Theme, selected: str, *, unit: bool) -> None:
    """Write at each hop how many days it took; of pale messages nothing, so that the selected one can be read."""
    for step in [step for step in steps if step[c.EVENT] == selected] or steps:
        mark, along = days_mark(step[LEAST_DAYS], step[MOST_DAYS]), _ARRIVING[step[NUMBER] % 2]
        x, y = (step[axis] + (step[f"{axis}_to"] - step[axis]) * along for axis in (X, Y))
        canvas.add_annotation(
            text=mark if unit else mark.removesuffix(" d"), x=x, y=y, xanchor="left", xshift=4, yanchor="middle",
            bgcolor=theme.ground, opacity=0.85, borderpad=0,
            font={"size": theme.size - 1, "color": theme.faint if mark == "?" else theme.text},
        )  # fmt: skip
