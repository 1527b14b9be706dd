import pytest

from components.dataset.package.formats.html_text import html_text, paragraphs


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("plain, 1 < 2 > 0 & more", "plain, 1 < 2 > 0 & more"),
        ("a<!-- <p>unseen</p> -->b<!-- never closed <b>", "ab"),
        ("<STYLE>p {}</STYLE>seen<script>never closed", "seen"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
        ("<a href=https://example.org/x>https://example.org/x</a>", "https://example.org/x"),
        ("<a HREF = 'javascript:run()'>press</a></a>", "press"),
        ("one\ntwo\r\nthree", "one two three"),
        ("a <3 b <", "a <3 b <"),
        (f"&#{'9' * 5_000};", f"&#{'9' * 5_000};"),
    ],
)
def test_only_words_are_left(html, text):
    assert html_text(html) == text


def test_each_block_is_a_paragraph():
    assert paragraphs("<h2>A</h2>b<br/>c<ul><li>d<li>e</ul>") == ["A", "b", "c", "d", "e"]


@pytest.mark.parametrize(
    "piece", ["<!--", "<a ", "<a b='", "<a/", "</", "<!", "<?", "<script", "<script>", "&#", "<a href="]
)
def test_what_never_ends_is_read_as_far_as_it_goes(piece):
    """A hundred thousand letters of it: a parser that goes back at each would not come to an end."""
    assert len(html_text(piece * (100_000 // len(piece)))) <= 100_000
