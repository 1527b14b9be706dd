import datetime as dt

import pytest

from components.dataset import facet_values, from_query
from components.dataset.model import columns as c
from components.dataset.query import stop_at
from components.dataset.query.facets import FACET
from components.dataset.query.stop_at import hidden_mask, truncate_at

STOP = dt.date(1996, 2, 3)


def test_no_day_hides_nothing(archive):
    assert truncate_at(archive, None) is archive


@pytest.mark.parametrize(("large", "most"), [(100_000, 4), (8, 2)])
def test_a_few_days_are_kept_and_fewer_of_a_large_package(archive, monkeypatch, large, most):
    kept = {}
    monkeypatch.setattr(stop_at, "_kept", lambda _: kept)
    monkeypatch.setattr(stop_at, "_LARGE", large)
    days = [dt.date(1901, month, 1) for month in range(1, 10)]
    for day in days:
        assert truncate_at(archive, day) is truncate_at(archive, day)
    assert list(kept) == days[-most:]


def test_a_day_that_another_reader_drops_at_that_moment_is_found_all_the_same(archive, monkeypatch):
    class Dropped(dict):
        def __setitem__(self, day, made):
            """Keep nothing."""

    monkeypatch.setattr(stop_at, "_kept", lambda _: Dropped())
    assert truncate_at(archive, dt.date(1901, 3, 10)).total < archive.total


def test_what_is_or_may_be_later_is_gone_and_the_day_itself_is_not(real):
    left = set(truncate_at(real, STOP).events[c.EVENT])
    assert {"S23", "S24"} <= left  # 2 February
    assert left.isdisjoint({"S28", "S27"})  # 4 February
    assert "S25" not in left  # between 2 and 4 February: it may be later
    assert "S29" not in left  # from 4 February, without an end
    assert "S24" in set(truncate_at(real, dt.date(1996, 2, 2)).events[c.EVENT])


def test_what_is_hidden_is_counted(real):
    assert int(hidden_mask(real, STOP).sum()) == len(real.events) - len(truncate_at(real, STOP).events)


def test_nothing_that_hangs_on_a_hidden_event_is_left(real):
    left = truncate_at(real, STOP)
    events = set(left.events[c.EVENT])
    for table in ("participants", "claims", "proposals"):
        assert set(getattr(left, table)[c.EVENT]) <= events
    assert set(left.links[c.FROM_EVENT]) | set(left.links[c.TO_EVENT]) <= events
    named = {one.strip() for cell in left.ambiguities[c.EVENTS] for one in cell.split(";")} - {""}
    assert named <= events
    assert set(left.readings[c.ISSUE_ID]) <= set(left.ambiguities[c.ISSUE_ID])


def test_a_later_answer_is_not_told(real):
    # Document 000, paragraph 24: the answer to the offer of 2 February is dictated on 4 February.
    asked = truncate_at(real, STOP).proposals
    offer = asked[asked[c.EVENT].eq("S24")]
    assert len(offer) > 0
    assert set(offer[c.ANSWER]) == {"none-recorded"}
    assert set(offer[c.ANSWER_EVENT]) == {""}
    later = truncate_at(real, dt.date(1996, 2, 4)).proposals
    assert "none-recorded" not in set(later[c.ANSWER][later[c.EVENT].eq("S24")])


def test_when_the_words_may_have_arrived_later_is_not_told(real):
    # Document 000, paragraphs 18 and 25: Assad was told of the offer of 2 February some time until 4 February.
    before, after = (truncate_at(real, day).participants for day in (STOP, dt.date(1996, 2, 4)))
    received = [rows.loc[rows[c.EVENT].eq("S24") & rows[c.ACTOR].eq("A-HAFEZ"), c.RECEIVED] for rows in (before, after)]
    assert set(received[0]) == {""}
    assert "[1996-02-02..1996-02-04]" in set(received[1])
    assert "1996-02-02" in set(before[c.RECEIVED])


def test_an_earlier_answer_stays(real):
    asked = truncate_at(real, STOP).proposals.set_index(c.PROPOSAL)
    assert asked.loc["PR01", c.ANSWER_EVENT] == "S21"  # Document 000, paragraphs 15 and 16


def test_words_on_the_answer_stay_only_with_the_answer(real):
    before, after = (
        truncate_at(real, day).events.set_index(c.EVENT) for day in (dt.date(1995, 9, 13), dt.date(1995, 9, 19))
    )
    assert before.loc["S21", c.ANSWERED] == ""
    assert "19 September" in after.loc["S21", c.ANSWERED]


def test_no_note_looks_ahead(real):
    left = truncate_at(real, STOP)
    for table in left.dictionary.tables:
        rows = getattr(left, table)
        assert c.NOTE not in rows or set(rows[c.NOTE]) <= {""}


def test_an_office_that_outlasts_the_day_has_no_end(real):
    offices = truncate_at(real, STOP).offices
    iraq = offices[offices[c.ACTOR].eq("A-SADDAM") & offices[c.OFFICE].eq("President of Iraq")].iloc[0]
    assert (iraq[c.DATE], iraq[c.LATEST]) == ("1979-07-16/..", "")
    assert (offices[c.EARLIEST] <= STOP.isoformat()).all()


def test_those_who_come_later_are_not_named(real):
    left = truncate_at(real, STOP)
    assert "A-ANNAN" in set(real.actors[c.ACTOR])
    assert "A-ANNAN" not in set(left.actors[c.ACTOR])
    assert "A-ANNAN" not in set(left.names[c.ACTOR])
    assert "letters-1998" not in facet_values(left, FACET["chapters"])


def test_search_and_link_do_not_know_what_is_hidden(real):
    left = truncate_at(real, STOP)
    assert real.search.matches("Annan").any()
    assert not left.search.matches("Annan").any()
    page, ignored = from_query({"event": ["S28"], "actor": ["A-ANNAN"]}, left)
    assert page.event == ""
    assert ignored == ["actor=A-ANNAN", "event=S28"]


def test_the_record_ends_with_the_day(real):
    first, last = truncate_at(real, STOP).period
    assert first == real.period[0]
    assert last.date() == STOP


def test_a_day_before_everything_leaves_nothing(archive):
    left = truncate_at(archive, dt.date(1, 1, 1))
    assert left.events.empty
    assert left.actors.empty
    assert left.mask is None


def test_a_day_after_everything_hides_only_what_has_no_end(archive):
    left = truncate_at(archive, dt.date(9999, 12, 31))
    assert set(left.events[c.EVENT]) == set(archive.events[c.EVENT][archive.events[c.LATEST].notna()])


def test_the_same_day_is_worked_out_once(archive):
    assert truncate_at(archive, STOP) is truncate_at(archive, STOP)


@pytest.mark.parametrize("table", ["actors", "sources", "places", "names", "offices"])
def test_nothing_is_left_that_was_not_there(real, table):
    key = real.dictionary.tables[table].key[0]
    assert set(getattr(truncate_at(real, STOP), table)[key]) <= set(getattr(real, table)[key])
