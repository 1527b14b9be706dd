"""The legend of the timeline: what colours, shapes, fills and bands mean."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from components.dataset.model import columns as c
from components.dataset.timeline.timeline import LANE, STRIP
from components.figures.base.legend import DAY_KNOWN, DAY_NOT_KNOWN, NOT_SURE, POSSIBLE_DAYS, Row, Sample
from components.figures.base.theme import Theme, symbol
from components.figures.timeline.marks import PALE, STRONG, THIN

DATES_KNOWN = (DAY_KNOWN, DAY_NOT_KNOWN, POSSIBLE_DAYS, "lasted")


def sides_and_kinds(
    marks: pd.DataFrame, labels: Mapping[str, Mapping[str, str]], theme: Theme, *, kinds: bool
) -> list[Row]:
    """Return the rows for colours and, if asked for, shapes: only what is drawn, in the order of the dictionary."""
    strip = marks[LANE].eq(STRIP)
    there = {c.SIDE: set(marks.loc[~strip, c.SIDE].tolist()), c.KIND: set(marks[c.KIND].tolist())}
    sides = [
        Sample(words, theme.side(side), "square") for side, words in labels["side"].items() if side in there[c.SIDE]
    ]
    if strip.any():
        sides.append(Sample("small: public, or not said to be secret", theme.faint, "circle"))
    shapes = [
        Sample(words, theme.text, symbol(kind, filled=True))
        for kind, words in labels["kind"].items()
        if kind in there[c.KIND]
    ]
    return [("Side", sides), *([("Kind", shapes)] if kinds else [])]


def open_sample(theme: Theme) -> Sample:
    """Return the sample of a mark that is bounded on one side only."""
    return Sample("may be earlier (later: to the right)", theme.text, "triangle-left")


def dates_row(meanings: Sequence[str], theme: Theme, *, open_sides: bool) -> Row:
    """Return the row of the legend for a filled and a hollow mark, a pale and a strong band, as far as named.

    open_sides: whether a mark is open to one side.
    """
    ink = theme.text
    samples = [
        Sample("", ink, "circle"),
        Sample("", ink, "circle-open"),
        Sample("", ink, width=THIN, opacity=PALE),
        Sample("", ink, width=THIN + 2, opacity=STRONG),
    ]
    named = [replace(sample, meaning=words) for sample, words in zip(samples, meanings, strict=False)]
    if open_sides:
        named.append(open_sample(theme))
    return "Date", [*named, Sample(NOT_SURE, ink, "circle", dash="dot")]
