"""HTML as plain text."""

from html.parser import HTMLParser

_BREAKS = {
    *("address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "figure", "h1", "h2", "h3"),
    *("h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "table", "tr", "ul"),
}
_UNSEEN = ("script", "style", "template")


def paragraphs(html: str) -> list[str]:
    """Return what `html` says, a text for each paragraph; where a link leads stands behind its words.

    >>> paragraphs("<p>1 &lt; 2</p><p>See <a href='https://example.org'>here</a><script>run()</script></p>")
    ['1 < 2', 'See here (https://example.org)']
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.found).split("\n"))
    return [line for line in lines if line]


def html_text(html: str) -> str:
    """Return what `html` says, in one line."""
    return " ".join(paragraphs(html))


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._unseen = 0
        self._links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        if tag in _BREAKS:
            self.found.append("\n")
        if tag == "a":
            self._links.append(dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN and self._unseen:
            self._unseen -= 1
        if tag in _BREAKS:
            self.found.append("\n")
        if tag == "a" and self._links:
            link = self._links.pop()
            told = bool(self.found) and self.found[-1].strip() == link
            if link.startswith(("https://", "http://")) and not told:
                self.found.append(f" ({link})")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.found.append(data.replace("\n", " "))
