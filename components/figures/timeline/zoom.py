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
_MOST = 10  # ticks
TICKS: dict[str, Any] = {"nticks": _MOST, "tickformatstops": _TICKS}  # of an axis of any length


def zoomed_axis(zoom: Days, most: int = _MOST) -> dict[str, Any]:
    """Return what an axis is that runs from the first day of `zoom` to the end of its last.

    most: ticks that it has room for; two are there in any case.
    """
    # A label at its end would run into the one of the next panel.
    overflow = {"ticklabeloverflow": "hide past domain"}
    return {
        "range": axis_values([zoom[0], zoom[1] + pd.Timedelta(days=1)]),
        **TICKS,
        "nticks": max(min(most, _MOST), 2),
        **overflow,
    }


def turn_labels(rows: Sequence[PlacedMark], panel: Panel, zoom: Days, width: int, theme: Theme) -> list[PlacedMark]:
    """Return marks whose labels stand where the zoomed `panel` has room for them; the rows they stand in do not change.

    width: px of the whole plot. A label for which there is no room, or another mark in the way, is left to the hover.
    """
    begin, end = (edge * width for edge in (panel.begin, panel.end))
    first, last = zoom[0], zoom[1] + pd.Timedelta(days=1)

    def pixels(day: pd.Timestamp) -> float:
        return float(begin + (min(max(day, first), last) - first) / (last - first) * (end - begin))

    half = theme.mark / 2
    here = [place for place, row in enumerate(rows) if row.panel == panel.name and first <= row.x <= last]
    # From where to where each mark and its days reach.
    reach = {
        place: (min(pixels(rows[place].first), pixels(rows[place].x) - half), pixels(rows[place].x) + half)
        for place in here
    }
    reach = {place: (low, max(pixels(rows[place].last), high)) for place, (low, high) in reach.items()}
    turned = list(rows)
    for place in here:
        row, (low, high) = rows[place], reach[place]
        others = [reach[other] for other in here if other != place and rows[other].y == row.y]
        long = label_length(row.label, theme.size)
        sides = {True: (low - long, low), False: (high, high + long)}  # flipped -> from, to
        free = [
            flipped
            for flipped in (row.flipped, not row.flipped)
            if begin <= sides[flipped][0] and sides[flipped][1] <= end
            and all(right <= sides[flipped][0] or left >= sides[flipped][1] for left, right in others)
        ]  # fmt: skip
        if not row.label or not free:
            turned[place] = row._replace(label="")
            continue
        at = pixels(row.x)
        turned[place] = row._replace(flipped=free[0], apart=low < at - half if free[0] else high > at + half)
    return turned
