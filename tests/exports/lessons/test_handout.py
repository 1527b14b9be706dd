from dataclasses import replace

import pytest

from components.dataset.model import columns as c
from components.exports.lessons.handout import Section, Sheet, handout_html, section_of
from tests.exports.drawings import DRAWN, ORIGIN, SENTENCE, exchange

HARM = "</style></script><script>alert(1)</script>"
SECRET = "Zanzibar"  # in no other part of a sheet
ASKED = Section(
    "The Duke writes",
    note="A courier brings a letter.",
    locators=("Chronicle ¶ 2, 3",),
    question="What will the Queen answer?",
    choices=("Yes", "Thanks, no yes"),
    answer=f"{SECRET} one",
    reveal=f"{SECRET} two",
    reveal_locators=(f"{SECRET} three",),
)


def sheet(*sections, **changed):
    return handout_html(Sheet("The harbour", ORIGIN, sections, edition="version 0.1.0", **changed)).decode()


def test_a_sheet_has_room_for_a_name_and_says_where_it_is_from(archive):
    page = sheet(ASKED)
    assert "<span>Name</span><span>Date</span>" in page
    assert "version 0.1.0, CC0-1.0" in page
    assert 'content: "The harbour\\2c  version 0\\2e 1\\2e 0"' in page


def test_a_step_has_its_words_its_chart_and_its_sources(archive):
    page = sheet(ASKED._replace(drawing=exchange(archive)))
    for words in ("1. The Duke writes", "A courier brings a letter.", "Sources: Chronicle ¶ 2, 3", SENTENCE):
        assert words in page
    assert f'alt="{DRAWN}"' in page
    assert page.count('class="box"') == 2
    assert 'class="line"' in page


def test_without_the_key_nothing_of_an_answer_is_in_the_file(archive):
    assert SECRET not in sheet(ASKED._replace(drawing=exchange(archive)))


def test_the_key_stands_on_a_page_of_its_own_at_the_end(archive):
    page = sheet(ASKED, Section("Nobody asked"), ASKED._replace(answer="", choices=()), key=True)
    body, key = page.split('<section class="page">')
    assert SECRET not in body
    assert key.count(f"{SECRET} two") == 2
    assert "The question is open." in key
    assert f"Sources: {SECRET} three" in key
    assert "Nobody asked" not in key


def test_a_key_without_questions_says_so():
    assert "No question of this sheet has a recorded answer." in sheet(Section("Nobody asked"), key=True)


def test_what_is_on_the_screen_makes_a_step_with_its_records(archive):
    page = sheet(section_of("Exchange", exchange(archive)))
    assert "Chronicle ¶ 2, 3 (Khaddam&#x27;s narrative)" in page
    assert f"The records ({len(exchange(archive).events)})" in page


def test_a_second_drawing_of_the_same_records_does_not_list_them_again(archive):
    assert section_of("Exchange", exchange(archive)._replace(listed=False)).records == ()


def test_plotly_is_inside_once_and_only_if_there_is_a_chart(archive):
    with_charts = sheet(*[Section("One", drawing=exchange(archive))] * 3)
    assert with_charts.count("plotly.js v") == sheet(Section("One", drawing=exchange(archive))).count("plotly.js v") > 0
    assert len(sheet(Section("One"))) < 20_000


def test_a_chart_too_high_for_a_page_says_that_it_is_small(archive):
    drawing = exchange(archive)
    high = drawing.figure.to_dict()
    high["layout"]["height"] = 2000
    assert "Printed much smaller" in sheet(Section("One", drawing=drawing._replace(figure=type(drawing.figure)(high))))
    assert "Printed much smaller" not in sheet(Section("One", drawing=drawing))


@pytest.mark.parametrize("field", ["headline", "note", "question", "answer", "reveal"])
def test_nothing_in_a_lesson_is_more_than_a_text(field):
    page = handout_html(Sheet(HARM, HARM, [ASKED._replace(**{field: HARM})], edition=HARM, key=True)).decode()
    assert "<script>" not in page
    assert page.count("</style>") == 1


def test_nothing_in_the_data_is_more_than_a_text(archive):
    spoilt = replace(archive, events=archive.events.assign(**{c.TITLE: HARM}), actors=archive.actors.assign(name=HARM))
    assert "<script>alert" not in sheet(section_of(HARM, exchange(spoilt)._replace(sentence=HARM, drawn=HARM)))
