"""What a package of somebody's own leaves out, worked out from what it holds, or said to be not stated."""

import re
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.dates import span
from components.dataset.model.dictionary import Dictionary, Table
from components.dataset.model.vocabulary import NOT_STATED, is_letter
from components.dataset.package.csv_rows import Read
from components.dataset.package.relaxed_schema import CARRIER, PRESENT, SENDER

_ON_TOPICS = (("events", c.TOPICS), ("proposals", c.ASKED_TOPIC))
Tables = dict[str, pd.DataFrame]
_DATE_NOT_STATED = "(not stated)"  # as in the dashboard's own package
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_DAY, _WITHIN, _LASTED = "day", "within", "lasted"
_LASTING = re.compile(r"[0-9][^\[\]]*/[^\[\]]*[0-9][?~%]?")  # from a day to a day, both known
# What a column says where its words stand without its heading.
_WORDS = {
    ("participants", c.BASIS): "How identified is not stated",
    ("proposals", c.READING): "How known is not stated",
    ("events", c.CITATION_STATUS): "Whether checked is not stated",
}
# Columns of other tables in which an empty cell takes what another column of the same row says.
_SAME_AS = {
    "sources": ((c.TITLE, c.SHORT), (c.CITATION, c.TITLE)),
    "topics": ((c.DEFINITION, c.LABEL),),
    "claims": ((c.SUMMARY, c.QUOTE),),
    "readings": ((c.SAYS, c.ACCOUNT),),
}


def fill_dates(read: Mapping[str, Read]) -> dict[str, Read]:
    """Return what was read, with the date of an event that states only its first and last possible day."""
    events = read["events"]
    rows = events.rows
    without = rows[c.DATE].eq("") & ~(rows[c.EARLIEST].eq("") & rows[c.LATEST].eq(""))
    if not without.any():
        return dict(read)
    bounds = zip(rows[c.EARLIEST][without].tolist(), rows[c.LATEST][without].tolist(), strict=True)
    made = pd.Series([_edtf(*both) for both in bounds], index=rows.index[without], dtype="str")
    date = rows[c.DATE].astype("str")
    date[without] = made
    problems = [one for one in events.problems if (one.row, one.column) != (1, c.DATE)]
    missing = events.missing - {c.DATE}
    return {**read, "events": events._replace(rows=rows.assign(date=date), problems=problems, missing=missing)}


def _edtf(earliest: str, latest: str) -> str:
    if earliest and latest:
        return earliest if earliest == latest else f"[{earliest}..{latest}]"
    return f"{earliest}/.." if earliest else f"../{latest}"


def apply_defaults(
    rules: Dictionary, strict: Dictionary, tables: Tables, read: Mapping[str, Read]
) -> tuple[Dictionary, Tables]:
    """Return the tables of a package of somebody's own with nothing left blank that the dashboard's own always has.

    strict: the rules for the dashboard's own package. read: what the files held, to know which columns they have.
    """
    tables = dict(tables)
    hands = tables["participants"]
    written = set(hands[c.EVENT][hands[c.HAND].ne("").to_numpy()].tolist()) if len(hands) else set()
    tables["events"] = _events(tables["events"], read["events"].absent, written)
    for name, pairs in _SAME_AS.items():
        for column, other in pairs:
            tables[name] = _with(tables[name], column, tables[name][other])
    tables["claims"] = _with(tables["claims"], c.STANCE, "supports")  # who lists a source for an event says it says so
    names = tables["names"][c.NAME].tolist()
    script = pd.Series([("latin", "arabic")[bool(_ARABIC.search(name))] for name in names], index=tables["names"].index)
    tables["names"] = _with(tables["names"], c.SCRIPT, script.astype("str"))
    tables["proposals"] = _with(tables["proposals"], c.ITEM, _items(tables["proposals"]))
    tables = _with_topics(tables)
    fields = {name: dict(table.fields) for name, table in rules.tables.items()}
    for name, table in strict.tables.items():
        for column in _coded(table):
            if tables[name][column].eq("").any():
                tables[name] = _with(tables[name], column, NOT_STATED)
                known = fields[name][column]
                labels = known.labels
                if column in read[name].absent:  # then the words of the dashboard's own package are no choice
                    used = set(tables[name][column].unique())
                    labels = {value: words for value, words in labels.items() if value in used}
                told = _WORDS.get((name, column), "Not stated")
                fields[name][column] = replace(known, labels={**labels, NOT_STATED: told})
    described = {name: replace(table, fields=fields[name]) for name, table in rules.tables.items()}
    return Dictionary(described), tables


def _coded(table: Table) -> list[str]:
    """Return the columns with a list of values that must be filled."""
    return [name for name, field in table.fields.items() if field.required and field.labels]


def _with(rows: pd.DataFrame, column: str, other: pd.Series | str) -> pd.DataFrame:
    """Return `rows` with the empty cells of `column` taken from `other`."""
    empty = rows[column].eq("")
    return rows.assign(**{column: rows[column].astype("str").mask(empty, other)}) if empty.any() else rows


def _with_topics(tables: Tables) -> Tables:
    """Return the tables with a topic “Not stated” for the events and asks that name none."""
    events, asks = (_with(tables[name], column, NOT_STATED) for name, column in _ON_TOPICS)
    if events is tables["events"] and asks is tables["proposals"]:
        return tables
    row = {c.TOPIC: NOT_STATED, c.LABEL: "Not stated", c.DEFINITION: "No topic is stated."}
    added = pd.DataFrame([row]).reindex(columns=tables["topics"].columns, fill_value="").astype("str")
    topics = pd.concat([tables["topics"], added], ignore_index=True)
    return {**tables, "events": events, "proposals": asks, "topics": topics}


def _items(proposals: pd.DataFrame) -> pd.Series:
    """Return for each ask its number among those of the same event, from 1, in the order of the file."""
    return (proposals.groupby(c.EVENT).cumcount() + 1).astype("str") if len(proposals) else proposals[c.ITEM]


def _events(rows: pd.DataFrame, absent: frozenset[str], written: set[str]) -> pd.DataFrame:
    """Return events with bounds, meaning of the date and kind. written: events whose words passed through hands."""
    rows = _bounded(rows, absent)
    one_day = rows[c.EARLIEST].eq(rows[c.LATEST].astype("str")) & rows[c.EARLIEST].ne("")
    if rows[c.DATE_MEANING].eq("").any():
        lasted = rows[c.DATE].astype("str").str.fullmatch(_LASTING.pattern)
        meant = np.select([one_day, lasted], [_DAY, _LASTED], _WITHIN)
        rows = _with(rows, c.DATE_MEANING, pd.Series(meant, index=rows.index, dtype="str"))
    rows = _with(rows, c.DATE_STATED, _DATE_NOT_STATED)
    if not rows[c.KIND].eq("").any():
        return rows
    named = {name: rows[name].ne("") for name in (SENDER, CARRIER, c.ADDRESSEE, PRESENT) if name in rows}
    spoken = rows[c.EVENT].isin(list(written))
    for name in (c.FORM, c.TYPE):
        spoken |= rows[name].isin([word for word in rows[name].unique() if is_letter(word)])
    for name in set(named) - {PRESENT}:
        spoken |= named[name]
    met = named.get(PRESENT, pd.Series(False, index=rows.index))
    kind = np.select([spoken, met], ["message", "meeting"], "")
    return _with(rows, c.KIND, pd.Series(kind, index=rows.index, dtype="str"))


def _bounded(rows: pd.DataFrame, absent: frozenset[str]) -> pd.DataFrame:
    """Return events with the bounds that their dates have, where a package states none."""
    neither = rows[c.EARLIEST].eq("") & rows[c.LATEST].eq("")
    known = rows[c.DATE].ne("")
    for place, bound in enumerate((c.EARLIEST, c.LATEST)):
        wanted = known & (neither if absent.isdisjoint((c.EARLIEST, c.LATEST)) else bound in absent)
        if wanted.any():
            days = {date: span(date)[place] for date in rows[c.DATE][wanted].unique()}
            found = {date: day.isoformat() if day else "" for date, day in days.items()}
            cells = rows[bound].astype("str").mask(wanted, rows[c.DATE].astype("str").map(found))
            rows = rows.assign(**{bound: cells.fillna("").astype("str")})
    return rows
