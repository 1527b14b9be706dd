"""Meetings: who sat with whom, a column a meeting."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from components.dataset.exchange.meetings import PROPOSED, SPOKEN_OF, TOOK_PART, Attendee, Meeting, attending_actors
from components.figures.base.canvas import Canvas
from components.figures.base.legend import Row, Sample
from components.figures.base.mark_data import HOVER_TEMPLATE, mark_customdata
from components.figures.base.roster import add_roster, roster_of, roster_width
from components.figures.base.theme import LIGHT, Theme, blank_canvas, escape_html, wrap_html
from components.figures.exchange.meeting_axis import MeetingAxis, add_dates, add_years, meeting_axis

_PALE = 0.22
_SIDE = 0.55  # columns that the rows' lines reach beyond the first and the last meeting


def meetings(meetings: Sequence[Meeting], *, theme: Theme = LIGHT, selected: str = "", width: int = 560) -> go.Figure:
    """Draw each meeting as a column in the order of time, a mark for everyone who was there, joined by a line.

    meetings: may be empty. selected: meeting that stands out, all others pale. width: px that the figure is expected
    to have; dates are turned upright if they would touch in it.
    A mark is hollow if the actor is inferred; the line is dotted if the meeting is not reported as done. Each mark
    tells its event, its actor, and what its hover says (see figures.mark).
    """
    groups = roster_of(attending_actors(meetings), theme, width)
    axis = meeting_axis(meetings, groups, theme, width)
    left, rows = roster_width(groups, theme, numbered=False), groups[-1].bottom if groups else 0.0
    under = axis.height
    above = 1.6 * theme.size
    canvas = blank_canvas(theme, height=int(16 + above + rows + under))
    canvas.layout.margin = {"l": left, "r": 8, "t": 8, "b": 8}
    canvas.layout.xaxis = {"range": [-0.6, axis.right], "visible": False, "fixedrange": True}
    canvas.layout.yaxis = {"range": [rows + under, -above], "visible": False, "fixedrange": True}
    if groups:
        add_years(canvas, axis, rows, theme)
        add_dates(canvas, axis, rows, theme)
        add_roster(canvas, groups, theme, numbered=False)
        stands = {seat.actor: seat.y for group in groups for seat in group.seats}
        _add_rows(canvas, stands, axis, theme)
        _add_lines(canvas, stands, axis, theme, selected)
        _add_marks(canvas, stands, axis, theme, selected)
        canvas.legend = _legend(meetings, theme)
    return canvas.finished()


def _add_rows(canvas: Canvas, stands: Mapping[str, float], axis: MeetingAxis, theme: Theme) -> None:
    """Rule a line through every actor's row."""
    rows = list(stands.values())
    canvas.add_scatter(
        x=[-_SIDE, axis.columns[-1].x + _SIDE, None] * len(rows), y=[y for row in rows for y in (row, row, None)],
        mode="lines", line={"color": theme.grid, "width": 1}, hoverinfo="skip",
    )  # fmt: skip


def _pale(axis: MeetingAxis, selected: str) -> dict[str, bool]:
    """Return for each meeting whether it is drawn pale, because another is selected."""
    events = [meeting.event for meeting, *_ in axis.columns]
    return {event: selected in events and event != selected for event in events}


def _add_lines(canvas: Canvas, stands: Mapping[str, float], axis: MeetingAxis, theme: Theme, selected: str) -> None:
    """Join the first and the last who took part in each meeting."""
    pale = _pale(axis, selected)
    lines: dict[tuple[bool, bool], list[tuple[float, float, float, str]]] = {}
    for meeting, x, _ in axis.columns:
        ys = [stands[actor.id] for actor in meeting.took_part]
        if len(ys) > 1:
            lines.setdefault((meeting.done, pale[meeting.event]), []).append((x, min(ys), max(ys), meeting.event))
    for (done, dimmed), alike in lines.items():
        canvas.add_scatter(
            x=[x for at, *_ in alike for x in (at, at, None)],
            y=[y for _, top, bottom, _ in alike for y in (top, bottom, None)], mode="lines", hoverinfo="skip",
            line={"color": theme.faint, "width": 1.6, "dash": "solid" if done else "dot"},
            opacity=_PALE if dimmed else 1, meta={"events": [event for *_, event in alike]},
        )  # fmt: skip


def _add_marks(canvas: Canvas, stands: Mapping[str, float], axis: MeetingAxis, theme: Theme, selected: str) -> None:
    there = [(meeting, x, attendee) for meeting, x, _ in axis.columns for attendee in meeting.attendees]
    marks = [_mark(attendee.part, theme) for *_, attendee in there]
    colours = [theme.side(attendee.actor.side) for *_, attendee in there]
    # A hollow mark is filled with the ground, so that the line does not run through it.
    hollow = [attendee.part == TOOK_PART and not attendee.named for *_, attendee in there]
    pale = _pale(axis, selected)
    canvas.add_scatter(
        x=[x for _, x, _ in there], y=[stands[attendee.actor.id] for *_, attendee in there], mode="markers",
        marker={
            "symbol": [symbol for symbol, _ in marks], "size": [size for _, size in marks],
            "opacity": [_PALE if pale[meeting.event] else 1.0 for meeting, *_ in there],
            "color": [theme.ground if open_ else colour for open_, colour in zip(hollow, colours, strict=True)],
            "line": {"color": colours, "width": 2},
        },
        customdata=[_customdata(meeting, attendee) for meeting, _, attendee in there], hovertemplate=HOVER_TEMPLATE,
    )  # fmt: skip


def _mark(part: str, theme: Theme) -> tuple[str, float]:
    """Return plotly symbol and size."""
    if part == TOOK_PART:
        return "circle", theme.mark
    return ("circle-x-open", theme.mark + 1) if part == PROPOSED else ("cross-thin-open", 0.8 * theme.mark)


def _customdata(meeting: Meeting, attendee: Attendee) -> list[str]:
    inferred = "" if attendee.named else "; inferred"
    lines = [
        f"<b>{escape_html(attendee.actor.name)}</b>: {attendee.part} ({escape_html(attendee.role)}{inferred})",
        wrap_html(meeting.title, 48),
        escape_html(meeting.date) + ("" if meeting.done else "; not reported as done"),
    ]
    return mark_customdata([meeting.event], lines, [attendee.actor.id])


def _legend(meetings: Sequence[Meeting], theme: Theme) -> list[Row]:
    """Name only what is drawn."""
    there = [Sample("named", theme.faint, "circle"), Sample("inferred", theme.faint, "circle-open")]
    parts = {attendee.part for meeting in meetings for attendee in meeting.attendees}
    absent = [Sample("proposed only", theme.faint, "circle-x-open")] if PROPOSED in parts else []
    absent += [Sample("only spoken of, or reports it", theme.faint, "cross-thin-open")] if SPOKEN_OF in parts else []
    lines = (
        [] if all(meeting.done for meeting in meetings) else [Sample("not reported as done", theme.faint, dash="dot")]
    )
    return [row for row in (("Took part", there), ("Not there", absent), ("Line", lines)) if row[1]]
