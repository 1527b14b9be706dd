from dataclasses import replace

import numpy as np
import pytest

from components.dataset import Selection, filter_mask, subset
from components.dataset.model import columns as c
from components.dataset.query.order import subset_of
from components.dataset.sources.claims import origins
from components.dataset.sources.excluded_sources import (
    ExcludedSources,
    excluded_claims,
    excluded_claims_of,
    single_origin_mask,
    unsupported_ids,
    unsupported_mask,
)


def ids(dataset, mask):
    return set(dataset.events[c.EVENT][mask])


def claims_off(dataset, excluded):
    return set(dataset.claims[c.CLAIM][excluded_claims(dataset, excluded)])


def test_nothing_is_off_by_default(archive):
    assert not ExcludedSources()
    assert not excluded_claims(archive, ExcludedSources()).any()
    assert not unsupported_mask(archive, ExcludedSources()).any()


def test_with_a_source_all_that_came_down_through_it_is_off(archive):
    chronicle = set(archive.claims[c.CLAIM][archive.claims[c.SOURCE] == "SRC-CHRONICLE"])
    assert claims_off(archive, ExcludedSources(sources=("SRC-CHRONICLE",))) == chronicle | {
        "CL011"
    }  # CL011 is the digest's
    assert claims_off(archive, ExcludedSources(sources=("SRC-DIGEST",))) == {"CL011"}
    assert claims_off(archive, ExcludedSources(sources=("SRC-CELLAR",))) == chronicle | {"CL011"}


def test_a_claim_with_an_origin_of_its_own_is_off_with_that_origin(archive):
    # The gazette prints the courier's word.
    assert claims_off(archive, ExcludedSources(sources=("SRC-COURIER",))) == {"CL012"}
    assert "CL012" in claims_off(archive, ExcludedSources(sources=("SRC-GAZETTE",)))


def test_a_voice_can_be_off_in_all_sources(archive):
    assert claims_off(archive, ExcludedSources(voices=("digest", "envoy-testimony"))) == {"CL011", "CL012"}


def test_what_is_also_told_from_elsewhere_keeps_its_light(archive):
    lost = ids(archive, unsupported_mask(archive, ExcludedSources(sources=("SRC-CELLAR",))))
    assert "E4" not in lost  # the gazette tells it too
    assert "E1" in lost  # the digest only repeats the chronicle
    assert "E8" not in lost  # from the gazette alone


def test_an_event_that_no_source_states_loses_nothing(real):
    assert origins(real, "S13") == ()
    assert "S13" not in ids(real, unsupported_mask(real, ExcludedSources(sources=tuple(real.sources[c.SOURCE]))))


def test_one_origin_counts_only_what_is_on(archive):
    assert "E4" not in ids(archive, single_origin_mask(archive, ExcludedSources()))
    assert "E4" in ids(archive, single_origin_mask(archive, ExcludedSources(sources=("SRC-GAZETTE",))))


def test_without_khaddams_papers_the_whole_exchange_of_1995_and_1996_loses_its_support(real):
    # Counted by hand in claims.csv: 39 events have claims of Khaddam's papers' line only.
    lost = ids(real, unsupported_mask(real, ExcludedSources(sources=("SRC-PAPERS",))))
    assert len(lost) == 39
    assert {"S17", "S21", "S22", "S24", "S28", "S36", "S38"} <= lost
    assert not {"S32", "S35", "S37", "P04"} & lost  # Cairo, Annan, the memorandum, the publication: known elsewhere


def test_without_document_000_its_own_events_go_and_those_the_newspaper_tells_too_stay(real):
    lost = ids(real, unsupported_mask(real, ExcludedSources(sources=("SRC-D0",))))
    assert "S28" in lost
    assert "S24" not in lost


@pytest.mark.parametrize("excluded", [ExcludedSources(), ExcludedSources(sources=("SRC-CELLAR",))])
def test_pale_names_the_chosen_events_that_lost_their_support(archive, excluded):
    mask = filter_mask(archive, Selection(kinds=("message", "meeting")))
    shown = subset(archive, mask)
    dark = subset_of(archive, subset(archive, mask), mask)
    assert not unsupported_ids(shown)
    dark = replace(dark, unsupported=unsupported_mask(archive, excluded) if excluded else None)
    assert set(unsupported_ids(dark)) == ids(archive, unsupported_mask(archive, excluded) & mask)


def test_the_claims_of_one_event_that_are_off_are_named(archive):
    assert excluded_claims_of(archive, ExcludedSources(voices=("digest",)), "E1") == {"CL011"}
    assert excluded_claims_of(archive, ExcludedSources(), "E1") == ()
    assert excluded_claims_of(archive, ExcludedSources(voices=("digest",)), "E99") == ()


def test_a_large_package_is_counted_without_a_loop(real):
    every = np.ones(len(real.events), dtype=bool)
    assert (
        int((unsupported_mask(real, ExcludedSources(voices=tuple(real.claims[c.VOICE].unique()))) & every).sum()) == 131
    )
