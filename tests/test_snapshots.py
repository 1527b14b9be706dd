"""A change of a chart is seen in the review of its file here, and accepted with one command."""

import itertools

import pytest

from tests.snapshot import ACCEPT, DRAWN, SNAPSHOTS, snapshot


@pytest.mark.parametrize("view", DRAWN)
def test_a_view_draws_the_invented_archive_as_it_was_accepted(view):
    lines = ((SNAPSHOTS / f"{view}.json").read_text(encoding="utf-8").splitlines(), snapshot(view).splitlines())
    pairs = enumerate(itertools.zip_longest(*lines, fillvalue="(no more lines)"), start=1)
    for number, (was, now) in pairs:
        if was != now:
            pytest.fail(
                f"The view {view} is drawn otherwise. Line {number} of its file was\n{was.strip()}\nand is now\n"
                f"{now.strip()}\nIf that is meant, accept it: {ACCEPT}",
                pytrace=False,
            )


def test_no_view_without_a_chart_is_kept():
    assert sorted(file.stem for file in SNAPSHOTS.iterdir()) == sorted(DRAWN)
