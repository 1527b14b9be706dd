"""The `datapackage.json` of a package that is taken away, written from its data dictionary."""

import json
import re
from collections.abc import Mapping
from typing import Any

from components.dataset.model.dataset import Dataset
from components.dataset.model.dictionary import Dictionary, Field, Table
from components.dataset.model.package import NO_LICENCE, Contact
from components.dataset.model.roles import RoleTraits
from components.exports.base.stamp import Stamp

_NAME, _NOT_IN_A_NAME = re.compile(r"[A-Za-z0-9._-]+"), re.compile(r"[^a-z0-9]+")
_UNKNOWN = RoleTraits()
_BOUNDS = (("least", "minimum"), ("most", "maximum"), ("longest", "maxLength"))


def descriptor(dataset: Dataset, stamp: Stamp, notes: Mapping[str, Any]) -> bytes:
    """Return the description of `dataset` as a Frictionless data package; `stamp` says what it is a part of.

    Beside what Frictionless knows it has `filters` (what was asked for), `link` (the page it was taken from), `period`
    (the days a dashboard opens on) and `notes`.
    """
    whole = stamp.events == stamp.total
    title = stamp.title if whole else f"{stamp.title} (selection)"
    first, last = (day.date().isoformat() for day in dataset.period)
    package = {
        "profile": "tabular-data-package",
        "name": _NOT_IN_A_NAME.sub("-", title.lower()).strip("-") or "selection",
        "title": title,
        "description": f"{stamp.share} of the package “{stamp.title}”, with all that hangs on them. "
        f"Asked for: {stamp.filters}.",
        "version": stamp.version,
        **_rights(stamp, dataset.contact),
        **({"headline": dataset.front.headline, "standfirst": dataset.front.standfirst} if whole else {}),
        "period": {"start": first, "end": last},
        "filters": stamp.filters,
        "link": stamp.link,
        **notes,
        "resources": resources(dataset.dictionary),
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _rights(stamp: Stamp, contact: Contact) -> dict[str, Any]:
    names = [name for name in stamp.licence.split("; ") if name and name != NO_LICENCE]
    # Frictionless asks for a name without blanks.
    licences = [{"name": name} for name in names if _NAME.fullmatch(name)]
    licences += [{"name": _slug(name), "title": name} for name in names if not _NAME.fullmatch(name)]
    by = [{"title": stamp.author, "role": "author"}] if stamp.author else []
    if contact.address:
        mail = contact.address.removeprefix("mailto:")
        by.append({"title": contact.name, "role": "contact", ("path" if mail == contact.address else "email"): mail})
    return ({"licenses": licences} if licences else {}) | ({"contributors": by} if by else {})


def _slug(text: str) -> str:
    return _NOT_IN_A_NAME.sub("-", text.lower()).strip("-") or "other"


def resources(dictionary: Dictionary) -> list[dict[str, Any]]:
    """Return the description of each table as Frictionless writes it: all that the dictionary was read from."""
    return [_resource(table) for table in dictionary.tables.values()]


def _resource(table: Table) -> dict[str, Any]:
    schema = {"fields": [_field(field) for field in table.fields.values()], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    keys = [
        {
            "fields": field.name,
            "reference": {"resource": _other(field.refers_to[0], table), "fields": field.refers_to[1]},
        }
        for field in table.fields.values()
        if field.refers_to and not field.separator
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "path": table.path,
        "profile": "tabular-data-resource",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _other(name: str, table: Table) -> str:
    return "" if name == table.name else name  # as Frictionless names the table itself


def _field(field: Field) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": field.name,
        "title": field.title,
        "description": field.description,
        "type": field.type,
    }
    if constraints := _constraints(field):
        found["constraints"] = constraints
    if field.labels:
        found["categories"] = [
            {"value": value, "label": label, "description": field.meanings.get(value, "")}
            | ({"traits": _traits(field.traits[value])} if value in field.traits else {})
            | ({"place": field.places[value]} if value in field.places else {})
            for value, label in field.labels.items()
        ]
    if field.separator:
        target = dict(zip(("resource", "field"), field.refers_to or (), strict=False))
        found["list"] = {"separator": field.separator, **target}
    return found


def _traits(role: RoleTraits) -> dict[str, Any]:
    """Return what a role comes to: how close it is, and all that an unknown role does not come to."""
    told = {name: list(value) if isinstance(value, tuple) else value for name, value in vars(role).items()}
    return {
        name: value for name, value in told.items() if name == "closeness" or value not in ([], getattr(_UNKNOWN, name))
    }


def _constraints(field: Field) -> dict[str, Any]:
    found: dict[str, Any] = {name: True for name in ("required", "unique") if getattr(field, name)}
    found |= {"pattern": field.pattern} if field.pattern else {}
    found |= {"minLength": field.shortest} if field.shortest else {}
    found |= {name: getattr(field, own) for own, name in _BOUNDS if getattr(field, own) is not None}
    return found | ({"enum": list(field.labels)} if field.labels else {})
