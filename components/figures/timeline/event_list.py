"""The timeline for a thumb: events one below the other, each with its date and its whole title, and pauses between."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.vocabulary import NOT_DONE
from components.dataset.timeline.event_list import Pause
from components.dataset.timeline.timeline import ACTORS, EXACT
from components.figures.base.canvas import Canvas
from components.figures.base.legend import DAY_KNOWN, DAY_NOT_KNOWN
from components.figures.base.mark_data import events_label, mark_customdata
from components.figures.base.marks import Dot, add_across, add_dots, add_ring
from components.figures.base.text_width import wrap_to_width
from components.figures.base.theme import LIGHT, Theme, blank_canvas, escape_html, symbol, wrap_html
from components.figures.timeline.legend import dates_row, sides_and_kinds

_LARGER = 2  # px that words are larger than in a chart: these are read, not looked up
_LINE = 1.3  # height of a line, in text sizes: plotly's own
_AROUND = 8  # px over and under the words of an event
_PAUSE = 34  # px of height
_BESIDE, _RIGHT = 2.7, 6  # where words begin, in sizes of a mark; px that stay free at the right
_BAND = 0.4  # opacity of the band behind the record that is open


@dataclass(frozen=True)
class ListData:
    """What a list shows.

    marks: as dataset.timeline gives them, in one lane, in the order of the rows; may be empty. notes: event_id -> its
    date in words, in lines. labels: as `mark_labels` gives them. pauses: event_id -> what is said above it. meanings:
    what a filled and a hollow mark is.
    """

    marks: pd.DataFrame
    notes: Mapping[str, str]
    labels: Mapping[str, Mapping[str, str]]
    pauses: Mapping[str, Pause]
    meanings: Sequence[str] = (DAY_KNOWN, DAY_NOT_KNOWN)


class _Row(NamedTuple):
    """An event, in px down: where what is said above it begins, where itself, and where it ends. words: in lines."""

    event: dict[Any, Any]
    pause: Pause | None
    above: float
    top: float
    bottom: float
    words: str

    @property
    def middle(self) -> float:
        """Where its mark stands: wherever a row is tapped, its own mark is the nearest."""
        return round((self.top + self.bottom) / 2, 1)


def event_list(
    data: ListData, *, shapes: bool = False, selected: str = "", width: int = 340, theme: Theme = LIGHT
) -> go.Figure:
    """Draw each event as a row: its mark, its date in words, its title; a line joins the marks, but for the pauses.

    shapes: a shape for each kind of event, instead of circles. selected: the event with a band behind it. width: px
    that the figure surely has. A mark tells its event (see figures.base.mark_data), and a tap on a row is one on its
    mark.
    """
    x, left = theme.mark, round(_BESIDE * theme.mark)
    rows = _placed(data, theme, width - left - _RIGHT)
    depth = rows[-1].bottom if rows else 3.0 * theme.size
    canvas = blank_canvas(theme, height=round(depth))
    canvas.update_layout(
        margin={"l": 0, "r": 0, "t": 0, "b": 0}, dragmode=False, hoverdistance=-1, meta={"walk": "rows"}
    )
    # Fixed axes leave the finger free to scroll the page.
    canvas.update_xaxes(range=[0, width], visible=False, fixedrange=True, automargin=False)
    canvas.update_yaxes(range=[depth, 0], visible=False, fixedrange=True, automargin=False)
    for row in rows:
        if row.event[c.EVENT] == selected:
            band = {"fillcolor": theme.grid, "opacity": _BAND, "line": {"width": 0}}
            add_across(canvas, (0, 0), type="rect", y0=row.top, y1=row.bottom, **band)
        _write(canvas, row, left, theme)
        if row.event[c.STATUS] in NOT_DONE:
            add_ring(canvas, x, row.middle, theme.mark / 2 + 2.5, {"color": theme.text, "width": 1.2, "dash": "dot"})
    for above, below in pairwise(rows):
        if not below.pause:
            canvas.add_shape(
                type="line", x0=x, x1=x, y0=above.middle, y1=below.middle, layer="below",
                line={"color": theme.grid, "width": 2},
            )  # fmt: skip
    add_dots(canvas, [_dot(row, x, data, theme, shapes=shapes) for row in rows], theme, size=theme.mark - 2)
    canvas.legend = [
        *sides_and_kinds(data.marks, data.labels, theme, kinds=shapes),
        dates_row(data.meanings[:2], theme, open_sides=False),
    ]
    return canvas.finished()


def _placed(data: ListData, theme: Theme, room: float) -> list[_Row]:
    rows: list[_Row] = []
    above, size = 0.0, theme.size + _LARGER
    for event in rows_of(data.marks):
        pause = data.pauses.get(event[c.EVENT])
        lines = data.notes[event[c.EVENT]].split("\n")
        dated = "<br>".join(wrap_to_width(line, room, theme.size) for line in lines)
        title = wrap_to_width(event[c.TITLE], room, size)
        words = f'<span style="color:{theme.faint};font-size:{theme.size}px">{dated}</span><br>{title}'
        top = above + (_PAUSE if pause else 0)
        bottom = round(top + (words.count("<br>") + 1) * _LINE * size + 2 * _AROUND, 1)
        rows.append(_Row(event, pause, above, top, bottom, words))
        above = bottom
    return rows


def _write(canvas: Canvas, row: _Row, left: float, theme: Theme) -> None:
    place = {"x": left, "xanchor": "left", "align": "left", "borderpad": 0}
    canvas.add_annotation(
        text=row.words, y=row.top + _AROUND, yanchor="top", **place, **events_label([row.event[c.EVENT]]),
        font={"size": theme.size + _LARGER, "color": theme.text},
    )  # fmt: skip
    if row.pause:
        canvas.add_annotation(
            text=escape_html(row.pause.words), y=(row.above + row.top) / 2, yanchor="middle", **place,
            **events_label(row.pause.events), font={"size": theme.size, "color": theme.faint},
        )  # fmt: skip


def _dot(row: _Row, x: float, data: ListData, theme: Theme, *, shapes: bool) -> Dot:
    event, kind, side = row.event, row.event[c.KIND], row.event[c.SIDE]
    kinds, sides = data.labels["kind"], data.labels["side"]
    lines = [
        f"<b>{wrap_html(event[c.TITLE], 40)}</b>",
        *(wrap_html(line, 44) for line in data.notes[event[c.EVENT]].split("\n")),
        escape_html(f"{kinds.get(kind, kind)} · {sides.get(side, side)}"),
        escape_html(f"Above it: {row.pause.words}") if row.pause else "",
    ]
    told = mark_customdata([event[c.EVENT]], lines, [event[ACTORS]])
    look = symbol(kind, filled=True) if shapes else "circle"
    return Dot(x, row.middle, look, theme.side(side), bool(event[EXACT]), told)
