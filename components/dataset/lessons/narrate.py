"""What the reader has chosen, as a lesson: its most telling events, one by one. Nothing is added to the record."""

import datetime as dt
import re
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
from components.dataset.query.filter_words import filter_words
from components.dataset.query.link import from_query, to_query
from components.dataset.query.order import selected_mask, supported_part
from components.dataset.query.page import Page
from components.dataset.query.stop_at import truncate_at
from components.dataset.query.views import VIEWS
from components.dataset.sources.claims import CONTRADICTS, SAYS_SO, Claim
from components.dataset.sources.evidence import Evidence, evidence

MOST_EVENTS = 8
# How they are chosen where there are more, in words.
MOST_TELLING = (
    "those with a short name on the timeline come first, then those whose answer is recorded, "
    "then those that the sources say most about"
)
CLAIMS = 600  # letters of their ids, as the schema of lessons has it
_LETTERS = 400  # of a note or an answer, should its words be long
_BY = 12  # words of those that report
_ID = "this-view"
_ANSWERS, _NOT_YET = "answers", ("planned", "proposed")
_WHAT_ANSWER = "What was the answer?"
_WHICH_ACCOUNT = "Which account is better supported?"
_WAS_IT_DONE = "Does the record say that it took place?"
# After three letters or more, so that "Mr." and "U.S." end none, or after what closes a quotation.
_SENTENCE_END = re.compile(r"(?:(?<=\w{3}[.!?؟])|(?<=[)”\"'’][.!?؟])|(?<=[.!?؟][)”\"'’]))\s+")


def lesson_of_view(dataset: Dataset, shown: Dataset, page: Page) -> Lesson:
    """Return what `page` has chosen as a lesson: a step for each of at most MOST_EVENTS events.

    shown: the chosen part of `dataset`. Of more events those are told that MOST_TELLING names. They are told by their
    last possible day, and no step shows what may be later than that of its own event, also when its answer is told; so
    none shows what a later one asks. Those without such a day come last and hide nothing. With nothing chosen, the view
    is the only step.
    """
    places = np.flatnonzero(selected_mask(dataset, supported_part(dataset, shown)))
    title = shorten(_filters(dataset, page) or dataset.title, HEADLINE)
    if not len(places):
        return Lesson(_ID, title, (view_step(dataset, shown, page),))
    told = _most_telling(dataset, places)
    plain = Page(selection=page.selection, excluded=page.excluded, ranges=page.ranges, stop=page.stop)
    steps, seen = [], dt.date.min
    for event in dataset.events[c.EVENT].iloc[told].astype("str"):
        step, seen = _event_step(dataset, replace(plain, event=event), seen)
        steps.append(step)
    if alone := len(places) - len(told):
        order = f"{MOST_TELLING[0].upper()}{MOST_TELLING[1:]}"
        steps[0] = replace(steps[0], speaker=f"No step of its own: {_count(alone)}. {order}.")
    return Lesson(_ID, title, tuple(steps))


def event_step(dataset: Dataset, event: str) -> Step:
    """Return `event` as one step, which shows nothing later. Raises KeyError if `dataset` has no such event."""
    return _event_step(dataset, Page(event=event), dt.date.min)[0]


def view_step(dataset: Dataset, shown: Dataset, page: Page) -> Step:
    """Return the view of `page` as one step. shown: the chosen part of `dataset`."""
    here = replace(page, event="", present=False, speaker=False, lesson="", step=1, revealed=False, archive="")
    return Step(
        headline=shorten(_filters(dataset, page) or VIEWS[page.view].title, HEADLINE),
        link=_link(dataset, here),
        note=f"Chosen: {_count(supported_part(dataset, shown).total)} of {len(dataset.events):,}.",
    )


def shorten(text: str, most: int) -> str:
    """Return `text`, cut between two words if it has more than `most` letters.

    >>> shorten("A letter of two lines", 13), shorten("A letter", 13)
    ('A letter of…', 'A letter')
    """
    return text if len(text) <= most else f"{text[:most].rsplit(maxsplit=1)[0][: most - 1]}…"


def cut_to_words(text: str, most: int) -> str:
    """Return `text`, cut if it has more than `most` words: after a sentence, else after a clause, else after a word.

    >>> cut_to_words("One letter came. Another did not.", 4), cut_to_words("One letter, of two lines", 3)
    ('One letter came.', 'One letter…')
    """
    words = text.split()
    if len(words) <= most:
        return text
    found = ""
    for sentence in _SENTENCE_END.split(text):
        longer = f"{found} {sentence}".strip()
        if len(longer.split()) > most:
            break
        found = longer
    clauses = [end for end in range(most // 2, most) if words[end][-1] in ",;:"]
    last = clauses[-1] + 1 if clauses else most
    return found or f"{' '.join(words[:last]).rstrip(',;:.–-')}…"


def _most_telling(dataset: Dataset, places: Numbers) -> Numbers:
    """Return the places of the events that get a step, by their last possible day; those without one last."""
    chosen = dataset.events.iloc[places]
    answered = dataset.links[c.TO_EVENT][dataset.links[c.RELATION] == _ANSWERS]
    claims = dataset.index.hanging("claims").starts
    keys = (
        claims[places] - claims[places + 1].astype(np.int64),  # the most first
        ~chosen[c.EVENT].isin(answered.tolist()).to_numpy(dtype=bool),
        (chosen[c.LABEL] == "").to_numpy(dtype=bool),
    )
    told = np.sort(places[np.lexsort(keys)[:MOST_EVENTS]])
    days = dataset.events[c.LATEST].to_numpy()[told]  # no day (NaT) is sorted last
    by_day: Numbers = told[np.argsort(days, kind="stable")]
    return by_day


def _event_step(dataset: Dataset, page: Page, seen: dt.date) -> tuple[Step, dt.date]:
    """Return the step of the event that `page` has open, and the last day that has been shown when it is over.

    seen: the last day that the steps before it have shown; what was the answer is asked only if it is later.
    """
    last = _latest(dataset, page.event)
    there = replace(page, stop=last or page.stop)
    seen = max(seen, last or dt.date.max)
    found = evidence(truncate_at(dataset, there.stop), page.event)
    link = _link(dataset, there)
    step = Step(
        headline=shorten(found.title, HEADLINE),
        link=link,
        note=_note(found.summary, found.claims, NOTE),
        rests_on=_ids(found.claims),
        question=_question(dataset, found),
        reveal_link=link,  # an answer that the teacher adds leaves hidden what is later
    )
    answer = _answer(dataset, page.event)
    answered = _latest(dataset, answer) if answer else None
    if not answered or answered <= seen:
        return step, seen
    told = evidence(dataset, answer)
    asking = replace(
        step,
        question=_WHAT_ANSWER,
        reveal=_note(f"{told.title}. {told.summary}".removesuffix(". "), told.claims, REVEAL),
        reveal_rests_on=_ids(told.claims),
        reveal_link=_link(dataset, replace(page, event=answer, stop=answered)),
    )
    return asking, answered


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
    by = shorten(cut_to_words(f"Reported by: {voices}.", _BY), _LETTERS) if voices else ""
    return f"{shorten(cut_to_words(summary, most - len(by.split())), _LETTERS)} {by}".strip()


def _filters(dataset: Dataset, page: Page) -> str:
    return "; ".join(filter_words(dataset, page.selection).values())


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
