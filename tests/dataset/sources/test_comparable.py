from components.dataset.model import columns as c
from components.dataset.sources.comparable import comparable
from components.dataset.sources.excluded_sources import ExcludedSources


def names(archive, found):
    places, origins = found
    return archive.events[c.EVENT].iloc[places].tolist(), origins


def every(archive):
    return list(range(len(archive.events)))


def test_events_of_which_several_origins_speak_come_first_then_those_that_are_contradicted(archive):
    assert names(archive, comparable(archive, every(archive), ExcludedSources(), 1, 3))[0] == ["E1"]
    assert names(archive, comparable(archive, every(archive), ExcludedSources(), 2, 3))[0] == ["E1", "E4"]


def test_an_origin_that_speaks_where_others_do_goes_before_one_that_contradicts_once(archive):
    # The cellar papers share E1 and E4 with others, the courier contradicts E1, the gazette shares E4.
    _, origins = comparable(archive, every(archive), ExcludedSources(), 9, 9)
    assert set(origins[:2]) == {"SRC-CELLAR", "SRC-COURIER"}
    assert origins[2] == "SRC-GAZETTE"


def test_what_is_switched_off_makes_nothing_comparable(archive):
    _, origins = comparable(archive, every(archive), ExcludedSources(sources=("SRC-COURIER",)), 9, 9)
    assert "SRC-COURIER" not in origins


def test_events_that_were_not_asked_for_do_not_weigh(archive):
    place = archive.index.place("E8")
    assert comparable(archive, [place], ExcludedSources(), 9, 9)[0] == [place]
    assert comparable(archive, [], ExcludedSources(), 9, 9)[0] == []
