"""The axis of meetings: equal steps in the order of time, a little apart where a quarter or a year ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any, NamedTuple

from components.dataset.exchange.meetings import Meeting
from components.figures.base.canvas import Canvas
from components.figures.base.roster import LINE, Group, head_height, roster_width
from components.figures.base.text_width import lines_width
from components.figures.base.theme import Theme, wrap_html

_GAP, _YEAR_GAP = 0.35, 0.5  # columns between two quarters, and more between two years
_SIDE = 0.55  # columns that the shade of a year reaches beyond its first and its last


class Column(NamedTuple):
    """One meeting: where it stands, and its date in lines."""

    meeting: Meeting
    x: float
    date: str


@dataclass(frozen=True)
class MeetingAxis:
    """The columns; step: px between two of them; turned: whether the dates stand upright, lest they touch.

    right: where the axis ends. height: px that the dates take under the columns.
    """

    columns: tuple[Column, ...]
    step: float
    turned: bool
    right: float
    height: float


def meeting_axis(meetings: Sequence[Meeting], groups: tuple[Group, ...], theme: Theme, width: int) -> MeetingAxis:
    """Place the meetings in a figure `width` px wide."""
    columns = _columns(meetings)
    right = (columns[-1].x if columns else 0) + 0.6
    step = (width - 8 - roster_width(groups, theme, numbered=False)) / (right + 0.6)
    turned = step < max((_width(one.date, theme) for one in columns), default=0)
    longest = max((_width(one.date.replace("<br>", " "), theme) for one in columns), default=0)
    lines = max((one.date.count("<br>") + 1 for one in columns), default=0)
    return MeetingAxis(columns, step, turned, right, longest + 14 if turned else lines * LINE * theme.size + 8)


def _columns(meetings: Sequence[Meeting]) -> tuple[Column, ...]:
    columns: list[Column] = []
    x = 0.0
    for meeting in meetings:
        if columns:
            before = columns[-1].meeting
            same_year = meeting.year == before.year
            same_quarter = same_year and meeting.quarter == before.quarter
            x += 1 if same_quarter else 1 + _GAP if same_year else 1 + _GAP + _YEAR_GAP
        columns.append(Column(meeting, x, wrap_html(meeting.short_date, 5)))
    return tuple(columns)


def _width(lines: str, theme: Theme) -> float:
    return lines_width(lines, theme.size - 1) + 4


def add_years(canvas: Canvas, axis: MeetingAxis, bottom: float, theme: Theme) -> None:
    """Shade each year down to `bottom` px, with its name and those of its quarters on top."""
    years: dict[str, list[float]] = {}
    quarters: dict[tuple[str, str], list[float]] = {}
    for meeting, x, _ in axis.columns:
        years.setdefault(meeting.year, []).append(x)
        quarters.setdefault((meeting.year, meeting.quarter), []).append(x)
    for places in years.values():
        canvas.add_shape(
            type="rect", x0=min(places) - _SIDE, x1=max(places) + _SIDE, y0=head_height(theme) + 1, y1=bottom,
            fillcolor=theme.grid, opacity=0.35, line={"width": 0}, layer="below",
        )  # fmt: skip
    large, small = _font(theme.size, theme.text), _font(theme.size - 1, theme.faint)
    # Bold letters are wider, hence 0.6; the heads of years and of quarters are centred on their columns.
    heads = [(fmean(places), year) for year, places in years.items() if year]
    for x, year in _apart(heads, 4 * 0.6 * theme.size / axis.step):
        _print(canvas, f"<b>{year}</b>", x, -0.3 * theme.size, large)
    if "" in years:
        _print(canvas, "no sure<br>year", fmean(years[""]), head_height(theme) * 0.2, small)
    named = sorted((fmean(places), quarter) for (_, quarter), places in quarters.items() if quarter)
    for x, quarter in _apart(named, 1.35 * theme.size / axis.step):
        _print(canvas, quarter, x, head_height(theme) * 0.5, small)


def add_dates(canvas: Canvas, axis: MeetingAxis, bottom: float, theme: Theme) -> None:
    """Print the date of each meeting under its column, `bottom` px down."""
    least = 0.95 * (theme.size - 1) / axis.step if axis.turned else 0
    for x, date in _apart([(one.x, one.date) for one in axis.columns], least):
        words = date.replace("<br>", " ") if axis.turned else date
        angle = -90 if axis.turned else 0
        _print(canvas, words, x, bottom + 4, _font(theme.size - 1, theme.text), anchor="top", angle=angle)


def _apart(labels: Sequence[tuple[float, str]], least: float) -> list[tuple[float, str]]:
    """Return the labels that are at least `least` columns right of the one before: on a phone not all have room."""
    roomy: list[tuple[float, str]] = []
    for x, label in labels:
        if not roomy or x - roomy[-1][0] >= least:
            roomy.append((x, label))
    return roomy


def _font(size: float, colour: str) -> dict[str, Any]:
    return {"size": size, "color": colour}


def _print(
    canvas: Canvas,
    text: str,
    x: float,
    y: float,
    font: Mapping[str, Any],
    *,
    anchor: str = "middle",
    angle: int = 0,
) -> None:
    turned = {"textangle": angle} if angle else {}
    canvas.add_annotation(x=round(x, 3), y=round(y, 1), text=text, yanchor=anchor, font=font, **turned)
