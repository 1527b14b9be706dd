"""What a class must not see before it has answered: the events that tell the answer to a step of a lesson."""

import datetime as dt
from collections.abc import Collection, Iterable
from typing import NamedTuple

from components.dataset.lessons.lessons import query_of
from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.lesson import Step
from components.dataset.query.link import stop_of
from components.dataset.query.stop_at import hidden_mask


class OpenQuestion(NamedTuple):
    """A question that is not answered yet. number: of its step, from 1.

    stop: the last day that its step shows; None for no end. later: event_ids that are, or may be, later than `stop`.
    answers: event_ids that its answer rests on and its step does not show; with a stop, only those later than it.
    """

    number: int
    stop: dt.date | None
    answers: frozenset[str]
    later: frozenset[str]


def open_question(dataset: Dataset, number: int, step: Step, shown: Collection[str]) -> OpenQuestion:
    """Return the question of `step`, which is told by nothing that it rests on itself, or shows (event_ids)."""
    stop = stop_of(query_of(step, revealed=False))
    answers = events_of(dataset, step.reveal_rests_on) - events_of(dataset, step.rests_on) - set(shown)
    later = set(dataset.events[c.EVENT][hidden_mask(dataset, stop)].tolist()) if stop else set()
    return OpenQuestion(number, stop, frozenset(answers & later if stop else answers), frozenset(later))


def events_of(dataset: Dataset, claims: Collection[str]) -> set[str]:
    """Return the event_ids of the claims with these ids."""
    return set(dataset.claims[c.EVENT][dataset.claims[c.CLAIM].isin(list(claims))].tolist())


def answered_by(questions: Iterable[OpenQuestion], events: Collection[str]) -> list[OpenQuestion]:
    """Return the `questions` to which some of `events` would tell the answer."""
    return [one for one in questions if not one.answers.isdisjoint(events)]
