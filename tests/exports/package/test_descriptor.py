import json
from dataclasses import replace

import pytest

from components.dataset.model.dictionary import read_dictionary
from components.exports.base.stamp import stamp_of
from components.exports.package.descriptor import descriptor, resources
from tests.conftest import DATA
from tests.exports.choice import LINK, only


def described(dataset, shown, **notes):
    return json.loads(descriptor(shown, stamp_of(dataset, shown, LINK), notes))


def test_the_data_dictionary_is_written_as_it_was_read(real):
    stated = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    own = {table["name"]: table for table in stated}
    for written in resources(real.dictionary):
        assert written == own[written["name"]]


def test_the_description_that_is_written_is_read_as_the_same_dictionary(archive, tmp_path):
    path = tmp_path / "datapackage.json"
    path.write_bytes(descriptor(archive, stamp_of(archive, archive, LINK), {}))
    assert read_dictionary(path) == archive.dictionary


def test_it_says_what_it_is_a_part_of_and_what_was_asked_for(archive):
    found = described(archive, only(archive, "E1", "E2", filters="Kind of event: Message"))
    assert found["title"] == "An invented archive (selection)"
    assert found["name"] == "an-invented-archive-selection"
    assert (found["version"], found["filters"], found["link"]) == ("0.1.0", "Kind of event: Message", LINK)
    assert "2 of 9 events" in found["description"]
    assert found["licenses"] == [{"name": "CC0-1.0"}]
    assert found["period"] == {"start": "1901-01-01", "end": "1902-12-31"}


def test_a_whole_package_keeps_its_title(archive):
    assert described(archive, archive)["title"] == "An invented archive"


def test_the_contributors_of_another_archive_are_not_ours(archive, real):
    assert "contributors" not in described(archive, archive)
    assert described(real, real)["contributors"] == [{"title": "Backchannel contributors", "role": "author"}]


@pytest.mark.parametrize(
    ("licence", "written"),
    [
        ("licence not stated", None),
        ("CC0-1.0; MIT", [{"name": "CC0-1.0"}, {"name": "MIT"}]),
        ("Ask the archive", [{"name": "ask-the-archive", "title": "Ask the archive"}]),
    ],
)
def test_a_licence_is_named_as_frictionless_asks(archive, licence, written):
    found = described(archive, replace(archive, licence=licence))
    assert found.get("licenses") == written


def test_a_title_without_a_latin_letter_still_gives_a_name(archive):
    assert described(archive, replace(archive, title="رسائل"))["name"] == "selection"


def test_notes_are_added(archive):
    assert described(archive, archive, taken_out=[1])["taken_out"] == [1]
