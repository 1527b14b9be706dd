"""What the reader sees. The only package that knows streamlit."""

from collections.abc import Callable
from typing import NamedTuple

from components.dataset import Dataset, Page
from components.exports.drawing import Drawing
from components.views.about import about_view
from components.views.actor import actor_drawings, actor_view
from components.views.agenda import agenda_drawings, agenda_view
from components.views.exchange import exchange_drawings, exchange_view
from components.views.knew import knew_drawings, knew_view
from components.views.lamp import lamp_drawings, lamp_view
from components.views.lessons import lessons_view
from components.views.look import Stage
from components.views.map import map_drawings, map_view
from components.views.offers import offers_drawings, offers_view
from components.views.own import own_view
from components.views.readings import readings_drawings, readings_view
from components.views.table import table_view
from components.views.timeline import timeline_drawings, timeline_view
from components.views.waits import waits_drawings, waits_view
from components.views.who import who_drawings, who_view


class View(NamedTuple):
    """One view: the reader's question it belongs to, its words on the switch, what it is for, and what shows it.

    show: from the whole data set, the chosen part of it, and the page. drawings: its charts in the order of the page,
    from the same and what they are drawn for; it knows no streamlit, so an export can ask for them too.
    """

    question: str
    title: str
    purpose: str
    show: Callable[[Dataset, Dataset, Page], None]
    drawings: Callable[[Dataset, Dataset, Page, Stage], list[Drawing]]


def _none(*_: object) -> list[Drawing]:
    """Return no drawing: for a view of words and tables."""
    return []


_WHEN, _WHO, _ASKED, _KNOW = "When and where?", "Who?", "What was asked?", "How do we know?"
_USE = "Use it"

# Name in the link -> the view; in the order of the switch, the views of one question side by side.
VIEWS: dict[str, View] = {
    "timeline": View(
        _WHEN, "Timeline", "When it happened, when it is told, when it became public.", timeline_view, timeline_drawings
    ),
    "waits": View(
        _WHEN,
        "Waits and silences",
        "How long each side waited, and where the record is silent.",
        waits_view,
        waits_drawings,
    ),
    "map": View(_WHEN, "Map", "Where it happened, and where the place is only inferred.", map_view, map_drawings),
    "exchange": View(_WHO, "Exchange", "Through whose hands each message passed.", exchange_view, exchange_drawings),
    "who": View(_WHO, "Who to whom", "Between whom words passed, and who met.", who_view, who_drawings),
    "knew": View(_WHO, "Who knew what", "Who knew of which message, and from which day on.", knew_view, knew_drawings),
    "actor": View(
        _WHO, "One actor", "All that is recorded of one person, state or office.", actor_view, actor_drawings
    ),
    "offers": View(
        _ASKED, "Offers and answers", "What was asked or offered, and what was answered.", offers_view, offers_drawings
    ),
    "agenda": View(
        _ASKED, "Topics", "What the recorded events are about, quarter by quarter.", agenda_view, agenda_drawings
    ),
    "readings": View(
        _KNOW, "Two readings", "Where accounts disagree, and what it rests on.", readings_view, readings_drawings
    ),
    "lamp": View(_KNOW, "Source lamp", "What is left without one of the sources.", lamp_view, lamp_drawings),
    "table": View(_KNOW, "Table", "Every chosen event as a row, to read or to download.", table_view, _none),
    "about": View(_KNOW, "About", "How the record was made, and what its marks mean.", about_view, _none),
    "lessons": View(_USE, "Lessons", "Ready-made lessons step by step, or one of your own.", lessons_view, _none),
    "own": View(
        _USE, "Your own records", "Open a package of your own, check it, or start from a template.", own_view, _none
    ),
}

__all__ = ["VIEWS", "View"]
