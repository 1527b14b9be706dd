"""What each source says of an event, and where it has it from."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import pandas as pd

from components.dataset import columns as c
from components.dataset.load import Dataset
from components.dataset.records import locator

_DOCUMENT = "document"  # the kind of source whose text was read whole
_UNCOUNTED = ("inference", "general-knowledge")  # kinds of claim that no origin stands behind


@dataclass(frozen=True)
class Claim:
    """One thing one source says. chain: from the origin to the text we hold, as short titles."""

    voice: str
    where: str
    kind: str
    stance: str
    summary: str
    quote: str
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
    path = [source]
    while (parent := sources[c.DERIVES_FROM].get(path[-1], "")) and parent not in path:
        path.append(parent)
    return tuple(reversed(path))


def origins(dataset: Dataset, event: str) -> tuple[str, ...]:
    """Return the short titles of the separate origins that support `event`, however many texts repeat them.

    Claims that contradict it, the curator's inferences and unchecked general knowledge are no support.
    """
    sources = dataset.sources.set_index(c.SOURCE)
    claims = dataset.claims[dataset.claims[c.EVENT] == event]
    support = claims[claims[c.STANCE].ne("contradicts") & ~claims[c.KIND].isin(_UNCOUNTED)]
    found = [_path(sources, one[c.SOURCE], one[c.ORIGIN])[0] for one in support.to_dict("records")]
    return tuple(str(sources[c.SHORT].get(origin, origin)) for origin in dict.fromkeys(found))


def _path(sources: pd.DataFrame, source: str, origin: str) -> tuple[str, ...]:
    """Return the chain of `source`, beginning at `origin` instead of at its root if the claim has one of its own."""
    path = chain(sources, source)
    if not origin:
        return path
    # What stands above an origin of its own, or in its place, is not where this claim comes from.
    return path[path.index(origin) :] if origin in path else (origin, *(path[1:] or path))


def _place(row: Mapping[Hashable, str], sources: pd.DataFrame) -> tuple[bool, str, int]:
    if sources[c.KIND].get(row[c.SOURCE], "") != _DOCUMENT:
        return True, "", 0  # the order of the package
    first = row[c.PARAGRAPHS].split(";")[0]
    return False, row[c.SOURCE], int(first) if first.isdecimal() else 0


def claims_of(dataset: Dataset, event: str) -> list[Claim]:
    """Return what is claimed of `event`: what the documents say first, by paragraph, then the other sources."""
    sources, label = dataset.sources.set_index(c.SOURCE), dataset.dictionary.label
    rows = dataset.claims[dataset.claims[c.EVENT] == event].to_dict("records")
    found = []
    for row in sorted(rows, key=lambda row: _place(row, sources)):
        source = sources.loc[row[c.SOURCE]]
        path = _path(sources, row[c.SOURCE], row[c.ORIGIN])
        found.append(
            Claim(
                voice=label("claims", c.VOICE, row[c.VOICE]),
                where=locator(source[c.SHORT], row[c.PARAGRAPHS]),
                kind=label("claims", c.KIND, row[c.KIND]),
                stance=label("claims", c.STANCE, row[c.STANCE]),
                summary=row[c.SUMMARY],
                quote=row[c.QUOTE],
                note=row[c.NOTE],
                chain=tuple(str(sources[c.SHORT].get(step, step)) for step in path),
                origin=str(sources[c.SHORT].get(path[0], path[0])),
                citation=source[c.CITATION],
                url=source[c.URL],
                reliability=source[c.RELIABILITY],
                interest=source[c.INTEREST],
            )
        )
    return found
