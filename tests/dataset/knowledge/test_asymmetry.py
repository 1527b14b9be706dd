"""Where two actors do not know the same, or not from the same day on."""

import datetime as dt

import numpy as np

from components.dataset import Dataset, Selection
from components.dataset.knowledge.asymmetry import Asymmetry, asymmetries, default_pair
from components.dataset.knowledge.knowledge import (
    COULD,
    KNEW,
    MOST_COLUMNS,
    MOST_ROWS,
    NOTHING,
    Knowledge,
    eligible_events,
    informed_actors,
    knowledge,
    knowledge_evidence,
)
from components.dataset.model import columns as c
from components.dataset.model.dates import Span
from components.dataset.query.certainty import certain_mask
from components.dataset.query.order import subset_of
from components.dataset.sources.excluded_sources import ExcludedSources


def known(dataset: Dataset, *actors: str) -> list[Knowledge]:
    rows = eligible_events(dataset, np.ones(len(dataset.events), dtype=bool))
    near = subset_of(dataset, dataset, rows.among, MOST_ROWS)
    found = knowledge_evidence(
        dataset, near.events[c.EVENT].tolist(), certain_mask(dataset, Selection(), ExcludedSources())
    )
    return knowledge(near, found, actors or informed_actors(found, dataset.actors)[:MOST_COLUMNS])


def compared(dataset: Dataset, *actors: str) -> dict[str, Asymmetry]:
    return {found.one.event: found for found in asymmetries(known(dataset, *actors))}


def test_days_between_are_a_range(archive: Dataset) -> None:
    # The minister had it on 4 March; the Queen by her answer of 20 March.
    row = compared(archive, "A-MINISTER", "A-QUEEN")["E1"]
    assert (row.order[0].actor, row.least, row.most) == ("A-MINISTER", 0, 16)
    assert row.between == "Queen of the North 0 to 16 days later"


def test_the_order_of_the_two_does_not_change_who_was_sooner(archive: Dataset) -> None:
    row = compared(archive, "A-QUEEN", "A-MINISTER")["E1"]
    assert (row.order[0].actor, row.most) == ("A-MINISTER", 16)


def test_where_the_days_are_not_known_none_are_said(archive: Dataset) -> None:
    row = compared(archive, "A-DUKE", "A-QUEEN")["E1"]
    assert row.both
    assert row.most is None
    assert row.between == "Queen of the North later or on the same day, how many days is not known"


def test_who_is_not_documented_is_never_said_not_to_have_known(archive: Dataset) -> None:
    found = compared(archive, "A-DUKE", "A-MINISTER")
    assert found["E3"].other.words == "no evidence"
    assert found["E3"].between == "no evidence that Minister Élan knew"
    assert found["E2"].between == "Duke al-Vale could have known, no source shows it"


def test_who_knew_the_same_from_the_same_days_does_not_differ(archive: Dataset) -> None:
    assert "E5" not in compared(archive, "A-MINISTER", "A-QUEEN")


def test_what_is_documented_of_neither_is_not_compared(archive: Dataset) -> None:
    assert "E3" not in compared(archive, "A-QUEEN", "A-ABBOT")


def test_each_row_says_what_it_rests_on(archive: Dataset) -> None:
    row = compared(archive, "A-MINISTER", "A-QUEEN")["E1"]
    assert row.one.words == "knew, from 4 March 1901"
    assert row.one.why.startswith("Recipient, Chronicle ¶ 1")


def test_the_longest_known_time_stands_first_and_one_sided_knowledge_last(archive: Dataset) -> None:
    found = compared(archive, "A-MINISTER", "A-QUEEN")
    assert next(iter(found)) == "E1"
    both = [row.both for row in found.values()]
    assert both == sorted(both, reverse=True)


def states(event: str, queen: tuple[str, str, str], abbot: tuple[str, str, str]) -> list[Knowledge]:
    """Return what two knew of one event. queen, abbot: state, first and last day ("" if open)."""
    found = []
    for actor, (state, *bounds) in (("A-QUEEN", queen), ("A-ABBOT", abbot)):
        days = Span(*(dt.date.fromisoformat(day) if day else None for day in bounds))
        found.append(Knowledge(event, event, "", "", "", actor, actor, "", "", state, days, None, ""))
    return found


def test_known_times_stand_before_unknown_ones_and_these_before_one_sided_knowledge() -> None:
    on_the_1st = (KNEW, "1901-03-01", "1901-03-01")
    known = [
        *states("only one", on_the_1st, (NOTHING, "", "")),
        *states("unknown", (KNEW, "", "1901-03-01"), (KNEW, "", "1901-03-02")),
        *states("four days or more", (KNEW, "", "1901-03-01"), (KNEW, "1901-03-05", "1901-03-05")),
        *states("a week", on_the_1st, (KNEW, "1901-03-08", "1901-03-08")),
        *states("a day", on_the_1st, (KNEW, "1901-03-02", "1901-03-02")),
        *states("only the other", (COULD, "", ""), on_the_1st),
    ]
    found = asymmetries(known)
    assert [row.one.event for row in found] == [
        "a week",
        "a day",
        "four days or more",
        "unknown",
        "only one",
        "only the other",
    ]


def test_one_actor_alone_is_compared_with_nobody(archive: Dataset) -> None:
    assert default_pair(known(archive, "A-QUEEN")) is None
    assert compared(archive, "A-QUEEN") == {}


def test_the_telling_pair_is_computed(archive: Dataset, real: Dataset) -> None:
    assert default_pair(known(archive)) == ("A-QUEEN", "A-MINISTER")
    # How long Assad knew later than Khaddam is bounded for the messages of 5 September 1995 and 2 February 1996; of no
    # other two among those with most evidence is it for more.
    assert default_pair(known(real)) == ("A-HAFEZ", "A-KHADDAM")


def test_khaddam_and_assad_of_the_offer_of_february_1996(real: Dataset) -> None:
    # Document 000 ¶ 18 (2 February), ¶ 25 and 27 (by 4 February); ¶ 9 and 14, 15 (5, by 13 September 1995).
    found = compared(real, "A-KHADDAM", "A-HAFEZ")
    assert list(found)[:2] == ["S17", "S24"]
    assert found["S24"].between == "Hafez al-Assad 0 to 2 days later"
    assert found["S17"].between == "Hafez al-Assad 0 to 8 days later"
    assert found["S36"].between == "no evidence that Abdul Halim Khaddam knew"


def test_clinton_and_assad_of_the_letter_of_february_1998(real: Dataset) -> None:
    # Document 002 ¶ 10 (21 February) and 13 (answered on 13 March): 0 to 20 days.
    found = compared(real, "A-CLINTON", "A-HAFEZ")
    days = dt.date(1998, 3, 13) - dt.date(1998, 2, 21)
    assert (found["S36"].least, found["S36"].most) == (0, days.days)
