import csv
import dataclasses
import datetime as dt
import io

import pandas as pd
import pytest

from components.dataset import Selection, load_dataset, select
from components.dataset.model import columns as c
from components.dataset.sources.records import WHEN, WHERE_SAID, WHO, records
from components.exports.package.events_csv import (
    DATA_VERSION,
    FILTERS,
    SHORT_TITLE,
    claims_csv,
    claims_file_name,
    events_csv,
    file_name,
)
from tests.conftest import DATA


def rows_of(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def spoilt(archive, text):
    return dataclasses.replace(archive, events=archive.events.assign(**{c.NOTE: text}))


def test_what_is_exported_loads_back_as_it_was(archive, broken):
    folder = broken("events.csv", "E8", "E8")
    (folder / "events.csv").write_bytes(events_csv(archive, "no filter"))
    found = load_dataset(folder, DATA / "datapackage.json")
    assert found.problems == ()
    pd.testing.assert_frame_equal(found.events, archive.events)


def test_every_column_of_the_dictionary_is_there_in_its_order(archive):
    header = list(rows_of(events_csv(archive, "x"))[0])
    added = ["date_in_words", "who_takes_part", "where_said", "corrections", DATA_VERSION, FILTERS]
    assert header == [*archive.dictionary.tables["events"].fields, *added]


def test_a_row_says_in_words_what_the_table_on_screen_says(archive):
    told = records(archive)
    for row in rows_of(events_csv(archive, "x")):
        seen = told.loc[row[c.EVENT]]
        assert (row["date_in_words"], row["who_takes_part"], row["where_said"]) == (
            seen[WHEN],
            seen[WHO],
            seen[WHERE_SAID],
        )


def test_a_spreadsheet_is_told_that_it_is_utf8(archive):
    assert events_csv(archive, "x").startswith(b"\xef\xbb\xbf")


def test_every_row_says_the_version_and_what_was_asked_for(archive):
    shown = select(archive, Selection(kinds=("message",)))
    rows = rows_of(events_csv(shown, "Kind of event: Message"))
    assert [row[c.EVENT] for row in rows] == ["E1", "E2", "E3"]
    assert {(row[DATA_VERSION], row[FILTERS]) for row in rows} == {("0.1.0", "Kind of event: Message")}


def test_an_open_bound_is_an_empty_cell_and_a_day_is_iso(archive):
    rows = {row[c.EVENT]: row for row in rows_of(events_csv(archive, "x"))}
    assert (rows["E6"][c.EARLIEST], rows["E6"][c.LATEST]) == ("", "1901-02-28")


@pytest.mark.parametrize("year", ["0033", "0999", "2400"])
def test_a_year_has_four_digits_however_long_ago(archive, year):
    events = archive.events.assign(**{c.EARLIEST: pd.Series([dt.date(int(year), 4, 3)] * 9, dtype="datetime64[us]")})
    rows = rows_of(events_csv(dataclasses.replace(archive, events=events), "x"))
    assert {row[c.EARLIEST] for row in rows} == {f"{year}-04-03"}


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", " =", "  @"])
def test_a_cell_that_a_spreadsheet_would_run_begins_with_an_apostrophe(archive, sign):
    text = f"{sign}HYPERLINK(0)"
    rows = rows_of(events_csv(spoilt(archive, text), text))
    assert {row[c.NOTE] for row in rows} == {f"'{text}"}
    assert {row[FILTERS] for row in rows} == {f"'{text}"}


@pytest.mark.parametrize(
    "text", ["a=b", "1-2", 'He said "no"', "one, two; three", "line\nbreak", "<b>bold</b>", "صدام", "'quoted'"]
)
def test_any_other_text_is_exported_as_it_is(archive, text):
    assert {row[c.NOTE] for row in rows_of(events_csv(spoilt(archive, text), "x"))} == {text}


def test_no_events_are_a_header(archive, nothing):
    text = events_csv(nothing, "x").decode("utf-8-sig")
    assert text.count("\n") == 1
    assert text.startswith(f'"{c.EVENT}",')


def test_exporting_does_not_change_the_dataset(archive):
    before = archive.events.copy()
    events_csv(archive, "x")
    pd.testing.assert_frame_equal(archive.events, before)


def test_the_name_of_the_file_says_version_and_how_many_of_how_many(archive):
    shown = select(archive, Selection(kinds=("message",)))
    assert file_name(shown, len(archive.events)) == "backchannel-0.1.0-3-of-9-events.csv"
    assert file_name(dataclasses.replace(shown, version="../1"), 9) == "backchannel-1-3-of-9-events.csv"


# ---- claims ----------------------------------------------------------------------------------------------------------


def test_the_claims_exported_load_back_as_they_were(archive, broken):
    folder = broken("events.csv", "E8", "E8")
    (folder / "claims.csv").write_bytes(claims_csv(archive, "no filter"))
    found = load_dataset(folder, DATA / "datapackage.json")
    assert found.problems == ()
    pd.testing.assert_frame_equal(found.claims, archive.claims)


def test_the_claims_of_the_shown_events_are_exported_and_no_others(archive):
    shown = select(archive, Selection(kinds=("message",)))
    rows = rows_of(claims_csv(shown, "Kind of event: Message"))
    assert {row[c.EVENT] for row in rows} == {"E1", "E2", "E3"}
    assert [row[c.CLAIM] for row in rows] == shown.claims[c.CLAIM].tolist()
    assert {(row[DATA_VERSION], row[FILTERS]) for row in rows} == {("0.1.0", "Kind of event: Message")}
    assert claims_file_name(shown) == f"backchannel-0.1.0-claims-of-{len(shown.events)}-events.csv"


def test_a_claim_names_its_source_and_how_to_cite_it(archive):
    content = claims_csv(archive, "x")
    added = [SHORT_TITLE, c.CITATION, DATA_VERSION, FILTERS]
    assert list(rows_of(content)[0]) == [*archive.dictionary.tables["claims"].fields, *added]
    sources = archive.sources.set_index(c.SOURCE)
    for row in rows_of(content):
        said = sources.loc[row[c.SOURCE]]
        assert (row[SHORT_TITLE], row[c.CITATION]) == (said[c.SHORT], said[c.CITATION])


def test_a_claim_whose_source_is_missing_is_exported_without_its_title(archive):
    rows = rows_of(claims_csv(dataclasses.replace(archive, sources=archive.sources[:0]), "x"))
    assert len(rows) == len(archive.claims)
    assert {(row[SHORT_TITLE], row[c.CITATION]) for row in rows} == {("", "")}


def test_the_claims_are_as_safe_in_a_spreadsheet_as_the_events(archive):
    spoilt_claims = dataclasses.replace(archive, claims=archive.claims.assign(**{c.NOTE: "=HYPERLINK(0)"}))
    content = claims_csv(spoilt_claims, "x")
    assert content.startswith(b"\xef\xbb\xbf")
    assert {row[c.NOTE] for row in rows_of(content)} == {"'=HYPERLINK(0)"}


def test_no_events_have_no_claims(archive, nothing):
    assert claims_csv(nothing, "x").decode("utf-8-sig").count("\n") == 1
