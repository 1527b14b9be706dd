"""A figure in the making."""

from typing import Any

import plotly.graph_objects as go


class Canvas:
    """Collects what is drawn and gives it to plotly at once.

    Plotly reads all shapes and annotations again for each one that is added: a hundred of them take seconds.
    """

    def __init__(self, **layout: Any) -> None:
        """Begin with an empty figure of this layout."""
        self._figure = go.Figure(layout=layout)
        self._shapes: list[dict[str, Any]] = []
        self._annotations: list[dict[str, Any]] = []

    @property
    def layout(self) -> Any:
        """The layout of the figure, to read and to set."""
        return self._figure.layout

    def update_layout(self, **layout: Any) -> None:
        """Set parts of the layout."""
        self._figure.update_layout(**layout)

    def update_xaxes(self, **axis: Any) -> None:
        """Set properties of the x axis."""
        self._figure.update_xaxes(**axis)

    def update_yaxes(self, **axis: Any) -> None:
        """Set properties of the y axis."""
        self._figure.update_yaxes(**axis)

    def add_shape(self, **shape: Any) -> None:
        """Draw a line, box or ring."""
        self._shapes.append(shape)

    def add_annotation(self, **annotation: Any) -> None:
        """Write a text."""
        self._annotations.append(annotation)

    def add_scatter(self, **trace: Any) -> None:
        """Draw marks, lines or texts at data."""
        self._figure.add_scatter(**trace)

    def add_bar(self, **trace: Any) -> None:
        """Draw bars."""
        self._figure.add_bar(**trace)

    def finished(self) -> go.Figure:
        """Return the figure with all that was drawn."""
        self._figure.update_layout(shapes=self._shapes, annotations=self._annotations)
        return self._figure
