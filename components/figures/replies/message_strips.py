"""Silences: a strip of time for each two sides, a dot for each message, a bracket over the longest silence."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from components.dataset.replies.message_strips import Strip, StripMessage
from components.figures.base.canvas import Canvas
from components.figures.base.legend import POSSIBLE_DAYS, Row, Sample, day_legend
from components.figures.base.mark_data import events_label, mark_customdata
from components.figures.base.marks import Dot, add_dots, add_ring, add_segments
from components.figures.base.text_width import text_width
from components.figures.base.theme import LIGHT, Theme, blank_canvas, escape_html, wrap_html

_PALE, _BAND = 0.3, 0.3  # opacity of what is not of the open record, and of possible days
_LEVELS = 8  # dots one above the other; further ones overlap
_LINE = 1.3  # height of a line, in text sizes
_WIDE = 46  # letters in a line of the hover
_EDGE = 12  # px at both ends of the strips
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
_YEAR = 12


class _Placed(NamedTuple):
    """A message, where its dot stands, in px, and between which px its possible days lie."""

    message: StripMessage
    x: float
    y: float
    first: float
    last: float


class _Scale(NamedTuple):
    """Days as px: from `first` on, `px` each."""

    first: dt.date
    px: float

    def x(self, day: dt.date) -> float:
        return round(_EDGE + (day - self.first).days * self.px, 1)


def message_strips(strips: Sequence[Strip], *, theme: Theme = LIGHT, selected: str = "", width: int = 800) -> go.Figure:
    """Draw for each two sides a line of time with a dot for each message, either way, and their longest silence.

    strips: may be empty. selected: event with a ring, others pale. width: px that the figure is expected to have at
    least. Where the day is not known, the dot stands hollow in the middle of its possible days.
    """
    days = [day for strip in strips for one in strip.messages for day in one.days if day]
    top = int(theme.size * 2.4)
    canvas = blank_canvas(theme, height=top + theme.size * 4)
    canvas.update_layout(margin={"l": 0, "r": 0, "t": top, "b": 4}, dragmode=False, meta={"walk": "rows"})
    canvas.update_xaxes(range=[0, width], visible=False, fixedrange=True)
    if not days:
        canvas.update_yaxes(visible=False)
        return canvas.finished()
    first, last = min(days), max(days)
    scale = _Scale(first, (width - 2 * _EDGE) / max((last - first).days, 1))
    depth = 0.0
    placed: list[_Placed] = []
    ticks = _ticks(first, last, scale, theme)
    for strip in strips:
        depth = _add_strip(canvas, strip, scale, depth, theme, width, placed)
    for x, words in ticks:
        canvas.add_annotation(
            text=words, x=x, y=1, yref="paper", yanchor="bottom", font={"size": theme.size, "color": theme.faint}
        )
    canvas.layout.height = int(depth) + top + 4
    canvas.update_yaxes(range=[depth, 0], visible=False, fixedrange=True)
    _add_messages(canvas, placed, theme, selected)
    canvas.legend = _legend(placed, theme)
    return canvas.finished()


def _ticks(first: dt.date, last: dt.date, scale: _Scale, theme: Theme) -> list[tuple[float, str]]:
    """Return where the names of months or years stand, as many as have room side by side."""
    begin, end = (day.year * _YEAR + day.month - 1 for day in (first, last))
    room = (end - begin + 1) * 30.4 * scale.px / (6 * theme.size)  # names that fit
    step = next((months for months in _MONTHS if (end - begin) / months <= max(room, 1)), _MONTHS[-1])
    found = []
    for month in range(-(-begin // step) * step, end + 1, step):
        day = dt.date(month // _YEAR, month % _YEAR + 1, 1)
        if day >= first and scale.x(day) > _EDGE * 2:
            found.append((scale.x(day), str(day.year) if step >= _YEAR else f"{day:%b %Y}"))
    return [one for one in found if one[0] < scale.x(last) - 1.2 * theme.size]


def _add_strip(
    canvas: Canvas, strip: Strip, scale: _Scale, top: float, theme: Theme, width: int, placed: list[_Placed]
) -> float:  # fmt: skip
    """Draw the line of two sides and their longest silence, add their messages to `placed`; return where it ends."""
    canvas.add_annotation(
        text=f"<b>{escape_html(strip.pair)}</b>", x=0, xref="paper", xanchor="left", y=round(top, 1), yanchor="top",
        font={"size": theme.size, "color": theme.text},
    )  # fmt: skip
    own = _stacked(strip.messages, scale, theme)
    step = theme.mark + 3
    y = round(top + theme.size * _LINE + step * (max(level for *_, level in own) + 1), 1)
    canvas.add_shape(type="line", x0=0, x1=width, y0=y, y1=y, line={"color": theme.grid, "width": 2}, layer="below")
    for message, x, first, last, level in own:
        placed.append(_Placed(message, x, round(y - step * level, 1), first, last))
    bottom = y + theme.mark
    if silence := strip.longest:
        begin, end, down = scale.x(silence.begin.date()), scale.x(silence.end.date()), y + theme.mark
        line = {"color": theme.text, "width": 1.5}
        for x0, x1, y0, y1 in ((begin, end, down, down), *((x, x, down - 5, down) for x in (begin, end))):
            canvas.add_shape(type="line", x0=x0, x1=x1, y0=y0, y1=y1, line=line)
        words = f"{silence.days:,} days: neither wrote"
        half = text_width(words, theme.size) / 2 + 4
        canvas.add_annotation(
            text=words, x=min(max((begin + end) / 2, half), width - half), y=down + 2, yanchor="top",
            font={"size": theme.size, "color": theme.text}, **events_label([silence.after, silence.before]),
        )  # fmt: skip
        bottom = down + theme.size * _LINE
    return bottom + theme.size


def _stacked(
    messages: Sequence[StripMessage], scale: _Scale, theme: Theme
) -> list[tuple[StripMessage, float, float, float, int]]:
    """Return each message with its x, its possible days and its level: 0 on the line, above where another stands."""
    found: list[tuple[StripMessage, float, float, float, int]] = []
    ends = [float("-inf")] * _LEVELS
    middles = []
    for message in messages:
        first, last = (scale.x(day) for day in message.days if day)
        middles.append((round((first + last) / 2, 1), first, last, message))
    for x, first, last, message in sorted(middles, key=lambda one: one[0]):
        level = next((level for level, end in enumerate(ends) if x - end >= theme.mark + 2), ends.index(min(ends)))
        ends[level] = x
        found.append((message, x, first, last, level))
    return found


def _add_messages(canvas: Canvas, placed: Sequence[_Placed], theme: Theme, selected: str) -> None:
    opened = any(one.message.event == selected for one in placed)
    spread: dict[str, list[_Placed]] = {}
    for one in placed:
        if one.first < one.last:
            spread.setdefault(one.message.side, []).append(one)
    for side, own in spread.items():
        bands, events = [(one.first, one.last, one.y) for one in own], [one.message.event for one in own]
        add_segments(canvas, bands, {"color": theme.side(side), "width": 6}, opacity=_BAND, meta={"events": events})
    dots = [
        Dot(one.x, one.y, "circle", theme.side(one.message.side), _is_day(one.message), _customdata(one.message))
        for one in placed
    ]
    strength = [_PALE if opened and one.message.event != selected else 1.0 for one in placed]
    add_dots(canvas, dots, theme, opacity=strength)
    for one, opacity in zip(placed, strength, strict=True):
        if one.message.event == selected or not one.message.done:
            dash = "solid" if one.message.event == selected else "dot"
            line = {"color": theme.text, "width": 1.5, "dash": dash}
            add_ring(canvas, one.x, one.y, theme.mark / 2 + 2.5, line, opacity=opacity)


def _is_day(message: StripMessage) -> bool:
    return message.days.earliest == message.days.latest


def _customdata(message: StripMessage) -> list[str]:
    lines = [
        f"<b>{wrap_html(message.title, _WIDE)}</b>",
        escape_html(f"{message.writer} to {message.reader}"),
        escape_html(message.date),
        "" if message.done else "Not reported as sent",
    ]
    return mark_customdata([message.event], lines)


def _legend(placed: Sequence[_Placed], theme: Theme) -> list[Row]:
    sides = {one.message.side: one.message.writer for one in placed}
    colours = [Sample(sides[side], theme.side(side), "circle") for side in theme.sides if side in sides]
    known = {_is_day(one.message) for one in placed}
    doubtful = not all(one.message.done for one in placed)
    fill = day_legend(known, theme.faint, ringed=doubtful)
    lines = [Sample(POSSIBLE_DAYS, theme.faint, width=6, opacity=0.4)] if False in known else []
    return [("Side", colours), ("Mark", fill), ("Line", lines)]
