"""How a hand and a hop of a message are drawn, the same in every picture of messages."""

from collections.abc import Hashable
from typing import Any

import pandas as pd

from components.dataset import columns as c
from components.dataset.exchange import (
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
from components.dataset.status import NOT_DONE
from components.dataset.transit import Days, days_words
from components.dataset.who import SIDE_NAME
from components.figures.canvas import Canvas
from components.figures.legend import Row, Sample
from components.figures.theme import Look, plain, wrapped

# Where a hand stands in the picture: columns that a figure adds to hands.
X, Y = "x", "y"

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


def ends_of(hops: pd.DataFrame, placed: pd.DataFrame) -> pd.DataFrame:
    """Return `hops` with where each begins and ends: x, y, x_to, y_to. placed: hands with the columns x and y."""
    spots = placed[[c.EVENT, c.ACTOR, X, Y]]
    begins = hops.merge(spots.rename(columns={c.ACTOR: GIVER}), on=[c.EVENT, GIVER])
    return begins.merge(spots.rename(columns={c.ACTOR: TAKER}), on=[c.EVENT, TAKER], suffixes=("", "_to"))


def shades(events: pd.Series, selected: str) -> pd.Series:
    """Return how opaque each of `events` is: all fully, unless one of them is the selected one."""
    return events.eq(selected).map({True: 1.0, False: PALE if events.eq(selected).any() else 1.0})


def add_hops(canvas: Canvas, hops: pd.DataFrame, look: Look, selected: str) -> None:
    """Draw an arrow for each hop, in the colour of who gives; dashed if it is inferred or not reported as done.

    hops: as `ends_of` returns it. A click on an arrow's head gives its event_id (customdata).
    """
    dashed = hops[INFERRED] | hops[c.STATUS].isin(NOT_DONE)
    traces = hops.assign(dash=dashed.map({True: "dash", False: "solid"}), opacity=shades(hops[c.EVENT], selected))
    head, gap = look.mark - 1, look.mark / 2 + 2
    for (side, dash, opacity), rows in traces.groupby([c.SIDE, "dash", "opacity"]):
        count = len(rows)
        canvas.add_scatter(
            x=[x for pair in zip(rows[X], rows[f"{X}_to"], strict=True) for x in (*pair, None)],
            y=[y for pair in zip(rows[Y], rows[f"{Y}_to"], strict=True) for y in (*pair, None)],
            mode="lines+markers", showlegend=False, opacity=opacity, cliponaxis=False,
            line={"color": look.side(str(side)), "width": 1.8, "dash": dash},
            # The first point of a hop has no direction to point to; only its head is drawn.
            marker={"symbol": "arrow", "angleref": "previous", "size": [0, head, 0] * count, "opacity": 1,
                    "standoff": [0, gap, 0] * count, "color": look.side(str(side)), "line": {"width": 0}},
            customdata=[one for row in rows.to_dict("records") for one in [_hop_words(row)] * 3],
            hovertemplate="%{customdata[1]}<extra></extra>",
        )  # fmt: skip


def _hop_words(hop: dict[Hashable, Any]) -> list[object]:
    time = days_words(hop[LEAST_DAYS], hop[MOST_DAYS])
    return [hop[c.EVENT], f"{wrapped(str(hop[c.TITLE]), 48)}<br>Time since the hand before: {plain(time)}"]


def add_hands(canvas: Canvas, placed: pd.DataFrame, look: Look, selected: str) -> None:
    """Draw a mark for each hand: large and filled for author and addressee, small and hollow for who carries.

    placed: hands with the columns x and y. A click on a mark gives its event_id (customdata).
    """
    ends = placed[IS_AUTHOR] | placed[IS_ADDRESSEE]
    colours = placed[c.SIDE].map(look.side)
    canvas.add_scatter(
        x=placed[X], y=placed[Y], mode="markers", showlegend=False, cliponaxis=False,
        marker={
            "symbol": "circle",
            "size": [look.mark + 1 if end else look.mark - 2 for end in ends],
            "color": [colour if end else look.ground for colour, end in zip(colours, ends, strict=True)],
            "opacity": shades(placed[c.EVENT], selected).tolist(),
            "line": {"color": colours.tolist(), "width": 2},
        },
        customdata=[_hand_words(row) for row in placed.to_dict("records")],
        hovertemplate="<b>%{customdata[1]}</b><br>%{customdata[2]}<extra></extra>",
    )  # fmt: skip


def _hand_words(hand: dict[Hashable, Any]) -> list[object]:
    arrived = "Dated" if hand[IS_AUTHOR] else "Reached this hand"
    lines = [
        wrapped(str(hand[c.OFFICE]), 48),
        plain(f"{hand[ROLE_LABEL]} · {hand[SIDE_NAME]}"),
        plain(f"{arrived}: {hand[REACHED]}"),
        wrapped(f"Message {hand[NUMBER]}: {hand[c.TITLE]}", 48),
        plain(f"{hand[DATED]} · {hand[STATUS_LABEL]}"),
    ]
    return [hand[c.EVENT], plain(str(hand[c.NAME])), "<br>".join(line for line in lines if line)]


def relay_legend(held: pd.DataFrame, look: Look, width: float, *, titled: bool = True) -> list[Row]:
    """Return the printed legend of `held`, only what is drawn, in rows that fit into `width` px."""
    if held.empty:
        return []
    sides = held.drop_duplicates(c.SIDE)
    colours = [
        Sample(words, look.side(side), "circle") for side, words in zip(sides[c.SIDE], sides[SIDE_NAME], strict=True)
    ]
    marks = [Sample("author or addressee", look.text, "circle"), Sample("carries it", look.text, "circle-open")]
    lines = [Sample("reported", look.text, dash="solid"), Sample("inferred or not done", look.text, dash="dash")]
    times = [Sample(words, _UNSEEN, "circle") for words in ("0–8 d  days from hand to hand", "?  not known")]
    rows: list[Row] = [("Side", colours), ("Hand", marks), ("Step", lines), ("Time", times)]
    return [part for row in rows for part in _fitting(row if titled else ("", row[1]), look, width)]


def _fitting(row: Row, look: Look, width: float) -> list[Row]:
    """Break a row of the legend where it would be wider than `width`."""
    title, samples = row
    parts: list[tuple[str, list[Sample]]] = []
    used = 0.0
    for sample in samples:
        needs = _KEY + (len(sample.meaning) + 2) * _LETTER * look.size
        if not parts or used + needs > width:
            parts.append((title if not parts else "", []))
            used = 0
        parts[-1][1].append(sample)
        used += needs
    return list(parts)
