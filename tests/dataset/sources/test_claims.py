from dataclasses import replace

import pytest

from components.dataset.model import columns as c
from components.dataset.sources.claims import ADDS, CONTRADICTS, INFERRED, SAYS_SO, claims_of, origins, statements


@pytest.fixture
def e1(archive):
    return claims_of(archive, "E1")


def test_each_source_stands_under_what_it_does_to_the_statement(e1):
    assert statements(e1) == {
        SAYS_SO: ["Chronicle ¶ 2, 3 (Khaddam's narrative)", "Digest of the chronicle ¶ 1 (The digest's own words)"],
        CONTRADICTS: ["Invented Gazette (The envoy, in 2021)"],
    }


def test_what_is_only_inferred_is_never_listed_as_said(archive):
    assert set(statements(claims_of(archive, "E5"))) == {SAYS_SO, INFERRED}


def test_paragraphs_of_one_source_and_voice_share_a_line_without_repeats(archive):
    again = archive.claims[archive.claims["claim_id"] == "CL001"].assign(paragraphs="3;5")
    more = replace(archive, claims=type(again)(again.to_dict("records") + archive.claims.to_dict("records")))
    (line, _) = statements(claims_of(more, "E1"))[SAYS_SO]
    assert line.startswith("Chronicle ¶ ")
    assert line.count("3") == 1


def test_the_frame_of_a_text_comes_after_what_it_tells(real):
    voices = [claim.voice for claim in claims_of(real, "S24") if claim.source == "Document 000"]
    assert voices[-1] == real.dictionary.label("claims", c.VOICE, "digest")
    assert voices[0] != voices[-1]


def test_an_origin_that_adds_something_but_contradicts_the_rest_is_no_support(archive):
    adds = archive.claims[archive.claims["claim_id"] == "CL012"].assign(stance="refines", claim_id="CL900")
    more = replace(archive, claims=type(adds)(archive.claims.to_dict("records") + adds.to_dict("records")))
    assert [claim.heading for claim in claims_of(more, "E1")].count(ADDS) == 1
    assert origins(more, "E1") == ("The cellar papers",)


def test_an_origin_that_contradicts_itself_still_counts_once(real):
    assert len(origins(real, "S15")) == 1
