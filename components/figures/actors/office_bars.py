"""Times in office as bars over the panels of a time axis."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.dataset.actors.offices import Office
from components.dataset.timeline.timeline import AFTER, BEFORE, PERIOD
from components.figures.base.canvas import Canvas, axis_values
from components.figures.base.text_width import lines_width, wrap_to_width
from components.figures.base.theme import Theme
from components.figures.timeline.axes import AXES
from components.figures.timeline.panels import Panel

SURE, PERHAPS = 0.3, 0.12  # opacity of a bar
_ASIDE = 6  # px between the beginning of a bar and its words
_HALF = 0.42  # of a row: from the middle of a bar to its edge
_DAYS = (BEFORE, PERIOD, AFTER)


@dataclass(frozen=True)
class Bar:
    """One office in its rows: when it surely and when it perhaps was held, and where its words stand.

    first, last: the days it may reach from and to, None if open. sure: the days between which it was surely held, None
    if nobody says. row: the first of its rows. x, anchor: where the words begin, in px of the plot, or end.
    """

    words: str
    first: Any
    last: Any
    sure: tuple[Any, Any] | None
    row: int
    rows: int
    written: Mapping[str, Any]

    @property
    def perhaps(self) -> list[tuple[Any, Any]]:
        """The stretches in which the office was perhaps held: around the sure one, or the whole."""
        if not self.sure:
            return [(self.first, self.last)]
        stretches = ((self.first, self.sure[0]), (self.sure[1], self.last))
        return [(first, last) for first, last in stretches if first != last]


def office_bars(
    offices: Sequence[Office], panels: Mapping[str, Panel], width: int, theme: Theme, *, above: int
) -> list[Bar]:
    """Place the offices that touch the panels one under the other, from row `above` on. width: px of the plot."""
    days = [panel for name, panel in panels.items() if name in _DAYS]
    found: list[Bar] = []
    row = above
    for office in offices:
        first, last = (_day(day) for day in (office.began.earliest, office.ended.latest))
        touched = [panel for panel in days if _touches(panel, first, last)]
        if not touched:
            continue
        began, ended = _day(office.began.latest), _day(office.ended.earliest)
        sure = (began, ended) if began is not None and ended is not None and began <= ended else None
        words = wrap_to_width(f"{office.title}, {office.term}", width - 12, theme.size)
        rows = words.count("<br>") + 1
        long = lines_width(words, theme.size)
        found.append(Bar(words, first, last, sure, row, rows, _written(touched, first, last, width, long)))
        row += rows
    return found


def _written(touched: Sequence[Panel], first: Any, last: Any, width: int, long: float) -> dict[str, Any]:
    """Return where words `long` px long stand: beside the beginning of what is seen of the bar in its widest panel.

    Bound to that day, so that they stay there in a wider plot; they may run on over the next panel.
    """

    def ends(panel: Panel) -> tuple[float, float]:
        return _pixels(panel, first, width, 0), _pixels(panel, last, width, 1)

    panel = max(touched, key=lambda panel: ends(panel)[1] - ends(panel)[0])
    left, since = ends(panel)[0], _edges(panel)[0]
    (day,) = axis_values([since if first is None or first < since else first])
    if left + _ASIDE + long <= width:
        return {"xref": AXES[panel.name], "x": day, "xshift": _ASIDE, "xanchor": "left"}
    if left - _ASIDE >= long:
        return {"xref": AXES[panel.name], "x": day, "xshift": -_ASIDE, "xanchor": "right"}
    return {"xref": "paper", "x": 0, "xanchor": "left"}


def office_certainty(found: Sequence[Bar], panels: Mapping[str, Panel]) -> tuple[bool, bool]:
    """Return whether a stretch surely in office is drawn, and one only perhaps in office."""
    days = [panel for name, panel in panels.items() if name in _DAYS]
    kinds = ([bar.sure for bar in found if bar.sure], [stretch for bar in found for stretch in bar.perhaps])
    sure, perhaps = (any(_touches(panel, *one) for one in stretches for panel in days) for stretches in kinds)
    return sure, perhaps


def add_bars(canvas: Canvas, found: Sequence[Bar], panels: Mapping[str, Panel], colour: str, theme: Theme) -> None:
    """Draw the bars: strong in a closed line where the office was surely held, pale and dashed where it perhaps was."""
    for bar in found:
        top, bottom = bar.row - _HALF, bar.row + bar.rows - 1 + _HALF
        for stretch in bar.perhaps:
            _add_stretch(canvas, panels, stretch, (top, bottom), colour, sure=False)
        if bar.sure:
            _add_stretch(canvas, panels, bar.sure, (top, bottom), colour, sure=True)
        canvas.add_annotation(
            text=bar.words, **bar.written, align="left",
            y=(top + bottom) / 2, yref="y", yanchor="middle", font={"size": theme.size - 1, "color": theme.text},
        )  # fmt: skip


def _add_stretch(
    canvas: Canvas,
    panels: Mapping[str, Panel],
    stretch: tuple[Any, Any],
    rows: tuple[float, float],
    colour: str,
    *,
    sure: bool,
) -> None:
    """Draw one stretch in every panel it touches; where it goes on beyond a panel it has no end line."""
    first, last = stretch
    opacity, line = SURE if sure else PERHAPS, {"color": colour, "width": 1.4, "dash": "solid" if sure else "dash"}
    for name in (name for name in _DAYS if name in panels):
        panel = panels[name]
        if not _touches(panel, first, last):
            continue
        since, until = _edges(panel)
        begins, ends = first is not None and first >= since, last is not None and last <= until
        x0, x1 = axis_values([first if begins else since, last if ends else until])
        shape = {"xref": AXES[name], "yref": "y", "layer": "below"}
        canvas.add_shape(
            type="rect", x0=x0, x1=x1, y0=rows[0], y1=rows[1], fillcolor=colour, opacity=opacity, line={"width": 0},
            **shape,
        )  # fmt: skip
        edges = [(x0, x1, y, y) for y in rows] + [(x, x, *rows) for x, own in ((x0, begins), (x1, ends)) if own]
        for left, right, top, bottom in edges:
            canvas.add_shape(type="line", x0=left, x1=right, y0=top, y1=bottom, line=line, **shape)


def _touches(panel: Panel, first: Any, last: Any) -> bool:
    since, until = _edges(panel)
    return (first is None or first <= until) and (last is None or last >= since)


def _edges(panel: Panel) -> tuple[Any, Any]:
    """Return the first and the last day that is seen of what belongs to the panel."""
    return max(panel.since, panel.first), min(panel.until, panel.last)


def _pixels(panel: Panel, day: Any, width: int, end: int) -> float:
    """Return how far right in the plot `day` lies; at the edge of the panel if it lies outside or is open."""
    edges = _edges(panel)
    inside = edges[end] if day is None else min(max(day, edges[0]), edges[1])
    return panel.begin * width + panel.pixels(inside, width)


def _day(day: dt.date | None) -> pd.Timestamp | None:
    return pd.Timestamp(day) if day else None
