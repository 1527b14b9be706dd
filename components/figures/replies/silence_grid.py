"""Silences: what is recorded between each two sides in each month, and where an answer was due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.dataset.model.cells import rows_of
from components.dataset.replies import silence_grid as g
from components.dataset.replies import silences as s
from components.figures.base.canvas import Canvas
from components.figures.base.legend import add_legend, legend_height, legend_rows
from components.figures.base.theme import LIGHT, Theme, blank_canvas, escape_html, wrap_html
from components.figures.replies.month_axis import UNDATED, add_months, head_height, place_of
from components.figures.replies.silence_cells import Cell, add_cells, silence_legend

_LETTER = 0.52  # mean width of a letter, in text sizes
_NARROW = 560  # px
_HEAD, _ROW, _GAP = 2.3, 1.75, 0.5  # heights in text sizes: of the heading of two sides, of a line, behind them
_INDENT = 10  # px that lines stand right of their heading
_NAMES = {g.FORTH: "{0} to {1}", g.BACK: "{0} to {1}", g.BOTH: "Both took part"}

Row = Mapping[Any, Any]


@dataclass(frozen=True)
class _Pair:
    """Two sides: where their heading stands, and their lines with the middle of each, in px down."""

    names: tuple[str, str]
    y: float
    lines: Sequence[tuple[int, Row, float]]


def silence_grid(
    cells: pd.DataFrame,
    lines: pd.DataFrame,
    stretches: pd.DataFrame,
    begins: Sequence[pd.Timestamp],
    *,
    titles: Mapping[str, str],
    theme: Theme = LIGHT,
    selected: str = "",
    width: int = 800,
) -> go.Figure:
    """Draw a cell for each line and column in which something is recorded, or in which an answer was due.

    cells, lines: as dataset.silence_grid gives them. stretches: as dataset.silence.silences gives them; a bracket each
    over its pair. begins: first day of each column, and the first after the last. titles: event_id -> its title and
    date, for the hover. selected: event whose cells stand out. width: px that the figure is expected to have.
    """
    left = int(theme.size * (11.5 if width >= _NARROW else 8.5))
    count = len(begins) - 1
    pairs, depth = _placed(lines, left, theme)
    drawn = _cells(cells, lines, pairs)
    undated = any(cell.column == count for cell in drawn)
    legend = legend_rows(silence_legend(drawn, theme), width - left - 8, theme)
    bottom, top = legend_height(len(legend), theme) + 8, head_height(theme)
    canvas = blank_canvas(theme, height=int(depth) + top + bottom)
    canvas.update_layout(margin={"l": left, "r": 8, "t": top, "b": bottom}, dragmode=False)
    canvas.update_xaxes(range=[-0.5, count - 0.5 + (UNDATED if undated else 0)])
    canvas.update_yaxes(range=[depth, 0], visible=False, fixedrange=True)
    if not len(lines):
        return canvas.finished()
    cell = (width - left - 8) / (count + (UNDATED if undated else 0))
    add_months(canvas, begins, (0, depth), theme, left=left, cell=cell, undated=undated)
    _names(canvas, pairs, left, theme)
    _brackets(canvas, pairs, stretches, begins, cell, theme)
    add_cells(canvas, drawn, titles, theme, selected, cell, count)
    add_legend(canvas, legend, theme)
    return canvas.finished()


def _placed(lines: pd.DataFrame, left: int, theme: Theme) -> tuple[list[_Pair], float]:
    wide = int((left - _INDENT) / (_LETTER * (theme.size - 1)))
    groups: dict[tuple[str, str], list[tuple[int, Row]]] = {}
    for number, row in enumerate(rows_of(lines)):
        groups.setdefault((min(row[g.FROM], row[g.TO]), max(row[g.FROM], row[g.TO])), []).append((number, row))
    pairs: list[_Pair] = []
    y = 0.0
    for members in groups.values():
        head, y = y + theme.size * 1.0, y + theme.size * _HEAD
        placed: list[tuple[int, Row, float]] = []
        for number, line in members:
            height = theme.size * max(_ROW, 1.25 * (_name(line, wide).count("<br>") + 1) + 0.3)
            placed.append((number, line, round(y + height / 2, 1)))
            y += height
        names = members[0][1][g.FROM_NAME], members[0][1][g.TO_NAME]
        pairs.append(_Pair(names, round(head, 1), placed))
        y += theme.size * _GAP
    return pairs, y or theme.size * 4


def _name(line: Row, wide: int) -> str:
    return wrap_html(_NAMES[line[g.WAY]].format(line[g.FROM_NAME], line[g.TO_NAME]), wide)


def _cells(cells: pd.DataFrame, lines: pd.DataFrame, pairs: Sequence[_Pair]) -> list[Cell]:
    ys = {number: y for pair in pairs for number, _, y in pair.lines}
    held = rows_of(lines)
    return [
        Cell(row[g.COLUMN], ys[row[g.LINE]], row[g.STATE], row[g.COUNT], row[g.EVENT_IDS], held[row[g.LINE]])
        for row in rows_of(cells)
    ]


def _names(canvas: Canvas, pairs: Sequence[_Pair], left: int, theme: Theme) -> None:
    wide = int((left - _INDENT) / (_LETTER * (theme.size - 1)))
    place: dict[str, Any] = {
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "yref": "y",
        "yanchor": "middle",
        "align": "left",
    }
    for pair in pairs:
        canvas.add_annotation(
            text=f"<b>{escape_html(' and '.join(pair.names))}</b>", xshift=-left, y=pair.y, **place,
            bgcolor=theme.ground, borderpad=0,
            font={"size": theme.size, "color": theme.text},
        )  # fmt: skip
        for _, row, y in pair.lines:
            colour = theme.faint if row[g.WAY] == g.BOTH else theme.text
            canvas.add_annotation(
                text=_name(row, wide),
                xshift=_INDENT - left,
                y=y,
                **place,
                font={"size": theme.size - 1, "color": colour},
            )


def _brackets(
    canvas: Canvas,
    pairs: Sequence[_Pair],
    stretches: pd.DataFrame,
    begins: Sequence[pd.Timestamp],
    cell: float,
    theme: Theme,
) -> None:
    """Draw over each two sides the stretches without a message, longest first, as far as their words have room."""
    heads = {s.pair_words(*pair.names): pair.y + theme.size * 0.8 for pair in pairs}
    taken: list[tuple[float, float, float]] = []
    for row in sorted(rows_of(stretches), key=lambda row: -row[s.DAYS]):
        y, first, last = heads.get(row[s.PAIR]), place_of(row[s.BEGIN], begins), place_of(row[s.END], begins)
        if y is None or first is None or last is None:
            continue
        words = f"{row[s.DAYS]:,} days"
        middle, half = (first + last) / 2, max(len(words) * _LETTER * theme.size / cell, last - first) / 2 + 0.3
        if any(y == other and abs(middle - at) < half + width for other, at, width in taken):
            continue
        taken.append((y, middle, half))
        for x0, x1, y0, y1 in ((first, last, y, y), *((x, x, y - 4, y + 4) for x in (first, last))):
            canvas.add_shape(type="line", x0=x0, x1=x1, y0=y0, y1=y1, line={"color": theme.text, "width": 1.5})
        canvas.add_annotation(
            text=words, x=middle, y=y - 2, yanchor="bottom", font={"size": theme.size - 1, "color": theme.text}
        )
