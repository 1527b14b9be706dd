"""The view Lessons: those of the package, and one of the reader's own, written without code."""

import base64
import json
import sys

import pytest

from components.dataset import Page, Selection, select
from components.dataset.model.lesson import MOST_STEPS, Lesson, Step
from components.dataset.sources.locators import locators
from components.exports.lessons.lesson_csv import lesson_csv
from components.views.lessons import draft
from components.views.lessons.draft import as_text, file_stem, with_field, with_step, with_step_moved, without_step
from components.views.lessons.lesson_file import lesson_problems, load_lesson
from components.views.package.open_package import read_package_folder
from tests.app import visit
from tests.conftest import ARCHIVE, DATA

THREE = Lesson("draft", "Three", (Step("One"), Step("Two"), Step("Three")))


@pytest.fixture(scope="module")
def package():
    """The real package with its lessons."""
    return read_package_folder(DATA)


@pytest.fixture(scope="module")
def small():
    """The invented archive with its lesson."""
    return read_package_folder(ARCHIVE)


@pytest.fixture
def opened(monkeypatch):
    """Return a function that opens a link on the invented archive."""
    monkeypatch.setattr(sys, "argv", ["dashboard.py", "--data", str(ARCHIVE)])
    return _opened


@pytest.fixture
def opened_real(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["dashboard.py"])
    return _opened


def _opened(**link):
    return visit(**{"view": "lessons"} | link)


def ran(changed):
    """Run the page after a change of one of its widgets."""
    page = changed.run()
    assert not page.exception, page.exception
    return page


def said(page):
    everything = (*page.text, *page.caption, *page.markdown, *page.warning, *page.subheader, *page.info)
    return "\n".join(part.value for part in everything).replace("\\", "")


def saved(page):
    """Return the file that pressing Save gives."""
    ran(page.button(key="save").click())
    told = json.loads(page.get_by_key("save-file").proto.json)
    assert told["pressed"]
    return told["name"], base64.b64decode(told["content"])


def headlines(page):
    return [option.replace("\\", "") for option in page.radio(key="step").options]


def field(page, key):
    """Return the field of that key, whatever turn the lesson has taken."""
    (found,) = [one for one in (*page.text_input, *page.text_area) if (one.key or "").rsplit("-", 1)[0] == key]
    return found


def step(page, number):
    return ran(page.radio(key="step").set_value(number))


def test_every_lesson_of_the_package_is_listed_with_its_questions(opened_real, package):
    words = said(opened_real())
    assert len(package.lessons) >= 4
    for lesson in package.lessons.values():
        assert lesson.title in words
        for one in lesson.steps:
            assert one.headline in words
            assert one.question in words


def test_the_list_tells_no_answer(opened_real, package):
    words = said(opened_real())
    for lesson in package.lessons.values():
        for one in lesson.steps:
            assert not one.reveal or one.reveal not in words
            assert not one.speaker or one.speaker not in words


def test_a_lesson_is_presented_in_a_tab_of_its_own_with_nothing_of_this_page(opened):
    links = [link.proto.url for link in opened(kind="message", event="E1").get("link_button")]
    assert any(link.endswith("?lesson=harbour&present=yes&embed=true") for link in links)
    assert any(link.endswith("?lesson=harbour&speaker=yes&embed=true") for link in links)


def test_a_package_without_lessons_says_so(opened, monkeypatch, folder):
    (folder / "lessons" / "harbour.csv").unlink()
    monkeypatch.setattr(sys, "argv", ["dashboard.py", "--data", str(folder)])
    assert "This data package has no lessons." in said(opened())


def test_while_later_events_are_hidden_no_lesson_is_shown(opened):
    page = opened(stop="1901-03-04")
    assert "Lessons need the whole record" in said(page)
    assert "harbour" not in said(page)
    ran(page.button(key="show-all").click())
    assert "The harbour" in said(page)


def test_what_is_chosen_is_narrated_and_opened_in_the_editor(opened):
    page = opened(kind="message")
    ran(page.button(key="narrate").click())
    assert headlines(page) == [
        "1. The Duke offers a harbour",
        "2. The Queen answers with thanks",
        "3. The Duke writes again",
    ]
    assert field(page, "headline-1").value == "The Duke offers a harbour"
    assert field(page, "link-1").value == "event=E1&stop=1901-03-04&kind=message"


def test_the_page_says_how_many_are_narrated_and_which_come_first(opened):
    words = said(opened(kind="message"))
    assert "Of more than 8 it takes 8: those with a short name on the timeline come first, then those whose" in words


def test_a_new_step_is_filled_by_the_event_that_is_chosen_for_it(opened):
    page = opened()
    ran(page.button(key="blank").click())
    ran(field(page, "note-1").input("In my own words."))
    (choice,) = [box for box in page.selectbox if (box.key or "").startswith("event-1")]
    ran(choice.set_value("E2"))
    assert headlines(page) == ["1. The Queen answers with thanks"]
    assert field(page, "headline-1").value == "The Queen answers with thanks"
    assert field(page, "note-1").value == "In my own words."
    assert field(page, "link-1").value == "event=E2&stop=1901-03-20"
    assert page.multiselect(key="rests_on-1").value == ["CL002"]
    assert not [box for box in page.selectbox if (box.key or "").startswith("event-1")]


def test_a_step_without_a_headline_of_its_own_is_named_by_its_event(opened):
    page = opened()
    ran(page.button(key="blank").click())
    ran(field(page, "link-1").input("view=who&event=E2"))
    assert headlines(page) == ["1. The Queen answers with thanks"]
    ran(field(page, "headline-1").input("She answers"))
    assert headlines(page) == ["1. She answers"]


def test_words_are_kept_as_they_are_written_step_by_step(opened):
    page = opened()
    ran(page.button(key="blank").click())
    ran(field(page, "lesson-title").input("  The harbour "))
    ran(field(page, "headline-1").input("An offer"))
    ran(field(page, "choices-1").input("Yes\n No | Thanks\n"))
    ran(page.button(key="step-add").click())
    assert page.radio(key="step").value == 2
    ran(field(page, "headline-2").input("Later"))
    ran(page.button(key="step-up").click())
    assert headlines(page) == ["1. Later", "2. An offer"]
    step(page, 2)
    assert field(page, "choices-2").value == "Yes\nNo\nThanks"
    ran(page.button(key="step-remove").click())
    assert headlines(page) == ["1. Later"]
    assert saved(page)[0] == "the-harbour.csv"


def test_the_answer_is_folded_until_it_is_asked_for(opened):
    page = opened()
    ran(page.button(key="change-harbour").click())
    assert "She answers with thanks" not in said(page)
    assert not [area for area in page.text_area if area.key.startswith(("reveal-1", "speaker-1"))]


def test_a_changed_copy_is_saved_and_loads_back_equal(opened, small):
    page = opened()
    ran(page.button(key="change-harbour").click())
    step(page, 2)
    ran(field(page, "note-2").input("=1+1, “quoted”,\nin two lines"))
    name, content = saved(page)
    lesson, problems = load_lesson(name, content, small)
    harbour = small.lessons["harbour"]
    assert not problems
    assert lesson == Lesson("the-harbour", harbour.title, with_field(harbour, 2, "note", lesson.steps[1].note).steps)
    assert lesson.steps[1].note == "=1+1, “quoted”,\nin two lines"


@pytest.mark.parametrize("number", range(4))
def test_each_lesson_of_the_package_loads_back_equal(package, number):
    lesson = list(package.lessons.values())[number]
    assert load_lesson(f"{lesson.id}.csv", lesson_csv(lesson, package.version), package) == (lesson, [])


def test_a_note_that_has_no_room_on_a_slide_is_told_while_it_is_written_and_kept(opened):
    page = opened()
    ran(page.button(key="blank").click())
    ran(field(page, "note-1").input(" ".join(["word"] * 36)))
    assert "has 36 words, and a slide has room for 35" in said(page)
    assert headlines(page) == ["1. New step (to mend)"]
    ran(field(page, "note-1").input(" ".join(["word"] * 35)))
    assert headlines(page) == ["1. New step"]


def test_claims_are_told_in_their_words_and_unknown_ones_are_named(opened, small):
    page = upload(opened(), "x.csv", b"lesson,headline,rests_on\nMine,One,CL001\n")
    ran(page.button(key="load").click())
    page.session_state["brought-lesson"] = Lesson("~draft", "Mine", (Step("One", rests_on=("CL001", "CL999")),))
    ran(page)
    assert page.multiselect(key="rests_on-1").value == ["CL001", "CL999"]
    (summary,) = small.claims["summary"][small.claims["claim_id"].eq("CL001")]
    assert f"{locators(small, ['CL001'])[0].split(' (')[0]}: {summary}" in offered(page)
    assert "Not in this package: CL999" in offered(page)
    assert headlines(page) == ["1. One (to mend)"]


def offered(page, key="rests_on-1"):
    return [words.replace("\\", "") for words in page.multiselect(key=key).options]


def claims_on(package, *events):
    """Return the words of the claims on these events, as they begin."""
    return package.claims["summary"][package.claims["event_id"].isin(events)].tolist()


def test_claims_on_the_event_of_the_step_are_offered_first_and_then_those_on_the_others(opened, small):
    page = opened()
    ran(page.button(key="blank").click())
    ran(field(page, "link-1").input("kind=message&event=E2"))
    own, others = claims_on(small, "E2"), claims_on(small, "E1", "E3")
    assert [words.split(": ", 1)[1] for words in offered(page)] == own + others


def test_claims_that_are_picked_are_saved_by_their_ids(opened, small):
    page = opened(kind="message")
    ran(page.button(key="narrate").click())
    ran(page.multiselect(key="rests_on-1").set_value(["CL011", "CL001"]))
    step(page, 2)
    step(page, 1)
    assert page.multiselect(key="rests_on-1").value == ["CL011", "CL001"]
    name, content = saved(page)
    assert b',"CL011;CL001",' in content
    lesson, problems = load_lesson(name, content, small)
    assert not problems
    assert lesson.steps[0].rests_on == ("CL011", "CL001")


def test_a_step_without_headline_is_named(opened):
    page = opened()
    ran(page.button(key="blank").click())
    ran(field(page, "headline-1").input(""))
    assert "Step 1, “Headline”: is empty but must be filled" in said(page)


def test_a_view_that_is_not_there_is_named(opened):
    page = opened()
    ran(page.button(key="blank").click())
    ran(field(page, "link-1").input("view=nowhere"))
    assert "view=nowhere" in said(page)


def test_look_at_it_leads_to_the_view_of_the_step_and_the_lesson_stays(opened):
    page = opened()
    ran(page.button(key="change-harbour").click())
    ran(page.button(key="look-link").click())
    assert page.get_by_key("view").value == "exchange"
    assert page.query_params["stop"] in ("1901-03-04", ["1901-03-04"])
    ran(page.get_by_key("place").set_value("Teach"))
    ran(page.button(key="show-all").click())
    assert field(page, "lesson-title").value == "The harbour"


def test_ones_own_lesson_is_presented_in_this_tab_and_left_again(opened):
    page = opened()
    ran(page.button(key="change-harbour").click())
    ran(field(page, "headline-1").input("In my own words"))
    ran(page.button(key="present").click())
    assert "In my own words" in page.get_by_key("slide").proto.json
    ran(page.button(key="next").click())
    assert "Who began?" in page.get_by_key("slide").proto.json
    ran(page.button(key="leave").click())
    assert field(page, "headline-1").value == "In my own words"


def test_the_notes_on_ones_own_lesson_stand_under_the_slide_when_they_are_asked_for(opened):
    page = opened()
    ran(page.button(key="change-harbour").click())
    ran(page.button(key="present").click())
    note = "Ask who tells it."
    page.session_state["brought-lesson"] = Lesson("~draft", "Mine", (Step("One", speaker=note), Step("Two")))
    ran(page)
    assert note not in said(page)
    ran(page.button(key="own-notes-button").click())
    assert note in said(page)
    assert page.get_by_key("slide")
    ran(page.button(key="next").click())
    assert "No note for the speaker." in said(page)
    ran(page.button(key="own-notes-button").click())
    assert "No note for the speaker." not in said(page)


def test_a_lesson_of_the_package_has_its_notes_on_a_page_of_their_own_only(opened):
    page = opened(lesson="harbour")
    assert "own-notes-button" not in [button.key for button in page.button]


def test_a_loaded_file_is_presented_at_once(opened, small):
    page = upload(opened(), "x.csv", lesson_csv(small.lessons["harbour"], "1"))
    ran(page.button(key="load-present").click())
    assert small.lessons["harbour"].steps[0].headline in page.get_by_key("slide").proto.json
    ran(page.button(key="leave").click())
    assert field(page, "lesson-title").value == "The harbour"


def test_the_file_of_the_lesson_that_is_open_is_presented_without_a_question(opened):
    page = opened()
    ran(page.button(key="change-harbour").click())
    page = upload(page, *saved(page))
    assert page.button(key="load-present").label == "Present it"
    ran(field(page, "headline-1").input("In other words"))
    assert page.button(key="load-present").label == "Replace my lesson"


def test_another_lesson_takes_the_place_of_ones_own_only_when_confirmed(opened):
    page = opened()
    ran(page.button(key="blank").click())
    assert "takes the place of your lesson “My lesson”" in said(page)
    assert page.button(key="change-harbour").label == "Replace my lesson"
    ran(page.button(key="change-harbour").click())
    assert field(page, "lesson-title").value == "The harbour"
    ran(page.button(key="forget").click())
    assert not page.radio
    assert page.button(key="blank").label == "Begin with nothing"


def upload(page, name, content):
    return ran(page.file_uploader(key="lesson-file").upload(name, content, "text/csv"))


def test_a_broken_file_names_its_rows_and_opens_its_good_steps(opened):
    broken = (
        "lesson,headline,link,rests_on,choices,answer\n"
        "Mine,Good,view=who,CL001,,\n"
        ",,view=who,,,\n"
        ",Bad claim,,CL999,,\n"
        ",Bad answer,,,Yes | No,Perhaps\n"
    )
    page = upload(opened(), "my lesson (2).csv", broken.encode())
    words = said(page)
    assert "“Mine”: 3 steps." in words
    assert "3 things are to be mended in this file." in words
    assert "my-lesson-2.csv, row 3, column headline: is empty but must be filled" in words
    assert "row 4, column rests_on: “CL999”" in words
    assert "row 5, column answer: “Perhaps” is not one of the possible answers" in words
    ran(page.button(key="load").click())
    assert headlines(page) == ["1. Good", "2. Bad claim", "3. Bad answer"]


@pytest.mark.parametrize("content", [b"", b"\x00\xff\xfe", b"name,age\nA,3\n", b"PK\x03\x04", b"headline\n"])
def test_a_file_that_is_no_lesson_is_refused_in_words(opened, content):
    page = upload(opened(), "x.csv", content)
    assert "This file holds no step that can be read." in said(page)
    assert "lessons/x.csv" in said(page)


def test_a_file_that_is_too_large_is_refused(small):
    lesson, problems = load_lesson("large.csv", b"headline\n" + b"x" * (1 << 20), small)
    assert lesson is None
    assert "larger than 1 MB" in str(problems[0])


def test_a_loaded_text_is_shown_letter_by_letter(opened):
    hostile = "<b>a</b> ![p](http://outside.example) $x^2$"
    page = upload(opened(), "x.csv", f"lesson,headline\n{hostile},{hostile}\n".encode())
    ran(page.button(key="load").click())
    assert headlines(page) == [f"1. {hostile}"]
    assert "![" not in page.radio(key="step").options[0]
    assert "![" not in "".join(caption.value for caption in page.caption)


def test_steps_are_moved_inside_the_lesson_only():
    assert [one.headline for one in with_step_moved(THREE, 3, -1).steps] == ["One", "Three", "Two"]
    assert with_step_moved(THREE, 1, -1) == THREE
    assert with_step_moved(THREE, 3, 1) == THREE


def test_a_step_is_added_after_another_and_taken_out():
    more = with_step(THREE, 1)
    assert [one.headline for one in more.steps] == ["One", "New step", "Two", "Three"]
    assert without_step(more, 2) == THREE


def test_what_is_written_to_a_step_that_is_gone_is_left_alone():
    assert with_field(THREE, 4, "note", "late") == THREE


def test_lists_are_written_as_texts_and_read_again():
    lesson = with_field(with_field(THREE, 2, "choices", "Yes\nNo"), 2, "rests_on", "CL1; CL2,CL3")
    assert lesson.steps[1].choices == ("Yes", "No")
    assert lesson.steps[1].rests_on == ("CL1", "CL2", "CL3")
    for field in ("choices", "rests_on", "headline"):
        assert with_field(lesson, 2, field, as_text(lesson.steps[1], field)) == lesson


def test_a_view_is_added_as_the_last_step_until_the_lesson_is_full(small, monkeypatch):
    brought, told = [], []
    monkeypatch.setattr(draft, "session_lesson", lambda: brought[-1] if brought else None)
    monkeypatch.setattr(draft, "keep_lesson", brought.append)
    monkeypatch.setattr(draft.st, "toast", told.append)
    page = Page(view="who", selection=Selection(kinds=("message",)), present=True, archive="f")
    for _ in range(MOST_STEPS + 1):
        draft.add_step(small, select(small, page.selection), page)
    assert [one.link for one in brought[-1].steps] == ["view=who&kind=message"] * MOST_STEPS
    assert "step 1 of" in told[0]
    assert "Nothing was added" in told[-1]


def test_any_title_gives_a_file_name_that_loads():
    for title in ("", "…", "ʿAlī / 1995?", "x" * 200):
        stem = file_stem(Lesson("draft", title, ()))
        assert stem.isascii()
        assert 1 <= len(stem) <= 60


def test_a_lesson_is_full_at_the_most_steps_there_are(opened):
    rows = "".join(f",Step {number}\n" for number in range(2, MOST_STEPS + 1))
    page = upload(opened(), "x.csv", f"lesson,headline\nFull,Step 1\n{rows}".encode())
    ran(page.button(key="load").click())
    assert page.button(key="step-add").disabled
    assert f"{MOST_STEPS} steps are the most" in said(page)


def test_what_has_been_mended_needs_no_mending(small):
    assert lesson_problems(small.lessons["harbour"], small) == []
    assert "holds no step" in str(lesson_problems(Lesson("draft", "Empty", ()), small)[0])
