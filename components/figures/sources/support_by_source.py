"""What rests on what: a row for each origin and each voice, a mark for each event it supports."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import plotly.graph_objects as go

from components.dataset.query.certainty import range_words
from components.dataset.sources.support_by_source import Support, SupportBySource, SupportedEvent
from components.figures.base.canvas import Canvas
from components.figures.base.legend import Row, Sample
from components.figures.base.mark_data import HOVER_TEMPLATE, mark_customdata
from components.figures.base.text_width import wrap_to_width
from components.figures.base.theme import LIGHT, Theme, blank_canvas, escape_html, symbol

_LABELS = 0.31  # share of the width that the words have
_LINE = 1.3  # height of a line, in text sizes
_PALE = 0.22
_NARROW = 480  # px: a figure on a phone, where words stand above their marks


class _Mark(NamedTuple):
    """An event and where it stands: its column, and px down. row: what it rests on."""

    event: SupportedEvent
    row: Support
    x: int
    y: float


@dataclass(frozen=True)
class _Plan:
    """The room of a row. left: px before the marks; columns: marks side by side; above: words stand above them."""

    left: int
    columns: int
    above: bool
    theme: Theme

    @property
    def step(self) -> int:
        return self.theme.mark + 5


def support_by_source(
    support: SupportBySource, *, theme: Theme = LIGHT, selected: str = "", width: int = 800
) -> go.Figure:
    """Draw each origin and each voice as a row of marks, one for each event it supports, in the order of time.

    support: may be empty. selected: the event drawn in full colour, others pale. width: px that the figure is expected
    to have. Colour is the side that acts, shape the kind of event. A mark is hollow where nothing else supports the
    event, and small in a row that is switched off. Each mark tells its event (see figures.base.mark_data).
    """
    above = width < _NARROW
    left = theme.mark if above else int(width * _LABELS)
    plan = _Plan(left, max((width - left - 8) // (theme.mark + 5), 1), above, theme)
    canvas = blank_canvas(theme, height=100)
    depth = 0.0
    marks: list[_Mark] = []
    for words, rows in (("Origins", support.origins), ("Voices", support.voices)):
        if rows:
            _add_heading(canvas, words, depth, plan)
            depth += theme.size * 2
            for row in rows:
                depth = _add_row(canvas, row, depth, plan, marks)
            depth += theme.size
    canvas.layout.height = int(depth) + 16
    canvas.layout.margin = {"l": left, "r": 8, "t": 4, "b": 8}
    canvas.layout.xaxis = {"range": [-0.6, plan.columns - 0.4], "visible": False, "fixedrange": True}
    canvas.layout.yaxis = {"range": [max(depth, 1), 0], "visible": False, "fixedrange": True}
    canvas.update_layout(dragmode=False, meta={"walk": "rows"})
    if marks:
        _add_marks(canvas, marks, theme, selected)
        canvas.legend = _legend(theme)
    return canvas.finished()


def _add_heading(canvas: Canvas, words: str, top: float, plan: _Plan) -> None:
    theme = plan.theme
    canvas.add_annotation(
        text=f"<b>{words}</b>", x=0, xref="paper", xshift=0 if plan.above else -plan.left, xanchor="left",
        y=top + theme.size, yanchor="middle", font={"size": theme.size, "color": theme.text},
    )  # fmt: skip


def _add_row(canvas: Canvas, row: Support, top: float, plan: _Plan, marks: list[_Mark]) -> float:
    """Write the words of one row and add its marks to `marks`; return where the next row begins, in px down."""
    theme, above, step = plan.theme, plan.above, plan.step
    name = wrap_to_width(row.words, plan.columns * step if above else plan.left - 10, theme.size)
    if row.excluded:
        name = f"<s>{name}</s> switched off"
    else:
        count, alone = range_words(row.least, row.total), range_words(row.least_alone, row.alone)
        events = "event" if row.total == 1 else "events"
        name += f"<br><span style='color:{theme.faint}'>{count} {events}, {alone} on this alone</span>"
    high = theme.size * _LINE * (name.count("<br>") + 1)
    lines = -(-len(row.events) // plan.columns)
    begin = top + (high if above else 0)
    for place, event in enumerate(row.events):
        down, across = divmod(place, plan.columns)
        marks.append(_Mark(event, row, across, round(begin + step * (down + 0.8), 1)))
    canvas.add_annotation(
        text=name, x=0, xref="paper", xshift=-theme.mark if above else -plan.left, xanchor="left", align="left",
        y=round(top, 1), yanchor="top", font={"size": theme.size, "color": theme.text},
    )  # fmt: skip
    if row.total > len(row.events):
        canvas.add_annotation(
            text=f"… the first {len(row.events)}", x=1, xref="paper", xanchor="right", y=begin + step * (lines + 0.6),
            yanchor="middle", font={"size": theme.size - 1, "color": theme.faint},
        )  # fmt: skip
        lines += 1
    return max(begin + step * (lines + 0.4), top + high) + theme.size * 0.4


def _add_marks(canvas: Canvas, marks: Sequence[_Mark], theme: Theme, selected: str) -> None:
    dimmed = any(mark.event.event == selected for mark in marks)
    colours = [theme.side(mark.event.side) for mark in marks]
    canvas.add_scatter(
        x=[mark.x for mark in marks], y=[mark.y for mark in marks], mode="markers",
        marker={
            "symbol": [
                symbol(mark.event.kind, filled=not mark.event.only and not mark.row.excluded) for mark in marks
            ],
            "color": colours,
            "size": [theme.mark * (0.6 if mark.row.excluded else 1) for mark in marks],
            "opacity": [_PALE if dimmed and mark.event.event != selected else 1.0 for mark in marks],
            "line": {"width": 1.6, "color": colours},
        },
        customdata=[_customdata(mark) for mark in marks], hovertemplate=HOVER_TEMPLATE,
    )  # fmt: skip


def _customdata(mark: _Mark) -> list[str]:
    words, event = escape_html(mark.row.words), mark.event
    rest = "alone" if event.only else "and on something else"
    stands = f"{words}: switched off" if mark.row.excluded else f"Rests on {words} {rest}"
    return mark_customdata([event.event], [f"<b>{escape_html(event.title)}</b>", stands])


def _legend(theme: Theme) -> list[Row]:
    fill = [
        Sample("nothing else supports the event", theme.faint, "circle-open"),
        Sample("something else supports it too", theme.faint, "circle"),
    ]
    return [("Mark", fill)]
