import dataclasses
import datetime as dt

import pandas as pd
import pytest

from components.dataset import FACETS, Page, Selection, facet_values, select
from components.dataset.lessons.lessons import page_of
from components.dataset.lessons.narrate import CLAIMS, MOST_EVENTS, lesson_of_view, shorten, view_step
from components.dataset.lessons.slide_room import too_long
from components.dataset.model import columns as c
from components.dataset.model.dictionary import read_schema
from components.dataset.query.stop_at import truncate_at
from components.dataset.sources.excluded_sources import ExcludedSources
from tests.conftest import DATA


def lesson_of(dataset, page=None):
    page = page or Page()
    return lesson_of_view(dataset, select(dataset, page.selection), page)


def step_of(lesson, dataset, event):
    return next(step for step in lesson.steps if page_of(step, dataset, revealed=False).event == event)


def test_the_view_comes_first_with_its_filters_and_then_each_chosen_event(archive):
    page = Page(Selection(kinds=("message",)), view="exchange", hands="final")
    lesson = lesson_of(archive, page)
    assert lesson.title == "An invented archive: 3 events"
    assert [step.headline for step in lesson.steps] == [
        "3 events of 9",
        "The Duke offers a harbour",
        "The Queen answers with thanks",
        "The Duke writes again",
    ]
    assert page_of(lesson.steps[0], archive, revealed=False) == page
    assert lesson.steps[0].note == "Chosen: Kind of event: Message."


def test_a_view_alone_says_nothing_of_steps_for_its_events(archive):
    # Nine events, eight of which get a step of their own.
    first = lesson_of(archive).steps[0]
    assert first.speaker.startswith("No step of its own: 1 event.")
    assert view_step(archive, archive, Page()) == dataclasses.replace(first, speaker="")


def test_an_event_is_told_in_its_own_words_with_its_voices_and_claims(archive):
    step = step_of(lesson_of(archive), archive, "E8")
    assert step.headline == "The invented war"
    assert step.note == "A war that never was. Reported by: Outside source."
    assert step.rests_on == ("CL009",)
    page = page_of(step, archive, revealed=False)
    assert (page.view, page.event, page.stop) == ("timeline", "E8", None)


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
    assert (revealed.event, revealed.stop) == ("E2", None)


def test_a_disputed_event_asks_which_account_is_better_supported(archive):
    against = pd.DataFrame([{**archive.claims.iloc[8], c.CLAIM: "CL099", c.STANCE: "contradicts"}])
    disputed = dataclasses.replace(archive, claims=pd.concat([archive.claims, against], ignore_index=True))
    assert step_of(lesson_of(disputed), disputed, "E8").question == "Which account is better supported?"


def test_what_was_only_agreed_asks_whether_it_took_place(archive):
    assert step_of(lesson_of(archive), archive, "E7").question == "Does the record say that it took place?"


def test_other_events_ask_nothing(archive):
    assert step_of(lesson_of(archive), archive, "E4").question == ""


def test_at_most_eight_events_are_told_and_the_teacher_hears_how_many_are_not(archive):
    # E1 and E2 have labels; of the seven others E9, of 1950, is the last in time.
    lesson = lesson_of(archive)
    events = [page_of(step, archive, revealed=False).event for step in lesson.steps[1:]]
    assert events == ["E8", "E6", "E1", "E5", "E2", "E7", "E3", "E4"]
    assert len(events) == MOST_EVENTS
    assert lesson.steps[0].speaker.startswith("No step of its own: 1 event.")


def test_labels_come_before_earlier_events(real):
    lesson = lesson_of(real, Page(Selection(chapters=("opening-1995",))))
    told = [page_of(step, real, revealed=False).event for step in lesson.steps[1:]]
    labelled = real.events[c.EVENT][real.events[c.CHAPTER].eq("opening-1995") & real.events[c.LABEL].ne("")].tolist()
    assert set(labelled) <= set(told)
    order = real.events[c.EVENT].tolist()
    assert told == sorted(told, key=order.index)
    assert lesson.steps[0].speaker.startswith("No step of its own: 6 events.")


def test_a_view_of_nothing_has_one_step(archive):
    lesson = lesson_of(archive, Page(Selection(text="no such word")))
    assert [step.headline for step in lesson.steps] == ["0 events of 9"]


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
        assert (found.selection.topics, found.excluded.voices, found.stop) == (("T-PEACE",), ("outside",), day)
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
    assert "Envoy speaking for Saddam" in step.note
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


def test_any_text_searched_for_is_in_every_link(real):
    for step in lesson_of(real, Page(Selection(text="offer & answer", start=dt.date(1995, 1, 1)))).steps:
        found = page_of(step, real, revealed=False).selection
        assert (found.text, found.start) == ("offer & answer", dt.date(1995, 1, 1))
