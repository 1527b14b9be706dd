"""With whom an actor passed words and met: a row a partner, a square for each way."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.dataset.actors.partners import FROM, MET, RELATION, RELATIONS, TO
from components.dataset.exchange.ties import CERTAIN, COUNT, EVENT_IDS, INFERRED, LEAST, SIDE_NAME
from components.dataset.model import columns as c
from components.dataset.model.acting_side import SEVERAL
from components.dataset.model.cells import rows_of
from components.figures.base.canvas import Canvas
from components.figures.base.legend import Row, Sample, add_legend, legend_height, legend_rows
from components.figures.base.mark_data import HOVER_TEMPLATE, mark_customdata
from components.figures.base.roster import Group, add_roster, roster_of, roster_width
from components.figures.base.theme import LIGHT, Theme, blank_canvas, escape_html

_HEADS = {TO: "Gave words<br>to them", FROM: "Took words<br>from them", MET: "In the same<br>meeting"}
_RING = 7  # px that a dotted ring is wider than its square
_PALE = 0.22
_SAID = {TO: "{actor} → {partner}", FROM: "{partner} → {actor}", MET: "{actor} and {partner}, in the same meeting"}


def partners(
    partners: pd.DataFrame, *, name: str, side: str, theme: Theme = LIGHT, selected: str = "", width: int = 420
) -> go.Figure:
    """Draw for each partner how often the actor gave it words, took words from it, and sat in a meeting with it.

    partners: as dataset.partners gives them. name, side: of the actor. selected: event whose squares stand out.
    width: px that the figure is expected to have.
    A square has the colour of the side that gave the words; of a meeting, that of several sides together. It is hollow
    if the curator inferred a hand, or somebody's presence, in all of its events; a dotted ring means that none of them
    is reported as done. Each square tells its events (see figures.mark).
    """
    actors = partners.drop_duplicates(c.ACTOR)[[c.ACTOR, c.NAME, c.SIDE, SIDE_NAME]]
    groups = roster_of(actors, theme, width, least=theme.mark + _RING + 6)
    left = roster_width(groups, theme, numbered=False)
    rows, top = groups[-1].bottom if groups else 0.0, 2.9 * theme.size
    legend = legend_rows(_legend(theme), width - left - 8, theme) if groups else []
    bottom = legend_height(len(legend), theme)
    canvas = blank_canvas(theme, height=int(16 + top + rows + 8 + bottom))
    canvas.layout.margin = {"l": left, "r": 8, "t": 8, "b": bottom + 8}
    canvas.layout.xaxis = {"range": [-0.5, len(RELATIONS) - 0.5], "visible": False, "fixedrange": True}
    canvas.layout.yaxis = {"range": [rows + 8, -top], "visible": False, "fixedrange": True}
    if groups:
        _add_grid(canvas, groups, theme)
        add_roster(canvas, groups, theme, numbered=False)
        _add_squares(canvas, rows_of(partners), groups, name, side, selected, theme)
        add_legend(canvas, legend, theme)
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


def _add_squares(
    canvas: Canvas,
    drawn: list[dict[Any, Any]],
    groups: tuple[Group, ...],
    name: str,
    side: str,
    selected: str,
    theme: Theme,
) -> None:
    stands = {seat.actor: round(seat.y, 2) for group in groups for seat in group.seats}
    gives = {TO: side, MET: SEVERAL}
    colours = [theme.side(gives.get(row[RELATION], row[c.SIDE])) for row in drawn]
    hollow = [row[INFERRED] == row[COUNT] for row in drawn]
    chosen = [selected in row[EVENT_IDS] for row in drawn]
    pale = [any(chosen) and not one for one in chosen]
    x, y = [RELATIONS.index(row[RELATION]) for row in drawn], [stands[row[c.ACTOR]] for row in drawn]
    size = theme.mark + 2
    canvas.add_scatter(
        x=x, y=y, mode="markers+text", text=[f"\u2002{_number(row)}" for row in drawn],
        textposition="middle right", textfont={"size": theme.size, "color": theme.text}, cliponaxis=False,
        marker={
            "symbol": "square", "size": size, "opacity": [_PALE if one else 1.0 for one in pale],
            "color": [theme.ground if open_ else colour for open_, colour in zip(hollow, colours, strict=True)],
            "line": {"color": colours, "width": 2},
        },
        customdata=[_told(row, name) for row in drawn], hovertemplate=HOVER_TEMPLATE,
    )  # fmt: skip
    radius = (size + _RING) / 2
    for place in (place for place, row in enumerate(drawn) if not row[CERTAIN]):
        canvas.add_shape(
            type="rect", xsizemode="pixel", ysizemode="pixel", xanchor=x[place], yanchor=y[place],
            x0=-radius, x1=radius, y0=-radius, y1=radius, opacity=_PALE if pale[place] else 1,
            line={"color": theme.text, "width": 1.2, "dash": "dot"},
        )  # fmt: skip


def _told(row: Mapping[Any, Any], name: str) -> list[str]:
    said = _SAID[row[RELATION]].format(actor=escape_html(name), partner=escape_html(row[c.NAME]))
    counts = f"{row[COUNT]} in all, {row[CERTAIN]} reported as done, {row[INFERRED]} with somebody inferred"
    return mark_customdata(row[EVENT_IDS], [f"<b>{said}</b>", counts], [row[c.ACTOR]])


def _number(row: Mapping[Any, Any]) -> str:
    """Return how often, or from the certain ones to all."""
    return f"{row[COUNT]:,}" if row[LEAST] == row[COUNT] else f"{row[LEAST]:,}–{row[COUNT]:,}"


def _legend(theme: Theme) -> list[Row]:
    fill = [Sample("named", theme.faint, "square"), Sample("all inferred", theme.faint, "square-open")]
    return [("", [*fill, Sample("none reported as done", theme.text, dash="dot", width=1)])]
