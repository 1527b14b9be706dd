import numpy as np
import pandas as pd
import pytest

from components.dataset.model import columns as c
from components.dataset.model import index
from components.dataset.model.index import Index

EVENTS = pd.DataFrame({c.EVENT: ["E3", "E1", "E2"], c.KIND: ["visit", "letter", "visit"]}, dtype="str")
PARTS = pd.DataFrame(
    {c.EVENT: ["E1", "E3", "E9", "E1", "E3"], c.ACTOR: ["duke", "duke", "queen", "duke", "queen"]}, dtype="str"
)


@pytest.fixture
def places():
    return Index({"events": EVENTS, "participants": PARTS})


@pytest.mark.parametrize("kind", ["str", "category", "object"])
def test_codes_stand_for_the_texts_of_a_column(kind):
    codes = Index({"events": EVENTS.astype(kind)}).codes("events", c.KIND)
    assert [codes.values[number] for number in codes.of] == EVENTS[c.KIND].tolist()
    assert codes.among({"visit": True, "letter": False}).tolist() == [True, False, True]
    assert codes.of.dtype == np.int8


def test_each_row_has_the_place_of_its_event_and_none_if_there_is_no_such_event(places):
    assert places.places("participants").tolist() == [1, 0, -1, 1, 0]
    assert places.place("E2") == 2
    assert places.place("E9") == -1


@pytest.mark.parametrize("kind", ["str", "category"])
def test_every_event_has_a_place_and_nothing_else_has_one(kind):
    found = Index({"events": EVENTS.astype(kind)})
    assert [found.place(event) for event in ("E3", "E1", "E2")] == [0, 1, 2]
    assert {found.place(event) for event in ("", "E", "E0", "E11", "E4", "e1")} == {-1}


def test_rows_of_events_come_in_the_order_of_their_table(places):
    hanging = places.hanging("participants")
    assert hanging.of(np.array([0, 1])).tolist() == [0, 1, 3, 4]
    assert hanging.of(np.array([1])).tolist() == [0, 3]
    assert hanging.of(np.array([2])).tolist() == []
    assert hanging.of(np.array([], dtype=int)).tolist() == []


def test_events_of_rows_and_rows_of_events(places):
    assert places.of_events(PARTS[c.ACTOR].eq("queen").to_numpy(), "participants").tolist() == [True, False, False]
    assert places.of_rows(np.array([False, True, True]), "participants").tolist() == [True, False, False, True, False]


def test_rows_that_say_the_same_of_an_event_stand_side_by_side(places):
    repeats = places.repeats("participants", c.ACTOR)
    assert repeats.rows.tolist() == [0, 3]
    assert len(set(repeats.pairs.tolist())) == 1


def test_a_table_without_rows_has_none_of_anything():
    empty = Index({"events": EVENTS, "participants": PARTS[:0]})
    assert empty.repeats("participants", c.ACTOR).rows.tolist() == []
    assert empty.hanging("participants").of(np.array([0, 1, 2])).tolist() == []
    assert empty.lanes(c.ACTOR).places.tolist() == []
    assert Index({"events": EVENTS[:0]}).place("E1") == -1


def test_lanes_hold_each_event_and_value_once(places, archive):
    lanes = places.lanes(c.ACTOR)
    assert sorted((int(place), lanes.values[of]) for place, of in zip(lanes.places, lanes.of, strict=True)) == [
        (0, "duke"),
        (0, "queen"),
        (1, "duke"),
    ]
    topics = archive.index.lanes(c.TOPICS)
    found = {
        (archive.events[c.EVENT][place], topics.values[of]) for place, of in zip(topics.places, topics.of, strict=True)
    }
    cells = zip(archive.events[c.EVENT], archive.events[c.TOPICS], strict=True)
    assert found == {(event, topic) for event, cell in cells for topic in cell.split(";")}
    assert len(found) == len(topics.of)


def test_days_are_counted_and_open_bounds_are_no_day(archive):
    days = archive.index.days(c.LATEST)
    expected = [
        index.NO_DAY if pd.isna(day) else (day - pd.Timestamp("1970-01-01")).days for day in archive.events[c.LATEST]
    ]
    assert days.tolist() == expected
    assert index.NO_DAY in archive.index.days(c.EARLIEST)


def test_what_is_made_once_is_kept(places):
    assert places.codes("events", c.KIND) is places.codes("events", c.KIND)
