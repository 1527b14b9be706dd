"""The legend of a figure as data: what colour, fill, dash and shape mean in it. Kept with the figure in layout.meta."""

from collections.abc import Iterable, Sequence
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
