from dataclasses import replace

import pandas as pd
import pytest

from components.dataset import Selection, select
from components.dataset.model import columns as c
from components.dataset.sources.claims import claims_of, statements
from components.dataset.sources.excluded_sources import ExcludedSources, unsupported_mask
from components.dataset.sources.locators import locator
from components.dataset.sources.records import (
    CERTAINTY,
    CHANNEL,
    KIND,
    SORT,
    STATUS,
    SUMMARY,
    WHAT,
    WHEN,
    WHERE_SAID,
    WHO,
    records,
)


def test_a_record_says_every_value_in_words(archive):
    row = records(archive).loc["E1"]
    assert row[[WHEN, WHAT, KIND, CERTAINTY]].tolist() == [
        "4 March 1901",
        "The Duke offers a harbour",
        "Message",
        "Medium",
    ]
    assert row[CHANNEL] == archive.dictionary.label("events", "channel", "envoy-qatar")
    assert records(archive).loc["E7", STATUS] == "Planned"


def test_a_record_names_those_who_take_part_and_not_those_only_spoken_of(archive):
    rows = records(archive)
    assert rows.loc["E1", WHO] == "Duke al-Vale; Rafi’ of the Ford; Minister Élan; Queen of the North"
    assert rows.loc["E8", WHO] == "Duke al-Vale"


def test_a_record_says_where_it_is_said(archive):
    rows = records(archive)
    assert rows.loc["E1", WHERE_SAID].startswith(
        "Chronicle ¶ 2, 3 (Khaddam's narrative); Digest of the chronicle ¶ 1 ("
    )


def test_a_source_that_contradicts_is_not_listed_as_saying_it(archive):
    assert records(archive).loc["E1", WHERE_SAID].endswith("; Contradicts it: Invented Gazette (The envoy, in 2021)")


def test_a_record_lists_its_sources_as_the_evidence_does(real):
    rows = records(real)
    for event in real.events[c.EVENT][:40]:
        lines = [line for lines in statements(claims_of(real, event)).values() for line in lines]
        assert all(line in rows.loc[event, WHERE_SAID] for line in lines)


def test_records_stand_in_the_order_of_time_or_in_the_order_asked_for(archive):
    assert records(archive).index[:3].tolist() == ["E8", "E6", "E1"]
    assert records(archive, ["E3", "E1"]).index.tolist() == ["E3", "E1"]


def test_the_first_possible_day_of_an_open_date_is_not_known(archive):
    rows = records(archive)
    assert pd.isna(rows.loc["E6", SORT])
    assert rows.loc["E3", SORT] == pd.Timestamp("1901-09-01")


def test_an_event_that_is_not_shown_cannot_be_asked_for(archive):
    with pytest.raises(KeyError):
        records(archive, ["E99"])


def test_no_events_are_a_table_without_rows(archive, nothing):
    assert records(nothing).empty
    assert list(records(nothing)) == list(records(archive))
    assert records(archive, []).empty


def test_records_do_not_change_the_dataset(archive):
    before = archive.events.copy()
    assert SUMMARY in records(archive)
    pd.testing.assert_frame_equal(archive.events, before)


def test_a_source_without_paragraphs_is_named_alone():
    assert locator("Chronicle", "2;3") == "Chronicle ¶ 2, 3"
    assert locator("Gazette", "") == "Gazette"


def test_a_row_says_that_its_only_support_is_switched_off(archive):
    shown = select(archive, Selection())
    dark = replace(shown, unsupported=unsupported_mask(archive, ExcludedSources(sources=("SRC-CELLAR",))))
    statuses = records(dark)["Status"]
    assert statuses["E1"] == "Reported as done; its only support is switched off"
    assert statuses["E8"] == "Reported as done"
    assert records(shown)["Status"]["E1"] == "Reported as done"
