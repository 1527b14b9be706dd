"""The messages between each two sides, in the order of time, and the longest silence among them."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from components.dataset.model import columns as c
from components.dataset.model.cells import event_bounds, rows_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.date_words import date_words
from components.dataset.model.dates import Span
from components.dataset.model.index import Mask
from components.dataset.model.vocabulary import NOT_DONE
from components.dataset.replies.message_sides import message_sides
from components.dataset.replies.silences import Silence, pair_words

MOST_MESSAGES = 1_000  # that are drawn as dots
MOST_STRIPS = 12  # pairs of sides that can be told apart
_HALF_A_YEAR = 184  # days
_OF_EVENT = [c.EVENT, c.TITLE, c.STATUS, c.DATE, c.DATE_MEANING, c.EARLIEST, c.LATEST]


class StripMessage(NamedTuple):
    """A message from `writer` to `reader` (names of sides), sent on one of `days`; side: who writes.

    done: whether it is reported as sent.
    """

    event: str
    title: str
    side: str
    writer: str
    reader: str
    days: Span
    date: str
    done: bool


class Strip(NamedTuple):
    """The messages between two sides, either way. pair: both in words. longest: None if no silence is long enough."""

    pair: str
    messages: Sequence[StripMessage]
    longest: Silence | None


def strips_of(dataset: Dataset, mask: Mask, found: Sequence[Silence]) -> list[Strip]:
    """Return the first messages of `mask` between each two sides, those of most messages first, twelve pairs at most.

    A message that may lie anywhere in more than half a year has no place in time and is left out. found: silences (see
    silences).
    Worked example: Iraq and Syria, September 1995 to February 1996: S22 of 19 September, then S24 of 2 February, and
    136 days between them.
    """
    ends, places = message_sides(dataset), np.flatnonzero(mask & message_sides(dataset).apart)[:MOST_MESSAGES]
    labels = dataset.dictionary.labels("actors", c.SIDE)
    strips: dict[str, list[StripMessage]] = {}
    for place, row in zip(places.tolist(), rows_of(dataset.events[_OF_EVENT].iloc[places]), strict=True):
        days = event_bounds(row)
        if days.earliest is None or days.latest is None or (days.latest - days.earliest).days > _HALF_A_YEAR:
            continue
        side, other = ends.sides[ends.author[place]], ends.sides[ends.addressee[place]]
        writer, reader = labels.get(side, side), labels.get(other, other)
        date = date_words(row[c.DATE], *days, row[c.DATE_MEANING])
        done = row[c.STATUS] not in NOT_DONE
        message = StripMessage(row[c.EVENT], row[c.TITLE], side, writer, reader, days, date, done)
        strips.setdefault(pair_words(writer, reader), []).append(message)
    longest = {one.pair: one for one in sorted(found, key=lambda one: one.days)}
    ordered = sorted(strips.items(), key=lambda one: -len(one[1]))
    return [Strip(pair, messages, longest.get(pair)) for pair, messages in ordered[:MOST_STRIPS]]
