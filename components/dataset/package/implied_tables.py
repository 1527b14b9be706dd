"""Rows that a package does not hold as a table, but says all the same."""

from collections.abc import Collection, Iterator, Mapping

import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.dictionary import Dictionary
from components.dataset.package.bulk import decategorize
from components.dataset.package.csv_rows import Read
from components.dataset.package.relaxed_schema import CARRIER, PRESENT, SENDER

# Table that may be missing -> its column with the id, and the one with the words on screen.
_LISTS = {"topics": (c.TOPIC, c.LABEL), "sources": (c.SOURCE, c.SHORT)}
_ROLES = {SENDER: "author", CARRIER: "messenger", c.ADDRESSEE: "addressee", PRESENT: "participant"}


def implied_lists(rules: Dictionary, read: Mapping[str, Read], missing: Collection[str]) -> dict[str, Read]:
    """Return what was read; topics and sources whose file is missing are those that other tables name.

    missing: tables without a file.
    """
    found = dict(read)
    for name in _LISTS.keys() & set(missing):
        key, words = _LISTS[name]
        ids = dict.fromkeys(_named(rules, read, (name, key)))
        rows = pd.DataFrame({column: [""] * len(ids) for column in rules.tables[name].fields}, dtype="str")
        listed = pd.Series(list(ids), dtype="str")
        absent = frozenset(rules.tables[name].fields) - {key, words}
        found[name] = Read(rows.assign(**{key: listed, words: listed}), found[name].problems, absent=absent)
    return found


def _named(rules: Dictionary, read: Mapping[str, Read], target: tuple[str, str]) -> Iterator[str]:
    """Yield each id by which a table names a row of another."""
    for name, table in rules.tables.items():
        for column, field in table.fields.items():
            if field.refers_to == target and name != target[0]:
                for cell in read[name].rows[column].unique():
                    yield from (one for one in (cell.split(field.separator) if field.separator else [cell]) if one)


def with_shorthand(events: pd.DataFrame, participants: pd.DataFrame) -> pd.DataFrame:
    """Return `participants` with those whom the events name in columns of their own (`minimum.SHORTHAND`).

    The sender is the author, the addressee the final hand, carriers the hands between them in their order; without
    sender or addressee, or where `participants` has hands for the event, nobody of them gets a hand. A participant who
    is already there in the same role is not repeated.
    """
    names = [name for name in _ROLES if name in events]
    if not names:
        return participants
    held = set(participants[c.EVENT][participants[c.HAND].ne("").to_numpy()].tolist())
    there = set(zip(*(participants[name].tolist() for name in (c.EVENT, c.ACTOR, c.ROLE)), strict=True))
    rows = []
    for event, *cells in zip(events[c.EVENT].tolist(), *(events[name].tolist() for name in names), strict=True):
        who = {
            name: list(dict.fromkeys(one for one in cell.split(";") if one))
            for name, cell in zip(names, cells, strict=True)
        }
        passed = bool(who.get(SENDER) and who.get(c.ADDRESSEE)) and event not in held
        hands = _hands(len(who.get(CARRIER, ()))) if passed else {}
        for name, actors in who.items():
            for place, actor in enumerate(actors):
                if (event, actor, _ROLES[name]) not in there:
                    hand = hands.get(name, [""])[place if name == CARRIER and passed else 0]
                    rows.append({c.EVENT: event, c.ACTOR: actor, c.ROLE: _ROLES[name], c.HAND: hand})
    if not rows:
        return participants
    added = pd.DataFrame(rows).reindex(columns=participants.columns, fill_value="").astype("str")
    return pd.concat([decategorize(participants), added], ignore_index=True)


def _hands(carriers: int) -> dict[str, list[str]]:
    """Return the numbers of the hands of a message; several senders, and several addressees, hold it together."""
    between = [str(2 + place) for place in range(carriers)]
    return {SENDER: ["1"], CARRIER: between, c.ADDRESSEE: [str(2 + carriers)]}
