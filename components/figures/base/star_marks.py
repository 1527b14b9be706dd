"""Marks of events that may lie outside the dates asked for: a star beside each, the same in every figure."""

from collections.abc import Collection, Sequence
from typing import Any

import plotly.graph_objects as go

from components.figures.base.ghost_marks import stands_only_for
from components.figures.base.legend import LEGEND, Row, Sample, legend_meta

STAR = "*"
_RING = 6  # px that a mark and the ring around it are larger than the mark
_INK = "#595959"  # of a figure that does not say its own
_SIZE = 6  # px, of a mark that does not say its own
_SAID = "<br>* may lie outside the dates asked for, or reach beyond them"

Trace = dict[str, Any]


def star_marks(figure: go.Figure, outside: Collection[str]) -> go.Figure:
    """Return `figure` with a star beside every mark that stands only for events among `outside`.

    It is said in their hover, and in the legend. outside: event_ids. A star is no mark of its own: it has no
    customdata. `figure` is not changed.
    """
    drawn = figure.to_dict()
    ink = (drawn["layout"].get("font") or {}).get("color")
    traces: list[Trace] = []
    stars: list[Trace] = []
    for trace in drawn["data"]:
        rows = trace.get("customdata")
        starred = [stands_only_for(row, outside) for row in rows] if rows is not None and "x" in trace else []
        if not any(starred) or "markers" not in trace.get("mode", ""):
            traces.append(trace)
            continue
        traces.append(
            trace | {"customdata": [_said(row) if one else row for row, one in zip(rows, starred, strict=True)]}
        )
        if trace.get("marker", {}).get("opacity") != 0:  # else only a place to point at, in the middle of a line
            stars.append(_stars(trace, starred, ink))
    drawn["data"] = [*traces, *stars]
    if stars:
        meta = drawn["layout"].get("meta") or {}
        rows = [*meta.get(LEGEND, ()), *legend_meta([star_legend(figure)])[LEGEND]]
        drawn["layout"]["meta"] = {**meta, LEGEND: rows}
    return go.Figure(drawn)


def star_legend(figure: go.Figure) -> Row:
    """Return the row of the legend that says what a star in `figure` is."""
    return "Date", [Sample("may lie outside the dates asked for", figure.layout.font.color or _INK, "asterisk-open")]


def _said(row: Sequence[str]) -> list[str]:
    return [row[0], f"{row[1]}{_SAID}", *row[2:]]


def _stars(trace: Trace, starred: Sequence[bool], ink: str | None) -> Trace:
    """Return the stars: texts beside marks that cannot be seen, as large as those of `trace`."""
    size = trace.get("marker", {}).get("size", _SIZE)
    sizes = list(size) if hasattr(size, "__len__") else [size] * len(starred)
    x, y, sizes = (
        [value for value, one in zip(values, starred, strict=True) if one] for values in (trace["x"], trace["y"], sizes)
    )
    sizes = [size + _RING for size in sizes]
    stars: Trace = {
        "type": "scatter", "mode": "markers+text", "x": x, "y": y, "text": STAR, "textposition": "middle right",
        "textfont": {"color": ink, "size": 14}, "marker": {"size": sizes, "opacity": 0}, "hoverinfo": "skip",
        "showlegend": False, "cliponaxis": False,
    }  # fmt: skip
    return stars | {name: trace[name] for name in ("xaxis", "yaxis") if name in trace}
