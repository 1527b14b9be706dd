"""What each event rests on: the origins behind it, and the voices that tell it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of, table_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Codes, Mask, Numbers
from components.dataset.model.lookup import is_within_sorted, sorted_unique
from components.dataset.sources.excluded_sources import ExcludedSources, excluded_claims
from components.dataset.sources.support import claim_paths, supporting_mask

# Worked-out columns of rests.
GROUP, VALUE, WORDS, COUNT, ALONE, OFF, ONLY = "group", "value", "words", "count", "alone", "off", "only"
LEAST, LEAST_ALONE = "least", "least_alone"
ORIGINS, VOICES = "origins", "voices"  # the two groups

MOST_ROWS = 10  # origins, and voices, that get a row of their own
MOST_UNITS = 100  # events of one row that are drawn one by one
_OF_EVENT = [c.EVENT, c.TITLE, c.KIND, c.SIDE]
_COLUMNS = [GROUP, VALUE, WORDS, COUNT, ALONE, LEAST, LEAST_ALONE, OFF, *_OF_EVENT, ONLY]
_TYPES = {**dict.fromkeys((COUNT, ALONE, LEAST, LEAST_ALONE), "int64"), OFF: "bool", ONLY: "bool"}


def supported_events(dataset: Dataset, mask: Mask, excluded: ExcludedSources, sure: Mask | None = None) -> pd.DataFrame:
    """Return for each origin and for each voice the events, of those `mask`, that it supports.

    The ten origins (and voices) behind most events, most first; the others share a last row. An event stands in each
    row that supports it. What `excluded` switches off supports nothing: its row says what it would.
    Columns: group ("origins", "voices"), value (source_id, or value of claims.voice; empty for the others), words,
    count (events it supports), alone (of these, those that nothing else supports), least and least_alone (the same of
    those that are `sure`, all by default), off (whether it is switched off);
    event_id, title, kind, side of one event, in the order of time, and only (whether nothing else supports it). At most
    100 events of a row are named. What supports an event: see `support.supporting`.
    Worked example: the reply of 4 February 1996 (S28) is told by one source in two voices, the dictated reply and the
    digest, and goes back to one origin: it stands alone in the row of Khaddam's papers, and in the rows of two voices.
    """
    rows, left = supporting_mask(dataset), supporting_mask(dataset, ~excluded_claims(dataset, excluded))
    groups = {
        ORIGINS: (claim_paths(dataset).origins(), dataset.names_of[c.SOURCE]),
        VOICES: (dataset.index.codes("claims", c.VOICE), dataset.dictionary.labels("claims", c.VOICE)),
    }
    found: list[dict[Any, Any]] = []
    for group, (values, words) in groups.items():
        pairs, lit = (_pairs(dataset, mask, values, which) for which in (rows, left))
        found += [{GROUP: group, **row} for row in _rows(dataset, pairs, lit, values.values, words, sure)]
    return table_of(found, _COLUMNS, _TYPES)


class _Pairs(NamedTuple):
    """Which values support which events: the event at `places[i]` and the value of number `of[i]`, each pair once."""

    places: Numbers
    of: Numbers


def _pairs(dataset: Dataset, mask: Mask, values: Codes, rows: Mask) -> _Pairs:
    """Return the pairs that these `rows` of claims give, in the order of time. values: of each claim."""
    used = rows & dataset.index.of_rows(mask, "claims")
    width = max(len(values.values), 1)
    pairs = sorted_unique(dataset.index.places("claims")[used].astype(np.int64) * width + values.of[used])
    return _Pairs(pairs // width, pairs % width)


def _rows(
    dataset: Dataset,
    pairs: _Pairs,
    lit: _Pairs,
    values: Sequence[str],
    words: Mapping[str, str],
    sure: Mask | None,
) -> Iterator[dict[Any, Any]]:
    """Yield the rows of one group. pairs: all there are; lit: those that are not switched off."""
    totals = np.bincount(pairs.of, minlength=len(values))
    order = [int(one) for one in np.argsort(-totals, kind="stable") if totals[one]]
    own = order if len(order) <= MOST_ROWS + 1 else order[:MOST_ROWS]
    seats = np.full(len(values), len(own))
    seats[own] = np.arange(len(own))
    behind = np.bincount(lit.places, minlength=len(dataset.events))
    lone = lit.places[behind[lit.places] == 1] * len(values) + lit.of[behind[lit.places] == 1]
    for seat in range(len(own) + (len(own) < len(order))):
        mine = seats[pairs.of] == seat
        places, of = pairs.places[mine], pairs.of[mine]
        only = sorted_unique(places[is_within_sorted(places * len(values) + of, lone)])
        value = values[own[seat]] if seat < len(own) else ""
        events = sorted_unique(places)
        row = {
            VALUE: value,
            WORDS: words.get(value, value) if value else f"{len(order) - len(own):,} others",
            COUNT: len(events),
            ALONE: len(only),
            LEAST: len(events) if sure is None else int(sure[events].sum()),
            LEAST_ALONE: len(only) if sure is None else int(sure[only].sum()),
            OFF: not (seats[lit.of] == seat).any(),
        }
        named = rows_of(dataset.events.iloc[events[:MOST_UNITS]], _OF_EVENT)
        for event, single in zip(named, is_within_sorted(events[:MOST_UNITS], only).tolist(), strict=True):
            yield {**row, **event, ONLY: single}
