"""What rests on what: a row for each origin and each voice, a mark for each event it supports."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.query.certainty import range_words
from components.dataset.sources.support_by_source import (
    ALONE,
    COUNT,
    GROUP,
    LEAST,
    LEAST_ALONE,
    OFF,
    ONLY,
    ORIGINS,
    VALUE,
    WORDS,
)
from components.figures.base.canvas import Canvas
from components.figures.base.legend import Row, Sample, add_legend, legend_height, legend_rows, title_room
from components.figures.base.mark_data import HOVER_TEMPLATE, mark_customdata
from components.figures.base.theme import LIGHT, Theme, blank_canvas, escape_html, symbol, wrap_html

_HEADS = {ORIGINS: "Origins", "voices": "Voices"}
_LABELS = 0.31  # share of the width that the words have
_LETTER = 0.5  # mean width of a letter, in text sizes
_LINE = 1.3  # height of a line, in text sizes
_PALE = 0.22
_NARROW = 480  # px: a figure on a phone, where words stand above their marks


def support_by_source(rests: pd.DataFrame, *, theme: Theme = LIGHT, selected: str = "", width: int = 800) -> go.Figure:
    """Draw each origin and each voice as a row of marks, one for each event it supports, in the order of time.

    rests: as dataset.rests.rests gives it; may be empty. selected: the event drawn in full colour, others pale.
    width: px that the figure is expected to have. Colour is the side that acts, shape the kind of event. A mark is
    hollow where nothing else supports the event, and small in a row that is switched off. Each mark tells its
    event (see figures.mark).
    """
    above = width < _NARROW
    left = theme.mark if above else int(width * _LABELS)
    step = theme.mark + 5
    columns = max((width - left - 8) // step, 1)
    legend = legend_rows(_legend(theme), width - 8 - (left + title_room(theme) if above else left), theme)
    bottom = legend_height(len(legend), theme) + 8
    canvas = blank_canvas(theme, height=100)
    rows = rows_of(rests)
    depth = 0.0
    marks: list[dict[str, Any]] = []
    for head, words in _HEADS.items():
        of_head = [row for row in rows if row[GROUP] == head]
        if not of_head:
            continue
        _heading(canvas, words, depth, left if not above else 0, theme)
        depth += theme.size * 2
        for value in dict.fromkeys(row[VALUE] for row in of_head):
            units = [row for row in of_head if row[VALUE] == value]
            depth = _row(canvas, units, depth, left, columns, theme, marks, above=above)
        depth += theme.size
    canvas.layout.height = int(depth) + bottom + 8
    canvas.layout.margin = {"l": left, "r": 8, "t": 4, "b": bottom}
    canvas.layout.xaxis = {"range": [-0.6, columns - 0.4], "visible": False, "fixedrange": True}
    canvas.layout.yaxis = {"range": [max(depth, 1), 0], "visible": False, "fixedrange": True}
    canvas.update_layout(dragmode=False, meta={"walk": "rows"})
    if marks:
        _add_marks(canvas, marks, theme, selected)
        add_legend(canvas, legend, theme, left=title_room(theme) / (width - left - 8) if above else 0)
    return canvas.finished()


def _heading(canvas: Canvas, words: str, top: float, left: int, theme: Theme) -> None:
    canvas.add_annotation(
        text=f"<b>{words}</b>", x=0, xref="paper", xshift=-left, xanchor="left", y=top + theme.size, yanchor="middle",
        font={"size": theme.size, "color": theme.text},
    )  # fmt: skip


def _row(
    canvas: Canvas,
    units: Sequence[dict[Any, Any]],
    top: float,
    left: int,
    columns: int,
    theme: Theme,
    marks: list[dict[str, Any]],
    *,
    above: bool,
) -> float:
    """Write the words of one row and place its marks; return where the next row begins, in px down."""
    first = units[0]
    letters = int((columns * (theme.mark + 5) if above else left - 10) / (_LETTER * theme.size))
    name = wrap_html(first[WORDS], letters)
    if first[OFF]:
        name = f"<s>{name}</s> switched off"
    else:
        count, alone = range_words(first[LEAST], first[COUNT]), range_words(first[LEAST_ALONE], first[ALONE])
        events = "event" if first[COUNT] == 1 else "events"
        name += f"<br><span style='color:{theme.faint}'>{count} {events}, {alone} on this alone</span>"
    high = theme.size * _LINE * (name.count("<br>") + 1)
    step = theme.mark + 5
    lines = -(-len(units) // columns)
    begin = top + (high if above else 0)
    for place, unit in enumerate(units):
        marks.append({**unit, "x": place % columns, "y": round(begin + step * (place // columns + 0.8), 1)})
    canvas.add_annotation(
        text=name, x=0, xref="paper", xshift=-left if not above else -theme.mark, xanchor="left", align="left",
        y=round(top, 1), yanchor="top", font={"size": theme.size, "color": theme.text},
    )  # fmt: skip
    if first[COUNT] > len(units):
        canvas.add_annotation(
            text=f"… the first {len(units)}", x=1, xref="paper", xanchor="right", y=begin + step * (lines + 0.6),
            yanchor="middle", font={"size": theme.size - 1, "color": theme.faint},
        )  # fmt: skip
        lines += 1
    marks_end = begin + step * (lines + 0.4)
    return max(marks_end, top + high) + theme.size * 0.4


def _add_marks(canvas: Canvas, marks: Sequence[dict[str, Any]], theme: Theme, selected: str) -> None:
    chosen = any(mark[c.EVENT] == selected for mark in marks)
    colours = [theme.side(mark[c.SIDE]) for mark in marks]
    canvas.add_scatter(
        x=[mark["x"] for mark in marks], y=[mark["y"] for mark in marks], mode="markers",
        marker={
            "symbol": [symbol(mark[c.KIND], filled=not mark[ONLY] and not mark[OFF]) for mark in marks],
            "color": colours,
            "size": [theme.mark * (0.6 if mark[OFF] else 1) for mark in marks],
            "opacity": [_PALE if chosen and mark[c.EVENT] != selected else 1.0 for mark in marks],
            "line": {"width": 1.6, "color": colours},
        },
        customdata=[_told(mark) for mark in marks], hovertemplate=HOVER_TEMPLATE,
    )  # fmt: skip


def _told(mark: dict[str, Any]) -> list[str]:
    if mark[OFF]:
        stands = f"{escape_html(mark[WORDS])}: switched off"
    else:
        stands = f"Rests on {escape_html(mark[WORDS])}{' alone' if mark[ONLY] else ' and on something else'}"
    return mark_customdata([mark[c.EVENT]], [f"<b>{escape_html(mark[c.TITLE])}</b>", stands])


def _legend(theme: Theme) -> list[Row]:
    fill = [
        Sample("nothing else supports the event", theme.faint, "circle-open"),
        Sample("something else supports it too", theme.faint, "circle"),
    ]
    return [("Mark", fill)]
