"""Rows that are read like a sentence: a heading, and under it names one after the other, each beside its mark."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from components.dataset.model.actor import Actor
from components.figures.base.canvas import Canvas
from components.figures.base.mark_data import actor_label, events_label
from components.figures.base.marks import add_across
from components.figures.base.text_width import lines_width, text_width, wrap_to_width
from components.figures.base.theme import Theme, blank_canvas, escape_html

LINE = 1.25  # height of a line, in text sizes
BEFORE = 2.3  # px that an arrow to a mark takes, in text sizes
_APART = 1.1  # between a name and the next mark, where no arrow stands between, in text sizes
_BESIDE = 5  # px between a mark and its name
_ABOVE, _UNDER, _BELOW = 0.3, 0.35, 0.35  # room over and under the heading of a row, and under it all, in text sizes
_BAND = 0.4  # opacity of the band behind the record that is open


class Name(NamedTuple):
    """Who stands in a row. bold: whether the name is. after: what is said behind it. arrow: whether one leads here."""

    actor: Actor
    bold: bool = False
    after: str = ""
    arrow: bool = False


class Spot(NamedTuple):
    """Where a name stands: its words in lines, the middle of its mark, and where an arrow to it begins; all in px."""

    name: Name
    words: str
    x: float
    y: float
    begin: float


class FlowRow(NamedTuple):
    """One event: its heading in lines, its names, and in px down where it begins and ends."""

    event: str
    heading: str
    spots: Sequence[Spot]
    top: float
    bottom: float


def heading_words(date: str, title: str, not_done: str, theme: Theme, width: float) -> str:
    """Return the heading of a row, in lines of at most `width` px: when, what, and its status if it is not done."""
    status = f" ({not_done.lower()})" if not_done else ""
    lines, dated = wrap_to_width(f"{date} {title}{status}", width, theme.size), escape_html(date)
    return f'<span style="color:{theme.faint}">{dated}</span>\u2002{lines.removeprefix(dated).lstrip()}'


def flow_rows(rows: Sequence[tuple[str, str, Sequence[Name]]], theme: Theme, width: float) -> list[FlowRow]:
    """Place rows of (event_id, heading in lines, names) one under the other; names run on in a new line at `width`."""
    found: list[FlowRow] = []
    top = 0.0
    for event, heading, names in rows:
        under = top + theme.size * (_ABOVE + LINE * (heading.count("<br>") + 1) + _UNDER)
        spots, bottom = _spots(names, theme, width, under)
        found.append(FlowRow(event, heading, spots, round(top, 1), round(bottom + theme.size * _BELOW, 1)))
        top = found[-1].bottom
    return found


def _spots(names: Sequence[Name], theme: Theme, width: float, top: float) -> tuple[list[Spot], float]:
    """Return where the names stand, the first line from `top` px down, and where the last line ends."""
    spots: list[Spot] = []
    line: list[Spot] = []
    x, size, lead = 0.0, theme.size, theme.mark + _BESIDE
    for name in names:
        words = wrap_to_width(name.actor.label, width - lead - BEFORE * size, size, bold=name.bold)
        words = words.replace("<br>", "</b><br><b>") if name.bold else words
        words = f"<b>{words}</b>" if name.bold else words
        before = BEFORE * size if name.arrow else _APART * size if x else 0
        needed = before + lead + _width(words, name.after, size)
        if x and x + needed > width:
            spots += _levelled(line, top, size)
            top, line, x = top + _height(line, size), [], 0.0
            before = before if name.arrow else 0
        mark = x + before + theme.mark / 2
        line.append(Spot(name, words, round(mark, 1), 0, round(x + size / 3, 1)))
        x += before + lead + _width(words, name.after, size)
    return spots + _levelled(line, top, size), top + _height(line, size)


def _levelled(line: Sequence[Spot], top: float, size: int) -> list[Spot]:
    """Return the spots of a line that begins `top` px down, each with its middle in the middle of the line."""
    return [spot._replace(y=round(top + _height(line, size) / 2, 1)) for spot in line]


def _height(line: Sequence[Spot], size: int) -> float:
    lines = max((spot.words.count("<br>") + 1 for spot in line), default=1)
    return size * (LINE * lines + 0.1)


def _width(words: str, after: str, size: int) -> float:
    return lines_width(words, size) + text_width(after, size)


def flow_canvas(rows: Sequence[FlowRow], theme: Theme, width: int, selected: str) -> Canvas:
    """Return a canvas with the headings, the rules between the rows and the names; x and y count px.

    selected: the event with a band behind its row.
    """
    depth = rows[-1].bottom if rows else 3.0 * theme.size
    canvas = blank_canvas(theme, height=int(depth) + 12)
    left = theme.mark // 2
    canvas.update_layout(margin={"l": left, "r": 8, "t": 4, "b": 8}, dragmode=False)
    # Fixed axes leave the finger on a phone free to scroll the page.
    canvas.update_xaxes(range=[0, width - left - 8], visible=False, fixedrange=True)
    canvas.update_yaxes(range=[depth, 0], visible=False, fixedrange=True, automargin=False)
    for row in rows:
        if row.event == selected:
            band = {"y0": row.top, "y1": row.bottom, "fillcolor": theme.grid, "opacity": _BAND, "line": {"width": 0}}
            add_across(canvas, (left, 8), type="rect", **band)
        if row.top:
            add_across(canvas, (left, 8), type="line", y0=row.top, y1=row.top, line={"color": theme.grid, "width": 1})
        above = round(row.top + theme.size * _ABOVE, 1)
        _print(canvas, row.heading, 0, above, theme.text, theme, xshift=0, yanchor="top")
        for spot in row.spots:
            shift = theme.mark / 2 + _BESIDE
            _print(canvas, spot.words, spot.x, spot.y, theme.text, theme, xshift=shift,
                   **actor_label(spot.name.actor.id))  # fmt: skip
            if spot.name.after:
                shift += lines_width(spot.words, theme.size)
                said = escape_html(spot.name.after)
                _print(canvas, said, spot.x, spot.y, theme.faint, theme, xshift=shift, **events_label([row.event]))
    return canvas


def _print(
    canvas: Canvas, text: str, x: float, y: float, colour: str, theme: Theme, *, yanchor: str = "middle", **more: Any
) -> None:
    canvas.add_annotation(
        text=text, x=x, y=y, xanchor="left", align="left", yanchor=yanchor,
        font={"size": theme.size, "color": colour}, **more,
    )  # fmt: skip


def ringed_size(theme: Theme) -> int:
    """Return the px of a mark with a ring, so that both take no more room than a mark without."""
    return theme.mark - 4


def add_rings(canvas: Canvas, rings: Iterable[tuple[float, float, str, float]], theme: Theme) -> None:
    """Draw a dotted ring around each mark (of `ringed_size`) that is not done or not certain.

    rings: x, y, event, opacity.
    """
    radius = theme.mark / 2 + 1.5
    for x, y, event, opacity in rings:
        canvas.add_shape(
            type="circle", xsizemode="pixel", ysizemode="pixel", xanchor=x, yanchor=y, x0=-radius, x1=radius,
            y0=-radius, y1=radius, opacity=opacity, line={"color": theme.text, "width": 1.2, "dash": "2px,2px"},
            **events_label([event]),
        )  # fmt: skip
