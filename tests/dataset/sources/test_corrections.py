import datetime as dt

from components.dataset.query.stop_at import truncate_at
from components.dataset.sources.corrections import corrections, corrections_of, events_of_records, records_of
from components.dataset.sources.evidence import evidence
from tests.exports.choice import only


def test_corrections_are_told_the_latest_first(archive):
    assert [(one.correction, one.version, one.date) for one in corrections(archive)] == [
        ("K2", "1.1.0", ""),
        ("K1", "1.0.0", "1901-12-01"),
    ]


def test_a_correction_of_a_claim_is_told_with_the_event_that_the_claim_is_about(archive):
    assert [one.correction for one in evidence(archive, "E4").corrections] == ["K2"]
    assert [one.correction for one in evidence(archive, "E3").corrections] == ["K1"]
    assert evidence(archive, "E1").corrections == ()


def test_what_was_chosen_has_its_own_corrections_only(archive):
    assert [one.correction for one in corrections_of(archive, records_of(only(archive, "E1", "E3")))] == ["K1"]


def test_a_record_leads_to_its_event(archive):
    assert events_of_records(archive, ["CL004", "E3", "A-ANN"]) == ["E4", "E3"]


def test_nothing_is_told_of_corrections_before_an_answer(archive):
    assert corrections(truncate_at(archive, dt.date(1902, 12, 31))) == []
