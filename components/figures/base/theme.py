"""What each colour, shape, fill and dash means, and the style that all figures share."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from components.dataset.package.own_vocabulary import OWN_SIDES
from components.figures.base.canvas import Canvas

# Side -> colour. Each set keeps 3:1 against its ground and stays apart for protan, deutan and tritan readers
# (tests/figures/test_theme.py measures both).
_ON_LIGHT = {
    "syria": "#1066C9",
    "iraq": "#D3420B",
    "us": "#24A35A",
    "mediators": "#87027D",
    "others": "#8A8A8A",
    "press": "#454545",
    "several": "#000000",
}
_ON_DARK = {
    "syria": "#4EA6FF",
    "iraq": "#FF8A50",
    "us": "#8DF39C",
    "mediators": "#B641B8",
    "others": "#787878",
    "press": "#B8B8B8",
    "several": "#FFFFFF",
}
# Kind of event -> plotly symbol; the hollow form is NAME-open.
KIND_SYMBOLS = {
    "message": "circle",
    "meeting": "square",
    "deliberation": "diamond",
    "agreement": "hexagon2",
    "statement": "triangle-up",
    "crisis": "x",
    "publication": "pentagon",
}
_WIDEST = 58  # text sizes
FONT = '"Source Sans", "Source Sans 3", "Helvetica Neue", Arial, sans-serif'


@dataclass(frozen=True)
class Theme:
    """The ground a figure is drawn on and how large.

    sides: side -> colour. text, faint, grid: colours of words, of secondary words and rules, of grid lines.
    ground: the page behind the figure. size: text size in px; mark: diameter of a mark in px.
    """

    sides: Mapping[str, str]
    ground: str
    text: str
    faint: str
    grid: str
    size: int = 13
    mark: int = 11

    def side(self, side: str) -> str:
        """Return the colour of `side`; an unknown side is drawn as one of the others."""
        return self.sides.get(side, self.sides["others"])


def _with_own(sides: Mapping[str, str]) -> Mapping[str, str]:
    """Return `sides` with those that another package names itself; these take the colours of the first ones."""
    return {**sides, **dict(zip(OWN_SIDES, sides.values(), strict=False))}


LIGHT = Theme(_with_own(_ON_LIGHT), ground="#FFFFFF", text="#111111", faint="#595959", grid="#E3E3E3")
DARK = Theme(_with_own(_ON_DARK), ground="#0E1117", text="#F2F2F2", faint="#B5B5B5", grid="#333842")


def widest_rows(theme: Theme, width: int) -> int:
    """Return how wide a drawing of rows becomes at most, px, that is made for `width` px.

    Where it is wider the eye loses the row between a name and its marks.
    """
    return max(width, _WIDEST * theme.size)


def enlarged(theme: Theme) -> Theme:
    """Return `theme` enlarged for the back row of a classroom."""
    return replace(theme, size=21, mark=17)


def escape_html(text: str) -> str:
    """Return `text` so that plotly shows it letter by letter instead of reading it as HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def wrap_html(text: str, width: int) -> str:
    """Return `text`, made plain, in lines of at most `width` characters (a longer word stays whole)."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(escape_html(line) for line in lines)


def symbol(kind: str, *, filled: bool) -> str:
    """Return the plotly symbol of a kind of event; hollow unless `filled`. A kind that is not stated has its own."""
    name = KIND_SYMBOLS.get(kind, "star")
    return name if filled else f"{name}-open"


def blank_canvas(theme: Theme, *, height: int) -> Canvas:
    """Return an empty canvas with the shared style, `height` px high: no axes' lines, transparent ground."""
    axis = {"showline": False, "zeroline": False, "gridcolor": theme.grid, "automargin": True, "tickangle": 0}
    return Canvas(
        **{
            "template": "none",  # or plotly sends a style of its own, larger than many a figure
            "height": height,
            "font": {"family": FONT, "size": theme.size, "color": theme.text},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
            "hovermode": "closest",
            "hoverlabel": {"font": {"family": FONT, "size": theme.size}, "align": "left"},
            "dragmode": "zoom",
            "xaxis": axis,
            "yaxis": {**axis, "showgrid": False},
        }
    )
