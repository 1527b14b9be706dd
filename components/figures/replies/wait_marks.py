"""The marks of the waits: a line from the question to its answer, and the events at both ends."""

from collections.abc import Sequence

from components.dataset.model.date_words import days_words
from components.dataset.replies import wait_records as w
from components.dataset.replies.waits import ASKED_NAME, LEAST, MOST
from components.figures.base.canvas import Canvas
from components.figures.base.mark_data import HOVER_TEMPLATE, mark_customdata
from components.figures.base.theme import Theme, escape_html, symbol, wrap_html
from components.figures.replies.wait_axis import Days
from components.figures.replies.wait_legend import OPEN
from components.figures.replies.wait_rows import Line

_PALE, _THICK = 0.26, 8  # opacity and px of the band of possible days
_WIDE = 46  # letters in a line of the hover


def add_lines(canvas: Canvas, lines: Sequence[Line], days: Days, theme: Theme) -> None:
    """Draw the time that surely passed: solid if a source says that it ends with an answer; and what may have."""
    for dash, own in (
        ("solid", [line for line in lines if line.wait[w.ANSWER] and not line.wait[w.INFERRED]]),
        ("dot", [line for line in lines if line.wait[w.ANSWER] and line.wait[w.INFERRED]]),
        ("dash", [line for line in lines if not line.wait[w.ANSWER]]),
    ):
        if own:
            canvas.add_scatter(
                x=[x for line in own for x in (0, line.sure, None)],
                y=[y for line in own for y in (line.y, line.y, None)],
                mode="lines", hoverinfo="skip", line={"color": theme.faint, "width": 2, "dash": dash},
            )  # fmt: skip
    for line in lines:
        if line.last > line.end:
            canvas.add_scatter(
                x=[line.sure, line.last], y=[line.y, line.y], mode="lines", hoverinfo="skip",
                opacity=_PALE, line={"color": theme.side(line.wait[w.ASKED]), "width": _THICK},
            )  # fmt: skip
        elif line.last > days.long:
            # The line is cut where the scale is.
            canvas.add_annotation(
                text="//", x=(days.long + days.beyond) / 2, y=line.y, yanchor="middle", bgcolor=theme.ground,
                font={"size": theme.size, "color": theme.text}, borderpad=0,
            )  # fmt: skip


def add_ends(canvas: Canvas, lines: Sequence[Line], theme: Theme) -> None:
    """Draw both ends of each wait: an event in its kind and its side's colour, or that no answer is recorded."""
    asks = [line for line in lines if line.wait[w.QUESTION_KEPT]]
    _marks(canvas, asks, [0] * len(asks), (w.QUESTION_KIND, w.ASKER, w.QUESTION_EXACT), theme)
    known = [line for line in lines if line.wait[w.ANSWER_KEPT]]
    _marks(canvas, known, [line.end for line in known], (w.ANSWER_KIND, w.ASKED, w.ANSWER_EXACT), theme)
    unanswered = [line for line in lines if not line.wait[w.ANSWER] and line.wait[w.QUESTION_KEPT]]
    if unanswered:
        canvas.add_scatter(
            x=[line.end for line in unanswered], y=[line.y for line in unanswered], mode="markers", cliponaxis=False,
            marker={"symbol": OPEN, "size": theme.mark, "color": theme.text, "opacity": 1, "line": {"width": 2}},
            customdata=[_told(line) for line in unanswered], hovertemplate=HOVER_TEMPLATE,
        )  # fmt: skip
    hidden = [(0.0, line.y) for line in lines if not line.wait[w.QUESTION_KEPT]]
    hidden += [(line.end, line.y) for line in lines if line.wait[w.ANSWER] and not line.wait[w.ANSWER_KEPT]]
    for x, y in hidden:
        half = theme.mark / 2
        canvas.add_shape(
            type="line", x0=x, x1=x, ysizemode="pixel", yanchor=y, y0=-half, y1=half,
            line={"color": theme.faint, "width": 2},
        )  # fmt: skip


def _marks(
    canvas: Canvas, lines: Sequence[Line], at: Sequence[float], columns: tuple[str, str, str], theme: Theme
) -> None:
    kind, side, exact = columns
    if not lines:
        return
    colours = [theme.side(line.wait[side]) for line in lines]
    canvas.add_scatter(
        x=list(at), y=[line.y for line in lines], mode="markers", cliponaxis=False,
        marker={
            "symbol": [symbol(line.wait[kind], filled=True) for line in lines], "size": theme.mark, "opacity": 1,
            "color": [hue if line.wait[exact] else theme.ground for line, hue in zip(lines, colours, strict=True)],
            "line": {"width": 2, "color": colours},
        },
        customdata=[_told(line, answer=kind == w.ANSWER_KIND) for line in lines], hovertemplate=HOVER_TEMPLATE,
    )  # fmt: skip


def _told(line: Line, *, answer: bool = False) -> list[str]:
    wait = line.wait
    title, when = (w.ANSWER_TITLE, w.ANSWERED) if answer else (w.QUESTION_TITLE, w.PUT)
    lines = [f"<b>{wrap_html(wait[title], _WIDE)}</b>", escape_html(wait[when])]
    if answer:
        lines.append(
            f"{escape_html(days_words(wait[LEAST], wait[MOST]))} after: {wrap_html(wait[w.QUESTION_TITLE], _WIDE)}"
        )
    elif wait[w.ANSWER]:
        lines.append(f"{escape_html(days_words(wait[LEAST], wait[MOST]))} to: {wrap_html(wait[w.ANSWER_TITLE], _WIDE)}")
    else:
        lines.append("No answer is recorded")
        if wait[w.UNTIL]:
            who = escape_html(wait[ASKED_NAME])
            lines.append(f"{who} next writes {escape_html(wait[w.UNTIL])}:<br>{wrap_html(wait[w.UNTIL_TITLE], _WIDE)}")
    if wait[w.WANTED] and not answer:
        lines.append(f"Asks and offers in it: {wait[w.WANTED]}, with an answer on record: {wait[w.MET]}")
    return mark_customdata([wait[w.ANSWER]] if answer else wait[w.QUESTIONS], lines, wait[w.ACTORS])
