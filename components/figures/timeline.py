"""When things happened: lanes of events under a strip of how dense time is."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.dataset import columns as c
from components.dataset.timeline import (
    BEGIN,
    DAYS,
    END,
    EXACT,
    EXPECTED,
    PAIR,
    PANEL,
    PERIOD,
    UNDATED,
)
from components.figures.canvas import Canvas
from components.figures.lanes import FIRST, FLIPPED, LAST, Grid, Panel, X, Y, arrange
from components.figures.legend import TITLE, Row, Sample, add_legend, legend_height, legend_rows
from components.figures.theme import KIND_SYMBOLS, LIGHT, NOT_DONE, Look, blank, plain, wrapped
from components.figures.timeline_axes import AXES, DATES, MARGIN, STRIP, add_axes

_THIN = 7  # px, of a band
_PALE, _STRONG = 0.26, 0.6  # opacity of a band of possible days, of one that lasted


def timeline(
    marks: pd.DataFrame,
    density: pd.DataFrame,
    silences: pd.DataFrame,
    links: pd.DataFrame,
    *,
    words: dict[str, str],
    labels: dict[str, dict[str, str]],
    steps: bool = False,
    selected: str = "",
    width: int = 800,
    inside: bool = False,
    brief: bool = False,
    look: Look = LIGHT,
) -> go.Figure:
    """Draw each event where its date puts it, a lane for each channel (or side, actor ...).

    marks, density, silences, links: as dataset.timeline gives them. words: event_id -> its date in words.
    labels: "side", "kind" and "relation" -> value -> words. steps: equal steps instead of the calendar.
    selected: event whose links are drawn. width: px that the figure is expected to have, so that nothing overlaps.
    inside: the names of the lanes stand inside the plot, which leaves a narrow figure more room.
    brief: without the strip of density, and of the legend only the sides.
    A click on a mark gives its event_id (customdata).
    """
    left = MARGIN if inside else int(look.size * 12.4)
    plot, row = max(width - left - MARGIN, 120), int(look.size * 1.62)
    grid = arrange(marks, steps=steps, inside=inside, width=plot, mark=look.mark, size=look.size - 1)
    strip = not (steps or brief)
    legend = legend_rows(_legend(marks, labels, look)[: 1 if brief else 3], plot - TITLE if inside else plot, look)
    above = STRIP + DATES if strip else DATES
    lanes, bottom = (max(grid.rows, 1) + 1) * row, legend_height(len(legend), look)
    canvas = blank(look, height=above + lanes + bottom + 24)
    canvas.layout.margin = {"l": left, "r": MARGIN, "t": 16, "b": bottom + 8}
    add_axes(canvas, grid, look, lanes_top=lanes / (above + lanes), inside=inside, strip=strip)
    _lanes(canvas, grid, look)
    if strip:
        _density(canvas, density, grid, look)
    if not steps:
        _silences(canvas, silences, grid, look)
    _bands(canvas, grid, look, steps)
    if not brief:
        _links(canvas, grid, links, labels.get("relation", {}), look)
    _marks(canvas, grid, words, labels, selected, look)
    add_legend(canvas, legend, look, left=TITLE / plot if inside else 0)
    return canvas.finished()


def _lanes(canvas: Canvas, grid: Grid, look: Look) -> None:
    """Shade every other lane and the panels outside the period, so that the eye stays in one."""
    for place, (_, first, last) in enumerate(grid.lanes):
        if place % 2:
            continue
        canvas.add_shape(
            type="rect", xref="paper", yref="y", x0=0, x1=1, y0=first - 0.5, y1=last + 0.5,
            fillcolor=look.grid, opacity=0.35, line_width=0, layer="below",
        )  # fmt: skip
    for left, right in zip(list(grid.panels.values()), list(grid.panels.values())[1:], strict=False):
        for x in (left.end, right.begin):
            canvas.add_shape(
                type="line", xref="paper", yref="paper", x0=x, x1=x, y0=0, y1=1,
                line={"color": look.faint, "width": 1, "dash": "dot"}, layer="below",
            )  # fmt: skip


def _density(canvas: Canvas, density: pd.DataFrame, grid: Grid, look: Look) -> None:
    for name, bins in density.groupby(PANEL):
        panel = grid.panels.get(str(name))
        if panel is None:
            continue
        inside = bins[bins[END].gt(panel.first) & bins[BEGIN].lt(panel.last)]
        length = (inside[END] - inside[BEGIN]).dt.total_seconds() * 1000  # plotly's unit on a date axis
        canvas.add_bar(
            x=inside[BEGIN] + (inside[END] - inside[BEGIN]) / 2,
            y=inside[EXPECTED],
            width=(length * 0.86).tolist(),
            xaxis=AXES[str(name)],
            yaxis="y2",
            marker={"color": look.faint, "opacity": 0.75, "line": {"width": 0}},
            hovertemplate="%{y:.1f} events expected in %{x|"
            + ("%B %Y" if name == PERIOD else "%Y")
            + "}<extra></extra>",
            showlegend=False,
        )


def _silences(canvas: Canvas, silences: pd.DataFrame, grid: Grid, look: Look) -> None:
    if PERIOD not in grid.panels:
        return
    for silence in silences.to_dict("records"):
        canvas.add_shape(
            type="rect", xref="x", yref="y", x0=silence[BEGIN], x1=silence[END], y0=-1.4, y1=max(grid.rows, 1) - 0.4,
            fillcolor=look.faint, opacity=0.13, line_width=0, layer="below",
        )  # fmt: skip
        panel = grid.panels[PERIOD]
        text = f"◂ {silence[DAYS]} days: no message between {plain(silence[PAIR])} in our sources"
        if len(text) * look.size * 0.52 > grid.width * (1 - panel.begin) - panel.pixels(silence[BEGIN], grid.width):
            text = f"◂ {silence[DAYS]} days without a message"
        canvas.add_annotation(
            x=silence[BEGIN], y=-0.95, xref="x", yref="y", text=text, showarrow=False, xanchor="left", align="left",
            font={"size": look.size - 1, "color": look.text},
        )  # fmt: skip


def _bands(canvas: Canvas, grid: Grid, look: Look, steps: bool) -> None:
    """Draw the days an event may have happened on as a pale band, those it lasted as a strong bar."""
    if steps:
        return
    spread = grid.marks[grid.marks[PANEL].ne(UNDATED) & ~grid.marks[EXACT]]
    for (side, meaning, panel), bands in spread.groupby([c.SIDE, c.DATE_MEANING, PANEL]):
        lasted = meaning == "lasted"
        limits = grid.panels[str(panel)]
        x = [v for a, b in zip(bands[FIRST], bands[LAST], strict=True) for v in (_in(a, limits), _in(b, limits), None)]
        y = [v for row in bands[Y] for v in (row, row, None)]
        canvas.add_scatter(
            x=x, y=y, xaxis=AXES[str(panel)], mode="lines", hoverinfo="skip", showlegend=False,
            line={"width": _THIN + 2 if lasted else _THIN, "color": look.side(str(side))},
            opacity=_STRONG if lasted else _PALE,
        )  # fmt: skip


def _in(day: Any, panel: Panel) -> Any:
    return min(max(day, panel.first), panel.last)


def _links(canvas: Canvas, grid: Grid, links: pd.DataFrame, relations: dict[str, str], look: Look) -> None:
    """Draw an arrow for each link of the selected event; dashed if the link is inferred."""
    places = grid.marks.drop_duplicates(c.EVENT).set_index(c.EVENT)
    for link in links.to_dict("records"):
        one, other = places.loc[link[c.FROM_EVENT]], places.loc[link[c.TO_EVENT]]
        if one[PANEL] != other[PANEL]:
            continue  # an arrow cannot cross two scales; the evidence panel lists the link
        canvas.add_scatter(
            x=[one[X], other[X]], y=[one[Y], other[Y]], xaxis=AXES[one[PANEL]], mode="lines+markers", showlegend=False,
            line={"color": look.text, "width": 1.3, "dash": "dash" if link[c.BASIS] == "inferred" else "solid"},
            marker={"symbol": "arrow", "size": [0, look.mark], "angleref": "previous", "standoff": look.mark / 2 + 2,
                    "color": look.text, "opacity": 1},
            hoverinfo="text", hovertext=plain(relations.get(link[c.RELATION], link[c.RELATION])),
        )  # fmt: skip


def _marks(
    canvas: Canvas, grid: Grid, words: dict[str, str], labels: dict[str, dict[str, str]], selected: str, look: Look
) -> None:
    for panel, marks in grid.marks.groupby(PANEL):
        chosen = marks[c.EVENT].eq(selected)
        colours = marks[c.SIDE].map(look.side)
        canvas.add_scatter(
            x=marks[X], y=marks[Y], xaxis=AXES[str(panel)], mode="markers+text", cliponaxis=False,
            text=[f"\u2002{plain(label)}\u2002" if label else "" for label in marks[c.LABEL]],
            textposition=["middle left" if flip else "middle right" for flip in marks[FLIPPED]],
            textfont={"size": look.size - 1, "color": look.text}, showlegend=False,
            marker={
                "symbol": [KIND_SYMBOLS.get(kind, "circle") for kind in marks[c.KIND]], "opacity": 1,
                # Hollow is the ground's colour, not no colour, so that the band behind does not fill the mark.
                "color": colours.where(marks[EXACT], look.ground), "line": {"width": 2, "color": colours},
                "size": [look.mark + 3 if one else look.mark - 2 for one in chosen],
            },
            customdata=_hover(marks, words, labels),
            hovertemplate="<b>%{customdata[1]}</b><br>%{customdata[2]}<br>%{customdata[3]}<extra></extra>",
        )  # fmt: skip
        for mark in marks[marks[c.STATUS].isin(NOT_DONE) | chosen].to_dict("records"):
            _ring(canvas, mark, AXES[str(panel)], look, dashed=mark[c.EVENT] != selected)


def _ring(canvas: Canvas, mark: Mapping[Any, Any], axis: str, look: Look, *, dashed: bool) -> None:
    radius = look.mark / 2 + (3 if dashed else 6)
    canvas.add_shape(
        type="circle", xref=axis, yref="y", xsizemode="pixel", ysizemode="pixel", xanchor=mark[X], yanchor=mark[Y],
        x0=-radius, x1=radius, y0=-radius, y1=radius,
        line={"color": look.text, "width": 1.2 if dashed else 2, "dash": "dot" if dashed else "solid"},
    )  # fmt: skip


def _hover(marks: pd.DataFrame, words: dict[str, str], labels: dict[str, dict[str, str]]) -> list[list[str]]:
    sides, kinds = labels["side"], labels["kind"]
    return [
        [row[c.EVENT], wrapped(row[c.TITLE], 48), plain(words[row[c.EVENT]]),
         plain(f"{kinds.get(row[c.KIND], row[c.KIND])} · {sides.get(row[c.SIDE], row[c.SIDE])}")]
        for row in marks.to_dict("records")
    ]  # fmt: skip


def _legend(marks: pd.DataFrame, labels: dict[str, dict[str, str]], look: Look) -> list[Row]:
    """Name only what is drawn, in the order of the dictionary."""
    sides = [
        Sample(words, look.side(side), "square") for side, words in labels["side"].items() if side in set(marks[c.SIDE])
    ]
    kinds = [
        Sample(words, look.text, KIND_SYMBOLS.get(kind, "circle"))
        for kind, words in labels["kind"].items()
        if kind in set(marks[c.KIND])
    ]
    doubt = [
        Sample("day known", look.text, "circle"),
        Sample("day not known", look.text, "circle-open"),
        Sample("possible days", look.text, width=_THIN, opacity=_PALE),
        Sample("lasted", look.text, width=_THIN + 2, opacity=_STRONG),
        Sample("dotted ring: not done, or not certain", look.text, dash="dot", width=1),
    ]
    return [("Side", sides), ("Kind", kinds), ("Date", doubt)]
