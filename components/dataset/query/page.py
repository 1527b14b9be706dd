"""What the page shows, as a value."""

import datetime as dt
from dataclasses import dataclass, field

from components.dataset.model.lane_fields import LANES
from components.dataset.query.selection import Selection
from components.dataset.query.views import UNNAMED, VIEWS
from components.dataset.sources.excluded_sources import ExcludedSources

# What each choice of the page may be, the default first.
VIEW_NAMES = (UNNAMED, *(name for name in VIEWS if name != UNNAMED))
ORDERS = ("happened", "told", "learned")
SCALES = ("calendar", "steps")
HANDS = ("direct", "final")
LEDGERS = ("message", "topic")
SECTIONS = ("how", "marks", "doubts", "sources", "corrections", "dictionary", "licence")
Days = tuple[dt.date, dt.date]


@dataclass(frozen=True)
class Page:
    """All that a link restores. The default is the timeline of all events.

    event: id of the event whose evidence is open; empty if none. order, lanes, scale: of the timeline.
    own_lanes: those that the package opens with (`Dataset.lanes`): what a link means that names none.
    public_lanes: whether the timeline spreads the record that was not secret over its lanes instead of one strip.
    shapes: whether the marks of the timeline have a shape for each kind of event.
    zoom: first and last day that the timeline is drawn at full width for, both included; None for all.
    hands: who to whom from hand to hand ("direct") or from author to final addressee ("final").
    ledger: asks and offers in blocks of one message or one topic.
    section: of the view About. focus, against: actor_id of whom a view is about, and of whom it compares them with;
    empty if the reader has not said. first: number, from 1, of a message of the exchange, or of an event of the
    timeline's list: the part that it is in is drawn.
    day: up to which a view looks; None for all. issue: issue_id of the disagreement that is read; empty for the first.
    excluded: what is switched off. ranges: numbers with what of them is certain.
    chart: key of the chart of the view that is shown alone, on a projector or inside another page; empty for the
    first. present: for a projector, one thing at a time. stop: the last day that may be seen, what is or may be later
    being hidden; None if nothing is. lesson, step: id of the lesson that is taught, empty if none, and the number of
    its step, from 1. revealed: whether the step tells its answer. speaker: whether the teacher's own notes are asked
    for. archive: fingerprint of the reader's own package, which this page is of; empty for that of the dashboard.
    """

    selection: Selection = field(default_factory=Selection)
    view: str = VIEW_NAMES[0]
    event: str = ""
    order: str = ORDERS[0]
    lanes: str = LANES[0]
    own_lanes: str = LANES[0]
    scale: str = SCALES[0]
    public_lanes: bool = False
    shapes: bool = False
    zoom: Days | None = None
    hands: str = HANDS[0]
    ledger: str = LEDGERS[0]
    section: str = SECTIONS[0]
    focus: str = ""
    against: str = ""
    first: int = 1
    day: dt.date | None = None
    issue: str = ""
    excluded: ExcludedSources = field(default_factory=ExcludedSources)
    ranges: bool = False
    chart: str = ""
    present: bool = False
    stop: dt.date | None = None
    lesson: str = ""
    step: int = 1
    revealed: bool = False
    speaker: bool = False
    archive: str = ""
