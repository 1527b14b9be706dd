"""What each view draws of the invented archive, as text: python -m tests.snapshot takes it as it is now."""

import json
from base64 import b64decode
from pathlib import Path

import numpy as np

from components.dataset import from_query
from components.dataset.query.run_query import run_query
from components.dataset.query.views import VIEWS
from components.exports.base.drawing import style_doubts
from components.figures.base.theme import LIGHT
from components.views.base.render_context import RenderContext
from components.views.chart_views import CHART_VIEWS
from components.views.package.open_package import read_package_folder

SNAPSHOTS = Path(__file__).parent / "snapshots"
ACCEPT = "python -m tests.snapshot"
DRAWN = [view for view in VIEWS if view not in ("table", "about", "lessons", "own")]
DIGITS = 3


def snapshot(view: str) -> str:
    """Return what a view says and draws on a screen, as JSON to read."""
    dataset = read_package_folder(SNAPSHOTS.parent / "archive")
    page, _ = from_query({"view": [view]}, dataset)
    drawings = CHART_VIEWS[view].drawings(dataset, run_query(dataset, page), page, RenderContext(LIGHT, "alone"))
    told = [
        {
            "key": one.key,
            "sentence": one.counted,
            "drawn": one.drawn,
            "listed": one.listed,
            "events": list(one.events),
            "figure": without_template(plain(json.loads(one.figure.to_json()))),
        }
        for one in map(style_doubts, drawings)
    ]
    return f"{indented(told)}\n"


def plain(part):
    """Return a part of a figure with packed numbers as lists: how they are sent is not what is shown."""
    if isinstance(part, dict) and set(part) >= {"dtype", "bdata"}:
        numbers = np.frombuffer(b64decode(part["bdata"]), part["dtype"])
        shape = [int(size) for size in str(part.get("shape", len(numbers))).split(",")]
        return numbers.reshape(shape).tolist()
    if isinstance(part, dict):
        return {name: plain(value) for name, value in part.items()}
    return [plain(value) for value in part] if isinstance(part, list) else part


def without_template(figure):
    return {**figure, "layout": {name: value for name, value in figure["layout"].items() if name != "template"}}


def indented(value, indent: str = "") -> str:
    """Return `value` as JSON, a line for each name and for each list of plain values, numbers with three digits."""
    deeper = f"{indent} "
    if isinstance(value, dict) and value:
        lines = [f"{deeper}{json.dumps(name)}: {indented(one, deeper)}" for name, one in sorted(value.items())]
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    if isinstance(value, list) and any(isinstance(one, dict | list) for one in value):
        return "[\n" + ",\n".join(f"{deeper}{indented(one, deeper)}" for one in value) + f"\n{indent}]"
    if isinstance(value, list):
        return f"[{', '.join(map(indented, value))}]"
    return json.dumps(round(value, DIGITS) if isinstance(value, float) else value, ensure_ascii=False)


def accept() -> None:
    """Keep the charts as they are now."""
    SNAPSHOTS.mkdir(exist_ok=True)
    for view in DRAWN:
        (SNAPSHOTS / f"{view}.json").write_text(snapshot(view), encoding="utf-8")


if __name__ == "__main__":
    accept()
