import numpy as np

from components.dataset.model import columns as c
from components.dataset.sources.excluded_sources import ExcludedSources
from components.dataset.sources.support_by_source import MOST_ROWS, supported_events


def every(dataset):
    return np.ones(len(dataset.events), dtype=bool)


def row(found, value):
    (whole,) = [one for one in found if one.value == value]
    return whole


def stands(rows, event):
    """Return what supports `event`, and whether nothing else does."""
    return [(row.value, one.only) for row in rows for one in row.events if one.event == event]


def test_an_event_stands_in_the_row_of_each_origin_that_supports_it(archive):
    found = supported_events(archive, every(archive), ExcludedSources())
    assert stands(found, "E4") == [("SRC-CELLAR", False), ("SRC-GAZETTE", False)]


def test_an_event_of_one_origin_rests_on_it_alone_however_many_repeat_it(archive):
    found = supported_events(archive, every(archive), ExcludedSources())
    assert stands(found, "E1") == [("SRC-CELLAR", True)]


def test_a_row_says_how_many_events_and_how_many_of_them_it_supports_alone(archive):
    cellar = row(supported_events(archive, every(archive), ExcludedSources()), "SRC-CELLAR")
    assert (cellar.words, cellar.total, cellar.alone, cellar.excluded) == ("The cellar papers", 8, 7, False)


def test_what_is_switched_off_says_so_and_leaves_the_others_alone(archive):
    found = supported_events(archive, every(archive), ExcludedSources(sources=("SRC-CELLAR",)))
    assert row(found, "SRC-CELLAR").excluded
    assert row(found, "SRC-CELLAR").alone == 7  # lost with it
    assert row(found, "SRC-GAZETTE").alone == 2  # E8, and now E4 too


def test_only_the_events_asked_for_are_counted(archive):
    mask = (archive.events[c.EVENT] == "E4").to_numpy()
    found = supported_events(archive, mask, ExcludedSources())
    assert {event.event for one in found for event in one.events} == {"E4"}
    assert supported_events(archive, ~every(archive), ExcludedSources()) == []


def test_origins_of_few_events_share_a_last_row_and_none_is_lost(real):
    found = supported_events(real, every(real), ExcludedSources())
    assert len(found) == len({one.value for one in found}) <= MOST_ROWS + 1
    assert all(one.total >= 3 for one in found[:-1])
    assert found[-1].words.endswith("smaller origins")
    stated = set(real.events[c.EVENT]) - {"S13"}  # which the curator infers
    assert {event.event for row in found for event in row.events} == stated


def test_a_package_of_few_events_has_a_row_for_each_origin(archive):
    found = supported_events(archive, every(archive), ExcludedSources())
    assert all(one.value for one in found)


def test_the_reply_of_february_1996_has_one_origin(real):
    # S28: Document 000, paragraphs 27 to 29, as dictated, and as the digest frames it.
    found = supported_events(real, every(real), ExcludedSources())
    assert stands(found, "S28") == [("SRC-PAPERS", True)]


def test_a_row_counts_its_certain_events_too(archive):
    sure = (archive.events[c.EVENT] == "E1").to_numpy()
    cellar = row(supported_events(archive, every(archive), ExcludedSources(), sure), "SRC-CELLAR")
    assert (cellar.total, cellar.least, cellar.least_alone) == (8, 1, 1)
