"""What a selection asks for, in words."""

from components.dataset import columns as c
from components.dataset.dates import date_words, day_words
from components.dataset.facets import facet_values
from components.dataset.load import Dataset
from components.dataset.selection import DATES, FACET, WORDS, Selection, active


def filter_words(dataset: Dataset, selection: Selection) -> dict[str, str]:
    """Return each filter in use -> what it asks for: {"kinds": "Kind of event: Message or Meeting"}."""
    return {name: _words(dataset, selection, name) for name in active(selection)}


def all_filters(dataset: Dataset, selection: Selection) -> str:
    """Return the filters in use as one text; "no filter" if there is none."""
    return "; ".join(filter_words(dataset, selection).values()) or "no filter"


def _words(dataset: Dataset, selection: Selection, name: str) -> str:
    if name == WORDS:
        return f"Text: {selection.text.strip()}"
    if name == DATES:
        start = f"from {day_words(selection.start)}" if selection.start else ""
        end = f"to {day_words(selection.end)}" if selection.end else ""
        sure = "certainly in range" if selection.certainly else "possibly in range"
        return f"Dates: {' '.join(part for part in (start, end) if part)}, {sure}"
    labels = facet_values(dataset, FACET[name])
    return f"{FACET[name].title}: {' or '.join(labels[value] for value in getattr(selection, name))}"


def event_dates(dataset: Dataset) -> dict[str, str]:
    """Return event_id -> its date in words."""
    events = dataset.events
    bounds = [events[bound].to_numpy().astype("datetime64[D]").tolist() for bound in (c.EARLIEST, c.LATEST)]  # or None
    said = map(date_words, events[c.DATE], *bounds, events[c.DATE_MEANING])
    return dict(zip(events[c.EVENT], said, strict=True))
