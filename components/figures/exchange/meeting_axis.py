"""The axis of meetings: equal steps in the order of time, a little apart where a quarter or a year ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

import pandas as pd

from components.dataset.exchange import meetings as m
from components.dataset.model import columns as c
from components.figures.base.canvas import Canvas
from components.figures.base.roster import LETTER, LINE, Group, head_height, roster_width
from components.figures.base.theme import Theme, wrap_html

_GAP, _YEAR_GAP = 0.35, 0.5  # columns between two quarters, and more between two years
_SIDE = 0.55  # columns that the shade of a year reaches beyond its first and its last


@dataclass(frozen=True)
class Meeting:
    """One column: where it stands, and the words above and under it."""

    event: str
    x: float
    year: str
    quarter: str
    date: str
    done: bool


@dataclass(frozen=True)
class MeetingAxis:
    """The columns; step: px between two of them; turned: whether the dates stand upright, lest they touch.

    right: where the axis ends. height: px that the dates take under the columns.
    """

    meetings: tuple[Meeting, ...]
    step: float
    turned: bool
    right: float
    height: float


def meeting_axis(attendance: pd.DataFrame, groups: tuple[Group, ...], theme: Theme, width: int) -> MeetingAxis:
    """Place the meetings of `attendance` (as dataset.meetings gives it) in a figure `width` px wide."""
    meetings = _meetings(attendance)
    right = (meetings[-1].x if meetings else 0) + 0.6
    step = (width - 8 - roster_width(groups, theme, numbered=False)) / (right + 0.6)
    turned = step < max((_width(one.date, theme) for one in meetings), default=0)
    longest = max((_width(one.date.replace("<br>", " "), theme) for one in meetings), default=0)
    lines = max((one.date.count("<br>") + 1 for one in meetings), default=0)
    return MeetingAxis(meetings, step, turned, right, longest + 14 if turned else lines * LINE * theme.size + 8)


def _meetings(attendance: pd.DataFrame) -> tuple[Meeting, ...]:
    found: list[Meeting] = []
    x = 0.0
    rows = attendance.drop_duplicates(c.EVENT).sort_values(m.ORDER)
    for event, year, quarter, date, done in rows[[c.EVENT, m.YEAR, m.QUARTER, m.SHORT_DATE, m.DONE]].to_numpy():
        if found:
            same_year, same_quarter = year == found[-1].year, (year, quarter) == (found[-1].year, found[-1].quarter)
            x += 1 if same_quarter else 1 + _GAP if same_year else 1 + _GAP + _YEAR_GAP
        found.append(Meeting(event, x, year, quarter, wrap_html(date, 5), bool(done)))
    return tuple(found)


def _width(lines: str, theme: Theme) -> float:
    return max(len(line) for line in lines.split("<br>")) * LETTER * (theme.size - 1) + 4


def add_years(canvas: Canvas, axis: MeetingAxis, bottom: float, theme: Theme) -> None:
    """Shade each year down to `bottom` px, with its name and those of its quarters on top."""
    years: dict[str, list[float]] = {}
    quarters: dict[tuple[str, str], list[float]] = {}
    for one in axis.meetings:
        years.setdefault(one.year, []).append(one.x)
        quarters.setdefault((one.year, one.quarter), []).append(one.x)
    for places in years.values():
        canvas.add_shape(
            type="rect", x0=min(places) - _SIDE, x1=max(places) + _SIDE, y0=head_height(theme) + 1, y1=bottom,
            fillcolor=theme.grid, opacity=0.35, line={"width": 0}, layer="below",
        )  # fmt: skip
    # Bold letters are wider, hence 0.6; the heads of years and of quarters are centred on their columns.
    heads = [(fmean(places), year) for year, places in years.items() if year]
    for x, year in _apart(heads, 4 * 0.6 * theme.size / axis.step):
        _print(canvas, f"<b>{year}</b>", x, -0.3 * theme.size, theme.size, theme.text)
    if "" in years:
        _print(canvas, "no sure<br>year", fmean(years[""]), head_height(theme) * 0.2, theme.size - 1, theme.faint)
    named = sorted((fmean(places), quarter) for (_, quarter), places in quarters.items() if quarter)
    for x, quarter in _apart(named, 1.35 * theme.size / axis.step):
        _print(canvas, quarter, x, head_height(theme) * 0.5, theme.size - 1, theme.faint)


def add_dates(canvas: Canvas, axis: MeetingAxis, bottom: float, theme: Theme) -> None:
    """Print the date of each meeting under its column, `bottom` px down."""
    least = 0.95 * (theme.size - 1) / axis.step if axis.turned else 0
    for x, date in _apart([(one.x, one.date) for one in axis.meetings], least):
        words = date.replace("<br>", " ") if axis.turned else date
        _print(canvas, words, x, bottom + 4, theme.size - 1, theme.text, anchor="top", angle=-90 if axis.turned else 0)


def _apart(labels: Sequence[tuple[float, str]], least: float) -> list[tuple[float, str]]:
    """Return the labels that are at least `least` columns right of the one before: on a phone not all have room."""
    mask: list[tuple[float, str]] = []
    for x, label in labels:
        if not mask or x - mask[-1][0] >= least:
            mask.append((x, label))
    return mask


def _print(
    canvas: Canvas,
    text: str,
    x: float,
    y: float,
    size: float,
    colour: str,
    *,
    anchor: str = "middle",
    angle: int = 0,
) -> None:
    font = {"size": size, "color": colour}
    turned = {"textangle": angle} if angle else {}
    canvas.add_annotation(x=round(x, 3), y=round(y, 1), text=text, yanchor=anchor, font=font, **turned)
