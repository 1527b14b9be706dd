"""How it is drawn: tables in, plotly figures out. Knows nothing of pages."""

from plotly.graph_objects import Figure

from components.figures.exchange import lifelines
from components.figures.meetings import meetings
from components.figures.strip import strip
from components.figures.timeline import timeline
from components.figures.who import matrix

__all__ = ["Figure", "lifelines", "matrix", "meetings", "strip", "timeline"]
