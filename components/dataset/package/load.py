"""Read a data package into tables."""

from pathlib import Path
from typing import Any

import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.acting_side import acting_sides, add_sides
from components.dataset.model.dataset import TABLES, Dataset, DatasetError
from components.dataset.model.dictionary import Dictionary, Table, read_dictionary
from components.dataset.model.lane_fields import dividing_field
from components.dataset.model.package import DESCRIPTOR, Package, read_package
from components.dataset.model.problem import Problem
from components.dataset.model.text_direction import isolate_rtl_column
from components.dataset.package.bulk import decategorize
from components.dataset.package.cell_types import overall_period, parse_days, sort_by_time, whole_numbers
from components.dataset.package.csv_rows import Read, read_rows
from components.dataset.package.encoding import UnreadableError
from components.dataset.package.invalid_rows import drop_invalid_rows
from components.dataset.package.own_package import own_tables

_NEEDED = ("events", "actors")
_MAY_BE_MISSING = ("readings", "offices", "corrections")  # of the dashboard's own package; of another, all but _NEEDED
_SAVE = "Save it as “CSV UTF-8 (comma)”"
# Columns whose words stand inside other text on the screen.
_IN_TEXT = {
    "events": (c.TITLE, c.LABEL, c.SUMMARY),
    "actors": (c.NAME, c.OFFICE),
    "sources": (c.SHORT, c.AUTHOR),
    "places": (c.NAME,),
    "topics": (c.LABEL,),
}
_LARGE = ("events", "participants", "claims")  # tables that grow with what is recorded


def load_dataset(folder: Path, dictionary: Path | None = None) -> Dataset:
    """Read the tables in `folder`, checked against the data dictionary.

    dictionary: the datapackage.json whose rules hold; the folder's own by default. A package that is checked against
    another's need hold no more than the least (`minimum`), and may use words of its own (`own_words`).
    A row with a bad cell in a required column is left out, another bad cell is read as empty; both are in `problems`.
    Raises DatasetError if the events, the actors or the dictionary cannot be read at all.
    """
    given = dictionary or folder / DESCRIPTOR
    rules, package = _dictionary(given), read_package(folder)
    if given.resolve().parent == folder.resolve():
        tables, problems = drop_invalid_rows(
            rules, {name: _read(folder, table) for name, table in rules.tables.items()}
        )
    else:
        rules, tables, problems = own_tables(rules, package.words, folder, lambda one: _read(folder, one, own=True))
    return _assemble(rules, package, tables, problems)


def _dictionary(path: Path) -> Dictionary:
    try:
        rules = read_dictionary(path)
    except (OSError, ValueError) as cause:
        raise DatasetError(f"{path.name}: the data dictionary cannot be read ({cause})") from cause
    if missing := [name for name in TABLES if name not in rules.tables]:
        raise DatasetError(f"{path.name}: the data dictionary does not describe the tables {', '.join(missing)}")
    return Dictionary({name: rules.tables[name] for name in TABLES})


def _read(folder: Path, table: Table, *, own: bool = False) -> Read:
    """Read one file; one that is missing or unreadable is an empty table and reported, unless nothing works without.

    own: whether the package is somebody's own, of which most files may be missing.
    """
    path, nothing = folder / table.path, pd.DataFrame(columns=list(table.fields), dtype="str")
    if not path.exists():
        if table.name in _NEEDED:
            raise DatasetError(f"{table.path}: the file is missing from the folder {folder.name}")
        missing = Problem(table.path, 0, "", "", "is missing from the folder, and read as empty", "")
        return Read(nothing, [] if own or table.name in _MAY_BE_MISSING else [missing])
    try:
        return read_rows(path, table)
    except UnreadableError as cause:
        if table.name in _NEEDED:
            raise DatasetError(f"{table.path}: cannot be read ({cause}). {_SAVE}.") from cause
        rule, example = f"cannot be read ({cause})", "a file saved as “CSV UTF-8 (comma)”"
        return Read(nothing, [Problem(table.path, 0, "", "", rule, example)])


def _assemble(rules: Dictionary, package: Package, tables: dict[str, pd.DataFrame], problems: list[Problem]) -> Dataset:
    events, participants = tables["events"], add_sides(tables["participants"], tables["actors"])
    events = events.assign(**{bound: parse_days(events[bound]) for bound in (c.EARLIEST, c.LATEST)})
    tables["participants"] = participants.assign(**{c.HAND: whole_numbers(participants[c.HAND])})
    tables["events"] = sort_by_time(events.assign(**{c.SIDE: acting_sides(events, participants, rules.roles)}))
    del events, participants
    rest: dict[str, Any] = {name: tables.pop(name).reset_index(drop=True) for name in TABLES}
    rest |= {name: decategorize(rest[name]) for name in TABLES if name not in _LARGE}
    for name, columns in _IN_TEXT.items():
        rest[name] = rest[name].assign(**{column: isolate_rtl_column(rest[name][column]) for column in columns})
    return Dataset(
        dictionary=rules,
        title=package.title,
        version=package.version,
        licence=package.licence,
        author=package.author,
        contact=package.contact,
        front=package.front,
        period=package.period or overall_period(rest["events"]),
        problems=tuple(problems),
        lanes=dividing_field(rest["events"], rest["participants"]),
        **rest,
    )
