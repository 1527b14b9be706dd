"""What of a package still stands when some of its events are gone."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.dataset import Dataset


def keep_referenced(dataset: Dataset) -> Dataset:
    """Return `dataset` without the actors, sources and places that its events and what hangs on them do not refer to.

    An actor stays with the one it belongs to, a source with those it derives from. Names and offices go with their
    actor; that an actor may be the same as one who went is no longer said.
    """
    table = dataset.dictionary.tables
    actors = _closed(dataset.actors, c.ACTOR, c.AFFILIATION, _named(dataset, "actors", ("participants", "proposals")))
    dataset = replace(
        dataset,
        actors=actors.assign(**{c.SAME_AS: actors[c.SAME_AS].where(actors[c.SAME_AS].isin(actors[c.ACTOR]), "")}),
        names=dataset.names[dataset.names[c.ACTOR].isin(actors[c.ACTOR])].reset_index(drop=True),
        offices=dataset.offices[dataset.offices[c.ACTOR].isin(actors[c.ACTOR])].reset_index(drop=True),
    )
    sources = _closed(
        dataset.sources, c.SOURCE, c.DERIVES_FROM, _named(dataset, "sources", set(table) - {"sources", "events"})
    )
    places = dataset.places[dataset.places[c.PLACE].isin(_named(dataset, "places", ("events",)))]
    return replace(dataset, sources=sources, places=places.reset_index(drop=True))


def whole_accounts(dataset: Dataset, issues: pd.DataFrame) -> pd.DataFrame:
    """Return the accounts of these `issues` (rows of ambiguities) of which `dataset` has every claim.

    All of a disagreement or none: with one side gone, it would look like an agreement.
    """
    rows = dataset.readings[dataset.readings[c.ISSUE_ID].isin(issues[c.ISSUE_ID]).to_numpy()]
    claims = set(dataset.claims[c.CLAIM].tolist())
    known = [claims.issuperset(map(str.strip, cell.split(";"))) for cell in rows[c.CLAIMS].tolist()]
    torn = rows[c.ISSUE_ID][~np.array(known, dtype=bool)]
    return rows[~rows[c.ISSUE_ID].isin(torn).to_numpy()].reset_index(drop=True)


def _named(dataset: Dataset, target: str, tables: Iterable[str]) -> set[str]:
    """Return the ids of the table `target` that these tables name, by the references of the data dictionary."""
    found: set[str] = set()
    for table in tables:
        rows = getattr(dataset, table)
        for field in dataset.dictionary.tables[table].fields.values():
            if field.refers_to and field.refers_to[0] == target:
                cells = set(rows[field.name].tolist())
                found |= {one for cell in cells for one in (cell.split(field.separator) if field.separator else [cell])}
    return {one.strip() for one in found}


def _closed(rows: pd.DataFrame, key: str, parent: str, named: set[str]) -> pd.DataFrame:
    """Return the rows that are named, and those that these refer to as their `parent`, and so on."""
    parents = dict(zip(rows[key].tolist(), rows[parent].tolist(), strict=True))
    wanted, more = set(), named & set(parents)
    while more:
        wanted |= more
        more = {parents[one] for one in more if parents[one] in parents} - wanted
    return rows[rows[key].isin(wanted)].reset_index(drop=True)
