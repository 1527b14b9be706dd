"""What the page shows, as the text of its link."""

import datetime as dt
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.dating import DATINGS
from components.dataset.model.lane_fields import LANES
from components.dataset.query.facet_counts import facet_values
from components.dataset.query.facets import FACETS
from components.dataset.query.page import HANDS, LEDGERS, ORDERS, SCALES, SECTIONS, VIEW_NAMES, Page
from components.dataset.query.selection import Selection
from components.dataset.query.views import LANDING, UNNAMED
from components.dataset.query.ways import renew_ways, ways_read, ways_written
from components.dataset.query.written_date import written_days
from components.dataset.sources.excluded_sources import ExcludedSources

_LANES = "lanes"
_CHOICES = {
    "view": VIEW_NAMES,
    "order": ORDERS,
    _LANES: LANES,
    "scale": SCALES,
    "hands": HANDS,
    "ledger": LEDGERS,
    "section": SECTIONS,
}
EXCLUDED = {"sources": "without_source", "voices": "without_voice"}
_TEXTS = ("chart", "lesson", "archive")  # kept as they are written
_IDS = {"focus": ("actors", c.ACTOR), "against": ("actors", c.ACTOR), "issue": ("ambiguities", c.ISSUE_ID)}
# Name in the link -> name in Page, and what is written if it is on.
_SWITCHES = {
    "numbers": ("ranges", "range"),
    "present": ("present", "yes"),
    "reveal": ("revealed", "yes"),
    "speaker": ("speaker", "yes"),
    "public": ("public_lanes", "lanes"),
    "shapes": ("shapes", "kind"),
}
STOP, STEP, FIRST, _VIEW, _DAY = "stop", "step", "first", "view", "day"
_EMBED = ("embed", "embed_options")  # Streamlit's own, which it keeps to itself
# Parameters that choose no events among those that may be seen.
UNFILTERED = (*_CHOICES, "event", "zoom", STEP, FIRST, *_IDS, *_TEXTS, *_SWITCHES, _DAY, STOP, *EXCLUDED.values())
# Parameters of where a page is shown, not of what it shows.
SETTING = ("present", "speaker", "lesson", STEP, "reveal", "archive")
_LONGEST_TEXT = 200
_WORD = re.compile(r"[\w~-]{1,60}", re.ASCII)

Query = dict[str, list[str]]


def to_query(page: Page) -> Query:
    """Write `page` as query parameters; what is at its default is left out, ids stand for labels.

    >>> to_query(Page(view="exchange", selection=Selection(kinds=("message", "meeting"))))
    {'view': ['exchange'], 'kind': ['message', 'meeting']}
    >>> to_query(Page(view="timeline")), to_query(Page(view="story")), to_query(Page(view="timeline", step=2))
    ({'view': ['timeline']}, {}, {'step': ['2']})
    """
    default, selection = Page(lanes=page.own_lanes), page.selection
    query = {name: [getattr(page, name)] for name in _CHOICES}
    query = {name: value for name, value in query.items() if name == _VIEW or value != [getattr(default, name)]}
    query |= {name: [getattr(page, name)] for name in ("event", *_IDS, *_TEXTS) if getattr(page, name)}
    query |= {name: [getattr(page, name).isoformat()] for name in (_DAY, STOP) if getattr(page, name)}
    query |= {short: [value] for short, (name, value) in _SWITCHES.items() if getattr(page, name)}
    numbers = {name: getattr(page, name) for name in (STEP, FIRST)}
    query |= {name: [str(number)] for name, number in numbers.items() if number != getattr(default, name)}
    excluded = {short: list(getattr(page.excluded, name)) for name, short in EXCLUDED.items()}
    query |= {name: values for name, values in excluded.items() if values}
    query |= {"zoom": [edtf_interval(*page.zoom)]} if page.zoom else {}
    query |= {"q": [selection.text]} if selection.text else {}
    query |= {"from": [selection.start.isoformat()]} if selection.start else {}
    query |= {"to": [selection.end.isoformat()]} if selection.end else {}
    query |= {"range": ["certain"]} if selection.certainly else {}
    query |= {"dated": list(selection.datings)} if selection.datings else {}
    facets = {facet.parameter: list(getattr(selection, facet.name)) for facet in FACETS}
    query |= ways_written(selection)
    return _with_view(query | {name: values for name, values in facets.items() if values})


def _with_view(query: Query) -> Query:
    """Return `query` with the name of the view only where it is needed: see `LANDING` and `UNNAMED`."""
    rest = {name: values for name, values in query.items() if name != _VIEW}
    unwritten = UNNAMED if _says_more(rest) else LANDING
    return rest if query.get(_VIEW, [unwritten]) == [unwritten] else query


def _says_more(query: Mapping[str, Sequence[str]]) -> bool:
    """Return whether a link says more than which package is open, and that it stands inside another page."""
    return any(values for name, values in query.items() if name not in (_VIEW, "archive", *_EMBED))


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

    def written(name: str, place: int) -> dt.date | None:
        try:
            return written_days(asked)[place] if (asked := next(iter(query.get(name, ())), "")) else None
        except ValueError:
            ignored.append(f"{name}={asked}")
            return None

    start, end = written("from", 0), written("to", 1)
    if start and end and start > end:
        start, end = end, start
    facets: dict[str, Any] = {f.name: known(f.parameter, facet_values(dataset, f)) for f in FACETS}
    selection = Selection(
        text=next(iter(query.get("q", ())), "")[:_LONGEST_TEXT],
        start=start,
        end=end,
        certainly=bool(known("range", ("certain",))),
        datings=known("dated", DATINGS),
        **ways_read(known, facets),
        **facets,
    )
    choices: dict[str, Any] = {
        name: one(name, allowed, dataset.lanes if name == _LANES else allowed[0])
        for name, allowed in _CHOICES.items()
        if name != _VIEW
    }
    choices["own_lanes"] = dataset.lanes
    choices[_VIEW] = one(_VIEW, VIEW_NAMES, UNNAMED if _says_more(query) else LANDING)
    for name, (table, column) in _IDS.items():
        choices[name] = one(name, getattr(dataset, table)[column].tolist() if query.get(name) else (), "")
    lit = {"sources": dataset.names_of[c.SOURCE], "voices": dataset.dictionary.labels("claims", c.VOICE)}
    excluded: dict[str, Any] = {name: known(EXCLUDED[name], allowed) for name, allowed in lit.items()}
    asked = next(iter(query.get("event", ())), "")
    event = asked if dataset.holds(asked) else ""
    if asked and not event:
        ignored.append(f"event={asked}")
    choices |= {name: one(name, list(filter(_WORD.fullmatch, query.get(name, ()))), "") for name in _TEXTS}
    choices |= {name: bool(known(short, (value,))) for short, (name, value) in _SWITCHES.items()}
    choices |= {_DAY: next(iter(days(_DAY, 1)), None), STOP: written(STOP, 1)}
    choices |= {name: _number(query, name) for name in (STEP, FIRST)}
    zoom = days("zoom", 2)
    around = (min(zoom), max(zoom)) if zoom else None
    return Page(selection, event=event, zoom=around, excluded=ExcludedSources(**excluded), **choices), ignored


def stop_of(query: Mapping[str, Sequence[str]]) -> dt.date | None:
    """Return the last day that the link lets be seen; None if it names none.

    Asked before `from_query`, which is to know only what may be seen.
    """
    try:
        return written_days(next(iter(query.get(STOP, ())), ""))[1]
    except ValueError:
        return None


def step_of(query: Mapping[str, Sequence[str]]) -> tuple[int, bool]:
    """Return which step of a lesson the link asks for, from 1, and whether its answer is told.

    >>> step_of({"step": ["2"], "reveal": ["yes"]}), step_of({"step": ["x"], "reveal": ["no"]})
    ((2, True), (1, False))
    """
    return _number(query, STEP), _SWITCHES["reveal"][1] in query.get("reveal", ())


def _number(query: Mapping[str, Sequence[str]], name: str) -> int:
    """Return a number of the link, from 1; 1 if it is none."""
    number = next(iter(query.get(name, ())), "")
    return max(int(number), 1) if re.fullmatch("[0-9]{1,6}", number) else 1


def changed_query(query: Mapping[str, Sequence[str]], **parameters: Sequence[str]) -> Query:
    """Return `query` with these parameters set anew; one that is empty or at its default is left out.

    Lanes are always named: which ones a link means that names none depends on the package.
    The view stays what it is: where the link named none, and says more or less now, it is named.
    That all or none of the values of a filter are asked for goes with the values.

    >>> changed_query({"view": ["who"], "kind": ["message"]}, view=["timeline"], event=["S24"])
    {'kind': ['message'], 'event': ['S24']}
    >>> changed_query({}, event=["S24"]), changed_query({"event": ["S24"]}, event=[])
    ({'view': ['story'], 'event': ['S24']}, {'view': ['timeline']})
    >>> changed_query({"view": ["timeline"]}, embed=["true"])
    {'view': ['timeline'], 'embed': ['true']}
    >>> changed_query({"topic": ["A", "B"], "all": ["topic"]}, topic=["A"])
    {'topic': ['A']}
    """
    view = {_VIEW: [UNNAMED if _says_more(query) else LANDING]}
    merged = renew_ways({name: list(values) for name, values in (view | dict(query) | parameters).items()}, parameters)
    defaults = {name: [allowed[0]] for name, allowed in _CHOICES.items() if name not in (_VIEW, _LANES)}
    return _with_view({name: values for name, values in merged.items() if any(values) and values != defaults.get(name)})


def edtf_interval(first: dt.date, last: dt.date) -> str:
    """Write two days as EDTF writes them.

    >>> edtf_interval(dt.date(1996, 2, 2), dt.date(1996, 2, 4))
    '1996-02-02/1996-02-04'
    """
    return f"{first.isoformat()}/{last.isoformat()}"
