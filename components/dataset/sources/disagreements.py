"""Where accounts disagree: each account with the claims that give it, and how they came down to us."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of
from components.dataset.model.dataset import Dataset
from components.dataset.model.index import Mask
from components.dataset.model.lookup import is_among
from components.dataset.sources.claims import INFERRED, Claim, claims_of
from components.dataset.sources.origins import claim_paths

_FEWEST = 2  # accounts that make a disagreement


@dataclass(frozen=True)
class CitedClaim:
    """A claim that gives an account.

    event, title: what it is about. path: the source_ids it came through, its origin first. in_filters: the filters
    keep its event. excluded: something it came through is switched off.
    """

    claim: Claim
    event: str
    title: str
    path: tuple[str, ...]
    in_filters: bool
    excluded: bool


@dataclass(frozen=True)
class Account:
    """One account of a disagreement. letter: A for the first. says, rests_on: in the curator's words."""

    letter: str
    heading: str
    says: str
    rests_on: str
    cited: tuple[CitedClaim, ...]

    @property
    def origins(self) -> tuple[str, ...]:
        """The short titles of the separate origins of its claims, however many repeat them.

        The curator's inferences, unchecked general knowledge and what is switched off are not counted. That a claim
        contradicts its event is no matter here: it may be what gives the account.
        """
        counted = (one.claim.origin for one in self.cited if not one.excluded and one.claim.heading != INFERRED)
        return tuple(dict.fromkeys(counted))


class DisagreementSummary(NamedTuple):
    """A point on which accounts differ, in a list. severity: in words. accounts: how many.

    events: event_ids of its claims, then of others concerned. in_filters: the filters keep one of these.
    """

    issue: str
    title: str
    severity: str
    accounts: int
    events: tuple[str, ...]
    in_filters: bool


@dataclass(frozen=True)
class Disagreement:
    """One point on which accounts differ. text, evidence, handling: of its row of ambiguities; severity in words.

    events: ids of the events concerned, those of the claims first; titles: their words.
    """

    issue: str
    severity: str
    title: str
    text: str
    evidence: str
    handling: str
    accounts: tuple[Account, ...]
    events: tuple[str, ...]
    titles: Mapping[str, str]

    @property
    def origins(self) -> tuple[str, ...]:
        """The short titles of the separate origins of all its accounts."""
        return tuple(dict.fromkeys(origin for account in self.accounts for origin in account.origins))


def disagreements(dataset: Dataset, mask: Mask | None = None) -> list[DisagreementSummary]:
    """Return the points of which `dataset` has two accounts or more, the gravest first, then in the order of readings.

    mask: which events the filters keep; all by default. A point of which only one account is left has nothing to be
    compared with, and is not among them.
    """
    event_of = _events_of(dataset)
    claims_by_issue: dict[str, list[str]] = {}
    for row in rows_of(dataset.readings, [c.ISSUE_ID, c.CLAIMS]):
        claims_by_issue.setdefault(row[c.ISSUE_ID], []).append(row[c.CLAIMS])
    names = dataset.dictionary.labels("ambiguities", c.SEVERITY)
    grave = {severity: rank for rank, severity in enumerate(names)}
    points = {row[c.ISSUE_ID]: row for row in rows_of(dataset.ambiguities)}
    ranked = []
    for issue, cells in claims_by_issue.items():
        if issue in points and len(cells) >= _FEWEST:
            events = _concerned(dataset, (event_of.get(one, "") for one in _listed(cells)), points[issue][c.EVENTS])
            severity, title = points[issue][c.SEVERITY], points[issue][c.TITLE]
            kept = any(mask is None or mask[dataset.index.place(event)] for event in events)
            summary = DisagreementSummary(
                issue, title, names.get(severity, severity), len(cells), tuple(events), in_filters=kept
            )
            ranked.append((grave.get(severity, len(grave)), summary))
    return [summary for _, summary in sorted(ranked, key=lambda one: one[0])]


def disagreement(dataset: Dataset, issue: str, mask: Mask | None = None, off: Mask | None = None) -> Disagreement:
    """Return the accounts of `issue`, side by side. A claim that `dataset` does not have is left out.

    mask: which events the filters keep; all by default. off: which rows of claims are switched off; none by default.
    Raises KeyError if no row of ambiguities has this id.
    Worked example: who took the first step (AMB-04) has three accounts. That Saddam did stands in Document 000,
    paragraphs 1, 4 and 5, that Assad did is al-Qaisi's word of 2021: two origins. The third, the reply of February
    1996 in paragraphs 27 to 29, shares the origin of the first.
    """
    points = rows_of(dataset.ambiguities[dataset.ambiguities[c.ISSUE_ID].eq(issue).to_numpy()])
    if not points:
        raise KeyError(issue)
    point, readings = points[0], rows_of(dataset.readings[dataset.readings[c.ISSUE_ID].eq(issue).to_numpy()])
    cited = _cited(dataset, _listed(row[c.CLAIMS] for row in readings), mask, off)
    accounts = [
        Account(
            letter=_letter(place),
            heading=row[c.ACCOUNT],
            says=row[c.SAYS],
            rests_on=row[c.RESTS_ON],
            cited=tuple(cited[claim] for claim in _listed([row[c.CLAIMS]]) if claim in cited),
        )
        for place, row in enumerate(readings)
    ]
    about = (one.event for account in accounts for one in account.cited)
    events = _concerned(dataset, about, point[c.EVENTS])
    rows = dataset.events[[c.EVENT, c.TITLE]].iloc[[dataset.index.place(event) for event in events]]
    return Disagreement(
        issue=issue,
        severity=dataset.dictionary.label("ambiguities", c.SEVERITY, point[c.SEVERITY]),
        title=point[c.TITLE],
        text=point[c.ISSUE],
        evidence=point[c.EVIDENCE],
        handling=point[c.HANDLING],
        accounts=tuple(accounts),
        events=tuple(events),
        titles=dict(zip(rows[c.EVENT].tolist(), rows[c.TITLE].tolist(), strict=True)),
    )


def _letter(place: int) -> str:
    """Return A for the first account, Z for the 26th, then A2."""
    rounds, place = divmod(place, 26)
    return f"{chr(ord('A') + place)}{rounds + 1 if rounds else ''}"


def _listed(cells: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(one for cell in cells for one in cell.split(";") if one)


def _concerned(dataset: Dataset, events: Iterable[str], listed: str) -> list[str]:
    """Return `events`, then those in the cell `listed`, each once and only those that there are."""
    return [event for event in dict.fromkeys([*events, *listed.split(";")]) if event and dataset.holds(event)]


def _rows(dataset: Dataset, claims: Iterable[str]) -> dict[str, int]:
    """Return claim_id -> the number of its row, of those of `claims` that there are."""
    wanted = pd.Series(list(claims), dtype="str")
    rows = np.flatnonzero(is_among(dataset.claims[c.CLAIM], wanted)) if len(wanted) else np.empty(0, dtype=np.int64)
    return dict(zip(dataset.claims[c.CLAIM].iloc[rows].tolist(), rows.tolist(), strict=True))


def _events_of(dataset: Dataset) -> dict[str, str]:
    """Return claim_id -> event_id of every claim that gives an account."""
    rows = _rows(dataset, _listed(dataset.readings[c.CLAIMS].tolist()))
    return dict(zip(rows, dataset.claims[c.EVENT].iloc[list(rows.values())].tolist(), strict=True))


def _cited(dataset: Dataset, claims: Iterable[str], mask: Mask | None, off: Mask | None) -> dict[str, CitedClaim]:
    """Return claim_id -> the claim with its event, of those of `claims` that there are."""
    place_of, (paths, of), rows = dataset.index.places("claims"), claim_paths(dataset), _rows(dataset, claims)
    places = {claim: int(place_of[row]) for claim, row in rows.items() if place_of[row] >= 0}
    here = list(dict.fromkeys(places.values()))
    events = dict(zip(here, rows_of(dataset.events[[c.EVENT, c.TITLE]].iloc[here]), strict=True))
    by_id = {one.claim: one for event in events.values() for one in claims_of(dataset, event[c.EVENT])}
    return {
        claim: CitedClaim(
            claim=by_id[claim],
            event=events[place][c.EVENT],
            title=events[place][c.TITLE],
            path=paths[of[rows[claim]]],
            in_filters=mask is None or bool(mask[place]),
            excluded=off is not None and bool(off[rows[claim]]),
        )
        for claim, place in places.items()
    }
