import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from components.dataset import Page, Selection
from components.dataset.model import columns as c
from components.dataset.query.certainty import certain_mask, count_words
from components.dataset.sources.excluded_sources import ExcludedSources


def ids(dataset, mask):
    return set(dataset.events[c.EVENT][mask])


def test_certain_is_what_is_done_held_certain_and_disputed_by_none(archive):
    sure = ids(archive, certain_mask(archive, Selection(), ExcludedSources()))
    assert sure == {"E1", "E2", "E3", "E4", "E5", "E8", "E9"}  # E6 is only claimed, E7 only planned


@pytest.mark.parametrize("doubt", ["contested", "one-origin-disputed", "none"])
def test_what_is_disputed_or_stated_by_no_source_is_not_certain(archive, doubt):
    events = archive.events.assign(
        corroboration=archive.events[c.CORROBORATION].mask(archive.events[c.EVENT] == "E1", doubt)
    )
    assert "E1" not in ids(archive, certain_mask(replace(archive, events=events), Selection(), ExcludedSources()))


def test_what_may_lie_outside_the_dates_is_not_certain(archive):
    march = Selection(start=dt.date(1901, 3, 1), end=dt.date(1901, 3, 10))
    sure = ids(archive, certain_mask(archive, march, ExcludedSources()))
    assert "E1" in sure
    assert "E5" not in sure  # some time between 5 and 19 March


def test_what_has_lost_its_support_is_not_certain(archive):
    sure = ids(archive, certain_mask(archive, Selection(), ExcludedSources(sources=("SRC-CELLAR",))))
    assert sure == {"E4", "E8"}


def test_a_number_is_one_number_unless_ranges_are_asked_for(archive):
    every = np.ones(len(archive.events), dtype=bool)
    assert count_words(archive, Page())(every) == "9"
    assert count_words(archive, Page(ranges=True))(every) == "7 to 9"


def test_a_range_of_ids_counts_each_as_often_as_it_occurs(archive):
    say = count_words(archive, Page(ranges=True))
    assert say(["E1", "E1", "E6", "E7"]) == "2 to 4"
    assert say(["E1"]) == "1"
    assert say([]) == "0"


def test_of_the_opening_the_summary_and_the_proposal_are_possible_and_the_message_is_certain(real):
    sure = ids(real, certain_mask(real, Selection(), ExcludedSources()))
    assert "S17" in sure  # Document 000, paragraph 9
    assert not {"S10", "S18", "S42", "X01"} & sure  # a summary, a proposal, a summary, a disputed claim
