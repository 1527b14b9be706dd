"""The words of one step, field by field. Each is kept as soon as it is left."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import streamlit as st

from components.dataset import Dataset, Page, filter_mask
from components.dataset.lessons.lessons import page_of, query_of
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.dictionary import Field
from components.dataset.model.lesson import Lesson, Step
from components.dataset.query.filter_words import asked_words, event_dates
from components.dataset.query.run_query import MOST_ROWS
from components.dataset.query.stop_at import truncate_at
from components.dataset.query.views import VIEWS
from components.dataset.sources.locators import locator
from components.views.base.address import bind_widget, follow_link, widget_value
from components.views.base.escape import escape_markdown
from components.views.lessons.draft import as_text, edit, field_key, rearrange, with_event, with_field

_MOST_CLAIMS = 200  # to choose from
_LONG = {"note": 100, "choices": 100, "reveal": 100, "speaker": 120}  # fields of several lines -> height in px


def step_fields(dataset: Dataset, draft: Lesson, number: int, table: Mapping[str, Field]) -> None:
    """Show what the step `number` (from 1) of `draft` says, to be changed. table: columns of a lesson file.

    What would give the answer away is folded until it is asked for.
    """
    step = draft.steps[number - 1]
    before, after = (page_of(step, dataset, revealed=revealed) for revealed in (False, True))
    if not step.link:
        _event(dataset, number)
    for name in ("headline", "note"):
        _write(table[name], step, number)
    _rests(dataset, table["rests_on"], step, number, before)
    _shows(dataset, table["link"], step, number, before)
    for name in ("question", "choices"):
        _write(table[name], step, number)
    answer = st.expander("The answer, and what the sources say", key="editor-answer", on_change="rerun")
    if answer.open:
        with answer:
            _answer(table["answer"], step, number)
            _write(table["reveal"], step, number)
            _rests(dataset, table["reveal_rests_on"], step, number, after)
            _shows(dataset, table["reveal_link"], step, number, after)
    notes = st.expander("For the teacher alone", key="editor-speaker", on_change="rerun")
    if notes.open:
        with notes:
            _write(table["speaker"], step, number)
            st.caption("While you present, the key N shows this under the slide, where the class can read it too.")


def _event(dataset: Dataset, number: int) -> None:
    """Let the step `number`, which shows nothing of its own yet, be made from an event."""
    first = replace(dataset, events=dataset.events.head(MOST_ROWS))
    dates = event_dates(first)
    titles = {row[c.EVENT]: f"{row[c.TITLE]} ({dates[row[c.EVENT]]})" for row in rows_of(first.events)}
    key = field_key(f"event-{number}")

    def fill() -> None:
        event = widget_value(key)
        if event is not None:
            rearrange(lambda lesson: with_event(dataset, lesson, number, str(event)))

    st.selectbox(
        "Event that this step shows",
        list(titles),
        index=None,
        format_func=titles.__getitem__,
        key=key,
        on_change=fill,
        placeholder="Choose one: its words and sources fill the step",
    )


def _write(field: Field, step: Step, number: int) -> None:
    """Show one field of the step. Its number is that of when it was drawn: words typed last belong to that step."""
    key = field_key(f"{field.name}-{number}")

    def keep() -> None:
        text = str(widget_value(key) or "")
        edit(lambda lesson: with_field(lesson, number, field.name, text))

    value, most, means = as_text(step, field.name), field.longest, escape_markdown(field.description)
    if field.name in _LONG:
        label = f"{field.title} (one a line)" if field.name == "choices" else field.title
        st.text_area(label, value, key=key, height=_LONG[field.name], max_chars=most, help=means, on_change=keep)
    else:
        st.text_input(field.title, value, key=key, max_chars=most, help=means, on_change=keep)


def _rests(dataset: Dataset, field: Field, step: Step, number: int, page: Page) -> None:
    """Show the claims that words rest on, in their own words, to be chosen.

    page: what the step shows; the claims on its open event come first, then those on the others.
    """
    named = list(dict.fromkeys(getattr(step, field.name)))
    words = _claim_words(dataset, page) | _words_of(dataset, named)
    key = f"{field.name}-{number}"

    def keep() -> None:
        chosen = ";".join(widget_value(key))  # type: ignore[arg-type]
        edit(lambda lesson: with_field(lesson, number, field.name, chosen))

    st.multiselect(
        field.title,
        list(dict.fromkeys((*words, *named))),
        format_func=lambda claim: words.get(claim, f"Not in this package: {claim}"),
        key=bind_widget(key, named),
        on_change=keep,
        placeholder="Choose claims",
        select_all=False,
        wrap=True,
        help=escape_markdown(field.description),
    )


def _claim_words(dataset: Dataset, page: Page) -> dict[str, str]:
    """Return claim_id -> words, of the claims on the open event of `page`, then of the first on those it shows."""
    seen = truncate_at(dataset, page.stop)
    own, chosen = seen.index.place(page.event), np.flatnonzero(filter_mask(seen, page.selection))
    on_event = seen.index.hanging("claims").of
    rows = [*on_event(np.array([own] if own >= 0 else [], dtype=np.int64)), *on_event(chosen)]
    return _words_of(dataset, seen.claims[c.CLAIM].iloc[rows[:_MOST_CLAIMS]].tolist())


def _words_of(dataset: Dataset, claims: Sequence[str]) -> dict[str, str]:
    """Return claim_id -> where it stands and what it says, of those of `claims` that there are."""
    table = dataset.claims[dataset.claims[c.CLAIM].isin(claims)]
    names = dataset.names_of[c.SOURCE]
    words = {
        row[c.CLAIM]: f"{locator(names.get(row[c.SOURCE], row[c.SOURCE]), row[c.PARAGRAPHS])}: {row[c.SUMMARY]}"
        for row in rows_of(table, [c.CLAIM, c.SUMMARY, c.SOURCE, c.PARAGRAPHS])
    }
    return {claim: words[claim] for claim in claims if claim in words}


def _shows(dataset: Dataset, field: Field, step: Step, number: int, page: Page) -> None:
    """Show in words `page`, which is what the step shows, a way there, and its link, to be changed."""
    there = {**query_of(step, revealed=field.name != "link"), "step": [str(number)]}
    place = dataset.index.place(page.event)
    event = f", “{dataset.events[c.TITLE].iloc[place]}”" if place >= 0 else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            escape_markdown(f"{field.title}: {VIEWS[page.view].title}{event} ({asked_words(dataset, page)})"),
            width="stretch",
        )
        st.button(
            "Look at it",
            key=f"look-{field.name}",
            on_click=lambda: follow_link(there),
            help="Your lesson stays open. To show something else, go there and copy its address from your browser.",
        )
        with st.popover("Change it", key=f"change-{field.name}"):
            _write(field, step, number)


def _answer(field: Field, step: Step, number: int) -> None:
    key = f"answer-{number}"
    options = list(dict.fromkeys(("", *step.choices, step.answer)))
    st.selectbox(
        field.title,
        options,
        format_func=lambda choice: choice or "The sources leave it open",
        key=bind_widget(key, step.answer),
        on_change=lambda: edit(lambda lesson: with_field(lesson, number, "answer", str(widget_value(key) or ""))),
        help=escape_markdown(field.description),
    )
