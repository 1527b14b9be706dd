import csv
import io
import json
import shutil

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.dataset import DatasetError, facet_counts, load_dataset
from components.dataset.model import columns as c
from components.dataset.query.selection import Selection
from components.dataset.sources.evidence import evidence
from components.dataset.sources.records import records
from tests.conftest import ARCHIVE, DATA

RULES = DATA / "datapackage.json"
TABLES = sorted(file.name for file in ARCHIVE.glob("*.csv"))
UNNEEDED = ["readings.csv", "offices.csv", "corrections.csv"]
OPTIONAL = [name for name in TABLES if name not in ("events.csv", "actors.csv", *UNNEEDED)]


def load(folder):
    return load_dataset(folder, RULES)


def add(folder, file, line):
    """Write one more line at the end of a file."""
    with (folder / file).open("a", encoding="utf-8", newline="") as opened:
        opened.write(line)


# ---- what is read ----------------------------------------------------------------------------------------------------


def test_events_stand_in_the_order_of_time(archive):
    assert archive.events[c.EVENT].tolist() == ["E8", "E6", "E1", "E5", "E2", "E7", "E3", "E4", "E9"]


def test_an_open_date_stands_where_its_known_end_is(archive):
    row = archive.events.set_index(c.EVENT).loc["E6"]
    assert pd.isna(row[c.EARLIEST])
    assert row[c.LATEST] == pd.Timestamp("1901-02-28")


def test_days_are_days_hands_are_numbers_and_all_other_cells_are_text(archive):
    assert archive.events[c.EARLIEST].dtype.kind == "M"
    assert archive.participants[c.HAND].dropna().tolist() == [1, 2, 3, 4, 1, 2, 3, 4, 1, 2]
    cells = archive.events.drop(columns=[c.EARLIEST, c.LATEST])
    assert cells.map(lambda cell: isinstance(cell, str)).all(axis=None)


def test_the_package_says_its_title_version_licence_and_period(archive):
    assert (archive.title, archive.version, archive.licence) == ("An invented archive", "0.1.0", "CC0-1.0")
    assert archive.period == (pd.Timestamp("1901-01-01"), pd.Timestamp("1902-12-31"))


def test_the_author_is_who_the_package_names_as_one(real, archive, folder):
    assert (real.author, archive.author) == ("Backchannel contributors", "")
    people = [
        {"title": "Ann", "role": "author"},
        {"title": "Bob", "role": "publisher"},
        {"title": "Cyd", "role": "author"},
    ]
    (folder / "datapackage.json").write_text(json.dumps({"contributors": people}), encoding="utf-8")
    assert load(folder).author == "Ann; Cyd"


@pytest.mark.parametrize(
    "descriptor",
    ["", "[]", "{}", '{"licenses": null, "period": []}', '{"licenses": ["CC0"], "period": {"start": 1, "end": "x"}}'],
)
def test_a_package_that_does_not_describe_itself_is_read_and_said_to_be_so(folder, descriptor):
    (folder / "datapackage.json").write_text(descriptor, encoding="utf-8")
    found = load(folder)
    assert (found.title, found.version, found.licence) == ("Untitled package", "not stated", "licence not stated")
    assert found.period == (pd.Timestamp("1890-01-01"), pd.Timestamp("1950-12-31"))


def test_the_folders_own_dictionary_holds_unless_another_is_given(folder):
    with pytest.raises(DatasetError, match="does not describe the tables events"):
        load_dataset(folder)
    shutil.copy(RULES, folder / "datapackage.json")
    assert load_dataset(folder).problems == ()


# ---- what is wrong with a cell or a row ------------------------------------------------------------------------------


def test_an_unreadable_date_names_its_row_and_the_other_rows_stay(broken):
    found = load(broken("events.csv", ",1901-06,", ",about 1901,"))
    said = [str(problem) for problem in found.problems if problem.column == c.DATE]
    assert any(one.startswith("events.csv, row 7, column date: “about 1901” is not an EDTF date.") for one in said)
    assert len(found.events) == 8
    assert "E7" not in set(found.events[c.EVENT])


def test_a_bad_cell_that_may_be_empty_is_read_as_empty_and_its_row_stays(broken):
    found = load(broken("events.csv", "1901-09-30", "1901-09-31"))
    (problem,) = found.problems
    assert (problem.row, problem.column, problem.value, problem.row_lost) == (8, "latest", "1901-09-31", False)
    assert pd.isna(found.events.set_index(c.EVENT).loc["E3", c.LATEST])
    assert len(found.events) == 9


def test_rows_of_an_event_that_was_left_out_are_left_out_and_counted(broken):
    found = load(broken("events.csv", ",1890,", ",1980s,"))
    assert "E8" not in set(found.participants[c.EVENT]) | set(found.claims[c.EVENT])
    said = [str(problem) for problem in found.problems]
    assert said[0].startswith(
        "events.csv, row 2, column date: “1980s” is not an EDTF date. Write, for example, 1996-02-04"
    )
    assert (
        "participants.csv, column event_id: 2 rows are left out because what event_id names was left out of events."
        in said
    )
    assert "claims.csv, column event_id: 1 row is left out because what event_id names was left out of events." in said


def test_a_link_to_an_event_that_is_not_there_is_named_with_the_nearest_event(broken):
    (problem,) = load(broken("links.csv", "E6,contradicts,E1", "E6,contradicts,E11")).problems
    assert (problem.file, problem.row, problem.column, problem.value) == ("links.csv", 4, "to_event", "E11")
    assert problem.example == "E1"


def test_all_problems_of_all_files_are_named_at_once(broken):
    broken("events.csv", ",crisis,", ",crises,")
    broken("actors.csv", "A-NOBODY", "a nobody")
    broken("claims.csv", ",testimony,contradicts,", ",testimony,denies,")
    folder = broken("sources.csv", "https://gazette.example/1891", "gazette.example")
    found = {(problem.file, problem.row, problem.column) for problem in load(folder).problems if problem.row}
    assert found == {
        ("events.csv", 2, "kind"),
        ("actors.csv", 8, "actor_id"),
        ("claims.csv", 13, "stance"),
        ("sources.csv", 5, "url"),
    }


def test_an_event_told_twice_stays_as_it_was_told_first(folder):
    line = (folder / "events.csv").read_text(encoding="utf-8").splitlines()[1]
    add(folder, "events.csv", line.replace("The invented war", "The war again") + "\n")
    found = load(folder)
    (problem,) = found.problems
    assert (problem.row, problem.column, problem.value) == (11, "event_id", "E8")
    assert found.events.set_index(c.EVENT).loc["E8", c.TITLE] == "The invented war"
    assert len(found.participants[found.participants[c.EVENT] == "E8"]) == 2


def test_a_participant_in_the_same_role_twice_counts_once(folder):
    add(folder, "participants.csv", "E9,A-PRINTER,publisher,,,,named,SRC-CHRONICLE,2,\n")
    found = load(folder)
    assert [(problem.row, problem.rule) for problem in found.problems] == [(24, "repeats an earlier row")]
    assert len(found.participants) == 22


# ---- what is wrong with a file ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["events.csv", "actors.csv"])
def test_without_events_or_actors_nothing_is_shown_and_the_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(DatasetError, match=f"{name}: the file is missing from the folder archive"):
        load(folder)


def test_without_the_dictionary_nothing_is_shown(folder):
    with pytest.raises(DatasetError, match=r"nowhere\.json: the data dictionary cannot be read"):
        load_dataset(folder, folder / "nowhere.json")


def test_a_dictionary_that_leaves_out_a_table_is_refused(folder):
    rules = json.loads(RULES.read_text(encoding="utf-8"))
    rules["resources"] = [table for table in rules["resources"] if table["name"] not in ("links", "places")]
    (folder / "rules.json").write_text(json.dumps(rules), encoding="utf-8")
    with pytest.raises(DatasetError, match="does not describe the tables links, places"):
        load_dataset(folder, folder / "rules.json")


def test_a_table_that_the_dashboard_does_not_know_is_passed_over(folder):
    rules = json.loads(RULES.read_text(encoding="utf-8"))
    rules["resources"].append({"name": "weather", "path": "weather.csv", "schema": {"fields": []}})
    (folder / "rules.json").write_text(json.dumps(rules), encoding="utf-8")
    assert len(load_dataset(folder, folder / "rules.json").events) == 9


@pytest.mark.parametrize("name", [*UNNEEDED, *OPTIONAL])
def test_any_other_file_may_be_missing(folder, name):
    (folder / name).unlink()
    found = load(folder)
    # It is named only if others need it, and once.
    assert [problem.rule.partition(",")[0] for problem in found.problems if problem.file == name] in (
        [],
        ["is missing or has no rows"],
    )
    assert len(records(found)) == 9
    assert all(evidence(found, event).title for event in found.events[c.EVENT])
    assert set(facet_counts(found, Selection())["kinds"])


@pytest.mark.parametrize("name", OPTIONAL)
def test_of_a_package_that_keeps_its_own_rules_no_table_may_be_missing_in_silence(folder, name):
    shutil.copy(RULES, folder / "datapackage.json")
    (folder / name).unlink()
    assert f"{name}: is missing from the folder, and read as empty." in map(str, load_dataset(folder).problems)


def test_two_bounds_in_the_wrong_order_leave_the_event_with_an_open_end(broken):
    found = load(broken("events.csv", "1901-03-19,within", "1901-03-01,within"))
    (problem,) = found.problems
    assert (problem.row, problem.column, problem.row_lost) == (5, "latest", False)
    assert pd.isna(found.events.set_index(c.EVENT).loc["E5", c.LATEST])


# ---- whatever else is in a cell --------------------------------------------------------------------------------------

CELLS = [
    (name, row, column)
    for name in TABLES
    for row, cells in enumerate(csv.reader(io.StringIO((ARCHIVE / name).read_text(encoding="utf-8"))))
    for column in range(len(cells))
]
TEXT = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["1_0", "9" * 40, "1901-W05-7", "0001-01-01", "9999-12-31", "E1;E2;", "-", "\x00", "٣", "Y17000002", "../.."]
    ),
    st.text(alphabet="0123456789-/.X~?[]{}%,;YuS", max_size=25),
)


@pytest.fixture(scope="module")
def played_with(tmp_path_factory):
    return shutil.copytree(ARCHIVE, tmp_path_factory.mktemp("cells") / "archive")


@settings(max_examples=80)
@given(cell=st.sampled_from(CELLS), text=TEXT)
def test_no_text_in_any_cell_raises_anything_but_a_dataset_error(played_with, cell, text):
    name, row, column = cell
    rows = list(csv.reader(io.StringIO((ARCHIVE / name).read_text(encoding="utf-8"))))
    rows[row][column] = text.encode("utf-8", "replace").decode("utf-8")
    with (played_with / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    try:
        records(load(played_with))
    except DatasetError:
        pass
    finally:
        shutil.copy(ARCHIVE / name, played_with / name)


@settings(max_examples=40)
@given(
    name=st.sampled_from(TABLES),
    content=st.one_of(st.binary(max_size=200), TEXT.map(lambda text: text.encode("utf-8", "replace"))),
)
def test_no_file_raises_anything_but_a_dataset_error(played_with, name, content):
    (played_with / name).write_bytes(content)
    try:
        load(played_with)
    except DatasetError as error:
        assert name in str(error)
    finally:
        shutil.copy(ARCHIVE / name, played_with / name)
