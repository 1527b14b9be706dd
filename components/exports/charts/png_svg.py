"""A figure as a picture that says by itself what it shows and where it is from."""

import textwrap
from typing import Any

import plotly.graph_objects as go

from components.figures.base.printed_legend import printed_legend
from components.figures.base.theme import Theme, escape_html

WIDTH = 1200  # px, of PNG (twice as many dots) and SVG
_LINE = 1.45  # line height in text sizes
_LETTERS = 150  # letters in a line of the title at 13 px
_LARGER, _BOLD = 7, 1.1  # px that the headline is larger; how much wider bold letters are
_EDGE = 10  # px from the edge of the picture to its words


def stamp(figure: go.Figure, *, headline: str = "", sentence: str, origin: str, theme: Theme) -> dict[str, Any]:
    """Return what the picture of `figure` gets: "layout" as plotly names it ("margin.t"), and as "legend" what is new.

    It puts `headline`, large, and `sentence` above the figure and, smaller, its `origin`: data version, licence,
    filters, link; and the legend below it, of more "shapes" and "annotations".
    """
    large, letters = theme.size + _LARGER, int(_LETTERS * 13 / theme.size)
    head = _lines(headline, int(letters * theme.size / large / _BOLD))
    body, small = _lines(sentence, letters), _lines(origin, int(letters * 1.1))
    heads = head.count("<br>") + 1 if head else 0
    lines = body.count("<br>") + bool(body) + small.count("<br>") + 1
    room = int((heads * large + lines * theme.size) * _LINE) + 2 * _EDGE
    title = "<br>".join(part for part in (f"<b style='font-size:{large}px'>{head}</b>" if head else "", body) if part)
    legend = printed_legend(figure, theme, WIDTH, above=room)
    layout = {
        "height": legend.height,
        "width": WIDTH,
        "margin.b": legend.bottom,
        "margin.t": (figure.layout.margin.t or 0) + room,
        "paper_bgcolor": theme.ground,
        "title": {
            "text": f"{title}<br><span style='font-size:{theme.size - 2}px'>{small}</span>",
            "x": _EDGE / WIDTH,
            "xanchor": "left",
            # The foot of the first line. Anchored at its top, a title of several lines loses half of the first.
            "y": 1 - (_EDGE + (large if head else theme.size)) / legend.height,
            "yanchor": "bottom",
            "font": {"size": theme.size, "color": theme.text},
        },
    }
    return {"layout": layout, "legend": {"shapes": legend.shapes, "annotations": legend.annotations}}


def _lines(text: str, letters: int) -> str:
    """Return `text`, made plain, in lines of at most `letters`; a longer word, as a link may be, is broken."""
    return "<br>".join(escape_html(line) for line in textwrap.wrap(text, letters, break_on_hyphens=False))
