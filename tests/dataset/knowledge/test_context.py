"""What bears on who knew of an event."""

import numpy as np

from components.dataset import Dataset
from components.dataset.knowledge.context import INSIDE, event_context
from components.dataset.model import columns as c
from tests.dataset.knowledge.test_justifications import part_of


def every(dataset: Dataset) -> np.ndarray:
    return np.ones(len(dataset.events), dtype=bool)


def test_what_links_tie_to_an_event_is_around_it(archive: Dataset) -> None:
    found = event_context(archive, ["E1"], every(archive))
    assert set(found.events) == {"E1", "E2", "E5", "E6"}
    assert {link.from_event for link in found.links} == {"E2", "E5", "E6"}


def test_a_part_brings_what_is_around_it(archive: Dataset) -> None:
    found = event_context(part_of(archive, "E1", "E4"), ["E4"], every(archive))
    assert found.parts == ["E1"]
    assert set(found.events) == {"E4", "E1", "E2", "E5", "E6"}


def test_a_part_that_is_asked_for_is_named_once(archive: Dataset) -> None:
    assert event_context(part_of(archive, "E1", "E4"), ["E1", "E4"], every(archive)).parts == []


def test_each_event_keeps_its_own_certainty(archive: Dataset) -> None:
    sure = archive.events[c.EVENT].isin(["E5", "E9"]).to_numpy()
    assert event_context(archive, ["E1"], sure).sure == {"E5"}


def test_an_event_that_is_not_in_the_package_is_left_out(archive: Dataset) -> None:
    found = event_context(archive, ["E99"], every(archive))
    assert (found.asked, found.parts, found.links) == ([], [], [])


def test_parts_of_parts_are_not_asked_after(archive: Dataset) -> None:
    nested = part_of(part_of(archive, "E1", "E4"), "E3", "E1")
    assert event_context(nested, ["E4"], every(archive)).parts == ["E1"]
    links = event_context(nested, ["E4"], every(archive)).links
    assert [link.relation for link in links].count(INSIDE) == 2
