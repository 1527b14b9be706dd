"""The printed legend: rows of samples under a figure, where no page beside it says what its visuals mean."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import plotly.graph_objects as go

from components.figures.base.legend import LEGEND, Row, Sample, legend_of
from components.figures.base.text_width import text_width
from components.figures.base.theme import Theme, escape_html

_ROW = 24  # px at 13 px letters
_SAMPLE = 52  # px that the drawing of a sample and the gaps around it take
_GAP = 14  # px between the titles and the samples


class PrintedLegend(NamedTuple):
    """What a figure gets that prints its legend: `traces`, `titles` (annotations) and parts of its layout, as dicts.

    height: px of the figure with it, and what stands above.
    """

    height: int
    traces: list[dict[str, Any]]
    titles: list[dict[str, Any]]
    layout: dict[str, Any]


def printed_legend(figure: go.Figure, theme: Theme, width: int, *, above: int = 0) -> PrintedLegend:
    """Return the legend of `figure`, which is made for `width` px and gets `above` px more above it."""
    left = 8 + max((text_width(title, theme.size - 1) + _GAP for title, _ in legend_of(figure) if title), default=0.0)
    # Plotly gives a legend no more width than the axes have, and breaks a longer one into columns.
    room_across = width - max(left, figure.layout.margin.l or 0) - (figure.layout.margin.r or 0)
    rows = _broken(legend_of(figure), room_across, theme)
    step = _ROW * theme.size / 13
    room = int(len(rows) * step) + 6 if rows else 0
    below = figure.layout.margin.b or 0
    height = (figure.layout.height or 450) + room + above
    found = PrintedLegend(height, [], [], {"margin.b": below + room} if rows else {})
    for place, (title, samples) in enumerate(rows, start=1):
        name = LEGEND if place == 1 else f"{LEGEND}{place}"
        middle = (len(rows) - place + 0.5) * step
        found.traces.extend(_trace(sample, name, theme) for sample in samples)
        found.layout[name] = _layout(left / width, middle / height, theme)
        found.titles.append(
            {
                "text": escape_html(title), "showarrow": False, "x": 0, "xref": "paper", "xanchor": "left",
                "xshift": 8 - (figure.layout.margin.l or 0), "y": 0, "yref": "paper", "yanchor": "middle",
                "yshift": middle - below - room, "font": {"size": theme.size - 1, "color": theme.faint},
            }
        )  # fmt: skip
    return found


def print_legend(figure: go.Figure, theme: Theme, width: int) -> go.Figure:
    """Return `figure`, made for `width` px, with its legend below it, higher by as much; as it is if it has none."""
    legend = printed_legend(figure, theme, width)
    if not legend.traces:
        return figure
    printed = go.Figure(figure)
    printed.add_traces(legend.traces)
    titles = [*printed.layout.annotations, *legend.titles]
    printed.update_layout(legend.layout | {"height": legend.height, "annotations": titles})
    return printed


def _broken(rows: Iterable[Row], width: float, theme: Theme) -> list[Row]:
    """Return `rows` broken so that each fits into `width` px; only the first part of a row keeps its title."""
    broken: list[Row] = []
    for title, samples in rows:
        line: list[Sample] = []
        used = 0.0
        for sample in samples:
            needed = _SAMPLE + text_width(_said(sample), theme.size)
            if line and used + needed > width:
                broken.append((title, line))
                title, line, used = "", [], 0.0
            line, used = [*line, sample], used + needed
        broken.append((title, line))
    return broken


def _layout(x: float, y: float, theme: Theme) -> dict[str, Any]:
    """Return a legend of one row at a share of the whole figure."""
    return {
        "orientation": "h",
        "itemclick": False,
        "itemdoubleclick": False,
        "xref": "container",
        "x": round(x, 5),
        "xanchor": "left",
        "yref": "container",
        "y": round(y, 5),
        "yanchor": "middle",
        "font": {"size": theme.size - 1, "color": theme.text},
        "bgcolor": "rgba(0,0,0,0)",
    }


def _trace(sample: Sample, legend: str, theme: Theme) -> dict[str, Any]:
    name = f"{escape_html(_said(sample))}\u2002"  # the blank keeps plotly from cutting the last letter
    drawn: dict[str, Any] = {"type": "scatter", "x": [None], "y": [None], "name": name}
    drawn |= {"legend": legend, "hoverinfo": "skip", "showlegend": True}
    if sample.opacity != 1:
        drawn["opacity"] = sample.opacity
    if sample.symbol:
        line = {"width": 2 if "open" in sample.symbol else 0}
        marker = {"symbol": sample.symbol, "color": sample.colour, "size": theme.mark, "line": line}
        return {**drawn, "mode": "markers", "marker": marker}
    stroke = {"color": sample.colour, "dash": sample.dash or "solid", "width": sample.width}
    return {**drawn, "mode": "lines", "line": stroke}


def _said(sample: Sample) -> str:
    """Return what is printed of a sample; of a mark in a ring, which plotly cannot draw as one, the ring too."""
    return f"in a dotted ring: {sample.meaning}" if sample.symbol and sample.dash else sample.meaning
