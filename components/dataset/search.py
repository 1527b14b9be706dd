"""Free-text search that finds a name in any of its spellings."""

import re
import unicodedata

import pandas as pd

from components.dataset import columns as c

_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ـ": ""})
_MARKS = re.compile(r"[’‘'`ʿʾ´]")  # ayn, hamza and apostrophes: Rafi’, Shara'
_GAPS = re.compile(r"[^\w]+")
_LATIN_ARTICLE = re.compile(r"\b(?:al|el|as|ash|ad|an|ar|at|az)(?: |$)")
_ARABIC_ARTICLE = re.compile(r"\b(?:ال)+(?=\w{2})")  # of الألباني and ألباني the same is left

_SEARCHED = (c.EVENT, c.TITLE, c.SUMMARY, c.NOTE, c.DATE_NOTE, c.ASKED, c.ANSWERED, c.CITATION)


def normal(text: str) -> str:
    """Return `text` as words that compare equal however they are spelt: case, accents, vowel signs, al-/el-.

    >>> normal("Rafi’ al-Tikrītī") == normal("rafi el tikriti")
    True
    >>> normal("الأسد") == normal("اسد")
    True
    """
    folded = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one)).casefold()
    folded = _MARKS.sub("", folded).translate(_ARABIC)
    spaced = _GAPS.sub(" ", folded).strip()
    return _ARABIC_ARTICLE.sub("", _LATIN_ARTICLE.sub("", spaced)).strip()


def matches(texts: pd.Series, query: str) -> pd.Series:
    """Return which `texts` (already normal) hold every word of `query`, each as the beginning of some word."""
    found = pd.Series(True, index=texts.index)
    for word in normal(query).split():
        found &= texts.str.contains(f" {word}", regex=False)
    return found


def search_texts(
    events: pd.DataFrame,
    participants: pd.DataFrame,
    names: pd.DataFrame,
    topics: pd.DataFrame,
    actors: pd.DataFrame,
) -> pd.Series:
    """Return for each event the normal text to search: what is said of it, who is in it under every name, its topics.

    Each text begins with a blank, so that " word" finds the beginning of any word.
    """
    offices = actors[[c.ACTOR, c.OFFICE]].set_axis([c.ACTOR, c.NAME], axis="columns")
    spelt = pd.concat([actors[[c.ACTOR, c.NAME]], offices, names[[c.ACTOR, c.NAME]]])
    by_actor = spelt.groupby(c.ACTOR)[c.NAME].agg(" ".join).to_dict()
    who: dict[str, str] = {}
    for event, actor in zip(participants[c.EVENT], participants[c.ACTOR], strict=True):
        who[event] = f"{who.get(event, '')} {by_actor.get(actor, '')}"
    about = dict(zip(topics[c.TOPIC], topics[c.LABEL] + " " + topics[c.WORDS], strict=True))
    texts = []
    for row in events.to_dict("records"):
        listed = [about.get(topic, "") for topic in row[c.TOPICS].split(";")]
        whole = [*listed, who.get(row[c.EVENT], ""), *(row[column] for column in _SEARCHED)]
        texts.append(" " + normal(" ".join(whole)))
    return pd.Series(texts, index=events.index, dtype="str")
