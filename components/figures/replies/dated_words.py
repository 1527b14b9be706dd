"""The heading of a message: its date, in bold, and what it is."""

from components.figures.base.text_width import wrap_to_width
from components.figures.base.theme import Theme, escape_html


def dated_words(date: str, words: str, width: float, theme: Theme) -> str:
    """Return date and words, both plain, in lines of `width` px.

    >>> from components.figures.base.theme import LIGHT
    >>> dated_words("2 Feb 1996", "An offer", 400, LIGHT)
    '<b>2 Feb 1996:</b> An offer'
    """
    lines = wrap_to_width(f"{date}: {words}", width - theme.size, theme.size)  # bold letters are a little wider
    head = escape_html(f"{date}:")
    return lines.replace(head, f"<b>{head}</b>", 1)
