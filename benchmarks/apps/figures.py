"""The four charts as plain dicts, bounded: what they hold depends on the number of lanes, bins and actors only."""

from typing import Any

import numpy as np

from benchmarks.apps.store import BINS, WIDE, Store, View

COLOURS = ("#1066C9", "#D3420B", "#24A35A", "#87027D", "#8A8A8A", "#454545", "#000000")
HEIGHTS = {"Timeline": 380, "Histogram": 300, "Heatmap": 460, "Network": 460}
MOST_PAIRS = 200
_BLUES = [[0, "#FFFFFF"], [1, "#08306B"]]
_HEAD, _GAP = 0.05, 0.05  # length of an arrow's head, and how far before its node it ends
FigureDict = dict[str, Any]


def board(store: Store, seen: View) -> dict[str, FigureDict]:
    """Return name -> figure. Every title says how many events it was drawn from."""
    return {
        "Timeline": _timeline(store, seen),
        "Histogram": _histogram(store, seen),
        "Heatmap": _heatmap(store, seen),
        "Network": _network(store, seen),
    }


def title(name: str, n: int) -> str:
    """Return the words above a chart, which the harness waits for."""
    return f"{name} [n={n}]"


def _figure(name: str, seen: View, data: list[dict[str, Any]], **layout: Any) -> FigureDict:
    shared = {"title": {"text": title(name, seen.n)}, "height": HEIGHTS[name], "uirevision": name}
    margin = {"l": 110, "r": 10, "t": 40, "b": 30}
    return {"data": data, "layout": {**shared, "margin": margin, "font": {"size": 12}, **layout}}


def _range(store: Store) -> list[str]:
    return [str(store.first), str(store.last)]


def _middles(store: Store, many: int) -> list[str]:
    """Return the day in the middle of each of `many` equal parts of the axis."""
    length = (store.last - store.first).astype(int) / many
    return [str(store.first + int((part + 0.5) * length)) for part in range(many)]


def _timeline(store: Store, seen: View) -> FigureDict:
    data = _marks(store, seen) if len(seen.rows) or not seen.n else [_picture(store, seen)]
    lanes = {
        "tickvals": list(range(len(store.lanes))),
        "ticktext": store.lanes,
        "range": [-0.6, len(store.lanes) - 0.4],
    }
    return _figure("Timeline", seen, data, xaxis={"type": "date", "range": _range(store)}, yaxis=lanes)


def _marks(store: Store, seen: View) -> list[dict[str, Any]]:
    rows = seen.rows
    days, lanes, texts = store.day[rows].astype(str), store.lane[rows], store.titles.iloc[rows].to_numpy()
    traces = []
    for code, side in enumerate(store.sides):
        own = store.side[rows] == code
        marks = {"x": days[own].tolist(), "y": lanes[own].tolist(), "text": texts[own].tolist()}
        look = {"name": side, "marker": {"color": COLOURS[code], "size": 8}, "hoverinfo": "x+text"}
        traces.append({"type": "scatter", "mode": "markers", **marks, **look})
    return traces


def _picture(store: Store, seen: View) -> dict[str, Any]:
    shade = np.sqrt(seen.density).round(1).tolist()
    look = {"colorscale": _BLUES, "showscale": False, "hoverinfo": "x+y"}
    return {"type": "heatmap", "x": _middles(store, BINS), "y": list(range(len(store.lanes))), "z": shade, **look}


def _histogram(store: Store, seen: View) -> FigureDict:
    middles = _middles(store, WIDE)
    data = [
        {"type": "bar", "name": side, "x": middles, "y": seen.bars[code].tolist(), "marker": {"color": COLOURS[code]}}
        for code, side in enumerate(store.sides)
    ]
    return _figure("Histogram", seen, data, barmode="stack", bargap=0, xaxis={"type": "date", "range": _range(store)})


def _heatmap(store: Store, seen: View) -> FigureDict:
    cells = {"z": seen.pairs.tolist(), "x": store.actors, "y": store.actors, "colorscale": _BLUES}
    return _figure("Heatmap", seen, [{"type": "heatmap", **cells}])


def _network(store: Store, seen: View) -> FigureDict:
    x, y = circle(len(store.actors))
    nodes = {"x": x.round(3).tolist(), "y": y.round(3).tolist(), "text": store.actors, "textposition": "top center"}
    look = {"marker": {"size": 11, "color": "#2A66AA"}, "showlegend": False}
    hidden = {"visible": False, "range": [-1.25, 1.25]}
    data = [{"type": "scatter", "mode": "markers+text", **nodes, **look}]
    return _figure("Network", seen, data, xaxis=hidden, yaxis=hidden, shapes=_arrows(seen.pairs, x, y))


def circle(many: int) -> tuple[np.ndarray, np.ndarray]:
    """Return places for `many` actors on a circle."""
    angle = 2 * np.pi * np.arange(many) / many
    return np.cos(angle), np.sin(angle)


def most_frequent(pairs: np.ndarray) -> np.ndarray:
    """Return the places, in `pairs` laid out in one row, of its most frequent pairs, each with at least one event."""
    flat = pairs.ravel()
    order = np.argsort(-flat, kind="stable")[:MOST_PAIRS]
    return order[flat[order] > 0]


def _arrows(pairs: np.ndarray, x: np.ndarray, y: np.ndarray) -> list[dict[str, Any]]:
    """Return all lines as one shape, and all heads as another."""
    giver, taker = np.divmod(most_frequent(pairs), len(x))
    if not len(giver):
        return []
    from_x, from_y, to_x, to_y = x[giver], y[giver], x[taker], y[taker]
    length = np.maximum(np.hypot(to_x - from_x, to_y - from_y), 1e-9)
    along_x, along_y = (to_x - from_x) / length, (to_y - from_y) / length
    tip_x, tip_y = to_x - along_x * _GAP, to_y - along_y * _GAP
    end_x, end_y = tip_x - along_x * _HEAD, tip_y - along_y * _HEAD
    wide_x, wide_y = -along_y * _HEAD / 3, along_x * _HEAD / 3
    lines = _path("M{:.3f},{:.3f}L{:.3f},{:.3f}", from_x, from_y, tip_x, tip_y)
    heads = _path(
        *("M{:.3f},{:.3f}L{:.3f},{:.3f}L{:.3f},{:.3f}Z", tip_x, tip_y),
        *(end_x + wide_x, end_y + wide_y, end_x - wide_x, end_y - wide_y),
    )
    return [
        {"type": "path", "path": lines, "layer": "below", "line": {"width": 1, "color": "rgba(120,120,120,.5)"}},
        {"type": "path", "path": heads, "layer": "below", "line": {"width": 0}, "fillcolor": "#777"},
    ]


def _path(form: str, *columns: np.ndarray) -> str:
    return "".join(form.format(*row) for row in zip(*(column.tolist() for column in columns), strict=True))
