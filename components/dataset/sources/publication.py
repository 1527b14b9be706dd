"""When the public could first read of an event: the first dated publication among the sources read."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.dates import Span, span
from components.dataset.model.index import NO_DAY, Mask, Numbers
from components.dataset.model.vocabulary import PUBLIC, SECRET
from components.dataset.sources.origins import claim_paths, supporting_mask

_UNPUBLISHED = ("papers", "testimony")  # kinds of source that nobody printed
_NEVER = int(np.iinfo(np.int32).max)
_YEAR = 365.2425
_CLOSE = 62  # days by which a lag may be unsure and still be told in months


class Days(NamedTuple):
    """For each event the first and the last day on which it may have become known, since 1970.

    NO_DAY where that is not known. at_once: whether it was public when it happened.
    """

    first: Numbers
    last: Numbers
    at_once: Mask


class Publication(NamedTuple):
    """When the public could first know of an event.

    days: the first and the last day that may be, None if not known. at_once: it was public when it happened. lag: how
    much later that was than the event, in words; empty if it was public, or if that cannot be said.
    """

    days: Span
    at_once: bool
    lag: str


class PublicationDelay(NamedTuple):
    """How late the events became known that were not public.

    hidden: which were not. published: which of these have a dated publication. years: in which years that lies, first
    and last; 0 if there is none. least, most: after how many full years, of those dated to within a year; None if
    none is.
    """

    hidden: Mask
    published: Mask
    years: tuple[int, int]
    least: int | None
    most: int | None


def publication_days(dataset: Dataset) -> Days:
    """Return for each event of `dataset` when the public could first know of it.

    A public event was known when it happened; its own date counts. Of any other, the first publication counts: among
    all claims that support it (see `supporting_mask`), and among all sources a claim came through, from its origin
    down, the earliest that is dated; papers and testimony are no publications, and an undated source dates nothing.
    What repeats a source is not older than the source: the first publication of a chain is not before its first dated
    link, and not after any of them. Nor was an event known before it happened.
    Worked example: S24 of 2 February 1996 came down through Khaddam's papers (not published), episode 1 (June 2021),
    Orient Net (27 June 2021) and Document 000 (undated): first read between 1 and 27 June 2021. S36 came through
    episode 5: 1 July 2021.
    """
    lows, highs = _published(dataset)
    support = supporting_mask(dataset)
    of, path = dataset.index.places("claims"), claim_paths(dataset).of
    rows = support & (of >= 0) & (highs[path] != _NEVER) if len(path) else support
    first, last = (np.full(len(dataset.events), _NEVER, dtype=np.int64) for _ in range(2))
    np.minimum.at(first, of[rows], lows[path[rows]])
    np.minimum.at(last, of[rows], highs[path[rows]])
    none = last == _NEVER
    first[none] = last[none] = NO_DAY
    earliest, latest = (dataset.index.days(bound).astype(np.int64) for bound in (c.EARLIEST, c.LATEST))
    secrecy = dataset.index.codes("events", c.SECRECY)
    at_once = secrecy.any_of((PUBLIC,))
    own_last = np.where(latest == NO_DAY, last, latest)
    first = np.where(at_once, earliest, np.where(none | (first == NO_DAY), first, np.maximum(first, earliest)))
    last = np.where(at_once, own_last, np.where(none, last, np.maximum(last, earliest)))
    return Days(first, last, at_once)


def _published(dataset: Dataset) -> tuple[Numbers, Numbers]:
    """Return for each of `claim_paths` the first and the last day its first publication may mean; _NEVER if undated."""
    dated = {
        row[c.SOURCE]: _span(row[c.PUBLISHED])
        for row in rows_of(dataset.sources, [c.SOURCE, c.KIND, c.PUBLISHED])
        if row[c.KIND] not in _UNPUBLISHED and row[c.PUBLISHED]
    }
    lows, highs = [], []
    for path in claim_paths(dataset).paths:
        links = [dated[source] for source in path if source in dated and dated[source].latest]
        lows.append(_number(links[0].earliest, NO_DAY) if links else _NEVER)
        highs.append(min(_number(link.latest, _NEVER) for link in links) if links else _NEVER)
    return np.array(lows, dtype=np.int64), np.array(highs, dtype=np.int64)


def _span(edtf: str) -> Span:
    try:
        return span(edtf)
    except ValueError:
        return Span(None, None)


def _number(day: object, unknown: int) -> int:
    return unknown if day is None else int(np.datetime64(str(day), "D").astype(np.int64))


def publications(dataset: Dataset, shown: Dataset) -> dict[str, Publication]:
    """Return event_id -> when the public could first know of it, as `publication_days` says, for events of `shown`."""
    days, ids = publication_days(dataset), shown.events[c.EVENT].tolist()
    places = np.array([dataset.index.place(event) for event in ids], dtype=np.int64)
    first, last, at_once = days.first[places], days.last[places], days.at_once[places]
    earliest, latest = (dataset.index.days(bound)[places].astype(np.int64) for bound in (c.EARLIEST, c.LATEST))
    known = ~at_once & (first != NO_DAY) & (last != NO_DAY) & (earliest != NO_DAY) & (latest != NO_DAY)
    spans = map(Span, _days(first), _days(last))
    bounds = zip((first - latest).tolist(), (last - earliest).tolist(), strict=True)
    lags = (lag_words(*bound) if dated else "" for bound, dated in zip(bounds, known.tolist(), strict=True))
    return dict(zip(ids, map(Publication, spans, at_once.tolist(), lags), strict=True))


def _days(numbers: Numbers) -> list[dt.date | None]:
    days = numbers.astype("datetime64[D]")
    days[numbers == NO_DAY] = np.datetime64("NaT")
    dates: list[dt.date | None] = days.tolist()
    return dates


def lag_words(least: int, most: int) -> str:
    """Return a number of days, between two bounds, in years.

    >>> lag_words(9251, 9277), lag_words(9131, 9496), lag_words(3, 20)
    ('about 25 years and 4 months later', '24 to 25 years later', 'less than a month later')
    >>> lag_words(0, 100)
    'less than a year later'
    """
    least = max(least, 0)
    years = [int(days / _YEAR) for days in (least, most)]
    if most - least > _CLOSE:
        if not years[1]:
            return "less than a year later"
        return f"{years[0]} to {years[1]} years later" if years[0] != years[1] else f"about {years[0]} years later"
    whole = int((least + most) / 2 / _YEAR * 12)
    parts = [_count(whole // 12, "year"), _count(whole % 12, "month")]
    return f"about {' and '.join(part for part in parts if part)} later" if whole else "less than a month later"


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}" if number else ""


def publication_delay(dataset: Dataset, mask: Mask) -> PublicationDelay:
    """Return how late those of the events `mask` became known that were secret or internal.

    Worked example: of the secret and internal events of the documents and the other episodes, those of August 1995 were
    first published in June 2021, after 25 full years, the letters of 1998 in July 2021, after 23.
    """
    days = publication_days(dataset)
    secrecy = dataset.index.codes("events", c.SECRECY)
    hidden = mask & secrecy.any_of(SECRET)
    published = hidden & (days.first != NO_DAY) & (days.last != NO_DAY)
    earliest, latest = (dataset.index.days(bound).astype(np.int64) for bound in (c.EARLIEST, c.LATEST))
    close = published & (earliest != NO_DAY) & (latest != NO_DAY) & (latest - earliest <= _YEAR)
    least, most = (days.first - latest)[close], (days.last - earliest)[close]
    years = sorted(_years(days.first[published]) | _years(days.last[published]))
    return PublicationDelay(
        hidden,
        published,
        (years[0], years[-1]) if years else (0, 0),
        int(max(least.min(), 0) / _YEAR) if len(least) else None,
        int(most.max() / _YEAR) if len(most) else None,
    )


def _years(days: Iterable[int]) -> set[int]:
    return {int(str(np.datetime64(int(day), "D"))[:4]) for day in set(np.asarray(days).tolist())}
