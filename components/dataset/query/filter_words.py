"""What a selection asks for, in words."""

import datetime as dt

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.date_words import date_words, day_words
from components.dataset.model.dating import DATINGS
from components.dataset.query.facet_counts import facet_values
from components.dataset.query.facets import FACET
from components.dataset.query.page import Page
from components.dataset.query.selection import DATED, DATES, WORDS, Selection, active_filters
from components.dataset.sources.excluded_sources import ExcludedSources


def filter_words(dataset: Dataset, selection: Selection) -> dict[str, str]:
    """Return each filter in use -> what it asks for: {"kinds": "Kind of event: Message or Meeting"}."""
    return {name: _words(dataset, selection, name) for name in active_filters(selection)}


def asked_words(dataset: Dataset, page: Page) -> str:
    """Return the filters in use, what the source lamp has switched off and where the record stops, as one text."""
    filters = "; ".join(filter_words(dataset, page.selection).values()) or "no filter"
    return "; ".join(filter(None, (filters, lamp_words(dataset, page.excluded), stop_words(page.stop))))


def stop_words(stop: dt.date | None) -> str:
    """Return up to which day the record may be seen: "Stopped at 3 February 1996, ..."; empty if nothing is hidden."""
    return f"Stopped at {day_words(stop)}, what is or may be later being hidden" if stop else ""


def lamp_words(dataset: Dataset, excluded: ExcludedSources) -> str:
    """Return what the source lamp has switched off: "Without Khaddam's papers, Outside source"; empty if nothing."""
    voices = dataset.dictionary.labels("claims", c.VOICE)
    off = [dataset.names_of[c.SOURCE].get(one, one) for one in excluded.sources]
    off += [f"the voice “{voices.get(one, one)}”" for one in excluded.voices]
    return f"Without {', '.join(off)}" if off else ""


def _words(dataset: Dataset, selection: Selection, name: str) -> str:
    if name == WORDS:
        return f"Text: {selection.text.strip()}"
    if name == DATES:
        start = f"from {day_words(selection.start)}" if selection.start else ""
        end = f"to {day_words(selection.end)}" if selection.end else ""
        sure = "certainly in range" if selection.certainly else "possibly in range"
        return f"Dates: {' '.join(part for part in (start, end) if part)}, {sure}"
    if name == DATED:
        return f"How well dated: {' or '.join(DATINGS[way] for way in selection.datings)}"
    labels = facet_values(dataset, FACET[name])
    return f"{FACET[name].title}: {_values([labels[value] for value in getattr(selection, name)], selection, name)}"


def _values(labels: list[str], selection: Selection, name: str) -> str:
    """Return values in words: "A or B", "both A and B", "all of A, B and C", "not A", "neither A nor B"."""
    if name in selection.none_of:
        return f"neither {' nor '.join(labels)}" if len(labels) > 1 else f"not {labels[0]}"
    if name in selection.all_of:
        first = ", ".join(labels[:-1])
        return f"{'both' if len(labels) == 2 else 'all of'} {first} and {labels[-1]}"
    return " or ".join(labels)


def event_dates(dataset: Dataset) -> dict[str, str]:
    """Return event_id -> its date in words."""
    events = dataset.events
    bounds = [events[bound].to_numpy().astype("datetime64[D]").tolist() for bound in (c.EARLIEST, c.LATEST)]  # or None
    said = map(date_words, events[c.DATE], *bounds, events[c.DATE_MEANING])
    return dict(zip(events[c.EVENT], said, strict=True))


def left_out(count: int, why: str) -> str:
    """Return that a view does not draw so many of the chosen events; empty if it draws them all.

    >>> left_out(99, "no message with recorded hands"), left_out(0, "no meeting")
    (' Not drawn (no message with recorded hands): 99 of the chosen events.', '')
    """
    return f" Not drawn ({why}): {count:,} of the chosen events." if count else ""
