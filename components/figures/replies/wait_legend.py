"""What the marks of the waits mean."""

import pandas as pd

from components.dataset.replies import wait_records as w
from components.dataset.replies.waits import ASKED_NAME, ASKER_NAME
from components.figures.base.legend import Row, Sample
from components.figures.base.theme import Theme, escape_html, symbol

OPEN = "triangle-right-open"  # no answer recorded


def wait_legend(found: pd.DataFrame, theme: Theme, *, titled: bool) -> list[Row]:
    """Return the legend of the waits `found`: only what occurs among them; its rows named if `titled`."""
    sides = dict(zip(found[w.ASKER].tolist(), found[ASKER_NAME].tolist(), strict=True))
    sides |= dict(zip(found[w.ASKED].tolist(), found[ASKED_NAME].tolist(), strict=True))
    colours = [Sample(escape_html(sides[side]), theme.side(side), "circle") for side in theme.sides if side in sides]
    answered, deduced = found[w.ANSWER].ne(""), found[w.INFERRED]
    kinds = dict(zip(found[w.ANSWER_KIND].tolist(), found[w.ANSWER_KIND_NAME].tolist(), strict=True))
    ends = [
        Sample(f"answer: {escape_html(name).lower()}", theme.faint, symbol(kind, filled=True))
        for kind, name in kinds.items()
        if kind
    ]
    if (~found[w.QUESTION_EXACT] | (answered & ~found[w.ANSWER_EXACT])).any():
        ends.append(Sample("day not known", theme.faint, "circle-open"))
    lines = [
        *([Sample("a source says so", theme.faint, dash="solid")] if (answered & ~deduced).any() else []),
        *([Sample("the curator reads it so", theme.faint, dash="dot")] if (answered & deduced).any() else []),
        *([Sample("no answer recorded", theme.faint, dash="dash")] if (~answered).any() else []),
    ]
    rows: list[Row] = [("Who acts", colours), ("End", ends), ("Answer", lines)]
    return [(title if titled else "", samples) for title, samples in rows if samples]
