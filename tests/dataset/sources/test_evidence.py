import dataclasses

import pandas as pd
import pytest

from components.dataset.model import columns as c
from components.dataset.sources.evidence import chain, evidence, origins


@pytest.fixture
def told(archive):
    """Return the archive in which an event is told by other claims: (source, origin, stance, kind) of each."""

    def tell(event, *claims):
        columns = [c.EVENT, c.SOURCE, c.ORIGIN, c.STANCE, c.KIND]
        like = archive.claims.iloc[0].to_dict()
        rows = [like | dict(zip(columns, (event, *claim), strict=True)) for claim in claims]
        return dataclasses.replace(archive, claims=pd.DataFrame(rows))

    return tell


def test_an_event_that_is_not_there_cannot_be_asked_for(archive):
    with pytest.raises(KeyError, match="E99"):
        evidence(archive, "E99")


def test_every_event_can_be_asked_for(archive):
    for event in archive.events[c.EVENT]:
        assert evidence(archive, event).event == event


# ---- origins ---------------------------------------------------------------------------------------------------------


def test_texts_that_repeat_each_other_are_one_origin(archive):
    assert origins(archive, "E1") == ("The cellar papers",)


def test_two_texts_that_do_not_derive_from_each_other_are_two_origins(archive):
    assert origins(archive, "E4") == ("The cellar papers", "Invented Gazette")


def test_a_text_that_contradicts_is_no_support(told):
    shown = told("E1", ("SRC-CHRONICLE", "", "supports", "fact"), ("SRC-GAZETTE", "", "contradicts", "fact"))
    assert origins(shown, "E1") == ("The cellar papers",)


@pytest.mark.parametrize("kind", ["inference", "general-knowledge"])
def test_what_the_curator_concludes_or_takes_from_memory_is_no_support(told, kind):
    assert origins(told("E1", ("SRC-GAZETTE", "", "supports", kind)), "E1") == ()


def test_a_text_that_refines_supports(told):
    assert origins(told("E1", ("SRC-GAZETTE", "", "refines", "fact")), "E1") == ("Invented Gazette",)


def test_a_claim_with_an_origin_of_its_own_counts_there_and_not_at_the_root_of_its_source(told):
    shown = told(
        "E1",
        ("SRC-CHRONICLE", "SRC-COURIER", "supports", "testimony"),
        ("SRC-GAZETTE", "SRC-COURIER", "supports", "fact"),
    )
    assert origins(shown, "E1") == ("The courier's word",)


def test_what_a_copyist_adds_himself_has_its_origin_in_the_copy(told):
    shown = told("E1", ("SRC-DIGEST", "SRC-DIGEST", "supports", "interpretation"))
    assert origins(shown, "E1") == ("Digest of the chronicle",)
    (claim,) = evidence(shown, "E1").claims
    assert claim.chain == ("Digest of the chronicle",)


# ---- chain -----------------------------------------------------------------------------------------------------------


def test_a_chain_goes_from_the_origin_to_the_text_we_hold(archive):
    sources = archive.sources.set_index(c.SOURCE)
    assert chain(sources, "SRC-DIGEST") == ("SRC-CELLAR", "SRC-CHRONICLE", "SRC-DIGEST")
    assert chain(sources, "SRC-GAZETTE") == ("SRC-GAZETTE",)


def test_a_chain_survives_a_circle(archive):
    sources = archive.sources.set_index(c.SOURCE).copy()
    sources.loc["SRC-CELLAR", c.DERIVES_FROM] = "SRC-DIGEST"
    assert chain(sources, "SRC-DIGEST") == ("SRC-CELLAR", "SRC-CHRONICLE", "SRC-DIGEST")
    sources.loc["SRC-GAZETTE", c.DERIVES_FROM] = "SRC-GAZETTE"
    assert chain(sources, "SRC-GAZETTE") == ("SRC-GAZETTE",)


def test_a_chain_ends_at_a_source_that_is_not_there(archive):
    sources = archive.sources.set_index(c.SOURCE).copy()
    sources.loc["SRC-GAZETTE", c.DERIVES_FROM] = "SRC-LOST"
    assert chain(sources, "SRC-GAZETTE") == ("SRC-LOST", "SRC-GAZETTE")


def test_a_claims_own_origin_takes_the_place_of_the_root_of_its_source(told):
    (claim,) = evidence(told("E1", ("SRC-DIGEST", "SRC-COURIER", "supports", "testimony")), "E1").claims
    assert claim.chain == ("The courier's word", "Chronicle", "Digest of the chronicle")
    assert claim.origin == "The courier's word"


# ---- what is shown of an event ---------------------------------------------------------------------------------------


def test_a_claim_says_who_speaks_where_and_after_whom(archive):
    first, digest, courier = evidence(archive, "E1").claims
    assert (first.where, first.quote, first.interest) == (
        "Chronicle ¶ 2, 3",
        "a harbour",
        "Written by the minister's nephew.",
    )
    assert first.chain == ("The cellar papers", "Chronicle")
    assert digest.chain == ("The cellar papers", "Chronicle", "Digest of the chronicle")
    assert (courier.chain, courier.url) == (("The courier's word", "Invented Gazette"), "https://gazette.example/1891")
    assert courier.stance == archive.dictionary.label("claims", "stance", "contradicts")


def test_facts_are_said_in_words_and_what_is_not_known_is_left_out(archive):
    found = evidence(archive, "E1")
    facts = found.facts
    assert (found.when, found.kind) == ("4 March 1901", "Message")
    assert (found.stated, found.date_basis) == (
        "(as invented)",
        archive.dictionary.label("events", "date_basis", "stated"),
    )
    assert facts["Date in EDTF"] == "1901-03-04"
    assert "Note on the date" not in facts
    assert facts["Place"] == "The harbour (stated)"
    assert facts["Kind"] == "Message: Message"
    assert facts["Topics"] == "Harbour"
    assert (facts["Asked or offered"], facts["Answered"]) == ("A harbour", "By E2")
    assert "To cite" not in facts
    assert "Status" not in facts  # it stands at the head of the record
    assert not {"Place", "Answered"} & set(evidence(archive, "E5").facts)
    assert all(value for event in archive.events[c.EVENT] for value in evidence(archive, event).facts.values())


def test_an_event_is_disputed_if_a_source_or_another_event_contradicts_it(archive):
    assert [event for event in sorted(archive.events[c.EVENT]) if evidence(archive, event).disputed] == ["E1", "E6"]


def test_a_context_event_says_how_to_cite_it_and_how_stable_that_is(archive):
    assert evidence(archive, "E8").facts["To cite"].startswith("Invented Gazette, 1 January 1891 (")


def test_those_who_took_part_stand_in_the_order_of_hands_then_those_without(archive):
    parts = evidence(archive, "E1").parts
    assert [part.name for part in parts] == [
        "Duke al-Vale",
        "Rafi’ of the Ford",
        "Minister Élan",
        "Queen of the North",
        "The Abbot",
    ]
    assert (parts[1].acts_for, parts[1].office) == ("Duke al-Vale", "Courier")
    assert parts[3].basis == archive.dictionary.label("participants", "basis", "inferred")


def test_an_offer_stands_with_its_answer_and_where_each_is_said(archive):
    (offer,) = evidence(archive, "E1").offers
    assert (offer.content, offer.where, offer.answer_where) == ("A harbour", "Chronicle ¶ 2", "Chronicle ¶ 4")
    assert offer.answer == archive.dictionary.label("proposals", "answer", "deferred")


def test_the_event_that_answers_shows_the_offer_too(archive):
    assert evidence(archive, "E2").offers == evidence(archive, "E1").offers


def test_an_offer_without_an_answer_says_so(archive):
    (offer,) = evidence(archive, "E3").offers
    assert offer.answer == archive.dictionary.label("proposals", "answer", "none-recorded")
    assert offer.answer_where == ""


def test_a_link_is_read_in_both_directions(archive):
    (outward,) = evidence(archive, "E2").links
    assert (outward.event, outward.outward, outward.title) == ("E1", True, "The Duke offers a harbour")
    inward = {link.event: link for link in evidence(archive, "E1").links}
    assert set(inward) == {"E2", "E5", "E6"}
    assert not any(link.outward for link in inward.values())
    assert inward["E5"].basis == archive.dictionary.label("links", "basis", "inferred")
    assert inward["E5"].note == "No date is given"


def test_a_doubt_is_shown_with_every_event_it_touches(archive):
    for event, titles in {"E1": ["Who began"], "E6": ["Who began"], "E2": []}.items():
        assert [issue.title for issue in evidence(archive, event).issues] == titles


def test_a_doubt_about_e10_is_not_a_doubt_about_e1(archive):
    issues = archive.ambiguities.assign(**{c.EVENTS: "E10;E11"})
    assert evidence(dataclasses.replace(archive, ambiguities=issues), "E1").issues == ()
