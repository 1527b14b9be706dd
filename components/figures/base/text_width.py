"""How wide words are, by the font that the charts are drawn in."""

import json
import re
from functools import lru_cache
from html import unescape
from pathlib import Path

from components.figures.base.theme import escape_html

# Weight -> width in thousandths of the text size -> the letters of that width. Measured by docs/font_widths.py.
_MEASURED = json.loads((Path(__file__).parent / "font_widths.json").read_text(encoding="utf-8"))
_WIDTHS = {
    weight: {letter: int(width) for width, letters in groups.items() for letter in letters}
    for weight, groups in _MEASURED.items()
}
_TAG = re.compile("<[^>]*>")
_OTHER = 600  # of a letter that the font lacks and another font lends, as those of Arabic


@lru_cache(maxsize=20_000)
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how many px `text`, one line of plain words, takes at `size` px. Kerning, a hundredth or so, is left out.

    >>> round(text_width("Saddam Hussein", 13)), round(text_width("Saddam Hussein", 13, bold=True))
    (91, 95)
    """
    widths = _WIDTHS["700" if bold else "400"]
    return sum(widths.get(letter, _OTHER) for letter in text) * size / 1000


def lines_width(html: str, size: float) -> float:
    """Return how many px the widest line of `html` takes, as plotly draws it: lines end with `<br>`, `<b>` is bold.

    >>> lines_width("<b>Baghdad</b><br>a &amp; b", 13) == text_width("Baghdad", 13, bold=True)
    True
    """
    return max(text_width(unescape(_TAG.sub("", line)), size, bold="<b>" in line) for line in html.split("<br>"))


def wrap_to_width(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Return `text`, made plain, in lines of at most `width` px at `size` px; a wider word stays whole.

    >>> wrap_to_width("Saddam Hussein to Hafez al-Assad", 100, 13)
    'Saddam Hussein<br>to Hafez al-Assad'
    """
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size, bold=bold) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return "<br>".join(escape_html(line) for line in lines)
