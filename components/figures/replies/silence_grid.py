"""Silences: what is recorded between each two sides in each month, and where an answer was due."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from components.dataset.replies import silence_grid as g
from components.dataset.replies.silences import Silence, pair_words
from components.figures.base.canvas import Canvas
from components.figures.base.text_width import text_width, wrap_to_width
from components.figures.base.theme import LIGHT, Theme, blank_canvas, escape_html
from components.figures.replies.month_axis import UNDATED, add_months, head_height, place_of
from components.figures.replies.silence_cells import Place, add_cells, silence_legend

_NARROW = 560  # px
_HEAD, _ROW, _GAP = 2.3, 1.75, 0.5  # heights in text sizes: of the heading of two sides, of a line, behind them
_INDENT = 10  # px that lines stand right of their heading


class _Pair(NamedTuple):
    """Two sides: where their heading stands, and their lines with the middle of each, in px down."""

    names: tuple[str, str]
    y: float
    lines: Sequence[tuple[g.Line, float]]


def silence_grid(
    lines: Sequence[g.Line],
    silences: Sequence[Silence],
    begins: Sequence[pd.Timestamp],
    *,
    titles: Mapping[str, str],
    theme: Theme = LIGHT,
    selected: str = "",
    width: int = 800,
) -> go.Figure:
    """Draw a cell for each line and column in which something is recorded, or in which an answer was due.

    silences: a bracket each over its pair. begins: first day of each column, and the first after the last. titles:
    event_id -> its title and date, for the hover. selected: event whose cells stand out. width: px that the figure is
    expected to have.
    """
    left = int(theme.size * (11.5 if width >= _NARROW else 8.5))
    count = len(begins) - 1
    pairs, depth = _placed(lines, left, theme)
    places = [
        Place(cell, line, cell.column if cell.column < count else count - 0.5 + UNDATED / 2, y)
        for pair in pairs
        for line, y in pair.lines
        for cell in line.cells
    ]
    undated = any(place.cell.column == count for place in places)
    top = head_height(theme)
    canvas = blank_canvas(theme, height=int(depth) + top + 8)
    canvas.update_layout(margin={"l": left, "r": 8, "t": top, "b": 8}, dragmode=False)
    canvas.update_xaxes(range=[-0.5, count - 0.5 + (UNDATED if undated else 0)])
    canvas.update_yaxes(range=[depth, 0], visible=False, fixedrange=True)
    if not lines:
        return canvas.finished()
    cell = (width - left - 8) / (count + (UNDATED if undated else 0))
    add_months(canvas, begins, depth, theme, cell=cell, undated=undated)
    _names(canvas, pairs, left, theme)
    _brackets(canvas, pairs, silences, begins, cell, theme)
    add_cells(canvas, places, titles, theme, selected, cell)
    canvas.legend = silence_legend(places, theme)
    return canvas.finished()


def _placed(lines: Sequence[g.Line], left: int, theme: Theme) -> tuple[list[_Pair], float]:
    groups: dict[frozenset[str], list[g.Line]] = {}
    for line in lines:
        groups.setdefault(frozenset((line.sender, line.receiver)), []).append(line)
    pairs: list[_Pair] = []
    y = 0.0
    for members in groups.values():
        head, y = y + theme.size * 1.0, y + theme.size * _HEAD
        placed: list[tuple[g.Line, float]] = []
        for line in members:
            height = theme.size * max(_ROW, 1.25 * (_name(line, left, theme).count("<br>") + 1) + 0.3)
            placed.append((line, round(y + height / 2, 1)))
            y += height
        pairs.append(_Pair((members[0].sender_name, members[0].receiver_name), round(head, 1), placed))
        y += theme.size * _GAP
    return pairs, y or theme.size * 4


def _name(line: g.Line, left: int, theme: Theme) -> str:
    words = "Both took part" if line.way == g.BOTH else f"{line.sender_name} to {line.receiver_name}"
    return wrap_to_width(words, left - _INDENT, theme.size - 1)


def _names(canvas: Canvas, pairs: Sequence[_Pair], left: int, theme: Theme) -> None:
    place: dict[str, Any] = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "y", "yanchor": "middle"}
    for pair in pairs:
        canvas.add_annotation(
            text=f"<b>{escape_html(' and '.join(pair.names))}</b>", xshift=-left, y=pair.y, **place, align="left",
            bgcolor=theme.ground, borderpad=0, font={"size": theme.size, "color": theme.text},
        )  # fmt: skip
        for line, y in pair.lines:
            colour = theme.faint if line.way == g.BOTH else theme.text
            canvas.add_annotation(
                text=_name(line, left, theme), xshift=_INDENT - left, y=y, **place, align="left",
                font={"size": theme.size - 1, "color": colour},
            )  # fmt: skip


def _brackets(
    canvas: Canvas,
    pairs: Sequence[_Pair],
    silences: Sequence[Silence],
    begins: Sequence[pd.Timestamp],
    cell: float,
    theme: Theme,
) -> None:
    """Draw over each two sides the stretches without a message, longest first, as far as their words have room."""
    heads = {pair_words(*pair.names): pair.y + theme.size * 0.8 for pair in pairs}
    drawn: list[tuple[float, float, float]] = []
    for silence in sorted(silences, key=lambda silence: -silence.days):
        y, first, last = heads.get(silence.pair), place_of(silence.begin, begins), place_of(silence.end, begins)
        if y is None or first is None or last is None:
            continue
        words = f"{silence.days:,} days: neither wrote"
        long = text_width(words, theme.size) / cell
        # The words stay over the columns: left of them is the heading, right of them the edge.
        middle = min(max((first + last) / 2, (long - 1) / 2), len(begins) - 1.5 - long / 2)
        half = max(long / 2, middle - first, last - middle) + 0.3
        if any(y == other and abs(middle - at) < half + width for other, at, width in drawn):
            continue
        drawn.append((y, middle, half))
        for x0, x1, y0, y1 in ((first, last, y, y), *((x, x, y - 4, y + 4) for x in (first, last))):
            canvas.add_shape(type="line", x0=x0, x1=x1, y0=y0, y1=y1, line={"color": theme.text, "width": 1.5})
        canvas.add_annotation(
            text=words, x=middle, y=y - 2, yanchor="bottom", font={"size": theme.size - 1, "color": theme.text}
        )
