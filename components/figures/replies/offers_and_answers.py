"""Offers and answers: a square for each request or offer, where its answer stands, or that none is recorded."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from components.dataset.replies.ledger import Run as Offers
from components.figures.base.canvas import Canvas
from components.figures.base.legend import DAY_NOT_KNOWN, NOT_SURE, POSSIBLE_DAYS, Sample
from components.figures.base.legend import Row as LegendRow
from components.figures.base.mark_data import events_label
from components.figures.base.theme import LIGHT, Theme, blank_canvas, widest_rows
from components.figures.replies.offer_marks import add_offers, answer_place, in_doubt, line_dash
from components.figures.replies.offer_rows import LINE, Frame, Row, frame, rows, silent_head

_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)
_MOST_TICKS = 4


def offers_and_answers(
    arranged: Sequence[Sequence[Offers]],
    labels: Mapping[str, str],
    *,
    by: str = "message",
    theme: Theme = LIGHT,
    selected: str = "",
    width: int = 800,
) -> go.Figure:
    """Draw a row for each message or topic, in it a square for each request or offer.

    arranged: as dataset.replies.ledger.arrange gives it, by "message" or "topic"; what asks for nothing is not drawn.
    labels: answer -> its words. The answered ones stand left of a line of days, which begins at 0 and ends with a dot,
    the answer, and its word; the others in one column at the right. selected: event whose marks have a ring. width: px
    that the figure is expected to have at least. A square carries the event it was put in, a dot the one that answers
    (see mark_customdata).
    """
    plan = frame(arranged, labels, theme, width)
    placed = rows(arranged, by, labels, theme, width, plan)
    depth = placed[-1].bottom if placed else theme.size * 3
    lines = max(2, silent_head(labels, theme).count("<br>") + 1)
    top = int(theme.size * (LINE * lines + 0.3))
    canvas = blank_canvas(theme, height=int(depth) + top + 4)
    canvas.update_layout(margin={"l": 0, "r": 0, "t": top, "b": 4}, dragmode=False)
    canvas.update_layout(meta={"walk": "rows", "widest": widest_rows(theme, width)})
    canvas.update_xaxes(range=[0, width], visible=False, fixedrange=True)
    canvas.update_yaxes(range=[depth, 0], visible=False, fixedrange=True)
    if placed:
        _add_heads(canvas, placed, labels, theme, plan)
        for row in placed:
            _add_words(canvas, row, theme, plan)
        add_offers(canvas, placed, labels, theme, plan, selected)
        canvas.legend = _legend(placed, theme)
    return canvas.finished()


def _add_heads(canvas: Canvas, placed: Sequence[Row], labels: Mapping[str, str], theme: Theme, plan: Frame) -> None:
    """Head the column of those without an answer; print the days, and rule them beside each line."""
    high = {"y": 1, "yref": "paper", "yanchor": "bottom"}
    if any(row.silent for row in placed):
        canvas.add_annotation(
            text=silent_head(labels, theme), x=plan.silent, xanchor="left", align="left", font=_font(theme), **high
        )
    answers = [answer for row in placed for answer in row.answers]
    if not answers:
        return
    ticks = _ticks(plan)
    for tick in ticks:
        canvas.add_annotation(text=str(tick), x=plan.x(tick), font={"size": theme.size, "color": theme.faint}, **high)
    words = {"yshift": LINE * theme.size, "xshift": -theme.size * 0.4, "xanchor": "left"}
    canvas.add_annotation(text="Days until the answer", x=plan.zero, font=_font(theme), **words, **high)
    half = plan.step / 2
    xs = [x for tick in ticks for _ in answers for x in (plan.x(tick), plan.x(tick), None)]
    ys = [y for _ in ticks for answer in answers for y in (answer.y - half, answer.y + half, None)]
    canvas.add_scatter(x=xs, y=ys, mode="lines", line={"color": theme.grid, "width": 1}, hoverinfo="skip")


def _ticks(plan: Frame) -> list[int]:
    step = next((one for one in _STEPS if plan.longest / one <= _MOST_TICKS), _STEPS[-1])
    return list(range(0, plan.longest + 1, step))


def _font(theme: Theme) -> dict[str, object]:
    return {"size": theme.size, "color": theme.text}


def _add_words(canvas: Canvas, row: Row, theme: Theme, plan: Frame) -> None:
    """Print the heading of a row, and the word of each answer behind its dot."""
    canvas.add_annotation(
        text=row.heading, x=0, xref="paper", xanchor="left", y=row.top, yanchor="top", align="left", font=_font(theme)
    )
    for answer in row.answers:
        ends = [answer.asks[0].event, answer.reply.event]
        canvas.add_annotation(
            text=answer.word, x=answer_place(answer, plan)[1], xanchor="left", xshift=theme.mark, y=answer.y,
            yanchor="middle", align="left", font=_font(theme), **events_label(ends),
        )  # fmt: skip


def _legend(placed: Sequence[Row], theme: Theme) -> list[LegendRow]:
    """Return what is drawn and not said beside it."""
    answers = [answer for row in placed for answer in row.answers]
    replies = [answer.reply for answer in answers]
    asks = [ask for row in placed for ask in (*row.silent, *(one for answer in row.answers for one in answer.asks))]
    sides = {ask.side: ask.side_name for ask in asks} | {reply.side: reply.side_name for reply in replies}
    colours = [Sample(sides[side], theme.side(side), "circle") for side in theme.sides if side in sides]
    marks = [Sample("one request or offer", theme.faint, "square")]
    marks += [Sample("the answer", theme.faint, "circle")] if answers else []
    if not all([ask.day_known for ask in asks] + [reply.day_known for reply in replies]):
        marks.append(Sample(DAY_NOT_KNOWN, theme.faint, "circle-open"))
    dashes = {line_dash(answer) for answer in answers}
    lines = [Sample("days until the answer", theme.faint)] if dashes - {"dot"} else []
    lines += [Sample(NOT_SURE, theme.faint, dash="dot")] if "dot" in dashes else []
    if any(reply.least != reply.most for reply in replies):
        lines.append(Sample(POSSIBLE_DAYS, theme.faint, width=8, opacity=0.4))
    if any(map(in_doubt, asks)):
        marks.append(Sample(NOT_SURE, theme.faint, "square", dash="dot"))
    return [("Side", colours), ("Mark", marks), ("Line", lines)]
