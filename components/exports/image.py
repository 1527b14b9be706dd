"""A figure as a picture that says by itself what it shows and where it is from."""

import textwrap

import plotly.graph_objects as go

from components.figures.theme import Look, plain

WIDTH = 1200  # px, of PNG (twice as many dots) and SVG
_LINE = 1.45  # line height in text sizes
_LETTERS = 150  # letters in a line of the title at 13 px
_EDGE = 10  # px from the edge of the picture to its words


def stamped(figure: go.Figure, *, sentence: str, stamp: str, look: Look) -> go.Figure:
    """Return a copy of `figure` with `sentence` above it and, smaller, the `stamp`: version, licence, filters, link."""
    letters = int(_LETTERS * 13 / look.size)
    title, small = _lines(sentence, letters), _lines(stamp, int(letters * 1.1))
    lines = title.count("<br>") + small.count("<br>") + 2
    room = int(lines * look.size * _LINE) + 2 * _EDGE
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
            "x": _EDGE / WIDTH,
            "xanchor": "left",
            # The foot of the first line. Anchored at its top, a title of several lines loses half of the first.
            "y": 1 - (_EDGE + look.size) / height,
            "yanchor": "bottom",
            "font": {"size": look.size, "color": plain(look.text)},
        },
    )
    # A legend hangs at a share of the height; it keeps its distance from the bottom.
    for legend in copy.select_legends({"yref": "container"}):
        legend.y = (legend.y or 0) * before / height
    return copy


def _lines(text: str, letters: int) -> str:
    """Return `text`, made plain, in lines of at most `letters`; a longer word, as a link may be, is broken."""
    return "<br>".join(plain(line) for line in textwrap.wrap(text, letters, break_on_hyphens=False))
