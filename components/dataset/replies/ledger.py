"""The asks and offers as a ledger: in blocks of one message or one topic, and in runs that one answer answers."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.vocabulary import NONE_RECORDED
from components.dataset.query.page import LEDGERS

BLOCK, RUN = "block", "run"  # numbers from 1, in the order to draw
_ACCEPTED = ("accepted", "accepted-with-conditions")
_NONE = "None recorded"
_REFUSED = "refused"


def arrange(offers: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return `offers` (as dataset.offers gives them) in blocks, with two more columns.

    by: "message", a block for all that one actor put to another in one event; or "topic", a block for each topic, the
    one that was raised first at the top. block: its number. run: the number of the rows, next to each other in a
    block, that one event answers; a row without a recorded answer is a run of its own.
    Raises ValueError if `by` is neither.

    Worked example: the six items of 2 February 1996 are one block by message, and one run: S28 answers them all.
    """
    if by not in LEDGERS:
        raise ValueError(f"“{by}” is not a way to group asks and offers: {' or '.join(LEDGERS)}")
    keys = [c.EVENT, c.PROPOSER, c.ADDRESSEE] if by == "message" else [c.ASKED_TOPIC]
    found = offers.assign(**{BLOCK: offers.groupby(keys, sort=False).ngroup() + 1})
    found = found.sort_values(BLOCK, kind="stable").reset_index(drop=True)
    same = np.ones(len(found), dtype=bool)
    for column in (BLOCK, c.EVENT, c.ANSWER_EVENT):
        same &= found[column].eq(found[column].shift()).to_numpy()
    same &= found[c.ANSWER_EVENT].ne("").to_numpy()
    return found.assign(**{RUN: np.cumsum(~same)})


def answer_words(answers: Sequence[str], labels: dict[str, str]) -> str:
    """Return how one or more asks were answered, as one clause. labels: answer -> its words.

    >>> words = {"deferred": "Deferred", "refused": "Refused", "none-recorded": "None recorded"}
    >>> answer_words(["deferred"] * 6, words)
    'all 6 deferred; none accepted, none refused'
    >>> answer_words(["deferred"], words)
    'deferred'
    >>> answer_words(["deferred", "refused", "none-recorded"], words)
    '1 deferred, 1 refused, 1 with no answer recorded; none accepted'
    """
    if len(answers) == 1:
        return answer_word(answers[0], labels)
    counts = Counter(answers)
    parts = [f"{counts[answer]} {answer_word(answer, labels)}" for answer in labels if answer in counts]
    parts = [part.replace(" no answer", " with no answer") for part in parts]
    words = ", ".join(parts) if len(counts) > 1 else f"all {parts[0]}"
    none = [] if any(answer in _ACCEPTED for answer in answers) else ["none accepted"]
    none += [] if _REFUSED in answers else ["none refused"]
    silent = set(answers) == {NONE_RECORDED}
    return f"{words}; {', '.join(none)}" if none and not silent else words


def answer_word(answer: str, labels: dict[str, str]) -> str:
    """Return how one ask was answered, in the words that stand at the end of its line.

    >>> answer_word("deferred", {"deferred": "Deferred"}), answer_word("none-recorded", {})
    ('deferred', 'no answer recorded')
    >>> answer_word("none-recorded", {"none-recorded": "None by 3 February 1996"})
    'no answer by 3 February 1996'
    """
    if answer == NONE_RECORDED:
        return labels.get(answer, _NONE).replace("None", "no answer", 1)
    return labels.get(answer, answer).lower()
