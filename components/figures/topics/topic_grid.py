"""What it was about: topics down, time across, and how many events in each square."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.dataset.exchange.ties import SIDE_NAME
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.timeline.time_bins import TimeBin
from components.dataset.topics import topics as a
from components.figures.base.canvas import Canvas
from components.figures.base.legend import Row, Sample, add_legend, legend_height, legend_rows
from components.figures.base.mark_data import HOVER_TEMPLATE, mark_customdata
from components.figures.base.numbers import contrast_colour, short_number
from components.figures.base.theme import LIGHT, Theme, blank_canvas, escape_html, wrap_html
from components.figures.topics.topic_axes import Grid, add_axes, grid, head_height

_PALE = 0.26
_LEAST, _RIM = 1.7, 7  # side of the smallest square in text sizes; px that a pale rim is wider than its square
_UNSEEN = "rgba(0,0,0,0)"  # the colour of the mark beside an entry that explains a sign
Cell = Mapping[Any, Any]


def topic_grid(
    cells: pd.DataFrame,
    topics: pd.DataFrame,
    among: Sequence[TimeBin],
    *,
    theme: Theme = LIGHT,
    selected: str = "",
    width: int = 800,
) -> go.Figure:
    """Draw a square for each topic in each stretch of time, as large as the number of events in it, which it prints.

    cells, topics: as dataset.agenda gives them, may be empty; among: the columns, as dataset.stretches gives them.
    A square is hollow if all its events rest on one origin; what may lie in that time but need not is pale, and "1–3"
    means at least one and at most three. It has the colour of the side that acts in all its events. A dot: events of
    that time are recorded, but none on the topic; a number in brackets: only the filters leave it empty.
    selected: event whose squares are ringed. width: px that the figure is expected to have. A square tells its events.
    """
    places = grid(topics, among, theme, width)
    drawn = [cell for cell in rows_of(cells) if cell[a.STATE] == a.COUNTED]
    legend = legend_rows(_legend(rows_of(cells), drawn, theme), width - places.left - 8, theme)
    top, bottom = int(head_height(theme)), legend_height(len(legend), theme)
    canvas = blank_canvas(theme, height=int(16 + top + places.bottom + 8 + bottom))
    canvas.layout.margin = {"l": places.left, "r": 8, "t": 8, "b": bottom + 8}
    canvas.update_layout(meta={"walk": "rows"}, dragmode=False)
    canvas.layout.xaxis = {"range": [0, max(places.right, 1)], "visible": False, "fixedrange": True}
    canvas.layout.yaxis = {"range": [places.bottom + 8, -top], "visible": False, "fixedrange": True}
    if drawn:
        add_axes(canvas, topics, among, places, theme)
        _signs(canvas, rows_of(cells), places, theme)
        _squares(canvas, drawn, rows_of(topics), among, places, theme, selected)
        add_legend(canvas, legend, theme)
    return canvas.finished()


def _signs(canvas: Canvas, cells: Sequence[Cell], places: Grid, theme: Theme) -> None:
    """Print what stands where no square does."""
    signs = [
        (cell, "·" if cell[a.STATE] == a.SILENT else f"({short_number(cell[a.HIDDEN])})")
        for cell in cells
        if cell[a.STATE] in (a.SILENT, a.OUTSIDE)
    ]
    canvas.add_scatter(
        x=[places.x[cell[a.COLUMN]] for cell, _ in signs], y=[places.y[cell[a.ROW]] for cell, _ in signs], mode="text",
        text=[sign for _, sign in signs], hoverinfo="skip", textfont={"size": theme.size - 1, "color": theme.faint},
    )  # fmt: skip


def _squares(
    canvas: Canvas,
    drawn: Sequence[Cell],
    topics: Sequence[Cell],
    among: Sequence[TimeBin],
    places: Grid,
    theme: Theme,
    selected: str,
) -> None:
    sides = _sizes(drawn, places, theme)
    xs, ys = [places.x[cell[a.COLUMN]] for cell in drawn], [places.y[cell[a.ROW]] for cell in drawn]
    colours = [theme.side(cell[c.SIDE]) for cell in drawn]
    rims = [place for place, cell in enumerate(drawn) if 0 < cell[a.LEAST] < cell[a.MOST]]
    canvas.add_scatter(
        x=[xs[place] for place in rims], y=[ys[place] for place in rims], mode="markers", hoverinfo="skip",
        marker={"symbol": "square", "color": [colours[place] for place in rims], "opacity": _PALE, "line": {"width": 0},
                "size": [round(min(sides[place] + _RIM, places.step - 1), 1) for place in rims]},
    )  # fmt: skip
    perhaps, hollow = [not cell[a.LEAST] for cell in drawn], [cell[a.ONE_ORIGIN] and cell[a.LEAST] for cell in drawn]
    solid = [not one and not other for one, other in zip(perhaps, hollow, strict=True)]
    canvas.add_scatter(
        x=xs, y=ys, mode="markers+text", text=[_number(cell) for cell in drawn], textposition="middle center",
        textfont={"size": theme.size - 1,
                  "color": [contrast_colour(hue) if full else theme.text
                            for hue, full in zip(colours, solid, strict=True)]},
        marker={
            "symbol": "square", "size": sides, "opacity": [_PALE if one else 1.0 for one in perhaps],
            "color": [theme.ground if open_ else hue for hue, open_ in zip(colours, hollow, strict=True)],
            "line": {"color": colours, "width": [0 if one else 2 for one in perhaps]},
        },
        customdata=[_told(cell, topics[cell[a.ROW]], among[cell[a.COLUMN]]) for cell in drawn],
        hovertemplate=HOVER_TEMPLATE,
    )  # fmt: skip
    for place in (place for place, cell in enumerate(drawn) if selected in cell[a.EVENT_IDS]):
        radius = sides[place] / 2 + 5
        canvas.add_shape(
            type="rect", xsizemode="pixel", ysizemode="pixel", xanchor=xs[place], yanchor=ys[place],
            x0=-radius, x1=radius, y0=-radius, y1=radius, line={"color": theme.text, "width": 2},
        )  # fmt: skip


def _sizes(drawn: Sequence[Cell], places: Grid, theme: Theme) -> list[float]:
    """Return the side of each square in px, so that its area grows with its number."""
    least = _LEAST * theme.size
    most = max(min(places.step - _RIM, places.height - _RIM - 2), least)
    highest = max(cell[a.MOST] for cell in drawn)
    found = []
    for cell in drawn:
        share = ((cell[a.LEAST] or cell[a.MOST]) - 1) / max(highest - 1, 1)
        found.append(round((least**2 + (most**2 - least**2) * share) ** 0.5, 1))
    return found


def _number(cell: Cell) -> str:
    """Return how many events, as a square holds it: a long range in two lines."""
    least, most = short_number(cell[a.LEAST]), short_number(cell[a.MOST])
    if least == most:
        return most
    return f"{least}–{most}" if len(least + most) < 3 else f"{least}–<br>{most}"


def _told(cell: Cell, topic: Cell, stretch: TimeBin) -> list[str]:
    least, most = cell[a.LEAST], cell[a.MOST]
    events = "event" if most == 1 else "events"
    how = f"{most:,} {events}" if least == most else f"{least:,} to {most:,} {events}, as their days are not all known"
    lines = [
        f"<b>{wrap_html(topic[a.TOPIC_LABEL], 48)}</b>",
        escape_html(f"{stretch.words[:1].upper()}{stretch.words[1:]}: {how}"),
        "None rests on more than one origin" if cell[a.ONE_ORIGIN] else "",
        escape_html(f"Acting: {cell[SIDE_NAME]}"),
        wrap_html(f"Counted with it: {topic[a.NARROWER]}", 48) if topic[a.NARROWER] else "",
        f"{cell[a.HIDDEN]:,} more are outside the filters" if cell[a.HIDDEN] else "",
    ]
    return mark_customdata(cell[a.EVENT_IDS], lines)


def _legend(cells: Sequence[Cell], drawn: Sequence[Cell], theme: Theme) -> list[Row]:
    names = {cell[c.SIDE]: cell[SIDE_NAME] for cell in drawn}
    ordered = [side for side in theme.sides if side in names]
    colours = [Sample(names[side], theme.side(side), "square") for side in ordered]
    squares = [
        Sample("certainly in that time", theme.faint, "square"),
        Sample("all on one origin", theme.faint, "square-open"),
        Sample("perhaps", theme.faint, "square", opacity=_PALE),
    ]
    states = {cell[a.STATE] for cell in cells}
    words = {
        a.SILENT: "·  other events recorded, none on the topic",
        a.NOTHING: "blank  nothing recorded",
        a.OUTSIDE: "(3)  outside the filters",
    }
    signs = [Sample(meaning, _UNSEEN, "circle") for state, meaning in words.items() if state in states]
    return [("Acts", colours), ("Square", squares), *([("No square", signs)] if signs else [])]
