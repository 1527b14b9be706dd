from dataclasses import replace

import pytest

from components.dataset.model import columns as c
from components.exports.lessons.handout import Section, Sheet, handout_html, section_of
from tests.exports.drawings import DRAWN, ORIGIN, SENTENCE, exchange

HARM = "</style></script><script>alert(1)</script>"
TOLD = Section("The Duke writes", note="A courier brings a letter.")


def sheet(*sections):
    return handout_html(Sheet("The harbour", ORIGIN, sections, edition="version 0.1.0")).decode()


def test_a_sheet_has_room_for_a_name_and_says_where_it_is_from(archive):
    page = sheet(TOLD)
    assert "<span>Name</span><span>Date</span>" in page
    assert "version 0.1.0, CC0-1.0" in page
    assert 'content: "The harbour\\2c  version 0\\2e 1\\2e 0"' in page


def test_a_step_has_its_words_and_its_chart(archive):
    page = sheet(TOLD._replace(drawing=exchange(archive)))
    for words in ("1. The Duke writes", "A courier brings a letter.", SENTENCE):
        assert words in page
    assert f'alt="{DRAWN}"' in page


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


@pytest.mark.parametrize("field", ["headline", "note"])
def test_nothing_in_a_lesson_is_more_than_a_text(field):
    page = handout_html(Sheet(HARM, HARM, [TOLD._replace(**{field: HARM})], edition=HARM)).decode()
    assert "<script>" not in page
    assert page.count("</style>") == 1


def test_nothing_in_the_data_is_more_than_a_text(archive):
    spoilt = replace(archive, events=archive.events.assign(**{c.TITLE: HARM}), actors=archive.actors.assign(name=HARM))
    assert "<script>alert" not in sheet(section_of(HARM, exchange(spoilt)._replace(sentence=HARM, drawn=HARM)))
