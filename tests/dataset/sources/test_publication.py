"""When the public could first know of an event."""

from dataclasses import replace

import pandas as pd
import pytest

from components.dataset import Selection, filter_mask
from components.dataset.model import columns as c
from components.dataset.query.order import selected_mask
from components.dataset.sources.publication import publication_delay, publications


def found(dataset):
    return publications(dataset, dataset)


def published(dataset, **dates):
    """Return `dataset` with these dates of publication: CHRONICLE="1950" for the source SRC-CHRONICLE."""
    dated = {f"SRC-{name}": date for name, date in dates.items()}
    cells = [dated.get(source, "") for source in dataset.sources[c.SOURCE]]
    return replace(dataset, sources=dataset.sources.assign(**{c.PUBLISHED: pd.Series(cells, dtype="str")}))


def days(row):
    return tuple(day and str(day) for day in row.days)


def test_a_public_event_was_known_when_it_happened(archive):
    row = found(published(archive, GAZETTE="1999-01-01"))["E8"]
    assert row.at_once
    assert (days(row), row.lag) == (("1890-01-01", "1890-12-31"), "")


def test_a_secret_event_was_known_when_the_first_source_was_published(archive):
    row = found(published(archive, CHRONICLE="1950-05-01", DIGEST="1951-01-01"))["E1"]
    assert not row.at_once
    assert days(row) == ("1950-05-01", "1950-05-01")
    assert row.lag == "about 49 years and 1 month later"


def test_what_repeats_a_source_is_not_older_than_it(archive):
    row = found(published(archive, CHRONICLE="1950-06", DIGEST="1950"))["E1"]
    assert days(row) == ("1950-06-01", "1950-06-30")


def test_a_repetition_that_is_dated_better_bounds_the_first_publication(archive):
    row = found(published(archive, CHRONICLE="1950", DIGEST="1950-03-01"))["E1"]
    assert days(row) == ("1950-01-01", "1950-03-01")


def test_papers_and_testimony_are_no_publications(archive):
    row = found(published(archive, CELLAR="1901-04-01", COURIER="1901-05-01"))["E1"]
    assert days(row) == (None, None)


def test_testimony_that_supports_an_event_does_not_publish_it(archive):
    # CL012 goes back to the courier's word; the newspaper that prints it has no date.
    vouched = archive.claims[c.STANCE].mask(archive.claims["claim_id"].eq("CL012"), "supports")
    told = replace(archive, claims=archive.claims.assign(**{c.STANCE: vouched}))
    assert days(found(published(told, COURIER="1901-05-01"))["E1"]) == (None, None)
    assert days(found(published(told, GAZETTE="1901-06-01"))["E1"]) == ("1901-06-01", "1901-06-01")


def test_a_source_that_contradicts_an_event_does_not_publish_it(archive):
    assert days(found(published(archive, GAZETTE="1902-01-01"))["E1"]) == (None, None)


def test_without_a_dated_publication_the_day_is_not_known(archive):
    rows = found(archive)
    assert days(rows["E1"]) == (None, None)
    assert set(rows) == set(archive.events[c.EVENT])


def test_nothing_is_known_before_it_happens(archive):
    row = found(published(archive, CHRONICLE="1901"))["E2"]
    assert days(row) == ("1901-03-20", "1901-12-31")


def test_no_events_have_no_days(archive, nothing):
    assert publications(archive, nothing) == {}


def test_the_lag_is_told_in_years_if_the_days_are_far_apart(archive):
    assert found(published(archive, CHRONICLE="1950/1955"))["E1"].lag == "48 to 54 years later"
    assert found(published(archive, CHRONICLE="1950"))["E6"].lag == ""  # its first day is not known


def test_the_delay_counts_only_what_was_not_public(archive):
    made = published(archive, CHRONICLE="1950-05-01")
    late = publication_delay(made, selected_mask(made, made))
    assert set(made.events.loc[late.hidden, c.EVENT]) == {"E1", "E2", "E3", "E5", "E6", "E7"}
    assert late.published.sum() == 6
    assert (late.years, late.least, late.most) == ((1950, 1950), 48, 49)


def test_of_nothing_there_is_no_delay(archive, nothing):
    late = publication_delay(archive, nothing.mask)
    assert (late.hidden.sum(), late.years, late.least, late.most) == (0, (0, 0), None, None)


def test_the_offer_of_february_1996_was_first_read_in_june_2021(real):
    # Document 000 ¶ 18, by way of Orient Net (27 June 2021) and the newspaper's first episode (June 2021).
    row = found(real)["S24"]
    assert days(row) == ("2021-06-01", "2021-06-27")
    assert row.lag == "about 25 years and 4 months later"


def test_clintons_letter_was_first_read_on_1_july_2021(real):
    # Document 002 ¶ 8-11, by way of Turkiya Ajel (2 July 2021) and the newspaper's fifth episode (1 July 2021).
    row = found(real)["S36"]
    assert days(row) == ("2021-07-01", "2021-07-01")
    assert row.lag == "about 23 years and 4 months later"


def test_a_report_that_contradicts_a_claim_does_not_date_it(real):
    # S05, Document 002 ¶ 9: the agency report of 1996 adds something but contradicts the commitment.
    assert days(found(real)["S05"]) == ("2021-07-01", "2021-07-01")


def test_an_inference_was_never_published(real):
    assert days(found(real)["S13"]) == (None, None)


@pytest.mark.parametrize("layers", [("documents",), ("episodes",), ()])
def test_no_source_shows_a_secret_event_before_2021(real, layers):
    late = publication_delay(real, filter_mask(real, Selection(layers=layers)))
    assert late.years == (2021, 2021)
    assert 23 <= late.least <= late.most <= 26
