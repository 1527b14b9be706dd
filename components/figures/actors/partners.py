"""With whom an actor passed words and met: a row a partner, a square for each way."""

from collections.abc import Sequence
from typing import NamedTuple

import plotly.graph_objects as go

from components.dataset.actors.partners import FROM, MET, RELATIONS, TO, Partner
from components.dataset.exchange.ties import EventCount
from components.dataset.model.acting_side import SEVERAL
from components.figures.base.canvas import Canvas
from components.figures.base.legend import NOT_SURE, Row, Sample
from components.figures.base.mark_data import HOVER_TEMPLATE, mark_customdata
from components.figures.base.roster import Group, add_roster, roster_of, roster_width
from components.figures.base.theme import LIGHT, Theme, blank_canvas, escape_html

_HEADS = {TO: "Gave words<br>to them", FROM: "Took words<br>from them", MET: "In the same<br>meeting"}
_TITLES = {TO: "{actor} → {partner}", FROM: "{partner} → {actor}", MET: "{actor} and {partner}, in the same meeting"}
_RING = 7  # px that a dotted ring is wider than its square
_PALE = 0.22


class _Square(NamedTuple):
    """One square: how often the actor and a partner did one thing."""

    x: float
    y: float
    colour: str
    number: str
    events: EventCount
    customdata: list[str]

    @property
    def in_doubt(self) -> bool:
        """Whether no event is reported as done, or one of the two is inferred in all of them."""
        return not self.events.done or self.events.inferred == self.events.all


def partners(
    partners: Sequence[Partner], *, name: str, side: str, theme: Theme = LIGHT, selected: str = "", width: int = 420
) -> go.Figure:
    """Draw for each partner how often the actor gave it words, took words from it, and sat in a meeting with it.

    name, side: of the actor. selected: event whose squares stand out. width: px that the figure is expected to have.
    A square has the colour of the side that gave the words; of a meeting, that of several sides together. It has a
    dotted ring if none of its events is reported as done, or if the curator inferred a hand, or somebody's presence, in
    all of them. Each square tells its events (see figures.mark).
    """
    groups = roster_of(dict.fromkeys(partner.actor for partner in partners), theme, width, least=theme.mark + _RING + 6)
    left = roster_width(groups, theme)
    rows, top = groups[-1].bottom if groups else 0.0, 2.9 * theme.size
    canvas = blank_canvas(theme, height=int(16 + top + rows + 8))
    canvas.layout.margin = {"l": left, "r": 8, "t": 8, "b": 8}
    canvas.layout.xaxis = {"range": [-0.5, len(RELATIONS) - 0.5], "visible": False, "fixedrange": True}
    canvas.layout.yaxis = {"range": [rows + 8, -top], "visible": False, "fixedrange": True}
    if groups:
        _add_grid(canvas, groups, theme)
        add_roster(canvas, groups, theme)
        rows_of_actors = {seat.actor: round(seat.y, 2) for group in groups for seat in group.seats}
        sides = {TO: side, MET: SEVERAL}
        squares = [
            _Square(
                x=RELATIONS.index(partner.relation),
                y=rows_of_actors[partner.actor.id],
                colour=theme.side(sides.get(partner.relation, partner.actor.side)),
                number=f"\u2002{_number(partner)}",
                events=partner.events,
                customdata=_customdata(partner, name),
            )
            for partner in partners
        ]
        _add_squares(canvas, squares, selected, theme)
        canvas.legend = _legend(squares, theme)
    return canvas.finished()


def _add_grid(canvas: Canvas, groups: tuple[Group, ...], theme: Theme) -> None:
    """Rule a line through every row, and print what each column counts."""
    seats = [seat for group in groups for seat in group.seats]
    canvas.add_scatter(
        x=[-0.5, len(RELATIONS) - 0.5, None] * len(seats), y=[y for seat in seats for y in (seat.y, seat.y, None)],
        mode="lines", line={"color": theme.grid, "width": 1}, hoverinfo="skip",
    )  # fmt: skip
    for place, relation in enumerate(RELATIONS):
        canvas.add_annotation(
            text=_HEADS[relation], x=place, y=-1.3 * theme.size, yanchor="middle",
            font={"size": theme.size - 1, "color": theme.faint},
        )  # fmt: skip


def _customdata(partner: Partner, name: str) -> list[str]:
    events = partner.events
    title = _TITLES[partner.relation].format(actor=escape_html(name), partner=escape_html(partner.actor.name))
    counts = f"{events.all} in all, {events.done} reported as done, {events.inferred} with somebody inferred"
    return mark_customdata(events.ids, [f"<b>{title}</b>", counts], [partner.actor.id])


def _number(partner: Partner) -> str:
    """Return how often, or from the certain ones to all."""
    most, least = f"{partner.events.all:,}", f"{partner.events.certain:,}"
    return most if least == most else f"{least}–{most}"


def _add_squares(canvas: Canvas, squares: Sequence[_Square], selected: str, theme: Theme) -> None:
    """Draw the squares with their numbers beside them, pale but for those of the event `selected`."""
    of_selected = [selected in square.events.ids for square in squares]
    strength = [_PALE if any(of_selected) and not one else 1.0 for one in of_selected]
    size = theme.mark + 2
    canvas.add_scatter(
        x=[square.x for square in squares], y=[square.y for square in squares], mode="markers+text",
        text=[square.number for square in squares], textposition="middle right", cliponaxis=False,
        textfont={"size": theme.size, "color": theme.text},
        marker={"symbol": "square", "size": size, "opacity": strength, "color": [square.colour for square in squares]},
        customdata=[square.customdata for square in squares], hovertemplate=HOVER_TEMPLATE,
    )  # fmt: skip
    radius = (size + _RING) / 2
    for square, opacity in zip(squares, strength, strict=True):
        if square.in_doubt:
            canvas.add_shape(
                type="rect", xsizemode="pixel", ysizemode="pixel", xanchor=square.x, yanchor=square.y,
                x0=-radius, x1=radius, y0=-radius, y1=radius, opacity=opacity,
                line={"color": theme.text, "width": 1.2, "dash": "dot"},
            )  # fmt: skip


def _legend(squares: Sequence[_Square], theme: Theme) -> list[Row]:
    doubt = Sample(NOT_SURE, theme.faint, "square", dash="dot")
    return [("Square", [doubt])] if any(square.in_doubt for square in squares) else []
