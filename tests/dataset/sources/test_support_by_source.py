import numpy as np

from components.dataset.model import columns as c
from components.dataset.sources.excluded_sources import ExcludedSources
from components.dataset.sources.support_by_source import (
    ALONE,
    COUNT,
    GROUP,
    MOST_ROWS,
    OFF,
    ONLY,
    VALUE,
    WORDS,
    supported_events,
)


def every(dataset):
    return np.ones(len(dataset.events), dtype=bool)


def row(found, value):
    (whole,) = found[found[VALUE] == value].drop_duplicates([GROUP, VALUE]).to_dict("records")
    return whole


def test_an_event_stands_in_the_row_of_each_origin_that_supports_it(archive):
    found = supported_events(archive, every(archive), ExcludedSources())
    stands = found[(found[GROUP] == "origins") & (found[c.EVENT] == "E4")]
    assert stands[VALUE].tolist() == ["SRC-CELLAR", "SRC-GAZETTE"]
    assert stands[ONLY].tolist() == [False, False]


def test_an_event_of_one_origin_rests_on_it_alone_however_many_repeat_it(archive):
    found = supported_events(archive, every(archive), ExcludedSources())
    (one,) = found[(found[GROUP] == "origins") & (found[c.EVENT] == "E1")].to_dict("records")
    assert (one[VALUE], one[ONLY]) == ("SRC-CELLAR", True)


def test_a_row_says_how_many_events_and_how_many_of_them_it_supports_alone(archive):
    cellar = row(supported_events(archive, every(archive), ExcludedSources()), "SRC-CELLAR")
    assert (cellar[WORDS], cellar[COUNT], cellar[ALONE], cellar[OFF]) == ("The cellar papers", 8, 7, False)


def test_what_is_switched_off_says_so_and_leaves_the_others_alone(archive):
    found = supported_events(archive, every(archive), ExcludedSources(sources=("SRC-CELLAR",)))
    assert row(found, "SRC-CELLAR")[OFF]
    assert row(found, "SRC-CELLAR")[ALONE] == 0
    assert row(found, "SRC-GAZETTE")[ALONE] == 2  # E8, and now E4 too


def test_only_the_events_asked_for_are_counted(archive):
    mask = (archive.events[c.EVENT] == "E4").to_numpy()
    assert set(supported_events(archive, mask, ExcludedSources())[c.EVENT]) == {"E4"}
    assert supported_events(archive, ~every(archive), ExcludedSources()).empty


def test_the_others_share_a_last_row_and_none_is_lost(real):
    found = supported_events(real, every(real), ExcludedSources())
    origins = found[found[GROUP] == "origins"].drop_duplicates(VALUE)
    assert len(origins) == MOST_ROWS + 1
    assert origins[WORDS].iloc[-1].endswith("others")
    stated = set(real.events[c.EVENT]) - {"S13"}  # which the curator infers
    assert set(found[found[GROUP] == "origins"][c.EVENT]) == stated


def test_the_reply_of_february_1996_has_two_voices_and_one_origin(real):
    # S28: Document 000, paragraphs 27 to 29, as dictated, and as the digest frames it.
    found = supported_events(real, every(real), ExcludedSources())
    reply = found[found[c.EVENT] == "S28"]
    assert reply[reply[GROUP] == "origins"][[VALUE, ONLY]].to_numpy().tolist() == [["SRC-PAPERS", True]]
    assert set(reply[reply[GROUP] == "voices"][VALUE]) == {"dictated-reply", "digest"}


def test_a_row_counts_its_certain_events_too(archive):
    sure = (archive.events[c.EVENT] == "E1").to_numpy()
    cellar = row(supported_events(archive, every(archive), ExcludedSources(), sure), "SRC-CELLAR")
    assert (cellar[COUNT], cellar["least"], cellar["least_alone"]) == (8, 1, 1)
