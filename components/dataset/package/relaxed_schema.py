"""The least that a package of somebody's own must hold, and what is taken for granted where it says no more.

A package that is checked against the dashboard's data dictionary, and not against its own, needs two files:
`events.csv` with `event_id`, `title` and `date`, and `actors.csv` with `actor_id` and `name`. Every other file may be
missing, and of every file only the columns in NEEDED must be there. What is missing reads "Not stated", or is worked
out from what is there (`filled`). SHORTHAND are columns of `events.csv` that say who took part, in place of a file.
"""

from collections.abc import Mapping
from dataclasses import replace

from components.dataset.model import columns as c
from components.dataset.model.dictionary import Dictionary, Field, Table
from components.dataset.package.csv_rows import Read
from components.dataset.package.id_forms import ID, IDS, OWN_ID, OWN_IDS

# Table -> the columns that must be there and filled.
NEEDED: Mapping[str, tuple[str, ...]] = {
    "events": (c.EVENT, c.TITLE, c.DATE),
    "actors": (c.ACTOR, c.NAME),
    "participants": (c.EVENT, c.ACTOR, c.ROLE),
    "claims": (c.CLAIM, c.EVENT, c.SOURCE),
    "links": (c.FROM_EVENT, c.RELATION, c.TO_EVENT),
    "proposals": (c.PROPOSAL, c.EVENT, c.PROPOSER, c.ADDRESSEE, c.CONTENT),
    "names": (c.ACTOR, c.NAME),
    "sources": (c.SOURCE, c.SHORT),
    "places": (c.PLACE, c.NAME),  # one without latitude and longitude is told, but not on the map
    "topics": (c.TOPIC, c.LABEL),
    "ambiguities": (c.ISSUE_ID, c.TITLE, c.ISSUE),
    "readings": (c.READING_ID, c.ISSUE_ID, c.ACCOUNT, c.CLAIMS),
    "offices": (c.OFFICE_ID, c.ACTOR, c.OFFICE, c.DATE),
    "corrections": (c.CORRECTION, c.VERSION, c.CHANGE),
}
SENDER, CARRIER, PRESENT = "sender", "carrier", "present"
# Columns of events.csv that name actors -> what they mean.
SHORTHAND: Mapping[str, str] = {
    SENDER: "In whose name the words are: actor_id, several divided by ;",
    CARRIER: "Who carried the words: actor_id, several divided by ; in the order in which they passed",
    c.ADDRESSEE: "For whom the words were meant: actor_id, several divided by ;",
    PRESENT: "Who met or took part: actor_id, several divided by ;",
}
_NUMBERED = (c.CLAIM, c.PROPOSAL, c.READING_ID, c.ISSUE_ID, c.OFFICE_ID, c.CORRECTION)  # in the dashboard's own package
_OWN_FORMS = {ID: OWN_ID, IDS: OWN_IDS}


def relax_schema(rules: Dictionary) -> Dictionary:
    """Return `rules` as a package of somebody's own must keep them: only NEEDED is required, and SHORTHAND is allowed.

    Ids are as an archive has them (OWN_ID). Nothing is too short; what is too long is no matter of these rules.
    """
    tables = {name: _eased(table) for name, table in rules.tables.items()}
    events = tables["events"]
    more = {
        name: Field(
            name, name.capitalize(), meaning, "string", pattern=OWN_IDS, separator=";", refers_to=("actors", c.ACTOR)
        )
        for name, meaning in SHORTHAND.items()
    }
    return Dictionary({**tables, "events": replace(events, fields={**events.fields, **more})})


def _eased(table: Table) -> Table:
    def field(one: Field) -> Field:
        pattern = OWN_ID if one.name in _NUMBERED else _OWN_FORMS.get(one.pattern, one.pattern)
        needed = one.name in NEEDED[table.name]
        return replace(one, required=needed, shortest=0, longest=None, pattern=pattern)

    return replace(table, fields={name: field(one) for name, one in table.fields.items()})


def drop_unused_columns(rules: Dictionary, read: Mapping[str, Read]) -> tuple[Dictionary, dict[str, Read]]:
    """Return rules and rows without the columns of SHORTHAND that the file of events does not have."""
    unused = [name for name in SHORTHAND if name in read["events"].absent or name not in read["events"].rows]
    events, found = rules.tables["events"], read["events"]
    fields = {name: field for name, field in events.fields.items() if name not in unused}
    mask = found._replace(rows=found.rows.drop(columns=unused, errors="ignore"))
    tables = {**rules.tables, "events": replace(events, fields=fields)}
    return Dictionary(tables), {**read, "events": mask}
