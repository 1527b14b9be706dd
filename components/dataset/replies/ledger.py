"""The asks and offers as a ledger: in blocks of one message or one topic, and in runs that one answer answers."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from components.dataset.model.vocabulary import NONE_RECORDED
from components.dataset.query.certainty import Say
from components.dataset.query.page import LEDGERS
from components.dataset.replies.offers import Offer

_ACCEPTED = ("accepted", "accepted-with-conditions")
_NONE = "None recorded"
_REFUSED = "refused"
Run = Sequence[Offer]  # next to each other in a block, answered by one event; or one without a recorded answer


def arrange(offers: Sequence[Offer], by: str) -> list[list[Run]]:
    """Return `offers` in blocks of runs, in the order to draw.

    by: "message", a block for all that one actor put to another in one event; or "topic", a block for each topic, the
    one that was raised first at the top. Raises ValueError if `by` is neither.

    Worked example: the six items of 2 February 1996 are one block by message, and one run: S28 answers them all.
    """
    if by not in LEDGERS:
        raise ValueError(f"“{by}” is not a way to group asks and offers: {' or '.join(LEDGERS)}")
    blocks: dict[tuple[str, ...], list[Offer]] = {}
    for offer in offers:
        key = (offer.event, offer.proposer, offer.addressee) if by == "message" else (offer.topic,)
        blocks.setdefault(key, []).append(offer)
    return [[list(run) for _, run in groupby(block, key=_run_key)] for block in blocks.values()]


def _run_key(offer: Offer) -> tuple[str, str]:
    return (offer.event, offer.reply.event) if offer.reply else (offer.proposal, "")


def asked_words(asks: Sequence[str], silent: Sequence[str], say: Say) -> str:
    """Say how many requests and offers there are, and to how many no answer is recorded.

    asks, silent: the event each was put in, of all and of these.

    >>> asked_words(["E1", "E1", "E2"], ["E2"], lambda events: str(len(events)))
    '3 requests and offers, 1 without a recorded answer.'
    >>> asked_words(["E1", "E1"], [], lambda events: str(len(events)))
    '2 requests and offers, each with a recorded answer.'
    >>> asked_words(["E1"], ["E1"], lambda events: str(len(events)))
    '1 request or offer, without a recorded answer.'
    """
    what = "request or offer" if len(asks) == 1 else "requests and offers"
    if len(silent) in (0, len(asks)):
        each = "" if len(asks) == 1 else "each " if not silent else "all "
        return f"{say(asks)} {what}, {each}{'without' if silent else 'with'} a recorded answer."
    return f"{say(asks)} {what}, {say(silent)} without a recorded answer."


def answer_words(answers: Sequence[str], labels: Mapping[str, str]) -> str:
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


def answer_word(answer: str, labels: Mapping[str, str]) -> str:
    """Return how one ask was answered, in the words that stand at the end of its line.

    >>> answer_word("deferred", {"deferred": "Deferred"}), answer_word("none-recorded", {})
    ('deferred', 'no answer recorded')
    >>> answer_word("none-recorded", {"none-recorded": "None by 3 February 1996"})
    'no answer recorded by 3 February 1996'
    """
    if answer == NONE_RECORDED:
        return labels.get(answer, _NONE).replace("None recorded", "None", 1).replace("None", "no answer recorded", 1)
    return labels.get(answer, answer).lower()
