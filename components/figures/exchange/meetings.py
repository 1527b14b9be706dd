"""Meetings: a row each, with the names of who was there."""

from collections.abc import Sequence

import plotly.graph_objects as go

from components.dataset.exchange.meetings import PROPOSED, TOOK_PART, Attendee, Meeting
from components.dataset.model.date_words import since_brief
from components.figures.base.legend import Row, Sample, day_legend
from components.figures.base.mark_data import mark_customdata
from components.figures.base.marks import Dot, add_dots
from components.figures.base.theme import LIGHT, Theme, escape_html, wrap_html
from components.figures.exchange.name_flow import Name, add_rings, flow_canvas, flow_rows, heading_words, ringed_size
from components.figures.exchange.relay import PALE


def meetings(meetings: Sequence[Meeting], *, theme: Theme = LIGHT, selected: str = "", width: int = 560) -> go.Figure:
    """Draw each meeting as a row in the order given: a circle for everyone who was there, beside the name.

    meetings: may be empty. selected: meeting that stands out, all others pale. width: px that the figure is expected
    to have.
    A circle is filled if the day is known, and has a dotted ring if the actor is inferred or was not there, or the
    meeting is not reported as done. Each tells its event, its actor, and what its hover says (see figures.mark).
    """
    wide = width - theme.mark
    rows = flow_rows([(one.event, _heading(one, theme, wide), _names(one)) for one in meetings], theme, wide)
    canvas = flow_canvas(rows, theme, width, selected)
    pale = any(one.event == selected for one in meetings)
    there = [
        (meeting, attendee, spot)
        for meeting, row in zip(meetings, rows, strict=True)
        for attendee, spot in zip(meeting.attendees, row.spots, strict=True)
    ]
    strength = [PALE if pale and meeting.event != selected else 1.0 for meeting, *_ in there]
    dots = [
        Dot(spot.x, spot.y, "circle", theme.side(one.actor.side), _day_known(meeting), _customdata(meeting, one))
        for meeting, one, spot in there
    ]
    doubtful = [_doubtful(meeting, one) for meeting, one, _ in there]
    sizes = [ringed_size(theme) if one else theme.mark for one in doubtful]
    add_dots(canvas, dots, theme, opacity=strength, size=sizes)
    rings = [
        (spot.x, spot.y, meeting.event, opacity)
        for (meeting, _, spot), opacity, ringed in zip(there, strength, doubtful, strict=True)
        if ringed
    ]
    add_rings(canvas, rings, theme)
    canvas.legend = _legend(meetings, theme)
    return canvas.finished()


def _heading(meeting: Meeting, theme: Theme, width: float) -> str:
    return heading_words(
        since_brief(meeting.bounds), meeting.title, "" if meeting.done else meeting.status, theme, width
    )


def _names(meeting: Meeting) -> list[Name]:
    return [Name(one.actor, after=f"\u2002{words}" if (words := _absent(one)) else "") for one in meeting.attendees]


def _absent(attendee: Attendee) -> str:
    """Return why it is not certain that somebody was there; empty if it is."""
    if attendee.part == TOOK_PART:
        return "" if attendee.named else "inferred"
    return "proposed" if attendee.part == PROPOSED else "only spoken of"


def _doubtful(meeting: Meeting, attendee: Attendee) -> bool:
    return not meeting.done or bool(_absent(attendee))


def _day_known(meeting: Meeting) -> bool:
    first, last = meeting.bounds
    return first is not None and first == last


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
    there = [one.actor for meeting in meetings for one in meeting.attendees]
    sides = {actor.side: actor.side_name for actor in sorted(there, key=lambda actor: actor.place)}
    doubtful = any(_doubtful(meeting, one) for meeting in meetings for one in meeting.attendees)
    rows = [
        ("Side", [Sample(words, theme.side(side), "circle") for side, words in sides.items()]),
        ("Circle", day_legend((_day_known(meeting) for meeting in meetings), theme.text, ringed=doubtful)),
    ]
    return [row for row in rows if row[1]]
