"""How a hand and a hop of a message are drawn, the same in every picture of messages."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from components.dataset.exchange.messages import (
    DATED,
    GIVER,
    INFERRED,
    IS_ADDRESSEE,
    IS_AUTHOR,
    LEAST_DAYS,
    MOST_DAYS,
    NUMBER,
    REACHED,
    ROLE_LABEL,
    STATUS_LABEL,
    TAKER,
)
from components.dataset.exchange.ties import SIDE_NAME
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.date_words import days_words
from components.dataset.model.dates import Days
from components.dataset.model.vocabulary import NOT_DONE
from components.figures.base.canvas import Canvas
from components.figures.base.legend import Row, Sample
from components.figures.base.mark_data import HOVER_TEMPLATE, mark_customdata
from components.figures.base.theme import Theme, escape_html, wrap_html

# Where a hand stands in the picture: columns that a figure adds to hands.
X, Y = "x", "y"
# What it adds to hops: where they end, and who gives and takes.
X_TO, Y_TO, GIVER_NAME, TAKER_NAME = "x_to", "y_to", "giver_name", "taker_name"

Mark = Mapping[Any, Any]

PALE = 0.22  # opacity of the messages that are not the selected one
_LETTER = 0.54  # mean width of a letter, in text sizes
_KEY = 46  # px that plotly puts before the words of a legend entry
_UNSEEN = "rgba(0,0,0,0)"  # the colour of the mark beside an entry that explains words


def days_mark(least: Days, most: Days) -> str:
    """Return the days from hand to hand as short as they can be written.

    >>> days_mark(0, 0), days_mark(0, 8), days_mark(3, pd.NA), days_mark(pd.NA, pd.NA)
    ('0 d', '0–8 d', '≥ 3 d', '?')
    """
    if pd.isna(most):
        return "?" if pd.isna(least) else f"≥ {least} d"
    return f"{most} d" if least == most else f"{least}–{most} d"


def ends_of(hops: pd.DataFrame, placed: Sequence[Mark]) -> list[dict[Any, Any]]:
    """Return `hops`, each as a dict, with where it begins and ends: x, y, x_to, y_to, and the names of both ends.

    placed: hands with x and y.
    """
    spots = {(hand[c.EVENT], hand[c.ACTOR], hand[c.HAND]): (hand[X], hand[Y], hand[c.NAME]) for hand in placed}
    found = []
    for hop in rows_of(hops):
        x, y, giver = spots[hop[c.EVENT], hop[GIVER], hop[c.HAND] - 1]
        x_to, y_to, taker = spots[hop[c.EVENT], hop[TAKER], hop[c.HAND]]
        found.append(hop | {X: x, Y: y, X_TO: x_to, Y_TO: y_to, GIVER_NAME: giver, TAKER_NAME: taker})
    return found


def add_hops(canvas: Canvas, hops: Sequence[Mapping[str, Any]], theme: Theme, selected: str) -> None:
    """Draw an arrow for each hop, in the colour of who gives; dashed if it is inferred or not reported as done.

    hops: as `ends_of` returns them. An arrow tells its event and its hands (see figures.mark) in its middle: its ends
    lie on the marks of the hands.
    """
    pale = any(hop[c.EVENT] == selected for hop in hops)
    drawn: dict[tuple[str, str, float], list[Mapping[str, Any]]] = {}
    for hop in hops:
        dash = "dash" if hop[INFERRED] or hop[c.STATUS] in NOT_DONE else "solid"
        opacity = PALE if pale and hop[c.EVENT] != selected else 1.0
        drawn.setdefault((theme.side(hop[c.SIDE]), dash, opacity), []).append(hop)
    head, gap = theme.mark - 1, theme.mark / 2 + 2
    for (colour, dash, opacity), arrows in sorted(drawn.items(), key=lambda one: one[0]):
        canvas.add_scatter(
            x=[x for hop in arrows for x in (hop[X], hop[X_TO], None)],
            y=[y for hop in arrows for y in (hop[Y], hop[Y_TO], None)],
            mode="lines+markers", opacity=opacity, cliponaxis=False, hoverinfo="skip",
            line={"color": colour, "width": 1.8, "dash": dash},
            meta={"events": [hop[c.EVENT] for hop in arrows]},
            # The first point of a hop has no direction to point to; only its head is drawn.
            marker={"symbol": "arrow", "angleref": "previous", "size": [0, head, 0] * len(arrows), "opacity": 1,
                    "standoff": [0, gap, 0] * len(arrows), "color": colour, "line": {"width": 0}},
        )  # fmt: skip
    if hops:
        canvas.add_scatter(
            x=[round((hop[X] + hop[X_TO]) / 2, 3) for hop in hops],
            y=[round((hop[Y] + hop[Y_TO]) / 2, 3) for hop in hops],
            mode="markers", cliponaxis=False,
            marker={"size": head, "color": [theme.side(hop[c.SIDE]) for hop in hops], "opacity": 0},
            customdata=[_hop_told(hop) for hop in hops], hovertemplate=HOVER_TEMPLATE,
        )  # fmt: skip


def _hop_told(hop: Mapping[str, Any]) -> list[str]:
    time = days_words(hop[LEAST_DAYS], hop[MOST_DAYS])
    lines = [
        f"<b>{escape_html(hop[GIVER_NAME])} → {escape_html(hop[TAKER_NAME])}</b>",
        wrap_html(hop[c.TITLE], 48),
        f"Time since the hand before: {escape_html(time)}",
    ]
    return mark_customdata([hop[c.EVENT]], lines, [hop[GIVER], hop[TAKER]])


def add_hands(canvas: Canvas, placed: Sequence[Mark], theme: Theme, selected: str) -> None:
    """Draw a mark for each hand: large and filled for author and addressee, small and hollow for who carries.

    placed: hands with x and y. A mark tells its event and its actor (see figures.mark).
    """
    ends = [hand[IS_AUTHOR] or hand[IS_ADDRESSEE] for hand in placed]
    colours = [theme.side(hand[c.SIDE]) for hand in placed]
    pale = any(hand[c.EVENT] == selected for hand in placed)
    canvas.add_scatter(
        x=[hand[X] for hand in placed], y=[hand[Y] for hand in placed], mode="markers", cliponaxis=False,
        marker={
            "symbol": "circle",
            "size": [theme.mark + 1 if end else theme.mark - 2 for end in ends],
            "color": [colour if end else theme.ground for colour, end in zip(colours, ends, strict=True)],
            "opacity": [PALE if pale and hand[c.EVENT] != selected else 1.0 for hand in placed],
            "line": {"color": colours, "width": 2},
        },
        customdata=[_hand_told(hand) for hand in placed], hovertemplate=HOVER_TEMPLATE,
    )  # fmt: skip


def _hand_told(hand: Mark) -> list[str]:
    arrived = "Dated" if hand[IS_AUTHOR] else "Reached this hand"
    lines = [
        f"<b>{escape_html(str(hand[c.NAME]))}</b>",
        wrap_html(str(hand[c.OFFICE]), 48),
        escape_html(f"{hand[ROLE_LABEL]} · {hand[SIDE_NAME]}"),
        escape_html(f"{arrived}: {hand[REACHED]}"),
        wrap_html(f"Message {hand[NUMBER]}: {hand[c.TITLE]}", 48),
        escape_html(f"{hand[DATED]} · {hand[STATUS_LABEL]}"),
    ]
    return mark_customdata([hand[c.EVENT]], lines, [hand[c.ACTOR]])


def relay_legend(held: pd.DataFrame, theme: Theme, width: float, *, titled: bool = True) -> list[Row]:
    """Return the printed legend of `held`, only what is drawn, in rows that fit into `width` px."""
    if held.empty:
        return []
    sides = dict(zip(held[c.SIDE], held[SIDE_NAME], strict=True))
    colours = [Sample(words, theme.side(side), "circle") for side, words in sides.items()]
    marks = [Sample("author or addressee", theme.text, "circle"), Sample("carries it", theme.text, "circle-open")]
    lines = [Sample("reported", theme.text, dash="solid"), Sample("inferred or not done", theme.text, dash="dash")]
    times = [Sample(words, _UNSEEN, "circle") for words in ("0–8 d  days from hand to hand", "?  not known")]
    rows: list[Row] = [("Side", colours), ("Hand", marks), ("Step", lines), ("Time", times)]
    return [part for row in rows for part in _fitting(row if titled else ("", row[1]), theme, width)]


def _fitting(row: Row, theme: Theme, width: float) -> list[Row]:
    """Break a row of the legend where it would be wider than `width`."""
    title, samples = row
    parts: list[tuple[str, list[Sample]]] = []
    used = 0.0
    for sample in samples:
        needs = _KEY + (len(sample.meaning) + 2) * _LETTER * theme.size
        if not parts or used + needs > width:
            parts.append((title if not parts else "", []))
            used = 0
        parts[-1][1].append(sample)
        used += needs
    return list(parts)
