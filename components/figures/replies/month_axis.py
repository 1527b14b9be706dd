"""Columns of months over a figure: years on top, months or quarters beneath."""

from bisect import bisect_right
from collections.abc import Sequence

import pandas as pd

from components.figures.base.canvas import Canvas
from components.figures.base.text_width import text_width
from components.figures.base.theme import Theme

UNDATED = 1.8  # columns that what is dated too vaguely takes, at the right
_MARGIN = 8  # px right of the plot
_ROOM = 1.0  # px of a column, in text sizes, from which on its month or quarter is printed


def head_height(theme: Theme) -> int:
    """Return the px that years and months take above the plot."""
    return int(2.9 * theme.size)


def place_of(day: pd.Timestamp, begins: Sequence[pd.Timestamp]) -> float | None:
    """Return where `day` stands: column 0 reaches from -0.5 to 0.5; None if it is in no column.

    begins: first day of each column, and the first after the last.
    """
    column = bisect_right(begins, day) - 1
    if not 0 <= column < len(begins) - 1:
        return None
    share: float = (day - begins[column]) / (begins[column + 1] - begins[column])
    return round(column - 0.5 + share, 3)


def add_months(
    canvas: Canvas, begins: Sequence[pd.Timestamp], depth: float, theme: Theme, *, cell: float, undated: bool
) -> None:
    """Rule the years from the top to `depth` px down; print them, and where there is room what is between.

    cell: px of a column. undated: behind the last column stands another for what is dated too vaguely.
    """
    count = len(begins) - 1
    months = (begins[1].year - begins[0].year) * 12 + begins[1].month - begins[0].month
    every = max(int(2.8 * theme.size / cell) + 1, 1) if months >= 12 else 1  # columns from one year's name to the next
    years = [at for at, day in enumerate(begins[:count]) if at == 0 or day.year != begins[at - 1].year][::every]
    for at in years:
        _rule(canvas, at - 0.5, depth, theme)
        right = (count - at + (UNDATED if undated else 0)) * cell + _MARGIN
        if text_width(str(begins[at].year), theme.size - 1, bold=True) > right:
            continue  # it would leave the picture
        canvas.add_annotation(
            text=f"<b>{begins[at].year}</b>", x=at - 0.5, xanchor="left", y=1, yref="paper", yanchor="bottom",
            yshift=1.3 * theme.size if months < 12 else 2, font={"size": theme.size - 1, "color": theme.text},
        )  # fmt: skip
    shown = months < 12 and cell >= (0.85 if months == 1 else 0.6) * theme.size
    words = [_short(day, months) for day in begins[:count]] if shown else []
    canvas.update_xaxes(
        side="top", tickvals=list(range(len(words))), ticktext=words, showgrid=False, ticks="", fixedrange=True,
        automargin=False, showticklabels=shown, tickfont={"size": theme.size - 1, "color": theme.faint},
    )  # fmt: skip
    if months in (1, 3) and shown:
        canvas.add_annotation(
            text="Month" if months == 1 else "Quarter", xref="paper", x=0, xanchor="right", xshift=-8, y=1,
            yref="paper", yanchor="bottom", yshift=2, font={"size": theme.size - 1, "color": theme.faint},
        )  # fmt: skip
    if undated:
        _rule(canvas, count - 0.5, depth, theme)
        canvas.add_annotation(
            text="too<br>vague", x=count - 0.5 + UNDATED / 2, y=1, yref="paper", yanchor="bottom", align="center",
            font={"size": theme.size - 1, "color": theme.faint},
        )  # fmt: skip


def _rule(canvas: Canvas, x: float, depth: float, theme: Theme) -> None:
    line = {"color": theme.faint, "width": 1}
    canvas.add_shape(type="line", x0=x, x1=x, y0=0, y1=depth, opacity=0.5, line=line, layer="below")


def _short(day: pd.Timestamp, months: int) -> str:
    return f"{day:%b}"[0] if months == 1 else str((day.month + 2) // 3)
