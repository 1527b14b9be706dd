from dataclasses import replace

import pytest

from components.dataset.model import columns as c
from components.dataset.sources.claims import ADDS, CONTRADICTS, INFERRED, SAYS_SO, claims_of, origins, statements
from components.dataset.sources.corroboration import MOST_EVENTS, MOST_ORIGINS, MOST_SOURCES, corroborate
from components.dataset.sources.excluded_sources import ExcludedSources


def row_of(grid, event):
    return next(row for row in grid.rows if row.event == event)


def cell_of(grid, event, origin):
    place = [one.source for one in grid.origins].index(origin)
    return row_of(grid, event).cells[place]


def stated(cell):
    return cell.agrees, cell.differs, cell.silent


def more_claims(archive, **changed):
    """Return the archive with one more claim: CL012, the courier's contradiction, with these cells changed."""
    one = archive.claims[archive.claims[c.CLAIM] == "CL012"].assign(claim_id="CL900", **changed)
    return replace(archive, claims=type(one)(archive.claims.to_dict("records") + one.to_dict("records")))


def test_a_column_is_a_separate_origin_and_names_the_sources_that_go_back_to_it(archive):
    grid = corroborate(archive, ["E1"])
    assert {one.title: one.sources for one in grid.origins} == {
        "The cellar papers": ("SRC-CHRONICLE", "SRC-DIGEST"),
        "The courier's word": ("SRC-GAZETTE",),
    }


def test_an_origin_agrees_differs_or_is_silent(archive):
    grid = corroborate(archive, ["E1", "E4"])
    assert stated(cell_of(grid, "E1", "SRC-CELLAR")) == (True, False, False)
    assert stated(cell_of(grid, "E1", "SRC-COURIER")) == (False, True, False)
    assert stated(cell_of(grid, "E4", "SRC-COURIER")) == (False, False, True)
    assert stated(cell_of(grid, "E4", "SRC-GAZETTE")) == (True, False, False)


def test_an_origin_that_also_contradicts_itself_does_both(archive):
    grid = corroborate(more_claims(archive, stance="supports"), ["E1"])
    assert stated(cell_of(grid, "E1", "SRC-COURIER")) == (True, True, False)


def test_an_origin_that_adds_something_but_contradicts_the_rest_only_differs(archive):
    grid = corroborate(more_claims(archive, stance="refines"), ["E1"])
    assert stated(cell_of(grid, "E1", "SRC-COURIER")) == (False, True, False)
    assert {one.heading for one in cell_of(grid, "E1", "SRC-COURIER").places} == {ADDS, CONTRADICTS}


def test_what_is_only_inferred_was_not_said(archive):
    only = replace(archive, claims=archive.claims[archive.claims[c.CLAIM] != "CL006"].reset_index(drop=True))
    grid = corroborate(only, ["E1", "E5"])
    assert cell_of(grid, "E5", "SRC-CELLAR").silent
    assert [one.heading for one in cell_of(grid, "E5", "SRC-CELLAR").places] == [INFERRED]
    assert row_of(grid, "E5").statements == ()


def test_each_cell_says_where_it_stands(archive):
    places = cell_of(corroborate(archive, ["E1"]), "E1", "SRC-CELLAR").places
    assert [(one.source, one.paragraphs, one.heading) for one in places] == [
        ("SRC-CHRONICLE", "2;3", SAYS_SO),
        ("SRC-DIGEST", "1", SAYS_SO),
    ]


def test_what_is_switched_off_says_nothing(archive):
    grid = corroborate(archive, ["E1"], ExcludedSources(sources=("SRC-CHRONICLE",)))
    assert [one.title for one in grid.origins] == ["The courier's word"]
    assert [one.source for one in row_of(grid, "E1").statements] == ["SRC-GAZETTE"]


def test_events_stand_in_the_order_of_time_and_each_once(archive):
    assert [row.event for row in corroborate(archive, ["E4", "E1", "E8", "E1", "no such event"]).rows] == [
        "E8",
        "E1",
        "E4",
    ]


def test_no_event_gives_an_empty_grid(archive):
    grid = corroborate(archive, [])
    assert (grid.rows, grid.origins, grid.sources) == ((), (), ())
    assert (grid.left_events, grid.left_origins, grid.left_sources) == (0, 0, 0)


def test_a_sheet_holds_so_much_and_says_how_much_it_leaves_out(real):
    events = real.events[c.EVENT].tolist()
    grid = corroborate(real, events)
    assert len(grid.rows) == MOST_EVENTS
    assert len(grid.origins) <= MOST_ORIGINS
    assert len(grid.sources) <= MOST_SOURCES
    assert grid.left_events == len(events) - MOST_EVENTS
    spoken = {one.origin for row in grid.rows for one in claims_of(real, row.event) if one.heading != INFERRED}
    assert grid.left_origins == len(spoken) - len(grid.origins) > 0
    for row in grid.rows:
        assert set(row.beyond) <= spoken - {one.title for one in grid.origins}


def test_every_column_has_a_source_and_speaks_of_a_row(real):
    grid = corroborate(real, real.events[c.EVENT].tolist())
    for place, origin in enumerate(grid.origins):
        assert origin.sources
        assert any(not row.cells[place].silent for row in grid.rows)


@pytest.mark.parametrize("events", [["S01", "C-BREAK80", "S10", "X01", "S15", "S05"], ["S24"], ["P02", "P03"]])
def test_the_origins_that_agree_are_those_that_the_evidence_panel_counts(real, events):
    grid = corroborate(real, events)
    for row in grid.rows:
        agreeing = {one.title for one, cell in zip(grid.origins, row.cells, strict=True) if cell.agrees}
        assert agreeing == set(origins(real, row.event)) - set(row.beyond)


def test_the_year_the_embassies_closed_has_two_origins_for_and_four_against(real):
    # Document 000 ¶ 5 has 1982 and The Jerusalem Post too; the BBC, the Washington Institute and the trade press, 1980.
    grid = corroborate(real, ["S01"])
    state = {one.title: stated(cell)[:2] for one, cell in zip(grid.origins, grid.rows[0].cells, strict=True)}
    assert state == {
        "Khaddam's papers": (True, False),
        "The Jerusalem Post, Nov 2006": (True, False),
        "BBC, 11 Aug 2001": (False, True),
        "Washington Institute, June 1997": (False, True),
        "Gas & Oil Connections, Feb 1998": (False, True),
        "The Jerusalem Post, 11 Dec 2006": (False, True),
    }
    (papers,) = (one for one in grid.origins if one.source == "SRC-PAPERS")
    assert papers.sources == ("SRC-D0", "SRC-AA-E1")
    assert "Document 000 ¶ 5 (Asharq Al-Awsat's summary)" in statements(claims_of(real, "S01"))[SAYS_SO]


def test_who_took_the_first_step_sets_the_papers_against_the_envoy(real):
    # S10: Document 000 ¶ 1, 4 and 5 against al-Qaisi's word of 2021; X01, the envoy's version, the other way round.
    grid = corroborate(real, ["S10", "X01"])
    assert {row.event: [stated(cell)[:2] for cell in row.cells] for row in grid.rows} == {
        "S10": [(True, False), (False, True)],
        "X01": [(False, True), (True, False)],
    }
    assert [one.source for one in grid.origins] == ["SRC-PAPERS", "SRC-QAISI"]
