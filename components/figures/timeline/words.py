"""The labels of the marks of the timeline."""

from collections.abc import Sequence
from typing import Any

from components.dataset.timeline.timeline import STEPS, UNDATED
from components.figures.base.canvas import Canvas, axis_values
from components.figures.base.theme import Theme, escape_html
from components.figures.timeline.axes import AXES
from components.figures.timeline.lanes import Grid, PlacedMark


def label_of(mark: PlacedMark) -> str:
    """Return the label of `mark` as it is drawn, with a gap on both sides."""
    return f"\u2002{escape_html(mark.label)}\u2002" if mark.label else ""


def word_font(theme: Theme) -> dict[str, Any]:
    """Return the font of labels: with a seam of the ground's colour, so that no line behind strikes them."""
    return {"size": theme.size, "color": theme.text, "shadow": ", ".join([f"0 0 3px {theme.ground}"] * 4)}


def add_words(canvas: Canvas, grid: Grid, marks: Sequence[PlacedMark], theme: Theme) -> None:
    """Write the labels that stand apart from their marks. marks: the rows of `grid`."""
    dated = [panel for name, panel in grid.panels.items() if name not in (STEPS, UNDATED)]
    places: dict[str, list[tuple[Any, PlacedMark]]] = {}
    for mark in marks:
        if mark.label and mark.apart:
            day = mark.first if mark.flipped else mark.last
            panel = next((one for one in dated if day <= one.until), dated[-1])
            places.setdefault(panel.name, []).append((min(max(day, panel.first), panel.last), mark))
    for name, here in sorted(places.items()):
        canvas.add_scatter(
            x=axis_values(day for day, _ in here), y=[mark.y for _, mark in here], xaxis=AXES[name], mode="text",
            text=[label_of(mark) for _, mark in here], hoverinfo="skip", cliponaxis=False,
            textposition=["middle left" if mark.flipped else "middle right" for _, mark in here],
            textfont=word_font(theme),
        )  # fmt: skip
