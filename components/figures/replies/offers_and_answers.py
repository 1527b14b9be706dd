"""Offers and answers: what was asked, how long it waited, and the word of the answer."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from components.dataset.replies.ledger import Run as Offers
from components.dataset.replies.offers import NEWSPAPER
from components.figures.base.canvas import Canvas
from components.figures.base.legend import Row, Sample
from components.figures.base.mark_data import events_label
from components.figures.base.marks import add_across
from components.figures.base.theme import LIGHT, Theme, blank_canvas
from components.figures.replies.offer_marks import add_runs, concerns, in_doubt
from components.figures.replies.offer_rows import Block, Frame, Run, blocks, frame

_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)
_MOST_TICKS = 4
_ASIDE = 5  # px that words stand inside a narrow figure


def offers_and_answers(
    arranged: Sequence[Sequence[Offers]],
    labels: Mapping[str, str],
    *,
    by: str = "message",
    theme: Theme = LIGHT,
    selected: str = "",
    width: int = 800,
) -> go.Figure:
    """Draw each ask as a row: what is asked, a line as long as the days until the answer, and the answer's word.

    arranged: as dataset.replies.ledger.arrange gives it, by "message" or "topic". labels: answer -> its words.
    A bracket joins the rows that one event answers. Without a recorded answer the line is dashed and runs to the edge.
    selected: event whose rows stand out. width: px that the figure is expected to have at least. An ask carries its
    event, an answer the event that answers (see mark_customdata).
    """
    offers = [offer for block in arranged for run in block for offer in run]
    measures = frame(offers, theme, width)
    placed = blocks(arranged, by, labels, theme, measures)
    runs = [run for block in placed for run in block.runs]
    plot = width - measures.left - measures.right
    top = int(theme.size * (2.2 if measures.wide else 3.6)) if placed else 8
    depth = placed[-1].bottom if placed else theme.size * 3
    canvas = blank_canvas(theme, height=int(depth) + top + 8)
    canvas.update_layout(margin={"l": measures.left, "r": measures.right, "t": top, "b": 8}, dragmode=False)
    canvas.update_layout(meta={"walk": "rows"})
    canvas.update_xaxes(range=[-theme.mark, plot - theme.mark], visible=False, fixedrange=True)
    canvas.update_yaxes(range=[depth, 0], visible=False, fixedrange=True)
    if placed:
        _days(canvas, runs, theme, measures)
        for block in placed:
            _block(canvas, block, theme, measures, selected)
        for run in runs:
            _words(canvas, run, theme, measures)
        add_runs(canvas, runs, theme, measures, selected, labels)
        canvas.legend = _legend(offers, theme)
    return canvas.finished()


def _days(canvas: Canvas, runs: Sequence[Run], theme: Theme, frame: Frame) -> None:
    """Print the days above the lines, and rule them through each block."""
    step = next((one for one in _STEPS if frame.longest / one <= _MOST_TICKS), _STEPS[-1])
    ticks = list(range(0, frame.longest + 1, step))
    # Between the lines of a narrow figure stand words; no rule may run through them.
    rows = [(row, row) for run in runs for row in run.rows]
    ruled = [(run.rows[0], run.rows[-1]) for run in runs] if frame.wide else rows
    xs = [x for tick in ticks for _ in ruled for x in (frame.x(tick), frame.x(tick), None)]
    ys = [y for _ in ticks for one, last in ruled for y in (one.line - theme.mark, last.line + theme.mark, None)]
    canvas.add_scatter(x=xs, y=ys, mode="lines", line={"color": theme.grid, "width": 1}, hoverinfo="skip")
    small = {"size": theme.size - 1, "color": theme.faint}
    high = {"y": 1, "yref": "paper", "yanchor": "bottom"}
    for tick in ticks:
        canvas.add_annotation(text=str(tick), x=frame.x(tick), yshift=2, font=small, **high)
    place = {"xanchor": "right", "xshift": -4, "yshift": 2}
    if not frame.wide:
        place = {"xanchor": "left", "yshift": 2 + 1.3 * theme.size}
    canvas.add_annotation(text="days until the answer", x=0, font=small, **high, **place)


def _block(canvas: Canvas, block: Block, theme: Theme, frame: Frame, selected: str) -> None:
    margins = frame.left, frame.right
    if block.top:
        add_across(canvas, margins, type="line", y0=block.top, y1=block.top, line={"color": theme.grid, "width": 1.5})
    for run in block.runs:
        if concerns(run.rows[0].ask, selected):
            band = {"y0": run.top, "y1": run.bottom, "fillcolor": theme.grid, "opacity": 0.4}
            add_across(canvas, margins, type="rect", line={"width": 0}, **band)
    _print(canvas, block.heading, -frame.left + 4 if frame.wide else _ASIDE, block.top + 0.5 * theme.size, theme)


def _words(canvas: Canvas, run: Run, theme: Theme, frame: Frame) -> None:
    """Print the asks of a run, the words at the ends of their lines, and the answer with its bracket."""
    left = -frame.left + 14 if frame.wide else _ASIDE
    first = run.rows[0].ask
    said = events_label([first.event, *([first.reply.event] if first.reply else [])])
    for row in run.rows:
        _print(canvas, row.words, left, row.text, theme)
        if row.ask.reading == NEWSPAPER:
            _outline(canvas, row.top, row.bottom, theme, frame)
        at = frame.band(row.ask)[1] + theme.mark
        canvas.add_annotation(
            text=f"<b>{row.word}</b>" if row.ask.reply else row.word, x=at, xanchor="left", y=row.line,
            yanchor="middle", align="left", font={"size": theme.size, "color": theme.text}, **said,
        )  # fmt: skip
    if reply := run.rows[0].ask.reply:
        _bracket(canvas, run, theme.side(reply.side), frame)
    if run.words and frame.wide:
        canvas.add_annotation(
            text=run.words, x=1, xref="paper", xanchor="left", xshift=14, y=run.at, yanchor="middle", align="left",
            font={"size": theme.size, "color": theme.text}, **said,
        )  # fmt: skip
    elif run.words:
        _print(canvas, run.words, _ASIDE, run.at, theme, **said)


def _bracket(canvas: Canvas, run: Run, colour: str, frame: Frame) -> None:
    """Join what one event answers: right of the lines, or left of them where the answer stands below."""
    top, bottom = run.top + 6, run.bottom - 5
    edge, out, back = (1, 6, 1) if frame.wide else (0, -8, -3)
    for x0, x1, y0, y1 in ((out, out, top, bottom), (back, out, top, top), (back, out, bottom, bottom)):
        canvas.add_shape(
            type="line", xref="paper", yref="y", xsizemode="pixel", xanchor=edge, x0=x0, x1=x1, y0=y0, y1=y1,
            line={"color": colour, "width": 2},
        )  # fmt: skip


def _outline(canvas: Canvas, top: float, bottom: float, theme: Theme, frame: Frame) -> None:
    """Put a dotted box around an ask that is only somebody's reading."""
    line = {"color": theme.text, "width": 1.2, "dash": "dot"}
    box = {"type": "rect", "xref": "paper", "yref": "y", "y0": top + 2, "y1": bottom - 2, "line": line}
    if frame.wide:
        canvas.add_shape(xsizemode="pixel", xanchor=0, x0=-frame.left + 6, x1=-theme.mark, **box)
    else:
        canvas.add_shape(x0=0, x1=1, **box)


def _print(canvas: Canvas, text: str, left: float, y: float, theme: Theme, **more: Any) -> None:
    canvas.add_annotation(
        text=text, x=0, xref="paper", xanchor="left", xshift=left, y=round(y, 1), yref="y", yanchor="top", align="left",
        font={"size": theme.size, "color": theme.text}, **more,
    )  # fmt: skip


def _legend(offers: Offers, theme: Theme) -> list[Row]:
    """Return what is drawn and not said beside it."""
    sides = {offer.side: offer.side_name for offer in offers}
    colours = [Sample(words, theme.side(side), "circle") for side, words in sides.items()]
    marks = [Sample("dated to the day", theme.text, "circle"), Sample("not to the day", theme.text, "circle-open")]
    lines = [Sample("days until the answer", theme.text)]
    if not all(offer.reply for offer in offers):
        lines.append(Sample("no answer recorded", theme.text, dash="dash"))
    dots = ["ring: not done, or not certain"] if any(map(in_doubt, offers)) else []
    if any(offer.reading == NEWSPAPER for offer in offers):
        dots.append("box: the newspaper's reading")
    dotted = [Sample(words, theme.text, dash="dot", width=1) for words in dots]
    return [("Side", colours), ("Mark", marks), ("Line", lines), ("Dotted", dotted)]
