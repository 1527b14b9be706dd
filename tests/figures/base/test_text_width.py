import json

import pytest

from components.figures.base.text_width import text_width, wrap_to_width
from docs.font_widths import TABLE, font, measured

WORDS = ("Saddam Hussein", "‘Abd al-Ḥalīm Khaddām", "≥ 138 days until Syria next writes", "1995–1998", "WAIT; illicit…")


def test_the_widths_are_those_of_the_font_that_streamlit_brings():
    assert json.loads(TABLE.read_text(encoding="utf-8")) == measured()


@pytest.mark.parametrize("weight", [400, 700])
@pytest.mark.parametrize("words", WORDS)
def test_words_are_as_wide_as_the_font_sets_them(words, weight):
    assert text_width(words, 1000, bold=weight == 700) == pytest.approx(font(weight).getlength(words), rel=0.02)


def test_a_letter_that_the_font_lacks_is_taken_for_a_wide_one():
    assert text_width("صدام", 10) == 24


def test_lines_are_no_wider_than_asked_unless_one_word_is():
    text = "A message of Saddam Hussein to Hafez al-Assad through Bakour"
    for width in (60, 100, 200, 1000):
        lines = wrap_to_width(text, width, 13).split("<br>")
        assert " ".join(lines) == text
        assert all(text_width(line, 13) <= width for line in lines if " " in line)


def test_wrapped_words_are_no_html():
    assert wrap_to_width("<b>&", 1000, 13) == "&lt;b&gt;&amp;"


def test_no_words_are_one_empty_line():
    assert wrap_to_width(" ", 10, 13) == ""
