"""The sources that the chosen events rest on, with the paragraphs, and the origins behind them."""

from collections import Counter
from typing import NamedTuple

import numpy as np
import pandas as pd

from components.dataset import Dataset
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.sources.locators import locator, sort_paragraphs
from components.dataset.sources.origins import claim_paths, supporting_mask
from components.exports.base.csv_text import as_csv
from components.exports.base.stamp import DATA_VERSION, FILTERS


class UsedSource(NamedTuple):
    """A source: how many claims on how many events it has, in which paragraphs (";" between them)."""

    source: str
    short: str
    claims: int
    events: int
    paragraphs: str
    citation: str
    url: str

    @property
    def where(self) -> str:
        """Return the source and its paragraphs as "Document 000 ¶ 9, 11"."""
        return locator(self.short, self.paragraphs)


def used_sources(shown: Dataset) -> list[UsedSource]:
    """Return the sources of the claims on the events of `shown`, the one with most claims first.

    All claims count, also those that contradict. Sources with as many stand in the order of the package.
    """
    claims: Counter[str] = Counter()
    events: dict[str, set[str]] = {}
    places: dict[str, dict[str, None]] = {}
    columns = (shown.claims[name].tolist() for name in (c.SOURCE, c.EVENT, c.PARAGRAPHS))
    for source, event, paragraphs in zip(*columns, strict=True):
        claims[source] += 1
        events.setdefault(source, set()).add(event)
        places.setdefault(source, {}).update(dict.fromkeys(paragraphs.split(";") if paragraphs else ()))
    found = [
        UsedSource(
            source=row[c.SOURCE],
            short=row[c.SHORT],
            claims=claims[row[c.SOURCE]],
            events=len(events[row[c.SOURCE]]),
            paragraphs=sort_paragraphs(places[row[c.SOURCE]]),
            citation=row[c.CITATION],
            url=row[c.URL],
        )
        for row in rows_of(shown.sources, [c.SOURCE, c.SHORT, c.CITATION, c.URL])
        if row[c.SOURCE] in claims
    ]
    return sorted(found, key=lambda one: -one.claims)


def origins_by_event(shown: Dataset) -> dict[str, list[str]]:
    """Return event_id -> the short titles of the separate origins that support it; only events that have support."""
    rows, origins = np.flatnonzero(supporting_mask(shown)), claim_paths(shown).origins()
    shorts = dict(zip(shown.sources[c.SOURCE].tolist(), shown.sources[c.SHORT].tolist(), strict=True))
    found: dict[str, dict[str, None]] = {}
    for event, origin in zip(shown.claims[c.EVENT].iloc[rows].tolist(), origins.of[rows].tolist(), strict=True):
        source = origins.values[origin]
        found.setdefault(event, {})[shorts.get(source, source)] = None
    return {event: list(names) for event, names in found.items()}


def sources_csv(shown: Dataset, filters: str) -> bytes:
    """Return what `used_sources` gives as CSV, a row a source; added: data_version, filters (what was asked for)."""
    found = used_sources(shown)
    columns = {
        c.SOURCE: [one.source for one in found],
        c.SHORT: [one.short for one in found],
        "claims": [str(one.claims) for one in found],
        "events": [str(one.events) for one in found],
        c.PARAGRAPHS: [one.paragraphs for one in found],
        c.CITATION: [one.citation for one in found],
        c.URL: [one.url for one in found],
        DATA_VERSION: [shown.version] * len(found),
        FILTERS: [filters] * len(found),
    }
    return as_csv(pd.DataFrame({name: pd.Series(cells, dtype="str") for name, cells in columns.items()}))
