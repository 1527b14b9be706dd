"""How it is drawn: tables in, plotly figures out. Knows nothing of pages."""

from plotly.graph_objects import Figure

from components.figures.actor import career
from components.figures.agenda import agenda
from components.figures.exchange import lifelines
from components.figures.knew import knowledge
from components.figures.map import atlas
from components.figures.meetings import meetings
from components.figures.offers import ledger
from components.figures.partners import partners
from components.figures.silence_grid import silence_grid
from components.figures.stemma import stemma
from components.figures.strip import strip
from components.figures.timeline import timeline
from components.figures.timeline_orders import in_order
from components.figures.waits import waits
from components.figures.who import matrix

__all__ = [
    "Figure",
    "agenda",
    "atlas",
    "career",
    "in_order",
    "knowledge",
    "ledger",
    "lifelines",
    "matrix",
    "meetings",
    "partners",
    "silence_grid",
    "stemma",
    "strip",
    "timeline",
    "waits",
]
