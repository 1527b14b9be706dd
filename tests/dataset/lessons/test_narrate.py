import dataclasses
import datetime as dt

import pandas as pd
import pytest

from components.dataset import FACETS, Page, Selection, facet_values, select
from components.dataset.lessons.lessons import page_of
from components.dataset.lessons.narrate import (
    CLAIMS,
    MOST_EVENTS,
    cut_to_words,
    lesson_of_view,
    shorten,
    view_step,
)
from components.dataset.lessons.slide_room import too_long
from components.dataset.model import columns as c
from components.dataset.model.dictionary import read_schema
from components.dataset.query.stop_at import hidden_mask, truncate_at
from components.dataset.sources.excluded_sources import ExcludedSources
from components.dataset.sources.locators import locators
from tests.conftest import DATA


def lesson_of(dataset, page=None):
    page = page or Page()
    return lesson_of_view(dataset, select(dataset, page.selection), page)


def step_of(lesson, dataset, event):
    return next(step for step in lesson.steps if page_of(step, dataset, revealed=False).event == event)


def test_each_chosen_event_is_a_step_under_its_title(archive):
    page = Page(Selection(kinds=("message",)), view="exchange", hands="final")
    lesson = lesson_of(archive, page)
    assert lesson.title == "Kind of event: Message"
    assert [step.headline for step in lesson.steps] == [
        "The Duke offers a harbour",
        "The Queen answers with thanks",
        "The Duke writes again",
    ]


def test_a_view_is_a_step_that_says_what_is_chosen(archive):
    page = Page(Selection(kinds=("message",)), view="exchange", hands="final")
    step = view_step(archive, select(archive, page.selection), page)
    assert page_of(step, archive, revealed=False) == page
    assert (step.headline, step.note) == ("Kind of event: Message", "Chosen: 3 events of 9.")
    assert view_step(archive, archive, Page(view="who")).headline == "Who to whom"


def test_an_event_is_told_in_its_own_words_with_its_voices_and_claims(archive):
    step = step_of(lesson_of(archive), archive, "E8")
    assert step.headline == "The invented war"
    assert step.note == "A war that never was. Reported by: Outside source."
    assert step.rests_on == ("CL009",)
    page = page_of(step, archive, revealed=False)
    assert (page.view, page.event, page.stop) == ("timeline", "E8", dt.date(1890, 12, 31))


def test_a_claim_that_contradicts_or_is_inferred_is_no_support(archive):
    # CL012 has the courier contradict the chronicle, CL013 is the curator's inference.
    lesson = lesson_of(archive)
    assert step_of(lesson, archive, "E1").rests_on == ("CL001", "CL011")
    assert step_of(lesson, archive, "E5").rests_on == ("CL006",)


def test_an_event_that_is_answered_asks_for_the_answer_and_hides_it(archive):
    # E2 of 20 March answers E1 of 4 March.
    step = step_of(lesson_of(archive), archive, "E1")
    assert (step.question, step.choices, step.answer) == ("What was the answer?", (), "")
    assert page_of(step, archive, revealed=False).stop == dt.date(1901, 3, 4)
    assert step.reveal.startswith("The Queen answers with thanks. The minister dictates an answer to the courier.")
    assert step.reveal_rests_on == ("CL002",)
    revealed = page_of(step, archive, revealed=True)
    assert (revealed.event, revealed.stop) == ("E2", dt.date(1901, 3, 20))


def test_a_disputed_event_asks_which_account_is_better_supported(archive):
    against = pd.DataFrame([{**archive.claims.iloc[8], c.CLAIM: "CL099", c.STANCE: "contradicts"}])
    disputed = dataclasses.replace(archive, claims=pd.concat([archive.claims, against], ignore_index=True))
    assert step_of(lesson_of(disputed), disputed, "E8").question == "Which account is better supported?"


def test_what_was_only_agreed_asks_whether_it_took_place(archive):
    assert step_of(lesson_of(archive), archive, "E7").question == "Does the record say that it took place?"


def test_other_events_ask_nothing(archive):
    assert step_of(lesson_of(archive), archive, "E4").question == ""


def test_at_most_eight_events_are_told_by_their_last_days_and_the_teacher_hears_how_many_are_not(archive):
    # E1 to E3 have labels and E1 has two claims; of the others with one claim, E9, of 1950, is the last in time.
    lesson = lesson_of(archive)
    events = [page_of(step, archive, revealed=False).event for step in lesson.steps]
    assert events == ["E8", "E6", "E1", "E5", "E2", "E7", "E3", "E4"]
    assert len(events) == MOST_EVENTS
    assert lesson.steps[0].speaker.startswith("No step of its own: 1 event.")


def test_labels_come_before_answers_and_answers_before_many_claims(real):
    chosen = Selection(chapters=("opening-1995",))
    told = {page_of(step, real, revealed=False).event for step in lesson_of(real, Page(chosen)).steps}
    among = set(select(real, chosen).events[c.EVENT].tolist())
    labelled = set(real.events[c.EVENT][real.events[c.LABEL].ne("")].tolist()) & among
    answered = set(real.links[c.TO_EVENT][real.links[c.RELATION].eq("answers")].tolist()) & among
    assert len(labelled | answered) < MOST_EVENTS == len(told)
    assert labelled | answered <= told
    claims = real.claims[c.EVENT].value_counts()
    others = told - labelled - answered
    assert min(claims[event] for event in others) >= max(claims[event] for event in among - told)


def test_an_event_without_a_last_day_comes_last_and_hides_nothing(real):
    # The contacts that the reply of 4 February 1996 announces (S29) may have been made on any day after it.
    lesson = lesson_of(real, Page(Selection(chapters=("offer-1996",))))
    stops = [page_of(step, real, revealed=False).stop for step in lesson.steps]
    assert page_of(lesson.steps[-1], real, revealed=False).event == "S29"
    assert stops[-1] is None
    assert stops[:-1] == sorted(stops[:-1])


def test_a_view_of_nothing_has_one_step(archive):
    lesson = lesson_of(archive, Page(Selection(text="no such word")))
    assert [step.note for step in lesson.steps] == ["Chosen: 0 events of 9."]


@pytest.mark.parametrize("facet", FACETS, ids=lambda facet: facet.name)
def test_no_step_shows_what_a_later_one_asks(real, facet):
    for value in list(facet_values(real, facet))[:4]:
        seen = set()
        for step in lesson_of(real, Page(Selection(**{facet.name: (value,)}))).steps:
            asked = page_of(step, real, revealed=False)
            seen |= visible(real, asked.stop)
            assert asked.stop is None or asked.event in seen
            told = page_of(step, real, revealed=True)
            assert not step.reveal or told.event not in seen, (value, step.headline)
            seen |= visible(real, told.stop)


def visible(dataset, stop):
    return set(dataset.events[c.EVENT][~hidden_mask(dataset, stop)].tolist() if stop else dataset.events[c.EVENT])


@pytest.mark.parametrize("day", [pd.NaT, pd.Timestamp(1901, 3, 4)], ids=["no last day", "that of the question"])
def test_an_answer_that_no_day_can_hide_is_not_asked_for(archive, day):
    last = archive.events[c.LATEST].mask(archive.events[c.EVENT].eq("E2"), day)
    changed = dataclasses.replace(archive, events=archive.events.assign(**{c.LATEST: last}))
    step = step_of(lesson_of(changed), changed, "E1")
    assert step.question != "What was the answer?"
    assert step.reveal == ""


def test_an_answer_that_the_teacher_adds_leaves_hidden_what_is_later(archive):
    step = step_of(lesson_of(archive), archive, "E8")
    assert page_of(step, archive, revealed=True) == page_of(step, archive, revealed=False)


def test_filters_lamp_and_stop_stay_in_every_step(archive):
    day = dt.date(1901, 12, 31)
    page = Page(
        Selection(topics=("T-PEACE",)),
        excluded=ExcludedSources(voices=("outside",)),
        stop=day,
        lesson="other",
        present=True,
    )
    seen = truncate_at(archive, day)
    for step in lesson_of_view(seen, select(seen, page.selection), page).steps:
        found = page_of(step, archive, revealed=bool(step.reveal))
        assert (found.selection.topics, found.excluded.voices) == (("T-PEACE",), ("outside",))
        assert found.stop <= day
        assert (found.lesson, found.present) == ("", False)


@pytest.mark.parametrize("facet", FACETS, ids=lambda facet: facet.name)
def test_whatever_is_chosen_every_step_can_be_shown(real, facet):
    # A filter that means nothing yet at the stop of a step is left out of its link.
    for value in list(facet_values(real, facet))[:4]:
        lesson = lesson_of(real, Page(Selection(**{facet.name: (value,)}), view="offers"))
        for step in lesson.steps:
            for revealed in (False, True):
                page = page_of(step, real, revealed)
                assert not page.event or truncate_at(real, page.stop).holds(page.event), (value, step.headline)
                assert not list(too_long(step)), step


def test_the_offer_of_1996_is_told_with_its_answer_hidden(real):
    # Document 000, paragraphs 18 to 23 (the offer) and 27 to 29 (the reply two days later).
    step = step_of(lesson_of(real, Page(Selection(chapters=("offer-1996",)))), real, "S24")
    assert {"CL048", "CL206"} <= set(step.rests_on)
    assert "Envoy speaking for Saddam" in locators(real, step.rests_on)[0]
    assert page_of(step, real, revealed=False).stop == dt.date(1996, 2, 2)
    assert step.reveal.startswith("Syrian reply dictated: friendly words, no clear approval.")


def test_the_longest_list_of_claims_is_that_of_the_schema():
    fields = read_schema(DATA / "lessons" / "lesson.schema.json", "lesson", "lesson.csv").fields
    assert (fields["rests_on"].longest, fields["reveal_rests_on"].longest) == (CLAIMS, CLAIMS)


@pytest.mark.parametrize("text", ["", "short", "x" * 200, "word " * 60, "a" * 89 + " b", "a " + "b" * 100])
def test_a_shortened_text_is_never_too_long_and_says_that_it_is_cut(text):
    found = shorten(text, 90)
    assert len(found) <= 90
    assert (found == text) == (len(text) <= 90)
    assert found == text or found.endswith("…")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mr. Duke of the U.S. wrote. Nobody answered him.", "Mr. Duke of the U.S. wrote."),
        ("He wrote “no.” Nobody answered him at all.", "He wrote “no.”"),
        ("One two three four, five six seven", "One two three four…"),
        ("One two three four five six seven", "One two three four five six…"),
        ("Short. And whole.", "Short. And whole."),
    ],
)
def test_a_note_is_cut_after_a_sentence_else_a_clause_else_a_word(text, found):
    assert cut_to_words(text, 6) == found


def test_any_text_searched_for_is_in_every_link(real):
    for step in lesson_of(real, Page(Selection(text="offer & answer", start=dt.date(1995, 1, 1)))).steps:
        found = page_of(step, real, revealed=False).selection
        assert (found.text, found.start) == ("offer & answer", dt.date(1995, 1, 1))
