"""When things happened: lanes of events under a strip of how dense time is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.dataset.model import columns as c
from components.dataset.replies.silences import Silence
from components.dataset.timeline.density import BEGIN, END, EXPECTED
from components.dataset.timeline.timeline import LANE, OPEN, PERIOD, STRIP, UNDATED
from components.figures.base.canvas import Canvas, axis_values
from components.figures.base.text_width import text_width
from components.figures.base.theme import LIGHT, Theme, blank_canvas, escape_html
from components.figures.timeline.axes import AXES, BARS, DATES, MARGIN, NO_DATE, add_axes
from components.figures.timeline.lanes import ASIDE, Grid, Plot, arrange
from components.figures.timeline.legend import DATES_KNOWN, dates_row, sides_and_kinds
from components.figures.timeline.marks import add_bands, add_links, add_marks, add_open_sides
from components.figures.timeline.stop_axis import HEAD, StopAxis, add_stops, at_stops, place_stops
from components.figures.timeline.words import add_words
from components.figures.timeline.zoom import Days, turn_labels

_FEW = 40  # events that need no bars to be counted
_MONTH = 30.44  # mean days of a month
_MILLISECONDS = 86_400_000  # of a day: plotly's unit on a date axis


@dataclass(frozen=True)
class TimelineData:
    """What a timeline shows.

    marks, links, density: as dataset.timeline gives them. period: first and last day of the panel at full scale.
    notes: event_id -> what its hover says, in lines. labels: as `mark_labels` gives them.
    """

    marks: pd.DataFrame
    links: pd.DataFrame
    period: Days
    notes: Mapping[str, str]
    labels: Mapping[str, Mapping[str, str]]
    density: pd.DataFrame | None = None
    silences: Sequence[Silence] | None = None


@dataclass(frozen=True)
class TimelineLayout:
    """How a timeline is laid out.

    width: px that the figure is expected to have, so that nothing overlaps.
    inside: the names of the lanes stand inside the plot, which leaves a narrow figure more room.
    steps: equal steps instead of the calendar.
    shapes: a shape for each kind of event, instead of circles for all.
    brief: without the bars of density and the links; of the legend only the sides.
    zoom: first and last day that the panel of the period runs over, both included; what is drawn does not change.
    still: nobody can zoom out, so the rows have room for just what the zoom shows.
    """

    width: int = 800
    inside: bool = False
    steps: bool = False
    shapes: bool = False
    brief: bool = False
    zoom: Days | None = None
    still: bool = False


def timeline(
    data: TimelineData,
    layout: TimelineLayout = TimelineLayout(),
    *,
    stops: StopAxis | None = None,
    selected: str = "",
    theme: Theme = LIGHT,
) -> go.Figure:
    """Draw each event where its date puts it, or at its stop, a lane for each channel (or side, actor ...).

    stops: for marks in another order, as dataset.orderings gives them. selected: event whose links are drawn.
    A mark, or the middle of an arrow, tells its event (see figures.base.mark_data). The figure's meta["brush"] names
    the axis of the strip (y) and the axes of days (axes).
    """
    zoom = layout.zoom
    left = MARGIN if layout.inside else int(theme.size * 12.4)
    plot, row = max(layout.width - left - MARGIN, 120), int(theme.size * 1.36)
    placed = place_stops(data.marks, stops.stops, stops.abreast) if stops else []
    grid = arrange(
        at_stops(data.marks, placed) if stops else data.marks,
        data.period,
        theme,
        Plot(plot, layout.inside, zoom if layout.still else None),
        steps=layout.steps,
        aside=stops.aside if stops else ASIDE,
    )
    bars = _has_bars(data, layout, theme)
    meanings = [
        *sides_and_kinds(data.marks, data.labels, theme, kinds=layout.shapes),
        dates_row(stops.meanings if stops else DATES_KNOWN, theme, open_sides=bool(grid.marks[OPEN].ne("").any())),
    ][: 1 if layout.brief else 3]
    above = DATES + (HEAD if stops else BARS if bars else 0)
    lanes = (max(grid.rows, 1) + 1) * row
    canvas = blank_canvas(theme, height=above + lanes + 20)
    canvas.layout.margin = {"l": left, "r": MARGIN, "t": 12, "b": 8}
    lanes_top = lanes / (above + lanes)
    edge = stops.edge if stops else NO_DATE
    add_axes(canvas, grid, theme, lanes_top=lanes_top, bars=bars, zoom=zoom, edge=edge)
    shade(canvas, grid, theme, lanes_top)
    if stops:
        add_stops(canvas, placed, grid, theme, lanes_top)
    if bars and data.density is not None:
        _density(canvas, data.density, grid, theme)
        days = [AXES[name] for name in grid.panels if name != UNDATED]
        canvas.update_layout(meta={"brush": {"y": "y2", "axes": days}})
    rows = grid.placed_marks()
    if zoom and not layout.steps and PERIOD in grid.panels:
        rows = turn_labels(rows, grid.panels[PERIOD], zoom, grid.width, theme)
    if not layout.steps:
        if data.silences is not None:
            _silences(canvas, data.silences, grid, theme)
        add_bands(canvas, grid, rows, theme)
    add_open_sides(canvas, rows, theme)
    if not layout.brief:
        add_links(canvas, rows, data.links, data.labels.get("relation", {}), selected, theme)
    add_marks(canvas, rows, data.notes, data.labels, selected, theme, shapes=layout.shapes)
    add_words(canvas, grid, rows, theme)
    canvas.legend = meanings
    return canvas.finished()


def _has_bars(data: TimelineData, layout: TimelineLayout, theme: Theme) -> bool:
    """Return whether bars of density say something: not of few events, nor beside a strip, which shows it.

    A class, too, would take them beside a zoom for marks.
    """
    if data.density is None or layout.steps or layout.brief or (layout.zoom and theme.size > LIGHT.size):
        return False
    return data.marks[c.EVENT].nunique() >= _FEW and not data.marks[LANE].eq(STRIP).any()


def shade(canvas: Canvas, grid: Grid, theme: Theme, lanes_top: float) -> None:
    """Shade every other lane and the panels outside the period, so that the eye stays in one."""
    for place, (_, first, last) in enumerate(grid.lanes):
        if place % 2:
            continue
        canvas.add_shape(
            type="rect", xref="paper", yref="y", x0=0, x1=1, y0=first - 0.5, y1=last + 0.5,
            fillcolor=theme.grid, opacity=0.35, line={"width": 0}, layer="below",
        )  # fmt: skip
    for left, right in pairwise(grid.panels.values()):
        for x in (left.end, right.begin):
            canvas.add_shape(
                type="line", xref="paper", yref="paper", x0=x, x1=x, y0=0, y1=lanes_top,
                line={"color": theme.grid, "width": 2}, layer="below",
            )  # fmt: skip


def _density(canvas: Canvas, density: pd.DataFrame, grid: Grid, theme: Theme) -> None:
    """Draw how many events a month there are, so that a year and a month stand on the same scale."""
    begin, end = (density[name].to_numpy("datetime64[s]") for name in (BEGIN, END))
    days = (end - begin) / np.timedelta64(1, "D")
    middle = begin + (end - begin) // 2
    words = [f"{expected:.1f} events expected" for expected in density[EXPECTED]]
    for name, panel in grid.panels.items():
        if name == UNDATED:
            continue
        inside = (middle >= panel.since.to_numpy()) & (middle <= panel.until.to_numpy())
        canvas.add_bar(
            x=[str(day).removesuffix("T00:00:00") for day in middle[inside]], xaxis=AXES[name], yaxis="y2",
            y=(density[EXPECTED].to_numpy() / days * _MONTH)[inside].round(3).tolist(),
            width=(days[inside] * 0.86 * _MILLISECONDS).round().tolist(),
            marker={"color": theme.faint, "opacity": 0.75, "line": {"width": 0}},
            hovertext=[word for word, one in zip(words, inside, strict=True) if one],
            hovertemplate="%{hovertext}, around %{x|%B %Y}<extra></extra>",
        )  # fmt: skip


def _silences(canvas: Canvas, silences: Sequence[Silence], grid: Grid, theme: Theme) -> None:
    """Shade each silence, and say of the longest what it is."""
    if PERIOD not in grid.panels:
        return
    for silence in silences:
        first, last = axis_values([silence.begin, silence.end])
        canvas.add_shape(
            type="rect", xref="x", yref="y", x0=first, x1=last, y0=-1.4, y1=max(grid.rows, 1) - 0.4,
            fillcolor=theme.faint, opacity=0.13, line={"width": 0}, layer="below",
        )  # fmt: skip
    for longest in sorted(silences, key=lambda silence: -silence.days)[:1]:
        _name_silence(canvas, longest, grid, theme)


def _name_silence(canvas: Canvas, silence: Silence, grid: Grid, theme: Theme) -> None:
    """Write over a silence how long it is, from its first day on, or up to its last where the plot ends too soon."""
    panel, size, short = grid.panels[PERIOD], theme.size, f"{silence.days:,} days without a dated message"
    room = grid.width * (1 - panel.begin) - panel.pixels(silence.begin, grid.width)
    long = f"◂ {short} between {escape_html(silence.pair)}"
    text = next((words for words in (long, f"◂ {short}") if text_width(unescape(words), size) <= room), f"{short} ▸")
    ahead = text.startswith("◂")
    (x,) = axis_values([silence.begin if ahead else silence.end])
    side = "left" if ahead else "right"
    canvas.add_annotation(
        x=x, y=-0.95, xref="x", yref="y", text=text, xanchor=side, align=side,
        font={"size": size, "color": theme.text},
    )  # fmt: skip
