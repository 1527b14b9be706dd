import io
import json
import zipfile
from dataclasses import replace

import frictionless
import pandas as pd
import pytest

from components.dataset import Selection, load_dataset, select
from components.dataset.lessons.lessons import read_lessons
from components.dataset.model import columns as c
from components.dataset.model.lesson import Lesson, Step
from components.dataset.package.collect import collect_files
from components.exports.package.package import README, package_zip
from tests.conftest import ARCHIVE, DATA
from tests.exports.choice import LINK, first_event, only, unpacked

RULES = DATA / "datapackage.json"


def whole(dataset):
    return select(dataset, Selection())


def one(dataset):
    return only(dataset, "S24" if dataset.holds("S24") else "E1")


def messages(dataset):
    return select(dataset, Selection(kinds=("message",)))


def nothing_chosen(dataset):
    return select(dataset, Selection(text="no such word"))


@pytest.mark.parametrize("choice", [whole, one, messages, nothing_chosen])
@pytest.mark.parametrize("name", ["archive", "real"])
def test_the_selection_is_a_valid_package_by_itself(name, choice, request, tmp_path):
    dataset = request.getfixturevalue(name)
    shown = choice(dataset)
    folder = unpacked(package_zip(dataset, shown, LINK), tmp_path)
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["path", "rowNumber", "fieldName", "message"])[:5]
    found = load_dataset(folder)
    assert [str(problem) for problem in found.problems] == []
    pd.testing.assert_frame_equal(found.events, shown.events)
    for table in ("participants", "claims", "links"):
        expected = getattr(shown, table).reset_index(drop=True)
        pd.testing.assert_frame_equal(getattr(found, table), expected)


def test_the_whole_package_comes_back_whole(real, tmp_path):
    found = load_dataset(unpacked(package_zip(real, whole(real), LINK), tmp_path))
    assert (found.title, found.version, found.licence) == (real.title, real.version, real.licence)
    assert found.period == real.period
    assert found.dictionary == real.dictionary
    for table in real.dictionary.tables:
        pd.testing.assert_frame_equal(getattr(found, table), getattr(real, table))


def test_the_dashboards_own_dictionary_reads_it_too(archive, tmp_path):
    folder = unpacked(package_zip(archive, messages(archive), LINK), tmp_path)
    assert load_dataset(folder, DATA / "datapackage.json").problems == ()


def test_a_selection_of_a_selection_is_a_package_too(real, tmp_path):
    first = load_dataset(unpacked(package_zip(real, messages(real), LINK), tmp_path / "one"))
    second = load_dataset(unpacked(package_zip(first, only(first, "S24"), LINK), tmp_path / "two"))
    assert second.problems == ()
    assert second.events[c.EVENT].tolist() == ["S24"]


def test_the_same_choice_gives_the_same_bytes(archive):
    assert package_zip(archive, messages(archive), LINK) == package_zip(archive, messages(archive), LINK)


def test_formulas_are_harmless_in_the_file_and_load_as_they_were(archive, tmp_path):
    spoilt = first_event(archive, **{c.NOTE: "=HYPERLINK(0)", c.SUMMARY: "+1 and more letters"})
    folder = unpacked(package_zip(spoilt, whole(spoilt), LINK), tmp_path)
    text = (folder / "events.csv").read_text(encoding="utf-8-sig")
    assert '"=HYPERLINK' not in text
    assert '"+1' not in text
    pd.testing.assert_frame_equal(load_dataset(folder).events, spoilt.events)


def test_the_readme_says_what_was_asked_for_and_what_was_taken_out(archive):
    shown = only(archive, "E1", filters="Text: harbour")
    with zipfile.ZipFile(io.BytesIO(package_zip(archive, shown, LINK))) as files:
        text = files.read(README).decode()
        stated = json.loads(files.read("datapackage.json"))
    assert "An invented archive, version 0.1.0, CC0-1.0" in text
    assert "1 of 9 events. Asked for: Text: harbour" in text
    assert LINK in text
    assert "8 events are not inside" in text
    assert "proposals.csv, PR01, column answer_event: E2" in text
    assert "events.csv  Events: 1 row\n" in text
    gone = {"file": "proposals.csv", "column": "answer_event", "row": "PR01", "value": "E2"}
    assert gone in stated["taken_out"]


def test_the_readme_of_a_whole_package_speaks_of_no_selection(archive):
    with zipfile.ZipFile(io.BytesIO(package_zip(archive, whole(archive), LINK))) as files:
        text = files.read(README).decode()
    assert "selection" not in text
    assert "All events are inside" in text


def test_no_file_leaves_the_folder(real):
    with zipfile.ZipFile(io.BytesIO(package_zip(real, one(real), LINK))) as files:
        names = files.namelist()
    assert len(set(names)) == len(names) == len(real.dictionary.tables) + 2
    assert not any("/" in name or "\\" in name for name in names)


# ---- lessons ---------------------------------------------------------------------------------------------------------

SCHEMA = DATA / "lessons" / "lesson.schema.json"


@pytest.mark.parametrize(("folder", "count"), [(DATA, 4), (ARCHIVE, 1)])
def test_the_lessons_of_a_whole_package_travel_with_it_and_come_back(tmp_path, folder, count):
    dataset = load_dataset(folder, RULES)
    dataset = replace(dataset, lessons=read_lessons(folder, dataset, SCHEMA)[0])
    content = package_zip(dataset, whole(dataset), LINK)
    brought = collect_files({"package.zip": content}, tmp_path).folder
    found, problems = read_lessons(brought, load_dataset(brought, RULES), SCHEMA)
    assert (found, problems, len(found)) == (dataset.lessons, [], count)
    assert f"Lessons inside, in the folder lessons: {count} of {count}." in readme(content)


def test_a_selection_takes_only_those_lessons_along_that_need_nothing_else(real, tmp_path):
    lessons = read_lessons(DATA, real, SCHEMA)[0] | {"short": Lesson("short", "A", (Step("B", "view=map&event=S24"),))}
    dataset = replace(real, lessons=lessons)
    content = package_zip(dataset, one(dataset), LINK)
    brought = collect_files({"package.zip": content}, tmp_path).folder
    found, problems = read_lessons(brought, load_dataset(brought, RULES), SCHEMA)
    assert (list(found), problems) == (["short"], [])
    assert "Lessons inside, in the folder lessons: 1 of 5. The other 4 show events or rest on claims" in readme(content)


def test_a_package_without_lessons_says_nothing_of_them(archive):
    assert "Lessons" not in readme(package_zip(archive, whole(archive), LINK))


def readme(content):
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return opened.read(README).decode()
