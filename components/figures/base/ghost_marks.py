"""Marks that have lost their support: pale with a dashed outline, what is written of them struck out; in any figure."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import plotly.graph_objects as go

from components.figures.base.legend import LEGEND, Row, Sample, legend_meta

_GHOST = 0.3  # share of its opacity that a mark keeps
_AROUND = 2  # px between a mark and its dashed outline
_SIZE = 6  # px, of a mark that does not say its own
_MOST_DASHED = 400  # outlines that a browser draws without delay; beyond, marks are only pale
_INK = "#595959"  # of a figure that does not say its own

Trace = dict[str, Any]


def ghost_marks(figure: go.Figure, pale: Collection[str]) -> go.Figure:
    """Return `figure` with every mark that stands only for events among `pale` pale, in a dashed outline.

    What is written of one of `pale` (an annotation that names it, as `events_label` has it) is struck out, a shape that
    names it is pale.
    pale: event_ids. Marks say which events they stand for by their customdata (see figures.mark), the pieces of a line
    by `meta.events`: one event_id for each piece, all pieces of the same number of points. `figure` is not changed.
    """
    drawn = figure.to_dict()
    layout, ink = drawn["layout"], (drawn["layout"].get("font") or {}).get("color", _INK)
    outlines = [outline for trace in drawn["data"] for outline in _outlines(trace, pale, ink)]
    drawn["data"] = [part for trace in drawn["data"] for part in _parts(trace, pale, ink)]
    layout["annotations"] = [_struck(one, pale) for one in layout.get("annotations", ())]
    layout["shapes"] = [_faded(one, pale) for one in layout.get("shapes", ())]
    if outlines:
        layout["shapes"] += outlines[:_MOST_DASHED]
        meta = layout.get("meta") or {}
        layout["meta"] = {**meta, LEGEND: [*meta.get(LEGEND, ()), *legend_meta([ghost_legend(figure)])[LEGEND]]}
    return go.Figure(drawn)


def ghost_legend(figure: go.Figure) -> Row:
    """Return the row of the legend that says what a pale mark of `figure` in a dashed outline is."""
    ink = figure.layout.font.color or _INK
    return "Source lamp", [Sample("its only support is switched off", ink, "circle", dash="dot", opacity=_GHOST)]


def _outlines(trace: Trace, pale: Collection[str], ink: str) -> Iterator[Trace]:
    """Yield a dashed outline, a shape of the layout, for each mark of `trace` that is lost and can be seen."""
    rows, marker = trace.get("customdata"), trace.get("marker") or {}
    if rows is None or "markers" not in trace.get("mode", "") or (trace.get("meta") or {}).get("events"):
        return
    symbols, sizes, opacities = (
        _each(marker.get(name, default), len(rows))
        for name, default in (("symbol", ""), ("size", _SIZE), ("opacity", 1))
    )
    marks = zip(rows, trace["x"], trace["y"], symbols, sizes, opacities, strict=True)
    for row, x, y, symbol, size, opacity in marks:
        if opacity and x is not None and y is not None and stands_only_for(row, pale):
            radius = size / 2 + _AROUND
            yield {
                "type": "rect" if str(symbol).startswith("square") else "circle",
                "xref": trace.get("xaxis", "x"), "yref": trace.get("yaxis", "y"), "xanchor": x, "yanchor": y,
                "xsizemode": "pixel", "ysizemode": "pixel", "x0": -radius, "x1": radius, "y0": -radius, "y1": radius,
                "line": {"color": ink, "width": 1.2, "dash": "dot"},
            }  # fmt: skip


def _faded(shape: Trace, pale: Collection[str]) -> Trace:
    named = set(str(shape.get("name", "")).split(";"))
    return shape if named.isdisjoint(pale) else shape | {"opacity": _GHOST * shape.get("opacity", 1)}


def _struck(annotation: Trace, pale: Collection[str]) -> Trace:
    named = set(str(annotation.get("name", "")).split(";"))
    return annotation if named.isdisjoint(pale) else annotation | {"text": f"<s>{annotation['text']}</s>"}


def _parts(trace: Trace, pale: Collection[str], ink: str) -> Iterator[Trace]:
    events = (trace.get("meta") or {}).get("events")
    if events:
        lost = [event in pale for event in events]
        for gone in sorted(set(lost)):
            part = _pieces(trace, [one == gone for one in lost])
            yield part | {"opacity": _GHOST * trace.get("opacity", 1)} if gone else part
    else:
        rows = trace.get("customdata")
        lost = [stands_only_for(row, pale) for row in rows] if rows is not None else []
        yield _marks(trace, lost, ink) if any(lost) and "markers" in trace.get("mode", "") else trace


def _marks(trace: Trace, lost: Sequence[bool], ink: str) -> Trace:
    marker = trace.get("marker") or {}
    opacities = _each(marker.get("opacity", 1), len(lost))
    faded = [_GHOST * one if gone else one for one, gone in zip(opacities, lost, strict=True)]
    faded_trace = trace | {"marker": {**marker, "opacity": faded}}
    inks: Any = (trace.get("textfont") or {}).get("color")
    if not hasattr(inks, "__len__") or isinstance(inks, str):
        return faded_trace
    # What was written on a strong colour could not be read on a pale one.
    colours = [ink if gone else one for one, gone in zip(inks, lost, strict=True)]
    return faded_trace | {"textfont": {**trace["textfont"], "color": colours}}


def stands_only_for(row: Sequence[str] | None, pale: Collection[str]) -> bool:
    """Return whether a mark with the customdata `row` stands for events, and for none but those of `pale` (ids)."""
    events = [event for event in str(row[0]).split(";") if event] if row is not None and len(row) else []
    return bool(events) and all(event in pale for event in events)


def _pieces(trace: Trace, wanted: Sequence[bool]) -> Trace:
    """Return the line with only the pieces that are wanted."""
    points = len(trace["x"]) // len(wanted)
    mask = [one for one in wanted for _ in range(points)]

    def cut(values: Any) -> Any:
        if not hasattr(values, "__len__") or isinstance(values, str | dict) or len(values) != len(mask):
            return values
        return [value for value, one in zip(values, mask, strict=True) if one]

    marker = {"marker": {name: cut(value) for name, value in trace["marker"].items()}} if "marker" in trace else {}
    return trace | {axis: cut(trace[axis]) for axis in ("x", "y")} | marker


def _each(value: Any, count: int) -> list[Any]:
    """Return one value for each mark: those given, or the same for all."""
    return list(value) if hasattr(value, "__len__") and not isinstance(value, str) else [value] * count
