"""Where in a source something stands."""


def locator(source: str, paragraphs: str) -> str:
    """Return where in a source something stands.

    >>> locator("Document 000", "9;11")
    'Document 000 ¶ 9, 11'
    """
    return f"{source} ¶ {paragraphs.replace(';', ', ')}" if paragraphs else source
