"""The words of one step, field by field. Each is kept as soon as it is left."""

from collections.abc import Mapping

import streamlit as st

from components.dataset import Dataset, Page, filter_mask
from components.dataset.lessons.lessons import page_of, query_of
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.dictionary import Field
from components.dataset.model.lesson import Lesson, Step
from components.dataset.query.filter_words import asked_words
from components.dataset.query.stop_at import truncate_at
from components.dataset.query.views import VIEWS
from components.dataset.sources.locators import locators
from components.views.base.address import bind_widget, follow_link, widget_value
from components.views.base.escape import escape_markdown
from components.views.lessons.draft import as_text, edit, field_key, with_field

_MOST_CLAIMS = 60  # offered to be named at once
_LONG = {"note": 100, "choices": 100, "reveal": 100, "speaker": 120}  # fields of several lines -> height in px


def step_fields(dataset: Dataset, draft: Lesson, number: int, table: Mapping[str, Field]) -> None:
    """Show what the step `number` (from 1) of `draft` says, to be changed. table: columns of a lesson file.

    What would give the answer away is folded until it is asked for.
    """
    step = draft.steps[number - 1]
    before, after = (page_of(step, dataset, revealed=revealed) for revealed in (False, True))
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
    """Show the ids of the claims that words rest on, where these stand in the sources, and which there are to name.

    page: what the step shows; its events have claims to name.
    """
    _write(field, step, number)
    named = getattr(step, field.name)
    known = set(dataset.claims[c.CLAIM][dataset.claims[c.CLAIM].isin(list(named))].tolist())
    unknown = [claim for claim in named if claim not in known]
    told = [*locators(dataset, named), *([f"Not in this package: {', '.join(unknown)}"] if unknown else [])]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(escape_markdown("; ".join(told) or "No claim is named."), width="stretch")
        claims = st.popover("Claims to name", key=f"claims-{field.name}", on_change="rerun")
    if claims.open:
        with claims:
            st.text(_to_name(dataset, page))


def _to_name(dataset: Dataset, page: Page) -> str:
    """Return the claims on the open event of `page`, else the first of those on its events, each with its id."""
    seen = truncate_at(dataset, page.stop)
    events = [page.event] if page.event else seen.events[c.EVENT][filter_mask(seen, page.selection)].tolist()
    rows = rows_of(seen.claims[seen.claims[c.EVENT].isin(events)].head(_MOST_CLAIMS))
    first = (
        f"The first {_MOST_CLAIMS}; open an event in this step for its own.\n\n" if len(rows) == _MOST_CLAIMS else ""
    )
    return first + "\n\n".join(f"{row[c.CLAIM]}: {row[c.SUMMARY]}" for row in rows)


def _shows(dataset: Dataset, field: Field, step: Step, number: int, page: Page) -> None:
    """Show the link to `page`, which is what the step shows, in words too, and a way there."""
    _write(field, step, number)
    there = {**query_of(step, revealed=field.name != "link"), "step": [str(number)]}
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(escape_markdown(f"{VIEWS[page.view].title} ({asked_words(dataset, page)})"), width="stretch")
        st.button(
            "Look at it",
            key=f"look-{field.name}",
            on_click=lambda: follow_link(there),
            help="Your lesson stays open. To show something else, go there and copy its address from your browser.",
        )


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
