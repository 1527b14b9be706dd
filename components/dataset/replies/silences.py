"""Where the record is silent: stretches without a message between two sides."""

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.once import once_per_package
from components.dataset.model.vocabulary import DONE
from components.dataset.replies.message_sides import message_sides

# Worked-out columns.
PAIR, BEGIN, END, DAYS, AFTER_EVENT, BEFORE_EVENT = "pair", "begin", "end", "days", "after_event", "before_event"

_CLOSE = np.timedelta64(31, "D")


def silences(dataset: Dataset, shown: Dataset, least: int = 60) -> pd.DataFrame:
    """Return the stretches of at least `least` days in which no message between two sides is recorded.

    A message goes from the side of its first hand to that of its last; one within a side counts nowhere.
    Only messages reported as done and dated to within a month bound a silence, and they are taken from the whole
    `dataset`: a filter must not make a silence. It is shown if both the messages that bound it are.
    Columns: pair (sides in words), begin, end (days of the two messages), days (between them, the last not counted),
    after_event, before_event. Worked example: 19 September 1995 to 2 February 1996 is 136 days.
    """
    found = _stretches(dataset)
    long = found.iloc[np.flatnonzero(found[DAYS].to_numpy() >= least)]
    ids = set(shown.events[c.EVENT].tolist()) if len(long) else set()
    return long[long[AFTER_EVENT].isin(ids) & long[BEFORE_EVENT].isin(ids)].reset_index(drop=True)


@once_per_package
def _stretches(dataset: Dataset) -> pd.DataFrame:
    """Return the stretches between a message and the next one of the same two sides."""
    sent = _sent(dataset).sort_values([c.EARLIEST, c.EVENT])
    following = sent.groupby(PAIR)[[c.EVENT, c.EARLIEST]].shift(-1)
    # Of messages dated to a span, an earlier one may be the last that was sent.
    last = sent.groupby(PAIR)[c.LATEST].cummax()
    last_event = sent[c.EVENT].where(sent[c.LATEST].eq(last)).groupby(sent[PAIR]).ffill()
    found = pd.DataFrame(
        {
            PAIR: sent[PAIR],
            BEGIN: last,
            END: following[c.EARLIEST],
            DAYS: (following[c.EARLIEST] - last).dt.days,
            AFTER_EVENT: last_event,
            BEFORE_EVENT: following[c.EVENT],
        }
    )
    return found[found[DAYS] > 0].astype({DAYS: int}).reset_index(drop=True)


def _sent(dataset: Dataset) -> pd.DataFrame:
    """Return event_id, earliest, latest and pair of the messages between two sides that can bound a silence."""
    ends = message_sides(dataset)
    places = np.flatnonzero(ends.apart)
    labels = dataset.dictionary.labels("actors", c.SIDE)
    words = [labels.get(side, side) for side in ends.sides]
    sides = zip(ends.author[places].tolist(), ends.addressee[places].tolist(), strict=True)
    pairs = pd.Series([pair_words(words[one], words[other]) for one, other in sides], dtype="str")
    events = dataset.events[[c.EVENT, c.STATUS, c.EARLIEST, c.LATEST]].iloc[places]
    events = events.assign(**{PAIR: pairs.set_axis(events.index)})
    close = (events[c.LATEST] - events[c.EARLIEST]) <= _CLOSE  # false if a bound is open
    return events[close & events[c.STATUS].isin(DONE)]


def pair_words(one: str, other: str) -> str:
    """Return the words of two sides as one, the same whichever comes first."""
    return " and ".join(sorted((one, other)))
