"""What each event rests on: the origins behind it, and the voices that tell it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Codes, Mask, Numbers
from components.dataset.model.lookup import is_within_sorted, sorted_unique
from components.dataset.sources.excluded_sources import ExcludedSources, excluded_claims
from components.dataset.sources.origins import claim_paths, supporting_mask

MOST_ROWS = 10  # origins, and voices, that get a row of their own
MOST_UNITS = 100  # events of one row that are drawn one by one


class SupportedEvent(NamedTuple):
    """An event in the row of what supports it. only: nothing else does."""

    event: str
    title: str
    kind: str
    side: str
    only: bool


class Support(NamedTuple):
    """An origin or a voice, and the events it supports.

    value: source_id, or value of claims.voice; empty for the others, which share a row. total: events it supports;
    alone: of these, those that nothing else supports; least, least_alone: the same of those that are sure. excluded:
    it is switched off. events: the first 100, in the order of time.
    """

    value: str
    words: str
    total: int
    alone: int
    least: int
    least_alone: int
    excluded: bool
    events: Sequence[SupportedEvent]


class SupportBySource(NamedTuple):
    """A row for each origin, and for each voice, that supports anything."""

    origins: Sequence[Support]
    voices: Sequence[Support]

    @property
    def events(self) -> list[str]:
        """The event_ids of all rows, as often as they stand there."""
        return [event.event for row in (*self.origins, *self.voices) for event in row.events]


def supported_events(
    dataset: Dataset, mask: Mask, excluded: ExcludedSources, sure: Mask | None = None
) -> SupportBySource:
    """Return for each origin and for each voice the events, of those `mask`, that it supports.

    sure: which events are certain; all by default. The ten origins (and voices) behind most events, most first; the
    others share a last row. An event stands in each row that supports it. What `excluded` switches off supports
    nothing: its row says what it would. What supports an event: see `support.supporting_mask`.
    Worked example: the reply of 4 February 1996 (S28) is told by one source in two voices, the dictated reply and the
    digest, and goes back to one origin: it stands alone in the row of Khaddam's papers, and in the rows of two voices.
    """
    rows, left = supporting_mask(dataset), supporting_mask(dataset, ~excluded_claims(dataset, excluded))
    sure = np.ones(len(dataset.events), dtype=bool) if sure is None else sure

    def group(values: Codes, words: Mapping[str, str]) -> list[Support]:
        pairs, kept = (_pairs(dataset, mask, values, which) for which in (rows, left))
        return list(_rows(dataset, pairs, kept, {value: words.get(value, value) for value in values.values}, sure))

    return SupportBySource(
        group(claim_paths(dataset).origins(), dataset.names_of[c.SOURCE]),
        group(dataset.index.codes("claims", c.VOICE), dataset.dictionary.labels("claims", c.VOICE)),
    )


def events_by_origin(dataset: Dataset, mask: Mask, excluded: ExcludedSources) -> dict[str, int]:
    """Return source_id -> how many of the events `mask` have support that goes back to it, for each origin.

    The numbers of the rows of `supported_events`; what `excluded` switches off supports nothing.
    """
    origins = claim_paths(dataset).origins()
    pairs = _pairs(dataset, mask, origins, supporting_mask(dataset, ~excluded_claims(dataset, excluded)))
    return dict(zip(origins.values, np.bincount(pairs.of, minlength=len(origins.values)).tolist(), strict=True))


def cited_words(direct: str, root: str) -> str:
    """Return how many events cite a source. direct: with a claim read in it; root: with support that goes back to it.

    root is empty for a source that is no origin.

    >>> cited_words("0", "50"), cited_words("1", ""), cited_words("5", "5")
    ('cited directly by 0, at the root of 50', '1', '5')
    """
    return direct if root in ("", direct) else f"cited directly by {direct}, at the root of {root}"


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


def _rows(dataset: Dataset, pairs: _Pairs, kept: _Pairs, words: Mapping[str, str], sure: Mask) -> Iterator[Support]:
    """Yield the rows of one group. pairs: all there are; kept: those not switched off. words: of each value."""
    values = list(words)
    totals = np.bincount(pairs.of, minlength=len(values))
    order = [int(one) for one in np.argsort(-totals, kind="stable") if totals[one]]
    own = order if len(order) <= MOST_ROWS + 1 else order[:MOST_ROWS]
    row_of = np.full(len(values), len(own))
    row_of[own] = np.arange(len(own))
    behind = np.bincount(kept.places, minlength=len(dataset.events))
    alone = behind[kept.places] == 1
    lone = kept.places[alone] * len(values) + kept.of[alone]
    for row in range(len(own) + (len(own) < len(order))):
        mine = row_of[pairs.of] == row
        places, of, left = pairs.places[mine], pairs.of[mine], kept.places[row_of[kept.of] == row]
        only = sorted_unique(places[is_within_sorted(places * len(values) + of, lone)])
        value = values[own[row]] if row < len(own) else ""
        events = sorted_unique(places)
        counted = sorted_unique(left) if len(left) else events
        first = events[:MOST_UNITS]
        named = rows_of(dataset.events.iloc[first], [c.EVENT, c.TITLE, c.KIND, c.SIDE])
        yield Support(
            value,
            words[value] if value else f"{len(order) - len(own):,} others",
            total=len(counted),
            alone=len(only),
            least=int(sure[counted].sum()),
            least_alone=int(sure[only].sum()),
            excluded=not len(left),
            events=[
                SupportedEvent(one[c.EVENT], one[c.TITLE], one[c.KIND], one[c.SIDE], single)
                for one, single in zip(named, is_within_sorted(first, only).tolist(), strict=True)
            ],
        )
