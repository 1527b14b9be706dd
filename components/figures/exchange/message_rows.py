"""Message by message: a row each, its hands from left to right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from components.dataset.exchange.messages import Message
from components.dataset.model.vocabulary import NOT_DONE
from components.figures.base.canvas import Canvas
from components.figures.base.mark_data import events_label
from components.figures.base.text_width import text_width, wrap_to_width
from components.figures.base.theme import LIGHT, Theme, blank_canvas
from components.figures.exchange.relay import (
    Arrow,
    PlacedHand,
    add_hands,
    add_hops,
    arrows_between,
    days_mark,
    relay_legend,
    times_known,
)

_LINE = 1.25  # height of a line, in text sizes
_NARROW = 560  # px; in a narrower figure the title stands above the hands instead of beside them
_LEAST_ROW = 62 / 13  # height of a row, in text sizes
_TITLE_SHARE = 0.3
_ASIDE = 0.16  # how far right of the first mark the next stands that holds the words with it, in steps


def message_rows(
    messages: Sequence[Message], *, theme: Theme = LIGHT, selected: str = "", width: int = 800
) -> go.Figure:
    """Draw each message as a row: a mark for each hand, who it is, and the days from hand to hand.

    messages: may be empty. selected: the event drawn in full colour, others pale. width: px that the figure is expected
    to have at least. A mark, or the middle of an arrow, tells its event (see figures.mark).
    """
    beside = width >= _NARROW
    left = int(max(width * _TITLE_SHARE, theme.size * 13)) if beside else theme.mark
    cells = max((message.hands[-1].number for message in messages), default=1)
    name = (width - left) / cells - theme.size / 2
    wide = (left if beside else width) - theme.size / 2
    rows = _rows(messages, theme, beside, wide, name)
    depth = rows[-1].bottom if rows else theme.size * 3
    canvas = blank_canvas(theme, height=int(depth) + 12)
    canvas.update_layout(margin={"l": left, "r": 8, "t": 4, "b": 8}, dragmode=False)
    # Fixed axes leave the finger on a phone free to scroll the page.
    canvas.update_xaxes(range=[0, cells], visible=False, fixedrange=True)
    canvas.update_yaxes(range=[depth, 0], visible=False, fixedrange=True)
    placed = [hand for row in rows for hand in _placed(row)]
    arrows = arrows_between(placed)
    _headings(canvas, rows, theme, left if beside else theme.mark // 2)
    for row in (row for row in rows if row.message.event == selected):
        band = {"y0": row.top, "y1": row.bottom, "fillcolor": theme.grid, "opacity": 0.4}
        _across(canvas, left, type="rect", line={"width": 0}, **band)
    add_hops(canvas, arrows, theme, selected)
    _names(canvas, rows, theme)
    if times_known(messages):
        _times(canvas, arrows, theme)
    add_hands(canvas, placed, theme, selected)
    canvas.legend = relay_legend(messages, theme)
    return canvas.finished()


@dataclass(frozen=True)
class _Row:
    """One message: its heading, the names under its marks by hand, and in px down where it begins and ends.

    line: where its marks stand.
    """

    message: Message
    heading: str
    names: Mapping[int, str]
    top: float
    line: float
    bottom: float


def _rows(messages: Sequence[Message], theme: Theme, beside: bool, wide: float, name: float) -> list[_Row]:
    """Place the messages one under the other. wide, name: px that a line of a title has, and of a name."""
    rows: list[_Row] = []
    top = 0.0
    for message in messages:
        status = f" ({message.status_label.lower()})" if message.status in NOT_DONE else ""
        dated = wrap_to_width(f"{message.dated}{status}", wide - 2 * theme.size, theme.size)
        title = wrap_to_width(message.title, wide, theme.size)
        heading = f'<b>{message.number}</b>\u2002<span style="color:{theme.faint}">{dated}</span><br>{title}'
        above = theme.size * (_LINE * (heading.count("<br>") + 1) + 0.5)
        line = top + theme.size * 1.9 + (0 if beside else above)
        names = _names_under(message, name, theme.size - 1)
        lines = max(name.count("<br>") + 1 for name in names.values())
        under = line + theme.mark / 2 + theme.size * (_LINE * lines + 0.8)
        bottom = max(under, top + above + theme.size * 0.5, top + theme.size * _LEAST_ROW)
        rows.append(_Row(message, heading, names, round(top, 1), round(line, 1), round(bottom, 1)))
        top = bottom
    return rows


def _names_under(message: Message, width: float, size: float) -> dict[int, str]:
    """Return the names under the marks, one for each hand; those who hold the words together share one."""
    return {
        number: wrap_to_width(
            " ".join(_parted(word, width, size) for word in " and ".join(hand.actor.name for hand in hands).split()),
            width,
            size,
        )
        for number, hands in message.holders.items()
    }


def _placed(row: _Row) -> list[PlacedHand]:
    """Return where the hands of a row stand; those who hold the words together stand a little aside."""
    placed, aside = [], dict.fromkeys(row.names, 0.0)
    for hand in row.message.hands:
        placed.append(PlacedHand(row.message, hand, round(hand.number - 1 + aside[hand.number], 3), row.line))
        aside[hand.number] += _ASIDE
    return placed


def _parted(word: str, width: float, size: float) -> str:
    """Part a word that is too long for a line behind its hyphens."""
    return word if text_width(word, size) <= width else word.replace("-", "- ").strip()


def _headings(canvas: Canvas, rows: Sequence[_Row], theme: Theme, shift: int) -> None:
    for row in rows:
        canvas.add_annotation(
            text=row.heading, x=0, xref="paper", xshift=-shift, xanchor="left", align="left",
            y=round(row.top + theme.size * 0.4, 1), yref="y", yanchor="top",
            font={"size": theme.size, "color": theme.text},
        )  # fmt: skip
        if row.top:
            line = {"color": theme.grid, "width": 1}
            _across(canvas, shift, type="line", y0=row.top, y1=row.top, line=line)


def _across(canvas: Canvas, left: int, **shape: object) -> None:
    """Draw a shape over the whole width: the margin, `left` px wide, is measured in px, the plot is not."""
    shape |= {"xref": "paper", "yref": "y", "layer": "below"}
    canvas.add_shape(x0=0, x1=1, **shape)
    canvas.add_shape(xsizemode="pixel", xanchor=0, x0=-left, x1=0, **shape)


def _names(canvas: Canvas, rows: Sequence[_Row], theme: Theme) -> None:
    # Flush with the left edge of the mark.
    place = {"xanchor": "left", "xshift": -theme.mark / 2 - 2, "yanchor": "top", "yshift": -theme.mark / 2}
    for row in rows:
        for hand, name in row.names.items():
            _print(canvas, name, hand - 1, row.line, theme, align="left", **place)


def _times(canvas: Canvas, arrows: Sequence[Arrow], theme: Theme) -> None:
    # Those who hold the words together share one.
    first = {(arrow.hop.message.event, arrow.hop.taker.number): arrow for arrow in reversed(arrows)}
    place = {"xanchor": "center", "yanchor": "bottom"}
    for arrow in reversed(first.values()):
        mark = days_mark(*arrow.hop.taker.days)
        _print(
            canvas, mark, (arrow.x + arrow.x_to) / 2, arrow.y, theme, **place, **events_label([arrow.hop.message.event])
        )


def _print(canvas: Canvas, text: str, x: float, y: float, theme: Theme, **place: object) -> None:
    canvas.add_annotation(text=text, x=x, y=y, font={"size": theme.size - 1, "color": theme.text}, **place)
