"""The events of the timeline in the order of their telling, or of their becoming known."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import pandas as pd
import plotly.graph_objects as go

from components.dataset.model.cells import rows_of
from components.dataset.timeline.orderings import Stop
from components.dataset.timeline.timeline import AT, STEPS
from components.figures.base.canvas import Canvas
from components.figures.base.legend import Sample, add_legend, legend_height, legend_rows, title_room
from components.figures.base.theme import LIGHT, Theme, blank_canvas, escape_html, wrap_html
from components.figures.timeline.axes import AXES, DATES, MARGIN, add_axes
from components.figures.timeline.lanes import Grid, arrange
from components.figures.timeline.marks import PALE, THIN, add_bands, add_links, add_marks
from components.figures.timeline.panels import Days
from components.figures.timeline.stops import PlacedStop, headings, place_stops, steps_at
from components.figures.timeline.timeline import NOT_SURE, shade, sides_and_kinds

_LETTER = 0.56  # width of a letter, in text sizes
_HEAD = 20  # px above the dates, for the headings of the stops


def ordered_timeline(
    marks: pd.DataFrame,
    stops: Sequence[Stop],
    links: pd.DataFrame,
    period: Days,
    *,
    words: dict[str, str],
    labels: dict[str, dict[str, str]],
    meanings: Sequence[str],
    edge: str,
    abreast: int = 1,
    aside: float = 0.12,
    selected: str = "",
    width: int = 800,
    inside: bool = False,
    theme: Theme = LIGHT,
) -> go.Figure:
    """Draw each event at its stop, a lane for each channel (or side, actor ...), as the timeline does in time.

    marks, stops: as dataset.orders gives them. links, period, labels, selected, width, inside: as for `timeline`.
    words: event_id -> what its hover says, in lines. meanings: of a filled and of a hollow mark, and of a band; without
    the last no band is explained. edge: what the panel of events without a stop or day says. abreast: how many marks of
    a lane may stand side by side at a stop. aside: the share of the width that marks without one may take at most.
    A mark, or the middle of an arrow, tells its event (see figures.mark).
    """
    left = MARGIN if inside else int(theme.size * 12.4)
    plot, row = max(width - left - MARGIN, 120), int(theme.size * 1.62)
    laid = place_stops(marks, stops, abreast)
    steps = steps_at(marks, laid)
    at = [day if step is None else step for day, step in zip(marks[AT].astype(object), steps, strict=True)]
    placed = marks.assign(**{AT: pd.Series(at, index=marks.index, dtype="object")})
    grid = arrange(
        placed, period, steps=False, inside=inside, width=plot, mark=theme.mark, size=theme.size - 1, aside=aside
    )
    legend = legend_rows(
        [*sides_and_kinds(marks, labels, theme), ("Date", _meanings(meanings, theme))],
        plot - title_room(theme) if inside else plot,
        theme,
    )
    above, lanes = DATES + _HEAD, (max(grid.rows, 1) + 1) * row
    bottom = legend_height(len(legend), theme)
    canvas = blank_canvas(theme, height=above + lanes + bottom + 24)
    canvas.layout.margin = {"l": left, "r": MARGIN, "t": 16, "b": bottom + 8}
    lanes_top = lanes / (above + lanes)
    add_axes(canvas, grid, theme, lanes_top=lanes_top, inside=inside, strip=False, edge=edge)
    shade(canvas, grid, theme, lanes_top)
    _add_stops(canvas, laid, grid, theme, lanes_top)
    rows = rows_of(grid.marks)
    add_bands(canvas, grid, rows, theme)
    add_links(canvas, rows, links, labels.get("relation", {}), selected, theme)
    add_marks(canvas, rows, words, labels, selected, theme)
    add_legend(canvas, legend, theme, left=title_room(theme) / plot if inside else 0)
    return canvas.finished()


def _add_stops(canvas: Canvas, stops: Sequence[PlacedStop], grid: Grid, theme: Theme, lanes_top: float) -> None:
    """Write the stops over the lanes, each where there is room, and above them their headings."""
    panel = grid.panels.get(STEPS)
    if panel is None:
        return
    seen = [stop for stop in stops if stop.first <= panel.last]
    written = _written(seen, (panel.end - panel.begin) * grid.width / (panel.last - panel.first), theme)
    ticks, texts = list(written), list(written.values())
    lines = max((text.count("<br>") + 1 for text in texts), default=1)
    axis = AXES[STEPS].replace("x", "xaxis")
    canvas.update_layout(**{axis: {**vars(canvas.layout)[axis], "tickvals": ticks, "ticktext": texts}})
    for heading in headings(seen):
        canvas.add_annotation(
            x=heading.first - 0.5, xref=AXES[STEPS], xanchor="left", y=lanes_top, yref="paper", yanchor="bottom",
            yshift=7 + lines * 1.25 * theme.size,
            text=escape_html(heading.heading), font={"size": theme.size - 1, "color": theme.text},
        )  # fmt: skip
        if heading.first:
            canvas.add_shape(
                type="line", xref=AXES[STEPS], yref="paper", x0=heading.first - 1, x1=heading.first - 1, y0=0,
                y1=lanes_top, line={"color": theme.faint, "width": 1, "dash": "dot"}, layer="below",
            )  # fmt: skip


def _written(stops: Sequence[PlacedStop], step: float, theme: Theme) -> dict[float, str]:
    """Return what is written where: every stop, or every second, fifth ... under its heading, so that none overlap.

    step: px that a step takes.
    """
    letter = _LETTER * (theme.size - 1)
    for every in (1, 2, 3, 5, 10, 20, 50):
        found, ends = {}, -step
        for stop in (stop for place, stop in _counted(stops) if place % every == 0):
            middle = (stop.first + stop.last) / 2
            text = wrap_html(stop.words, max(int((stop.last - stop.first + 1) * step / letter), 3))
            half = max(map(len, text.split("<br>"))) * letter / 2
            if middle * step - half < ends:
                break
            found[middle], ends = text, middle * step + half + letter * 0.5
        else:
            return found
    return {}


def _counted(stops: Sequence[PlacedStop]) -> Iterator[tuple[int, PlacedStop]]:
    """Yield each stop with its number under its heading, from 0."""
    for _, under in groupby(stops, key=lambda stop: stop.heading):
        yield from enumerate(under)


def _meanings(meanings: Sequence[str], theme: Theme) -> list[Sample]:
    drawn = [
        Sample(words, theme.text, symbol) for words, symbol in zip(meanings, ("circle", "circle-open"), strict=False)
    ]
    bands = [Sample(words, theme.text, width=THIN, opacity=PALE) for words in meanings[2:]]
    return [*drawn, *bands, Sample(NOT_SURE, theme.text, dash="dot", width=1)]
