"""The legend of a figure as data: what colour, fill, dash and shape mean in it. Kept with the figure in layout.meta."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import plotly.graph_objects as go

LEGEND = "legend"  # of layout.meta
# What fill, band and dash mean, in the same words in every figure.
DAY_KNOWN, DAY_NOT_KNOWN, POSSIBLE_DAYS = "day known", "day not known", "possible days"
NOT_SURE = "not done, or not certain"


@dataclass(frozen=True)
class Sample:
    """One entry: a mark (plotly symbol), a line (plotly dash; empty for none), or with both a mark in a dotted ring.

    meaning: its words. colour, width (px), opacity: of the drawing.
    """

    meaning: str
    colour: str
    symbol: str = ""
    dash: str = ""
    width: int = 2
    opacity: float = 1


Row = tuple[str, Sequence[Sample]]

UNSEEN = "rgba(0,0,0,0)"  # the colour of the mark beside an entry that explains words
BOX = 16  # px of the square that the outlines are drawn in
RADIUS = 5.5  # px of a circle in it
# Plotly's name of a symbol that is no circle -> the corners of its outline; those of lines are always hollow.
OUTLINES: Mapping[str, Sequence[tuple[float, float]]] = {
    "square": ((3, 3), (13, 3), (13, 13), (3, 13)),
    "diamond": ((8, 1.5), (14.5, 8), (8, 14.5), (1.5, 8)),
    "hexagon2": ((2, 8), (5, 2.8), (11, 2.8), (14, 8), (11, 13.2), (5, 13.2)),
    "triangle-up": ((8, 2), (14.5, 13), (1.5, 13)),
    "triangle-left": ((2.5, 8), (12.5, 2), (12.5, 14)),
    "triangle-right": ((13.5, 8), (3.5, 2), (3.5, 14)),
    "pentagon": ((8, 1.8), (14.2, 6.3), (11.8, 13.7), (4.2, 13.7), (1.8, 6.3)),
    "star": (
        *((8, 1), (9.7, 5.9), (14.9, 5.9), (10.7, 9), (12.3, 14)),
        *((8, 11), (3.7, 14), (5.3, 9), (1.1, 5.9), (6.3, 5.9)),
    ),
    "x": (
        *((3, 5.2), (5.2, 3), (8, 5.8), (10.8, 3), (13, 5.2), (10.2, 8)),
        *((13, 10.8), (10.8, 13), (8, 10.2), (5.2, 13), (3, 10.8), (5.8, 8)),
    ),
    "asterisk": (
        *((8, 2.5), (8, 13.5), (8, 8), (3.2, 5.2), (12.8, 10.8)),
        *((8, 8), (12.8, 5.2), (3.2, 10.8), (8, 8)),
    ),
    "line-ew": ((2, 8), (14, 8)),
}


def outline_of(symbol: str) -> Sequence[tuple[float, float]]:
    """Return the corners of a symbol, filled or hollow; none of a circle, which an unknown one is drawn as."""
    return OUTLINES.get(symbol.removesuffix("-open"), ())


def is_filled(symbol: str) -> bool:
    """Return whether a symbol is drawn with its inside."""
    return not symbol.endswith("-open")


def day_legend(known: Iterable[bool], colour: str, *, ringed: bool = False) -> list[Sample]:
    """Return what fill means, of marks of which these have a known day. ringed: whether some have a dotted ring."""
    found = set(known)
    samples = [
        (True, Sample(DAY_KNOWN, colour, "circle")),
        (False, Sample(DAY_NOT_KNOWN, colour, "circle-open")),
    ]
    ring = [Sample(NOT_SURE, colour, "circle", dash="dot")] if ringed else []
    return [sample for one, sample in samples if one in found] + ring


def legend_meta(rows: Iterable[Row]) -> dict[str, Any]:
    """Return what layout.meta holds of a legend; nothing for none."""
    kept = [[title, [asdict(sample) for sample in samples]] for title, samples in rows if samples]
    return {LEGEND: kept} if kept else {}


def legend_of(figure: go.Figure) -> list[Row]:
    """Return the legend of `figure`, in rows of (title, samples)."""
    meta = figure.layout.meta or {}
    return [(title, [Sample(**sample) for sample in samples]) for title, samples in meta.get(LEGEND, [])]
