"""Waits: from the message that asks to the one that answers, a row each."""

from collections.abc import Sequence

import plotly.graph_objects as go

from components.dataset.replies.wait_records import Wait
from components.figures.base.canvas import Canvas
from components.figures.base.mark_data import events_label
from components.figures.base.theme import LIGHT, Theme, blank_canvas, escape_html
from components.figures.replies.wait_axis import add_days
from components.figures.replies.wait_marks import add_ends, add_lines, wait_legend
from components.figures.replies.wait_rows import Head, Line, days_scale, place_waits


def waits(found: Sequence[Wait], *, theme: Theme = LIGHT, selected: str = "", width: int = 800) -> go.Figure:
    """Draw each wait as a line from the question to the answer, days long; those of the same two sides together.

    selected: event with a ring, others pale. width: px that the figure is expected to have. Both ends carry their event
    (see mark_customdata). An answer whose days are not known to the day stands hollow in the middle of its band; a wait
    without an answer is dashed and has no end; an end that is not among the chosen events is a tick and no mark.
    """
    left = theme.mark
    room, wide = width - left - 8, width - theme.size
    days = days_scale(found, room - theme.mark, theme, wide)
    heads, lines = place_waits(found, days, theme, wide)
    depth = heads[-1].end if heads else theme.size * 4
    top = int(3 * theme.size)
    canvas = blank_canvas(theme, height=int(depth) + top + 4)
    canvas.update_layout(margin={"l": left, "r": 8, "t": top, "b": 4}, dragmode=False, meta={"walk": "rows"})
    canvas.update_xaxes(range=[0, room], showgrid=False)
    canvas.update_yaxes(range=[depth, 0], visible=False, fixedrange=True)
    if not found:
        return canvas.finished()
    half = theme.mark / 2 + 3
    add_days(canvas, days, [(line.y - half, line.y + half) for line in lines], theme)
    _add_heads(canvas, heads, left, theme)
    _add_words(canvas, lines, left, theme)
    add_lines(canvas, lines, days, theme)
    add_ends(canvas, lines, theme, selected)
    canvas.legend = wait_legend(found, theme)
    return canvas.finished()


def _add_heads(canvas: Canvas, heads: Sequence[Head], left: int, theme: Theme) -> None:
    """Name who waits for whom, and over all what the line measures."""
    font = {"size": theme.size, "color": theme.text}
    for head in heads:
        wait = head.first
        canvas.add_annotation(
            text=f"<b>{escape_html(wait.asker_name)} asks, {escape_html(wait.asked_name)} is to answer</b>",
            xref="paper", x=0, xanchor="left", xshift=-left, y=head.y, yref="y", yanchor="middle", font=font,
        )  # fmt: skip
    canvas.add_annotation(
        text="Days until the answer", xref="paper", x=0, xanchor="left", xshift=-left, y=1, yref="paper",
        yanchor="bottom", yshift=1.4 * theme.size, font=font,
    )  # fmt: skip


def _add_words(canvas: Canvas, lines: Sequence[Line], left: int, theme: Theme) -> None:
    """Print over each line its message, and behind it what came of it."""
    font = {"size": theme.size, "color": theme.text}
    for line in lines:
        canvas.add_annotation(
            text=line.heading, xref="paper", x=0, xanchor="left", xshift=-left, y=line.top, yanchor="top", align="left",
            font=font,
        )  # fmt: skip
        ends = [*line.wait.questions[:1], *([line.wait.answer.event] if line.wait.answer else [])]
        # On the page's own colour, or the rules of the days would run through it.
        canvas.add_annotation(
            text=line.words, x=line.last, xshift=theme.mark - 1, xanchor="left", y=line.y, yanchor="middle",
            align="left", bgcolor=theme.ground, borderpad=0, font=font, **events_label(ends),
        )  # fmt: skip
