"""How a request or an offer, the wait and the answer are drawn."""

from collections.abc import Mapping, Sequence

from components.dataset.model.date_words import days_words
from components.dataset.model.vocabulary import NOT_DONE
from components.dataset.replies.answers import NOT_STATED_WORDS
from components.dataset.replies.ledger import answer_word
from components.dataset.replies.offers import NEWSPAPER, Offer
from components.figures.base.canvas import Canvas
from components.figures.base.mark_data import mark_customdata
from components.figures.base.marks import Dot, add_dots, add_segments
from components.figures.base.theme import Theme, escape_html, wrap_html
from components.figures.replies.offer_rows import Answer, Frame, Row

_PALE = 0.3  # opacity of what is not of the open record
_BAND = 0.3  # opacity of possible days
_LETTERS = 48


def add_offers(
    canvas: Canvas, rows: Sequence[Row], labels: Mapping[str, str], theme: Theme, plan: Frame, selected: str
) -> None:
    """Draw a square for each request or offer, a line of days to each answer, and a dot for the answer.

    A square has the colour of who asks, a dot that of who answers. labels: answer -> its words.
    """
    answers = [answer for row in rows for answer in row.answers]
    _add_waits(canvas, answers, theme, plan)
    asks = [
        placed
        for row in rows
        for asks, places in ((row.silent, row.places), *((one.asks, one.places) for one in row.answers))
        for placed in zip(asks, places, strict=True)
    ]
    squares = [Dot(x, y, "square", theme.side(ask.side), ask.day_known, _ask_data(ask, labels)) for ask, (x, y) in asks]
    dots = [_answer_dot(answer, labels, theme, plan) for answer in answers]
    near = [_concerns(ask, selected) for ask, _ in asks], [_concerns(answer.asks[0], selected) for answer in answers]
    back = _PALE if any(map(any, near)) else 1.0
    for marks, concerned in zip((squares, dots), near, strict=True):
        add_dots(canvas, marks, theme, opacity=[1.0 if one else back for one in concerned])
    for mark in (*squares, *dots):
        if mark.data[0] == selected:
            _ring(canvas, mark, theme, "solid")
    for (ask, _), mark, own in zip(asks, squares, near[0], strict=True):
        if in_doubt(ask) and ask.event != selected:
            _ring(canvas, mark, theme, "dot", 1.0 if own else back)


def _concerns(ask: Offer, event: str) -> bool:
    """Return whether the ask was put or answered in `event`."""
    return ask.event == event or (ask.reply is not None and ask.reply.event == event)


def in_doubt(ask: Offer) -> bool:
    """Return whether the ask is not reported as made, or is only somebody's reading."""
    return ask.status in NOT_DONE or ask.reading == NEWSPAPER


def _ring(canvas: Canvas, mark: Dot, theme: Theme, dash: str, opacity: float = 1.0) -> None:
    radius = theme.mark / 2 + 2.5
    canvas.add_shape(
        type="rect" if mark.symbol == "square" else "circle", xsizemode="pixel", ysizemode="pixel", xanchor=mark.x,
        yanchor=mark.y, x0=-radius, x1=radius, y0=-radius, y1=radius,
        opacity=opacity, line={"color": theme.text, "width": 1.5, "dash": dash},
    )  # fmt: skip


def answer_place(answer: Answer, plan: Frame) -> tuple[float, float]:
    """Return between which px an answer may stand; where its days are not known, half the longest wait, twice."""
    least, most = answer.reply.least, answer.reply.most
    half = plan.longest / 2
    return (plan.x(half), plan.x(half)) if most is None else (plan.x(least or 0), plan.x(most))


def _add_waits(canvas: Canvas, answers: Sequence[Answer], theme: Theme, plan: Frame) -> None:
    """Draw the lines of days from zero, and the bands of possible days.

    A line is dotted where no source says that it leads to the answer, dashed where its days are not known.
    """
    for dash in ("solid", "dot", "dash"):
        own = [answer for answer in answers if line_dash(answer) == dash]
        lines = [(plan.zero, sum(answer_place(answer, plan)) / 2, answer.y) for answer in own]
        style = {"color": theme.faint, "width": 2, "dash": dash}
        add_segments(canvas, lines, style, cliponaxis=False, meta=_of_events(own))
    for answer in answers:
        first, last = answer_place(answer, plan)
        if first < last:
            band = {"color": theme.side(answer.reply.side), "width": 8}
            add_segments(
                canvas, [(first, last, answer.y)], band, opacity=_BAND, cliponaxis=False, meta=_of_events([answer])
            )


def line_dash(answer: Answer) -> str:
    """Return the dash of the line of days to an answer."""
    if any(ask.reply and ask.reply.inferred for ask in answer.asks):
        return "dot"
    return "solid" if answer.reply.most is not None else "dash"


def _of_events(answers: Sequence[Answer]) -> dict[str, list[str]]:
    """Return the events of the pieces of a line, one for each answer (see ghost_marks)."""
    return {"events": [answer.reply.event for answer in answers]}


def _answer_dot(answer: Answer, labels: Mapping[str, str], theme: Theme, plan: Frame) -> Dot:
    x, reply = round(sum(answer_place(answer, plan)) / 2, 1), answer.reply
    return Dot(x, answer.y, "circle", theme.side(reply.side), reply.day_known, _answer_data(answer, labels))


def _ask_data(ask: Offer, labels: Mapping[str, str]) -> list[str]:
    lines = [
        f"<b>{wrap_html(f'{ask.kind_label}: {ask.content}', _LETTERS)}</b>",
        wrap_html(f"Conditions: {ask.conditions}" if ask.conditions else "", _LETTERS),
        wrap_html(f"{ask.proposer_name} → {ask.addressee_name}", _LETTERS),
        escape_html(f"{ask.date} · {ask.status_label}"),
        escape_html(f"{ask.reading_label} · {ask.where}"),
        escape_html(_capital(answer_word(ask.answer, labels))),
    ]
    return mark_customdata([ask.event], lines, [ask.proposer, ask.addressee])


def _answer_data(answer: Answer, labels: Mapping[str, str]) -> list[str]:
    ask, reply = answer.asks[0], answer.reply
    days = days_words(reply.least, reply.most)
    told = [f"{_capital(answer_word(one.answer, labels))}: {one.content}" for one in answer.asks]
    lines = [
        f"<b>{wrap_html(reply.title, _LETTERS)}</b>",
        escape_html(f"{reply.date} · {'time not known' if days == 'not known' else f'after {days}'}"),
        *(wrap_html(line, _LETTERS) for line in told),
        escape_html(reply.where),
        NOT_STATED_WORDS if reply.inferred else "",
        "" if reply.chosen else "This answer is outside the filters",
    ]
    return mark_customdata([reply.event], lines, [ask.proposer, ask.addressee])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
