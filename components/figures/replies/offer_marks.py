"""How an ask, the wait and the answer are drawn."""

from collections.abc import Mapping, Sequence

from components.dataset.model.date_words import days_words
from components.dataset.model.vocabulary import NONE_RECORDED, NOT_DONE
from components.dataset.replies.ledger import answer_word
from components.dataset.replies.offers import NEWSPAPER, Offer
from components.figures.base.canvas import Canvas
from components.figures.base.mark_data import mark_customdata
from components.figures.base.marks import Dot, add_dots, add_ring, add_segments
from components.figures.base.theme import Theme, escape_html, wrap_html
from components.figures.replies.offer_rows import Frame, Row, Run

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
            line = {"color": theme.text, "width": 1.2, "dash": "dot"}
            add_ring(canvas, 0, row.line, theme.mark / 2 + 3, line)
    asks = [
        Dot(0.0, row.line, "circle", theme.side(row.ask.side), row.ask.day_known, _ask_data(row.ask)) for row in rows
    ]
    ends = [
        Dot(
            _end(row.ask, frame),
            row.line,
            ENDS.get(row.ask.answer, "circle"),
            _answer_colour(row.ask, theme),
            row.ask.reply is not None and row.ask.reply.day_known,
            _end_data(row.ask, labels),
        )
        for row in rows
    ]
    for dots in (asks, ends):
        add_dots(canvas, dots, theme, opacity=strength)


def in_doubt(ask: Offer) -> bool:
    """Return whether the ask is not reported as made, or is only somebody's reading."""
    return ask.status in NOT_DONE or ask.reading == NEWSPAPER


def _end(ask: Offer, frame: Frame) -> float:
    return round(sum(frame.band(ask)) / 2, 1)


def _answer_colour(ask: Offer, theme: Theme) -> str:
    return theme.side(ask.reply.side if ask.reply else ask.side)


def _strength(asks: Sequence[Offer], selected: str) -> list[float]:
    """Return how strongly each ask is drawn: all the same, or the selected event's in full and the others pale."""
    own = [concerns(ask, selected) for ask in asks]
    return [1.0 if one or not any(own) else PALE for one in own]


def concerns(ask: Offer, event: str) -> bool:
    """Return whether the ask was put or answered in `event`."""
    return ask.event == event or (ask.reply is not None and ask.reply.event == event)


def _waits(canvas: Canvas, rows: Sequence[Row], strength: Sequence[float], theme: Theme, frame: Frame) -> None:
    """Draw the lines from ask to answer, dashed to the edge where none is recorded, and bands of possible days."""
    lines: dict[tuple[str, str, float], list[Spot]] = {}
    bands: dict[tuple[str, float], list[Spot]] = {}
    for row, opacity in zip(rows, strength, strict=True):
        ask = row.ask
        reply = ask.reply if ask.reply and ask.reply.most is not None else None
        line = theme.side(ask.side), "solid" if reply else "dash", opacity
        lines.setdefault(line, []).append((0.0, _end(ask, frame), row.line))
        if reply and reply.least != reply.most:
            bands.setdefault((_answer_colour(ask, theme), opacity), []).append((*frame.band(ask), row.line))
    for (colour, dash, opacity), spots in sorted(lines.items()):
        style = {"color": colour, "width": 1.8, "dash": dash}
        add_segments(canvas, spots, style, opacity=round(opacity, 3), cliponaxis=False)
    for (colour, opacity), spots in sorted(bands.items()):
        add_segments(canvas, spots, {"color": colour, "width": 7}, opacity=round(0.3 * opacity, 3), cliponaxis=False)


def _rails(canvas: Canvas, runs: Sequence[Run], theme: Theme, frame: Frame) -> None:
    """Join what one event answers by a line through the answers."""
    for run in runs:
        x, last = _end(run.rows[0].ask, frame), run.rows[-1].line
        line = {"color": _answer_colour(run.rows[0].ask, theme), "width": 2}
        canvas.add_scatter(x=[x, x], y=[run.rows[0].line, last], mode="lines", line=line, hoverinfo="skip")


def _ask_data(ask: Offer) -> list[str]:
    lines = [
        f"<b>{wrap_html(f'{ask.kind_label}: {ask.content}', _LETTERS)}</b>",
        wrap_html(f"Conditions: {ask.conditions}" if ask.conditions else "", _LETTERS),
        wrap_html(f"{ask.proposer_name} → {ask.addressee_name}", _LETTERS),
        escape_html(f"{ask.date} · {ask.status_label}"),
        escape_html(f"{ask.reading_label} · {ask.where}"),
    ]
    return mark_customdata([ask.event], lines, [ask.proposer, ask.addressee])


def _end_data(ask: Offer, labels: Mapping[str, str]) -> list[str]:
    word, reply = answer_word(ask.answer, labels), ask.reply
    lines = [f"<b>{escape_html(word[:1].upper() + word[1:])}</b>", wrap_html(f"To: {ask.content}", _LETTERS)]
    if reply:
        lines += [
            wrap_html(reply.title, _LETTERS),
            escape_html(reply.date),
            escape_html(f"Time since it was put: {days_words(reply.least, reply.most)}"),
            escape_html(reply.where),
            "" if reply.chosen else "This answer is outside the filters",
        ]
    return mark_customdata([reply.event if reply else ask.event], lines, [ask.proposer, ask.addressee])
