"""Who to whom: a matrix of senders and addressees."""

import math
from collections.abc import Sequence

import plotly.graph_objects as go

from components.dataset.exchange.ties import Tie, tie_actors
from components.dataset.model.date_words import day_words
from components.figures.base.canvas import Canvas
from components.figures.base.legend import Row, Sample
from components.figures.base.mark_data import mark_customdata
from components.figures.base.numbers import short_number
from components.figures.base.roster import Group, add_roster, head_height, roster_of, roster_width
from components.figures.base.squares import RING, Square, add_squares, square_for
from components.figures.base.text_width import text_width
from components.figures.base.theme import LIGHT, Theme, blank_canvas, escape_html

_GAP = 0.3  # columns between two sides
_LONG = 3  # digits of a range that stands in two lines
_FREE = 1  # px between two squares
_LEVEL = 1.0  # height of one line of numbers over the columns, in text sizes
Columns = dict[str, float]


def tie_matrix(ties: Sequence[Tie], *, theme: Theme = LIGHT, selected: str = "", width: int = 560) -> go.Figure:
    """Draw a square for each pair: its row is who sent, its column (by number) to whom, its number how often.

    ties: may be empty. selected: event whose squares stand out, all others pale.
    width: px that the figure is expected to have, so that no two squares touch.
    A square is hollow if the curator inferred a hand in every event of the pair, and has a dotted ring if none of them
    is reported as done. Each square tells its events, both actors, and what its hover says (see figures.mark).
    """
    groups = roster_of(tie_actors(ties), theme, width)
    columns = _columns(groups)
    size = _size(groups, columns, square_for([_number(tie) for tie in ties], theme), theme, width)
    groups = roster_of(tie_actors(ties), theme, width, least=max(2 * theme.mark, size) + RING + 2)
    left = roster_width(groups, theme, numbered=True)
    rows = groups[-1].bottom if groups else 0.0
    levels = _levels(groups, _step(groups, columns, theme, width), theme)
    top = (1.6 + _LEVEL * (levels - 1)) * theme.size
    canvas = blank_canvas(theme, height=int(16 + top + rows + 8))
    canvas.layout.margin = {"l": left, "r": 8, "t": 8, "b": 8}
    canvas.layout.xaxis = {
        "range": [-0.5, max(columns.values(), default=0) + 0.5],
        "visible": False,
        "fixedrange": True,
    }
    canvas.layout.yaxis = {"range": [rows + 8, -top], "visible": False, "fixedrange": True}
    if groups:
        _add_grid(canvas, groups, columns, theme)
        _add_heads(canvas, groups, columns, levels, theme)
        add_roster(canvas, groups, theme, numbered=True)
        rows_of_actors = {seat.actor: round(seat.y, 2) for group in groups for seat in group.seats}
        squares = [
            Square(
                x=columns[tie.addressee.id],
                y=rows_of_actors[tie.sender.id],
                colour=theme.side(tie.sender.side),
                number=_number(tie),
                events=tie.events,
                customdata=_customdata(tie),
            )
            for tie in ties
        ]
        add_squares(canvas, squares, size, selected, theme)
        canvas.legend = _legend(theme)
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


def _add_heads(canvas: Canvas, groups: tuple[Group, ...], columns: Columns, levels: int, theme: Theme) -> None:
    """Print the actors' numbers above the columns, over a bar in the colour of their side.

    levels: in how many lines, by turns, so that neighbours do not touch.
    """
    line = head_height(theme)
    left = -roster_width(groups, theme, numbered=True)
    for words, shift, x in (("<b>From ↓</b>", left, 0), ("<b>To →</b>", 0, 0)):
        canvas.add_annotation(
            text=words, xref="paper", x=x, xshift=shift, xanchor="left", yanchor="middle",
            y=-(0.4 + _LEVEL * (levels - 1)) * theme.size, font={"size": theme.size, "color": theme.text},
        )  # fmt: skip
    for group in groups:
        canvas.add_shape(
            type="rect", x0=columns[group.seats[0].actor] - 0.5, x1=columns[group.seats[-1].actor] + 0.5,
            ysizemode="pixel", yanchor=line, y0=2, y1=6, fillcolor=theme.side(group.side), line={"width": 0},
        )  # fmt: skip
        for seat in group.seats:
            canvas.add_annotation(
                text=str(seat.number), x=columns[seat.actor],
                y=line * 0.5 - (seat.number - 1) % levels * _LEVEL * theme.size, yanchor="middle",
                font={"size": theme.size, "color": theme.faint},
            )  # fmt: skip


def most_actors(ties: Sequence[Tie], theme: Theme, width: int) -> int:
    """Return how many actors, of those of `ties`, have room for their columns in a figure `width` px wide."""
    groups = roster_of(tie_actors(ties), theme, width)
    room = width - 8 - roster_width(groups, theme, numbered=True)
    least = square_for([_number(tie) for tie in ties], theme) + _FREE
    return max(int(room / least - _GAP * max(len(groups) - 1, 0)), 2)


def _step(groups: tuple[Group, ...], columns: Columns, theme: Theme, width: int) -> float:
    """Return the px from column to column."""
    return (width - 8 - roster_width(groups, theme, numbered=True)) / (max(columns.values(), default=0) + 1)


def _levels(groups: tuple[Group, ...], step: float, theme: Theme) -> int:
    """Return in how many lines the numbers of the columns stand."""
    widest = max((text_width(str(seat.number), theme.size) for group in groups for seat in group.seats), default=0)
    return max(math.ceil((widest + theme.size / 5) / step), 1)


def _size(groups: tuple[Group, ...], columns: Columns, least: float, theme: Theme, width: int) -> float:
    """Return the side of a square in px: the same for all, less where many columns share a narrow figure.

    least: px that the longest number needs; a square has them unless it would then touch the next.
    """
    step = _step(groups, columns, theme, width)
    size = min(max(step - 9, 0.9 * theme.size), 2 * theme.mark)
    return min(max(size, least), step - _FREE)


def _customdata(tie: Tie) -> list[str]:
    events, first, last = tie.events, tie.first, tie.last
    days = "of some, the date is open"
    if first and last:
        days = day_words(first) if first == last else f"between {day_words(first)} and {day_words(last)}"
    lines = [
        f"<b>{escape_html(tie.sender.name)} → {escape_html(tie.addressee.name)}</b>",
        f"{events.all} in all, {events.done} reported as done, {events.inferred} with an inferred hand",
        days,
    ]
    return mark_customdata(events.ids, lines, (tie.sender.id, tie.addressee.id))


def _legend(theme: Theme) -> list[Row]:
    fill = [Sample("hands named", theme.faint, "square"), Sample("every hand inferred", theme.faint, "square-open")]
    ring = [Sample("none of them reported as done", theme.text, dash="dot", width=1)]
    return [("Square", fill), ("Dotted ring", ring)]


def _number(tie: Tie) -> str:
    """Return what is written on a square: how often, or from the certain ones to all, a long range in two lines."""
    most, least = short_number(tie.events.all), short_number(tie.events.certain)
    if least == most:
        return most
    return f"{least}–{most}" if len(least + most) < _LONG else f"{least}–<br>{most}"
