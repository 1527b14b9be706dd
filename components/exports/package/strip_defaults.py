"""A package as its files said it: blank again where reading it has filled in that something is not stated."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from components.dataset import Dataset
from components.dataset.model import columns as c
from components.dataset.model.dictionary import Dictionary, Field, Table
from components.dataset.model.vocabulary import NOT_STATED


def strip_defaults(dataset: Dataset) -> Dataset:
    """Return `dataset` with blanks for the values that a package of somebody's own need not state.

    Reading such a package fills columns that it leaves blank with “Not stated”, a value that the data dictionary does
    not have; so this value goes from the dictionary and the tables. Where the dictionary asks for a value, as in the
    package of the dashboard, nothing changes.
    """
    tables = {name: _table(table) for name, table in dataset.dictionary.tables.items()}
    rows: dict[str, Any] = {
        name: _blank(getattr(dataset, name), table.fields) for name, table in dataset.dictionary.tables.items()
    }
    rows["topics"] = rows["topics"][rows["topics"][c.TOPIC].ne(NOT_STATED).to_numpy()].reset_index(drop=True)
    return replace(dataset, dictionary=Dictionary(tables), **rows)


def _filled(field: Field) -> bool:
    """Say whether a blank in this column may have been filled: with a value for which the dictionary has no meaning."""
    added = NOT_STATED in field.labels and NOT_STATED not in field.meanings
    return not field.required and (added or field.refers_to == ("topics", c.TOPIC))


def _table(table: Table) -> Table:
    return replace(table, fields={name: _field(field) for name, field in table.fields.items()})


def _field(field: Field) -> Field:
    labels = {value: words for value, words in field.labels.items() if value != NOT_STATED}
    return replace(field, labels=labels) if _filled(field) else field


def _blank(rows: pd.DataFrame, fields: Mapping[str, Field]) -> pd.DataFrame:
    names = [name for name, field in fields.items() if _filled(field)]
    return rows.assign(**{name: rows[name].mask(rows[name].eq(NOT_STATED), "") for name in names})
