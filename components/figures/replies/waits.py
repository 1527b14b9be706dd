"""Waits: from the message that asks to the one that answers, a row each."""

from collections.abc import Sequence

import plotly.graph_objects as go

from components.dataset.replies.wait_records import Wait
from components.dataset.replies.waits import Median
from components.figures.base.canvas import Canvas
from components.figures.base.mark_data import events_label
from components.figures.base.theme import LIGHT, Theme, blank_canvas, escape_html
from components.figures.replies.wait_axis import Days, add_days
from components.figures.replies.wait_marks import add_ends, add_lines, wait_legend
from components.figures.replies.wait_rows import Head, Line, days_scale, place_waits

_NARROW = 560  # px; in a narrower figure the title of a message stands above its line instead of beside it
_SHARE = 0.32  # of the width, that the titles have beside the lines


def waits(
    found: Sequence[Wait], medians: Sequence[Median], *, theme: Theme = LIGHT, selected: str = "", width: int = 800
) -> go.Figure:
    """Draw each wait as a line from the question to the answer, days long; those of the same two sides together.

    selected: event whose row is tinted. width: px that the figure is expected to have. Both ends carry their event (see
    mark_customdata). An answer whose days are not known to the day stands hollow in the middle of its band; a wait
    without an answer ends in an open triangle; an end that is not among the chosen events is a tick and no mark.
    """
    beside = width >= _NARROW
    left = int(width * _SHARE) if beside else theme.mark + 2
    room = width - left - 8
    days = days_scale(found, room - theme.mark, theme, beside=beside)
    heads, lines = place_waits(found, days, theme, left - 14 if beside else width - 16, beside=beside)
    depth = heads[-1].end if heads else theme.size * 4
    top = int(2 * theme.size)
    canvas = blank_canvas(theme, height=int(depth) + top + 8)
    canvas.update_layout(margin={"l": left, "r": 8, "t": top, "b": 8}, dragmode=False)
    canvas.update_xaxes(range=[-theme.mark, room - theme.mark], showgrid=False)
    canvas.update_yaxes(range=[depth, 0], visible=False, fixedrange=True)
    if not found:
        return canvas.finished()
    for line in lines:
        if selected in line.wait.questions or (line.wait.answer and selected == line.wait.answer.event):
            canvas.add_shape(
                type="rect", xref="paper", x0=0, x1=1, y0=line.top, y1=line.bottom, fillcolor=theme.grid, opacity=0.5,
                line={"width": 0}, layer="below",
            )  # fmt: skip
    add_days(canvas, days, [(head.bottom, head.end) for head in heads], theme)
    _heads(canvas, heads, medians, days, left, theme)
    _labels(canvas, lines, left, theme, beside=beside)
    add_lines(canvas, lines, days, theme)
    add_ends(canvas, lines, theme)
    canvas.legend = wait_legend(found, theme)
    return canvas.finished()


def _heads(
    canvas: Canvas, heads: Sequence[Head], medians: Sequence[Median], days: Days, left: int, theme: Theme
) -> None:
    """Name who waits for whom, and show the median where there are answers enough for one."""
    known = {(median.asker, median.asked): median for median in medians}
    for head in heads:
        wait = head.first
        words = f"<b>{escape_html(wait.asker_name)} asks, {escape_html(wait.asked_name)} is to answer</b>"
        if median := known.get((wait.asker, wait.asked)):
            least, most = median.least, median.most
            span = f"{least:g}" if least == most else f"{least:g} to {most:g}"
            words += f"\u2002median {span} days, n = {median.answers}"
            canvas.add_shape(
                type="rect", x0=days.px(least), x1=max(days.px(most), days.px(least) + 2), y0=head.bottom, y1=head.end,
                fillcolor=theme.faint, opacity=0.35, line={"width": 0}, layer="below",
            )  # fmt: skip
        canvas.add_annotation(
            text=words, xref="paper", x=0, xanchor="left", xshift=-left, y=head.y, yref="y", yanchor="middle",
            font={"size": theme.size, "color": theme.text},
        )  # fmt: skip


def _labels(canvas: Canvas, lines: Sequence[Line], left: int, theme: Theme, *, beside: bool) -> None:
    font = {"size": theme.size - 1, "color": theme.text}
    for line in lines:
        canvas.add_annotation(
            text=line.heading, xref="paper", x=0, xanchor="left", xshift=-left, y=line.top, yanchor="top", align="left",
            font=font,
        )  # fmt: skip
        # Behind the line, on the page's own colour, or the rules of the days would run through it; else below it.
        place = (
            {"x": line.last, "xshift": theme.mark - 1, "yanchor": "middle", "bgcolor": theme.ground, "borderpad": 0}
            if beside
            else {"x": 0, "xshift": -theme.mark / 2, "yanchor": "top", "yshift": -theme.mark * 0.6}
        )
        ends = [*line.wait.questions[:1], *([line.wait.answer.event] if line.wait.answer else [])]
        canvas.add_annotation(text=line.words, xanchor="left", y=line.y, font=font, **place, **events_label(ends))
