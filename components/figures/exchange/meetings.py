"""Meetings: who sat with whom, a column a meeting."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.dataset.exchange import meetings as m
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.figures.base.canvas import Canvas
from components.figures.base.legend import Row, Sample, add_legend, legend_height, legend_rows
from components.figures.base.mark_data import HOVER_TEMPLATE, mark_customdata
from components.figures.base.roster import Group, add_roster, roster_of, roster_width
from components.figures.base.theme import LIGHT, Theme, blank_canvas, escape_html, wrap_html
from components.figures.exchange.meeting_axis import MeetingAxis, add_dates, add_years, meeting_axis

_PALE = 0.22
_SIDE = 0.55  # columns that the rows' lines reach beyond the first and the last meeting


def meetings(attendance: pd.DataFrame, *, theme: Theme = LIGHT, selected: str = "", width: int = 560) -> go.Figure:
    """Draw each meeting as a column in the order of time, a mark for everyone who was there, joined by a line.

    attendance: as dataset.meetings gives it; may be empty. selected: meeting that stands out, all others pale.
    width: px that the figure is expected to have; dates are turned upright if they would touch in it.
    A mark is hollow if the actor is inferred; the line is dotted if the meeting is
    not reported as done. Each mark tells its event, its actor, and what its hover says (see figures.mark).
    """
    groups = roster_of(m.attendees(attendance), theme, width)
    axis = meeting_axis(attendance, groups, theme, width)
    left, rows = roster_width(groups, theme, numbered=False), groups[-1].bottom if groups else 0.0
    legend = legend_rows(_legend(attendance, theme), width - left - 8, theme)
    under, bottom = axis.height, legend_height(len(legend), theme)
    above = 1.6 * theme.size
    canvas = blank_canvas(theme, height=int(16 + above + rows + under + bottom))
    canvas.layout.margin = {"l": left, "r": 8, "t": 8, "b": bottom + 8}
    canvas.layout.xaxis = {"range": [-0.6, axis.right], "visible": False, "fixedrange": True}
    canvas.layout.yaxis = {"range": [rows + under, -above], "visible": False, "fixedrange": True}
    if groups:
        add_years(canvas, axis, rows, theme)
        add_dates(canvas, axis, rows, theme)
        add_roster(canvas, groups, theme, numbered=False)
        _add_rows(canvas, groups, axis, theme)
        _add_lines(canvas, attendance, groups, axis, theme, selected)
        _add_marks(canvas, attendance, groups, axis, theme, selected)
        add_legend(canvas, legend, theme)
    return canvas.finished()


def _add_rows(canvas: Canvas, groups: tuple[Group, ...], axis: MeetingAxis, theme: Theme) -> None:
    """Rule a line through every actor's row."""
    rows = [seat.y for group in groups for seat in group.seats]
    canvas.add_scatter(
        x=[-_SIDE, axis.meetings[-1].x + _SIDE, None] * len(rows), y=[y for row in rows for y in (row, row, None)],
        mode="lines", line={"color": theme.grid, "width": 1}, hoverinfo="skip",
    )  # fmt: skip


def _add_lines(
    canvas: Canvas, drawn: pd.DataFrame, groups: tuple[Group, ...], axis: MeetingAxis, theme: Theme, selected: str
) -> None:
    """Join the first and the last who took part in each meeting."""
    rows = {seat.actor: seat.y for group in groups for seat in group.seats}
    present: dict[str, list[float]] = {}
    for event, actor, part in zip(*(drawn[name].tolist() for name in (c.EVENT, c.ACTOR, m.PART)), strict=True):
        if part == m.TOOK_PART:
            present.setdefault(event, []).append(rows[actor])
    dimmed = selected in set(drawn[c.EVENT].tolist())
    lines: dict[tuple[bool, bool], list[tuple[float, float, float, str]]] = {}
    for meeting in axis.meetings:
        ys = present.get(meeting.event, [])
        if len(ys) > 1:
            pale = dimmed and meeting.event != selected
            lines.setdefault((meeting.done, pale), []).append((meeting.x, min(ys), max(ys), meeting.event))
    for (done, pale), found in lines.items():
        canvas.add_scatter(
            x=[x for at, *_ in found for x in (at, at, None)],
            y=[y for _, top, bottom, _ in found for y in (top, bottom, None)], mode="lines", hoverinfo="skip",
            line={"color": theme.faint, "width": 1.6, "dash": "solid" if done else "dot"}, opacity=_PALE if pale else 1,
            meta={"events": [event for *_, event in found]},
        )  # fmt: skip


def _add_marks(
    canvas: Canvas, drawn: pd.DataFrame, groups: tuple[Group, ...], axis: MeetingAxis, theme: Theme, selected: str
) -> None:
    places = {meeting.event: meeting.x for meeting in axis.meetings}
    stands = {seat.actor: seat.y for group in groups for seat in group.seats}
    rows = rows_of(drawn)
    marks = [_mark(row[m.PART], theme) for row in rows]
    colours = [theme.side(row[c.SIDE]) for row in rows]
    # A hollow mark is filled with the ground, so that the line does not run through it.
    hollow = [row[m.PART] == m.TOOK_PART and not row[m.NAMED] for row in rows]
    dimmed = any(row[c.EVENT] == selected for row in rows)
    canvas.add_scatter(
        x=[places[row[c.EVENT]] for row in rows], y=[stands[row[c.ACTOR]] for row in rows], mode="markers",
        marker={
            "symbol": [symbol for symbol, _ in marks], "size": [size for _, size in marks],
            "opacity": [_PALE if dimmed and row[c.EVENT] != selected else 1.0 for row in rows],
            "color": [theme.ground if open_ else colour for open_, colour in zip(hollow, colours, strict=True)],
            "line": {"color": colours, "width": 2},
        },
        customdata=[_told(row) for row in rows], hovertemplate=HOVER_TEMPLATE,
    )  # fmt: skip


def _mark(part: str, theme: Theme) -> tuple[str, float]:
    """Return plotly symbol and size."""
    if part == m.TOOK_PART:
        return "circle", theme.mark
    return ("circle-x-open", theme.mark + 1) if part == m.PROPOSED else ("cross-thin-open", 0.8 * theme.mark)


def _told(row: Mapping[Any, Any]) -> list[str]:
    known = "" if row[m.NAMED] else "; inferred"
    lines = [
        f"<b>{escape_html(row[c.NAME])}</b>: {row[m.PART]} ({escape_html(row[m.ROLE_WORDS])}{known})",
        wrap_html(row[c.TITLE], 48),
        escape_html(row[m.DATE_WORDS]) + ("" if row[m.DONE] else "; not reported as done"),
    ]
    return mark_customdata([row[c.EVENT]], lines, [row[c.ACTOR]])


def _legend(drawn: pd.DataFrame, theme: Theme) -> list[Row]:
    """Name only what is drawn."""
    there = [
        Sample("named", theme.faint, "circle"),
        Sample("inferred", theme.faint, "circle-open"),
    ]
    parts = set(drawn[m.PART])
    absent = [Sample("proposed only", theme.faint, "circle-x-open")] if m.PROPOSED in parts else []
    absent += [Sample("only spoken of, or reports it", theme.faint, "cross-thin-open")] if m.SPOKEN_OF in parts else []
    lines = [] if drawn[m.DONE].all() else [Sample("not reported as done", theme.faint, dash="dot")]
    return [row for row in (("Took part", there), ("Not there", absent), ("Line", lines)) if row[1]]
