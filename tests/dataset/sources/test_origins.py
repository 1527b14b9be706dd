from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from components.dataset.model import columns as c
from components.dataset.sources.claims import origins
from components.dataset.sources.origins import claim_paths, origin_counts, supporting_mask


def lit(dataset):
    return np.ones(len(dataset.claims), dtype=bool)


def claimed(archive, **cells):
    """Return the archive with one claim of E1 changed: the gazette's, by default the courier's contradiction."""
    changed = archive.claims.copy()
    for column, value in cells.items():
        changed.loc[changed[c.CLAIM] == "CL012", column] = value
    return replace(archive, claims=changed)


@pytest.mark.parametrize("name", ["archive", "real"])
def test_the_count_of_origins_is_that_of_the_evidence_of_each_event(request, name):
    dataset = request.getfixturevalue(name)
    counts = origin_counts(dataset, lit(dataset)).tolist()
    assert counts == [len(origins(dataset, event)) for event in dataset.events[c.EVENT]]
    assert max(counts) > 1


def test_a_repeat_of_one_origin_never_counts_twice(archive):
    # E1 is told by the chronicle and by a digest of it; both go back to the papers in the cellar.
    place = archive.index.place("E1")
    assert origin_counts(archive, lit(archive))[place] == 1


def test_the_way_of_a_claim_begins_at_its_origin_and_ends_at_its_source(archive):
    row = archive.claims[c.CLAIM].tolist().index("CL011")
    found = claim_paths(archive)
    assert found.paths[found.of[row]] == ("SRC-CELLAR", "SRC-CHRONICLE", "SRC-DIGEST")


def test_a_claim_with_an_origin_of_its_own_does_not_go_back_to_the_root_of_its_source(archive):
    row = archive.claims[c.CLAIM].tolist().index("CL012")
    origin = claim_paths(archive).origins()
    assert origin.values[origin.of[row]] == "SRC-COURIER"


def test_what_contradicts_an_event_does_not_support_it(archive):
    row = archive.claims[c.CLAIM].tolist().index("CL012")
    assert not supporting_mask(archive, lit(archive))[row]


@pytest.mark.parametrize("kind", ["inference", "general-knowledge"])
def test_an_inference_and_general_knowledge_support_nothing(archive, kind):
    changed = claimed(archive, kind=kind, stance="supports")
    row = changed.claims[c.CLAIM].tolist().index("CL012")
    assert not supporting_mask(changed, lit(changed))[row]


def test_an_origin_that_adds_and_contradicts_is_no_support(archive):
    adds = claimed(archive, stance="refines", origin_id="SRC-GAZETTE")
    row = adds.claims[c.CLAIM].tolist().index("CL012")
    assert supporting_mask(adds, lit(adds))[row]
    against = adds.claims.loc[[row]].assign(claim_id="CL999", stance="contradicts")
    both = replace(adds, claims=pd.concat([adds.claims, against], ignore_index=True))
    assert not supporting_mask(both, lit(both))[row]


def test_claims_that_are_not_lit_support_nothing(archive):
    assert not supporting_mask(archive, ~lit(archive)).any()
    assert not origin_counts(archive, ~lit(archive)).any()


def test_a_package_without_claims_supports_nothing(archive):
    bare = replace(archive, claims=archive.claims.iloc[:0])
    assert origin_counts(bare, lit(bare)).tolist() == [0] * len(bare.events)


def test_saddams_offer_of_february_1996_has_one_origin(real):
    # Document 000, paragraphs 18 to 23, and the newspaper's first episode: all from Khaddam's papers.
    assert origin_counts(real, lit(real))[real.index.place("S24")] == 1
