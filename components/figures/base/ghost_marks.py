"""Marks that have lost their support as outlines, what is written of them struck out: the same in every figure."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

_GHOST = 0.4  # share of its opacity that a mark keeps
_CLEAR = "rgba(0,0,0,0)"
_OPEN = "-open"
_THIN = 1.5  # px, of an outline

Trace = dict[str, Any]


def ghost_marks(figure: go.Figure, pale: Collection[str]) -> go.Figure:
    """Return `figure` with every mark that stands only for events among `pale` as a pale outline.

    What is written of one of `pale` (an annotation that names it, as `events_label` has it) is struck out, a shape that
    names it is pale.
    pale: event_ids. Marks say which events they stand for by their customdata (see figures.mark), the pieces of a line
    by `meta.events`: one event_id for each piece, all pieces of the same number of points. `figure` is not changed.
    """
    drawn = figure.to_dict()
    drawn["data"] = [part for trace in drawn["data"] for part in _parts(trace, pale)]
    drawn["layout"]["shapes"] = [_faded(one, pale) for one in drawn["layout"].get("shapes", ())]
    drawn["layout"]["annotations"] = [_struck(one, pale) for one in drawn["layout"].get("annotations", ())]
    return go.Figure(drawn)


def _faded(shape: Trace, pale: Collection[str]) -> Trace:
    named = set(str(shape.get("name", "")).split(";"))
    return shape if named.isdisjoint(pale) else shape | {"opacity": _GHOST * shape.get("opacity", 1)}


def _struck(annotation: Trace, pale: Collection[str]) -> Trace:
    named = set(str(annotation.get("name", "")).split(";"))
    return annotation if named.isdisjoint(pale) else annotation | {"text": f"<s>{annotation['text']}</s>"}


def _parts(trace: Trace, pale: Collection[str]) -> Iterator[Trace]:
    events = (trace.get("meta") or {}).get("events")
    if events:
        lost = [event in pale for event in events]
        for gone in sorted(set(lost)):
            part = _pieces(trace, [one == gone for one in lost])
            yield part | {"opacity": _GHOST * trace.get("opacity", 1)} if gone else part
    else:
        rows = trace.get("customdata")
        lost = [stands_only_for(row, pale) for row in rows] if rows is not None else []
        yield _marks(trace, lost) if any(lost) and "markers" in trace.get("mode", "") else trace


def _marks(trace: Trace, lost: Sequence[bool]) -> Trace:
    marker = _marker(trace.get("marker", {}), lost)
    inks: Any = (trace.get("textfont") or {}).get("color")
    if not hasattr(inks, "__len__") or isinstance(inks, str):
        return trace | {"marker": marker}
    # What was written on a filled mark could not be read on an outline.
    colours = [edge if gone else ink for ink, edge, gone in zip(inks, marker["line"]["color"], lost, strict=True)]
    return trace | {"marker": marker, "textfont": {**trace["textfont"], "color": colours}}


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


def _marker(marker: Mapping[str, Any], lost: Sequence[bool]) -> dict[str, Any]:
    """Return `marker` with the lost ones hollow and pale; their outline keeps the colour that the mark had."""
    line = marker.get("line", {})
    count = len(lost)
    symbols, opacities, colours = (
        _each(marker.get(name, default), count) for name, default in (("symbol", ""), ("opacity", 1), ("color", _CLEAR))
    )
    edges, widths = _each(line.get("color"), count), _each(line.get("width", 0), count)
    # The colour of an open symbol is that of its line.
    filled = [gone and _OPEN not in str(symbol) for gone, symbol in zip(lost, symbols, strict=True)]
    marks = list(zip(filled, colours, edges, widths, strict=True))
    return {
        **marker,
        "opacity": [_GHOST * one if gone else one for one, gone in zip(opacities, lost, strict=True)],
        "color": [_CLEAR if hollow else colour for hollow, colour, _, _ in marks],
        "line": {
            **line,
            "color": [edge if edge and (width or not hollow) else colour for hollow, colour, edge, width in marks],
            "width": [max(width, _THIN) if hollow else width for hollow, _, _, width in marks],
        },
    }


def _each(value: Any, count: int) -> list[Any]:
    """Return one value for each mark: those given, or the same for all."""
    return list(value) if hasattr(value, "__len__") and not isinstance(value, str) else [value] * count
