"""What each event rests on: the origins behind it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from components.dataset.model import columns as c
from components.dataset.model.cells import event_bounds, rows_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Codes, Mask, Numbers
from components.dataset.model.lookup import is_within_sorted, sorted_unique
from components.dataset.sources.excluded_sources import ExcludedSources, excluded_claims
from components.dataset.sources.origins import claim_paths, supporting_mask

MOST_ROWS = 10  # origins that get a row of their own
_SMALL = 3  # events, under which an origin shares a row with others as small
MOST_UNITS = 100  # events of one row that are drawn one by one


class SupportedEvent(NamedTuple):
    """An event in the row of what supports it. only: nothing else does; of an origin switched off, it is lost with it.

    day_known: whether it is dated to the day.
    """

    event: str
    title: str
    side: str
    day_known: bool
    only: bool


class Support(NamedTuple):
    """An origin, and the events it supports.

    value: source_id; empty for the smaller ones, which share a row. total: events it supports; alone: of these, those
    that nothing else supports; least, least_alone: the same of those that are sure. excluded: it is switched off; then
    the numbers are of what it supported. events: the first 100, in the order of time, those of `alone` first.
    """

    value: str
    words: str
    total: int
    alone: int
    least: int
    least_alone: int
    excluded: bool
    events: Sequence[SupportedEvent]


def supported_events(
    dataset: Dataset, mask: Mask, excluded: ExcludedSources, sure: Mask | None = None
) -> list[Support]:
    """Return for each origin the events, of those `mask`, that it supports; most first.

    sure: which events are certain; all by default. Origins of fewer than three events, and all behind the first ten,
    share a last row. An event stands in each row that supports it. What `excluded` switches off supports nothing: its
    row says what it would. What supports an event: see `support.supporting_mask`.
    Worked example: the reply of 4 February 1996 (S28) is told by one source in two voices, the dictated reply and the
    digest, and goes back to one origin: it stands alone in the row of Khaddam's papers.
    """
    sure = np.ones(len(dataset.events), dtype=bool) if sure is None else sure
    origins = claim_paths(dataset).origins()
    kept = supporting_mask(dataset, ~excluded_claims(dataset, excluded))
    pairs, left = (_pairs(dataset, mask, origins, which) for which in (supporting_mask(dataset), kept))
    return list(_rows(dataset, pairs, left, origins.values, sure))


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


def _rows(dataset: Dataset, pairs: _Pairs, kept: _Pairs, origins: Sequence[str], sure: Mask) -> Iterator[Support]:
    """Yield the rows. pairs: all there are; kept: those not switched off. origins: source_id of each number."""
    names = dataset.names_of[c.SOURCE]
    totals = np.bincount(pairs.of, minlength=len(origins))
    order = [int(one) for one in np.argsort(-totals, kind="stable") if totals[one]]
    own = [one for one in order if totals[one] >= _SMALL][:MOST_ROWS] or order[:MOST_ROWS]
    own = own if len(order) > len(own) + 1 else order
    row_of = np.full(len(origins), len(own))
    row_of[own] = np.arange(len(own))
    behind = np.bincount(kept.places, minlength=len(dataset.events))
    for row in range(len(own) + (len(own) < len(order))):
        events = sorted_unique(pairs.places[row_of[pairs.of] == row])
        left = sorted_unique(kept.places[row_of[kept.of] == row])
        counted = left if len(left) else events
        alone = counted[behind[counted] == (1 if len(left) else 0)]
        rest = events[~is_within_sorted(events, alone)]
        first = np.concatenate([alone, rest])[:MOST_UNITS]
        named = rows_of(dataset.events.iloc[first], [c.EVENT, c.TITLE, c.SIDE, c.EARLIEST, c.LATEST])
        value = origins[own[row]] if row < len(own) else ""
        yield Support(
            value,
            names.get(value, value) if value else f"{len(order) - len(own):,} smaller origins",
            total=len(counted),
            alone=len(alone),
            least=int(sure[counted].sum()),
            least_alone=int(sure[alone].sum()),
            excluded=not len(left),
            events=[
                SupportedEvent(one[c.EVENT], one[c.TITLE], one[c.SIDE], _is_day(one), place < len(alone))
                for place, one in enumerate(named)
            ],
        )


def _is_day(event: Mapping[Any, Any]) -> bool:
    days = event_bounds(event)
    return days.earliest is not None and days.earliest == days.latest
