import csv
import io
import json
import shutil

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.dataset import DatasetError, facet_counts, load_dataset
from components.dataset import columns as c
from components.dataset.evidence import evidence
from components.dataset.records import records
from components.dataset.selection import Selection
from tests.conftest import ARCHIVE, DATA

RULES = DATA / "datapackage.json"
TABLES = sorted(file.name for file in ARCHIVE.glob("*.csv"))
OPTIONAL = [name for name in TABLES if name not in ("events.csv", "actors.csv")]


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(ARCHIVE, tmp_path / "archive")


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


@pytest.mark.parametrize(
    "descriptor",
    ["", "[]", "{}", '{"licenses": null, "period": []}', '{"licenses": ["CC0"], "period": {"start": 1, "end": "x"}}'],
)
def test_a_package_that_does_not_describe_itself_is_read_and_said_to_be_so(folder, descriptor):
    (folder / "datapackage.json").write_text(descriptor, encoding="utf-8")
    found = load(folder)
    assert (found.title, found.version, found.licence) == ("Untitled package", "without version", "licence not stated")
    assert found.period == (pd.Timestamp("1890-01-01"), pd.Timestamp("1950-12-31"))


def test_the_folders_own_dictionary_holds_unless_another_is_given(folder):
    with pytest.raises(DatasetError, match="does not describe the tables events"):
        load_dataset(folder)
    shutil.copy(RULES, folder / "datapackage.json")
    assert load_dataset(folder).problems == ()


def test_a_byte_order_mark_is_not_part_of_the_first_column(folder):
    for name in TABLES:
        (folder / name).write_bytes(b"\xef\xbb\xbf" + (folder / name).read_bytes())
    assert load(folder).problems == ()
    assert len(load(folder).events) == 9


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_lines_may_end_as_on_any_system(folder, archive, ending):
    for name in TABLES:
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_bytes(text.replace("\n", ending).encode())
    found = load(folder)
    assert found.problems == ()
    pd.testing.assert_frame_equal(found.events, archive.events)


def test_columns_may_stand_in_any_order_and_blanks_around_cells_do_not_count(folder, archive):
    rows = list(csv.reader((folder / "events.csv").open(encoding="utf-8", newline="")))
    with (folder / "events.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([f" {cell} " for cell in reversed(row)] for row in rows)
    pd.testing.assert_frame_equal(load(folder).events, archive.events)


def test_a_column_of_the_curators_own_is_left_alone(folder):
    text = (folder / "topics.csv").read_text(encoding="utf-8")
    (folder / "topics.csv").write_text("\n".join(line + ",mine" for line in text.splitlines()), encoding="utf-8")
    assert load(folder).problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<b>bold</b> & <i>",
        "**bold** [link](javascript:alert(1)) $x^2$ :red[x]",
        "=HYPERLINK(0)",
        "@SUM(1+1)",
        "-2+3",
        "NaN",
        "NULL",
        "None",
        "0123",
        "1e5",
        "TRUE",
        "{{7*7}}",
        "../../etc/passwd",
        "a\u202eb",
        'He said "no", twice',
        "one line\nand another",
    ],
)
def test_text_passes_through_untouched(folder, text):
    rows = list(csv.reader((folder / "events.csv").open(encoding="utf-8", newline="")))
    rows[3][rows[0].index(c.SUMMARY)] = f"As it is: {text}"
    with (folder / "events.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    found = load(folder)
    assert found.problems == ()
    assert found.events.set_index(c.EVENT).loc["E1", c.SUMMARY] == f"As it is: {text}"


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


def test_a_row_is_counted_as_a_spreadsheet_counts_it(folder):
    text = (folder / "topics.csv").read_text(encoding="utf-8")
    (folder / "topics.csv").write_text(text.replace('"Peace, invented"', '"Peace,\n\ninvented"') + "\n\nT-NEW,New,\n")
    (problem,) = load(folder).problems
    assert (problem.row, problem.column) == (6, "definition")


def test_rows_of_an_event_that_was_left_out_are_left_out_and_counted(broken):
    found = load(broken("events.csv", ",crisis,", ",crises,"))
    assert "E8" not in set(found.participants[c.EVENT]) | set(found.claims[c.EVENT])
    said = [str(problem) for problem in found.problems]
    assert said[0] == "events.csv, row 2, column kind: “crises” is not an allowed value. Write, for example, crisis."
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


def test_a_row_with_too_many_cells_is_left_out_since_its_columns_may_have_slipped(folder):
    add(folder, "topics.csv", "T-WAR,War,,War, invented,war\nT-SEA,Sea,,The sea,sea\n")
    found = load(folder)
    (problem,) = found.problems
    assert str(problem).startswith("topics.csv, row 4: has 6 cells where the header has 5.")
    assert found.topics[c.TOPIC].tolist() == ["T-PEACE", "T-PORT", "T-SEA"]


def test_one_cell_too_many_in_every_row_does_not_shift_the_columns(folder):
    head, *lines = (folder / "topics.csv").read_text(encoding="utf-8").splitlines()
    (folder / "topics.csv").write_text("\n".join([head, *(line + "," for line in lines)]), encoding="utf-8")
    found = load(folder)
    assert [problem.row for problem in found.problems if problem.file == "topics.csv"] == [2, 3]
    assert found.topics.empty


def test_cells_missing_at_the_end_of_a_row_are_empty(folder):
    add(folder, "topics.csv", "T-WAR,War,,A war\n")
    found = load(folder)
    assert found.problems == ()
    assert found.topics.iloc[-1].tolist() == ["T-WAR", "War", "", "A war", ""]


def test_a_quote_that_nothing_closes_loses_the_rows_below_it_but_says_so(folder):
    text = (folder / "topics.csv").read_text(encoding="utf-8")
    (folder / "topics.csv").write_text(text + 'T-WAR,War,,"A war,war\nT-SEA,Sea,,The sea,sea\n', encoding="utf-8")
    found = load(folder)
    (problem,) = found.problems
    assert (problem.row, "this row and all below it are left out" in problem.rule) == (4, True)
    assert found.topics[c.TOPIC].tolist() == ["T-PEACE", "T-PORT"]


def test_a_quote_in_the_middle_of_a_quoted_cell_loses_only_its_row(folder):
    add(folder, "topics.csv", 'T-WAR,War,,"The "great" war",war\nT-SEA,Sea,,The sea,sea\n')
    found = load(folder)
    assert [problem.row for problem in found.problems] == [4]
    assert found.topics[c.TOPIC].tolist() == ["T-PEACE", "T-PORT", "T-SEA"]


def test_empty_rows_are_passed_over(folder):
    add(folder, "topics.csv", ",,,,\n\n , ,,,\nT-SEA,Sea,,The sea,sea\n")
    found = load(folder)
    assert found.problems == ()
    assert len(found.topics) == 3


# ---- what is wrong with a file ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["events.csv", "actors.csv"])
def test_without_events_or_actors_nothing_is_shown_and_the_file_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(DatasetError, match=f"{name}: the file is missing from the folder archive"):
        load(folder)


def test_without_the_dictionary_nothing_is_shown(folder):
    with pytest.raises(DatasetError, match="nowhere.json: the data dictionary cannot be read"):
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


@pytest.mark.parametrize("name", OPTIONAL)
def test_any_other_file_may_be_missing_but_is_named(folder, name):
    (folder / name).unlink()
    found = load(folder)
    assert f"{name}: is missing from the folder, and read as empty." in map(str, found.problems)
    # Without topics no event has the topic it names.
    assert len(records(found)) == (0 if name == "topics.csv" else 9)
    assert all(evidence(found, event).title for event in found.events[c.EVENT])
    assert set(facet_counts(found, Selection())["kinds"])


@pytest.mark.parametrize("name", ["events.csv", "actors.csv"])
@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00bad", "id,name\nA,Café\n".encode("latin-1"), b"event_id;layer;title\nE1;context;War\n"]
)
def test_a_needed_file_of_another_kind_is_refused_with_what_to_save_it_as(folder, name, content):
    (folder / name).write_bytes(content)
    with pytest.raises(DatasetError, match=rf"{name}: cannot be read .* Save it as “CSV UTF-8 \(comma\)”"):
        load(folder)


def test_another_file_that_is_not_utf8_is_named_and_the_events_stay(folder):
    (folder / "links.csv").write_bytes("from_event,note\nE1,café\n".encode("latin-1"))
    found = load(folder)
    (problem,) = found.problems
    assert (problem.file, problem.row, "cannot be read" in problem.rule) == ("links.csv", 0, True)
    assert found.links.empty
    assert len(found.events) == 9


@pytest.mark.parametrize("name", TABLES)
def test_a_file_with_only_a_header_is_an_empty_table(folder, name):
    (folder / name).write_text((folder / name).read_text(encoding="utf-8").splitlines()[0], encoding="utf-8")
    found = load(folder)
    assert getattr(found, name.removesuffix(".csv")).empty
    assert not any(problem.file == name for problem in found.problems)


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("content", ["", "\ufeff"])
def test_a_file_with_nothing_in_it_is_named(folder, name, content):
    (folder / name).write_text(content, encoding="utf-8")
    found = load(folder)
    assert f"{name}: is empty. Write, for example, a first row with the names of the columns." in map(
        str, found.problems
    )


def test_a_missing_column_is_named_once_and_not_again_for_every_row(folder):
    rows = [row.split(",") for row in (folder / "links.csv").read_text(encoding="utf-8").splitlines()]
    (folder / "links.csv").write_text("\n".join(",".join([*row[:3], *row[4:]]) for row in rows), encoding="utf-8")
    found = load(folder)
    (problem,) = found.problems
    assert (
        str(problem)
        == "links.csv, row 1, column basis: the column is missing. Write, for example, a column named basis."
    )
    assert found.links.empty


def test_a_column_that_may_be_empty_may_be_missing(folder):
    text = (folder / "topics.csv").read_text(encoding="utf-8").replace(",broader,", ",mine,")
    (folder / "topics.csv").write_text(text, encoding="utf-8")
    found = load(folder)
    assert found.problems == ()
    assert set(found.topics[c.BROADER]) == {""}


def test_a_mistyped_column_name_is_named_so_that_its_cells_are_not_lost_in_silence(broken):
    (problem,) = load(broken("topics.csv", ",broader,", ",broadr,")).problems
    assert (problem.row, problem.value, problem.example) == (1, "broadr", "broader")


def test_of_a_column_that_occurs_twice_the_first_is_read_and_the_column_named(broken):
    (problem,) = load(broken("topics.csv", ",broader,", ",label,")).problems
    assert (problem.row, problem.column) == (1, "label")


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
