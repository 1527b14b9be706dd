"""Where in the documents each event is told: the order of the telling instead of that of time."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.vocabulary import NOT_DONE
from components.dataset.sources.claims import ADDS, DOCUMENT, FRAMES, SAYS_SO, Row, heading_of
from components.dataset.sources.locators import locator

_PROVENANCE = "provenance"  # the layer of how the papers were kept and published


class Passage(NamedTuple):
    """A paragraph of a document. document: source_id. title: of the document, short."""

    document: str
    paragraph: int
    title: str


class FirstTelling(NamedTuple):
    """Where the documents first tell an event.

    document: source_id; empty if no document tells it. paragraph: 0 if none. where: all its places in the documents, in
    words. flashback: something reported as done later is told in an earlier paragraph of the document.
    """

    document: str
    paragraph: int
    where: str
    flashback: bool


def passages(dataset: Dataset) -> list[Passage]:
    """Return every paragraph of a document that a claim of `dataset` cites, in the order of the text.

    Documents stand in the order of their ids.
    """
    sources, cells = (dataset.index.codes("claims", column) for column in (c.SOURCE, c.PARAGRAPHS))
    titles = documents(dataset)
    rows = sources.any_of(titles)
    width = max(len(cells.values), 1)
    pairs = np.unique(sources.of[rows].astype(np.int64) * width + cells.of[rows]).tolist()
    cited = {
        (sources.values[pair // width], paragraph)
        for pair in pairs
        for paragraph in _numbers(cells.values[pair % width])
    }
    return [Passage(document, paragraph, titles[document]) for document, paragraph in sorted(cited)]


def documents(dataset: Dataset) -> dict[str, str]:
    """Return source_id -> short title of the documents, in the order of their ids."""
    rows = rows_of(dataset.sources, [c.SOURCE, c.SHORT, c.KIND])
    return dict(sorted((row[c.SOURCE], row[c.SHORT]) for row in rows if row[c.KIND] == DOCUMENT))


def narrative_order(dataset: Dataset, shown: Dataset) -> dict[str, FirstTelling]:
    """Return event_id -> where the documents first tell it, for each event of `shown`, in their order.

    The first document that says so or adds to it, by id; in it the first paragraph that says so, headings and the
    digest's own frame aside; else the first that adds to it; else the frame. What a document only contradicts, or what
    the curator inferred from it, it does not tell. How the papers came to be published makes nothing a flash-back,
    since it happened after all else.
    Worked example: the offer of 2 February 1996 (S24) is headed in ¶ 17 of Document 000, told from ¶ 18 on. The Cairo
    meeting of 17 February 1998 (S32) is told in ¶ 17 of Document 002, after the letters of 21 February and 13 March.
    """
    titles = documents(dataset)
    cited: dict[str, list[Row]] = {}
    for claim in rows_of(shown.claims, [c.EVENT, c.SOURCE, c.PARAGRAPHS, c.KIND, c.STANCE, c.VOICE]):
        if claim[c.SOURCE] in titles:
            cited.setdefault(claim[c.EVENT], []).append(claim)
    events = rows_of(shown.events, [c.EVENT, c.LAYER, c.STATUS, c.EARLIEST, c.LATEST])
    firsts = {event[c.EVENT]: _first(cited.get(event[c.EVENT], ())) for event in events}
    story = [event for event in events if firsts[event[c.EVENT]][1] and event[c.LAYER] != _PROVENANCE]
    done = [event for event in story if event[c.STATUS] not in NOT_DONE]
    flashbacks = {
        event[c.EVENT]
        for event in story
        if not pd.isna(event[c.LATEST])
        for document, paragraph in [firsts[event[c.EVENT]]]
        if any(
            firsts[other[c.EVENT]][0] == document
            and firsts[other[c.EVENT]][1] < paragraph
            and other[c.EARLIEST] > event[c.LATEST]  # false if open
            for other in done
        )
    }
    return {
        event: FirstTelling(*first, _where(cited.get(event, ()), titles), event in flashbacks)
        for event, first in firsts.items()
    }


def _first(claims: Iterable[Row]) -> tuple[str, int]:
    """Return document and paragraph of the first telling; an empty text and 0 if there is none."""
    places = [
        (claim[c.SOURCE], claim[c.VOICE] in FRAMES, heading != SAYS_SO, paragraph)
        for claim in claims
        if (heading := heading_of(claim[c.KIND], claim[c.STANCE])) in (SAYS_SO, ADDS)
        for paragraph in _numbers(claim[c.PARAGRAPHS])
    ]
    document, _, _, paragraph = min(places, default=("", False, False, 0))
    return document, paragraph


def _where(claims: Iterable[Row], titles: Mapping[str, str]) -> str:
    """Return all places in words; those that do not tell the event under what they do to it."""
    places: dict[tuple[str, str], set[int]] = {}
    for claim in claims:
        heading = heading_of(claim[c.KIND], claim[c.STANCE])
        key = "" if heading in (SAYS_SO, ADDS) else heading, claim[c.SOURCE]
        places.setdefault(key, set()).update(_numbers(claim[c.PARAGRAPHS]))
    words = []
    for (heading, source), paragraphs in sorted(places.items()):
        place = locator(titles[source], ";".join(map(str, sorted(paragraphs))))
        words.append(f"{heading}: {place}" if heading else place)
    return "; ".join(words)


def _numbers(paragraphs: str) -> list[int]:
    return [int(one) for one in paragraphs.split(";") if one.isdecimal()]
