"""The rows and columns of the agenda: topics down the left side, stretches of time across the top."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

from components.dataset.timeline.time_bins import OPEN, UNITS, WITHIN, TimeBin
from components.dataset.topics.topics import Topic
from components.figures.base.canvas import Canvas
from components.figures.base.text_width import wrap_to_width
from components.figures.base.theme import Theme

LINE = 1.3  # height of a line, in text sizes
_NARROW = 560  # px
_LEAST_ROW = {True: 2.7, False: 2.3}  # height of a row, in text sizes, if the figure is wide or not
# From so many px on: width of a topic's name, in text sizes.
_NAMES = {_NARROW: 11.4, 400: 7.2, 0: 6.6}
_ASIDE = {True: 1.45, False: 1.2}  # columns that one outside the period takes, if the figure is wide or not
_LEAST_STEP = {True: 2.25, False: 2.0}  # text sizes that a column takes at least, so that "1–3" fits
_TOTAL = 2.4  # text sizes that the total of a row takes
_OUTSIDE = {"before": "before", "after": "after", OPEN: "date<br>not<br>known"}


@dataclass(frozen=True)
class Grid:
    """Where rows and columns stand: columns in steps from 0, rows in px down. left: margin; step: px of a column.

    y, ends: the middle and the lower end of each row.
    """

    x: tuple[float, ...]
    right: float
    y: tuple[float, ...]
    ends: tuple[float, ...]
    left: int
    step: float
    names: tuple[str, ...]

    @property
    def bottom(self) -> float:
        """Where the last row ends."""
        return self.ends[-1] if self.ends else 0.0

    @property
    def least_height(self) -> float:
        """The height of the lowest row."""
        return min((end - begin for begin, end in pairwise((0.0, *self.ends))), default=0.0)


def most_columns(theme: Theme, width: int) -> int:
    """Return how many columns within the period fit into a figure `width` px wide."""
    wide, room = width >= _NARROW, width - _left(theme, width) - 8
    return max(int(room / (_LEAST_STEP[wide] * theme.size) - 3 * _ASIDE[wide]), 2)


def grid(topics: Sequence[Topic], among: Sequence[TimeBin], theme: Theme, width: int) -> Grid:
    """Place the rows of `topics` and the columns `among` in a figure `width` px wide."""
    xs: list[float] = []
    at = 0.0
    for stretch in among:
        size = 1.0 if stretch.place == WITHIN else _ASIDE[width >= _NARROW]
        xs.append(round(at + size / 2, 3))
        at += size
    left = _left(theme, width)
    room = _name(width) * theme.size
    names = tuple(wrap_to_width(topic.label, room, theme.size) for topic in topics)
    heights = [max(_LEAST_ROW[width >= _NARROW], LINE * (name.count("<br>") + 1) + 0.4) * theme.size for name in names]
    ends = tuple(round(end, 1) for end in accumulate(heights))
    ys = tuple(round(end - height / 2, 1) for end, height in zip(ends, heights, strict=True))
    return Grid(tuple(xs), at, ys, ends, left, (width - left - 8) / max(at, 1), names)


def head_height(theme: Theme) -> float:
    """Return the px that the heads of the columns take."""
    return 3 * LINE * theme.size + 6


def add_axes(canvas: Canvas, topics: Sequence[Topic], among: Sequence[TimeBin], grid: Grid, theme: Theme) -> None:
    """Print the names and totals of the topics, the heads of the columns, and shade every other year."""
    for name, topic, y, end in zip(grid.names, topics, grid.y, grid.ends, strict=True):
        _print(canvas, name, -grid.left + 4, y, theme)
        _print(canvas, f"{topic.total:,}", -6, y, theme, anchor="right", colour=theme.faint)
        _rule(canvas, grid, end, theme)
    _rule(canvas, grid, 0, theme)
    _print(canvas, "events", -6, -0.7 * theme.size, theme, anchor="right", colour=theme.faint)
    unit = UNITS[among[0].months]
    by = f"{unit} from" if any(stretch.part for stretch in among) else f"by {unit}"
    _print(canvas, by, -grid.left + 4, -2.0 * theme.size, theme, colour=theme.faint)
    years = groupby(zip(among, grid.x, strict=True), key=lambda one: one[0].year)
    for number, (year, columns) in enumerate(years):
        _heads(canvas, year, list(columns), grid, theme, shaded=bool(number % 2))


def _heads(
    canvas: Canvas, year: str, columns: Sequence[tuple[TimeBin, float]], grid: Grid, theme: Theme, *, shaded: bool
) -> None:
    small = theme.size
    if not year:
        for stretch, x in columns:
            _head(canvas, _OUTSIDE.get(stretch.place, ""), x, -0.2 * theme.size, small, theme.faint, "bottom")
        return
    first, last = columns[0][1] - 0.5, columns[-1][1] + 0.5
    if shaded:
        canvas.add_shape(
            type="rect", x0=first, x1=last, y0=-head_height(theme), y1=grid.bottom, fillcolor=theme.grid, opacity=0.4,
            line={"width": 0}, layer="below",
        )  # fmt: skip
    parts = [(stretch.part, x) for stretch, x in columns if stretch.part]
    name = year if parts else year.replace("–", "–<br>")
    _head(
        canvas, f"<b>{name}</b>", (first + last) / 2, -(1.7 if parts else 0.2) * theme.size, small, theme.text, "bottom"
    )
    for part, x in parts:
        _head(canvas, part, x, -0.2 * theme.size, small, theme.faint, "bottom")


def _head(canvas: Canvas, text: str, x: float, y: float, size: int, colour: str, anchor: str) -> None:
    font = {"size": size, "color": colour}
    canvas.add_annotation(text=text, x=round(x, 3), y=round(y, 1), xanchor="center", yanchor=anchor, font=font)


def _print(
    canvas: Canvas, text: str, left: float, y: float, theme: Theme, *, anchor: str = "left", colour: str = ""
) -> None:
    canvas.add_annotation(
        text=text, x=0, xref="paper", xshift=left, xanchor=anchor, y=round(y, 1), yref="y", yanchor="middle",
        align="left", font={"size": theme.size, "color": colour or theme.text},
    )  # fmt: skip


def _rule(canvas: Canvas, grid: Grid, y: float, theme: Theme) -> None:
    line = {"color": theme.grid, "width": 1}
    shape = {"type": "line", "xref": "paper", "yref": "y", "y0": round(y, 1), "y1": round(y, 1), "line": line}
    canvas.add_shape(x0=0, x1=1, layer="below", **shape)
    canvas.add_shape(xsizemode="pixel", xanchor=0, x0=-grid.left, x1=0, layer="below", **shape)


def _left(theme: Theme, width: int) -> int:
    return int((_name(width) + _TOTAL) * theme.size) + 4


def _name(width: int) -> float:
    return next(size for least, size in _NAMES.items() if width >= least)
