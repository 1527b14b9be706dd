"""When an answer was due between two sides, and none is recorded."""

import numpy as np

from components.dataset import columns as c
from components.dataset.index import NO_DAY
from components.dataset.load import Dataset
from components.dataset.months import Columns
from components.dataset.waits import waits_of

MOST_DAYS = 366  # that an answer is shown as due


def due(dataset: Dataset, columns: Columns) -> list[tuple[str, str, int, int, int]]:
    """Return for each wait the side asked, the asking side, the first and last column of it, and the question's place.

    From the last possible day of the question to the first possible day of its answer or, if none is recorded, of the
    next message from the side asked; a year at most. If none follows, only where the question lies: nobody can say for
    how long an answer was expected. A question whose last day is not known, or that lies in no column, has none.
    Worked example: Baghdad's answer of 19 September 1995 (S22) offers a meeting; none of September to December 1995, or
    of January 1996, has a Syrian answer; that of 4 February 1996 (S28) is to another message.
    """
    waits = waits_of(dataset)
    earliest, latest = (dataset.index.days(bound).astype(np.int64) for bound in (c.EARLIEST, c.LATEST))
    begin, ended = latest[waits.question], np.where(waits.answered, waits.answer, waits.until)
    known = (ended >= 0) & (earliest[ended] != NO_DAY)
    end = np.clip(np.where(known, earliest[ended], begin), begin, begin + MOST_DAYS)
    first, last = columns.of(begin), columns.of(end)
    rows = np.flatnonzero((begin != NO_DAY) & (first >= 0) & (first < len(columns)))
    return [
        (
            waits.sides[waits.asked[row]],
            waits.sides[waits.asker[row]],
            int(first[row]),
            min(int(last[row]), len(columns) - 1),
            int(waits.question[row]),
        )
        for row in rows.tolist()
    ]
