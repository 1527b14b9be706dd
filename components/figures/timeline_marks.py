"""The marks of the timeline: events, the days they may have happened on, the links between them."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from components.dataset import columns as c
from components.dataset.status import NOT_DONE
from components.dataset.timeline import EXACT, PANEL, UNDATED
from components.figures.canvas import Canvas
from components.figures.lanes import FIRST, FLIPPED, LAST, Grid, Panel, X, Y
from components.figures.theme import Look, plain, symbol, wrapped
from components.figures.timeline_axes import AXES

THIN = 7  # px, of a band
PALE, STRONG = 0.26, 0.6  # opacity of a band of possible days, of one that lasted


def add_bands(canvas: Canvas, grid: Grid, look: Look, steps: bool) -> None:
    """Draw the days an event may have happened on as a pale band, those it lasted as a strong bar."""
    if steps:
        return
    spread = grid.marks[grid.marks[PANEL].ne(UNDATED) & ~grid.marks[EXACT]]
    for (side, meaning), bands in spread.groupby([c.SIDE, c.DATE_MEANING]):
        lasted = meaning == "lasted"
        for panel in (panel for name, panel in grid.panels.items() if name != UNDATED):
            touching = bands[bands[FIRST].le(panel.until) & bands[LAST].ge(panel.since)]
            canvas.add_scatter(
                x=[v for a, b in zip(touching[FIRST], touching[LAST], strict=True) for v in (*_in(a, b, panel), None)],
                y=[v for row in touching[Y] for v in (row, row, None)],
                xaxis=AXES[panel.name], mode="lines", hoverinfo="skip", showlegend=False,
                line={"width": THIN + 2 if lasted else THIN, "color": look.side(str(side))},
                opacity=STRONG if lasted else PALE,
            )  # fmt: skip


def _in(first: Any, last: Any, panel: Panel) -> tuple[Any, Any]:
    """Return the part of a band that lies in `panel`; the rest goes on in the next one."""
    return max(first, panel.since), min(last, panel.until)


def add_links(canvas: Canvas, grid: Grid, links: pd.DataFrame, relations: dict[str, str], look: Look) -> None:
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


def add_marks(
    canvas: Canvas, grid: Grid, words: dict[str, str], labels: dict[str, dict[str, str]], selected: str, look: Look
) -> None:
    """Draw each event: filled where its day is known; ringed with dots if not done or not certain, or if selected."""
    for panel, marks in grid.marks.groupby(PANEL):
        chosen = marks[c.EVENT].eq(selected)
        colours = marks[c.SIDE].map(look.side)
        canvas.add_scatter(
            x=marks[X], y=marks[Y], xaxis=AXES[str(panel)], mode="markers+text", cliponaxis=False,
            text=[f"\u2002{plain(label)}\u2002" if label else "" for label in marks[c.LABEL]],
            textposition=["middle left" if flip else "middle right" for flip in marks[FLIPPED]],
            textfont={"size": look.size - 1, "color": look.text}, showlegend=False,
            marker={
                "symbol": [symbol(kind, filled=True) for kind in marks[c.KIND]], "opacity": 1,
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
