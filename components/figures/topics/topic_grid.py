"""What it was about: topics down, time across, and how many events in each square."""

from collections.abc import Sequence

import plotly.graph_objects as go

from components.dataset.timeline.time_bins import TimeBin
from components.dataset.topics.topics import COUNTED, NOTHING, OUTSIDE, SILENT, Topic, TopicCell
from components.figures.base.canvas import Canvas
from components.figures.base.legend import UNSEEN, Row, Sample
from components.figures.base.mark_data import HOVER_TEMPLATE, mark_customdata
from components.figures.base.numbers import contrast_colour, short_number
from components.figures.base.squares import square_for
from components.figures.base.theme import LIGHT, Theme, blank_canvas, escape_html, widest_rows, wrap_html
from components.figures.topics.topic_axes import Grid, add_axes, grid, head_height

DASH = "3px,3px"  # of the outline of what is not certain
_LEAST, _RIM = 1.7, 7  # side of the smallest square in text sizes; px that is free between squares


def topic_grid(
    cells: Sequence[TopicCell],
    topics: Sequence[Topic],
    among: Sequence[TimeBin],
    *,
    theme: Theme = LIGHT,
    selected: str = "",
    width: int = 800,
) -> go.Figure:
    """Draw a square for each topic in each stretch of time, as large as the number of events in it, which it prints.

    cells, topics: the rows; may be empty. among: the columns.
    A square has a dashed outline if all its events may lie in that time but need not; "1–3" means at least one and at
    most three. It has the colour of the side that acts in all its events. A dot: events of
    that time are recorded, but none on the topic; a number in brackets: only the filters leave it empty.
    selected: event whose squares are ringed. width: px that the figure is expected to have. A square tells its events.
    """
    places = grid(topics, among, theme, width)
    drawn = [cell for cell in cells if cell.state == COUNTED]
    top = int(head_height(theme))
    canvas = blank_canvas(theme, height=int(16 + top + places.bottom + 8))
    canvas.layout.margin = {"l": places.left, "r": 8, "t": 8, "b": 8}
    canvas.update_layout(meta={"walk": "rows", "widest": widest_rows(theme, width)}, dragmode=False)
    canvas.layout.xaxis = {"range": [0, max(places.right, 1)], "visible": False, "fixedrange": True}
    canvas.layout.yaxis = {"range": [places.bottom + 8, -top], "visible": False, "fixedrange": True}
    if drawn:
        add_axes(canvas, topics, among, places, theme)
        _signs(canvas, cells, places, theme)
        customdata = [_customdata(cell, topics[cell.row], among[cell.column]) for cell in drawn]
        _squares(canvas, drawn, customdata, places, theme, selected)
        canvas.legend = _legend(cells, drawn, theme)
    return canvas.finished()


def _signs(canvas: Canvas, cells: Sequence[TopicCell], places: Grid, theme: Theme) -> None:
    """Print what stands where no square does."""
    signs = [
        (cell, "·" if cell.state == SILENT else f"({short_number(cell.hidden)})")
        for cell in cells
        if cell.state in (SILENT, OUTSIDE)
    ]
    canvas.add_scatter(
        x=[places.x[cell.column] for cell, _ in signs], y=[places.y[cell.row] for cell, _ in signs], mode="text",
        text=[sign for _, sign in signs], hoverinfo="skip", textfont={"size": theme.size - 1, "color": theme.faint},
    )  # fmt: skip


def _squares(
    canvas: Canvas,
    drawn: Sequence[TopicCell],
    customdata: Sequence[list[str]],
    places: Grid,
    theme: Theme,
    selected: str,
) -> None:
    sides = _sizes(drawn, places, theme)
    xs, ys = [places.x[cell.column] for cell in drawn], [places.y[cell.row] for cell in drawn]
    colours = [theme.side(cell.side) for cell in drawn]
    perhaps = [not cell.least for cell in drawn]
    canvas.add_scatter(
        x=xs, y=ys, mode="markers+text", text=[_number(cell) for cell in drawn], textposition="middle center",
        textfont={"size": theme.size - 1,
                  "color": [theme.text if one else contrast_colour(hue)
                            for hue, one in zip(colours, perhaps, strict=True)]},
        marker={
            "symbol": "square", "size": sides, "opacity": 1,
            "color": [theme.ground if one else hue for hue, one in zip(colours, perhaps, strict=True)],
            "line": {"color": colours, "width": [0 if one else 2 for one in perhaps]},
        },
        customdata=customdata,
        hovertemplate=HOVER_TEMPLATE,
    )  # fmt: skip
    outlines = [(place, sides[place] / 2, {"color": colours[place], "width": 1.5, "dash": DASH})
                for place, one in enumerate(perhaps) if one]  # fmt: skip
    outlines += [(place, sides[place] / 2 + 5, {"color": theme.text, "width": 2})
                 for place, cell in enumerate(drawn) if selected in cell.event_ids]  # fmt: skip
    for place, radius, line in outlines:
        canvas.add_shape(
            type="rect", xsizemode="pixel", ysizemode="pixel", xanchor=xs[place], yanchor=ys[place],
            x0=-radius, x1=radius, y0=-radius, y1=radius, line=line,
        )  # fmt: skip


def _sizes(drawn: Sequence[TopicCell], places: Grid, theme: Theme) -> list[float]:
    """Return the side of each square in px, so that its area grows with its number."""
    least = _LEAST * theme.size
    most = max(min(places.step - _RIM, places.least_height - _RIM - 2), least)
    highest = max(cell.most for cell in drawn)
    found = []
    for cell in drawn:
        share = ((cell.least or cell.most) - 1) / max(highest - 1, 1)
        side = max((least**2 + (most**2 - least**2) * share) ** 0.5, square_for([_number(cell)], theme))
        found.append(round(min(side, max(places.step - 1, least), places.least_height - 2), 1))
    return found


def _number(cell: TopicCell) -> str:
    """Return how many events, as a square holds it: a long range in two lines."""
    least, most = short_number(cell.least), short_number(cell.most)
    if least == most:
        return most
    return f"{least}–{most}" if len(least + most) < 3 else f"{least}–<br>{most}"


def _customdata(cell: TopicCell, topic: Topic, stretch: TimeBin) -> list[str]:
    least, most = cell.least, cell.most
    events = "event" if most == 1 else "events"
    how = f"{most:,} {events}" if least == most else f"{least:,} to {most:,} {events}, as their days are not all known"
    lines = [
        f"<b>{wrap_html(topic.label, 48)}</b>",
        escape_html(f"{stretch.words[:1].upper()}{stretch.words[1:]}: {how}"),
        "None rests on more than one origin" if cell.one_origin else "",
        escape_html(f"Acting: {cell.side_name}"),
        wrap_html(f"Counted with it: {topic.narrower}", 48) if topic.narrower else "",
        f"{cell.hidden:,} more are outside the filters" if cell.hidden else "",
    ]
    return mark_customdata(cell.event_ids, lines)


def _legend(cells: Sequence[TopicCell], drawn: Sequence[TopicCell], theme: Theme) -> list[Row]:
    names = {cell.side: cell.side_name for cell in drawn}
    ordered = [side for side in theme.sides if side in names]
    colours = [Sample(names[side], theme.side(side), "square") for side in ordered]
    squares = [
        Sample("number of events in that time", theme.faint, "square"),
        *(
            [Sample("not certain to be of that time", theme.faint, dash=DASH)]
            if not all(c.least for c in drawn)
            else []
        ),
    ]
    states = {cell.state for cell in cells}
    words = {
        SILENT: "·  none recorded on this topic",
        NOTHING: "blank  nothing recorded at all",
        OUTSIDE: "(3)  outside the filters",
    }
    signs = [Sample(meaning, UNSEEN, "circle") for state, meaning in words.items() if state in states]
    return [("Acts", colours), ("Square", squares), *([("No square", signs)] if signs else [])]
