"""With whom an actor passed words and met: a row a partner, a square for each way."""

from collections.abc import Sequence

import plotly.graph_objects as go

from components.dataset.actors.partners import FROM, MET, RELATIONS, TO, Partner
from components.dataset.model.acting_side import SEVERAL
from components.figures.base.canvas import Canvas
from components.figures.base.legend import Row, Sample
from components.figures.base.mark_data import mark_customdata
from components.figures.base.roster import Group, add_roster, roster_of, roster_width
from components.figures.base.squares import RING, Square, add_squares
from components.figures.base.theme import LIGHT, Theme, blank_canvas, escape_html

_HEADS = {TO: "Gave words<br>to them", FROM: "Took words<br>from them", MET: "In the same<br>meeting"}
_TITLES = {TO: "{actor} → {partner}", FROM: "{partner} → {actor}", MET: "{actor} and {partner}, in the same meeting"}


def partners(
    partners: Sequence[Partner], *, name: str, side: str, theme: Theme = LIGHT, selected: str = "", width: int = 420
) -> go.Figure:
    """Draw for each partner how often the actor gave it words, took words from it, and sat in a meeting with it.

    name, side: of the actor. selected: event whose squares stand out. width: px that the figure is expected to have.
    A square has the colour of the side that gave the words; of a meeting, that of several sides together. It is hollow
    if the curator inferred a hand, or somebody's presence, in all of its events; a dotted ring means that none of them
    is reported as done. Each square tells its events (see figures.mark).
    """
    groups = roster_of(dict.fromkeys(partner.actor for partner in partners), theme, width, least=theme.mark + RING + 6)
    left = roster_width(groups, theme, numbered=False)
    rows, top = groups[-1].bottom if groups else 0.0, 2.9 * theme.size
    canvas = blank_canvas(theme, height=int(16 + top + rows + 8))
    canvas.layout.margin = {"l": left, "r": 8, "t": 8, "b": 8}
    canvas.layout.xaxis = {"range": [-0.5, len(RELATIONS) - 0.5], "visible": False, "fixedrange": True}
    canvas.layout.yaxis = {"range": [rows + 8, -top], "visible": False, "fixedrange": True}
    if groups:
        _add_grid(canvas, groups, theme)
        add_roster(canvas, groups, theme, numbered=False)
        rows_of_actors = {seat.actor: round(seat.y, 2) for group in groups for seat in group.seats}
        sides = {TO: side, MET: SEVERAL}
        squares = [
            Square(
                x=RELATIONS.index(partner.relation),
                y=rows_of_actors[partner.actor.id],
                colour=theme.side(sides.get(partner.relation, partner.actor.side)),
                number=f"\u2002{_number(partner)}",
                events=partner.events,
                customdata=_customdata(partner, name),
            )
            for partner in partners
        ]
        add_squares(canvas, squares, theme.mark + 2, selected, theme, beside=True)
        canvas.legend = _legend(theme)
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


def _legend(theme: Theme) -> list[Row]:
    fill = [Sample("named", theme.faint, "square"), Sample("all inferred", theme.faint, "square-open")]
    return [("", [*fill, Sample("none reported as done", theme.text, dash="dot", width=1)])]
