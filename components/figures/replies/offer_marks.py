"""How an ask, the wait and the answer are drawn."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.date_words import days_words
from components.dataset.model.vocabulary import NONE_RECORDED, NOT_DONE
from components.dataset.replies import offers as o
from components.dataset.replies.ledger import answer_word
from components.figures.base.canvas import Canvas
from components.figures.base.mark_data import HOVER_TEMPLATE, mark_customdata
from components.figures.base.theme import Theme, escape_html, wrap_html
from components.figures.replies.offer_rows import Frame, Row, Run
from components.figures.replies.offer_words import Ask

PALE = 0.22  # opacity of what is not the selected event's
# Class of answer -> plotly symbol. None of them is the shape of a kind of event, but for the plain circle.
ENDS = {
    "accepted": "circle",
    "accepted-with-conditions": "circle-dot",
    "countered": "triangle-left",
    "deferred": "hourglass",
    "deflected": "triangle-ne",
    "refused": "x",
    NONE_RECORDED: "triangle-right",
}
_LETTERS = 48

Spot = tuple[float, float, float]  # where a line begins and ends, and how far down it is


def add_runs(
    canvas: Canvas, runs: Sequence[Run], theme: Theme, frame: Frame, selected: str, labels: Mapping[str, str]
) -> None:
    """Draw the dumbbells of `runs`, and a rail through the answers that one event gives to several asks.

    The ask and the wait have the colour of who asks, the answer that of who answers. labels: answer -> its words.
    """
    rows = [row for run in runs for row in run.rows]
    strength = _strength([row.ask for row in rows], selected)
    _waits(canvas, rows, strength, theme, frame)
    if frame.wide:
        _rails(canvas, [run for run in runs if len(run.rows) > 1], theme, frame)
    for row in rows:
        if in_doubt(row.ask):
            _ring(canvas, row, theme)
    asks, ends = [row.ask for row in rows], [_end(row.ask, frame) for row in rows]
    for x, symbols, colours, known, words in (
        ([0.0] * len(rows), ["circle"] * len(rows), [theme.side(ask[c.SIDE]) for ask in asks],
         [ask[o.DAY_KNOWN] for ask in asks], [_put_told(ask) for ask in asks]),
        (ends, [ENDS.get(ask[c.ANSWER], "circle") for ask in asks], [_answer_colour(ask, theme) for ask in asks],
         [ask[o.ANSWER_DAY_KNOWN] for ask in asks], [_end_told(ask, labels) for ask in asks]),
    ):  # fmt: skip
        canvas.add_scatter(
            x=x, y=[row.line for row in rows], mode="markers", cliponaxis=False, customdata=words,
            hovertemplate=HOVER_TEMPLATE,
            marker={
                "symbol": symbols, "size": theme.mark, "opacity": strength, "line": {"width": 2, "color": colours},
                "color": [colour if day else theme.ground for colour, day in zip(colours, known, strict=True)],
            },
        )  # fmt: skip


def in_doubt(ask: Ask) -> bool:
    """Return whether the ask is not reported as made, or is only somebody's reading."""
    return ask[c.STATUS] in NOT_DONE or ask[c.READING] == o.NEWSPAPER


def _end(ask: Ask, frame: Frame) -> float:
    return round(sum(frame.band(ask)) / 2, 1)


def _answer_colour(ask: Ask, theme: Theme) -> str:
    return theme.side(ask[o.ANSWER_SIDE] if ask[c.ANSWER_EVENT] else ask[c.SIDE])


def _strength(asks: Sequence[Ask], selected: str) -> list[float]:
    """Return how strongly each ask is drawn: all the same, or the selected event's in full and the others pale."""
    own = [bool(selected) and selected in (ask[c.EVENT], ask[c.ANSWER_EVENT]) for ask in asks]
    return [1.0 if one or not any(own) else PALE for one in own]


def _waits(canvas: Canvas, rows: Sequence[Row], strength: Sequence[float], theme: Theme, frame: Frame) -> None:
    """Draw the lines from ask to answer, dashed to the edge where none is recorded, and bands of possible days."""
    lines: dict[tuple[str, str, float], list[Spot]] = {}
    bands: dict[tuple[str, float], list[Spot]] = {}
    for row, opacity in zip(rows, strength, strict=True):
        ask = row.ask
        known = bool(ask[c.ANSWER_EVENT]) and not pd.isna(ask[o.MOST_DAYS])
        line = theme.side(ask[c.SIDE]), "solid" if known else "dash", opacity
        lines.setdefault(line, []).append((0.0, _end(ask, frame), row.line))
        if known and ask[o.LEAST_DAYS] != ask[o.MOST_DAYS]:
            bands.setdefault((_answer_colour(ask, theme), opacity), []).append((*frame.band(ask), row.line))
    for (colour, dash, opacity), spots in sorted(lines.items()):
        _line(canvas, spots, {"color": colour, "width": 1.8, "dash": dash}, opacity)
    for (colour, opacity), spots in sorted(bands.items()):
        _line(canvas, spots, {"color": colour, "width": 7}, 0.3 * opacity)


def _line(canvas: Canvas, spots: Sequence[Spot], line: dict[str, Any], opacity: float) -> None:
    canvas.add_scatter(
        x=[x for one, other, _ in spots for x in (one, other, None)],
        y=[y for _, _, at in spots for y in (at, at, None)],
        mode="lines", line=line, opacity=round(opacity, 3), hoverinfo="skip", cliponaxis=False,
    )  # fmt: skip


def _rails(canvas: Canvas, runs: Sequence[Run], theme: Theme, frame: Frame) -> None:
    """Join what one event answers by a line through the answers."""
    for run in runs:
        x, last = _end(run.rows[0].ask, frame), run.rows[-1].line
        line = {"color": _answer_colour(run.rows[0].ask, theme), "width": 2}
        canvas.add_scatter(x=[x, x], y=[run.rows[0].line, last], mode="lines", line=line, hoverinfo="skip")


def _ring(canvas: Canvas, row: Row, theme: Theme) -> None:
    radius = theme.mark / 2 + 3
    canvas.add_shape(
        type="circle", xsizemode="pixel", ysizemode="pixel", xanchor=0, yanchor=row.line, x0=-radius, x1=radius,
        y0=-radius, y1=radius, line={"color": theme.text, "width": 1.2, "dash": "dot"},
    )  # fmt: skip


def _put_told(ask: Ask) -> list[str]:
    conditions = f"Conditions: {ask[c.CONDITIONS]}" if ask[c.CONDITIONS] else ""
    lines = [
        f"<b>{wrap_html(f'{ask[o.KIND_LABEL]}: {ask[c.CONTENT]}', _LETTERS)}</b>",
        wrap_html(conditions, _LETTERS),
        wrap_html(f"{ask[o.PROPOSER_NAME]} → {ask[o.ADDRESSEE_NAME]}", _LETTERS),
        escape_html(f"{ask[o.DATED]} · {ask[o.STATUS_LABEL]}"),
        escape_html(f"{ask[o.READING_LABEL]} · {ask[o.WHERE]}"),
    ]
    return mark_customdata([ask[c.EVENT]], lines, [ask[c.PROPOSER], ask[c.ADDRESSEE]])


def _end_told(ask: Ask, labels: Mapping[str, str]) -> list[str]:
    word = answer_word(ask[c.ANSWER], dict(labels))
    lines = [f"<b>{escape_html(word[:1].upper() + word[1:])}</b>", wrap_html(f"To: {ask[c.CONTENT]}", _LETTERS)]
    if not ask[c.ANSWER_EVENT]:
        return mark_customdata([ask[c.EVENT]], lines, [ask[c.PROPOSER], ask[c.ADDRESSEE]])
    days = days_words(ask[o.LEAST_DAYS], ask[o.MOST_DAYS])
    lines += [
        wrap_html(ask[o.ANSWER_TITLE], _LETTERS),
        escape_html(ask[o.ANSWERED_ON]),
        escape_html(f"Time since it was put: {days}"),
        escape_html(ask[o.ANSWER_WHERE]),
        "" if ask[o.ANSWER_CHOSEN] else "This answer is outside the filters",
    ]
    return mark_customdata([ask[c.ANSWER_EVENT]], lines, [ask[c.PROPOSER], ask[c.ADDRESSEE]])
