"""Letters in CMIF, TEI with a `correspDesc` for each, as the tables of a package."""

from collections.abc import Mapping
from functools import partial
from xml.etree.ElementTree import Element

from components.dataset.model import columns as c
from components.dataset.model.dataset import DatasetError
from components.dataset.package.formats.cmif_letters import Letters
from components.dataset.package.formats.cmif_names import name_in, plain_text, source_rows
from components.dataset.package.formats.converted import Converted, descriptor, not_taken_over, table_csv
from components.dataset.package.formats.safe_xml import read_xml
from components.dataset.package.unzip import MOST_EVENTS, SMALLER

_COLUMNS = {
    "events": (
        *(c.EVENT, c.TITLE, c.KIND, c.TYPE, c.FORM, c.DATE, c.DATE_STATED, c.DATE_BASIS, c.DATE_NOTE),
        *(c.PLACE, c.PLACE_TO, c.PLACE_BASIS, c.SUMMARY, c.CERTAINTY, c.CITATION),
    ),
    "participants": (c.EVENT, c.ACTOR, c.ROLE, c.HAND, c.RECEIVED, c.BASIS, c.SOURCE),
    "claims": (c.CLAIM, c.EVENT, c.SOURCE, c.STANCE, c.SUMMARY),
    "links": (c.FROM_EVENT, c.RELATION, c.TO_EVENT),
    "actors": (c.ACTOR, c.NAME, c.KIND, c.NOTE),
    "names": (c.ACTOR, c.NAME),
    "places": (c.PLACE, c.NAME, c.LATITUDE, c.LONGITUDE, c.GEONAMES, c.NOTE),
    "sources": (c.SOURCE, c.SHORT, c.TITLE, c.AUTHOR, c.CITATION, c.URL),
}


def cmif_tables(files: Mapping[str, bytes]) -> Converted:
    """Return the letters of one CMIF file, or of several that belong together (name -> content), as tables.

    Every correspDesc becomes a message in the form of a letter: who sent, carried and received it, from where to where,
    when, and which source of the header lists it. Names, places and sources that are the same stand once. What has no
    place in a package is counted. Raises DatasetError, in words for the reader, if a file cannot be read, if there are
    too many letters, or none.
    """
    letters, heads = Letters(), list[Element]()
    for file, content in files.items():
        letters.begin(file)
        root = read_xml(
            file,
            content,
            {"sourceDesc": partial(_sources, letters), "correspDesc": partial(_letter, letters)},
            passed_over="text",
        )
        letters.end()
        heads.append(root)
    if not letters.events:
        names = ", ".join(f"“{file}”" for file in list(files)[:8])
        raise DatasetError(f"{names}: there is no correspDesc in it, the element by which TEI describes a letter.")
    rows = {
        "events": letters.events,
        "participants": letters.participants,
        "claims": letters.claims,
        "links": letters.links,
        "actors": letters.actors.rows(),
        "names": letters.actors.other_names(),
        "places": letters.places.rows(),
        "sources": letters.sources,
    }
    held = {name: table for name, table in rows.items() if table or name == "actors"}
    tables = {f"{name}.csv": table_csv(_COLUMNS[name], table) for name, table in held.items()}
    known_as = next(iter(files)) if len(files) == 1 else "the XML files"
    return Converted(
        {**tables, **_stated(heads)},
        (*not_taken_over(known_as, letters.left), *letters.problems),
        {name: f"{known_as}, as {name}" for name in tables},
    )


def _sources(letters: Letters, description: Element) -> None:
    letters.header(source_rows(description, letters.source_ids))


def _letter(letters: Letters, description: Element) -> None:
    if len(letters.events) >= MOST_EVENTS:
        raise DatasetError(f"There are more than {MOST_EVENTS:,} letters. {SMALLER}")
    letters.add(description)


def _stated(heads: list[Element]) -> dict[str, bytes]:
    """Return the descriptor of the package: what the headers say of the files, the first one first."""
    titles = [plain_text(head.find(".//titleStmt/title")) for head in heads]
    licences = [one for head in heads for one in head.iter("licence")]
    authors = [name_in(one) for head in heads for tag in ("author", "editor") for one in head.iter(tag)]
    more = f" and {len(heads) - 1} more" if len(heads) > 1 else ""
    return descriptor(
        f"{next(filter(None, titles), 'Letters')}{more}",
        licence="; ".join(dict.fromkeys(plain_text(one) or one.get("target", "") for one in licences)),
        authors=list(dict.fromkeys(filter(None, authors))),
    )
