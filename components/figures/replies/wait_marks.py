"""The marks of the waits: a line from the question to its answer, the events at both ends, and what they mean."""

from collections.abc import Sequence

from components.dataset.model.date_words import days_words
from components.dataset.replies.answers import NOT_STATED_WORDS
from components.dataset.replies.wait_records import Wait, WaitEvent
from components.figures.base.canvas import Canvas
from components.figures.base.legend import POSSIBLE_DAYS, Row, Sample, day_legend
from components.figures.base.mark_data import mark_customdata
from components.figures.base.marks import Dot, add_dots, add_ring, add_segments
from components.figures.base.theme import Theme, escape_html, wrap_html
from components.figures.replies.wait_axis import Days
from components.figures.replies.wait_rows import Line

_BAND, _THICK = 0.3, 8  # opacity and px of the band of possible days
_PALE = 0.3  # opacity of what is not of the open record
_WIDE = 46  # letters in a line of the hover


def add_lines(canvas: Canvas, lines: Sequence[Line], days: Days, theme: Theme) -> None:
    """Draw the time that surely passed: solid if a source says that it ends with an answer; and what may have."""
    for dash, meaning in _dashes([line.wait for line in lines]):
        spans = [(0, line.sure, line.y) for line in lines if _dash(line.wait) == (dash, meaning)]
        add_segments(canvas, spans, {"color": theme.faint, "width": 2, "dash": dash})
    for line in lines:
        if line.last > line.end:
            canvas.add_scatter(
                x=[line.sure, line.last], y=[line.y, line.y], mode="lines", hoverinfo="skip",
                opacity=_BAND, line={"color": theme.side(line.wait.asked), "width": _THICK},
            )  # fmt: skip
        elif line.last > days.long:
            # The line is cut where the scale is.
            canvas.add_annotation(
                text="//", x=(days.long + days.beyond) / 2, y=line.y, yanchor="middle", bgcolor=theme.ground,
                font={"size": theme.size, "color": theme.text}, borderpad=0,
            )  # fmt: skip


def _dash(wait: Wait) -> tuple[str, str]:
    """Return the dash of a wait and what it means."""
    if wait.answer:
        return ("dot", "not done, or not certain") if wait.inferred else ("solid", "days until the answer")
    return "dash", "no answer recorded"


def _dashes(waits: Sequence[Wait]) -> list[tuple[str, str]]:
    """Return the dashes that occur, with their meanings."""
    return sorted({_dash(wait) for wait in waits}, key=lambda one: ("solid", "dot", "dash").index(one[0]))


def add_ends(canvas: Canvas, lines: Sequence[Line], theme: Theme, selected: str) -> None:
    """Draw both ends of each wait in the colour of the side that acts; a tick for one that is not chosen."""
    dots: list[Dot] = []
    own: list[bool] = []
    hidden: list[tuple[float, float]] = []
    for line in lines:
        wait = line.wait
        concerns = selected in (*wait.questions, wait.answer.event if wait.answer else "") if selected else False
        ends = [(0.0, wait.question, theme.side(wait.asker), _question_data(wait))]
        if wait.answer:
            ends.append((line.end, wait.answer, theme.side(wait.asked), _answer_data(wait, wait.answer)))
        for x, event, colour, data in ends:
            if event.chosen:
                dots.append(Dot(x, line.y, "circle", colour, event.exact, data))
                own.append(concerns)
            else:
                hidden.append((x, line.y))
    back = _PALE if any(own) else 1.0
    add_dots(canvas, dots, theme, opacity=[1.0 if one else back for one in own])
    for dot in dots:
        if selected in dot.data[0].split(";"):
            add_ring(canvas, dot.x, dot.y, theme.mark / 2 + 2.5, {"color": theme.text, "width": 1.5})
    half = theme.mark / 2
    for x, y in hidden:
        canvas.add_shape(
            type="line", x0=x, x1=x, ysizemode="pixel", yanchor=y, y0=-half, y1=half,
            line={"color": theme.faint, "width": 2},
        )  # fmt: skip


def _question_data(wait: Wait) -> list[str]:
    lines = _event_lines(wait.question)
    if wait.answer:
        lines.append(f"{escape_html(days_words(wait.least, wait.most))} to: {wrap_html(wait.answer.title, _WIDE)}")
    else:
        lines.append("No answer is recorded")
        if later := wait.next_message:
            who = escape_html(wait.asked_name)
            lines.append(f"{who} next writes {escape_html(later.date)}:<br>{wrap_html(later.title, _WIDE)}")
    if wait.asks:
        lines.append(f"Asks and offers in it: {wait.asks}, with an answer on record: {wait.answered}")
    return mark_customdata(wait.questions, lines, wait.actors)


def _answer_data(wait: Wait, answer: WaitEvent) -> list[str]:
    after = f"{escape_html(days_words(wait.least, wait.most))} after: {wrap_html(wait.question.title, _WIDE)}"
    inferred = NOT_STATED_WORDS if wait.inferred else ""
    return mark_customdata([answer.event], [*_event_lines(answer), after, inferred], wait.actors)


def _event_lines(event: WaitEvent) -> list[str]:
    return [f"<b>{wrap_html(event.title, _WIDE)}</b>", escape_html(event.date)]


def wait_legend(waits: Sequence[Wait], theme: Theme) -> list[Row]:
    """Return the legend of `waits`: only what occurs among them."""
    sides = {wait.asker: wait.asker_name for wait in waits} | {wait.asked: wait.asked_name for wait in waits}
    colours = [Sample(sides[side], theme.side(side), "circle") for side in theme.sides if side in sides]
    ends = [wait.question for wait in waits] + [wait.answer for wait in waits if wait.answer]
    fill = day_legend((event.exact for event in ends), theme.faint)
    lines = [Sample(meaning, theme.faint, dash=dash) for dash, meaning in _dashes(waits)]
    if any(wait.most is not None and wait.least != wait.most for wait in waits):
        lines.append(Sample(POSSIBLE_DAYS, theme.faint, width=_THICK, opacity=0.4))
    return [("Side", colours), ("Mark", fill), ("Line", lines)]
