"""What remains of a package when only some of its events are taken away: all that these refer to, and nothing else."""

from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple

import pandas as pd

from components.dataset import Dataset
from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.query.references import keep_referenced, whole_accounts


class SelfContained(NamedTuple):
    """A package by itself, and what of its rows could not come along.

    emptied: (file, column, key of the row, what was taken out of the cell), of references to what is not inside.
    readings: how many accounts of the disagreements inside were left out.
    """

    dataset: Dataset
    emptied: tuple[tuple[str, str, str, str], ...] = ()
    readings: int = 0


def self_contained(dataset: Dataset, shown: Dataset) -> SelfContained:
    """Return the events of `shown`, a part of `dataset`, with all that hangs on them or that they refer to.

    Disagreements stay if they touch one of the events, and name only these. Accounts of a disagreement stay if the
    claims of all of them are inside: with one side gone, a disagreement would look like an agreement. References to
    what is not inside are taken out, and told. A whole package stays as it is.
    """
    if len(shown.events) == len(dataset.events):
        return SelfContained(shown)
    events = set(shown.events[c.EVENT].tolist())
    issues = _touched(shown.ambiguities, events)
    known = int(shown.readings[c.ISSUE_ID].isin(issues[c.ISSUE_ID]).sum())
    readings, proposals = whole_accounts(shown, issues), _blank(shown.proposals, c.ANSWER_EVENT, events)
    inside = keep_referenced(replace(shown, proposals=proposals, ambiguities=issues, readings=readings))
    inside = replace(inside, topics=_topics(inside))
    return SelfContained(inside, _emptied(shown, inside), known - len(readings))


def _touched(issues: pd.DataFrame, events: Collection[str]) -> pd.DataFrame:
    """Return the disagreements about one of `events`, with only these in their list."""
    listed = [";".join(one for one in cell.split(";") if one in events) for cell in issues[c.EVENTS].tolist()]
    named = issues.assign(**{c.EVENTS: pd.Series(listed, index=issues.index, dtype="str")})
    return named[named[c.EVENTS].ne("").to_numpy()].reset_index(drop=True)


def _blank(rows: pd.DataFrame, column: str, known: Collection[str]) -> pd.DataFrame:
    return rows.assign(**{column: rows[column].where(rows[column].isin(known), "")})


def _topics(inside: Dataset) -> pd.DataFrame:
    """Return the topics of the events and offers, and those that are broader than these."""
    broader = dict(zip(inside.topics[c.TOPIC], inside.topics[c.BROADER], strict=True))
    more = {topic for cell in set(inside.events[c.TOPICS].tolist()) for topic in cell.split(";")}
    more |= set(inside.proposals[c.ASKED_TOPIC].tolist())
    wanted: set[str] = set()
    while more := {topic for topic in more if topic in broader} - wanted:
        wanted |= more
        more = {broader[topic] for topic in more}
    return inside.topics[inside.topics[c.TOPIC].isin(wanted)].reset_index(drop=True)


# Table, key and column of the references that may be emptied.
_LOOSE = (
    ("proposals", c.PROPOSAL, c.ANSWER_EVENT),
    ("actors", c.ACTOR, c.SAME_AS),
    ("ambiguities", c.ISSUE_ID, c.EVENTS),
)


def _emptied(before: Dataset, after: Dataset) -> tuple[tuple[str, str, str, str], ...]:
    found = []
    for table, key, column in _LOOSE:
        rows = getattr(before, table)
        stood = dict(zip(rows[key].tolist(), rows[column].tolist(), strict=True))
        for row in rows_of(getattr(after, table), [key, column]):
            gone = set(stood[row[key]].split(";")) - {*row[column].split(";"), ""}
            if gone:
                file = before.dictionary.tables[table].path
                found.append((file, column, row[key], ";".join(sorted(gone))))
    return tuple(found)
