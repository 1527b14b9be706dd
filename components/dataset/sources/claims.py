"""What each source says of an event, and where it has it from."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.dataset import Dataset
from components.dataset.sources.locators import locator

FRAMES = ("digest", "file-header")  # voices that head and frame a text rather than tell
DOCUMENT = "document"  # the kind of source whose text was read whole
_UNCOUNTED = ("inference", "general-knowledge")  # kinds of claim that no origin stands behind
# What a claim does to the statement that the event makes.
SAYS_SO, ADDS, CONTRADICTS, INFERRED = "Says so", "Adds or corrects", "Contradicts it", "Not said, but inferred"
HEADINGS = (SAYS_SO, ADDS, CONTRADICTS, INFERRED)
_STANCES = {"supports": SAYS_SO, "refines": ADDS, "contradicts": CONTRADICTS}
_ORIGINAL = "original"
_AS_WRITTEN = (_ORIGINAL, "not-applicable", "")  # of a source: how it is translated
Row = Mapping[Hashable, str]
Sources = Mapping[str, Row]


@dataclass(frozen=True)
class Claim:
    """One thing one source says, in words. chain: from the origin to the text we hold, as short titles.

    heading: under which of HEADINGS it counts. claim: its id. original: the words of `quote` as they were written,
    where they were seen, in original_language (a code of ISO 639; empty if not known). translated: whether the source
    is a translation.
    """

    claim: str
    heading: str
    voice: str
    source: str
    paragraphs: str
    where: str
    kind: str
    stance: str
    summary: str
    quote: str
    original: str
    original_language: str
    translated: bool
    note: str
    chain: tuple[str, ...]
    origin: str
    citation: str
    url: str
    reliability: str
    interest: str


def chain(sources: pd.DataFrame, source: str) -> tuple[str, ...]:
    """Return source_ids from the origin of `source` down to itself, following derives_from.

    sources: indexed by source_id. A circle is cut where it closes.
    """
    steps = [source]
    while (parent := sources[c.DERIVES_FROM].get(steps[-1], "")) and parent not in steps:
        steps.append(parent)
    return tuple(reversed(steps))


def origins(dataset: Dataset, event: str) -> tuple[str, ...]:
    """Return the short titles of the separate origins that support `event`, as `origins_in` counts them."""
    return origins_in(claims_of(dataset, event))


def origins_in(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return the short titles of the separate origins that support what `claims` are about, however many repeat them.

    The curator's inferences and unchecked general knowledge are no support, nor is an origin that adds something but
    contradicts the rest.
    """
    against = {claim.origin for claim in claims if claim.heading == CONTRADICTS}
    support = [
        claim.origin
        for claim in claims
        if claim.heading == SAYS_SO or (claim.heading == ADDS and claim.origin not in against)
    ]
    return tuple(dict.fromkeys(support))


def path(sources: pd.DataFrame, source: str, origin: str) -> tuple[str, ...]:
    """Return the source_ids a claim came through: the chain of `source`, from `origin` if it has one of its own.

    sources: indexed by source_id.
    """
    whole = chain(sources, source)
    if not origin:
        return whole
    # What stands above an origin of its own, or in its place, is not where this claim comes from.
    return whole[whole.index(origin) :] if origin in whole else (origin, *(whole[1:] or whole))


def heading_of(kind: str, stance: str) -> str:
    """Return under which of HEADINGS a claim of this kind and stance counts."""
    return INFERRED if kind in _UNCOUNTED else _STANCES.get(stance, ADDS)


def statements(claims: Iterable[Claim]) -> dict[str, list[str]]:
    """Return heading -> who says it and where, one line a source and voice; only headings that have a claim.

    A source that contradicts a statement, or from which it is only inferred, is never listed as saying it.
    """
    return _lines((claim.heading, claim.source, claim.voice, claim.paragraphs) for claim in claims)


def statements_by_event(shown: Dataset) -> dict[str, dict[str, list[str]]]:
    """Return event_id -> what `statements` gives of its claims; only events that have a claim."""
    sources, voices = _sources(shown), shown.dictionary.labels("claims", c.VOICE)
    by_event: dict[str, list[Row]] = {}
    for row in rows_of(shown.claims, [c.EVENT, c.SOURCE, c.KIND, c.STANCE, c.VOICE, c.PARAGRAPHS]):
        by_event.setdefault(row[c.EVENT], []).append(row)
    return {
        event: _lines(
            (
                heading_of(row[c.KIND], row[c.STANCE]),
                sources[row[c.SOURCE]][c.SHORT],
                voices.get(row[c.VOICE], row[c.VOICE]),
                row[c.PARAGRAPHS],
            )
            for row in sorted(rows, key=lambda row: _place(row, sources))
        )
        for event, rows in by_event.items()
    }


def _lines(claims: Iterable[tuple[str, str, str, str]]) -> dict[str, list[str]]:
    """Put together what one source says in one voice. claims: heading, source, voice and paragraphs of each."""
    by_heading: dict[str, dict[tuple[str, str], list[str]]] = {}
    for heading, source, voice, paragraphs in claims:
        places = by_heading.setdefault(heading, {}).setdefault((source, voice), [])
        places += [place for place in paragraphs.split(";") if place and place not in places]
    lines = {
        heading: [f"{locator(source, ';'.join(places))} ({voice})" for (source, voice), places in of.items()]
        for heading, of in by_heading.items()
    }
    return {heading: lines[heading] for heading in HEADINGS if heading in lines}


def _sources(dataset: Dataset) -> Sources:
    return {row[c.SOURCE]: row for row in rows_of(dataset.sources)}


def _place(row: Row, sources: Sources) -> tuple[bool, bool, str, int]:
    if sources[row[c.SOURCE]][c.KIND] != DOCUMENT:
        return True, False, "", 0  # the order of the package
    first = row[c.PARAGRAPHS].split(";")[0]
    return False, row[c.VOICE] in FRAMES, row[c.SOURCE], int(first) if first.isdecimal() else 0


def claims_of(dataset: Dataset, event: str) -> list[Claim]:
    """Return what is claimed of `event`: the documents by paragraph, then their frame, then other sources."""
    sources, label = _sources(dataset), dataset.dictionary.label
    place = dataset.index.place(event)
    if place < 0:
        return []
    claims, indexed = [], dataset.sources.set_index(c.SOURCE)
    rows = rows_of(dataset.claims.iloc[dataset.index.hanging("claims").of(np.array([place]))])
    for row in sorted(rows, key=lambda row: _place(row, sources)):
        source = sources[row[c.SOURCE]]
        steps = path(indexed, row[c.SOURCE], row[c.ORIGIN])
        origin, *_ = chain_words = tuple(sources[step][c.SHORT] if step in sources else step for step in steps)
        claims.append(
            Claim(
                claim=row[c.CLAIM],
                heading=heading_of(row[c.KIND], row[c.STANCE]),
                source=source[c.SHORT],
                paragraphs=row[c.PARAGRAPHS],
                voice=label("claims", c.VOICE, row[c.VOICE]),
                where=locator(source[c.SHORT], row[c.PARAGRAPHS]),
                kind=label("claims", c.KIND, row[c.KIND]),
                stance=label("claims", c.STANCE, row[c.STANCE]),
                summary=row[c.SUMMARY],
                quote=row[c.QUOTE],
                original=row[c.ORIGINAL],
                original_language=_original_language(sources, steps),
                translated=source[c.TRANSLATION] not in _AS_WRITTEN,
                note=row[c.NOTE],
                chain=chain_words,
                origin=origin,
                citation=source[c.CITATION],
                url=source[c.URL],
                reliability=source[c.RELIABILITY],
                interest=source[c.INTEREST],
            )
        )
    return claims


def _original_language(sources: Sources, steps: Sequence[str]) -> str:
    """Return the language of the nearest text on the way of a claim that is no translation. steps: from the origin."""
    texts = [sources[step] for step in reversed(steps) if step in sources]
    return next((text[c.LANGUAGE] for text in texts if text[c.TRANSLATION] == _ORIGINAL), "")
