"""What documents that somebody knew, and what only makes it possible."""

from dataclasses import replace

import numpy as np
import pandas as pd

from components.dataset import Dataset, Selection
from components.dataset.knowledge.context import event_context
from components.dataset.knowledge.justifications import Justification, justifications
from components.dataset.model import columns as c
from components.dataset.query.certainty import certain_mask
from components.dataset.sources.excluded_sources import ExcludedSources


def found(dataset: Dataset, event: str, actor: str) -> list[Justification]:
    sure = certain_mask(dataset, Selection(), ExcludedSources())
    return [ground for ground in justifications(event_context(dataset, [event], sure)) if ground.actor == actor]


def with_cell(table: pd.DataFrame, where: dict[str, str], column: str, value: str) -> pd.DataFrame:
    mask = np.logical_and.reduce([table[name].eq(wanted).to_numpy() for name, wanted in where.items()])
    assert mask.any()
    return table.assign(**{column: table[column].mask(mask, value)})


def part_of(archive: Dataset, part: str, whole: str, basis: str = "stated") -> Dataset:
    inside = {c.FROM_EVENT: part, c.RELATION: "part-of", c.TO_EVENT: whole, c.BASIS: basis, c.CERTAINTY: "high"}
    links = pd.concat([archive.links, pd.DataFrame([inside | {c.NOTE: ""}])], ignore_index=True).astype("str")
    return replace(archive, links=links)


def test_who_holds_the_words_or_is_there_is_documented_to_have_known(archive: Dataset) -> None:
    for event, actor in (("E1", "A-MINISTER"), ("E1", "A-COURIER"), ("E5", "A-QUEEN"), ("E4", "A-COURIER")):
        assert [ground.documented for ground in found(archive, event, actor) if ground.own] == [True]


def test_who_is_only_spoken_of_has_no_ground(archive: Dataset) -> None:
    assert found(archive, "E1", "A-ABBOT") == []


def test_a_ground_says_what_it_rests_on(archive: Dataset) -> None:
    (ground,) = [ground for ground in found(archive, "E1", "A-MINISTER") if ground.own]
    assert (ground.why, ground.where) == ("Recipient", "Chronicle ¶ 1")


def test_an_inferred_hand_only_could_have_known(archive: Dataset) -> None:
    (ground,) = [ground for ground in found(archive, "E1", "A-QUEEN") if ground.own]
    assert not ground.documented
    assert ground.why == "Addressee (inferred by the curator)"


def test_an_addressee_of_whom_nothing_more_is_said_only_could_have_known(archive: Dataset) -> None:
    (ground,) = found(archive, "E3", "A-QUEEN")
    assert not ground.documented
    assert ground.days.latest is None


def test_who_answers_a_message_had_it_by_then(archive: Dataset) -> None:
    (answer,) = [ground for ground in found(archive, "E1", "A-QUEEN") if ground.documented]
    assert [str(day) for day in answer.days] == ["1901-03-04", "1901-03-20"]
    assert answer.why == "Author in “The Queen answers with thanks”, which answers it"


def test_a_link_that_the_curator_infers_documents_nothing(archive: Dataset) -> None:
    (talk,) = [ground for ground in found(archive, "E1", "A-MINISTER") if "considers" in ground.why]
    assert not talk.documented
    assert talk.why.endswith("considers it (a link the curator infers)")


def test_talk_by_a_stated_link_documents_that_the_message_was_put_to_them(archive: Dataset) -> None:
    links = with_cell(archive.links, {c.FROM_EVENT: "E5"}, c.BASIS, "stated")
    (talk,) = [ground for ground in found(replace(archive, links=links), "E1", "A-MINISTER") if "talk" in ground.why]
    assert talk.documented
    assert [str(day) for day in talk.days] == ["1901-03-05", "1901-03-19"]


def test_an_event_that_is_not_certain_documents_nothing(archive: Dataset) -> None:
    for column, value, words in (
        (c.STATUS, "proposed", "not reported as done (proposed)"),
        (c.CERTAINTY, "low", "of low certainty"),
        (c.CORROBORATION, "contested", "disputed or not supported"),
    ):
        doubtful = replace(archive, events=with_cell(archive.events, {c.EVENT: "E1"}, column, value))
        (ground,) = [ground for ground in found(doubtful, "E1", "A-MINISTER") if ground.own]
        assert not ground.documented
        assert ground.why == f"Recipient; {words}"


def test_an_event_whose_only_source_is_switched_off_documents_nothing(archive: Dataset) -> None:
    sure = certain_mask(archive, Selection(), ExcludedSources(sources=("SRC-CHRONICLE",)))
    known = justifications(event_context(archive, ["E2"], sure))
    assert known
    assert all("all its sources are switched off" in ground.why for ground in known)
    assert not any(ground.documented for ground in known)


def test_to_be_there_makes_it_possible_to_have_known_what_passed_there(archive: Dataset) -> None:
    (ground,) = found(part_of(archive, "E3", "E4"), "E3", "A-MINISTER")
    assert not ground.documented
    assert ground.why == "Host in “Three days at the harbour”, of which this is a part"


def test_who_knows_a_part_could_have_known_the_whole_and_no_more(archive: Dataset) -> None:
    # Of the parts of the meeting only the meeting is asked for, as under a filter that leaves messages out.
    (ground,) = found(part_of(archive, "E1", "E4"), "E4", "A-QUEEN")
    assert not ground.documented
    assert ground.why == (
        "Knew of “The Duke offers a harbour”, a part of this: "
        "author in “The Queen answers with thanks”, which answers it"
    )


def test_who_only_could_have_known_a_part_has_no_ground_for_the_whole(archive: Dataset) -> None:
    assert found(part_of(archive, "E3", "E4"), "E4", "A-QUEEN") == []


def test_that_a_link_to_a_whole_is_inferred_is_said(archive: Dataset) -> None:
    (ground,) = found(part_of(archive, "E1", "E4", "inferred"), "E4", "A-DUKE")
    assert "a part of this (a link the curator infers): author" in ground.why


def test_a_whole_was_not_known_before_it_began(archive: Dataset) -> None:
    # The Duke had the words of the offer by 4 March; the talk of it lay between 5 and 19 March.
    (ground,) = found(part_of(archive, "E1", "E5"), "E5", "A-DUKE")
    assert [str(day) for day in ground.days] == ["1901-03-05", "None"]


def test_the_days_of_a_part_bound_those_of_a_whole_that_had_begun(archive: Dataset) -> None:
    # The answer of 20 March, as if it were a part of the offer of 4 March, reached the courier on that day.
    *_, ground = found(part_of(archive, "E2", "E1"), "E1", "A-COURIER")
    assert [str(day) for day in ground.days] == ["1901-03-20", "1901-03-20"]


def test_a_part_shows_nothing_of_a_summary_of_several(archive: Dataset) -> None:
    summed = replace(archive, events=with_cell(archive.events, {c.EVENT: "E4"}, c.STATUS, "summary"))
    assert found(part_of(summed, "E1", "E4"), "E4", "A-DUKE") == []


def test_perhaps_the_same_actor_could_have_known(archive: Dataset) -> None:
    actors = with_cell(archive.actors, {c.ACTOR: "A-ABBOT"}, c.SAME_AS, "A-COURIER")
    (ground, *_) = found(replace(archive, actors=actors), "E1", "A-ABBOT")
    assert not ground.documented
    assert ground.why == "Perhaps the same as Rafi’ of the Ford (messenger)"


def test_a_reporter_took_part_in_a_deliberation_but_not_in_what_he_tells_of_elsewhere(archive: Dataset) -> None:
    for event, actor, expected in (("E5", "A-MINISTER", True), ("E4", "A-MINISTER", False)):
        told = with_cell(archive.participants, {c.EVENT: event, c.ACTOR: actor}, c.ROLE, "reporter")
        assert found(replace(archive, participants=told), event, actor)[0].documented is expected
