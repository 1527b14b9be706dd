"""All messages at once: lanes are actors, every message a staircase from hand to hand."""

import math
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from components.dataset import columns as c
from components.dataset.exchange import LEAST_DAYS, MOST_DAYS, NUMBER, hops, lanes
from components.figures.canvas import Canvas
from components.figures.exchange_axes import (
    NUMBERED,
    Lane,
    add_count,
    add_lanes,
    count_height,
    lanes_of,
    names_width,
    years_of,
)
from components.figures.legend import add_legend, legend_height
from components.figures.relay import X, Y, add_hands, add_hops, days_mark, ends_of, relay_legend
from components.figures.theme import LIGHT, Look, blank

_YEAR_GAP = 0.6  # room between years, in messages
_MOST_GAP = 0.62  # of the room of a message at most so much is left free, the rest is its staircase
_ARRIVING = (0.44, 0.62)  # how far along a hop its days are written, by turns, clear of the neighbours'
_ROOMY = 46 / 13  # from message to message, in text sizes, from which the days are written with their unit
_NUMBER = 19 / 13  # the room that the number of a message takes, in text sizes
_CROWDED = 27 / 13  # likewise, under which there is no room for months


def lifelines(held: pd.DataFrame, *, look: Look = LIGHT, selected: str = "", width: int = 800) -> go.Figure:
    """Draw who hands each message to whom, a lane an actor, messages side by side in equal steps, not by the calendar.

    held: as dataset.exchange.hands returns it; may be empty. selected: the event drawn in full colour, others pale.
    width: px that the figure is expected to have. A click on a mark gives its event_id (customdata).
    """
    rows = lanes_of(lanes(held), look)
    depth = rows[-1].bottom if rows else look.size * 4
    left = names_width(rows, look)
    pitch, placed = _placed(held, rows, width - left - 8, look)
    crowded = pitch < _CROWDED * look.size
    legend = relay_legend(held, look, width - left)
    top, bottom = count_height(look, crowded=crowded), legend_height(len(legend), look) + 8
    canvas = blank(look, height=int(depth) + top + bottom)
    canvas.update_layout(margin={"l": left, "r": 8, "t": top, "b": bottom})
    canvas.update_xaxes(range=[0, width - left - 8])
    canvas.update_yaxes(range=[depth, 0], showticklabels=False, showgrid=False, fixedrange=True, automargin=False)
    messages = placed.drop_duplicates(NUMBER)
    centres = placed.groupby(NUMBER)[X].agg(lambda x: (x.min() + x.max()) / 2)
    add_lanes(canvas, rows, left, look)
    every = math.ceil(_NUMBER * look.size / pitch)
    numbered = (messages[NUMBER] - _first(messages, selected)) % every == 0
    add_count(canvas, messages.assign(**{NUMBERED: numbered}), centres, left, look, crowded=crowded)
    steps = ends_of(hops(held), placed)
    add_hops(canvas, steps, look, selected)
    _times(canvas, steps, look, selected, unit=pitch >= _ROOMY * look.size)
    add_hands(canvas, placed, look, selected)
    add_legend(canvas, legend, look)
    return canvas.finished()


def _first(messages: pd.DataFrame, selected: str) -> int:
    """Return the number from which the others are counted off, so that the selected message has its own."""
    return next(iter(messages.loc[messages[c.EVENT].eq(selected), NUMBER]), 1)


def _placed(held: pd.DataFrame, rows: Sequence[Lane], room: int, look: Look) -> tuple[float, pd.DataFrame]:
    """Return the px from message to message, and `held` with x (equal steps over `room` px) and y (px down)."""
    messages = held.drop_duplicates(NUMBER).set_index(NUMBER)
    years = pd.Series(years_of(messages), index=messages.index, dtype="str")
    breaks = years.ne(years.shift()).cumsum() - 1
    pitch = room / max(len(messages) + _YEAR_GAP * (breaks.max() if len(messages) else 0), 1)
    gap = min(max(look.mark + 4, pitch / 2), pitch * _MOST_GAP)
    begins = pd.Series(range(len(messages)), index=messages.index) + breaks * _YEAR_GAP
    hops_of = held.groupby(NUMBER)[c.HAND].max().astype(float) - 1
    along = (held[c.HAND].astype(float) - 1) / held[NUMBER].map(hops_of.clip(lower=1))
    x = held[NUMBER].map(begins).astype(float) * pitch + gap / 2 + along * (pitch - gap)
    lane = {row.actor: row.y for row in rows}
    return pitch, held.assign(**{X: x, Y: held[c.ACTOR].map(lane)})


def _times(canvas: Canvas, steps: pd.DataFrame, look: Look, selected: str, *, unit: bool) -> None:
    """Write at each hop how many days it took; of pale messages nothing, so that the selected one can be read."""
    if steps[c.EVENT].eq(selected).any():
        steps = steps[steps[c.EVENT].eq(selected)]
    for step in steps.to_dict("records"):
        mark, along = days_mark(step[LEAST_DAYS], step[MOST_DAYS]), _ARRIVING[step[NUMBER] % 2]
        x, y = (step[axis] + (step[f"{axis}_to"] - step[axis]) * along for axis in (X, Y))
        canvas.add_annotation(
            text=mark if unit else mark.removesuffix(" d"), x=x, y=y, xanchor="left", xshift=4, yanchor="middle",
            showarrow=False, bgcolor=look.ground, opacity=0.85, borderpad=0,
            font={"size": look.size - 1, "color": look.faint if mark == "?" else look.text},
        )  # fmt: skip
