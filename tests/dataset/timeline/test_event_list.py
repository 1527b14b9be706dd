"""Which events a list has, in what order, and what is said between them."""

import numpy as np
import pytest

from components.dataset import Selection, filter_mask, select
from components.dataset.model import columns as c
from components.dataset.model.vocabulary import PUBLIC
from components.dataset.timeline.event_list import in_time, line_counts, listed_mask, pauses
from components.dataset.timeline.timeline import ALL, marks
from tests.dataset.timeline.test_timeline import dated


def every(dataset):
    return np.ones(len(dataset.events), dtype=bool)


def said(dataset):
    return {event: pause.words for event, pause in pauses(dataset, marks(dataset, dataset, ALL)).items()}


def test_what_was_public_is_left_out_unless_it_is_asked_for(real):
    listed = real.events[listed_mask(real, every(real), public=False)]
    assert not listed[c.SECRECY].eq(PUBLIC).any()
    assert len(listed) == int(real.events[c.SECRECY].ne(PUBLIC).sum())
    assert listed_mask(real, every(real), public=True).all()


def test_where_nothing_was_secret_all_is_listed(real):
    public = filter_mask(real, Selection(secrecies=("public",)))
    assert (listed_mask(real, public, public=False) == public).all()


def test_events_stand_in_the_order_of_their_marks_and_those_without_a_date_last(archive, half_dated):
    for dataset in (archive, half_dated):
        at = marks(dataset, dataset, ALL).set_index(c.EVENT)["at"]
        ids = dataset.events[c.EVENT].to_numpy()[in_time(dataset, every(dataset))]
        stand = at[ids]
        assert stand.dropna().is_monotonic_increasing
        assert stand.isna().tolist() == sorted(stand.isna().tolist())


def test_a_longer_title_takes_more_lines(real):
    letters = real.events[c.TITLE].str.len()
    lines = line_counts(real)
    assert lines[letters.argmax()] > lines[letters.argmin()] >= 3


def test_the_longest_pause_of_the_shipped_list_is_the_136_days_before_the_offer(real):
    secret = select(real, Selection(secrecies=("secret", "internal", "offered-either", "not-stated")))
    found = pauses(real, marks(real, secret, ALL))
    assert found["S23"].words == "136 days without a dated record in this list"
    assert found["S23"].events == ("S40", "S23")
    assert found["P01"].words.startswith("More than 6 years")


def test_a_pause_runs_from_the_last_possible_day_to_the_first_possible_one(archive):
    made = dated(archive, ("1901-01-01", "1901-01-20"), ("1901-06-05", "1901-06-30"))
    assert said(made) == {"N1": "136 days without a dated record in this list"}


@pytest.mark.parametrize("bounds", [(None, "1901-06-05"), (None, None)])
def test_no_pause_is_said_before_what_may_have_been_earlier(archive, bounds):
    assert "days" not in "".join(said(dated(archive, ("1901-01-01", "1901-01-01"), bounds)).values())


def test_no_pause_is_said_after_what_may_have_been_later(archive):
    assert said(dated(archive, ("1901-01-01", None), ("1901-06-05", "1901-06-05"))) == {}


def test_no_day_of_a_pause_is_one_on_which_a_closely_dated_event_may_lie(archive):
    # The month reaches beyond the day that stands after its middle.
    made = dated(archive, ("1901-01-01", "1901-01-31"), ("1901-01-20", "1901-01-20"), ("1901-03-12", "1901-03-12"))
    assert said(made) == {"N2": "40 days without a dated record in this list"}


def test_a_short_pause_is_not_said(archive):
    assert said(dated(archive, ("1901-01-01", "1901-01-01"), ("1901-01-04", "1901-01-04"))) == {}


def test_those_without_any_date_are_said_to_be_so_once(archive):
    made = dated(archive, ("1901-01-01", "1901-01-01"), (None, None), (None, None))
    assert said(made) == {"N1": "Without any date"}


def test_of_nothing_nothing_is_said(archive, nothing):
    assert pauses(archive, marks(archive, nothing, ALL)) == {}
