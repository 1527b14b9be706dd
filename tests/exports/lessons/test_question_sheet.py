import pytest

from components.dataset.lessons.terms import Term
from components.exports.lessons.question_sheet import COLUMN, Question, question_sheet_html
from tests.exports.drawings import DRAWN, ORIGIN, exchange

HARM = "</style></script><script>alert(1)</script>"
ASKED = Question("What will the Queen answer?", "The Duke writes", choices=("Yes", "Thanks, no yes"))


def sheet(*questions, terms=(), **changed):
    words = {"title": "The harbour", "origin": ORIGIN, "edition": "version 0.1.0"} | changed
    return question_sheet_html(words.pop("title"), questions, terms, **words).decode()


def test_a_question_has_its_headline_its_choices_by_letter_and_a_line_to_write_on():
    page = sheet(ASKED)
    for words in ("<span>Name</span><span>Date</span>", "The Duke writes", "1. What will the Queen answer?"):
        assert words in page
    assert "A. Yes</span>" in page
    assert "B. Thanks, no yes</span>" in page
    assert page.count('class="box"') == 2
    assert page.count('class="line"') == 1


def test_an_open_question_has_two_lines():
    assert sheet(Question("Why?")).count('class="line"') == 2


def test_a_chart_stands_beside_its_question_and_is_drawn_for_the_column(archive):
    page = sheet(ASKED._replace(drawing=exchange(archive)))
    assert f'data-figure="figure-1" width="{COLUMN}"' in page
    assert f'alt="{DRAWN}"' in page


def test_where_there_is_no_chart_the_question_has_the_whole_width_and_says_where_to_look():
    page = sheet(ASKED._replace(instead="Chart: see question 2."))
    assert 'class="ask alone"' in page
    assert "Chart: see question 2." in page
    assert "<img" not in page


def test_accounts_take_the_place_of_a_chart(archive):
    page = sheet(ASKED._replace(drawing=exchange(archive), accounts=("A. The Duke began",)))
    assert "A. The Duke began" in page
    assert "data-figure=" not in page.split("<main>")[1].split("</main>")[0]


@pytest.mark.parametrize(("questions", "sides"), [(1, 1), (4, 1), (5, 2), (8, 2), (9, 3)])
def test_four_questions_make_a_side(questions, sides):
    assert sheet(*[ASKED] * questions).count('<section class="side">') == sides


def test_a_lesson_without_a_step_is_an_empty_sheet():
    assert 'class="side"' not in sheet()


def test_a_legend_is_printed_once_a_side_each_meaning_once(archive):
    page = sheet(*[ASKED._replace(drawing=exchange(archive))] * 4)
    assert page.count('<p class="legend">') == 1
    assert page.count("as reported</span>") == 1


def test_names_and_terms_stand_once_on_the_side_with_more_room(archive):
    full = [ASKED._replace(drawing=exchange(archive))] * 4
    page = sheet(*full, *[ASKED] * 4, terms=[Term("Duke al-Vale", "Duke of the Vale")])
    first, second = page.split('<section class="side">')[1:]
    assert "Names and terms" not in first
    assert "<b>Duke al-Vale</b>: Duke of the Vale" in second


@pytest.mark.parametrize("field", ["asked", "headline", "instead"])
def test_nothing_in_a_lesson_is_more_than_a_text(field):
    page = sheet(
        ASKED._replace(**{field: HARM}, choices=(HARM,), accounts=(HARM,)),
        terms=[Term(HARM, HARM)],
        title=HARM,
        origin=HARM,
        edition=HARM,
    )
    assert "<script>alert" not in page
    assert page.count("</style>") == 1
