"""The marks of the timeline: events, the days they may have happened on, the links between them."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.dating import BOTH, EARLIER, LATER
from components.dataset.model.vocabulary import NOT_DONE
from components.dataset.timeline.timeline import STEPS, UNDATED
from components.figures.base.canvas import Canvas, axis_values
from components.figures.base.mark_data import HOVER_TEMPLATE, mark_customdata
from components.figures.base.theme import Theme, escape_html, symbol, wrap_html
from components.figures.timeline.axes import AXES
from components.figures.timeline.lanes import Grid, PlacedMark
from components.figures.timeline.panels import Panel
from components.figures.timeline.words import label_of, word_font

THIN = 7  # px, of a band
PALE, STRONG = 0.26, 0.6  # opacity of a band of possible days, of one that lasted

_FADING = (0.5, 0.34, 0.2)  # opacity of the parts of a bar towards the open side

_DOTTED, _SMALL, _CLOSED = "not done, or not certain", "likewise in the strip", "open"  # rings


def add_bands(canvas: Canvas, grid: Grid, marks: Sequence[PlacedMark], theme: Theme) -> None:
    """Draw the days an event may have happened on as a pale band, those it lasted as a strong bar.

    marks: the rows of `grid`.
    """
    bands: dict[tuple[str, bool], list[PlacedMark]] = {}
    for mark in marks:
        if mark.panel not in (STEPS, UNDATED) and mark.first != mark.last:
            bands.setdefault((mark.side, mark.date_meaning == "lasted"), []).append(mark)
    for (side, lasted), rows in sorted(bands.items()):
        for panel in (panel for name, panel in grid.panels.items() if name not in (STEPS, UNDATED)):
            touching = [row for row in rows if row.first <= panel.until and row.last >= panel.since]
            if touching:
                canvas.add_scatter(
                    x=axis_values(x for row in touching for x in (*_in(row.first, row.last, panel), None)),
                    y=[y for row in touching for y in (row.y, row.y, None)],
                    xaxis=AXES[panel.name], mode="lines", hoverinfo="skip",
                    line={"width": THIN + 2 if lasted else THIN, "color": theme.side(side)},
                    opacity=STRONG if lasted else PALE, meta={"events": [row.event for row in touching]},
                )  # fmt: skip


class _OpenSide(NamedTuple):
    """A side on which a mark is open. x: where its known days end; reach: px from there to the bar."""

    mark: PlacedMark
    x: Any
    reach: float
    angle: int


def add_open_sides(canvas: Canvas, marks: Sequence[PlacedMark], theme: Theme) -> None:
    """Draw where the known days of a mark end on an open side a bar that fades towards it, with its head."""
    panels: dict[str, list[_OpenSide]] = {}
    for mark in marks:
        for side, end, angle in ((EARLIER, mark.first, 90), (LATER, mark.last, -90)):
            if mark.open in (side, BOTH):
                reach = theme.mark / 2 + 2 if end == mark.x else 0
                panels.setdefault(mark.panel, []).append(_OpenSide(mark, end, reach, angle))
    for panel, sides in sorted(panels.items()):
        each = range(len(_FADING) + 1)  # the parts of a bar, and its head
        canvas.add_scatter(
            x=axis_values(one.x for one in sides for _ in each), y=[one.mark.y for one in sides for _ in each],
            xaxis=AXES[panel], mode="markers", hoverinfo="skip", cliponaxis=False,
            meta={"events": [one.mark.event for one in sides]},
            marker={
                # A part is moved off its place against the way its angle points, and turned with it.
                "angle": [one.angle for one in sides for _ in each],
                "standoff": [one.reach + THIN * (place + 0.5) for one in sides for place in each],
                "symbol": [*("square" for _ in _FADING), "triangle-down"] * len(sides),
                "opacity": [*_FADING, 0.8] * len(sides),
                "color": [theme.side(one.mark.side) for one in sides for _ in each],
                "size": THIN, "line": {"width": 0},
            },
        )  # fmt: skip


def _in(first: Any, last: Any, panel: Panel) -> tuple[Any, Any]:
    """Return the part of a band that lies in `panel`; the rest goes on in the next one."""
    return max(first, panel.since), min(last, panel.until)


def add_links(
    canvas: Canvas,
    marks: Sequence[PlacedMark],
    links: pd.DataFrame,
    relations: Mapping[str, str],
    selected: str,
    theme: Theme,
) -> None:
    """Draw an arrow for each link of the selected event; dashed if the link is inferred."""
    stands = {mark.event: mark for mark in reversed(marks)}
    for link in rows_of(links):
        one, other = stands[link[c.FROM_EVENT]], stands[link[c.TO_EVENT]]
        if one.panel != other.panel:
            continue  # an arrow cannot cross two scales; the evidence panel lists the link
        canvas.add_scatter(
            x=axis_values([one.x, other.x]), y=[one.y, other.y], xaxis=AXES[one.panel], mode="lines+markers",
            line={"color": theme.faint, "width": 1.2, "dash": "dash" if link[c.BASIS] == "inferred" else "solid"},
            marker={"symbol": "arrow", "size": [0, theme.mark], "angleref": "previous", "standoff": theme.mark / 2 + 2,
                    "color": theme.faint, "opacity": 1},
            hoverinfo="skip",
        )  # fmt: skip
        # Its ends lie on marks, so it tells in its middle.
        canvas.add_scatter(
            x=axis_values([one.x + (other.x - one.x) / 2]), y=[(one.y + other.y) / 2], xaxis=AXES[one.panel],
            mode="markers", marker={"size": theme.mark, "color": theme.text, "opacity": 0},
            hovertemplate=HOVER_TEMPLATE,
            customdata=[_link_customdata(one, other, relations.get(link[c.RELATION], link[c.RELATION]), selected)],
        )  # fmt: skip


def _link_customdata(one: PlacedMark, other: PlacedMark, relation: str, selected: str) -> list[str]:
    ends = sorted([one.event, other.event], key=selected.__eq__)  # a click opens the other one
    return mark_customdata(
        ends, [wrap_html(one.title, 48), f"<b>{escape_html(relation)}</b>", wrap_html(other.title, 48)]
    )


def add_marks(
    canvas: Canvas,
    marks: Sequence[PlacedMark],
    notes: Mapping[str, str],
    labels: Mapping[str, Mapping[str, str]],
    selected: str,
    theme: Theme,
    *,
    shapes: bool = False,
) -> None:
    """Draw each event: filled where its day is known; ringed with dots if not done or not certain, or if selected.

    shapes: whether each kind of event has its own; else all are circles. In the strip marks are small and grey.
    """
    panels: dict[str, list[PlacedMark]] = {}
    used: set[str] = set()
    for mark in marks:
        panels.setdefault(mark.panel, []).append(mark)
    for panel, rows in sorted(panels.items()):
        colours = [theme.faint if row.in_strip else theme.side(row.side) for row in rows]
        sizes = [theme.mark - 6 if row.in_strip else theme.mark - 2 for row in rows]
        sides = ["middle left" if row.flipped else "middle right" for row in rows]
        canvas.add_scatter(
            x=axis_values(row.x for row in rows), y=[row.y for row in rows], xaxis=AXES[panel], mode="markers+text",
            text=["" if row.apart else label_of(row) for row in rows], cliponaxis=False,
            textposition=_alike(sides), textfont=word_font(theme),
            marker={
                "symbol": [symbol(row.kind, filled=True) if shapes else "circle" for row in rows],
                "opacity": 1, "size": _alike(sizes),
                # Hollow is the ground's colour, not no colour, so that the band behind does not fill the mark.
                "color": [hue if row.exact else theme.ground for row, hue in zip(rows, colours, strict=True)],
                "line": {"width": _alike([1 if row.in_strip else 2 for row in rows]), "color": colours},
            },
            customdata=[_customdata(row, notes, labels) for row in rows], hovertemplate=HOVER_TEMPLATE,
        )  # fmt: skip
        ringed = [row for row in rows if row.event == selected or row.status in NOT_DONE]
        for x, row in zip(axis_values(row.x for row in ringed), ringed, strict=True):
            kind = _CLOSED if row.event == selected else _SMALL if row.in_strip else _DOTTED
            used.add(kind)
            canvas.add_shape(templateitemname=kind, xref=AXES[panel], xanchor=x, yanchor=row.y)
    # A kind of ring that no mark has would be drawn once, nowhere.
    canvas.update_layout(template={"layout": {"shapes": [ring for ring in _rings(theme) if ring["name"] in used]}})


def _alike(values: list[Any]) -> Any:
    """Return `values`, or the one they all are."""
    return values[0] if len(set(values)) == 1 else values


def _rings(theme: Theme) -> list[dict[str, Any]]:
    """Return what rings look like, by name; hundreds of them then need only say where they stand."""
    kinds = {
        _DOTTED: (theme.mark / 2 + 2.5, 1.2, "dot"),
        _SMALL: (theme.mark / 2 - 0.5, 1, "dot"),
        _CLOSED: (theme.mark / 2 + 4, 2.5, "solid"),
    }
    return [
        {
            "name": name, "type": "circle", "yref": "y", "xsizemode": "pixel", "ysizemode": "pixel",
            "x0": -radius, "x1": radius, "y0": -radius, "y1": radius,
            "line": {"color": theme.text, "width": width, "dash": dash},
        }
        for name, (radius, width, dash) in kinds.items()
    ]  # fmt: skip


def _customdata(mark: PlacedMark, notes: Mapping[str, str], labels: Mapping[str, Mapping[str, str]]) -> list[str]:
    kind, side = labels["kind"].get(mark.kind, mark.kind), labels["side"].get(mark.side, mark.side)
    lines = [wrap_html(line, 56) for line in notes[mark.event].split("\n")]
    head = f"<b>{wrap_html(mark.title, 48)}</b>"
    return [mark.event, "<br>".join([head, *lines, escape_html(f"{kind} · {side}")]), mark.actors]
