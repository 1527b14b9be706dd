"""A part of the time axis at full width."""

from typing import Any

import pandas as pd

from components.figures.canvas import places

Days = tuple[pd.Timestamp, pd.Timestamp]
_DAY = 86_400_000  # ms
# Days up to some weeks, months up to some years, then years, whatever the zoom.
_TICKS = [
    {"dtickrange": [None, 20 * _DAY], "value": "%-d %b<br>%Y"},
    {"dtickrange": [20 * _DAY, "M6"], "value": "%b<br>%Y"},
    {"dtickrange": ["M6", None], "value": "%Y"},
]
TICKS: dict[str, Any] = {"nticks": 10, "tickformatstops": _TICKS}  # of an axis of any length


def near(zoom: Days) -> dict[str, Any]:
    """Return what an axis is that runs from the first day of `zoom` to the end of its last."""
    # A label at its end would run into the one of the next panel.
    overflow = {"ticklabeloverflow": "hide past domain"}
    return {"range": places([zoom[0], zoom[1] + pd.Timedelta(days=1)]), **TICKS, **overflow}
