"""Files of any kind that a reader brings, and what becomes of them in a folder."""

import pytest

from components.dataset.package import collect
from components.dataset.package.collect import collect_files, fingerprint
from tests.dataset.package.test_unzip import FILES, refused, there, zip_of


@pytest.mark.parametrize(
    "name", ["events.csv", "Events (1).csv", "events - Copy.csv", "folder/events.csv", "EVENTS.CSV"]
)
def test_loose_files_are_a_package_too(tmp_path, name):
    collect_files({name: FILES["events.csv"], "actors.csv": FILES["actors.csv"], "holiday.jpg": b"x"}, tmp_path)
    assert there(tmp_path) == ["actors.csv", "events.csv"]


def test_a_zip_is_known_by_what_is_in_it(tmp_path):
    assert there(collect_files({"package": zip_of(FILES)}, tmp_path).folder) == ["actors.csv", "events.csv"]


def test_what_is_too_large_as_it_comes_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(collect, "MOST_BROUGHT", 100)
    refused({**FILES, "claims.csv": b"x" * 101}, tmp_path, "larger than 0 MB together")
    refused({"a.zip": zip_of({**FILES, "claims.csv": bytes(range(256))})}, tmp_path, "larger than")


def test_too_many_events_are_refused_with_how_many_there_may_be(tmp_path):
    rows = "".join(f"E{row},A letter,1712\n" for row in range(collect.MOST_EVENTS + 1))
    refused({**FILES, "events.csv": ("event_id,title,date\n" + rows).encode()}, tmp_path, "more than 50,000 rows")


def test_lines_inside_cells_are_no_rows(tmp_path, monkeypatch):
    monkeypatch.setattr(collect, "MOST_EVENTS", 2)
    events = 'event_id,title,date\nE1,"one\n\n\n\nletter",1712\nE2,A letter,1713\n\n\n'
    collect_files({**FILES, "events.csv": events.encode()}, tmp_path)
    assert there(tmp_path) == ["actors.csv", "events.csv"]


@pytest.mark.parametrize("missing", ["events.csv", "actors.csv"])
def test_what_is_missing_is_named_with_what_is_there(tmp_path, missing):
    rest = {name: content for name, content in FILES.items() if name != missing} | {"letters.csv": b"x"}
    refused({"a.zip": zip_of(rest)}, tmp_path, f"{missing} is missing. There is .*“letters.csv”")
    refused(rest, tmp_path, f"{missing} is missing. There is .*“letters.csv”")


def test_a_zip_and_files_beside_it_are_refused(tmp_path):
    refused({"a.zip": zip_of(FILES), **FILES}, tmp_path, "one zip, or the CSV files")


def test_a_fingerprint_changes_with_names_and_contents_and_with_nothing_else(tmp_path):
    def of(place, files):
        return fingerprint(collect_files(files, tmp_path / place).folder)

    first = of("one", FILES)
    assert len(first) == 12
    assert of("two", dict(reversed(FILES.items()))) == first
    assert of("three", {**FILES, "names.csv": b""}) != first
    assert of("four", {**FILES, "events.csv": FILES["events.csv"] + b"\n"}) != first
