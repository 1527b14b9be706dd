"""Read a data package into tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from components.dataset import columns as c
from components.dataset.acting import acting_sides, add_sides
from components.dataset.bulk import plain
from components.dataset.check import Problem
from components.dataset.dictionary import Dictionary, Table, read_dictionary
from components.dataset.direction import column_set_apart
from components.dataset.index import HANGING, Index, Mask
from components.dataset.lesson import Lesson
from components.dataset.own import own_tables
from components.dataset.package import DESCRIPTOR, Package, read_package
from components.dataset.rows import Read, UnreadableError, read_rows
from components.dataset.search import Search, search
from components.dataset.typed import all_days, days, in_time, whole_numbers
from components.dataset.usable import usable

_NEEDED = ("events", "actors")
TABLES = (
    *("events", "participants", "claims", "links", "proposals", "actors", "names", "sources", "places", "topics"),
    *("ambiguities", "readings", "offices"),
)
_MAY_BE_MISSING = ("readings", "offices")  # of the dashboard's own package; of another, all but _NEEDED
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


class DatasetError(ValueError):
    """A package that cannot be opened at all: says which file, and what is missing."""


@dataclass(frozen=True)
class Dataset:
    """The curated tables, as in data/datapackage.json, plus what is worked out from them once.

    All cells are text, empty if not known, except: events.earliest and events.latest (days; NaT if open) and
    participants.hand (whole number; NA if the actor is not a hand of the message).
    In a large package, columns of few different texts in events, participants and claims are pandas categoricals, which
    take a tenth of the memory; `taken` and `select` give plain text.
    events: one row an event in the order of time; worked out: `side` (who acts; "several" if more than one side does).
    participants: worked out: `side` of the actor.
    problems: what could not be read; the rows concerned are not in the tables.
    filters: what was asked for, in words, to get these events from a larger package.
    kept: if this is a part of another Dataset, which of its events were chosen; None for a whole package.
    `events` may hold only the first of those that were chosen: `total` counts them all.
    unlit: if this is a part of another Dataset, which of its events have lost their only support to what the reader
    switched off; None if nothing is.
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
    readings: pd.DataFrame
    offices: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    filters: str = "no filter"
    kept: Mask | None = None
    unlit: Mask | None = None
    lessons: Mapping[str, Lesson] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many events were chosen, whether all of them are in `events` or only the first."""
        return len(self.events) if self.kept is None else int(np.count_nonzero(self.kept))

    @cached_property
    def index(self) -> Index:
        """The same tables by whole numbers, for what must be quick."""
        return Index({name: getattr(self, name) for name in ("events", "links", *HANGING)})

    def holds(self, event: str) -> bool:
        """Return whether there is an event with the id `event`."""
        return self.index.place(event) >= 0

    @cached_property
    def search(self) -> Search:
        """What the free-text search looks through; made when somebody first searches."""
        return search(self.index, self.names, self.topics, self.actors)

    @cached_property
    def names_of(self) -> Mapping[str, Mapping[str, str]]:
        """For actor_id, source_id and topic_id: id -> words on screen, in the order to show."""
        actors = self.actors.sort_values(c.NAME)
        return {
            c.ACTOR: dict(zip(actors[c.ACTOR], actors[c.NAME], strict=True)),
            c.SOURCE: dict(zip(self.sources[c.SOURCE], self.sources[c.SHORT], strict=True)),
            c.TOPIC: dict(zip(self.topics[c.TOPIC], self.topics[c.LABEL], strict=True)),
        }


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
        tables, problems = usable(rules, {name: _read(folder, table) for name, table in rules.tables.items()})
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
    events = events.assign(**{bound: days(events[bound]) for bound in (c.EARLIEST, c.LATEST)})
    tables["participants"] = participants.assign(**{c.HAND: whole_numbers(participants[c.HAND])})
    tables["events"] = in_time(events.assign(**{c.SIDE: acting_sides(events, participants)}))
    del events, participants
    rest: dict[str, Any] = {name: tables.pop(name).reset_index(drop=True) for name in TABLES}
    rest |= {name: plain(rest[name]) for name in TABLES if name not in _LARGE}
    for name, columns in _IN_TEXT.items():
        rest[name] = rest[name].assign(**{column: column_set_apart(rest[name][column]) for column in columns})
    return Dataset(
        dictionary=rules,
        title=package.title,
        version=package.version,
        licence=package.licence,
        period=package.period or all_days(rest["events"]),
        problems=tuple(problems),
        **rest,
    )
