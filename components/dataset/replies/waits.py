"""Waits: the days from a message that asks to the one that answers it, as far as both are recorded."""

from dataclasses import dataclass, replace

import numpy as np

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import NO_DAY, Mask, Numbers
from components.dataset.model.once import once_per_package
from components.dataset.replies.answers import NONE, NOT_PUT, asking_mask, first_answers, whole_messages
from components.dataset.replies.message_sides import message_sides

NO_MESSAGE = (*NOT_PUT, "inferred")
_FAR = np.iinfo(np.int32).max


@dataclass(frozen=True, eq=False)
class Waits:
    """One wait a place, in the order of time. Of events, the places among all events; NONE where there is none.

    question: the message that asks. answer: the first event that answers it. until: for a wait without an answer, the
    first message that the side asked may have sent to the asking side afterwards. asker, asked: sides, places in
    `sides`. least, most: days from the question to its answer, or to `until`; NONE where not known.
    whole: for every event, the question it is a part of, itself if of none.
    """

    sides: tuple[str, ...]
    question: Numbers
    answer: Numbers
    until: Numbers
    asker: Numbers
    asked: Numbers
    least: Numbers
    most: Numbers
    whole: Numbers

    def __len__(self) -> int:
        """Return how many waits there are."""
        return len(self.question)

    @property
    def answered(self) -> Mask:
        """Which waits end with an answer."""
        known: Mask = self.answer >= 0
        return known

    def parts(self, wait: int) -> list[int]:
        """Return the places of the question and of the messages that are parts of it."""
        found: list[int] = np.flatnonzero(self.whole == self.question[wait]).tolist()
        return sorted(found, key=lambda place: place != self.question[wait])

    def of(self, rows: Mask | Numbers) -> "Waits":
        """Return these of the waits."""
        columns = ("question", "answer", "until", "asker", "asked", "least", "most")
        return replace(self, **{column: getattr(self, column)[rows] for column in columns})


def waits_of(dataset: Dataset, mask: Mask | None = None, lost: Mask | None = None) -> Waits:
    """Return the waits of `dataset` whose question or answer is among the events `mask`; all by default.

    lost: events that count as not recorded, neither as question nor as answer; none by default.
    A question is a message from one side to another that is reported to have been put, and that an ask or an offer
    hangs on, or that a link says is answered. A message that is part of another is put and answered with it.
    The answer is the first event linked as `answers`; failing that, the first that the list of asks and offers names
    (a decision, perhaps, of which no message is recorded).
    Days are counted from the days a message is dated to. Worked example: the message of 5 September 1995 (S17, with
    the proposal S18 in it) is answered on the 13th (S21), in 8 days; Baghdad's of the 19th (S22) has no answer, and
    Syria next writes on 4 February 1996 (S28): no answer for at least 138 days. (The silence between the two ends two
    days sooner, as Iraq writes on the 2nd: see silences.)
    """
    found = _every_wait(dataset) if lost is None else _found(dataset, ~lost)
    if mask is None:
        return found
    chosen: Mask = np.zeros(len(mask) + 1, dtype=bool)  # the last is for a wait without an answer
    chosen[found.whole[mask]] = True
    return found.of(chosen[found.question] | np.append(mask, False)[found.answer])


@once_per_package  # no filter changes them: a hidden answer is no silence
def _every_wait(dataset: Dataset) -> Waits:
    return _found(dataset, np.ones(len(dataset.events), dtype=bool))


def _found(dataset: Dataset, among: Mask) -> Waits:
    index, ends = dataset.index, message_sides(dataset)
    status = index.codes("events", c.STATUS)
    put = among & ends.apart & ~status.any_of(NOT_PUT)
    answer = first_answers(dataset, among)
    waiting = put & (asking_mask(dataset) | (answer >= 0))
    whole = whole_messages(dataset, waiting)
    answer = _earliest(whole, answer, waiting)
    question = np.flatnonzero(waiting & (whole == np.arange(len(whole))))
    asker, asked, answer = ends.author[question], ends.addressee[question], answer[question]
    sent = among & ends.apart & ~status.any_of(NO_MESSAGE)
    until = np.where(answer >= 0, NONE, _next_from(dataset, sent, question))
    least, most = _apart(dataset, question, np.where(answer >= 0, answer, until))
    least[(answer < 0) & (least < 1)] = NONE  # "at least 0 days" says nothing
    return Waits(ends.sides, question, answer, until, asker, asked, least, most, whole)


def _earliest(whole: Numbers, answer: Numbers, waiting: Mask) -> Numbers:
    """Return for each whole the first answer to it or to a part of it."""
    first = np.full(len(answer), len(answer))
    rows = waiting & (answer >= 0)
    np.minimum.at(first, whole[rows], answer[rows])
    return np.where(first < len(answer), first, NONE)


def _next_from(dataset: Dataset, sent: Mask, question: Numbers) -> Numbers:
    """Return for each question the message that the side asked may have sent first afterwards to the asking side.

    Of all that may have been sent after it, the one with the earliest first day: so the days up to it are the least.
    """
    ends, earliest, latest = message_sides(dataset), *_days(dataset)
    found = np.full(len(question), NONE)
    direction = ends.author * len(ends.sides) + ends.addressee
    awaited = ends.addressee[question] * len(ends.sides) + ends.author[question]
    for way in np.unique(awaited):
        places = np.flatnonzero(sent & (direction == way))
        places = places[np.argsort(latest[places], kind="stable")]
        if not len(places):
            continue
        first = np.minimum.accumulate(earliest[places][::-1])[::-1]
        new = np.append(earliest[places][:-1] <= first[1:], True)  # where the least from here on stands
        stands = np.minimum.accumulate(np.where(new, np.arange(len(places)), len(places))[::-1])[::-1]
        asked = np.flatnonzero(awaited == way)
        # On the same day it may have been sent before or after: it counts, or the wait would be said too long.
        after = np.searchsorted(latest[places], earliest[question[asked]])
        some = after < len(places)
        found[asked[some]] = places[stands[after[some]]]
    return found


def _days(dataset: Dataset) -> tuple[Numbers, Numbers]:
    """Return the first and last possible day of each event; an open one lies as far off as can be."""
    earliest, latest = (dataset.index.days(bound).astype(np.int64) for bound in (c.EARLIEST, c.LATEST))
    return earliest, np.where(latest == NO_DAY, _FAR, latest)


def _apart(dataset: Dataset, one: Numbers, other: Numbers) -> tuple[Numbers, Numbers]:
    """Return the least and the most days from `one` to `other` (NONE: neither), as durations.days_between counts."""
    earliest, latest = _days(dataset)
    known = other >= 0
    most = np.where(known & (latest[other] < _FAR) & (earliest[one] > NO_DAY), latest[other] - earliest[one], _FAR)
    least = np.where(known & (earliest[other] > NO_DAY) & (latest[one] < _FAR), earliest[other] - latest[one], 0)
    contradicted = most < 0
    least, most = np.maximum(least, 0), np.where((most == _FAR) | contradicted, NONE, most)
    least[contradicted | ((most == NONE) & (least == 0))] = NONE
    return least, most
