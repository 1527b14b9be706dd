"""Where libraries and Wikidata keep their record of an actor or a place."""

from collections.abc import Mapping
from typing import Any

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.dataset import Dataset

# Column of actors or places -> what stands before its identifier in the address; for a place, that of places first.
AUTHORITIES: Mapping[str, str] = {
    c.GEONAMES: "https://www.geonames.org/",
    c.WIKIDATA: "https://www.wikidata.org/entity/",
    c.VIAF: "https://viaf.org/viaf/",
    c.GND: "https://d-nb.info/gnd/",
}


def authority_addresses(row: Mapping[Any, Any]) -> list[str]:
    """Return the addresses of the authority records that `row`, of actors or of places, names; the best known first.

    >>> authority_addresses({"wikidata": "Q3766", "geonames_id": "170654"})
    ['https://www.geonames.org/170654', 'https://www.wikidata.org/entity/Q3766']
    """
    return [f"{address}{row[column]}" for column, address in AUTHORITIES.items() if row.get(column)]


def named_actors(shown: Dataset) -> list[tuple[str, str]]:
    """Return name and first address of the actors in the events of `shown` that have an authority record, by name."""
    parts = set(shown.participants[c.ACTOR].tolist())
    rows = [row for row in rows_of(shown.actors.sort_values(c.NAME)) if row[c.ACTOR] in parts]
    return [(row[c.NAME], addresses[0]) for row in rows if (addresses := authority_addresses(row))]
