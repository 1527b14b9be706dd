"""An empty package to fill in, with what each column means, written from the data dictionary."""

import csv
import io
import textwrap
from collections.abc import Iterable, Mapping
from pathlib import Path

from components.dataset.model import columns as c
from components.dataset.model.dataset import TABLES, DatasetError
from components.dataset.model.dictionary import Dictionary, Field, Table, read_dictionary
from components.dataset.model.vocabulary import LETTER
from components.dataset.package.own_vocabulary import FREE
from components.dataset.package.relaxed_schema import CARRIER, NEEDED, PRESENT, SENDER, SHORTHAND
from components.dataset.package.write_zip import zip_bytes

_FOLDER, _README, _MORE = "my-archive", "README.txt", "more"
_EXAMPLE = "EXAMPLE, delete this row: "
# The columns of the two files, in the order in which they are filled in.
_COLUMNS = {
    "events": (
        *(c.EVENT, c.TITLE, c.DATE, c.SUMMARY, c.KIND, c.FORM, SENDER, CARRIER, c.ADDRESSEE, PRESENT),
        *(c.STATUS, c.CERTAINTY, c.DATE_STATED, c.CHAPTER, c.CITATION, c.NOTE),
    ),
    "actors": (c.ACTOR, c.NAME, c.KIND, c.SIDE, c.OFFICE, c.NOTE),
}
_ROWS: Mapping[str, tuple[Mapping[str, str], ...]] = {
    "events": (
        {
            **{c.EVENT: "E1", c.TITLE: f"{_EXAMPLE}the Duke writes to the Queen", c.DATE: "1712-03-04"},
            **{c.SUMMARY: "One to three sentences in your own words.", c.KIND: "message", c.FORM: "letter"},
            **{SENDER: "A-DUKE", CARRIER: "A-COURIER", c.ADDRESSEE: "A-QUEEN", c.STATUS: "done"},
            **{c.CERTAINTY: "high", c.DATE_STATED: "4 March 1712", c.CHAPTER: "First letters"},
            **{c.CITATION: "Letters of the Duke, volume 1, page 7"},
        },
        {
            **{c.EVENT: "E2", c.TITLE: f"{_EXAMPLE}the Duke and the Queen meet", c.DATE: "1712-05"},
            **{c.SUMMARY: "Some time in May: the day is not known.", c.KIND: "meeting", PRESENT: "A-DUKE;A-QUEEN"},
            **{c.STATUS: "done", c.CERTAINTY: "medium", c.DATE_STATED: "in May", c.CHAPTER: "First letters"},
        },
    ),
    "actors": (
        {c.ACTOR: "A-DUKE", c.NAME: f"{_EXAMPLE}the Duke", c.KIND: "person", c.SIDE: "The Vale", c.OFFICE: "Duke"},
        {c.ACTOR: "A-QUEEN", c.NAME: f"{_EXAMPLE}the Queen", c.KIND: "person", c.SIDE: "The North", c.OFFICE: "Queen"},
        {c.ACTOR: "A-COURIER", c.NAME: f"{_EXAMPLE}a courier", c.KIND: "person", c.SIDE: "The Vale"},
    ),
}
# What a column means in anybody's package, where the data dictionary speaks of the dashboard's own.
_MEANINGS = {
    ("events", c.EVENT): (
        "A short name of the event that never changes, as your archive has it: E1, 1995-001, brief_012, Müller.3. It "
        "begins with a letter or a digit and has only letters, digits and . _ - / in it. It stands in links."
    ),
    ("events", c.DATE): (
        "The date as EDTF, and no more than is known: 1996-02-04 (a day), 1996-02 (a month), 1996 (a year), "
        "1996~ (about), 1996? (doubtful), 1996-02-04/1996-02-09 (it lasted), [1996-02-04..1996-02-09] (once within), "
        "../1996-02-04 (on or before), 1996-02-04/.. (on or after), ../.. (not known at all). Only the years 1 "
        "to 9999 can be drawn."
    ),
    ("events", c.FORM): (
        f"How it took place, in your own words. A message is a letter if this is {', '.join(LETTER[:-1])} or "
        f"{LETTER[-1]}: only letters go into the file for scholarly editions (TEI)."
    ),
    ("events", c.CHAPTER): "The part of the story it belongs to, in your own words.",
    ("actors", c.ACTOR): "A short name of the person, state or body that never changes: A-DUKE. Of the same form.",
    ("actors", c.SIDE): "Whose side the actor is on, in your own words; each of up to four sides gets a colour.",
    ("actors", c.KIND): "Person, office, group, state, organisation ...",
}


def template_zip(dictionary: Path) -> bytes:
    """Return the template as a zip. dictionary: the dashboard's datapackage.json. The same bytes each time."""
    files = template_files(read_dictionary(dictionary))
    return zip_bytes({f"{_FOLDER}/{name}": content for name, content in files.items()})


def write_template(folder: Path, dictionary: Path) -> list[Path]:
    """Write the template into `folder`, which is made; return its files.

    Raises DatasetError if the folder is there and not empty: nothing is overwritten.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise DatasetError(f"{folder} is there already and not empty; nothing is overwritten. Name a new folder.")
    written = []
    for name, content in template_files(read_dictionary(dictionary)).items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        written.append(file)
    return written


def template_files(rules: Dictionary) -> dict[str, bytes]:
    """Return name -> content: two files with example rows, one with headings only for each other table, and a guide.

    CSV is UTF-8 with byte order mark and CRLF, which Excel opens as it is.
    """
    files = {f"{name}.csv": _csv(_COLUMNS[name], _ROWS[name]) for name in ("events", "actors")}
    others = [name for name in TABLES if name not in _COLUMNS]
    more = {f"{_MORE}/{name}.csv": _csv(tuple(rules.tables[name].fields), ()) for name in others}
    return {**files, _README: _guide(rules, others).encode("utf-8-sig"), **more}


def _csv(columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(columns), restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def _guide(rules: Dictionary, others: Iterable[str]) -> str:
    parts = [_HEAD, *(_table(rules.tables[name], _COLUMNS[name]) for name in _COLUMNS), _REST]
    parts += [_table(rules.tables[name], tuple(rules.tables[name].fields)) for name in others]
    return "\r\n".join("\n\n".join(parts).splitlines()) + "\r\n"


def _table(table: Table, columns: Iterable[str]) -> str:
    lines = [table.path, "=" * len(table.path), *_wrapped(table.description, "")]
    for name in columns:
        needed = " (needed)" if name in NEEDED[table.name] else ""
        meaning = _MEANINGS.get((table.name, name)) or SHORTHAND.get(name if table.name == "events" else "", "")
        field = table.fields.get(name)
        lines += [f"  {name}{needed}", *_wrapped(meaning or (field.description if field else ""), "    ")]
        lines += _allowed(field, name in FREE.get(table.name, ())) if field else []
    return "\n".join(lines)


def _allowed(field: Field, is_free: bool) -> list[str]:
    """Return the values that a column may have. is_free: whether a package may use words of its own."""
    if is_free or not field.labels:
        return ["    Words of your own."] if is_free else []
    return _wrapped(f"One of: {', '.join(field.labels)}.", "    ")


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, 78, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


_HEAD = """A PACKAGE OF YOUR OWN RECORDS

Fill in events.csv and actors.csv with any spreadsheet program, delete the rows that begin with EXAMPLE, and open the
folder, or a zip of it, in the dashboard. Only the columns marked (needed) must be filled; the others may be empty or
taken out, and what is not there reads "Not stated".

In Excel: format all columns as Text before you type, or it rewrites dates; save as "CSV UTF-8 (Comma delimited)".
In a cell that names several, a semicolon stands between them, without blanks: A-DUKE;A-QUEEN.

To check the folder: python3 run.py check FOLDER names the file, the row, the column and what to write instead."""

_REST = f"""MORE TABLES

The folder {_MORE} holds the other tables, with their headings only. To use one, move it beside events.csv and fill it
in. None is needed. participants.csv says more about who took part than the columns of events.csv do; claims.csv and
sources.csv say where each statement is from; links.csv joins a message with its answer; places.csv makes the map.

A file datapackage.json beside events.csv can give the package a title, a version, a licence and the period to open on:
{{"title": "Letters of the Duke", "version": "1.0", "licenses": [{{"name": "CC-BY-4.0"}}],
 "period": {{"start": "1712-01-01", "end": "1712-12-31"}}}}"""
