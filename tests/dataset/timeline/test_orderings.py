"""The events of the timeline in another order."""

from dataclasses import replace

import pandas as pd
import pytest

from components.dataset.model import columns as c
from components.dataset.model.lane_fields import LANES
from components.dataset.timeline.orderings import NO_STOP, STOP, narrative_ordering, publication_ordering
from components.dataset.timeline.timeline import AFTER, ALL, EXACT, LANE, PANEL, PERIOD, STEPS, UNDATED, marks

ORDERS = {"told": narrative_ordering, "learned": publication_ordering}


def ordered(dataset, order, lanes=ALL):
    return ORDERS[order](dataset, dataset, marks(dataset, dataset, lanes))


def by_event(found):
    return found.marks.set_index(c.EVENT)


def stop_of(found, event):
    stop = by_event(found).loc[event, STOP]
    return tuple(found.stops[stop])


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("lanes", LANES)
def test_no_order_loses_a_mark_or_moves_it_to_another_lane(archive, order, lanes):
    before = marks(archive, archive, lanes)
    after = ORDERS[order](archive, archive, before).marks
    pd.testing.assert_frame_equal(after[[c.EVENT, LANE, c.SIDE, c.KIND]], before[[c.EVENT, LANE, c.SIDE, c.KIND]])


@pytest.mark.parametrize("order", ORDERS)
def test_exactly_the_marks_of_the_panel_of_steps_have_a_stop(archive, real, order):
    for dataset in (archive, real):
        found = ordered(dataset, order)
        assert (found.marks[PANEL].eq(STEPS) == found.marks[STOP].ne(NO_STOP)).all()
        assert found.marks[STOP].max() < len(found.stops)


@pytest.mark.parametrize("order", ORDERS)
def test_every_event_says_where_it_stands(archive, order):
    notes = ordered(archive, order).notes
    assert set(notes) == set(archive.events[c.EVENT])
    assert all(notes.values())


@pytest.mark.parametrize("order", ORDERS)
def test_nothing_is_put_in_order(archive, nothing, order):
    found = ORDERS[order](archive, nothing, marks(archive, nothing, ALL))
    assert found.marks.empty


def test_what_no_document_tells_stands_aside(archive):
    found = ordered(archive, "told")
    assert by_event(found).loc["E8", PANEL] == UNDATED
    assert stop_of(found, "E1") == ("Chronicle ¶", "2")
    assert found.notes["E1"] == "Told in Chronicle ¶ 2, 3"


def test_in_the_order_of_telling_a_mark_stays_exact_if_its_day_is_known(archive):
    exact = by_event(ordered(archive, "told"))[EXACT]
    assert set(exact.index[exact]) == {"E1", "E2"}


def test_a_flash_back_is_labelled_with_its_year(real):
    # Document 002 ¶ 17 and Document 000 ¶ 26.
    labels = by_event(ordered(real, "told"))[c.LABEL]
    assert labels["S02"] == "◂ 1990"
    assert labels["S32"].startswith("◂ 1998 ")
    assert "◂" not in labels["S36"]


def test_what_was_published_after_the_period_has_a_stop_for_each_publication(archive):
    sources = archive.sources.assign(**{c.PUBLISHED: pd.Series(["", "1950-05-01", "", "", ""], dtype="str")})
    found = ordered(replace(archive, sources=sources), "learned")
    assert stop_of(found, "E1") == ("first read 1950", "1 May")
    panels = by_event(found)[PANEL]
    assert panels["E4"] == PERIOD  # public when it happened
    assert panels["E9"] == AFTER
    assert by_event(found).loc["E1", EXACT]
    assert found.notes["E8"] == "Public when it happened"


def test_what_was_perhaps_published_in_the_period_has_no_stop_after_it(archive):
    sources = archive.sources.assign(**{c.PUBLISHED: pd.Series(["", "1902/1904", "", "", ""], dtype="str")})
    row = by_event(ordered(replace(archive, sources=sources), "learned")).loc["E1"]
    assert (row[STOP], row[PANEL]) == (NO_STOP, AFTER)  # the middle of 1902 to 1904 lies after 1902
    assert not row[EXACT]


def test_the_documents_share_few_first_publications(real):
    # Document 000 came by way of Orient Net, 27 June 2021; Document 002 by way of episode 5, 1 July 2021.
    found = ordered(real, "learned")
    assert stop_of(found, "S24") == ("first read 2021", "1–27 Jun")
    assert stop_of(found, "S36") == ("first read 2021", "1 Jul")
    assert found.notes["S24"] == "First published 1–27 Jun 2021, about 25 years and 4 months later"
    assert not by_event(found).loc["S24", EXACT]
    assert by_event(found).loc["S36", EXACT]


def test_what_has_no_dated_publication_stands_aside(real):
    found = ordered(real, "learned")
    assert by_event(found).loc["S13", PANEL] == UNDATED
    assert found.notes["S13"] == "No dated publication among the sources read"
