"""`python -m components.dataset`."""

import subprocess
import sys

import pytest

from components.dataset.__main__ import main
from components.dataset.package.template import template_zip
from tests.conftest import ARCHIVE, DATA, ROOT


def test_a_package_without_a_problem_is_said_to_have_none(capsys):
    assert main(["check", str(ARCHIVE)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("An invented archive: 9 events, 7 actors")
    assert said.endswith(". Nothing is to be mended.\n")


def test_the_dashboards_own_package_is_checked_by_its_own_rules(capsys):
    assert main(["check", str(DATA)]) == 0
    assert "Nothing is to be mended" in capsys.readouterr().out


def test_every_problem_is_named_as_in_the_dashboard(capsys, broken):
    broken("events.csv", ",1890,", ",04/02/1996,")
    folder = broken("links.csv", "E6,contradicts,E1", "E6,contradicts,E11")
    assert main(["check", str(folder)]) == 1
    *lines, last = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("events.csv, row 2, column date: “04/02/1996” looks like a date that a spreadsheet")
    assert (
        "links.csv, row 4, column to_event: “E11” is not in events, column event_id. Write, for example, E1." in lines
    )
    assert last.endswith("things are to be mended. 5 rows are left out for it; all the others are shown.")


def test_a_zip_is_checked_too(capsys, tmp_path):
    (tmp_path / "mine.zip").write_bytes(template_zip(DATA / "datapackage.json"))
    assert main(["check", str(tmp_path / "mine.zip")]) == 0
    assert "2 events, 3 actors" in capsys.readouterr().out


def test_a_file_of_another_kind_is_checked_under_its_own_name(capsys, tmp_path):
    (tmp_path / "slides.csv").write_text("Year,Headline\n-44,A letter\n1712,Another\n")
    assert main(["check", str(tmp_path / "slides.csv")]) == 1
    said = capsys.readouterr().out
    assert said.startswith("slides.csv, row 2, column Year: “-44” is before the year 1")
    assert "2 events" in said


@pytest.mark.parametrize("content", [None, b"no zip"])
def test_what_cannot_be_opened_is_said_in_words(capsys, tmp_path, content):
    place = tmp_path / "mine"
    if content is not None:
        place.write_bytes(content)
    assert main(["check", str(place)]) == 1
    assert capsys.readouterr().err.strip().endswith(".")


def test_a_template_is_written_once(capsys, tmp_path):
    assert main(["template", str(tmp_path / "mine")]) == 0
    assert "Begin with README.txt" in capsys.readouterr().out
    assert main(["template", str(tmp_path / "mine")]) == 1
    assert "nothing is overwritten" in capsys.readouterr().err
    assert main(["check", str(tmp_path / "mine")]) == 0


def test_it_runs_as_a_module():
    asked = [sys.executable, "-m", "components.dataset", "check", str(ARCHIVE)]
    assert subprocess.run(asked, cwd=ROOT, capture_output=True).returncode == 0
