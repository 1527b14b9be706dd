"""How it is drawn: tables in, plotly figures out. Knows nothing of pages."""

from plotly.graph_objects import Figure

from components.figures.actors.actor_timeline import actor_timeline
from components.figures.actors.partners import partners
from components.figures.exchange.lifelines import lifelines
from components.figures.exchange.meetings import meetings
from components.figures.exchange.message_rows import message_rows
from components.figures.exchange.pairs import pairs
from components.figures.knowledge.knowledge import knowledge
from components.figures.map.place_map import place_map
from components.figures.replies.message_strips import message_strips
from components.figures.replies.offers_and_answers import offers_and_answers
from components.figures.replies.waits import waits
from components.figures.sources.stemma import stemma
from components.figures.story.sequence import sequence
from components.figures.story.units import units
from components.figures.timeline.event_list import event_list
from components.figures.timeline.timeline import timeline
from components.figures.topics.topic_grid import topic_grid

__all__ = [
    "Figure",
    "actor_timeline",
    "event_list",
    "knowledge",
    "lifelines",
    "meetings",
    "message_rows",
    "message_strips",
    "offers_and_answers",
    "pairs",
    "partners",
    "place_map",
    "sequence",
    "stemma",
    "timeline",
    "topic_grid",
    "units",
    "waits",
]
