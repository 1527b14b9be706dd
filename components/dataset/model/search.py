"""Free-text search that finds a name in any of its spellings."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.index import Codes, Index, Mask, Numbers

_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ـ": ""})
_MARKS = re.compile(r"[’‘'`ʿʾ´]")  # ayn, hamza and apostrophes: Rafi’, Shara'
_GAPS = re.compile(r"[^\w]+")
_LATIN_ARTICLE = re.compile(r"\b(?:al|el|as|ash|ad|an|ar|at|az)(?: |$)")
_ARTICLES = re.compile(rb" (?:al|el|as|ash|ad|an|ar|at|az)(?= )")  # the same, where blanks stand around every word
_ARABIC_ARTICLE = re.compile(r"\b(?:ال)+(?=\w{2})")  # of الألباني and ألباني the same is left
# Of each byte of ASCII what `normalise` makes of it: small letters, and blanks for what is no letter.
_PLAIN = bytes(
    ord(chr(one).lower()) if one < 128 and (chr(one).isalnum() or chr(one) in "_\n") else 32 for one in range(256)
)

_AT_A_TIME, _BYTES = 50_000, 1 << 18  # texts, and bytes that fit near the processor
# The columns of text that are looked through, in the order in which a reader is told where words stand.
SEARCHED = {
    "events": (c.EVENT, c.TITLE, c.SUMMARY, c.NOTE, c.DATE_NOTE, c.ASKED, c.ANSWERED, c.CITATION),
    "claims": (c.SUMMARY, c.QUOTE, c.ORIGINAL, c.NOTE),
}


def normalise(text: str) -> str:
    """Return `text` as words that compare equal however they are spelt: case, accents, vowel signs, al-/el-.

    >>> normalise("Rafi’ al-Tikrītī") == normalise("rafi el tikriti")
    True
    >>> normalise("الأسد") == normalise("اسد")
    True
    """
    folded = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one)).casefold()
    folded = _MARKS.sub("", folded).translate(_ARABIC)
    spaced = _GAPS.sub(" ", folded).strip()
    return _ARABIC_ARTICLE.sub("", _LATIN_ARTICLE.sub("", spaced)).strip()


def normalise_texts(texts: Sequence[str]) -> list[str]:
    """Return the same words as `normalise` for each of many texts, with blanks around every word."""
    plain = [text for text in texts if text.isascii()]
    # Letters of ASCII are one byte each, so that all texts can be rewritten at once; the others are rare.
    joined = " \n ".join(text.replace("\n", " ") for text in plain).encode("ascii").translate(_PLAIN, delete=b"'`")
    whole = _ARTICLES.sub(b"", b" " + joined + b" ")
    rewritten = iter(whole.decode("ascii").split("\n"))
    return [next(rewritten) if text.isascii() else f" {normalise(text)} " for text in texts]


class Texts:
    """Many texts of normal words, one after the other in one piece of memory."""

    def __init__(self, parts: Iterable[Sequence[str]]) -> None:
        """Keep the texts of all `parts`."""
        joined, ends = bytearray(), [np.zeros(0, dtype=np.int64)]
        for part in parts:
            piece = "".join(f"{text}\n" for text in part).encode()
            ends.append(np.flatnonzero(np.frombuffer(piece, dtype=np.uint8) == ord("\n")) + len(joined))
            joined += piece
        self._bytes, self._ends = np.frombuffer(joined, dtype=np.uint8), np.concatenate(ends)

    def __len__(self) -> int:
        """Return how many texts there are."""
        return len(self._ends)

    def begins(self, word: str) -> Mask:
        """Return in which texts a word begins with `word`, itself normal and not empty."""
        letters = f" {word}".encode()
        found = np.zeros(len(self), dtype=bool)
        for start in range(0, len(self._bytes), _BYTES):
            # A piece, and the letters of the next one that a word at its end may need.
            piece = self._bytes[start : start + _BYTES + len(letters) - 1]
            length = len(piece) - len(letters) + 1
            same = piece[:length] == letters[0] if length > 0 else np.zeros(0, dtype=bool)
            for place, letter in enumerate(letters[1:], start=1):
                same &= piece[place : place + length] == letter
            found[np.searchsorted(self._ends, np.flatnonzero(same) + start)] = True
        return found


Part = tuple[Texts, Numbers | None]  # texts, and which of them each row of a table has; None: each has its own


@dataclass(frozen=True, eq=False)
class Search:
    """What the free-text search looks through: what is said of an event, and what each source says of it.

    said: the words of events, with those of their topics and places; of participants, under every name; of claims.
    """

    said: Mapping[str, Sequence[Part]]
    index: Index

    def matches(self, query: str) -> Mask:
        """Return which events hold every word of `query`, each as the beginning of some word."""
        found = np.ones(len(self.index.tables["events"]), dtype=bool)
        for word in normalise(query).split():
            held = np.zeros(len(found), dtype=bool)
            for table, parts in self.said.items():
                for texts, of in parts:
                    rows = texts.begins(word) if of is None else texts.begins(word)[of]
                    held |= rows if table == "events" else self.index.of_events(rows, table)
            found &= held
        return found


class Named(NamedTuple):
    """What an id is called, in one text: for topics, places and actors, by id."""

    topics: Mapping[str, str]
    places: Mapping[str, str]
    actors: Mapping[str, str]


def named_by(tables: Mapping[str, pd.DataFrame]) -> Named:
    """Return what may be searched for in place of an id. tables: topics, places, actors and names."""
    topics, places, actors = (tables[name] for name in ("topics", "places", "actors"))
    offices = actors[[c.ACTOR, c.OFFICE]].set_axis([c.ACTOR, c.NAME], axis="columns")
    spelt = pd.concat([actors[[c.ACTOR, c.NAME]], offices, tables["names"][[c.ACTOR, c.NAME]]])
    joined = spelt.groupby(c.ACTOR)[c.NAME].agg(" ".join)
    return Named(
        topics=dict(zip(topics[c.TOPIC], topics[c.LABEL] + " " + topics[c.WORDS], strict=True)),
        places=dict(zip(places[c.PLACE], places[c.NAME], strict=True)),
        actors=dict(zip(joined.index.tolist(), joined.tolist(), strict=True)),
    )


def build_search(index: Index, named: Named) -> Search:
    """Return what the free-text search looks through. Made once, when somebody first searches."""
    codes = index.codes
    ends = [_of_ids(codes("events", end), named.places) for end in (c.PLACE, c.PLACE_TO)]
    return Search(
        said={
            "events": [_of_ids(codes("events", c.TOPICS), named.topics), *ends, *_columns(index, "events")],
            "participants": [_of_ids(codes("participants", c.ACTOR), named.actors)],
            "claims": _columns(index, "claims"),
        },
        index=index,
    )


def _of_ids(ids: Codes, words: Mapping[str, str]) -> Part:
    return _texts([" ".join(words.get(one, "") for one in cell.split(";")) for cell in ids.values]), ids.of


def _columns(index: Index, name: str) -> list[Part]:
    table = index.tables[name]
    many = [column for column in SEARCHED[name] if not _says_the_same(table[column])]
    few = [index.codes(name, column) for column in SEARCHED[name] if column not in many]
    own: list[Part] = [(Texts(_joined(table[many])), None)] if many else []
    return own + [(_texts(list(one.values)), one.of) for one in few]


def _says_the_same(cells: pd.Series) -> bool:
    first = cells.iloc[:_AT_A_TIME]
    return first.nunique() * 4 <= len(first)


def _joined(cells: pd.DataFrame) -> Iterator[list[str]]:
    """Yield the normal words of each row, all columns together, some thousands of rows at a time."""
    for start in range(0, len(cells), _AT_A_TIME):
        part = cells.iloc[start : start + _AT_A_TIME]
        columns = [part[name].tolist() for name in part]
        yield normalise_texts([" ".join(row) for row in zip(*columns, strict=True)])


def _texts(texts: list[str]) -> Texts:
    return Texts([normalise_texts(texts)])
