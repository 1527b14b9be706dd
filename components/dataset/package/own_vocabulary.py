"""The words of a package of somebody's own: its layers, chapters, channels, sides ... in place of the dashboard's."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.dictionary import Dictionary, Field, Table
from components.dataset.model.problem import Problem
from components.dataset.package.csv_rows import Read

# Table -> columns in which a package may use words of its own. In the others a value changes what is drawn, and must
# be one of the data dictionary.
FREE: Mapping[str, tuple[str, ...]] = {
    "events": (c.LAYER, c.CHAPTER, c.TYPE, c.FORM, c.CHANNEL),
    "actors": (c.KIND, c.SIDE),
    "claims": (c.VOICE,),
    "sources": (c.KIND, c.TRANSLATION),
    "places": (c.PRECISION,),
    "names": (c.KIND, c.SCRIPT),
    "ambiguities": (c.KIND,),
    "proposals": (c.READING,),
}
MOST_WORDS = 60  # different ones in a column: more would be no choice but a list
_OTHERS = "others"  # a side that every package has
OWN_SIDES = ("side-1", "side-2", "side-3", "side-4")  # the sides that a package names itself, each with a colour
# Signs that neither a spreadsheet nor Streamlit nor Plotly takes for anything else: words stand in headings and menus.
_WORD = re.compile(r"[^\W_][\w .,'’()/&–-]{0,59}")
_NO_WORD = re.compile(r"[^\w .,'’()/&–-]+")
_CODE = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*")
Words = Mapping[tuple[str, str], Mapping[str, str]]


def own_vocabulary(rules: Dictionary, read: Mapping[str, Read], words: Words) -> tuple[Dictionary, dict[str, Read]]:
    """Return `rules` that allow the words that a package uses in the columns of FREE, and its rows.

    words: what the package itself lists (`Package.words`), in its order: only that is then allowed in that column. In a
    column that is not FREE a package can only say in other words what the dictionary means. Of a FREE column without a
    list every word is allowed; one that could not stand in a menu is read as empty, and named.
    The sides of a package's own become OWN_SIDES, in the order of its list or of its first rows.
    """
    tables, found = dict(rules.tables), dict(read)
    for name, table in rules.tables.items():
        fields = dict(table.fields)
        for column, field in table.fields.items():
            listed = {value: _label(value, label) for value, label in words.get((name, column), {}).items()}
            listed = {value: label for value, label in listed.items() if _WORD.fullmatch(value)}
            if column not in FREE.get(name, ()):
                relabelled = {value: listed.get(value, label) for value, label in field.labels.items()}
                fields[column] = replace(field, labels=relabelled)
            elif column not in found[name].absent:
                found[name] = _without_signs(found[name], column, table.path)
                fields[column] = _freed(field, listed, _used(found[name].rows[column]))
        tables[name] = replace(table, fields=fields)
    sides = _own_sides(rules.tables["actors"].fields[c.SIDE], tables["actors"].fields[c.SIDE])
    tables["actors"], found["actors"] = _with_sides(tables["actors"], found["actors"], sides)
    return Dictionary(tables), found


def value_label(value: str) -> str:
    """Return the words on screen for a value of a package's own that comes without.

    >>> value_label("foreign-office"), value_label("Foreign Office")
    ('Foreign office', 'Foreign Office')
    """
    plain = re.sub("[_-]", " ", value) if _CODE.fullmatch(value) else value.replace("_", " ")
    return plain[:1].upper() + plain[1:]


def menu_word(text: str) -> str:
    """Return `text` as a word of a package's own: 60 letters at most, with nothing that a menu cannot show.

    >>> menu_word("Iraq: the envoy")
    'Iraq, the envoy'
    """
    plain = " ".join(text.split())
    shown = re.sub(r"[^\w .,'’()/&–-]+", " ", re.sub(" ?[:;]", ",", plain))
    return re.sub(r"^[\W_]+", "", " ".join(shown.split()))[:60].strip()


def _label(value: str, label: str) -> str:
    return label if _WORD.fullmatch(label) else value_label(value)


def _used(cells: pd.Series) -> list[str]:
    """Return the different values of a column, the first one first."""
    return [str(value) for value in cells.unique() if value]


def _without_signs(read: Read, column: str, path: str) -> Read:
    """Return what was read with the values of `column` that no menu can show read as empty."""
    cells = read.rows[column]
    used = _used(cells)
    bad = {value for value in used if not _WORD.fullmatch(value)}
    many = set(cells[cells != ""].value_counts().index[MOST_WORDS:]) - bad if len(used) > MOST_WORDS else set()
    if not bad | many:
        return read
    says = "has signs that a menu cannot show, and is read as empty; it may have letters, digits and . , ' ( ) / & -"
    places = cells.index[cells.isin(list(bad)).to_numpy()].tolist()
    problems = [
        Problem(path, int(row) + 2, column, str(cells[row]), says, _showable(str(cells[row])), row_lost=False)
        for row in places
    ]
    if many:
        says = f"has {len(used)} different words; the {MOST_WORDS} most frequent are read, the others are empty"
        problems.append(Problem(path, 0, column, "", f"{says}. Use fewer and wider words", "", row_lost=False))
    blank = cells.astype("str").mask(cells.isin([*bad, *many]), "")
    return read._replace(rows=read.rows.assign(**{column: blank}), problems=[*read.problems, *problems])


def _showable(value: str) -> str:
    """Return `value` without the signs that a menu cannot show; nothing if no word is left."""
    found = " ".join(_NO_WORD.sub(" ", value).split()).lstrip("_ .,'’()/&–-")[:60].rstrip()
    return found if _WORD.fullmatch(found) else ""


def _freed(field: Field, listed: Mapping[str, str], used: list[str]) -> Field:
    """Return `field` with the words that a package lists, or else uses; with its own if the package has none."""
    if listed:
        return replace(field, labels=dict(listed), meanings={value: field.meanings.get(value, "") for value in listed})
    if set(used) <= set(field.labels):
        return field
    labels = {value: field.labels.get(value) or value_label(value) for value in used}
    return replace(field, labels=labels, meanings={value: field.meanings.get(value, "") for value in used})


def _own_sides(known: Field, freed: Field) -> dict[str, str]:
    """Return side of a package's own -> one of OWN_SIDES, or of the sides that all packages have."""
    new = [side for side in freed.labels if side not in known.labels]
    return {side: OWN_SIDES[at] if at < len(OWN_SIDES) else _OTHERS for at, side in enumerate(new)}


def _with_sides(table: Table, read: Read, sides: Mapping[str, str]) -> tuple[Table, Read]:
    if not sides:
        return table, read
    field = table.fields[c.SIDE]
    labels: dict[str, str] = {}
    for side, label in field.labels.items():
        labels.setdefault(sides.get(side, side), "Others" if sides.get(side) == _OTHERS else label)
    cells = read.rows[c.SIDE].astype("str")
    rows = read.rows.assign(**{c.SIDE: cells.map(lambda side: sides.get(side, side))})
    left = [label for side, label in field.labels.items() if sides.get(side) == _OTHERS]
    says = f"has more than {len(OWN_SIDES)} sides of its own; shown as others: {', '.join(left)}"
    problems = [Problem(table.path, 0, c.SIDE, "", says, "", row_lost=False)] if left else []
    fields = {**table.fields, c.SIDE: replace(field, labels=labels, meanings=dict.fromkeys(labels, ""))}
    return replace(table, fields=fields), read._replace(rows=rows, problems=[*read.problems, *problems])
