import csv
import datetime as dt
import io
import re
import shutil

import numpy as np
import pytest

from components.dataset import Page
from components.dataset.lessons.lessons import COLUMNS, page_of, query_of, read_lesson, read_lessons
from components.dataset.lessons.slide_room import NOTE, REVEAL
from components.dataset.model import columns as c
from components.dataset.model.dictionary import read_schema
from components.dataset.model.lesson import MOST_LESSONS, MOST_STEPS, Lesson, Step
from components.dataset.query.link import from_query
from components.dataset.query.stop_at import hidden_mask, truncate_at
from components.dataset.sources.locators import locators
from tests.conftest import ARCHIVE, DATA

SCHEMA = DATA / "lessons" / "lesson.schema.json"
NAMES = ("how-we-know", "offer-1996", "opening-1995", "spring-1998")
WORDS = {"note": NOTE, "reveal": REVEAL, "speaker": 90}  # the most, so that a class can read them


@pytest.fixture
def written(archive, tmp_path):
    """Return a function that writes a lesson of these rows and reads it: the lesson, and what is wrong in words."""

    def write(*rows, name="lesson.csv", columns=COLUMNS):
        (tmp_path / "lessons").mkdir(exist_ok=True)
        text = io.StringIO()
        writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        file = tmp_path / "lessons" / name
        file.write_text(text.getvalue(), encoding="utf-8")
        lesson, problems = read_lesson(file, archive, SCHEMA)
        return lesson, [str(problem) for problem in problems]

    return write


def first(**cells):
    return {"lesson": "The harbour", "headline": "The Duke offers a harbour"} | cells


def test_what_a_slide_has_no_room_for_is_told_and_kept(written):
    note = " ".join(["word"] * (NOTE + 1))
    lesson, problems = written(first(note=note))
    assert lesson.steps[0].note == note
    assert problems == [
        "lessons/lesson.csv, row 2, column note: has 36 words, and a slide has room for 35; "
        "notes for the teacher have more."
    ]


# ---- reading ---------------------------------------------------------------------------------------------------------


def test_a_lesson_is_read_row_by_row_under_the_name_of_its_file(archive):
    lessons, problems = read_lessons(ARCHIVE, archive, SCHEMA)
    assert (list(lessons), problems) == (["harbour"], [])
    lesson = lessons["harbour"]
    assert (lesson.id, lesson.title, len(lesson.steps)) == ("harbour", "The harbour", 3)
    assert lesson.steps[0] == Step(
        headline="The Duke offers a harbour",
        link="view=exchange&kind=message&stop=1901-03-04",
        note="As the chronicle has it, his courier brings an offer.",
        rests_on=("CL001", "CL011"),
        speaker="Two minutes. Who is the courier?",
        question="What will the Queen answer?",
        choices=("Yes", "No", "Thanks and no yes"),
        answer="Thanks and no yes",
        reveal="She answers with thanks, the chronicle says.",
        reveal_rests_on=("CL002",),
    )


def test_a_package_without_lessons_has_none(archive, tmp_path):
    assert read_lessons(tmp_path, archive, SCHEMA) == ({}, [])


def test_the_schema_describes_each_column_of_a_step_and_no_other():
    fields = read_schema(SCHEMA, "lesson-x", "lessons/x.csv").fields
    assert tuple(fields) == COLUMNS
    for field in fields.values():
        assert field.title, field.name
        assert len(field.description) > 20, field.name
        assert field.longest, field.name


def test_a_headline_is_enough_and_empty_rows_are_no_steps(written):
    lesson, problems = written(first(), {}, {"headline": "Nothing more"}, {}, {})
    assert lesson == Lesson("lesson", "The harbour", (Step("The Duke offers a harbour"), Step("Nothing more")))
    assert problems == []


def test_a_step_without_headline_is_left_out_and_the_others_stay(written):
    lesson, problems = written(first(), {"note": "Who says so?"}, {"headline": "The end"})
    assert [step.headline for step in lesson.steps] == ["The Duke offers a harbour", "The end"]
    (problem,) = problems
    assert problem.startswith("lessons/lesson.csv, row 3, column headline: is empty but must be filled")


def test_a_first_row_without_title_is_told_and_a_later_title_or_the_file_gives_it(written):
    lesson, problems = written({"headline": "Begin"}, {"headline": "Go on", "lesson": "The harbour"})
    assert lesson.title == "The harbour"
    assert problems == [
        "lessons/lesson.csv, row 2, column lesson: is empty, but the first row must give the title of the lesson. "
        "Write, for example, The offer of February 1996."
    ]
    assert written({"headline": "Begin"}, name="quay.csv")[0].title == "quay"


@pytest.mark.parametrize("column", ["rests_on", "reveal_rests_on"])
def test_a_claim_that_the_package_does_not_have_empties_its_cell(written, column):
    lesson, problems = written(first(**{column: "CL001;CL999"}))
    assert getattr(lesson.steps[0], column) == ()
    assert problems[0].startswith(f"lessons/lesson.csv, row 2, column {column}: “CL001;CL999” lists something that is")


@pytest.mark.parametrize("column", ["link", "reveal_link"])
@pytest.mark.parametrize(
    ("link", "named"),
    [
        ("view=tmeline", "view=tmeline"),
        ("view=map&event=E77", "event=E77"),
        ("kind=letter", "kind=letter"),
        ("stop=1901-02-30", "stop=1901-02-30"),
        ("veiw=map", "veiw=map"),
        ("the map", "the map"),
        # What the stop hides cannot be asked for.
        ("event=E2&stop=1901-03-04", "event=E2"),
    ],
)
def test_a_link_that_asks_for_what_is_not_there_is_told_and_read_as_empty(written, column, link, named):
    lesson, problems = written(first(**{column: link}))
    assert getattr(lesson.steps[0], column) == ""
    (problem,) = problems
    assert problem.startswith(
        f"lessons/lesson.csv, row 2, column {column}: “{link}” asks for what there is not: {named}"
    )


def test_an_answer_must_be_one_of_the_choices(written):
    lesson, problems = written(first(question="Well?", choices="Yes | No", answer="Perhaps"))
    assert (lesson.steps[0].choices, lesson.steps[0].answer) == (("Yes", "No"), "")
    assert problems == [
        "lessons/lesson.csv, row 2, column answer: “Perhaps” is not one of the possible answers. "
        "Write, for example, Yes."
    ]


@pytest.mark.parametrize("choices", ["Yes", "Yes | Yes", "Yes | No | Yes"])
def test_one_answer_is_no_choice_and_none_may_be_given_twice(written, choices):
    lesson, problems = written(first(choices=choices, answer="Yes"))
    assert (lesson.steps[0].choices, len(problems)) == ((), 1)
    assert "column choices" in problems[0]


def test_an_open_question_has_choices_and_no_answer(written):
    lesson, problems = written(first(question="Who?", choices="The Duke|The Queen"))
    assert (lesson.steps[0].choices, lesson.steps[0].answer, problems) == (("The Duke", "The Queen"), "", [])


def test_a_text_that_is_too_long_for_a_screen_is_told(written):
    lesson, problems = written(first(note="word " * 200))
    assert lesson.steps[0].note == ""
    assert "is longer than 600 characters" in problems[0]


def test_a_lesson_has_a_bounded_number_of_steps(written):
    lesson, problems = written(first(), *({"headline": f"Step {number}"} for number in range(2, 43)))
    assert len(lesson.steps) == MOST_STEPS
    assert [problem.split(":")[0] for problem in problems] == [
        "lessons/lesson.csv, row 42",
        "lessons/lesson.csv, row 43",
    ]


def test_a_package_has_a_bounded_number_of_lessons(archive, folder):
    for number in range(MOST_LESSONS + 1):
        shutil.copy(folder / "lessons" / "harbour.csv", folder / "lessons" / f"lesson-{number:03}.csv")
    lessons, problems = read_lessons(folder, archive, SCHEMA)
    assert len(lessons) == MOST_LESSONS
    assert "holds 62 lessons; only the first 60 by name are read" in str(problems[0])


def test_a_missing_column_is_told_once(written):
    lesson, problems = written({"lesson": "The harbour"}, {}, columns=("lesson", "link"))
    assert lesson is None
    assert len(problems) == 1
    assert "the column is missing" in problems[0]


@pytest.mark.parametrize("content", [b"", b"lesson,headline,link\n"])
def test_a_file_without_a_step_is_no_lesson_and_says_so(archive, tmp_path, content):
    file = tmp_path / "empty.csv"
    file.write_bytes(content)
    lesson, problems = read_lesson(file, archive, SCHEMA)
    assert lesson is None
    assert len(problems) == 1


def test_a_file_whose_name_no_link_can_hold_is_told(written):
    lesson, problems = written(first(), name="the harbour & the quay.csv")
    assert lesson is None
    assert "has a name that no link can hold" in problems[0]


# ---- what a step shows -----------------------------------------------------------------------------------------------


def test_a_step_shows_its_link_and_after_the_answer_the_same_with_nothing_hidden(archive):
    step = Step("Offer", link="view=exchange&kind=message&stop=1901-03-04")
    before, after = (page_of(step, archive, revealed) for revealed in (False, True))
    assert (before.view, before.selection.kinds, before.stop) == ("exchange", ("message",), dt.date(1901, 3, 4))
    assert (after.view, after.selection.kinds, after.stop) == ("exchange", ("message",), None)


def test_a_step_may_show_another_view_with_its_answer(archive):
    step = Step("Offer", link="view=exchange&stop=1901-03-04", reveal_link="view=offers&stop=1901-03-20")
    assert page_of(step, archive, revealed=True) == Page(view="offers", stop=dt.date(1901, 3, 20))


@pytest.mark.parametrize("before", ["", "?", "https://records.example/?", "http://localhost:8501/?"])
def test_a_whole_address_may_be_pasted_and_does_not_set_where_it_is_shown(archive, before):
    setting = "present=yes&lesson=other&step=3&speaker=yes&reveal=yes&archive=abc&embed=true"
    step = Step("Offer", link=f"{before}view=map&topic=T-PORT&{setting}#top")
    assert query_of(step, revealed=False) == {"view": ["map"], "topic": ["T-PORT"]}
    page = page_of(step, archive, revealed=False)
    assert (page.view, page.selection.topics, page.present, page.lesson) == ("map", ("T-PORT",), False, "")


def test_a_step_without_link_shows_the_page_the_dashboard_opens_on(archive):
    assert page_of(Step("Begin"), archive, revealed=False) == Page()


# ---- where it stands -------------------------------------------------------------------------------------------------


def test_claims_of_one_source_stand_in_one_line_voice_by_voice(real):
    # Document 000, paragraphs 7 and 8, told in two voices; the press of the day beside it.
    found = locators(real, ["CL033", "CL061", "CL036", "CL037"])
    assert found == [
        "Document 000 ¶ 7 (The papers, as reported); ¶ 8 (Khaddam's narrative)",
        "Al Bayan, 18 Feb 1998 (Outside source)",
    ]


def test_paragraphs_are_told_in_their_order_and_once(real):
    # The offer of 2 February 1996: paragraph 18, then 19 to 23.
    assert locators(real, ["CL206", "CL048", "CL206"]) == [
        "Document 000 ¶ 18, 19, 20, 21, 22, 23 (Envoy speaking for Saddam)"
    ]


def test_a_claim_that_is_not_there_has_no_place(real):
    assert locators(real, ["CL999"]) == []


# ---- the lessons of the real package ---------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def lessons(real):
    found, problems = read_lessons(DATA, real, SCHEMA)
    assert [str(problem) for problem in problems] == []
    return found


def numbered(lesson):
    return [(f"{lesson.id}, step {number}", step) for number, step in enumerate(lesson.steps, start=1)]


def test_there_are_four_lessons_and_each_is_in_the_package(lessons):
    assert tuple(lessons) == NAMES
    described = (DATA / "datapackage.json").read_text(encoding="utf-8")
    assert all(f'"lessons/{name}.csv"' in described for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_has_five_to_nine_steps_for_45_minutes(lessons, name):
    steps = lessons[name].steps
    assert 5 <= len(steps) <= 9
    assert sum(int(re.match(r"(\d+) minutes\.", step.speaker)[1]) for step in steps) == 45


@pytest.mark.parametrize("name", NAMES)
def test_every_link_of_a_lesson_can_be_shown_and_shows_something(lessons, real, name):
    for where, step in numbered(lessons[name]):
        for revealed in (False, True):
            page = page_of(step, real, revealed)
            dataset = truncate_at(real, page.stop)
            query = query_of(step, revealed=revealed)
            assert from_query(query, dataset)[1] == [], where
            assert query.get("view", [""])[0] == page.view, where


@pytest.mark.parametrize("name", NAMES)
def test_every_note_and_every_answer_rests_on_claims(lessons, real, name):
    known = set(real.claims[c.CLAIM])
    for where, step in numbered(lessons[name]):
        assert step.note, where
        assert step.rests_on, where
        assert bool(step.reveal) == bool(step.reveal_rests_on), where
        assert {*step.rests_on, *step.reveal_rests_on} <= known, where
        assert locators(real, step.rests_on), where


@pytest.mark.parametrize("name", NAMES)
def test_before_its_answer_a_step_tells_of_no_event_that_it_hides(lessons, real, name):
    # How the record came down is told at any time: it is later than all it tells of.
    events = real.claims.set_index(c.CLAIM)[c.EVENT]
    told_later = (real.events[c.LAYER] == "provenance").to_numpy()
    for where, step in numbered(lessons[name]):
        if day := page_of(step, real, revealed=False).stop:
            late = set(real.events[c.EVENT][np.asarray(hidden_mask(real, day)) & ~told_later])
            assert not late & {events[claim] for claim in step.rests_on}, where


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_asks_at_least_twice_before_it_tells(lessons, name):
    predicting = [step for step in lessons[name].steps if step.answer]
    assert len(predicting) >= 2
    for where, step in numbered(lessons[name]):
        assert step.question.endswith((".", "?")), where
        assert not step.answer or (step.answer in step.choices and step.reveal), where


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_is_not_on_the_screen_before_it_is_asked_for(lessons, name):
    for where, step in numbered(lessons[name]):
        if step.answer:
            seen = f"{step.headline} {step.note} {step.question}".casefold()
            assert step.answer.casefold() not in seen, where
            assert query_of(step, revealed=False) != query_of(step, revealed=True), where


@pytest.mark.parametrize("name", NAMES)
def test_the_texts_of_a_lesson_are_short_enough_to_be_read_from_a_desk(lessons, name):
    for where, step in numbered(lessons[name]):
        assert len(step.headline) <= 70, where
        for part, most in WORDS.items():
            assert len(getattr(step, part).split()) <= most, (where, part)


@pytest.mark.parametrize("name", NAMES)
def test_a_lesson_takes_over_no_polemic(lessons, name):
    polemic = re.compile(r"regime|tempting|mafia|pretext|conspir|zionist|puppet|tyrant", re.IGNORECASE)
    for where, step in numbered(lessons[name]):
        for text in (step.headline, step.note, step.speaker, step.question, *step.choices, step.reveal):
            assert not polemic.search(text), where


def test_hidden_by_the_offer_is_all_that_followed_it(lessons, real):
    # Worked example: on 3 February 1996 the offer (S24) may be seen; its answer (S28), dated the day after, may not.
    step = lessons["offer-1996"].steps[3]
    seen = set(truncate_at(real, page_of(step, real, revealed=False).stop).events[c.EVENT])
    assert "S24" in seen
    assert not {"S25", "S26", "S27", "S28"} & seen
