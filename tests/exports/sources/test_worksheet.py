import re
from dataclasses import replace

import pytest

from components.dataset.model import columns as c
from components.dataset.sources.corroboration import corroborate
from components.exports.sources.worksheet import worksheet_html
from tests.exports.drawings import ORIGIN


def sheet(dataset, events, key=False):
    grid = corroborate(dataset, events)
    return worksheet_html(dataset, grid, title="Who says so?", origin=ORIGIN, edition="version 1", key=key).decode()


@pytest.fixture
def pupils(archive):
    return sheet(archive, ["E1", "E4"])


@pytest.fixture
def key(archive):
    return sheet(archive, ["E1", "E4"], key=True)


def grid_of(page):
    return page.split('<table class="grid">')[1].split("</table>")[0]


def test_pupils_tick_agrees_differs_or_silent_for_each_event_and_origin(pupils):
    grid = grid_of(pupils)
    for word in ("agrees", "differs", "silent"):
        assert grid.count(f'<span class="box"></span><span>{word}</span>') == 2 * 3


def test_the_pupils_sheet_does_not_tell_what_goes_back_to_what(pupils):
    assert pupils.count('Sources: <span class="blank"></span>') == 3
    assert "Sources: A" not in pupils
    assert "Contradicts" not in pupils
    assert "<b>agrees</b>" not in pupils
    assert "¶" not in grid_of(pupils)


def test_the_sources_are_described_in_the_order_of_the_package(pupils):
    assert re.findall(r"<td><b>([A-Z])</b></td><td><b>(.*?)</b>", pupils) == [
        ("A", "Chronicle"),
        ("B", "Digest of the chronicle"),
        ("C", "Invented Gazette"),
    ]
    assert "Written by the minister&#x27;s nephew." in pupils
    assert "Which of them go back to the same origin?" in pupils


def test_what_each_source_says_can_be_read_on_the_sheet(pupils):
    assert "<b>C</b> The courier: the Queen began." in pupils
    assert "(Chronicle ¶ 2, 3; Khaddam&#x27;s narrative)" in pupils


def test_the_key_has_the_grid_filled_with_where_it_stands(key):
    grid = grid_of(key)
    assert "<b>The cellar papers</b><br>Sources: A, B" in grid
    assert '<b>agrees</b><br><span class="small">A ¶ 2, 3; B ¶ 1</span>' in grid
    assert '<b>differs</b><br><span class="small">C differs</span>' in grid
    assert grid.count('<span class="small">silent</span>') == 2
    assert 'class="box"' not in key


def test_the_sheet_says_what_it_leaves_out(real, pupils):
    whole = sheet(real, real.events[c.EVENT].tolist())
    assert re.search(r"Left out, for want of room: \d+ of the chosen events; \d+ of the origins", whole)
    assert re.search(r"Not in the grid: \d+ more origins", whole)
    assert "Left out" not in pupils


def test_no_event_gives_a_sheet_without_rows(archive):
    assert "<tbody>\n</tbody>" in sheet(archive, [])


def test_nothing_in_the_data_is_more_than_a_text(archive):
    harm = "</style><script>alert(1)</script>"
    spoilt = replace(
        archive,
        events=archive.events.assign(**{c.TITLE: harm}),
        claims=archive.claims.assign(**{c.SUMMARY: harm}),
        sources=archive.sources.assign(**dict.fromkeys((c.SHORT, c.CITATION, c.INTEREST, c.RELIABILITY), harm)),
    )
    for with_key in (False, True):
        page = sheet(spoilt, ["E1", "E4", "E5"], key=with_key)
        assert "<script>" not in page
        assert page.count("</style>") == 1
