"""Where in a source something stands."""

from collections.abc import Iterable


def sort_paragraphs(paragraphs: Iterable[str]) -> str:
    """Return `paragraphs` in their order in the source, as one cell; those without a number first.

    >>> sort_paragraphs(["10", "9", "heading"])
    'heading;9;10'
    """
    return ";".join(sorted(paragraphs, key=lambda one: (int(one) if one.isdecimal() else 0, one)))


def locator(source: str, paragraphs: str) -> str:
    """Return where in a source something stands.

    >>> locator("Document 000", "9;11")
    'Document 000 ¶ 9, 11'
    """
    return f"{source} ¶ {paragraphs.replace(';', ', ')}" if paragraphs else source
