"""Stops side by side instead of a calendar: the paragraphs of a text, the days of publications."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

import pandas as pd

from components.dataset.timeline.orderings import NO_STOP, STOP, Stop
from components.dataset.timeline.timeline import AT, LANE, STEPS, STRIP
from components.figures.base.canvas import Canvas
from components.figures.base.text_width import lines_width, wrap_to_width
from components.figures.base.theme import Theme, escape_html
from components.figures.timeline.axes import AXES, NO_DATE
from components.figures.timeline.lanes import ASIDE, Grid

HEAD = 20  # px above the dates, for the headings of the stops
_APART = 1.0  # steps between two headings


@dataclass(frozen=True)
class StopAxis:
    """An axis of stops, and what it says.

    stops: from left to right. meanings: of a filled and of a hollow mark, and of a band; without the last no band is
    explained. edge: what the panel of events without a stop or day says. abreast: how many marks of a lane may stand
    side by side at a stop. aside: the share of the width that marks without one may take at most.
    """

    stops: Sequence[Stop]
    meanings: Sequence[str]
    edge: str = NO_DATE
    abreast: int = 1
    aside: float = ASIDE


class PlacedStop(NamedTuple):
    """A stop and where its marks stand: the first and the last step, in steps along the axis."""

    heading: str
    words: str
    first: float
    last: float


def place_stops(marks: pd.DataFrame, stops: Sequence[Stop], abreast: int) -> list[PlacedStop]:
    """Return the stops from left to right, each as wide as the most marks in a lane ask for, at most `abreast`.

    marks: of an ordering. At least two steps wide if marks may stand abreast at all.
    """
    in_lanes = marks[marks[LANE] != STRIP]
    counts = Counter(zip(in_lanes[STOP].tolist(), in_lanes[LANE].tolist(), strict=True))
    most = {stop: count for (stop, _), count in sorted(counts.items(), key=lambda one: one[1])}
    placed: list[PlacedStop] = []
    at = 0.0
    for number, stop in enumerate(stops):
        if placed and placed[-1].heading != stop.heading:
            at += _APART
        steps = max(min(most.get(number, 0), abreast), min(2, abreast))
        placed.append(PlacedStop(stop.heading, stop.words, at, at + steps - 1))
        at += steps
    return placed


def steps_at(marks: pd.DataFrame, stops: Sequence[PlacedStop]) -> list[float | None]:
    """Return where each mark stands, side by side with those of its lane at the same stop; None for one without."""
    used: Counter[tuple[int, str]] = Counter()
    steps: list[float | None] = []
    for number, lane in zip(marks[STOP].tolist(), marks[LANE].tolist(), strict=True):
        if number == NO_STOP:
            steps.append(None)
            continue
        stop, place = stops[number], used[number, lane]
        used[number, lane] += 1
        steps.append(stop.first + place % int(stop.last - stop.first + 1))
    return steps


def at_stops(marks: pd.DataFrame, stops: Sequence[PlacedStop]) -> pd.DataFrame:
    """Return `marks`, those with a stop where `steps_at` puts them instead of at their day."""
    at = [
        day if step is None else step
        for day, step in zip(marks[AT].astype(object), steps_at(marks, stops), strict=True)
    ]
    return marks.assign(**{AT: pd.Series(at, index=marks.index, dtype="object")})


def headings(stops: Sequence[PlacedStop]) -> list[PlacedStop]:
    """Return one stop for each heading, from the first to the last step under it.

    >>> headings([PlacedStop("A", "1", 0, 0), PlacedStop("A", "2", 1, 1)])
    [PlacedStop(heading='A', words='', first=0, last=1)]
    """
    groups = [(name, list(of)) for name, of in groupby(stops, key=lambda stop: stop.heading)]
    return [PlacedStop(name, "", of[0].first, of[-1].last) for name, of in groups]


def add_stops(canvas: Canvas, stops: Sequence[PlacedStop], grid: Grid, theme: Theme, lanes_top: float) -> None:
    """Write the stops over the lanes, each where there is room, and above them their headings."""
    panel = grid.panels.get(STEPS)
    if panel is None:
        return
    seen = [stop for stop in stops if stop.first <= panel.last]
    written = _written(seen, (panel.end - panel.begin) * grid.width / (panel.last - panel.first), theme)
    ticks, texts = list(written), list(written.values())
    lines = max((text.count("<br>") + 1 for text in texts), default=1)
    axis = AXES[STEPS].replace("x", "xaxis")
    canvas.update_layout(**{axis: {**vars(canvas.layout)[axis], "tickvals": ticks, "ticktext": texts}})
    for heading in headings(seen):
        canvas.add_annotation(
            x=heading.first - 0.5, xref=AXES[STEPS], xanchor="left", y=lanes_top, yref="paper", yanchor="bottom",
            yshift=7 + lines * 1.25 * theme.size,
            text=escape_html(heading.heading), font={"size": theme.size, "color": theme.text},
        )  # fmt: skip
        if heading.first:
            canvas.add_shape(
                type="line", xref=AXES[STEPS], yref="paper", x0=heading.first - 1, x1=heading.first - 1, y0=0,
                y1=lanes_top, line={"color": theme.grid, "width": 2}, layer="below",
            )  # fmt: skip


def _written(stops: Sequence[PlacedStop], step: float, theme: Theme) -> dict[float, str]:
    """Return what is written where: every stop, or every second, fifth ... under its heading, so that none overlap.

    step: px that a step takes.
    """
    size = theme.size
    for every in (1, 2, 3, 5, 10, 20, 50):
        found, ends = {}, -step
        for stop in (stop for place, stop in _counted(stops) if place % every == 0):
            middle = (stop.first + stop.last) / 2
            text = wrap_to_width(stop.words, (stop.last - stop.first + 1) * step, size)
            half = lines_width(text, size) / 2
            if middle * step - half < ends:
                break
            found[middle], ends = text, middle * step + half + size * 0.3
        else:
            return found
    return {}


def _counted(stops: Sequence[PlacedStop]) -> Iterator[tuple[int, PlacedStop]]:
    """Yield each stop with its number under its heading, from 0."""
    for _, under in groupby(stops, key=lambda stop: stop.heading):
        yield from enumerate(under)
