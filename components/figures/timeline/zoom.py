"""A part of the time axis at full width."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from components.figures.base.canvas import axis_values
from components.figures.base.theme import Theme
from components.figures.timeline.lanes import PlacedMark
from components.figures.timeline.panels import Panel
from components.figures.timeline.rows import label_length

Days = tuple[pd.Timestamp, pd.Timestamp]
_DAY = 86_400_000  # ms
# Days up to some weeks, months up to some years, then years, whatever the zoom.
_TICKS = [
    {"dtickrange": [None, 20 * _DAY], "value": "%-d %b<br>%Y"},
    {"dtickrange": [20 * _DAY, "M6"], "value": "%b<br>%Y"},
    {"dtickrange": ["M6", None], "value": "%Y"},
]
TICKS: dict[str, Any] = {"nticks": 10, "tickformatstops": _TICKS}  # of an axis of any length


def zoomed_axis(zoom: Days) -> dict[str, Any]:
    """Return what an axis is that runs from the first day of `zoom` to the end of its last."""
    # A label at its end would run into the one of the next panel.
    overflow = {"ticklabeloverflow": "hide past domain"}
    return {"range": axis_values([zoom[0], zoom[1] + pd.Timedelta(days=1)]), **TICKS, **overflow}


def turn_labels(rows: Sequence[PlacedMark], panel: Panel, zoom: Days, width: int, theme: Theme) -> list[PlacedMark]:
    """Return marks whose labels stand where the zoomed `panel` has room for them; the rows they stand in do not change.

    width: px of the whole plot. A label for which there is no room, or another mark in the way, is left to the hover.
    """
    begin, end = (edge * width for edge in (panel.begin, panel.end))
    first, last = zoom[0], zoom[1] + pd.Timedelta(days=1)
    at = {
        place: begin + (row.x - first) / (last - first) * (end - begin)
        for place, row in enumerate(rows)
        if row.panel == panel.name and first <= row.x <= last
    }
    turned = list(rows)
    for place, here in at.items():
        row, others = rows[place], [there for other, there in at.items() if rows[other].y == rows[place].y]
        reach = theme.mark / 2 + label_length(row.label, theme.size)
        sides = {True: (here - reach, here), False: (here, here + reach)}  # flipped -> from, to
        if not row.label or _inside(sides[row.flipped], begin, end):
            continue
        low, high = sides[not row.flipped]
        free = _inside((low, high), begin, end) and not any(low < there < high for there in others if there != here)
        turned[place] = row._replace(flipped=not row.flipped) if free else row._replace(label="")
    return turned


def _inside(reach: tuple[float, float], begin: float, end: float) -> bool:
    return begin <= reach[0] and reach[1] <= end
