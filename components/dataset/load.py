"""Read a data package into tables."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from components.dataset import columns as c
from components.dataset.acting import acting_sides, add_sides
from components.dataset.check import Problem, check
from components.dataset.dictionary import Dictionary, Table, read_dictionary
from components.dataset.package import DESCRIPTOR, Package, read_package
from components.dataset.rows import Read, UnreadableError, read_rows
from components.dataset.search import search_texts

_NEEDED = ("events", "actors")
_TABLES = (
    *("events", "participants", "claims", "links", "proposals", "actors", "names", "sources", "places", "topics"),
    "ambiguities",
)


class DatasetError(ValueError):
    """A package that cannot be opened at all: says which file, and what is missing."""


@dataclass(frozen=True)
class Dataset:
    """The curated tables, as in data/datapackage.json, plus what is worked out from them once.

    All cells are text, empty if not known, except: events.earliest and events.latest (days; NaT if open) and
    participants.hand (whole number; NA if the actor is not a hand of the message).
    events: one row an event in the order of time; worked out: `side` (who acts; "several" if more than one side does)
    and `search` (what the free-text search looks through).
    participants: worked out: `side` of the actor.
    problems: what could not be read; the rows concerned are not in the tables.
    filters: what was asked for, in words, to get these events from a larger package.
    """

    dictionary: Dictionary
    title: str
    version: str
    licence: str
    period: tuple[pd.Timestamp, pd.Timestamp]
    events: pd.DataFrame
    participants: pd.DataFrame
    claims: pd.DataFrame
    links: pd.DataFrame
    proposals: pd.DataFrame
    actors: pd.DataFrame
    names: pd.DataFrame
    sources: pd.DataFrame
    places: pd.DataFrame
    topics: pd.DataFrame
    ambiguities: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    filters: str = "no filter"


def load_dataset(folder: Path, dictionary: Path | None = None) -> Dataset:
    """Read the tables in `folder`, checked against the data dictionary.

    dictionary: the datapackage.json whose rules hold; the folder's own by default.
    A row with a bad cell in a required column is left out, another bad cell is read as empty; both are in `problems`.
    Raises DatasetError if the events, the actors or the dictionary cannot be read at all.
    """
    rules = _dictionary(dictionary or folder / DESCRIPTOR)
    read = {name: _read(folder, table) for name, table in rules.tables.items()}
    known = _known(rules, {name: one.rows for name, one in read.items()})
    problems: list[Problem] = []
    tables = {name: _good(rules.tables[name], one, known, problems) for name, one in read.items()}
    tables = _without_orphans(rules, tables, problems)
    return _assemble(rules, read_package(folder), tables, problems)


def _dictionary(path: Path) -> Dictionary:
    try:
        rules = read_dictionary(path)
    except (OSError, ValueError) as cause:
        raise DatasetError(f"{path.name}: the data dictionary cannot be read ({cause})") from cause
    if missing := [name for name in _TABLES if name not in rules.tables]:
        raise DatasetError(f"{path.name}: the data dictionary does not describe the tables {', '.join(missing)}")
    return Dictionary({name: rules.tables[name] for name in _TABLES})


def _read(folder: Path, table: Table) -> Read:
    """Read one file; one that is missing or unreadable is an empty table and reported, unless nothing works without."""
    path, nothing = folder / table.path, pd.DataFrame(columns=list(table.fields), dtype="str")
    if not path.exists():
        if table.name in _NEEDED:
            raise DatasetError(f"{table.path}: the file is missing from the folder {folder.name}")
        return Read(nothing, [Problem(table.path, 0, "", "", "is missing from the folder, and read as empty", "")])
    try:
        return read_rows(path, table)
    except UnreadableError as cause:
        if table.name in _NEEDED:
            raise DatasetError(f"{table.path}: cannot be read ({cause}). Save it as “CSV UTF-8 (comma)”.") from cause
        rule, example = f"cannot be read ({cause})", "a file saved as “CSV UTF-8 (comma)”"
        return Read(nothing, [Problem(table.path, 0, "", "", rule, example)])


def _known(rules: Dictionary, raw: dict[str, pd.DataFrame]) -> dict[tuple[str, str], Collection[str]]:
    targets = {field.refers_to for table in rules.tables.values() for field in table.fields.values() if field.refers_to}
    # Sorted, so that a message names the same examples each time.
    return {
        (table, column): dict.fromkeys(value for value in sorted(raw[table][column]) if value)
        for table, column in targets
        if table in raw and column in raw[table]
    }


def _good(
    table: Table, read: Read, known: dict[tuple[str, str], Collection[str]], problems: list[Problem]
) -> pd.DataFrame:
    """Return the rows that can be used; add what was wrong with the others to `problems`."""
    filled = [row for row, cells in zip(read.rows.index, read.rows.to_numpy(), strict=True) if any(cells)]
    rows = read.rows.loc[filled].copy()
    found = check(table, rows, known)
    # Of a missing column we have said so once: no need to say it again of every row.
    problems += read.problems + [problem for problem in found if problem.column not in read.missing]
    for problem in found:
        if not problem.row_lost:
            rows.loc[problem.row - 2, problem.column] = ""
    return rows.drop(index=list({problem.row - 2 for problem in found if problem.row_lost}))


def _without_orphans(
    rules: Dictionary, tables: dict[str, pd.DataFrame], problems: list[Problem]
) -> dict[str, pd.DataFrame]:
    """Leave out rows that hang on a row that was left out, and say how many."""
    for name, table in rules.tables.items():
        for field in table.fields.values():
            if not (field.required and field.refers_to and not field.separator) or field.refers_to[0] not in tables:
                continue
            target, column = field.refers_to
            cells = tables[name][field.name]
            lost = ~cells.isin(tables[target][column])
            if lost.any():
                count = "1 row is" if lost.sum() == 1 else f"{int(lost.sum())} rows are"
                rule = f"{count} left out because what {field.name} names was left out of {target}"
                problems.append(Problem(table.path, 0, field.name, "", rule, ""))
                tables[name] = tables[name][~lost]
    return tables


def _in_time(events: pd.DataFrame) -> pd.DataFrame:
    """Return `events` by their first possible day, by the last one where that is open."""
    order = events.assign(first=events[c.EARLIEST].fillna(events[c.LATEST]), last=events[c.LATEST])
    return events.loc[order.sort_values(["first", "last", c.EVENT]).index].reset_index(drop=True)


def _assemble(rules: Dictionary, package: Package, tables: dict[str, pd.DataFrame], problems: list[Problem]) -> Dataset:
    events, participants = tables["events"].copy(), tables["participants"].copy()
    for bound in (c.EARLIEST, c.LATEST):
        days = [dt.date.fromisoformat(day) if day else None for day in events[bound]]
        events[bound] = pd.Series(days, index=events.index, dtype="datetime64[us]")
    events = _in_time(events)
    hands = [int(hand) if hand else None for hand in participants[c.HAND]]
    participants[c.HAND] = pd.Series(hands, index=participants.index, dtype="Int64")
    participants = add_sides(participants, tables["actors"])
    events[c.SIDE] = acting_sides(events, participants)
    events[c.SEARCH] = search_texts(events, participants, tables["names"], tables["topics"], tables["actors"])
    rest: dict[str, Any] = {
        name: rows.reset_index(drop=True) for name, rows in tables.items() if name not in ("events", "participants")
    }
    return Dataset(
        dictionary=rules,
        title=package.title,
        version=package.version,
        licence=package.licence,
        period=package.period or _all_days(events),
        events=events,
        participants=participants.reset_index(drop=True),
        problems=tuple(problems),
        **rest,
    )


def _all_days(events: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    days = pd.concat([events[c.EARLIEST], events[c.LATEST]]).dropna()
    return (days.min(), days.max()) if len(days) else (pd.Timestamp("1900-01-01"), pd.Timestamp("1900-12-31"))
