"""The printed legend: rows of samples under a figure, each row saying what one visual means."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from components.figures.base.canvas import Canvas
from components.figures.base.text_width import text_width
from components.figures.base.theme import Theme

_ROW = 24  # px at 13 px letters
_SAMPLE = 52  # px that the drawing of a sample and the gaps around it take
_TITLE = 44  # px at 13 px letters


@dataclass(frozen=True)
class Sample:
    """One entry: a mark (plotly symbol) or a line (plotly dash; empty for none), its colour, and its meaning."""

    meaning: str
    colour: str
    symbol: str = ""
    dash: str = ""
    width: int = 2
    opacity: float = 1


Row = tuple[str, Sequence[Sample]]


def legend_rows(rows: Iterable[Row], width: float, theme: Theme) -> list[Row]:
    """Return `rows` broken so that each fits into `width` px; only the first part of a row keeps its title."""
    broken: list[Row] = []
    for title, samples in rows:
        line: list[Sample] = []
        used = 0.0
        for sample in samples:
            needed = _SAMPLE + text_width(sample.meaning, theme.size)
            if line and used + needed > width:
                broken.append((title, line))
                title, line, used = "", [], 0.0
            line, used = [*line, sample], used + needed
        if line:
            broken.append((title, line))
    return broken


def title_room(theme: Theme) -> float:
    """Return the px that the titles of the rows take, where they stand inside the plot."""
    return _TITLE * theme.size / 13


def legend_height(rows: int, theme: Theme) -> int:
    """Return how many px a legend of `rows` rows takes at the bottom of a figure."""
    return int(rows * _ROW * theme.size / 13) + 6


def add_legend(canvas: Canvas, rows: Sequence[Row], theme: Theme, *, left: float = 0) -> None:
    """Print `rows`, each (title, samples), at the bottom of `canvas`, which must leave `legend_height` px free there.

    left: share of the plot's width that is left free for the titles; 0 puts them into the left margin.
    """
    step = _ROW * theme.size / 13
    for place, (title, samples) in enumerate(rows, start=1):
        name = "legend" if place == 1 else f"legend{place}"
        middle = (len(rows) - place + 0.5) * step
        for sample in samples:
            words = f"{sample.meaning}\u2002"  # keeps plotly from cutting the last letter if the font comes late
            canvas.add_scatter(x=[None], y=[None], name=words, legend=name, hoverinfo="skip", **_drawn(sample, theme))
        legend = {
            "orientation": "h",
            "itemclick": False,
            "itemdoubleclick": False,
            "xref": "paper",
            "x": left,
            "xanchor": "left",
            "yref": "container",
            "y": round(middle / canvas.layout.height, 5),
            "yanchor": "middle",
            "font": {"size": theme.size - 1, "color": theme.text},
            "bgcolor": "rgba(0,0,0,0)",
        }
        canvas.update_layout(**{name: legend})
        canvas.add_annotation(
            x=0, xref="paper", xanchor="left" if left else "right", xshift=0 if left else -6, y=0, yref="paper",
            yanchor="middle", yshift=middle - canvas.layout.margin["b"], text=title,
            font={"size": theme.size - 1, "color": theme.faint},
        )  # fmt: skip


def _drawn(sample: Sample, theme: Theme) -> dict[str, object]:
    shared: dict[str, object] = {"showlegend": True}
    if sample.opacity != 1:
        shared["opacity"] = sample.opacity
    if sample.symbol:
        line = {"width": 2 if "open" in sample.symbol else 0}
        marker = {"symbol": sample.symbol, "color": sample.colour, "size": theme.mark, "line": line}
        return {"mode": "markers", "marker": marker, **shared}
    stroke = {"color": sample.colour, "dash": sample.dash or "solid", "width": sample.width}
    return {"mode": "lines", "line": stroke, **shared}
