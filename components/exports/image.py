"""A figure as a picture that says by itself what it shows and where it is from."""

import plotly.graph_objects as go

from components.figures.theme import Look, plain, wrapped

WIDTH = 1200  # px, of PNG (twice as many dots) and SVG
_LINE = 1.45  # line height in text sizes
_LETTERS = 150  # letters in a line of the title at 13 px


def stamped(figure: go.Figure, *, sentence: str, stamp: str, look: Look) -> go.Figure:
    """Return a copy of `figure` with `sentence` above it and, smaller, the `stamp`: data version, filters, licence."""
    letters = int(_LETTERS * 13 / look.size)
    title, small = wrapped(sentence, letters), wrapped(stamp, int(letters * 1.1))
    lines = title.count("<br>") + small.count("<br>") + 2
    room = int(lines * look.size * _LINE) + 18
    copy = go.Figure(figure)
    before = copy.layout.height or 450
    height = before + room
    copy.update_layout(
        height=height,
        width=WIDTH,
        margin_t=(copy.layout.margin.t or 0) + room,
        paper_bgcolor=look.ground,
        title={
            "text": f"{title}<br><span style='font-size:{look.size - 2}px'>{small}</span>",
            "x": 0.01,
            "xanchor": "left",
            "y": 1 - 8 / height,
            "yanchor": "top",
            "font": {"size": look.size, "color": plain(look.text)},
        },
    )
    # A legend hangs at a share of the height; it keeps its distance from the bottom.
    for legend in copy.select_legends({"yref": "container"}):
        legend.y = (legend.y or 0) * before / height
    return copy
