"""What the reader has chosen, as a lesson: the view, then its events one by one. Nothing is added to the record."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlencode

import numpy as np
import pandas as pd

from components.dataset.lessons.slide_room import HEADLINE, NOTE, REVEAL
from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Numbers
from components.dataset.model.lesson import Lesson, Step
from components.dataset.query.filter_words import asked_words
from components.dataset.query.link import from_query, to_query
from components.dataset.query.order import selected_mask, supported_part
from components.dataset.query.page import Page
from components.dataset.query.stop_at import truncate_at
from components.dataset.sources.claims import CONTRADICTS, SAYS_SO, Claim
from components.dataset.sources.evidence import Evidence, evidence

MOST_EVENTS = 8
CLAIMS = 600  # letters of their ids, as the schema of lessons has it
_LETTERS = 400  # of a note or an answer, should its words be long
_BY = 12  # words of those that report
_ID = "this-view"
_ANSWERS, _NOT_YET = "answers", ("planned", "proposed")
_ORDER = "Those with a short label come first, then the first in time."
_WHAT_ANSWER = "What was the answer?"
_WHICH_ACCOUNT = "Which account is better supported?"
_WAS_IT_DONE = "Does the record say that it took place?"


def lesson_of_view(dataset: Dataset, shown: Dataset, page: Page) -> Lesson:
    """Return the view of `page` as a lesson: a step for it, and one for each of at most MOST_EVENTS chosen events.

    shown: the chosen part of `dataset`. Those with a short label come first, then the first in time; they are told in
    the order of time. An event that is answered later is shown with nothing after it until the answer is told.
    """
    places = np.flatnonzero(selected_mask(dataset, supported_part(dataset, shown)))
    with_step = _places_with_step(dataset, places)
    plain = Page(selection=page.selection, excluded=page.excluded, ranges=page.ranges, stop=page.stop)
    events = [_event_step(dataset, str(event), plain) for event in dataset.events[c.EVENT].iloc[with_step]]
    first, alone = view_step(dataset, shown, page), len(places) - len(with_step)
    if alone:
        first = replace(first, speaker=f"No step of its own: {_count(alone)}. {_ORDER}")
    return Lesson(_ID, shorten(f"{dataset.title}: {_count(len(places))}", HEADLINE), (first, *events))


def view_step(dataset: Dataset, shown: Dataset, page: Page) -> Step:
    """Return the view of `page` as one step. shown: the chosen part of `dataset`."""
    here = replace(page, event="", present=False, speaker=False, lesson="", step=1, revealed=False, archive="")
    return Step(
        headline=shorten(f"{_count(supported_part(dataset, shown).total)} of {len(dataset.events):,}", HEADLINE),
        link=_link(dataset, here),
        note=_in_words(f"Chosen: {asked_words(dataset, page)}.", NOTE),
    )


def shorten(text: str, most: int) -> str:
    """Return `text`, cut between two words if it has more than `most` letters.

    >>> shorten("A letter of two lines", 13), shorten("A letter", 13)
    ('A letter of…', 'A letter')
    """
    return text if len(text) <= most else f"{text[:most].rsplit(maxsplit=1)[0][: most - 1]}…"


def _places_with_step(dataset: Dataset, places: Numbers) -> Numbers:
    """Return the places of the events that get a step, in the order of time."""
    labelled = (dataset.events[c.LABEL].iloc[places] != "").to_numpy(dtype=bool)
    first = places[np.argsort(~labelled, kind="stable")][:MOST_EVENTS]
    return np.sort(first)


def _event_step(dataset: Dataset, event: str, page: Page) -> Step:
    found, there = evidence(dataset, event), replace(page, event=event)
    step = Step(
        headline=shorten(found.title, HEADLINE),
        link=_link(dataset, there),
        note=_note(found.summary, found.claims, NOTE),
        rests_on=_ids(found.claims),
        question=_question(dataset, found),
    )
    answer = _answer(dataset, event)
    return _asking(dataset, step, there, answer) if answer else step


def _asking(dataset: Dataset, step: Step, page: Page, answer: str) -> Step:
    """Return `step` with the question what the answer was, which is hidden if it is later by a day."""
    found = evidence(dataset, answer)
    asked, answered = (_latest(dataset, event) for event in (page.event, answer))
    before = replace(page, stop=asked) if asked and (not answered or answered > asked) else page
    return replace(
        step,
        link=_link(dataset, before),
        question=_WHAT_ANSWER,
        reveal=_note(f"{found.title}. {found.summary}".removesuffix(". "), found.claims, REVEAL),
        reveal_rests_on=_ids(found.claims),
        reveal_link=_link(dataset, replace(page, event=answer)),
    )


def _answer(dataset: Dataset, event: str) -> str:
    """Return the id of the first event in time that a link says answers `event`; empty if none does."""
    links = dataset.links
    found = links[c.FROM_EVENT][(links[c.TO_EVENT] == event) & (links[c.RELATION] == _ANSWERS)].tolist()
    places = [place for place in map(dataset.index.place, found) if place >= 0]
    return str(dataset.events[c.EVENT].iloc[min(places)]) if places else ""


def _latest(dataset: Dataset, event: str) -> dt.date | None:
    day = dataset.events[c.LATEST].iloc[dataset.index.place(event)]
    return None if pd.isna(day) else day.date()


def _question(dataset: Dataset, found: Evidence) -> str:
    if found.disputed:
        return _WHICH_ACCOUNT
    status = dataset.dictionary.labels("events", c.STATUS)
    return _WAS_IT_DONE if found.status in (status.get(one, one) for one in _NOT_YET) else ""


def _note(summary: str, claims: Sequence[Claim], most: int) -> str:
    voices = ", ".join(dict.fromkeys(claim.voice for claim in _support(claims)))
    by = _in_words(f"Reported by: {voices}.", _BY) if voices else ""
    return f"{_in_words(summary, most - len(by.split()))} {by}".strip()


def _in_words(text: str, most: int) -> str:
    """Return `text`, cut if it has more than `most` words, or very long ones."""
    words = text.split()
    return shorten(text if len(words) <= most else f"{' '.join(words[:most])}…", _LETTERS)


def _ids(claims: Sequence[Claim]) -> tuple[str, ...]:
    ids = tuple(claim.claim for claim in _support(claims))
    while len(";".join(ids)) > CLAIMS:
        ids = ids[:-1]
    return ids


def _support(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims that say so; of what no source says, those that do not contradict it."""
    says_so = [claim for claim in claims if claim.heading == SAYS_SO]
    return says_so or [claim for claim in claims if claim.heading != CONTRADICTS]


def _link(dataset: Dataset, page: Page) -> str:
    """Return the link of `page`, without what of its filters is not known by its stop."""
    known, _ = from_query(to_query(page), truncate_at(dataset, page.stop))
    return urlencode(to_query(known), doseq=True)


def _count(events: int) -> str:
    return "1 event" if events == 1 else f"{events:,} events"
