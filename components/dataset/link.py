"""What the page shows, as a value and as the text of its link."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from components.dataset import columns as c
from components.dataset.facets import facet_values
from components.dataset.lamp import Lamp
from components.dataset.load import Dataset
from components.dataset.selection import FACETS, Selection

# What each choice of the page may be, the default first.
VIEW_NAMES = (
    *("timeline", "waits", "map", "exchange", "who", "knew", "actor", "offers", "agenda", "readings", "lamp", "table"),
    "about",
)
ORDERS = ("happened", "told", "learned")
LANES = ("channel", "side", "actor", "topic", "layer")
SCALES = ("calendar", "steps")
HANDS = ("direct", "final")
LEDGERS = ("message", "topic")
SECTIONS = ("how", "marks", "doubts", "sources", "dictionary", "licence")
_FACET_PARAMETERS = {
    "layers": "layer",
    "chapters": "chapter",
    "kinds": "kind",
    "topics": "topic",
    "channels": "channel",
    "secrecies": "secrecy",
    "actors": "actor",
    "roles": "role",
    "sides": "side",
    "sources": "source",
    "voices": "voice",
    "certainties": "certainty",
    "corroborations": "corroboration",
    "statuses": "status",
}
_CHOICES = {
    "view": VIEW_NAMES,
    "order": ORDERS,
    "lanes": LANES,
    "scale": SCALES,
    "hands": HANDS,
    "ledger": LEDGERS,
    "section": SECTIONS,
}
_LAMP_PARAMETERS = {"sources": "without_source", "voices": "without_voice"}
# Parameters that choose no events.
UNFILTERED = (
    *(*_CHOICES, "event", "zoom", "focus", "against", "day", "issue", "numbers", "present"),
    *_LAMP_PARAMETERS.values(),
)
_IDS = (("focus", "actors", c.ACTOR), ("against", "actors", c.ACTOR), ("issue", "ambiguities", c.ISSUE_ID))
_LONGEST_TEXT = 200

Days = tuple[dt.date, dt.date]


@dataclass(frozen=True)
class Page:
    """All that a link restores. The default is the landing page.

    event: id of the event whose evidence is open; empty if none. order, lanes, scale: of the timeline.
    zoom: first and last day that the timeline is drawn at full width for, both included; None for all.
    hands: who to whom from hand to hand ("direct") or from author to final addressee ("final").
    ledger: asks and offers in blocks of one message or one topic.
    section: of the view About. focus, against: actor_id of whom a view is about, and of whom it compares them with;
    empty if the reader has not said. day: up to which a view looks; None for all. issue: issue_id of the disagreement
    that is read; empty for the first. lamp: what is switched off. ranges: numbers with what of them is certain.
    present: one event at a time for a projector.
    """

    selection: Selection = field(default_factory=Selection)
    view: str = VIEW_NAMES[0]
    event: str = ""
    order: str = ORDERS[0]
    lanes: str = LANES[0]
    scale: str = SCALES[0]
    zoom: Days | None = None
    hands: str = HANDS[0]
    ledger: str = LEDGERS[0]
    section: str = SECTIONS[0]
    focus: str = ""
    against: str = ""
    day: dt.date | None = None
    issue: str = ""
    lamp: Lamp = field(default_factory=Lamp)
    ranges: bool = False
    present: bool = False


Query = dict[str, list[str]]


def to_query(page: Page) -> Query:
    """Write `page` as query parameters; what is at its default is left out, ids stand for labels.

    >>> to_query(Page(view="exchange", selection=Selection(kinds=("message", "meeting"))))
    {'view': ['exchange'], 'kind': ['message', 'meeting']}
    """
    default, selection = Page(), page.selection
    query = {name: [getattr(page, name)] for name in _CHOICES if getattr(page, name) != getattr(default, name)}
    query |= {name: [getattr(page, name)] for name in ("event", "focus", "against", "issue") if getattr(page, name)}
    query |= {"day": [page.day.isoformat()]} if page.day else {}
    lamp = {short: list(getattr(page.lamp, name)) for name, short in _LAMP_PARAMETERS.items()}
    query |= {name: values for name, values in lamp.items() if values}
    query |= {"numbers": ["range"]} if page.ranges else {}
    query |= {"zoom": [interval(*page.zoom)]} if page.zoom else {}
    query |= {"present": ["yes"]} if page.present else {}
    query |= {"q": [selection.text]} if selection.text else {}
    query |= {"from": [selection.start.isoformat()]} if selection.start else {}
    query |= {"to": [selection.end.isoformat()]} if selection.end else {}
    query |= {"range": ["certain"]} if selection.certainly else {}
    facets = {short: list(getattr(selection, name)) for name, short in _FACET_PARAMETERS.items()}
    return query | {name: values for name, values in facets.items() if values}


def from_query(query: Mapping[str, Sequence[str]], dataset: Dataset) -> tuple[Page, list[str]]:
    """Read what `to_query` wrote. Returns the page and, as "name=value", what could not be used."""
    ignored: list[str] = []

    def known(name: str, allowed: Collection[str]) -> tuple[str, ...]:
        asked = tuple(dict.fromkeys(query.get(name, ())))
        ignored.extend(f"{name}={value}" for value in asked if value not in allowed)
        return tuple(value for value in asked if value in allowed)

    def one(name: str, allowed: Collection[str], default: str) -> str:
        return next(iter(known(name, allowed)), default)

    def days(name: str, count: int) -> list[dt.date]:
        asked = next(iter(query.get(name, ())), "")
        try:
            found = [dt.date.fromisoformat(day) for day in asked.split("/")] if asked else []
        except ValueError:
            found = []
        if asked and len(found) != count:
            ignored.append(f"{name}={asked}")
            return []
        return found

    start, end = (next(iter(days(name, 1)), None) for name in ("from", "to"))
    if start and end and start > end:
        start, end = end, start
    facets: dict[str, Any] = {f.name: known(_FACET_PARAMETERS[f.name], facet_values(dataset, f)) for f in FACETS}
    selection = Selection(
        text=next(iter(query.get("q", ())), "")[:_LONGEST_TEXT],
        start=start,
        end=end,
        certainly=bool(known("range", ("certain",))),
        **facets,
    )
    choices: dict[str, Any] = {name: one(name, allowed, allowed[0]) for name, allowed in _CHOICES.items()}
    for name, table, column in _IDS:
        choices[name] = one(name, getattr(dataset, table)[column].tolist() if query.get(name) else (), "")
    lit = {"sources": dataset.names_of[c.SOURCE], "voices": dataset.dictionary.labels("claims", c.VOICE)}
    lamp: dict[str, Any] = {name: known(_LAMP_PARAMETERS[name], allowed) for name, allowed in lit.items()}
    asked = next(iter(query.get("event", ())), "")
    event = asked if dataset.holds(asked) else ""
    if asked and not event:
        ignored.append(f"event={asked}")
    zoom = days("zoom", 2)
    page = Page(
        selection,
        event=event,
        zoom=(min(zoom), max(zoom)) if zoom else None,
        day=next(iter(days("day", 1)), None),
        lamp=Lamp(**lamp),
        ranges=bool(known("numbers", ("range",))),
        present=bool(known("present", ("yes",))),
        **choices,
    )
    return page, ignored


def changed(query: Mapping[str, Sequence[str]], **parameters: Sequence[str]) -> Query:
    """Return `query` with these parameters set anew; one that is empty or at its default is left out.

    >>> changed({"view": ["who"], "kind": ["message"]}, view=["timeline"], event=["S24"])
    {'kind': ['message'], 'event': ['S24']}
    """
    merged = {name: list(values) for name, values in (dict(query) | parameters).items()}
    defaults = {name: [allowed[0]] for name, allowed in _CHOICES.items()}
    return {name: values for name, values in merged.items() if any(values) and values != defaults.get(name)}


def interval(first: dt.date, last: dt.date) -> str:
    """Write two days as EDTF writes them.

    >>> interval(dt.date(1996, 2, 2), dt.date(1996, 2, 4))
    '1996-02-02/1996-02-04'
    """
    return f"{first.isoformat()}/{last.isoformat()}"


def parameter(facet: str) -> str:
    """Return the name in the link of a facet of Selection, as `kind` for `kinds`."""
    return _FACET_PARAMETERS[facet]
