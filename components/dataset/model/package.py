"""What a data package says of itself."""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

DESCRIPTOR = "datapackage.json"
NO_LICENCE, UNTITLED = "licence not stated", "Untitled package"
# What stands in a package may be anything: only what is surely an address becomes a link.
_MAIL, _PAGE = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+"), re.compile(r"https?://[^\s<>\"']+")


class Contact(NamedTuple):
    """To whom a mistake in the data is reported. address: of mail or of a page, as a link; empty if none is named."""

    name: str
    address: str


NOBODY = Contact("", "")


class FrontPage(NamedTuple):
    """What the landing page says in words: of the package itself, else its title and its description."""

    headline: str
    standfirst: str


NO_WORDS = FrontPage("", "")


class Package(NamedTuple):
    """Title, version and licence as stated; period: the first and last day to open on, None if it states none.

    author: who made it, the contributors in the role of authors; empty if it names none.
    contact: the contributor in the role of contact, else the first who names an address, else the first.
    words: (table, column) -> value -> words on screen, of the columns for which the package lists its own values
    (`categories` of Frictionless' table schema), in the order to show.
    """

    title: str
    version: str
    licence: str
    author: str
    contact: Contact
    front: FrontPage
    period: tuple[pd.Timestamp, pd.Timestamp] | None
    words: Mapping[tuple[str, str], Mapping[str, str]]


def read_package(folder: Path) -> Package:
    """Read the descriptor in `folder`; what is not stated, or cannot be read, is said to be so."""
    try:
        stated = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        stated = {}
    stated = stated if isinstance(stated, dict) else {}
    return Package(
        title=str(stated.get("title", UNTITLED)),
        version=str(stated.get("version", "not stated")),
        licence=_licence(stated.get("licenses")),
        author=_author(stated.get("contributors")),
        contact=_contact(_dicts(stated.get("contributors"))),
        front=_front(stated),
        period=_period(stated.get("period")),
        words=dict(_words(stated)),
    )


def _words(stated: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], dict[str, str]]]:
    for table in _dicts(stated.get("resources")):
        schema = table.get("schema")
        for column in _dicts(schema.get("fields")) if isinstance(schema, dict) else []:
            listed = column.get("categories")
            values = (
                [one if isinstance(one, dict) else {"value": one} for one in listed if one]
                if isinstance(listed, list)
                else []
            )
            words = {str(one.get("value", "")): str(one.get("label") or one.get("value", "")) for one in values}
            if words := {value: label for value, label in words.items() if value}:
                yield (str(table.get("name", "")), str(column.get("name", ""))), words


def _dicts(stated: object) -> list[dict[str, Any]]:
    return [one for one in stated if isinstance(one, dict)] if isinstance(stated, list) else []


def _licence(stated: object) -> str:
    names = [str(one.get("name", "")) for one in stated if isinstance(one, dict)] if isinstance(stated, list) else []
    return "; ".join(name for name in names if name) or NO_LICENCE


def _author(stated: object) -> str:
    return "; ".join(str(one["title"]) for one in _dicts(stated) if one.get("role") == "author" and one.get("title"))


def _front(stated: Mapping[str, Any]) -> FrontPage:
    headline, standfirst = stated.get("headline") or stated.get("title"), stated.get("standfirst")
    return FrontPage(str(headline or UNTITLED), str(standfirst or stated.get("description") or ""))


def _contact(contributors: list[dict[str, Any]]) -> Contact:
    named = [
        (one.get("role") == "contact", Contact(str(one.get("title") or ""), _address(one))) for one in contributors
    ]
    ranked = sorted(named, key=lambda one: (not one[0], not one[1].address))
    return ranked[0][1] if ranked else NOBODY


def _address(contributor: Mapping[str, Any]) -> str:
    mail, page = (str(contributor.get(name) or "").strip() for name in ("email", "path"))
    if _MAIL.fullmatch(mail):
        return f"mailto:{mail}"
    return page if _PAGE.fullmatch(page) else ""


def _period(stated: object) -> tuple[pd.Timestamp, pd.Timestamp] | None:
    if not isinstance(stated, dict):
        return None
    try:
        first, last = (dt.date.fromisoformat(stated[end]) for end in ("start", "end"))
    except (KeyError, TypeError, ValueError):
        return None
    return (pd.Timestamp(first), pd.Timestamp(last)) if first < last else None
