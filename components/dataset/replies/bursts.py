"""Messages between two sides that came in bursts, with silences between them."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.replies.silences import bounding_messages, silences, striking

_MOST = 3  # bursts; what has more of them has a rhythm
_LEAST = 2  # messages of a burst


class Bursts(NamedTuple):
    """pair: both sides in words. events: event_ids of each burst, in the order of time. silent: days between them."""

    pair: str
    events: list[list[str]]
    silent: list[int]


def bursts(dataset: Dataset, shown: Dataset) -> Bursts | None:
    """Return the bursts in which the dated messages of two sides came: those whose silence is the longest of `shown`.

    None if they did not: a silence (see `silences`) must be striking, all messages of the two sides that could bound
    one must be shown, and stand in two or three groups of at least two, each shorter than every silence between them.
    Worked example: from August to 19 September 1995 and from 2 February to March 1996, 136 days apart.
    """
    found = silences(dataset, shown)
    longest = next(iter(striking(dataset, found, *dataset.period)), None)
    if longest is None:
        return None
    unsupported = shown.unsupported
    lit = np.ones(len(dataset.events), dtype=bool) if unsupported is None else ~unsupported
    sent = bounding_messages(dataset, lit)
    sent = sent[sent["pair"].eq(longest.pair)].sort_values([c.EARLIEST, c.EVENT])
    if not set(sent[c.EVENT]) <= set(shown.events[c.EVENT]):
        return None
    begins = {silence.end for silence in found if silence.pair == longest.pair}
    number = sent[c.EARLIEST].isin(begins) & ~sent[c.EARLIEST].duplicated()
    groups = [group for _, group in sent.groupby(number.cumsum())]
    spans = [(group[c.EARLIEST].min(), group[c.LATEST].max()) for group in groups]
    silent = [(after[0] - before[1]).days for before, after in pairwise(spans)]
    lasted = max((last - first for first, last in spans), default=pd.Timedelta(0)).days
    brief = bool(silent) and lasted < min(silent) and min(map(len, groups)) >= _LEAST
    if not brief or len(groups) > _MOST:
        return None
    return Bursts(longest.pair, [group[c.EVENT].tolist() for group in groups], silent)
