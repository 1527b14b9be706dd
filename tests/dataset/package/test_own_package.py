"""Packages of somebody's own, as small as they may be."""

import csv

import pandas as pd
import pytest

from components.dataset import DatasetError, load_dataset
from components.dataset.model import columns as c
from components.dataset.package.relaxed_schema import NEEDED
from tests.conftest import ARCHIVE, DATA

RULES = DATA / "datapackage.json"
ARCHIVES = ARCHIVE.parent / "archives"
EVENTS = "event_id,title,date\nE1,The Duke writes,1712-03-04\nE2,The Queen answers,1712-03\n"
ACTORS = "actor_id,name\nA-DUKE,The Duke\nA-QUEEN,The Queen\n"


@pytest.fixture
def package(tmp_path):
    """Return a function that writes a package of these files (name -> content) and loads it."""

    def load(**files):
        for name, content in {"events": EVENTS, "actors": ACTORS, **files}.items():
            ending = "json" if name == "datapackage" else "csv"
            (tmp_path / f"{name}.{ending}").write_text(content, encoding="utf-8")
        return load_dataset(tmp_path, RULES)

    return load


def test_two_files_with_five_columns_are_a_package(package):
    found = package()
    assert found.problems == ()
    assert found.events[c.TITLE].tolist() == ["The Queen answers", "The Duke writes"]
    assert found.period == (pd.Timestamp("1712-03-01"), pd.Timestamp("1712-03-31"))


def test_what_is_not_there_reads_not_stated(package):
    found = package()
    for column in (c.LAYER, c.CHAPTER, c.KIND, c.CHANNEL, c.STATUS, c.CERTAINTY):
        assert found.dictionary.labels("events", column) == {"not-stated": "Not stated"}
        assert set(found.events[column]) == {"not-stated"}
    assert set(found.events[c.DATE_STATED]) == {"(not stated)"}


@pytest.mark.parametrize("column", ["event_id", "title", "date"])
def test_a_column_of_the_handful_that_is_missing_is_named_once(package, column):
    found = package(events=EVENTS.replace(column, "mine", 1))
    assert [str(problem) for problem in found.problems] == [
        f"events.csv, row 1, column {column}: the column is missing. Write, for example, a column named {column}."
    ]
    assert found.events.empty


def test_a_file_without_any_column_that_we_know_is_refused(package):
    with pytest.raises(
        DatasetError, match=r"events\.csv: cannot be read \(row 1 names no column that we know, such as"
    ):
        package(events="who,what\nAnn,came\n")


def test_a_value_that_the_dictionary_does_not_have_costs_its_cell_and_not_its_row(package):
    found = package(events="event_id,title,date,status\nE1,The Duke writes,1712,dome\n")
    (problem,) = found.problems
    assert (problem.row, problem.column, problem.example, problem.row_lost) == (2, "status", "done", False)
    assert found.events[c.STATUS].tolist() == ["not-stated"]


def test_an_id_that_is_only_a_number_is_refused_with_what_to_write(package):
    (problem,) = package(events=EVENTS.replace("E2", "2")).problems
    assert str(problem).startswith(
        "events.csv, row 3, column event_id: “2” is not an id: a capital letter A to Z first"
    )
    assert problem.example == "E1"


def test_a_text_that_is_too_long_is_cut_and_named(package):
    found = package(events=EVENTS.replace("The Duke writes", "Very " * 30))
    (problem,) = found.problems
    assert (problem.row, problem.column, problem.row_lost) == (2, "title", False)
    assert max(found.events[c.TITLE].str.len()) == 90


def test_every_table_may_have_its_needed_columns_only(tmp_path):
    for name, columns in NEEDED.items():
        rows = csv.DictReader((ARCHIVE / f"{name}.csv").open(encoding="utf-8", newline=""))
        with (tmp_path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)
    found = load_dataset(tmp_path, RULES)
    assert found.problems == ()
    assert len(found.events) == 9
    for name, table in found.dictionary.tables.items():
        for field in table.fields.values():
            if field.labels:
                assert set(getattr(found, name)[field.name]) <= {*field.labels, ""}, (name, field.name)


def test_ids_need_not_be_numbered_as_in_the_dashboards_own_package(package):
    found = package(
        sources="source_id,short\nS-LETTERS,Letters\n", claims="claim_id,event_id,source_id\nFIRST,E1,S-LETTERS\n"
    )
    assert found.problems == ()
    assert found.claims[c.STANCE].tolist() == ["supports"]


def test_a_place_may_have_an_identifier_instead_of_coordinates(package):
    found = package(places="place_id,name,geonames_id,wikidata\nPL-MACAO,Macao,1821274,\nPL-CAPE,Cape Town,,Q5465\n")
    assert found.problems == ()
    assert found.places[c.NAME].tolist() == ["Macao", "Cape Town"]
    assert set(found.places[c.LATITUDE]) == {""}


# ---- the two archives ------------------------------------------------------------------------------------------------


def test_the_telegrams_of_1914_have_no_problem_and_their_hands_are_worked_out():
    found = load_dataset(ARCHIVES / "telegrams-1914", RULES)
    assert found.problems == ()
    assert len(found.events) == 17
    held = found.participants[found.participants[c.EVENT] == "E03"].set_index(c.ACTOR)[c.HAND]
    assert held.to_dict() == {"A-WILHELM": 1, "A-POURTALES": 2, "A-NICHOLAS": 3}
    assert found.dictionary.label("actors", c.SIDE, found.actors.set_index(c.ACTOR)[c.SIDE]["A-NICHOLAS"]) == "Russia"


def test_every_telegram_of_1914_names_its_printed_source_and_the_ten_of_the_emperors_two():
    found = load_dataset(ARCHIVES / "telegrams-1914", RULES)
    assert not found.events[c.CITATION].eq("").any()
    assert set(found.claims[c.EVENT]) == set(found.events[c.EVENT])
    between = found.events[found.events[c.LAYER] == "telegrams"]
    assert len(between) == 10
    assert found.claims[found.claims[c.EVENT].isin(between[c.EVENT])].groupby(c.EVENT)[c.SOURCE].nunique().eq(2).all()


def test_the_invented_minimum_names_all_its_slips_at_once_and_shows_the_rest():
    found = load_dataset(ARCHIVES / "invented-minimum", RULES)
    assert [(problem.file, problem.row, problem.column, problem.row_lost) for problem in found.problems] == [
        ("events.csv", 0, "", False),
        ("events.csv", 5, "date", True),
        ("events.csv", 6, "date", True),
        ("events.csv", 7, "event_id", True),
        ("events.csv", 8, "addressee", False),
        ("actors.csv", 0, "", False),
    ]
    assert "Windows-1252" in found.problems[0].rule
    assert found.events[c.EVENT].tolist() == ["E2", "E1", "E3", "E9", "E8"]
    assert "They meet in the “Café Élan”" in set(found.events[c.TITLE])
