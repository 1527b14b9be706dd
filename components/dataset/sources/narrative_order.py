"""Where in the documents each event is told: the order of the telling instead of that of time."""

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of, table_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.vocabulary import NOT_DONE
from components.dataset.sources.claims import ADDS, SAYS_SO, heading_of
from components.dataset.sources.locators import locator

# Worked-out columns.
DOCUMENT, PARAGRAPH, WHERE, BACK = "document", "paragraph", "where", "back"

_DOCUMENT = "document"  # the kind of source whose text was read whole
_FRAME = "provenance"  # the layer of how the papers were kept and published
_HEADS = ("digest", "file-header")  # voices that head and frame a text rather than tell
_COLUMNS = [c.EVENT, DOCUMENT, PARAGRAPH, WHERE, BACK]
Row = Mapping[Hashable, Any]


def passages(dataset: Dataset) -> pd.DataFrame:
    """Return every paragraph of a document that a claim of `dataset` cites, in the order of the text.

    Documents stand in the order of their ids. Columns: document (source_id), short (its title), paragraph (number).
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
    found = [{DOCUMENT: one, c.SHORT: titles[one], PARAGRAPH: paragraph} for one, paragraph in sorted(cited)]
    return table_of(found, [DOCUMENT, c.SHORT, PARAGRAPH], {PARAGRAPH: "int64"})


def documents(dataset: Dataset) -> dict[str, str]:
    """Return source_id -> short title of the documents, in the order of their ids."""
    rows = rows_of(dataset.sources, [c.SOURCE, c.SHORT, c.KIND])
    return {row[c.SOURCE]: row[c.SHORT] for row in sorted(rows, key=_id) if row[c.KIND] == _DOCUMENT}


def _id(row: Row) -> str:
    return str(row[c.SOURCE])


def narrative_order(dataset: Dataset, shown: Dataset) -> pd.DataFrame:
    """Return one row for each event of `shown`: where the documents first tell it.

    The first document that says so or adds to it, by id; in it the first paragraph that says so, headings and the
    digest's own frame aside; else the first that adds to it; else the frame. What a document only contradicts, or what
    the curator inferred from it, it does not tell.
    Columns: event_id, document (source_id; empty if no document tells it), paragraph (0 if none), where (all its places
    in the documents, in words), back (whether something reported as done later is told in an earlier paragraph; how
    the papers came to be published is left aside, since it happened after all else).
    Worked example: the offer of 2 February 1996 (S24) is headed in ¶ 17 of Document 000, told from ¶ 18 on. The Cairo
    meeting of 17 February 1998 (S32) is told in ¶ 17 of Document 002, after the letters of 21 February and 13 March.
    """
    titles = documents(dataset)
    cited: dict[str, list[Row]] = {}
    for claim in rows_of(shown.claims, [c.EVENT, c.SOURCE, c.PARAGRAPHS, c.KIND, c.STANCE, c.VOICE]):
        if claim[c.SOURCE] in titles:
            cited.setdefault(claim[c.EVENT], []).append(claim)
    rows = []
    for event in rows_of(shown.events, [c.EVENT, c.LAYER, c.STATUS, c.EARLIEST, c.LATEST]):
        claims = cited.get(event[c.EVENT], [])
        document, paragraph = _first(claims)
        rows.append({**event, DOCUMENT: document, PARAGRAPH: paragraph, WHERE: _where(claims, titles)})
    back = _told_late(rows)
    return table_of([{**row, BACK: row[c.EVENT] in back} for row in rows], _COLUMNS, {PARAGRAPH: "int64", BACK: "bool"})


def _first(claims: Iterable[Row]) -> tuple[str, int]:
    """Return document and paragraph of the first telling; an empty text and 0 if there is none."""
    places = [
        (claim[c.SOURCE], claim[c.VOICE] in _HEADS, heading != SAYS_SO, paragraph)
        for claim in claims
        if (heading := heading_of(claim[c.KIND], claim[c.STANCE])) in (SAYS_SO, ADDS)
        for paragraph in _numbers(claim[c.PARAGRAPHS])
    ]
    document, _, _, paragraph = min(places, default=("", False, False, 0))
    return document, paragraph


def _where(claims: Iterable[Row], titles: Mapping[str, str]) -> str:
    """Return all places in words; those that do not tell the event under what they do to it."""
    found: dict[tuple[str, str], set[int]] = {}
    for claim in claims:
        heading = heading_of(claim[c.KIND], claim[c.STANCE])
        found.setdefault(("" if heading in (SAYS_SO, ADDS) else heading, claim[c.SOURCE]), set()).update(
            _numbers(claim[c.PARAGRAPHS])
        )
    words = []
    for (heading, source), paragraphs in sorted(found.items()):
        place = locator(titles[source], ";".join(map(str, sorted(paragraphs))))
        words.append(f"{heading}: {place}" if heading else place)
    return "; ".join(words)


def _told_late(rows: Iterable[Row]) -> set[str]:
    """Return the events before which, in the same document, something is told that happened later, as reported."""
    told = [row for row in rows if row[PARAGRAPH] and row[c.LAYER] != _FRAME]
    done = [row for row in told if row[c.STATUS] not in NOT_DONE]
    late: set[str] = set()
    for row in told:
        if pd.isna(row[c.LATEST]):
            continue
        late |= {
            row[c.EVENT]
            for other in done
            if other[DOCUMENT] == row[DOCUMENT]
            and other[PARAGRAPH] < row[PARAGRAPH]
            and other[c.EARLIEST] > row[c.LATEST]  # false if open
        }
    return late


def _numbers(paragraphs: str) -> list[int]:
    return [int(one) for one in paragraphs.split(";") if one.isdecimal()]
