"""Who to whom: a matrix of senders and addressees."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.dataset.exchange import ties as w
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.date_words import day_words
from components.figures.base.canvas import Canvas
from components.figures.base.legend import Row, Sample, add_legend, legend_height, legend_rows
from components.figures.base.mark_data import HOVER_TEMPLATE, mark_customdata
from components.figures.base.numbers import contrast_colour, short_number
from components.figures.base.roster import Group, add_roster, head_height, roster_of, roster_width
from components.figures.base.theme import LIGHT, Theme, blank_canvas, escape_html

_GAP = 0.3  # columns between two sides
_RING = 7  # px that a dotted ring is wider than its square
_PALE = 0.22
_CLEAR = "rgba(0,0,0,0)"
Columns = dict[str, float]


def tie_matrix(ties: pd.DataFrame, *, theme: Theme = LIGHT, selected: str = "", width: int = 560) -> go.Figure:
    """Draw a square for each pair: its row is who sent, its column (by number) to whom, its number how often.

    ties: as dataset.who.ties gives them; may be empty. selected: event whose squares stand out, all others pale.
    width: px that the figure is expected to have, so that no two squares touch.
    A square is hollow if the curator inferred a hand in every event of the pair, and has a dotted ring if none of them
    is reported as done. Each square tells its events, both actors, and what its hover says (see figures.mark).
    """
    groups = roster_of(w.tie_actors(ties), theme, width, least=2 * theme.mark + _RING + 2)
    columns = _columns(groups)
    left = roster_width(groups, theme, numbered=True)
    legend = legend_rows(_legend(theme), width - left - 8, theme)
    bottom = legend_height(len(legend), theme)
    rows = groups[-1].bottom if groups else 0.0
    top = 1.6 * theme.size
    canvas = blank_canvas(theme, height=int(16 + top + rows + 8 + bottom))
    canvas.layout.margin = {"l": left, "r": 8, "t": 8, "b": bottom + 8}
    canvas.layout.xaxis = {
        "range": [-0.5, max(columns.values(), default=0) + 0.5],
        "visible": False,
        "fixedrange": True,
    }
    canvas.layout.yaxis = {"range": [rows + 8, -top], "visible": False, "fixedrange": True}
    if groups:
        _add_grid(canvas, groups, columns, theme)
        _add_heads(canvas, groups, columns, theme)
        add_roster(canvas, groups, theme, numbered=True)
        _add_squares(canvas, ties, groups, columns, theme, selected, _square(groups, columns, theme, width))
        add_legend(canvas, legend, theme)
    return canvas.finished()


def _columns(groups: tuple[Group, ...]) -> Columns:
    """Return where each actor's column stands: one step apart, a little more between two sides."""
    return {seat.actor: seat.number - 1 + place * _GAP for place, group in enumerate(groups) for seat in group.seats}


def _add_grid(canvas: Canvas, groups: tuple[Group, ...], columns: Columns, theme: Theme) -> None:
    """Shade each block of two sides and rule a line through the middle of every row and column."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for across in groups:
        left, right = columns[across.seats[0].actor] - 0.5, columns[across.seats[-1].actor] + 0.5
        for down in groups:
            canvas.add_shape(
                type="rect", x0=left, x1=right, y0=down.top, y1=down.bottom, fillcolor=theme.grid, opacity=0.35,
                line={"width": 0}, layer="below",
            )  # fmt: skip
            for seat in down.seats:
                xs += [left, right, None]
                ys += [seat.y, seat.y, None]
            for seat in across.seats:
                xs += [columns[seat.actor], columns[seat.actor], None]
                ys += [down.top, down.bottom, None]
    line = {"color": theme.grid, "width": 1}
    canvas.add_scatter(x=xs, y=ys, mode="lines", line=line, hoverinfo="skip")
    seats = [seat for group in groups for seat in group.seats]
    canvas.add_scatter(
        x=[columns[seat.actor] for seat in seats], y=[seat.y for seat in seats], mode="markers", hoverinfo="skip",
        marker={"symbol": "circle", "size": 4, "color": theme.faint, "opacity": 0.5},
    )  # fmt: skip


def _add_heads(canvas: Canvas, groups: tuple[Group, ...], columns: Columns, theme: Theme) -> None:
    """Print the actors' numbers above the columns, over a bar in the colour of their side."""
    line = head_height(theme)
    left = -roster_width(groups, theme, numbered=True)
    for words, shift, x in (("<b>From ↓</b>", left, 0), ("<b>To →</b>", 0, 0)):
        canvas.add_annotation(
            text=words, xref="paper", x=x, xshift=shift, xanchor="left", y=-0.4 * theme.size, yanchor="middle",
            font={"size": theme.size, "color": theme.text},
        )  # fmt: skip
    for group in groups:
        canvas.add_shape(
            type="rect", x0=columns[group.seats[0].actor] - 0.5, x1=columns[group.seats[-1].actor] + 0.5,
            ysizemode="pixel", yanchor=line, y0=2, y1=6, fillcolor=theme.side(group.side), line={"width": 0},
        )  # fmt: skip
        for seat in group.seats:
            canvas.add_annotation(
                text=str(seat.number), x=columns[seat.actor], y=line * 0.5, yanchor="middle",
                font={"size": theme.size, "color": theme.faint},
            )  # fmt: skip


def _add_squares(
    canvas: Canvas,
    ties: pd.DataFrame,
    groups: tuple[Group, ...],
    columns: Columns,
    theme: Theme,
    selected: str,
    size: float,
) -> None:
    rows = {seat.actor: seat.y for group in groups for seat in group.seats}
    drawn = rows_of(ties)
    colours = [theme.side(tie[w.SENDER_SIDE]) for tie in drawn]
    hollow = [tie[w.INFERRED] == tie[w.COUNT] for tie in drawn]
    chosen = [selected in tie[w.EVENT_IDS] for tie in drawn]
    pale = [any(chosen) and not one for one in chosen]
    x, y = [columns[tie[c.ADDRESSEE]] for tie in drawn], [round(rows[tie[w.SENDER]], 2) for tie in drawn]
    canvas.add_scatter(
        x=x, y=y, mode="markers+text", text=[_number(tie) for tie in drawn], textposition="middle center",
        textfont={"size": theme.size, "color": _inks(colours, hollow, pale, theme)},
        marker={
            "symbol": "square", "size": size, "opacity": [_PALE if one else 1.0 for one in pale],
            "color": [theme.ground if open_ else colour for open_, colour in zip(hollow, colours, strict=True)],
            "line": {"color": colours, "width": 2},
        },
        customdata=[_told(tie) for tie in drawn], hovertemplate=HOVER_TEMPLATE,
    )  # fmt: skip
    radius = (size + _RING) / 2
    for place in (place for place, tie in enumerate(drawn) if not tie[w.CERTAIN]):
        canvas.add_shape(
            type="rect", xsizemode="pixel", ysizemode="pixel", xanchor=x[place], yanchor=y[place],
            x0=-radius, x1=radius, y0=-radius, y1=radius, opacity=_PALE if pale[place] else 1,
            line={"color": theme.text, "width": 1.2, "dash": "dot"},
        )  # fmt: skip


def _square(groups: tuple[Group, ...], columns: Columns, theme: Theme, width: int) -> float:
    """Return the side of a square in px: the same for all, less where many columns share a narrow figure."""
    step = (width - 8 - roster_width(groups, theme, numbered=True)) / (max(columns.values()) + 1)
    return min(max(step - 9, 0.9 * theme.size), 2 * theme.mark)


def _inks(colours: Sequence[str], hollow: Sequence[bool], pale: Sequence[bool], theme: Theme) -> list[str]:
    """Return the colour of each number, so that it can be read on its square."""
    return [
        theme.faint if dimmed else theme.text if open_ else contrast_colour(colour)
        for colour, open_, dimmed in zip(colours, hollow, pale, strict=True)
    ]


def _told(tie: Mapping[Any, Any]) -> list[str]:
    lines = [f"<b>{escape_html(tie[w.SENDER_NAME])} → {escape_html(tie[w.ADDRESSEE_NAME])}</b>"]
    lines.append(f"{tie[w.COUNT]} in all, {tie[w.CERTAIN]} reported as done, {tie[w.INFERRED]} with an inferred hand")
    first, last = tie[w.FIRST], tie[w.LAST]
    if pd.isna(first) or pd.isna(last):
        lines.append("of some, the date is open")
    else:
        lines.append(day_words(first) if first == last else f"between {day_words(first)} and {day_words(last)}")
    return mark_customdata(tie[w.EVENT_IDS], lines, (tie[w.SENDER], tie[c.ADDRESSEE]))


def _legend(theme: Theme) -> list[Row]:
    fill = [Sample("hands named", theme.faint, "square"), Sample("every hand inferred", theme.faint, "square-open")]
    ring = [Sample("none of them reported as done", theme.text, dash="dot", width=1)]
    return [("Square", fill), ("Dotted ring", ring)]


def _number(tie: Mapping[Any, Any]) -> str:
    """Return what is written on a square: how often, or from the certain ones to all."""
    most, least = short_number(tie[w.COUNT]), short_number(tie[w.LEAST])
    return most if least == most else f"{least}–{most}"
