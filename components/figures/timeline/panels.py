"""The panels of the timeline: stretches of time side by side, each with a scale of its own."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from components.dataset.timeline.timeline import AFTER, BEFORE, PANEL, PERIOD, STEPS, UNDATED

# Worked-out columns: where a mark and its bounds stand on the axis of its panel.
X, FIRST, LAST = "x", "first", "last"
_DAYS = (BEFORE, PERIOD, AFTER)
_GAP = 14  # px between panels
_OUTER = {BEFORE: 0.13, AFTER: 0.12}  # share of the width that time outside the period gets
_MIDDLE = {PERIOD: 0.4, STEPS: 0.6}  # shares of the rest, if there are both days and steps

Floats = np.ndarray[tuple[int], np.dtype[np.float64]]
Days = tuple[pd.Timestamp, pd.Timestamp]


@dataclass(frozen=True)
class Panel:
    """A stretch of the time axis with a scale of its own.

    begin, end: share of the plot's width. first, last: what its axis runs from and to (days, or numbers of steps).
    since, until: the part of the axis that belongs to it, without the room at its edges, which overlaps its neighbour.
    """

    name: str
    begin: float
    end: float
    first: Any
    last: Any
    since: Any
    until: Any

    def pixels(self, value: Any, width: int) -> float:
        """Return how far right of the panel's left edge `value` lies, in px of a plot `width` px wide."""
        share = (value - self.first) / (self.last - self.first)
        return float(share * (self.end - self.begin) * width)


def panels_of(placed: pd.DataFrame, period: Days, width: int, mark: int) -> dict[str, Panel]:
    """Return the panels that marks stand in, by name, from left to right.

    placed: columns panel, x, first, last. period: first and last day of the panel at full scale. width: px of the plot.
    mark: px of a mark.
    """
    there = set(placed[PANEL])
    present = [name for name in (BEFORE, PERIOD, AFTER, STEPS, UNDATED) if name in there]
    shares = {name: _OUTER[name] for name in present if name in _OUTER}
    if UNDATED in present:
        most = int(placed.loc[placed[PANEL] == UNDATED, X].max()) + 1
        shares[UNDATED] = max(most * (mark + 8) + 10, 64) / width
    gap = _GAP / width
    middle = [name for name in present if name not in shares]
    rest = 1 - sum(shares.values()) - gap * (len(present) - 1)
    shares |= {name: rest * (_MIDDLE[name] if len(middle) > 1 else 1) for name in middle}
    if not middle:  # only time outside the period is shown: it takes the whole width
        whole = 1 - gap * (len(present) - 1)
        shares = {name: share / sum(shares.values()) * whole for name, share in shares.items()}
    panels, left = {}, 0.0
    dated = [name for name in present if name in (BEFORE, PERIOD, AFTER)]
    for name in present:
        ends = name in dated[:1], name in dated[-1:]
        first, last = _limits(placed[placed[PANEL] == name], name, (mark + 8) / (shares[name] * width), ends)
        starts, stops = {PERIOD: period[0], AFTER: period[1]}, {BEFORE: period[0], PERIOD: period[1]}
        since = first if ends[0] else starts.get(name, first)
        until = last if ends[1] else stops.get(name, last)
        panels[name] = Panel(name, left, min(left + shares[name], 1.0), first, last, since, until)
        left += shares[name] + gap
    return panels


def _limits(marks: pd.DataFrame, name: str, edge: float, ends: tuple[bool, bool]) -> tuple[Any, Any]:
    """Return what the axis runs from and to, a mark's breadth (`edge`, share of the panel) free at both ends.

    ends: whether no panel of days stands before it, or after it; there it reaches over all possible days.
    """
    if name in (STEPS, UNDATED):
        return -0.7, float(marks[X].max()) + 0.7
    low, high = marks[FIRST if ends[0] else X].min(), marks[LAST if ends[1] else X].max()
    room = max((high - low) * edge, pd.Timedelta(days=20))
    return low - room, high + room


def pixels_of(marks: pd.DataFrame, column: str, panels: dict[str, Panel], width: int) -> Floats:
    """Return where the days, or steps, of `column` lie, in px of the whole plot."""
    names, values = marks[PANEL].to_numpy(dtype=object), marks[column].to_numpy(dtype=object)
    found = np.zeros(len(marks))
    days = [panel for name, panel in panels.items() if name in _DAYS]
    for name in panels:
        own = names == name
        if name not in _DAYS:
            found[own] = _within(panels[name], values[own].astype(float), panels[name].first, panels[name].last, width)
    dated = np.isin(names, list(_DAYS))
    if dated.any():
        moments = _moments(values[dated])
        # The bounds of an event may lie in other panels than its mark does.
        inside = np.searchsorted(_moments([panel.until for panel in days[:-1]]), moments)
        spots = np.zeros(len(moments))
        for place, panel in enumerate(days):
            own = inside == place
            first, last = _moments([panel.first, panel.last])
            spots[own] = _within(panel, moments[own], first, last, width)
        found[dated] = spots
    return found


def _within(panel: Panel, values: Floats, first: float, last: float, width: int) -> Floats:
    share = np.clip((values - first) / (last - first), 0, 1)
    found: Floats = (panel.begin + share * (panel.end - panel.begin)) * width
    return found


def _moments(days: Any) -> Floats:
    """Return days as numbers."""
    found: Floats = np.array(days, dtype="datetime64[s]").astype(float)
    return found
