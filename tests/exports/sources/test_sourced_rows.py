import pytest

from components.exports.sources.sourced_rows import MOST, sourced_rows, where_said


def test_a_record_says_when_what_who_and_where_it_stands(archive):
    (row,) = sourced_rows(archive, ["E1", "E1"])
    assert (row.event, row.when, row.what) == ("E1", "4 March 1901", "The Duke offers a harbour")
    assert "Chronicle ¶ 2, 3 (Khaddam&#x27;s narrative)" in where_said(row)
    assert "Contradicts it: Invented Gazette (The envoy, in 2021)" in where_said(row)


def test_records_stand_in_the_order_asked_for(archive):
    assert [row.event for row in sourced_rows(archive, ["E4", "E1"])] == ["E4", "E1"]
    assert sourced_rows(archive, []) == []


def test_a_record_that_is_not_shown_is_refused(archive, nothing):
    with pytest.raises(KeyError):
        sourced_rows(nothing, ["E1"])


def test_a_record_of_which_no_source_is_recorded_says_so(archive):
    (row,) = sourced_rows(archive, ["E1"])
    assert where_said(row._replace(said={})) == "No source is recorded."


def test_the_words_of_a_source_stay_words(archive):
    (row,) = sourced_rows(archive, ["E1"])
    assert "<b>" not in where_said(row._replace(said={"Says so": ["<b>x</b>"]}))
    assert MOST == 500
