"""A figure in the making."""

from collections.abc import Iterable, Sequence
from types import SimpleNamespace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.base.legend import Row, legend_meta


class Canvas:
    """Collects what is drawn as plain dicts, and the rows of the legend, and gives it to plotly at once.

    Plotly checks all that it holds again for each part that is added: a hundred parts take seconds.
    """

    def __init__(self, **layout: Any) -> None:
        """Begin with an empty figure of this layout."""
        self._layout = SimpleNamespace(**layout)
        self._traces: list[dict[str, Any]] = []
        self._shapes: list[dict[str, Any]] = []
        self._annotations: list[dict[str, Any]] = []
        self.legend: Sequence[Row] = ()

    @property
    def layout(self) -> SimpleNamespace:
        """The parts of the layout by name, to read and to set; what is inside a part is a plain dict."""
        return self._layout

    def update_layout(self, **layout: Any) -> None:
        """Set parts of the layout."""
        vars(self._layout).update(layout)

    def update_xaxes(self, **axis: Any) -> None:
        """Set properties of the x axis."""
        self._layout.xaxis = {**self._layout.xaxis, **axis}

    def update_yaxes(self, **axis: Any) -> None:
        """Set properties of the y axis."""
        self._layout.yaxis = {**self._layout.yaxis, **axis}

    def add_shape(self, **shape: Any) -> None:
        """Draw a line, box or ring."""
        self._shapes.append(shape)

    def add_annotation(self, **annotation: Any) -> None:
        """Write a text."""
        self._annotations.append({"showarrow": False, **annotation})

    def add_scatter(self, **trace: Any) -> None:
        """Draw marks, lines or texts at data."""
        self._traces.append({"type": "scatter", "showlegend": False, **trace})

    def add_bar(self, **trace: Any) -> None:
        """Draw bars."""
        self._traces.append({"type": "bar", "showlegend": False, **trace})

    def finished(self) -> go.Figure:
        """Return the figure with all that was drawn."""
        layout = {**vars(self._layout), "shapes": self._shapes, "annotations": self._annotations}
        if meta := {**layout.get("meta", {}), **legend_meta(self.legend)}:
            layout["meta"] = meta
        return go.Figure({"data": self._traces, "layout": layout})


def axis_values(values: Iterable[Any]) -> list[Any]:
    """Return where marks stand as plotly writes it, as short as it can be: a day without its midnight.

    values: days, numbers, or None for a gap in a line.

    >>> axis_values([pd.Timestamp("1995-09-05"), pd.Timestamp("1995-09-05 12:00"), 2.0, None])
    ['1995-09-05', '1995-09-05T12:00:00', 2.0, None]
    """
    return [
        value.isoformat().removesuffix("T00:00:00") if isinstance(value, pd.Timestamp) else value for value in values
    ]
