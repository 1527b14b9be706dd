"""The data dictionary: what each table and column may hold, read from datapackage.json."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from components.dataset.model import columns as c
from components.dataset.model.roles import Roles, RoleTraits

_INSIDE = re.compile(r"[\w .-]+(/[\w .-]+)*")  # a path that begins in the folder; no address, no drive


@dataclass(frozen=True)
class Field:
    """One column: its name, what it means, and what it may hold.

    labels: allowed value -> words on screen, in the order to show; empty if any value is allowed.
    meanings: allowed value -> definition.
    traits: role -> what it comes to; empty of any other column. places: allowed value -> where it stands beside the
    others, where that is not the order to show.
    least, most: smallest and largest number, both included. shortest, longest: numbers of letters.
    separator: what divides several values in one cell; empty if a cell holds one value.
    refers_to: (table, column) that the value, or each value of a list, must occur in.
    """

    name: str
    title: str
    description: str
    type: str
    required: bool = False
    unique: bool = False
    pattern: str = ""
    least: float | None = None
    most: float | None = None
    shortest: int = 0
    longest: int | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    meanings: Mapping[str, str] = field(default_factory=dict)
    traits: Mapping[str, RoleTraits] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)
    separator: str = ""
    refers_to: tuple[str, str] | None = None


@dataclass(frozen=True)
class Table:
    """One CSV file: its columns in order and the columns that together name a row."""

    name: str
    path: str
    title: str
    description: str
    fields: Mapping[str, Field]
    key: tuple[str, ...]


@dataclass(frozen=True)
class Dictionary:
    """All tables of a data package, by name."""

    tables: Mapping[str, Table]

    @cached_property
    def roles(self) -> Roles:
        """What each role in an event comes to."""
        return Roles(self.tables["participants"].fields[c.ROLE].traits)

    def labels(self, table: str, column: str) -> Mapping[str, str]:
        """Return allowed value -> words on screen, in the order to show."""
        return self.tables[table].fields[column].labels

    def label(self, table: str, column: str, value: str) -> str:
        """Return the words on screen for `value`; the value itself if the dictionary gives none."""
        return self.labels(table, column).get(value, value)


def read_dictionary(path: Path) -> Dictionary:
    """Read the data dictionary from a Frictionless `datapackage.json`. Raises OSError or ValueError if unreadable.

    A schema may stand in a file of its own beside it, named by its path; a table whose schema is not there is left out.
    """
    package = json.loads(path.read_text(encoding="utf-8-sig"))
    try:
        found = [(one, schema) for one in package["resources"] for schema in _schemas(one, path.parent)]
        return Dictionary({one["name"]: _table(one, schema) for one, schema in found})
    except (KeyError, TypeError, AttributeError) as cause:
        raise ValueError(f"it does not describe its tables as Frictionless asks: {cause!r}") from cause


def read_schema(path: Path, name: str, file: str) -> Table:
    """Read the columns of the table `name`, which is kept in `file`, from a Frictionless table schema.

    Raises OSError or ValueError if it cannot be read.
    """
    schema = json.loads(path.read_text(encoding="utf-8-sig"))
    try:
        return _table({"name": name, "path": file}, schema)
    except (KeyError, TypeError, AttributeError) as cause:
        raise ValueError(f"{path.name} is not a table schema as Frictionless asks: {cause!r}") from cause


def _schemas(resource: Mapping[str, Any], folder: Path) -> list[Any]:
    """Return the schema of a table; none if it is kept in a file that is not there."""
    schema = resource["schema"]
    if not isinstance(schema, str):
        return [schema]
    named = f"the schema of {resource['name']}, “{schema}”,"
    if not _INSIDE.fullmatch(schema) or ".." in schema.split("/"):
        raise ValueError(f"{named} is not the path of a file beside the data dictionary")
    try:
        return [json.loads((folder / schema).read_text(encoding="utf-8-sig"))]
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as cause:
        raise ValueError(f"{named} cannot be read: {cause}") from cause


def _table(resource: Mapping[str, Any], schema: Mapping[str, Any]) -> Table:
    references = _references(resource["name"], schema.get("foreignKeys", []))
    key = schema.get("primaryKey", [])
    return Table(
        name=resource["name"],
        path=resource["path"],
        title=resource.get("title", resource["name"]),
        description=resource.get("description", ""),
        fields={raw["name"]: _field(raw, references.get(raw["name"])) for raw in schema["fields"]},
        key=(key,) if isinstance(key, str) else tuple(key),
    )


def _references(table: str, keys: list[dict[str, Any]]) -> dict[str, tuple[str, str]]:
    """Return column -> (table, column) it refers to; an empty resource means the table itself."""
    found = {}
    for key in keys:
        column, target = key["fields"], key["reference"]["fields"]
        column = column if isinstance(column, str) else column[0]
        target = target if isinstance(target, str) else target[0]
        found[column] = (key["reference"].get("resource") or table, target)
    return found


def _compiled(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as cause:
        raise ValueError(f"“{pattern}” is not a pattern: {cause}") from cause
    return pattern


def _traits(raw: Mapping[str, Any]) -> RoleTraits:
    return RoleTraits(**{**raw, "shows": tuple(raw.get("shows", ()))})


def _field(raw: Mapping[str, Any], refers_to: tuple[str, str] | None) -> Field:
    constraints = raw.get("constraints", {})
    allowed = raw.get("categories") or constraints.get("enum", [])
    categories: list[dict[str, Any]] = [one if isinstance(one, dict) else {"value": one} for one in allowed]
    items = raw.get("list", {})
    if items.get("resource"):
        refers_to = (items["resource"], items["field"])
    return Field(
        name=raw["name"],
        title=raw.get("title", raw["name"]),
        description=raw.get("description", ""),
        type=raw.get("type", "string"),
        required=constraints.get("required", False),
        unique=constraints.get("unique", False),
        pattern=_compiled(constraints.get("pattern", "")),
        least=constraints.get("minimum"),
        most=constraints.get("maximum"),
        shortest=constraints.get("minLength", 0),
        longest=constraints.get("maxLength"),
        labels={one["value"]: one.get("label", one["value"]) for one in categories},
        meanings={one["value"]: one.get("description", "") for one in categories},
        traits={one["value"]: _traits(one["traits"]) for one in categories if "traits" in one},
        places={one["value"]: one["place"] for one in categories if "place" in one},
        separator=items.get("separator", ""),
        refers_to=refers_to,
    )
