"""A lesson on paper: of each step its words, and what it shows before its answer is told; the buttons to it."""

from functools import partial

import streamlit as st

from components.dataset import Dataset, Page
from components.dataset.lessons.lessons import page_of, query_of
from components.dataset.model.lesson import Lesson, Step
from components.dataset.query.link import stop_of
from components.dataset.query.run_query import run_query
from components.dataset.query.stop_at import truncate_at
from components.dataset.sources.disagreements import disagreement
from components.dataset.sources.locators import locators
from components.exports.base.drawing import Drawing
from components.exports.lessons.cards import cards_html
from components.exports.lessons.handout import Section, Sheet, handout_html
from components.views.base.render_context import PAPER
from components.views.chart_views import drawing_of
from components.views.lessons.draft import file_stem

_FOR_PUPILS = "To print on A4 or Letter, without answers. A later step may show the answer to an earlier one."
_WITH_KEY = "The same, with the answers on pages of their own at the end."
_CARDS = "Large letters to hold up where phones cannot answer. Type in the hands on the slide: it draws them as bars."
_IN_WORDS = "readings"  # the view whose words are shown in a lesson


def handout_buttons(package: Dataset, lesson: Lesson, link: str = "") -> None:
    """Show the handout of `lesson` without and with its key, and its answer cards; each is made when it is asked for.

    package: the whole records. link: where the lesson stands; empty if nobody else can follow it.
    """
    where = f" Link: {link}" if link else ""
    origin = f"{package.title}, version {package.version}, {package.licence}.{where}"
    for label, ending, key in (("Handout", "handout", False), ("Handout with key", "handout-with-key", True)):
        st.download_button(
            label,
            data=partial(lesson_html, package, lesson, origin=origin, key=key),
            file_name=f"{file_stem(lesson)}-{ending}.html",
            mime="text/html",
            key=f"{ending}-{lesson.id}",
            on_click="ignore",
            disabled=not lesson.steps,
            help=_WITH_KEY if key else _FOR_PUPILS,
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


def lesson_html(package: Dataset, lesson: Lesson, *, origin: str, key: bool) -> bytes:
    """Return `lesson` as an HTML file to print on A4 or Letter.

    package: the whole records. origin: where it is from, in words. key: with the answers, on pages of their own at the
    end; without it the file holds nothing of them. What the speaker alone sees is in neither.
    """
    sections = [_section(package, step, key) for step in lesson.steps]
    return handout_html(Sheet(lesson.title, origin, sections, edition=f"version {package.version}", key=key))


def _section(package: Dataset, step: Step, key: bool) -> Section:
    dataset = truncate_at(package, stop_of(query_of(step, revealed=False)))
    page = page_of(step, package, revealed=False)
    asked = Section(
        headline=step.headline,
        note=" ".join([step.note, *_accounts(dataset, page)]).strip(),
        drawing=_drawing(dataset, page),
        locators=locators(package, step.rests_on),
        question=step.question,
        choices=step.choices,
    )
    if not key:
        return asked
    told = locators(package, step.reveal_rests_on)
    return asked._replace(answer=step.answer, reveal=step.reveal, reveal_locators=told)


def _accounts(dataset: Dataset, page: Page) -> list[str]:
    """Return the accounts that `page` sets side by side; their chart alone would not say what they say."""
    if page.view != _IN_WORDS or not page.issue:
        return []
    return [f"Account {one.letter}, “{one.heading}”: {one.says}" for one in disagreement(dataset, page.issue).accounts]


def _drawing(dataset: Dataset, page: Page) -> Drawing | None:
    """Return the chart of `page`; None if it shows words or nothing. dataset: what of the package may be seen."""
    return drawing_of(dataset, run_query(dataset, page), page, PAPER)
