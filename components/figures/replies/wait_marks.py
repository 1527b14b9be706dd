"""The marks of the waits: a line from the question to its answer, the events at both ends, and what they mean."""

from collections.abc import Sequence

from components.dataset.model.date_words import days_words
from components.dataset.replies.wait_records import Wait, WaitEvent
from components.figures.base.canvas import Canvas
from components.figures.base.legend import Row, Sample
from components.figures.base.mark_data import HOVER_TEMPLATE, mark_customdata
from components.figures.base.marks import Dot, add_dots, add_segments
from components.figures.base.theme import Theme, escape_html, symbol, wrap_html
from components.figures.replies.wait_axis import Days
from components.figures.replies.wait_rows import Line

_OPEN = "triangle-right-open"  # no answer recorded
_PALE, _THICK = 0.26, 8  # opacity and px of the band of possible days
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
                opacity=_PALE, line={"color": theme.side(line.wait.asked), "width": _THICK},
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
        return ("dot", "the curator reads it so") if wait.inferred else ("solid", "a source says so")
    return "dash", "no answer recorded"


def _dashes(waits: Sequence[Wait]) -> list[tuple[str, str]]:
    """Return the dashes that occur, with their meanings."""
    return sorted({_dash(wait) for wait in waits}, key=lambda one: ("solid", "dot", "dash").index(one[0]))


def add_ends(canvas: Canvas, lines: Sequence[Line], theme: Theme) -> None:
    """Draw both ends of each wait: an event in its kind and its side's colour, or that no answer is recorded."""
    questions, answers, unanswered = [], [], []
    hidden: list[tuple[float, float]] = []
    for line in lines:
        wait = line.wait
        if wait.question.chosen:
            questions.append(_dot(0, line, wait.question, theme.side(wait.asker), _question_data(wait)))
            if not wait.answer:
                unanswered.append(line)
        else:
            hidden.append((0.0, line.y))
    for line in lines:
        if answer := line.wait.answer:
            if answer.chosen:
                data = _answer_data(line.wait, answer)
                answers.append(_dot(line.end, line, answer, theme.side(line.wait.asked), data))
            else:
                hidden.append((line.end, line.y))
    add_dots(canvas, questions, theme)
    add_dots(canvas, answers, theme)
    if unanswered:
        canvas.add_scatter(
            x=[line.end for line in unanswered], y=[line.y for line in unanswered], mode="markers", cliponaxis=False,
            marker={"symbol": _OPEN, "size": theme.mark, "color": theme.text, "opacity": 1, "line": {"width": 2}},
            customdata=[_question_data(line.wait) for line in unanswered], hovertemplate=HOVER_TEMPLATE,
        )  # fmt: skip
    half = theme.mark / 2
    for x, y in hidden:
        canvas.add_shape(
            type="line", x0=x, x1=x, ysizemode="pixel", yanchor=y, y0=-half, y1=half,
            line={"color": theme.faint, "width": 2},
        )  # fmt: skip


def _dot(x: float, line: Line, event: WaitEvent, colour: str, data: list[str]) -> Dot:
    return Dot(x, line.y, symbol(event.kind, filled=True), colour, event.exact, data)


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
    return mark_customdata([answer.event], [*_event_lines(answer), after], wait.actors)


def _event_lines(event: WaitEvent) -> list[str]:
    return [f"<b>{wrap_html(event.title, _WIDE)}</b>", escape_html(event.date)]


def wait_legend(waits: Sequence[Wait], theme: Theme) -> list[Row]:
    """Return the legend of `waits`: only what occurs among them."""
    sides = {wait.asker: wait.asker_name for wait in waits} | {wait.asked: wait.asked_name for wait in waits}
    colours = [Sample(sides[side], theme.side(side), "circle") for side in theme.sides if side in sides]
    answers = [wait.answer for wait in waits if wait.answer]
    ends = [
        Sample(f"answer: {name.lower()}", theme.faint, symbol(kind, filled=True))
        for kind, name in {answer.kind: answer.kind_name for answer in answers}.items()
        if kind
    ]
    if not all(event.exact for event in [*(wait.question for wait in waits), *answers]):
        ends.append(Sample("day not known", theme.faint, "circle-open"))
    lines = [Sample(meaning, theme.faint, dash=dash) for dash, meaning in _dashes(waits)]
    rows: list[Row] = [("Who acts", colours), ("End", ends), ("Answer", lines)]
    return rows
