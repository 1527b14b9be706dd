"""Where the record is silent: stretches without a message between two sides."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Mask
from components.dataset.model.once import once_per_package
from components.dataset.model.vocabulary import DONE
from components.dataset.replies.message_sides import message_sides

_CLOSE = np.timedelta64(31, "D")
_SHARE = 0.02  # of the time that is seen, from which a silence is seen as a stretch of it
_UNUSUAL = 3  # times as long as the usual gap a silence is, to say something
_USUAL = 5  # gaps of two sides, from which one is usual
MOST_SHADED = 3


class Silence(NamedTuple):
    """A stretch without a message between two sides, either way.

    pair: both sides in words. begin, end: days of the two messages that bound it. days: between them, the last not
    counted. after, before: the two messages.
    """

    pair: str
    begin: pd.Timestamp
    end: pd.Timestamp
    days: int
    after: str
    before: str


def silences(dataset: Dataset, shown: Dataset, least: int = 60) -> list[Silence]:
    """Return the stretches of at least `least` days in which no message between two sides is recorded.

    A message goes from the side of its first hand to that of its last; one within a side counts nowhere.
    Only messages reported as done and dated to within a month bound a silence, and they are taken from the whole
    `dataset`: a filter must not make a silence. It is shown if both the messages that bound it are. A message that has
    lost its support (`shown.unsupported`) bounds none.
    Worked example: 19 September 1995 to 2 February 1996, when Iraq writes again, is 136 days; Syria's silence is two
    days longer (see waits_of).
    """
    found = _every_stretch(dataset) if shown.unsupported is None else _stretches(dataset, ~shown.unsupported)
    long = found.iloc[np.flatnonzero(found["days"].to_numpy() >= least)]
    ids = set(shown.events[c.EVENT].tolist()) if len(long) else set()
    rows = (Silence(*row) for row in long.itertuples(index=False, name=None))
    return [silence for silence in rows if silence.after in ids and silence.before in ids]


def striking(dataset: Dataset, found: Sequence[Silence], first: pd.Timestamp, last: pd.Timestamp) -> list[Silence]:
    """Return which of the silences `found` say something in a picture of the days from `first` to `last`.

    They are the longest ones, `MOST_SHADED` at most, that are at least 2 % of these days, reach into them, and are
    three times as long as the usual (median) gap between messages of the same two sides; under five gaps none is usual.
    """
    gaps = {pair: days.tolist() for pair, days in _every_stretch(dataset).groupby("pair")["days"]}

    def unusual(silence: Silence) -> bool:
        own = gaps[silence.pair]
        return len(own) < _USUAL or silence.days >= _UNUSUAL * float(np.median(own))

    least = (last - first).days * _SHARE
    seen = [one for one in found if one.days >= least and one.begin < last and one.end > first and unusual(one)]
    return sorted(seen, key=lambda one: (-one.days, one.begin))[:MOST_SHADED]


@once_per_package
def _every_stretch(dataset: Dataset) -> pd.DataFrame:
    return _stretches(dataset, np.ones(len(dataset.events), dtype=bool))


def _stretches(dataset: Dataset, among: Mask) -> pd.DataFrame:
    """Return the fields of a Silence for a message of `among` and the next one of the same two sides, as columns."""
    sent = bounding_messages(dataset, among).sort_values([c.EARLIEST, c.EVENT])
    following = sent.groupby("pair")[[c.EVENT, c.EARLIEST]].shift(-1)
    # Of messages dated to a span, an earlier one may be the last that was sent.
    last = sent.groupby("pair")[c.LATEST].cummax()
    last_event = sent[c.EVENT].where(sent[c.LATEST].eq(last)).groupby(sent["pair"]).ffill()
    found = pd.DataFrame(
        {
            "pair": sent["pair"],
            "begin": last,
            "end": following[c.EARLIEST],
            "days": (following[c.EARLIEST] - last).dt.days,
            "after": last_event,
            "before": following[c.EVENT],
        }
    )
    return found[found["days"] > 0].astype({"days": int}).reset_index(drop=True)


def bounding_messages(dataset: Dataset, among: Mask) -> pd.DataFrame:
    """Return event_id, earliest, latest and pair of those messages of `among` that can bound a silence."""
    ends = message_sides(dataset)
    places = np.flatnonzero(ends.apart & among)
    labels = dataset.dictionary.labels("actors", c.SIDE)
    words = [labels.get(side, side) for side in ends.sides]
    sides = zip(ends.author[places].tolist(), ends.addressee[places].tolist(), strict=True)
    pairs = pd.Series([pair_words(words[one], words[other]) for one, other in sides], dtype="str")
    events = dataset.events[[c.EVENT, c.STATUS, c.EARLIEST, c.LATEST]].iloc[places]
    events = events.assign(pair=pairs.set_axis(events.index))
    close = (events[c.LATEST] - events[c.EARLIEST]) <= _CLOSE  # false if a bound is open
    return events[close & events[c.STATUS].isin(DONE)]


def pair_words(one: str, other: str) -> str:
    """Return the words of two sides as one, the same whichever comes first."""
    return " and ".join(sorted((one, other)))
