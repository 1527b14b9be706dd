"""HTML as plain text, in a time that grows with its length only: Python's own parser can be made to take minutes."""

import html as entities
import re
from collections.abc import Iterator

_BREAKS = {
    *("address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figure", "h1", "h2", "h3"),
    *("h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "table", "tr", "ul"),
}
_UNSEEN = ("script", "style", "template")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*+)[^<>]*+>")
_HREF = re.compile(r"""\bhref\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"']++))""", re.IGNORECASE)
_COMMENT, _COMMENT_ENDS = "<!--", "-->"


def paragraphs(html: str) -> list[str]:
    """Return what `html` says, a text for each paragraph; where a link leads stands behind its words.

    >>> paragraphs("<p>1 &lt; 2</p><p>See <a href='https://example.org'>here</a><script>run()</script></p>")
    ['1 < 2', 'See here (https://example.org)']
    """
    lines = (" ".join(line.split()) for line in "".join(_pieces(html)).split("\n"))
    return [line for line in lines if line]


def html_text(html: str) -> str:
    """Return what `html` says, in one line."""
    return " ".join(paragraphs(html))


def _pieces(html: str) -> Iterator[str]:
    """Yield the words between tags, and a line break for each tag that ends a paragraph."""
    at, links, said = 0, list[str](), ""
    while (start := html.find("<", at)) >= 0:
        if start > at:
            yield (said := _words(html[at:start]))
        tag = _TAG.match(html, start)
        if html.startswith(_COMMENT, start):
            found = html.find(_COMMENT_ENDS, start)
            at = found + len(_COMMENT_ENDS) if found >= 0 else len(html)
        elif tag is None:
            yield "<"
            at = start + 1
        else:
            at, name = tag.end(), tag[2].lower()
            if name in _UNSEEN and not tag[1]:
                closing = re.compile(f"</{name}", re.IGNORECASE).search(html, at)
                at = closing.start() if closing else len(html)
            elif name in _BREAKS:
                yield "\n"
            elif name == "a" and not tag[1]:
                href = _HREF.search(tag[0])
                links.append(_words(next(filter(None, href.groups()), "")) if href else "")
            elif name == "a" and links:
                link = links.pop()
                yield f" ({link})" if link.startswith(("https://", "http://")) and said.strip() != link else ""
    yield _words(html[at:])


def _words(text: str) -> str:
    try:
        return entities.unescape(text.replace("\n", " ").replace("\r", " "))
    except ValueError:  # the number of a sign with thousands of digits
        return text
