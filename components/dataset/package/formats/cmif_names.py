"""Whom and what the letters of a CMIF file name: each person and place once, with an id."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from components.dataset.model import columns as c
from components.dataset.package.formats.converted import Row
from components.dataset.package.id_forms import OWN_ID

_UNKNOWN = {"unknown", "unbekannt", "inconnu", "sconosciuto", "n.n.", "nn", "n. n.", "?", ""}
_KINDS = {"persName": "person", "orgName": "organisation"}
_GEONAMES = re.compile(r"https?://(?:www\.|sws\.)?geonames\.org/([0-9]+)(?:/.*)?")
# Address of an authority record -> what an id that is made of it begins with.
_AUTHORITIES = (
    (re.compile(r"https?://d-nb\.info/gnd/([0-9A-Za-z-]+)/?"), "GND-"),
    (re.compile(r"https?://(?:www\.)?viaf\.org/(?:viaf/)?([0-9]+)/?"), "VIAF-"),
    (re.compile(r"https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/(Q[0-9]+)/?"), ""),
    (_GEONAMES, "GN-"),
)
_SHORT = 34  # letters of the short name of a source


def plain_text(element: Element | None) -> str:
    """Return all words in `element`, in one line; nothing for None."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def name_in(element: Element) -> str:
    """Return the name that `element` says, without where it lies or writes from."""
    where = {text for tag in ("location", "email") for place in element.iter(tag) for text in place.itertext()}
    return " ".join("".join(text for text in element.itertext() if text not in where).split())


class Ids:
    """Ids of which none is given twice."""

    def __init__(self) -> None:
        """Begin with no id given."""
        self._given: set[str] = set()

    def new(self, wanted: Iterable[str], begins: str) -> str:
        """Return the first of `wanted` that is an id and still free, else `begins` with a number."""
        found = next((one for one in wanted if re.fullmatch(OWN_ID, one) and one not in self._given), "")
        number = len(self._given) + 1
        while not found or found in self._given:
            found, number = f"{begins}{number}", number + 1
        self._given.add(found)
        return found


class Named(NamedTuple):
    """One that letters name. spellings: other forms of its name."""

    row: dict[str, str]
    spellings: dict[str, None]


class Names:
    """The actors, or the places, of letters: by their key, by their authority record, or by their name alone.

    Two without key and record are one if their names are the same; one with a record is never one without.
    """

    def __init__(self, column: str, begins: str) -> None:
        """Begin without any. column: that of the id. begins: what an id begins with if nothing better is known."""
        self._column, self._begins, self._ids = column, begins, Ids()
        self._found: dict[tuple[str, str], Named] = {}
        self.name: dict[str, str] = {}  # by id

    def id_of(self, element: Element) -> str:
        """Return the id of the one that `element` names; an empty text if it says that nobody knows who or where."""
        name, key, refs = name_in(element), element.get("key", ""), element.get("ref", "").split()
        if not key and (any("unknown" in ref.casefold() for ref in refs) or name.casefold().strip("[]") in _UNKNOWN):
            return ""
        same = ("key", key) if key else ("ref", refs[0]) if refs else ("name", name.casefold())
        if same not in self._found:
            number = self._ids.new([key, *_made_of(refs)], self._begins)
            told = name or key or refs[0]
            self._found[same] = Named({self._column: number, c.NAME: told, **_about(element, refs)}, {})
            self.name[number] = told
        known = self._found[same]
        if name and name != known.row[c.NAME]:
            known.spellings[name] = None
        return known.row[self._column]

    def rows(self) -> list[Row]:
        """Return a row for each."""
        return [one.row for one in self._found.values()]

    def other_names(self) -> list[Row]:
        """Return a row for each further form of a name."""
        return [
            {self._column: one.row[self._column], c.NAME: name}
            for one in self._found.values()
            for name in one.spellings
        ]


def source_rows(description: Element, ids: Ids) -> Iterator[tuple[str, Row]]:
    """Yield each source of a `sourceDesc`, with its xml:id, as a row of sources.csv."""
    listed = [one for one in description.iter() if one.tag in ("bibl", "biblStruct", "biblFull", "msIdentifier")]
    inside = {id(inner) for one in listed for inner in one.iter() if inner is not one}
    for one in [one for one in listed if id(one) not in inside] or [description]:
        if text := plain_text(one):
            own = one.get("id", "")
            title = plain_text(one.find(".//title"))
            links = [ref.get("target", "") for ref in one.iter("ref")] + [plain_text(idno) for idno in one.iter("idno")]
            short = title or text
            yield (
                own,
                {
                    c.SOURCE: ids.new([own.removeprefix("source-"), own], "S"),
                    c.SHORT: short if len(short) <= _SHORT else f"{short[: _SHORT - 1]}…",
                    c.TITLE: title,
                    c.AUTHOR: plain_text(one.find(".//author")),
                    c.CITATION: text,
                    c.URL: next((link for link in links if re.fullmatch("https?://[^ ]+", link)), ""),
                },
            )


def _made_of(refs: Iterable[str]) -> Iterator[str]:
    for ref in refs:
        for form, begins in _AUTHORITIES:
            if found := form.fullmatch(ref):
                yield f"{begins}{found[1]}"


def _about(element: Element, refs: list[str]) -> Mapping[str, str]:
    """Return what else an element says of the one it names."""
    told = {c.NOTE: f"Authority record: {' '.join(refs)}" if refs else ""}
    if element.tag != "placeName":
        return {**told, c.KIND: _KINDS.get(element.tag, "")}
    numbers = [found[1] for ref in refs if (found := _GEONAMES.fullmatch(ref))]
    latitude, longitude, *_ = [*plain_text(element.find(".//geo")).replace(",", " ").split(), "", ""]
    return {**told, c.GEONAMES: next(iter(numbers), ""), c.LATITUDE: latitude, c.LONGITUDE: longitude}
