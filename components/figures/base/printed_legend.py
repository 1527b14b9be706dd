"""The printed legend: rows of samples under a figure, where no page beside it says what its visuals mean.

Plotly's own legends are not used: they take room from above a figure that is low, and cannot draw a ring.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import plotly.graph_objects as go

from components.figures.base.legend import (
    BOX,
    LEGEND,
    RADIUS,
    Row,
    Sample,
    is_filled,
    legend_meta,
    legend_of,
    outline_of,
)
from components.figures.base.text_width import text_width
from components.figures.base.theme import Theme, escape_html, wrap_html

_ROW = 24  # px at 13 px letters
_DRAWN = 28  # px of the drawing of a sample
_GAP = 8  # px between a sample and its words
_APART = 16  # px between the samples, and between them and the title of their row
_EDGE = 8  # px to the left of the titles
_RING = 0.6  # how much smaller a mark in a ring is


class PrintedLegend(NamedTuple):
    """What a figure gets that prints its legend: `shapes` and `annotations`, as dicts of plotly.

    height: px of the figure with it, and what stands above. bottom: px of its lower margin.
    """

    height: int
    bottom: int
    shapes: list[dict[str, Any]]
    annotations: list[dict[str, Any]]


def printed_legend(
    figure: go.Figure, theme: Theme, width: int, *, above: int = 0, rows: Sequence[Row] | None = None
) -> PrintedLegend:
    """Return the legend of `figure`, which is made for `width` px and gets `above` px more above it.

    rows: what is printed instead of all that its legend has.
    """
    told = legend_of(figure) if rows is None else rows
    titles = [text_width(title, theme.size - 1) + _APART for title, _ in told if title]
    left = _EDGE + max(titles, default=0.0)
    rows = _broken(told, width - left, theme)
    step = _ROW * theme.size / 13
    room = int(len(rows) * step) + 6 if rows else 0
    margin = figure.layout.margin
    bottom = (margin.b or 0) + room
    found = PrintedLegend((figure.layout.height or 450) + room + above, bottom, [], [])
    for place, (title, samples) in enumerate(rows, start=1):
        x, y = -(margin.l or 0), (len(rows) - place + 0.5) * step - bottom  # px from the lower left of the drawing
        found.annotations.append(_words(title, x + _EDGE, y, theme.size - 1, theme.faint))
        x += left
        for sample in samples:
            found.shapes.extend(_drawing(sample, x, y))
            found.annotations.append(_words(sample.meaning, x + _DRAWN + _GAP, y, theme.size - 1, theme.text))
            x += _width(sample, theme)
    return found


def print_legend(figure: go.Figure, theme: Theme, width: int) -> go.Figure:
    """Return `figure`, made for `width` px, with its legend below it, higher by as much; as it is if it has none."""
    legend = printed_legend(figure, theme, width)
    if not legend.annotations:
        return figure
    return _with_below(figure, legend)


def print_on_slide(figure: go.Figure, theme: Theme, width: int, words: str) -> go.Figure:
    """Return `figure`, made for `width` px, with what a class needs below it: one line of legend, and `words`.

    The line has what the colours mean, and of the rest as much as it has room for. The chart element shows the figure
    as large as the slide has room for.
    """
    line = [("", samples) for _, samples in _broken([("", _needed(figure, width, theme))], width - _EDGE, theme)]
    legend = printed_legend(figure, theme, width, rows=line)
    lines = wrap_html(words, int(width / text_width("n", theme.size)))
    room = int(1.3 * theme.size * (lines.count("<br>") + 1)) + _EDGE if words else 0
    bottom = legend.bottom + room
    said = _words("", -(figure.layout.margin.l or 0) + _EDGE, -bottom, theme.size, theme.faint)
    said |= {"text": lines, "align": "left", "yanchor": "bottom"}
    annotations = [*legend.annotations, *([said] if words else [])]
    spoken = _with_below(figure, PrintedLegend(legend.height + room, bottom, legend.shapes, annotations))
    meta = {name: value for name, value in (figure.layout.meta or {}).items() if name != LEGEND}
    spoken.layout.meta = meta | legend_meta(line) | {"slide": {"from": width}}
    return spoken


def _with_below(figure: go.Figure, legend: PrintedLegend) -> go.Figure:
    """Return `figure` with what is printed below it.

    Made anew: plotly's own updates compare each list with itself, which takes seconds.
    """
    told = figure.to_dict()
    layout = told["layout"]
    layout |= {
        "height": legend.height,
        "margin": {**layout.get("margin", {}), "b": legend.bottom},
        "shapes": [*layout.get("shapes", []), *legend.shapes],
        "annotations": [*layout.get("annotations", []), *legend.annotations],
    }
    return go.Figure(told)


def _needed(figure: go.Figure, width: int, theme: Theme) -> list[Sample]:
    """Return the samples of the first row, which are of the sides, and those of the others that fit beside them."""
    rows = legend_of(figure)
    if not rows:
        return []
    found = list(rows[0][1])
    most = len(_broken([("", found)], width - _EDGE, theme))
    for sample in (sample for _, samples in rows[1:] for sample in samples):
        if len(_broken([("", [*found, sample])], width - _EDGE, theme)) <= most:
            found.append(sample)
    return found


def _broken(rows: Iterable[Row], width: float, theme: Theme) -> list[Row]:
    """Return `rows` broken so that each fits into `width` px; only the first part of a row keeps its title."""
    broken: list[Row] = []
    for title, samples in rows:
        line: list[Sample] = []
        used = 0.0
        for sample in samples:
            needed = _width(sample, theme)
            if line and used + needed > width:
                broken.append((title, line))
                title, line, used = "", [], 0.0
            line, used = [*line, sample], used + needed
        broken.append((title, line))
    return broken


def _width(sample: Sample, theme: Theme) -> float:
    """Return the px that a sample takes with its words."""
    return _DRAWN + _GAP + text_width(sample.meaning, theme.size - 1) + _APART


def _words(text: str, x: float, y: float, size: int, colour: str) -> dict[str, Any]:
    return {
        "text": escape_html(text), "showarrow": False, "x": 0, "xref": "paper", "xanchor": "left", "xshift": x,
        "y": 0, "yref": "paper", "yanchor": "middle", "yshift": y, "font": {"size": size, "color": colour},
    }  # fmt: skip


def _drawing(sample: Sample, x: float, y: float) -> list[dict[str, Any]]:
    """Return the shapes of a sample of which the left end is at x; y, up, is its middle."""
    colour, middle = sample.colour, x + _DRAWN / 2
    if not sample.symbol:
        line = {"color": colour, "width": sample.width, "dash": sample.dash or "solid"}
        return [_shape(type="line", x0=x, x1=x + _DRAWN, y0=y, y1=y, line=line, opacity=sample.opacity)]
    if sample.dash:
        ring = {"color": colour, "width": 1.2, "dash": "2px,2px"}
        inside = _mark(sample.symbol, middle, y, _RING)
        return [
            _shape(**_mark(sample.symbol, middle, y), line=ring),
            _shape(**inside, fillcolor=colour, line={"width": 0}, opacity=sample.opacity),
        ]
    filled = is_filled(sample.symbol)
    drawn = {"fillcolor": colour, "line": {"width": 0}} if filled else {"line": {"color": colour, "width": 2}}
    return [_shape(**_mark(sample.symbol, middle, y), **drawn, opacity=sample.opacity)]


def _mark(symbol: str, x: float, y: float, scale: float = 1) -> dict[str, Any]:
    """Return the outline of a symbol around a point."""
    corners = [(x + (a - BOX / 2) * scale, y - (b - BOX / 2) * scale) for a, b in outline_of(symbol)]
    if corners:
        return {"type": "path", "path": "M" + "L".join(f"{a:.1f},{b:.1f}" for a, b in corners) + "Z"}
    radius = RADIUS * scale
    return {"type": "circle", "x0": x - radius, "x1": x + radius, "y0": y - radius, "y1": y + radius}


def _shape(**drawn: Any) -> dict[str, Any]:
    """Return a shape in px from the lower left of the drawing."""
    place = {"xref": "paper", "yref": "paper", "xsizemode": "pixel", "ysizemode": "pixel", "xanchor": 0, "yanchor": 0}
    return {**place, **drawn}
