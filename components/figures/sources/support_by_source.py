"""What rests on what: a row for each origin, a dot for each event it supports."""

from collections.abc import Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from components.dataset.query.certainty import range_words
from components.dataset.sources.support_by_source import Support, SupportedEvent
from components.figures.base.canvas import Canvas
from components.figures.base.legend import Row, Sample, day_legend
from components.figures.base.mark_data import mark_customdata
from components.figures.base.marks import Dot, add_dots, add_ring
from components.figures.base.text_width import wrap_to_width
from components.figures.base.theme import LIGHT, Theme, blank_canvas, escape_html, wrap_html

_LINE = 1.3  # height of a line, in text sizes
_PALE = 0.3
_LETTERS = 48


class _Placed(NamedTuple):
    """An event, the row it stands in, and where, in px."""

    event: SupportedEvent
    row: Support
    x: float
    y: float


def support_by_source(
    rows: Sequence[Support], sides: Sequence[tuple[str, str]] = (), *, theme: Theme = LIGHT, selected: str = "",
    width: int = 800,
) -> go.Figure:  # fmt: skip
    """Draw each origin as a row of dots, one for each event it supports: first what rests on it alone, then the others.

    rows: may be empty. sides: side and its words, for the legend. selected: the event with a ring, others pale. width:
    px that the figure is expected to have at least. Each dot tells its event (see figures.base.mark_data).
    """
    canvas = blank_canvas(theme, height=100)
    depth = 0.0
    placed: list[_Placed] = []
    for row in rows:
        depth = _add_row(canvas, row, depth, theme, width, placed)
    canvas.layout.height = int(depth) + 12
    canvas.layout.margin = {"l": 0, "r": 0, "t": 4, "b": 8}
    canvas.layout.xaxis = {"range": [0, width], "visible": False, "fixedrange": True}
    canvas.layout.yaxis = {"range": [max(depth, 1), 0], "visible": False, "fixedrange": True}
    canvas.update_layout(dragmode=False, meta={"walk": "rows"})
    if placed:
        _add_dots(canvas, placed, theme, selected)
        canvas.legend = _legend(placed, sides, theme)
    return canvas.finished()


def _add_row(
    canvas: Canvas, row: Support, top: float, theme: Theme, width: int, placed: list[_Placed]
) -> float:  # fmt: skip
    """Write the words of one row and add its events to `placed`; return where the next row begins, in px down."""
    name = wrap_to_width(row.words, width - theme.size, theme.size, bold=True)
    words = f"<b>{f'<s>{name}</s>' if row.excluded else name}</b><br>{_counts(row)}"
    canvas.add_annotation(
        text=words, x=0, xref="paper", xanchor="left", align="left", y=round(top, 1), yanchor="top",
        font={"size": theme.size, "color": theme.text},
    )  # fmt: skip
    step = theme.mark + 4
    columns = max((width - theme.mark) // step, 1)
    begin = top + theme.size * (_LINE * (words.count("<br>") + 1) + 0.4) + step / 2
    at = 0
    for place, event in enumerate(row.events):
        if place and row.events[place - 1].only and not event.only:
            at = -(-at // columns) * columns if columns - at % columns < 3 else at + 1  # the gap between both
        down, across = divmod(at, columns)
        placed.append(_Placed(event, row, theme.mark / 2 + 1 + across * step, round(begin + step * down, 1)))
        at += 1
    bottom = begin + step * (-(-at // columns) - 0.5)
    if row.total > len(row.events):
        canvas.add_annotation(
            text=f"… the first {len(row.events)} are drawn", x=0, xref="paper", xanchor="left", y=bottom, yanchor="top",
            font={"size": theme.size, "color": theme.faint},
        )  # fmt: skip
        bottom += _LINE * theme.size
    return bottom + theme.size * 0.9


def _counts(row: Support) -> str:
    """Say how many events of a row rest on it alone, and how many on others too."""
    alone = range_words(row.least_alone, row.alone)
    others = range_words(row.least - row.least_alone, row.total - row.alone)
    if row.excluded:
        return f"switched off: {alone} lost with it, {others} still supported by others"
    on = "one of these" if not row.value else "it"
    rest = f"{alone} rest{'s' if alone == '1' else ''} on {on} alone"
    return rest if others == "0" else f"{rest}, {others} on others too"


def _add_dots(canvas: Canvas, placed: Sequence[_Placed], theme: Theme, selected: str) -> None:
    opened = [one for one in placed if one.event.event == selected]
    dots = [
        Dot(one.x, one.y, "circle", theme.side(one.event.side), one.event.day_known, _customdata(one)) for one in placed
    ]
    add_dots(canvas, dots, theme, opacity=[_PALE if opened and one.event.event != selected else 1.0 for one in placed])
    for one in opened:
        add_ring(canvas, one.x, one.y, theme.mark / 2 + 2.5, {"color": theme.text, "width": 1.5})


def _customdata(one: _Placed) -> list[str]:
    words = one.row.words
    stands = f"{words}: switched off" if one.row.excluded else f"Rests on {words}{' alone' if one.event.only else ''}"
    if not one.event.only and not one.row.excluded:
        stands += ", and on others too"
    return mark_customdata([one.event.event], [f"<b>{wrap_html(one.event.title, _LETTERS)}</b>", escape_html(stands)])


def _legend(placed: Sequence[_Placed], sides: Sequence[tuple[str, str]], theme: Theme) -> list[Row]:
    used = {one.event.side for one in placed}
    colours = [Sample(words, theme.side(side), "circle") for side, words in sides if side in used]
    fill = day_legend((one.event.day_known for one in placed), theme.faint)
    return [("Side", colours), ("One dot: one event", fill)]
