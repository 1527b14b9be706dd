"""The marks that several figures draw: dots, lines along rows, rings, bands across the figure."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from components.figures.base.canvas import Canvas
from components.figures.base.mark_data import HOVER_TEMPLATE
from components.figures.base.theme import Theme


class Dot(NamedTuple):
    """A mark: where it stands, its plotly symbol and colour, hollow unless `filled`, and its mark_customdata."""

    x: float
    y: float
    symbol: str
    colour: str
    filled: bool
    data: list[str]


def add_dots(canvas: Canvas, dots: Sequence[Dot], theme: Theme, *, clip: bool = False, **marker: Any) -> None:
    """Draw `dots`, if there are any. clip: at the edge of the plot. marker: further properties, for all or for each."""
    if not dots:
        return
    canvas.add_scatter(
        x=[dot.x for dot in dots], y=[dot.y for dot in dots], mode="markers", cliponaxis=None if clip else False,
        marker={
            "symbol": [dot.symbol for dot in dots], "size": theme.mark, "opacity": 1,
            "color": [dot.colour if dot.filled else theme.ground for dot in dots],
            "line": {"width": 2, "color": [dot.colour for dot in dots]}, **marker,
        },
        customdata=[dot.data for dot in dots], hovertemplate=HOVER_TEMPLATE,
    )  # fmt: skip


def add_segments(
    canvas: Canvas, lines: Iterable[tuple[float, float, float]], line: dict[str, Any], **trace: Any
) -> None:
    """Draw level lines (from x, to x, y), if there are any, in one style."""
    lines = list(lines)
    if lines:
        canvas.add_scatter(
            x=[x for first, last, _ in lines for x in (first, last, None)],
            y=[at for *_, y in lines for at in (y, y, None)],
            mode="lines", line=line, hoverinfo="skip", **trace,
        )  # fmt: skip


def add_ring(canvas: Canvas, x: float, y: float, radius: float, line: dict[str, Any], *, opacity: float = 1) -> None:
    """Draw a ring of `radius` px."""
    canvas.add_shape(
        type="circle", xsizemode="pixel", ysizemode="pixel", xanchor=x, yanchor=y, x0=-radius, x1=radius, y0=-radius,
        y1=radius, line=line, opacity=opacity,
    )  # fmt: skip


def add_across(canvas: Canvas, margins: tuple[float, float], **shape: Any) -> None:
    """Draw a shape below all else over the plot and its left and right `margins` (px), which the axes do not reach."""
    shape |= {"xref": "paper", "yref": "y", "layer": "below"}
    canvas.add_shape(x0=0, x1=1, **shape)
    for edge, x0, x1 in ((0, -margins[0], 0), (1, 0, margins[1])):
        if x0 != x1:
            canvas.add_shape(xsizemode="pixel", xanchor=edge, x0=x0, x1=x1, **shape)
