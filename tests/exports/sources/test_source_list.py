import csv
import io

from components.dataset.model import columns as c
from components.dataset.sources.evidence import origins
from components.exports.sources.source_list import origins_by_event, sources_csv, used_sources
from tests.exports.choice import first_event, only


def test_sources_stand_from_most_claims_to_least_with_their_paragraphs(archive):
    found = used_sources(archive)
    assert [(one.short, one.claims, one.events, one.paragraphs) for one in found] == [
        ("Chronicle", 9, 8, "1;2;3;4"),
        ("Invented Gazette", 3, 3, ""),
        ("Digest of the chronicle", 1, 1, "1"),
    ]
    assert found[0].where == "Chronicle ¶ 1, 2, 3, 4"


def test_only_the_claims_of_the_chosen_events_count(archive):
    assert [(one.short, one.claims) for one in used_sources(only(archive, "E4"))] == [
        ("Chronicle", 1),
        ("Invented Gazette", 1),
    ]


def test_the_offer_of_1996_rests_on_document_000(real):
    # S24: Document 000, paragraphs 17 (the digest's words) and 18 to 23 (the envoy's message).
    first = used_sources(only(real, "S24"))[0]
    assert (first.short, first.paragraphs) == ("Document 000", "17;18;19;20;21;22;23")


def test_paragraphs_stand_in_the_order_of_numbers(real):
    numbers = [[int(one) for one in source.paragraphs.split(";") if one] for source in used_sources(real)]
    assert numbers == [sorted(one) for one in numbers]


def test_the_file_of_sources_says_all_of_it_and_is_stamped(archive):
    text = sources_csv(archive, "=no filter").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row[c.SHORT] for row in rows] == ["Chronicle", "Invented Gazette", "Digest of the chronicle"]
    assert {(row["data_version"], row["filters"]) for row in rows} == {("0.1.0", "'=no filter")}
    assert rows[1][c.URL] == "https://gazette.example/1891"


def test_no_events_rest_on_no_sources(nothing):
    assert used_sources(nothing) == []
    assert sources_csv(nothing, "x").count(b"\n") == 1


def test_origins_are_those_of_the_evidence_panel(real):
    found = origins_by_event(real)
    for event in real.events[c.EVENT].tolist():
        assert set(found.get(event, ())) == set(origins(real, event)), event


def test_an_event_that_is_changed_keeps_its_sources(archive):
    assert used_sources(first_event(archive, **{c.NOTE: "x"})) == used_sources(archive)
