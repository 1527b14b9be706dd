"""When an answer was due between two sides and had not come."""

from typing import NamedTuple

import numpy as np

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import NO_DAY, Mask
from components.dataset.replies.waits import waits_of
from components.dataset.timeline.months import MonthColumns

MOST_DAYS = 366  # that an answer is shown as due


class Due(NamedTuple):
    """An answer that is due from the side `asked` to the side `asker`, in columns `first` to `last`, both included.

    question: its place among all events.
    """

    asked: str
    asker: str
    first: int
    last: int
    question: int


def due(dataset: Dataset, columns: MonthColumns, lost: Mask | None = None) -> list[Due]:
    """Return in which columns an answer was due, for each wait.

    Without a recorded answer, from the last possible day of the question to the first possible day of the next message
    from the side asked, a year at most; if none follows, only where the question lies: nobody can say for how long an
    answer was expected. With one, the columns between those of question and answer: a reply within the same or the next
    month was not overdue. A question whose last day is not known, or that lies in no column, has none. lost: events
    that count as not recorded; none by default.
    Worked example: Baghdad's answer of 19 September 1995 (S22) offers a meeting; none of September to December 1995, or
    of January 1996, has a Syrian answer; that of 4 February 1996 (S28) is to another message.
    """
    waits = waits_of(dataset, lost=lost)
    earliest, latest = (dataset.index.days(bound).astype(np.int64) for bound in (c.EARLIEST, c.LATEST))
    begin, ended = latest[waits.question], np.where(waits.answered, waits.answer, waits.until)
    known = (ended >= 0) & (earliest[ended] != NO_DAY)
    end = np.clip(np.where(known, earliest[ended], begin), begin, begin + MOST_DAYS)
    first, last = columns.of(begin) + waits.answered, columns.of(end) - waits.answered
    rows = np.flatnonzero((begin != NO_DAY) & (columns.of(begin) >= 0) & (first < len(columns)) & (first <= last))
    return [
        Due(
            waits.sides[waits.asked[row]],
            waits.sides[waits.asker[row]],
            int(first[row]),
            min(int(last[row]), len(columns) - 1),
            int(waits.question[row]),
        )
        for row in rows.tolist()
    ]
