"""The axes of the timeline: one scale for each panel, the names of the lanes."""

import pandas as pd

from components.dataset.model import columns as c
from components.dataset.timeline.timeline import AFTER, BEFORE, PANEL, PERIOD, STEPS, UNDATED
from components.figures.base.canvas import Canvas, axis_values
from components.figures.base.theme import Theme, escape_html, wrap_html
from components.figures.timeline.lanes import Grid
from components.figures.timeline.panels import Panel, X
from components.figures.timeline.rows import LONG_LANE
from components.figures.timeline.zoom import Days, zoomed_axis

BARS, DATES, MARGIN = 54, 42, 8  # px: height of the bars of density, of the dates under them; width of the free edge
NO_DATE = "date<br>unknown"
# Months from tick to tick; beyond two years, whole numbers of years are named without their month.
_MONTHS, _MONTHS_OF_YEARS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000), 24
_FAR = ("range", "dtick", "tick0", "tickformat")  # what a zoom changes
AXES = {PERIOD: "x", STEPS: "x5", BEFORE: "x2", AFTER: "x3", UNDATED: "x4"}


def add_axes(
    canvas: Canvas,
    grid: Grid,
    theme: Theme,
    *,
    lanes_top: float,
    bars: bool = False,
    zoom: Days | None = None,
    edge: str = NO_DATE,
) -> None:
    """Set the axes of `canvas`: the lanes below `lanes_top` (share of the plot), above them dates and bars of density.

    zoom: first and last day that the panel of the period runs over, both included. edge: what the panel of events
    without a place on the axis says.
    """
    canvas.layout.xaxis = {"visible": False}  # stays if no panel takes it: the legend's samples hang on it
    named = [] if grid.inside else grid.lanes
    canvas.layout.yaxis = {
        "domain": [0, lanes_top],
        "anchor": "free",
        "position": 0,
        "range": [max(grid.rows, 1) - 0.4, -1.4],
        "tickvals": [(first + last) / 2 for _, first, last in named],
        "ticktext": [wrap_html(name, LONG_LANE) for name, _, _ in named],
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": False,
        "ticklabelstandoff": 6,
    }
    for name, first, _ in grid.lanes if grid.inside else ():
        canvas.add_annotation(
            x=0, xref="paper", xanchor="left", y=first, yref="y", yanchor="middle", text=escape_html(name),
            font={"size": theme.size, "color": theme.text},
        )  # fmt: skip
    if bars:
        _name_bars(canvas, lanes_top + DATES / (BARS + DATES) * (1 - lanes_top), theme, inside=grid.inside)
    for name, panel in grid.panels.items():
        axis = AXES[name].replace("x", "xaxis")
        pixels = (panel.end - panel.begin) * grid.width
        own = _axis(name, panel, grid, theme, pixels, edge)
        if zoom and name == PERIOD:
            most = int(pixels / (theme.size * 4))  # "17 Feb" and a gap
            own = {key: value for key, value in own.items() if key not in _FAR} | zoomed_axis(zoom, most)
        canvas.update_layout(**{axis: {**own, "domain": [panel.begin, panel.end]}})


def _name_bars(canvas: Canvas, bottom: float, theme: Theme, *, inside: bool) -> None:
    canvas.layout.yaxis2 = {"domain": [bottom, 1], "visible": False, "fixedrange": True, "rangemode": "tozero"}
    place = (
        {"x": 0, "xanchor": "left", "y": 1, "yanchor": "top"} if inside else {"x": 0, "xanchor": "right", "xshift": -6}
    )
    canvas.add_annotation(
        **({"y": bottom, "yanchor": "bottom"} | place), xref="paper", yref="paper", align="left" if inside else "right",
        text="events a month, spread<br>over their possible days", font={"size": theme.size, "color": theme.faint},
        bgcolor=theme.ground if inside else "rgba(0,0,0,0)",
    )  # fmt: skip


def _axis(name: str, panel: Panel, grid: Grid, theme: Theme, pixels: float, edge: str) -> dict[str, object]:
    axis = {
        "range": axis_values([panel.first, panel.last]),
        "side": "top",
        "anchor": "y",
        "gridcolor": theme.grid,
        "zeroline": False,
        "showline": False,
        "tickfont": {"size": theme.size, "color": theme.text},
        "tickangle": 0,
        "ticklabelposition": "outside top",
        "automargin": False,
    }
    if name == UNDATED:
        return axis | {
            "tickvals": [(panel.first + panel.last) / 2],
            "ticktext": [edge],
            "showgrid": False,
        }
    if name == STEPS:
        return axis | _step_ticks(grid, pixels, theme.size)
    if name == PERIOD:
        # A label at an end would run into the one of the next panel.
        axis |= {"ticklabeloverflow": "hide past domain"} if len(grid.panels) > 1 else {}
        years = (panel.last - panel.first) / pd.Timedelta(days=365)
        months = next((m for m in _MONTHS if years * 12 / m * theme.size * 3.2 < pixels), _MONTHS[-1])
        if months > _MONTHS_OF_YEARS:
            return axis | {"dtick": f"M{months}", "tickformat": "%Y", "tick0": "2000-01-01"}
        return axis | {"dtick": f"M{months}", "tickformat": "%b<br>%Y", "tick0": "1995-01-01"}
    middle = panel.first + (panel.last - panel.first) / 2
    if period := grid.panels.get(PERIOD):
        edge = f"before<br>{period.since:%b %Y}" if name == BEFORE else f"after<br>{period.until:%b %Y}"
        return axis | {"tickvals": axis_values([middle]), "ticktext": [edge], "showgrid": False}
    long = panel.last - panel.first > pd.Timedelta(days=4 * 365)
    return axis | {"nticks": 4, "tickformat": "%Y" if long else "%b<br>%Y"}


def _step_ticks(grid: Grid, pixels: float, size: int) -> dict[str, object]:
    """Name each year at its first step, on two levels where one would be too crowded."""
    dated = grid.marks[(grid.marks[PANEL] == STEPS).to_numpy()]
    known = dated[c.EARLIEST].fillna(dated[c.LATEST])
    years = {x: day.year for x, day in sorted(zip(dated[X], known, strict=True))}
    firsts = [x for x, before in zip(years, [None, *years], strict=False) if years[x] != years.get(before)]
    room = 2.9 * size * (len(years) + 0.4) / pixels  # that a year takes, in steps
    used = {"{}": -room, "{}<br>\u00a0": -room}  # the level of the axis, and one above it
    ticks, words = [], []
    for place in firsts:
        level = next((level for level, last in used.items() if place - last >= room), "")
        if level:
            used[level] = place
            ticks.append(place - 0.5)
            words.append(level.format(years[place]))
    return {"tickvals": ticks, "ticktext": words}
