import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from components.views.base.escape import escape_markdown


@pytest.mark.parametrize(
    "text",
    [
        "*bold* _it_ `code`",
        "[link](http://outside.example)",
        "![picture](http://outside.example/p.png)",
        "# not a heading",
        "$x^2$ costs $5",
        ":red[alarm] :material/home:",
        "<b>&amp;</b>",
        "~~struck~~ | a | table |",
        "1. not a list",
        "- nor this",
    ],
)
def test_markdown_shows_every_sign_as_it_is_written(text):
    (paragraph,) = [token for token in MarkdownIt().parse(escape_markdown(text)) if token.type == "inline"]
    assert "".join(child.content for child in paragraph.children) == text


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1))
def test_no_text_becomes_anything_but_text(text):
    tokens = MarkdownIt().parse(escape_markdown(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert {child.type for token in tokens for child in token.children or ()} <= {"text", "text_special", "softbreak"}
