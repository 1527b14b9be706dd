"""Replies: which message is answered by what."""

from collections.abc import Collection

import numpy as np

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Mask, Numbers
from components.dataset.model.vocabulary import NONE_RECORDED
from components.dataset.replies.message_sides import message_sides

ASKS = ("offer", "ask")  # kinds of proposals that an answer can be expected to
NONE = -1  # no event
NOT_PUT = ("planned", "summary")  # never said, as far as it is known, or said again elsewhere
_ANSWERS, _DECIDES_ON, _PART_OF, _INFERRED = "answers", "decides-on", "part-of", "inferred"
NOT_STATED_WORDS = "That it answers this is inferred: no source says so"


def asking_mask(dataset: Dataset) -> Mask:
    """Return which events an ask or an offer hangs on."""
    kinds = dataset.proposals[c.KIND].isin(ASKS).to_numpy()
    return dataset.index.of_events(kinds, "proposals")


def first_answers(dataset: Dataset, among: Mask | None = None) -> Numbers:
    """Return for each event the place of the first of `among` (all by default) that answers it; NONE if none does.

    First the events linked as `answers`; failing these, those that the list of asks and offers names, unless it says
    that no answer is recorded. An answer that is only planned is none.
    """
    index, count = dataset.index, len(dataset.events)
    relation, status = index.codes("links", c.RELATION), index.codes("events", c.STATUS)
    said = ~status.any_of(NOT_PUT) & (True if among is None else among)
    ways = [
        (index.places("links", c.TO_EVENT), index.places("links", c.FROM_EVENT), relation.any_of((_ANSWERS,))),
        (
            index.places("proposals"),
            index.places("proposals", c.ANSWER_EVENT),
            ~dataset.proposals[c.ANSWER].eq(NONE_RECORDED).to_numpy(),
        ),
    ]
    found = np.full(count, NONE)
    for asked, answering, wanted in ways:
        rows = (asked >= 0) & (answering >= 0) & (asked != answering) & np.append(said, False)[answering]
        rows &= wanted
        first = np.full(count, count)
        np.minimum.at(first, asked[rows], answering[rows])  # events stand in the order of time
        found = np.where((found < 0) & (first < count), first, found)
    return found


def stated_answers(dataset: Dataset) -> Collection[tuple[str, str]]:
    """Return (answer, question), event_ids, where a source says that one answers or decides on the other.

    Of any other pair it is the curator who reads it so. Worked example: that the words of 13 September 1995 (S21)
    answer the message of the 5th (S17) is inferred from the order of things; that S28 answers S24 is stated.
    """
    links = dataset.links
    stated = links[c.RELATION].isin((_ANSWERS, _DECIDES_ON)) & links[c.BASIS].ne(_INFERRED)
    return set(zip(links.loc[stated, c.FROM_EVENT].tolist(), links.loc[stated, c.TO_EVENT].tolist(), strict=True))


def whole_messages(dataset: Dataset, waiting: Mask) -> Numbers:
    """Return for each event the waiting message it is a part of, both from the same side; itself if of none."""
    index, ends = dataset.index, message_sides(dataset)
    relation = index.codes("links", c.RELATION)
    part, whole = index.places("links", c.FROM_EVENT), index.places("links", c.TO_EVENT)
    rows = relation.any_of((_PART_OF,)) & (part >= 0) & (whole >= 0)
    part, whole = part[rows], whole[rows]
    rows = waiting[part] & waiting[whole] & (ends.author[part] == ends.author[whole])
    own = np.arange(len(waiting))
    found = own.copy()
    found[part[rows]] = whole[rows]
    for _ in range(3):  # a part of a part
        found = found[found]
    return np.where(found[found] == found, found, own)
