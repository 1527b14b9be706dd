"""What stands side by side where accounts disagree."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from components.dataset import Selection, filter_mask, select
from components.dataset.model import columns as c
from components.dataset.query.order import mask_of_ids
from components.dataset.sources.disagreements import disagreement, disagreements
from components.dataset.sources.excluded_sources import ExcludedSources, excluded_claims

# ---- the invented archive --------------------------------------------------------------------------------------------


def with_readings(dataset, *rows):
    columns = ("reading_id", "issue_id", "account", "says", "claims", "rests_on")
    return replace(dataset, readings=pd.DataFrame(rows, columns=columns, dtype="str"))


def account(number, issue, claims):
    return (f"RD{number:02}", issue, f"Account {number}", "It says so.", claims, "A word")


def cited(found):
    """Return the claims of each account."""
    return [[one.claim.claim for one in account.cited] for account in found.accounts]


def test_the_accounts_of_a_disagreement_stand_next_to_each_other_in_the_order_of_the_file(archive):
    found = disagreement(archive, "AMB-01")
    assert [(one.letter, one.heading) for one in found.accounts] == [("A", "The Duke began"), ("B", "The Queen began")]
    assert cited(found) == [["CL001", "CL011"], ["CL012"]]


def test_a_claim_says_which_event_it_is_about_and_the_sources_it_came_through(archive):
    one = disagreement(archive, "AMB-01").accounts[0].cited[1]
    assert (one.event, one.title) == ("E1", "The Duke offers a harbour")
    assert one.path == ("SRC-CELLAR", "SRC-CHRONICLE", "SRC-DIGEST")


def test_repeats_of_one_origin_count_once(archive):
    first, other = disagreement(archive, "AMB-01").accounts
    assert first.origins == ("The cellar papers",)
    assert other.origins == ("The courier's word",)


def test_a_claim_that_contradicts_its_event_still_gives_its_account(archive):
    (one,) = disagreement(archive, "AMB-01").accounts[1].cited
    assert one.claim.stance == "Contradicts"
    assert disagreement(archive, "AMB-01").accounts[1].origins


def test_an_inference_of_the_curator_is_no_origin(archive):
    found = with_readings(archive, account(1, "AMB-01", "CL013"), account(2, "AMB-01", "CL012"))
    assert disagreement(found, "AMB-01").accounts[0].origins == ()


def test_two_accounts_of_one_origin_are_one_origin_together(archive):
    found = with_readings(archive, account(1, "AMB-01", "CL001"), account(2, "AMB-01", "CL011"))
    assert disagreement(found, "AMB-01").origins == ("The cellar papers",)


def test_what_is_switched_off_stays_in_sight_and_counts_no_more(archive):
    dark = excluded_claims(archive, ExcludedSources(sources=("SRC-CELLAR",)))
    first, other = disagreement(archive, "AMB-01", off=dark).accounts
    assert [one.excluded for one in first.cited] == [True, True]
    assert first.origins == ()
    assert [one.excluded for one in other.cited] == [False]
    assert other.origins == ("The courier's word",)


def test_the_events_concerned_are_those_of_the_claims_and_then_the_others_of_the_doubt(archive):
    found = disagreement(archive, "AMB-01")
    assert found.events == ("E1", "E6")
    assert found.titles["E6"] == "The Queen is said to have spoken of peace"


def test_a_filter_takes_no_claim_out_of_a_comparison_but_says_that_it_lies_outside(archive):
    found = disagreement(archive, "AMB-01", mask_of_ids(archive, ["E6"]))
    assert cited(found) == cited(disagreement(archive, "AMB-01"))
    assert not any(one.in_filters for account in found.accounts for one in account.cited)


def test_a_disagreement_touches_the_chosen_events_by_its_claims_or_by_the_events_of_the_doubt(archive):
    for events, touched in ((["E1"], True), (["E6"], True), (["E2", "E9"], False)):
        assert [one.in_filters for one in disagreements(archive, mask_of_ids(archive, events))] == [touched]


def test_a_disagreement_outside_the_filters_is_listed_all_the_same(archive):
    (found,) = disagreements(archive, np.zeros(len(archive.events), dtype=bool))
    assert found.issue == "AMB-01"
    assert (found.severity, found.accounts, found.in_filters) == ("High", 2, False)
    assert found.events == ("E1", "E6")


def test_the_gravest_comes_first_and_then_the_order_of_the_file(archive):
    doubt = archive.ambiguities.iloc[0]
    doubts = pd.DataFrame(
        [{**doubt, "issue_id": f"AMB-{n:02}", "severity": severity} for n, severity in
         enumerate(("low", "critical", "low", "critical"), start=1)], dtype="str",
    )  # fmt: skip
    order = (4, 3, 2, 1)
    rows = [account(2 * n + more, f"AMB-{n:02}", "CL001" if more else "CL012") for n in order for more in (0, 1)]
    found = disagreements(replace(with_readings(archive, *rows), ambiguities=doubts))
    assert [one.issue for one in found] == ["AMB-04", "AMB-02", "AMB-03", "AMB-01"]


def test_one_account_alone_is_no_disagreement(archive):
    assert disagreements(with_readings(archive, account(1, "AMB-01", "CL001"))) == []


def test_a_package_without_readings_has_no_disagreement(archive):
    assert disagreements(with_readings(archive)) == []


def test_a_claim_that_the_package_does_not_have_is_left_out(archive):
    found = with_readings(archive, account(1, "AMB-01", "CL999;CL001;CL001"), account(2, "AMB-01", "CL012"))
    assert cited(disagreement(found, "AMB-01")) == [["CL001"], ["CL012"]]
    assert [one.events for one in disagreements(found)] == [("E1", "E6")]


def test_of_a_part_of_a_package_only_what_it_holds_is_compared(archive, nothing):
    assert cited(disagreement(select(archive, Selection(text="harbour")), "AMB-01")) == [["CL001", "CL011"], ["CL012"]]
    assert cited(disagreement(nothing, "AMB-01")) == [[], []]


def test_more_accounts_than_letters_still_have_different_names(archive):
    rows = [account(number, "AMB-01", "CL001") for number in range(1, 29)]
    letters = [one.letter for one in disagreement(with_readings(archive, *rows), "AMB-01").accounts]
    assert letters[:2] + letters[25:] == ["A", "B", "Z", "A2", "B2"]


def test_an_unknown_doubt_is_refused(archive):
    with pytest.raises(KeyError):
        disagreement(archive, "AMB-99")


# ---- the real package ------------------------------------------------------------------------------------------------

TOLD = {"AMB-02", "AMB-04", "AMB-05", "AMB-06", "AMB-09", "AMB-10", "AMB-33", "AMB-34", "AMB-37"}


def readings_of(dataset, issue):
    return [set(cell.split(";")) for cell in dataset.readings.loc[dataset.readings[c.ISSUE_ID] == issue, c.CLAIMS]]


def test_every_account_names_claims_that_there_are(real):
    named = {claim for cell in real.readings[c.CLAIMS] for claim in cell.split(";")}
    assert named <= set(real.claims[c.CLAIM])


def test_every_disagreement_has_two_accounts_and_none_shares_a_claim_with_another(real):
    issues = [one.issue for one in disagreements(real)]
    assert TOLD <= set(issues) == set(real.readings[c.ISSUE_ID])
    for issue in issues:
        claims = readings_of(real, issue)
        assert len(claims) >= 2, issue
        assert sum(map(len, claims)) == len(set.union(*claims)), issue


def test_every_account_is_given_by_a_source_and_not_by_the_curator(real):
    for point in disagreements(real):
        for account in disagreement(real, point.issue).accounts:
            assert account.origins, account.heading
            assert "Curator's inference" not in {one.claim.voice for one in account.cited}, account.heading


def test_every_event_of_a_doubt_that_has_accounts_is_among_the_events_of_its_claims_or_named_beside_them(real):
    for issue, events in real.ambiguities[[c.ISSUE_ID, c.EVENTS]].itertuples(index=False):
        if issue in set(real.readings[c.ISSUE_ID]):
            assert set(events.split(";")) <= set(disagreement(real, issue).events), issue


def test_the_words_of_an_account_name_no_row_by_its_id_and_adopt_no_polemic(real):
    for column in (c.ACCOUNT, c.SAYS, c.RESTS_ON):
        for cell in real.readings[column]:
            assert not any(mark in cell for mark in ("AMB-", "SRC-", "CL0", "CL1", "CL2")), cell
            assert not {"regime", "tempting", "pretext", "conspiracy", "zionist", "mafia"} & set(cell.lower().split())


def test_no_damaged_sentence_is_quoted_in_a_comparison(real):
    # Document 000 ¶ 6 and 25, Document 002 ¶ 15: CL029, CL051, CL211.
    quotes = dict(zip(real.claims[c.CLAIM], real.claims[c.QUOTE], strict=True))
    assert [quotes[claim] for claim in ("CL029", "CL051", "CL211")] == ["", "", ""]


def test_who_took_the_first_step_is_told_by_two_origins_and_the_third_account_shares_the_first_ones(real):
    # Document 000 ¶ 1, 4, 5 (Saddam began); al-Qaisi in 2021 (Assad began); ¶ 27-29 (the reply of February 1996).
    saddam, assad, reply = disagreement(real, "AMB-04").accounts
    assert {number for one in saddam.cited for number in one.claim.paragraphs.split(";")} == {"", "1", "4", "5"}
    assert saddam.origins == reply.origins == ("Khaddam's papers",)
    assert [(one.event, one.claim.voice) for one in assad.cited] == [("X01", "The envoy, in 2021")]
    assert assad.origins == ("Al-Qaisi, statements of 2021",)
    assert {number for one in reply.cited for number in one.claim.paragraphs.split(";")} == {"27", "28", "29"}


def test_what_clinton_offered_is_a_disagreement_inside_one_document(real):
    # Document 002 ¶ 10, 11: his letter as quoted; ¶ 8, 9: the digest and the newspaper; ¶ 15: Assad's reply.
    found = disagreement(real, "AMB-02")
    letter, reading, reply = found.accounts
    told = [
        {(one.claim.paragraphs, one.claim.voice) for one in account.cited if one.claim.source == "Document 002"}
        for account in (letter, reading, reply)
    ]
    assert told == [
        {("10", "Clinton's letter, as quoted"), ("11", "Clinton's letter, as quoted")},
        {("8", "The digest's own words"), ("9", "Asharq Al-Awsat's summary")},
        {("15", "Assad's letter, as quoted")},
    ]
    assert found.origins == ("Khaddam's papers",)


def test_the_channel_disagreement_is_two_paragraphs_of_one_digest(real):
    # Document 000 ¶ 8 (not through Ankara) and ¶ 16 (through Ankara).
    decision, answer = disagreement(real, "AMB-09").accounts
    assert {one.claim.where for one in decision.cited} == {"Document 000 ¶ 8"}
    assert {one.claim.where for one in answer.cited} == {"Document 000 ¶ 16"}


def test_without_the_envoy_one_account_of_the_first_step_is_left_without_an_origin(real):
    found = disagreement(real, "AMB-04", off=excluded_claims(real, ExcludedSources(voices=("envoy-testimony",))))
    assert [len(account.origins) for account in found.accounts] == [1, 0, 1]


def test_of_the_context_only_the_disagreements_on_1982_and_on_the_line_of_4_june_are_chosen(real):
    found = disagreements(real, filter_mask(real, Selection(layers=("context",))))
    assert {one.issue for one in found if one.in_filters} == {"AMB-05", "AMB-10"}
    assert len(found) == len(disagreements(real))
