"""A count as squares, one for each thing counted."""

from collections.abc import Sequence

import plotly.graph_objects as go

from components.figures.base.canvas import Canvas
from components.figures.base.mark_data import HOVER_TEMPLATE, mark_customdata
from components.figures.base.theme import LIGHT, Theme, blank_canvas, wrap_html

_GAP = 4  # px between squares
_PALE = 0.28
MOST_UNITS = 200  # squares that can be told apart


def units(
    events: Sequence[str],
    told: Sequence[bool],
    words: Sequence[str],
    *,
    theme: Theme = LIGHT,
    selected: str = "",
    width: int = 240,
) -> go.Figure:
    """Draw a square for each of `events`: full where it is `told` of, pale where not; the full ones first.

    words: of each, for the hover. All three of one length, of which the first MOST_UNITS are drawn. selected: the event
    whose squares have a ring. width: px that the figure is expected to have at least.
    """
    order = sorted(range(len(events)), key=lambda place: not told[place])[:MOST_UNITS]
    size = theme.mark + 5
    across = max((width - _GAP) // (size + _GAP), 1)
    down = -(-len(order) // across)
    canvas: Canvas = blank_canvas(theme, height=max(down, 1) * (size + _GAP) + _GAP)
    canvas.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0}, dragmode=False)
    canvas.update_xaxes(range=[0, width], visible=False, fixedrange=True)
    canvas.update_yaxes(range=[down * (size + _GAP), 0], visible=False, fixedrange=True)
    middle = _GAP + size / 2
    canvas.add_scatter(
        x=[middle + place % across * (size + _GAP) for place in range(len(order))],
        y=[middle + place // across * (size + _GAP) for place in range(len(order))],
        mode="markers", cliponaxis=False,
        marker={
            "symbol": "square", "size": size, "color": theme.text,
            "opacity": [1.0 if told[place] else _PALE for place in order],
            "line": {"width": [3 if events[place] == selected else 0 for place in order], "color": theme.faint},
        },
        customdata=[mark_customdata([events[place]], [wrap_html(words[place], 48)]) for place in order],
        hovertemplate=HOVER_TEMPLATE,
    )  # fmt: skip
    return canvas.finished()
