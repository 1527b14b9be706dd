"""The text of a file, whatever program and country it was saved in."""

import codecs
from collections.abc import Iterator
from typing import NamedTuple

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# What a file begins with that is no text -> what it is.
_OTHERS = (
    (b"PK\x03\x04", "it is an Excel workbook or a zip file, not a CSV file"),
    (b"\xd0\xcf\x11\xe0", "it is an old Excel workbook, not a CSV file"),
    (b"%PDF", "it is a PDF file, not a CSV file"),
)
# Code page -> its name, and letters that are frequent where it is used. The first of the likeliest is taken.
_PAGES = {
    "cp1252": ("Windows-1252, Western Europe", "éèàçêâîôûëïüäößñáíóúãõåæøÉÀÄÖÜ"),
    "cp1256": ("Windows-1256, Arabic", "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآئؤ،؟"),
    "cp1250": ("Windows-1250, Central Europe", "ąćęłńóśźżáčďéěíňřšťúůýžőűăâîŁŚŻČŠŽ"),
    "cp1251": ("Windows-1251, Cyrillic", "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэф"),
    "cp1254": ("Windows-1254, Turkish", "çğıİöşüâîŞÇĞÖÜ"),
    "cp1253": ("Windows-1253, Greek", "αοιετσνηυρπκμλςωάήίόέύώθδγχφβξζψ"),
    "cp1255": ("Windows-1255, Hebrew", "אבגדהוזחטיךכלםמןנסעףפץצקרשת"),
    "mac-roman": ("Mac Roman", "éèàçêâîôûëïüäößñáíóúãõåæøÉÀÄÖÜ"),
}
_LATIN = ("cp1252", "cp1250", "cp1254", "mac-roman")
_PRINTED = set("–—‘’“”…")  # what word processors put in: in an English file often all that is not ASCII
_SIGNS = set("«»°§€£¥©®½¼¾†•™¿¡·\u00a0\u200e\u200f\u200c")  # common signs, which tell nothing
_ENOUGH = 100_000  # bytes that are looked at


class UnreadableError(ValueError):
    """A file of which nothing can be read; says why."""


class DecodedText(NamedTuple):
    """The text of a file. assumed: the encoding it was taken for, in words; empty if the file itself says which."""

    text: str
    assumed: str = ""


def decode(data: bytes) -> DecodedText:
    """Return the text in `data`: UTF-8 and UTF-16, with or without byte order mark, else the likeliest code page.

    Raises UnreadableError if it is no text.

    >>> decode("Gesandtschaft in Köln".encode("cp1252"))
    DecodedText(text='Gesandtschaft in Köln', assumed='Windows-1252, Western Europe')
    >>> decode("رسالة من بغداد".encode("cp1256")).assumed
    'Windows-1256, Arabic'
    """
    if what := next((what for begins, what in _OTHERS if data.startswith(begins)), ""):
        raise UnreadableError(what)
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "") or _unmarked(data)
    try:
        return DecodedText(data.decode(encoding))
    except UnicodeDecodeError as cause:
        if encoding != "utf-8" or b"\0" in data:
            raise UnreadableError("it is damaged, or not a text") from cause
    page = max(_PAGES, key=lambda name: _likely(data[:_ENOUGH], name))
    return DecodedText(data.decode(page, errors="replace"), _PAGES[page][0])


def _unmarked(data: bytes) -> str:
    """Return utf-16-le or utf-16-be for Latin text whose every other byte is 0, else utf-8."""
    head = data[:_ENOUGH]
    half = max(len(head) // 2, 1)
    if head[1::2].count(0) > half * 0.4:
        return "utf-16-le"
    return "utf-16-be" if head[0::2].count(0) > half * 0.4 else "utf-8"


def _likely(data: bytes, page: str) -> float:
    """Return how well `data` reads in a code page: frequent letters count for it, odd signs and odd places against."""
    text = data.decode(page, errors="replace")
    frequent, latin, found = set(_PAGES[page][1]), page in _LATIN, 0.0
    for before, letter, after in _threes(text):
        if letter in _PRINTED:
            found += 1
        elif letter in frequent:
            beside = any(one.isascii() and one.isalpha() for one in (before, after))
            found += 1 if beside == latin else 0.3
        elif letter not in _SIGNS:
            found -= 0.2 if letter.isalpha() else 1
    return found


def _threes(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield each letter that is not ASCII, with the signs before and after it."""
    padded = f" {text} "
    for at, letter in enumerate(text, start=1):
        if not letter.isascii():
            yield padded[at - 1], letter, padded[at + 1]
