"""A lesson on paper: what it asks, for pupils, and what is answered, for the teacher; the buttons to both."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple
from urllib.parse import urlencode

import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.lessons.lessons import page_of, query_of
from components.dataset.lessons.open_questions import OpenQuestion, answered_by, events_of, open_question
from components.dataset.lessons.terms import terms
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.lesson import Lesson, Step
from components.dataset.query.link import STOP, stop_of
from components.dataset.query.run_query import run_query
from components.dataset.query.stop_at import truncate_at
from components.dataset.sources.locators import locators
from components.exports.base.drawing import Drawing
from components.exports.lessons.answer_key import Answer, Claim, answer_key_html
from components.exports.lessons.cards import cards_html
from components.exports.lessons.question_sheet import COLUMN, Question, question_sheet_html
from components.figures.base.theme import LIGHT
from components.views.base.render_context import RenderContext
from components.views.chart_views import chart_of
from components.views.lessons.draft import file_stem
from components.views.present.accounts import accounts_of

_FOR_PUPILS = "Questions with their charts, to print on A4 or Letter: four a side. No answers, and none given away."
_FOR_TEACHERS = "The answers with what each rests on, in a file of its own."
_CARDS = "Large letters to hold up where phones cannot answer. Type in the hands on the slide: it draws them as bars."
_CONTEXT = RenderContext(LIGHT, "paper", column=COLUMN)


class _Seen(NamedTuple):
    """What stands beside a question.

    drawing: also where accounts in words take its place. why: where to look if there is neither.
    """

    drawing: Drawing | None = None
    accounts: tuple[str, ...] = ()
    why: str = ""

    @property
    def events(self) -> Sequence[str]:
        return self.drawing.events if self.drawing else ()


def handout_buttons(package: Dataset, lesson: Lesson) -> None:
    """Show the handout of `lesson`, its key, and its answer cards; each is made when it is asked for.

    package: the whole records.
    """
    files = (("Handout", handout_html, "handout", _FOR_PUPILS), ("Key", key_html, "key", _FOR_TEACHERS))
    for label, make, ending, what_for in files:
        st.download_button(
            label,
            data=partial(make, package, lesson),
            file_name=f"{file_stem(lesson)}-{ending}.html",
            mime="text/html",
            key=f"{ending}-{lesson.id}",
            on_click="ignore",
            disabled=not lesson.steps,
            help=what_for,
        )
    st.download_button(
        "Answer cards",
        data=lambda: cards_html(lesson.title, max((len(step.choices) for step in lesson.steps), default=0)),
        file_name=f"{file_stem(lesson)}-answer-cards.html",
        mime="text/html",
        key=f"cards-{lesson.id}",
        on_click="ignore",
        help=_CARDS,
    )


def handout_html(package: Dataset, lesson: Lesson) -> bytes:
    """Return the questions of `lesson` as an HTML file to print on A4 or Letter. package: the whole records.

    It holds no answer. Since all its steps are seen at once, none shows the answer to an earlier question: its chart is
    stopped where that question stops, or left out, and its headline is left out where it rests on anything later.
    """
    asked: list[OpenQuestion] = []
    shown: list[_Seen] = []
    questions = []
    for number, step in enumerate(lesson.steps, start=1):
        seen = _new(_seen(package, step, asked), shown)
        shown.append(seen)
        kept = None if seen.accounts else seen.drawing
        headline = "" if _looks_ahead(package, step, asked) else step.headline
        questions.append(Question(step.question, headline, step.choices, kept, seen.accounts, seen.why))
        if step.tells:
            asked.append(open_question(package, number, step, seen.events))
    told = terms(package, {event for one in shown for event in one.events})
    return question_sheet_html(lesson.title, questions, told, origin=_origin(package), edition=_edition(package))


def key_html(package: Dataset, lesson: Lesson) -> bytes:
    """Return the answers of `lesson` as an HTML file to print, with the claims that they rest on.

    package: the whole records. What the speaker alone sees is not in it.
    """
    answers = [
        Answer(step.headline, step.question, step.answer, step.reveal, _claims(package, step.reveal_rests_on))
        for step in lesson.steps
    ]
    return answer_key_html(lesson.title, answers, origin=_origin(package), edition=_edition(package))


def _origin(package: Dataset) -> str:
    return f"{package.title}, {package.licence}."


def _edition(package: Dataset) -> str:
    return f"version {package.version}"


def _claims(package: Dataset, claims: Sequence[str]) -> list[Claim]:
    said = {row[c.CLAIM]: row[c.SUMMARY] for row in rows_of(package.claims, [c.CLAIM, c.SUMMARY])}
    return [Claim(one, "; ".join(locators(package, [one])), said[one]) for one in claims if one in said]


def _looks_ahead(package: Dataset, step: Step, asked: Sequence[OpenQuestion]) -> bool:
    """Return whether what `step` rests on answers an earlier question, or is later than that question may know."""
    events = events_of(package, step.rests_on)
    return bool(answered_by(asked, events)) or any(not one.later.isdisjoint(events) for one in asked)


def _seen(package: Dataset, step: Step, asked: Sequence[OpenQuestion]) -> _Seen:
    """Return what `step` shows before its answer, as far as it answers no earlier question."""
    seen = _until_its_stop(package, step)
    told = answered_by(asked, seen.events)
    if not told:
        return seen
    stops = [one.stop for one in told if one.stop]
    if len(stops) == len(told):
        link = urlencode(query_of(step, revealed=False) | {STOP: [min(stops).isoformat()]}, doseq=True)
        earlier = replace(step, link=link)
        stopped = _until_its_stop(package, earlier)
        # What is not yet there on that day cannot be asked for: another chart would take its place.
        same = replace(_page(package, earlier), stop=None) == replace(_page(package, step), stop=None)
        if same and stopped.drawing and not answered_by(asked, stopped.events):
            return stopped
    return _Seen(why="Chart: see the slide.")


def _until_its_stop(package: Dataset, step: Step) -> _Seen:
    dataset = truncate_at(package, stop_of(query_of(step, revealed=False)))
    page = _page(package, step)
    accounts = (f"{one.letter}. {one.heading}: {one.says}" for one in accounts_of(dataset, page))
    return _Seen(chart_of(dataset, run_query(dataset, page), page, _CONTEXT), tuple(accounts))


def _page(package: Dataset, step: Step) -> Page:
    """Return what `step` shows, with no event open: on paper the other marks are not to stand back."""
    return replace(page_of(step, package, revealed=False), event="")


def _new(seen: _Seen, before: Sequence[_Seen]) -> _Seen:
    """Return `seen`; if the same chart stands beside a question before, only where."""
    for number, one in enumerate(before, start=1):
        if one.drawing and seen.drawing and one.drawing.figure == seen.drawing.figure:
            return _Seen(why=f"Chart: see question {number}.")
    return seen
