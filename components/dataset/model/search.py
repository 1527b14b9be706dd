"""Free-text search that finds a name in any of its spellings."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.index import Index, Mask, Numbers

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
_SEARCHED = (c.EVENT, c.TITLE, c.SUMMARY, c.NOTE, c.DATE_NOTE, c.ASKED, c.ANSWERED, c.CITATION)


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


@dataclass(frozen=True, eq=False)
class Search:
    """What the free-text search looks through: what is said of an event, who is in it under every name, its topics.

    many: a text for each event. few: (texts, which of them each event has), of columns that say the same of many
    events. actors: for each actor_id the place in `names` of the text with all names of that actor.
    """

    many: Texts
    few: tuple[tuple[Texts, Numbers], ...]
    actors: Mapping[str, int]
    names: Texts
    index: Index

    def matches(self, query: str) -> Mask:
        """Return which events hold every word of `query`, each as the beginning of some word."""
        found = np.ones(len(self.many), dtype=bool)
        for word in normalise(query).split():
            found &= self._holds(word)
        return found

    def _holds(self, word: str) -> Mask:
        held = self.many.begins(word)
        for texts, of in self.few:
            held |= texts.begins(word)[of]
        who = self.index.codes("participants", c.ACTOR)
        spelt = self.names.begins(word)
        named = who.among({actor: actor in self.actors and bool(spelt[self.actors[actor]]) for actor in who.values})
        return held | self.index.of_events(named, "participants")


def build_search(index: Index, names: pd.DataFrame, topics: pd.DataFrame, actors: pd.DataFrame) -> Search:
    """Return what the free-text search looks through. Made once, when somebody first searches."""
    events = index.tables["events"]
    many = [column for column in _SEARCHED if not _says_the_same(events[column])]
    few = [pd.factorize(events[column]) for column in _SEARCHED if column not in many]
    about = dict(zip(topics[c.TOPIC], topics[c.LABEL] + " " + topics[c.WORDS], strict=True))
    listed = index.codes("events", c.TOPICS)
    labels = [" ".join(about.get(topic, "") for topic in cell.split(";")) for cell in listed.values]
    offices = actors[[c.ACTOR, c.OFFICE]].set_axis([c.ACTOR, c.NAME], axis="columns")
    spelt = pd.concat([actors[[c.ACTOR, c.NAME]], offices, names[[c.ACTOR, c.NAME]]])
    by_actor = spelt.groupby(c.ACTOR)[c.NAME].agg(" ".join)
    return Search(
        many=Texts(_rows(events[many])),
        few=((_texts(labels), listed.of), *((_texts(values.tolist()), of) for of, values in few)),
        actors={actor: place for place, actor in enumerate(by_actor.index)},
        names=_texts(by_actor.tolist()),
        index=index,
    )


def _says_the_same(cells: pd.Series) -> bool:
    first = cells.iloc[:_AT_A_TIME]
    return first.nunique() * 4 <= len(first)


def _rows(cells: pd.DataFrame) -> Iterator[list[str]]:
    """Yield the normal words of each row, all columns together, some thousands of rows at a time."""
    for start in range(0, len(cells), _AT_A_TIME):
        part = cells.iloc[start : start + _AT_A_TIME]
        columns = [part[name].tolist() for name in part]
        yield normalise_texts([" ".join(row) for row in zip(*columns, strict=True)] if columns else [""] * len(part))


def _texts(texts: list[str]) -> Texts:
    return Texts([normalise_texts(texts)])
