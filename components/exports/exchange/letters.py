"""The letters among the chosen events as TEI: who wrote, who carried, who received, where and when, as reported."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from xml.etree import ElementTree as ET

import pandas as pd

from components.dataset import Dataset
from components.dataset.actors.authority import authority_addresses
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.date_words import date_words
from components.dataset.model.dates import Span, span
from components.dataset.model.roles import Roles
from components.dataset.model.vocabulary import NOT_STATED
from components.dataset.query.filter_words import event_dates
from components.dataset.sources.claims import SAYS_SO, statements_by_event
from components.exports.base.stamp import stamp_of
from components.exports.base.xml import add, xml_bytes
from components.exports.exchange.letter_header import DATA, header, letter_id, letters_of, source_id

_TEI = "http://www.tei-c.org/ns/1.0"
_ANSWERS = "answers"
_UNKNOWN = "Unknown"  # as the Correspondence Metadata Interchange Format asks for it
# How sure the record is, in TEI's words; a day or a name that the source states needs none.
_NAME_CERT = {"title-only": "medium", "inferred": "low", "other-source": "medium"}
_DATE_CERT = {"partly-stated": "medium", "inferred": "low", "other-source": "medium", "unknown": "low"}
Row = Mapping[Any, Any]


def letters_tei(dataset: Dataset, shown: Dataset, link: str) -> bytes:
    """Return the letters among the events of `shown`, a part of `dataset`, as a TEI file: one correspDesc each.

    Which are letters says `letters_of`. The header counts what is left out. `sent` and `received` are as the
    Correspondence Metadata Interchange Format has them; those who carried it are `transmitted`, in their order.
    """
    found = letters_of(shown)
    root = ET.Element("TEI", {"xmlns": _TEI})
    top = header(root, shown, stamp_of(dataset, shown, link), found)
    profile = add(top, "profileDesc")
    parts, answered = _parts(shown, found.events), _answers(shown, found.events)
    words, told = event_dates(shown), statements_by_event(shown)
    names = {row[c.ACTOR]: row for row in rows_of(shown.actors)}
    places = {row[c.PLACE]: row for row in rows_of(shown.places)}
    for event in rows_of(shown.events[shown.events[c.EVENT].isin(found.events).to_numpy()]):
        key = event[c.EVENT]
        form, cert = event[c.FORM].replace(" ", "_"), event[c.CERTAINTY]
        cert = "" if cert == NOT_STATED else cert  # TEI has no such word
        sources = " ".join(f"#{source_id(source)}" for source in found.sources[key]) or f"#{DATA}"
        letter = add(profile, "correspDesc", xml__id=letter_id(key), key=key, type=form, cert=cert, source=sources)
        _actions(letter, event, parts[key], names, places, words[key], shown.dictionary.roles)
        if answered.get(key):
            context = add(letter, "correspContext")
            for other in answered[key]:
                add(context, "ref", f"Answers {other}", type="prev", target=f"#{letter_id(other)}")
        here = "" if event[c.PLACE_TO] else places.get(event[c.PLACE], {c.NAME: ""})[c.NAME]
        add(letter, "note", _note(shown, event, told.get(key, {}), here))
    add(add(add(root, "text"), "body"), "p", "The texts of the letters are not part of this file.")
    return xml_bytes(root)


def _actions(
    letter: ET.Element,
    event: Row,
    parts: Sequence[Row],
    names: Mapping[str, Row],
    places: Mapping[str, Row],
    words: str,
    roles: Roles,
) -> None:
    """Add who sent the letter, through whose hands it went, and who received it."""
    hands: dict[int, list[Row]] = {}
    for row in parts:
        if not pd.isna(row[c.HAND]):
            hands.setdefault(int(row[c.HAND]), []).append(row)
    order = sorted(hands)
    sent, received = (hands[order[0]], hands[order[-1]] if len(order) > 1 else []) if order else ([], [])
    action = add(letter, "correspAction", type="sent")
    _people(action, sent or _in_role(parts, lambda role: roles[role].sent), names)
    # Of a letter with one place only, nobody says whether it was written there or handed over.
    if event[c.PLACE_TO]:
        _place(action, places.get(event[c.PLACE]))
    bounds = Span(*(None if pd.isna(event[end]) else event[end].date() for end in (c.EARLIEST, c.LATEST)))
    _date(action, bounds, event[c.DATE_MEANING], words, _DATE_CERT.get(event[c.DATE_BASIS], ""))
    for number in order[1:-1]:
        action = add(letter, "correspAction", type="transmitted", n=str(number))
        _people(action, hands[number], names)
        _reached(action, hands[number])
    action = add(letter, "correspAction", type="received")
    _people(action, received or _in_role(parts, lambda role: roles[role].received), names)
    _place(action, places.get(event[c.PLACE_TO]))
    _reached(action, received)


def _people(action: ET.Element, rows: Sequence[Row], names: Mapping[str, Row]) -> None:
    for row in rows:
        actor = names.get(row[c.ACTOR], {c.NAME: row[c.ACTOR], c.KIND: ""})
        tag = "persName" if actor[c.KIND] in ("person", "office", "") else "orgName"
        known = next(iter(authority_addresses(actor)), "")
        add(action, tag, actor[c.NAME], key=row[c.ACTOR], ref=known, cert=_NAME_CERT.get(row[c.BASIS], ""))
    if not rows:
        add(action, "persName", _UNKNOWN)


def _place(action: ET.Element, place: Row | None) -> None:
    if place:
        known = next(iter(authority_addresses(place)), "")
        add(action, "placeName", place[c.NAME], ref=known)


def _reached(action: ET.Element, rows: Sequence[Row]) -> None:
    """Add when the words reached those who held them together, if that is known."""
    for received in dict.fromkeys(row[c.RECEIVED] for row in rows if row[c.RECEIVED]):
        bounds = span(received)
        _date(action, bounds, "within", date_words(received, *bounds, "within"), "")


def _date(action: ET.Element, bounds: Span, meaning: str, words: str, cert: str) -> None:
    if not any(bounds):  # the format asks for one of the attributes below
        return
    first, last = (day.isoformat() if day else "" for day in bounds)
    if first and first == last:
        attributes = {"when": first}
    elif meaning == "lasted":
        attributes = {"from_": first, "to": last}
    else:
        attributes = {"notBefore": first, "notAfter": last}
    add(action, "date", words, **attributes, cert=cert)


def _in_role(parts: Sequence[Row], rank: Callable[[str], int]) -> list[Row]:
    """Return those whose role has the lowest rank; none if no role has one."""
    ranks = [rank(row[c.ROLE]) for row in parts]
    first = min((one for one in ranks if one), default=None)
    return [row for row, own in zip(parts, ranks, strict=True) if own == first]


def _parts(shown: Dataset, events: Sequence[str]) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {event: [] for event in events}
    for row in rows_of(shown.participants[shown.participants[c.EVENT].isin(events).to_numpy()]):
        rows[row[c.EVENT]].append(row)
    return rows


def _answers(shown: Dataset, events: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows_of(shown.links, [c.FROM_EVENT, c.RELATION, c.TO_EVENT]):
        if row[c.RELATION] == _ANSWERS and {row[c.FROM_EVENT], row[c.TO_EVENT]} <= set(events):
            found.setdefault(row[c.FROM_EVENT], []).append(row[c.TO_EVENT])
    return found


def _note(shown: Dataset, event: Row, told: Mapping[str, Sequence[str]], place: str) -> str:
    """Say what the record has of a letter: title, summary, form, status, place, and who says so where."""
    label = shown.dictionary.label
    form, status = (label("events", column, event[column]) for column in (c.FORM, c.STATUS))
    lines = [line if heading == SAYS_SO else f"{heading}: {line}" for heading, of in told.items() for line in of]
    here = f" Place: {place}." if place else ""
    where = f" Reported by: {'; '.join(lines)}." if lines else ""
    cited = f" Citation: {event[c.CITATION]}." if event[c.CITATION] else ""
    return f"{event[c.TITLE]}. {event[c.SUMMARY]} Form: {form}. Status: {status}.{here}{cited}{where}"
