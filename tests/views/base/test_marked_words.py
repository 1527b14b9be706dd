import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.views.base.escape import escape_markdown
from components.views.base.marked_words import marked_words

MARK = re.compile(r":gray-background\[((?:[^\]\\]|\\.)*)\]")


def marks(text, query):
    return MARK.findall(marked_words(text, query))


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("The Duke offers a harbour", "harb", ["harbour"]),
        ("The Duke offers a harbour", "HARBOUR duke", ["Duke", "harbour"]),
        ("The Duke offers a harbour", "arbour", []),
        ("Rafi’ al-Tikrītī", "tikriti rafi", ["Rafi’", "Tikrītī"]),
        ("كلمة الدُّوق", "دوق", ["الدُّوق"]),
        ("The Duke", "  ", []),
        ("The Duke", "*", []),
    ],
)
def test_words_are_marked_that_begin_as_one_that_was_searched(text, query, found):
    assert marks(text, query) == found


@given(st.text(max_size=60), st.text(max_size=10))
def test_whatever_is_searched_a_text_is_shown_letter_by_letter(text, query):
    assert MARK.sub(r"\1", marked_words(text, query)) == escape_markdown(text)


def test_what_looks_like_markdown_stays_text():
    hostile = "[link](javascript:b) <img src=x> :red[x] $x$"
    assert marked_words(hostile, "link img x red") == (
        r"\[:gray-background[link]\]\(javascript\:b\) \<:gray-background[img] src\=:gray-background[x]\> "
        r"\::gray-background[red]\[:gray-background[x]\] \$:gray-background[x]\$"
    )
