"""Which of the chosen events are letters, and what the header of their TEI file says."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from xml.etree import ElementTree as ET

from components.dataset import Dataset
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.vocabulary import DONE, LETTER, is_letter
from components.exports.base.stamp import Stamp
from components.exports.base.xml import add, uri, xml_id

_MESSAGE = "message"
# Other forms of a message that a source calls a letter or a writing, or by a word for both a letter and a message.
_WRITTEN = ("letter-reported", "message-or-letter", "document")
_LICENCES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}
DATA = "data"  # id of the package itself in the file, for letters of which it records no source
_SENT = (*DONE, "claimed")  # what is only planned, proposed, inferred or a summary of several is no letter


class Letters(NamedTuple):
    """The ids of the letters in the order of time; what else was chosen, in words -> how many; sources by event."""

    events: Sequence[str]
    left_out: Mapping[str, int]
    sources: Mapping[str, Sequence[str]]


def letters_of(shown: Dataset) -> Letters:
    """Return which events of `shown` are letters: marked so (`is_letter`), or messages of a written form.

    What is reported as neither done nor claimed is none, unless its status is not stated at all. Spoken
    and dictated messages are none, nor is one whose form no source tells. Worked example: of Clinton's letter of 21
    February 1998 (S36), the answer (S38), the offer of 2 February 1996 (S24, “text of a message”) and X03 each is one;
    the summary S10 and the dictated answers S21 and S28 are not.
    """
    events, others, spoken, unsent = [], 0, 0, 0
    for row in rows_of(shown.events, [c.EVENT, c.KIND, c.TYPE, c.FORM, c.STATUS]):
        marked = is_letter(row[c.FORM], row[c.TYPE])
        if row[c.KIND] != _MESSAGE and not marked:
            others += 1
        elif row[c.FORM] not in _WRITTEN and not marked:
            spoken += 1
        elif row[c.STATUS] not in _SENT:
            unsent += 1
        else:
            events.append(row[c.EVENT])
    left = {
        "that are no messages": others,
        "messages not reported as written (spoken, dictated, or of unknown form)": spoken,
        "only planned, proposed or inferred, or a summary of several": unsent,
    }
    return Letters(events, {words: count for words, count in left.items() if count}, _sources(shown, events))


def _sources(shown: Dataset, events: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = {event: {} for event in events}
    for event, source in zip(shown.claims[c.EVENT].tolist(), shown.claims[c.SOURCE].tolist(), strict=True):
        if event in found:
            found[event][source] = None
    return {event: list(sources) for event, sources in found.items()}


def header(root: ET.Element, shown: Dataset, stamp: Stamp, found: Letters) -> ET.Element:
    """Add the header of the file to `root`, and return it: title, licence, sources, what is left out."""
    top = add(root, "teiHeader")
    file = add(top, "fileDesc")
    title, by = add(file, "titleStmt"), stamp.author or stamp.title
    add(title, "title", f"Letters in: {stamp.title}")
    add(title, "editor", by)
    publication = add(file, "publicationStmt")
    add(publication, "publisher", by)
    if stamp.link:
        add(publication, "idno", stamp.link, type="URL")
    add(add(publication, "availability"), "licence", stamp.licence, target=_LICENCES.get(stamp.licence, ""))
    _bibliography(add(file, "sourceDesc"), shown, stamp, found)
    project = add(add(top, "encodingDesc"), "projectDesc")
    for line in [*stamp.lines, *_explained(found)]:
        add(project, "p", line)
    return top


def source_id(source: str) -> str:
    """Return the id of a source in the file; an event may have the same id as a source."""
    return f"source-{xml_id(source)}"


def letter_id(event: str) -> str:
    """Return the id of a letter in the file, from the id of its event."""
    return f"letter-{xml_id(event)}"


def _bibliography(parent: ET.Element, shown: Dataset, stamp: Stamp, found: Letters) -> None:
    add(parent, "bibl", f"{stamp.data}. {stamp.link}".strip(), xml__id=DATA, type="online")
    wanted = {source for sources in found.sources.values() for source in sources}
    for row in rows_of(shown.sources, [c.SOURCE, c.CITATION, c.URL]):
        if row[c.SOURCE] in wanted:
            held = add(parent, "bibl", row[c.CITATION] + (". " if row[c.URL] else ""), xml__id=source_id(row[c.SOURCE]))
            if row[c.URL]:
                add(held, "ref", row[c.URL], target=uri(row[c.URL]))


def _explained(found: Letters) -> list[str]:
    """Say what is left out and how many, and what the marks mean."""
    left = "; ".join(f"{count:,} {words}" for words, count in found.left_out.items())
    return [
        f"Letters in this file: {len(found.events):,}. Chosen events left out: {left or 'none'}.",
        f"A letter is what has the form or type {' or '.join(LETTER)}, or a message that its sources call a letter or "
        "by a word for both, unless it is only planned, proposed or inferred.",
        "Where no source is recorded, source points to this collection itself.",
        "A correspDesc of the type message-or-letter is one of which the source uses a word for both.",
        "Names, places and dates are as the sources report them. The date of an event stands under sent, though a "
        "source may mean the day of delivery. Where a day is not known, notBefore and "
        "notAfter are the first and the last possible day; the words of the date say so too.",
        "transmitted names those who held the letter between author and final addressee, n in which place.",
        "cert: of a letter, how certain it is held that it happened as told; of a name, low if the curator infers it, "
        "medium if the source gives a title only or another source names it; of a date, low if inferred or unknown, "
        "medium if stated in part or taken from another source.",
    ]
