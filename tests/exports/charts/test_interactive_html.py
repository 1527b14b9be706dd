import json
import re
from dataclasses import replace

import pytest

from components.dataset.model import columns as c
from components.exports.charts.interactive_html import interactive_html
from tests.exports.drawings import DRAWN, ORIGIN, SENTENCE, exchange

HARM = "</script><script>alert(1)</script><img src=x>$\\alpha$"


@pytest.fixture
def page(archive):
    return interactive_html(exchange(archive), title="Exchange", origin=ORIGIN).decode()


def figure_in(page):
    return json.loads(page.split('id="figure">')[1].split("</script>")[0])


def test_the_file_says_what_the_chart_shows_and_where_it_is_from(page):
    assert f"<p>{SENTENCE}</p>" in page
    assert f'aria-label="{SENTENCE} {DRAWN}"' in page
    assert "version 0.1.0, CC0-1.0" in page
    assert '<a href="http://localhost:8501/?view=exchange"' in page


def test_every_record_of_the_chart_is_a_row_with_its_sources(page, archive):
    drawing = exchange(archive)
    assert re.findall('<tr data-event="(.*?)"', page) == list(drawing.events)
    assert f"The records of this chart ({len(drawing.events)})" in page
    assert "Chronicle ¶ 2, 3 (Khaddam&#x27;s narrative)" in page


def test_the_figure_inside_is_the_figure_of_the_page(page, archive):
    drawn = json.loads(exchange(archive).figure.to_json())
    assert figure_in(page)["data"] == drawn["data"]


def test_the_drawing_stays_as_it_was(archive):
    drawing = exchange(archive)
    before = drawing.figure.to_json()
    interactive_html(drawing, title="Exchange", origin=ORIGIN)
    assert drawing.figure.to_json() == before


def test_nothing_in_the_data_is_more_than_a_text(archive):
    spoilt = replace(
        archive,
        events=archive.events.assign(**{c.TITLE: HARM, c.SUMMARY: HARM}),
        actors=archive.actors.assign(**{c.NAME: HARM}),
        sources=archive.sources.assign(**{c.SHORT: HARM}),
    )
    page = interactive_html(exchange(spoilt)._replace(sentence=HARM, drawn=HARM), title=HARM, origin=HARM).decode()
    assert "<script>alert" not in page
    assert "<img" not in page.split("<body>")[1].split("<script>")[0]


def test_a_view_of_nothing_is_a_file_too(nothing):
    page = interactive_html(exchange(nothing), title="Exchange", origin=ORIGIN).decode()
    assert "The records of this chart (0)" in page


def test_the_modules_of_the_chart_element_do_not_share_a_name():
    # They stand one after the other in one script, where a name may be given once.
    from components.exports.charts.interactive_html import _code

    names = re.findall(r"^(?:export )?(?:async )?(?:const|let|class|function) (\w+)", _code(), re.MULTILINE)
    assert len(names) == len(set(names)) > 20
    assert not re.search(r"^import ", _code(), re.MULTILINE)
