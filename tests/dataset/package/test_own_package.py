"""Packages of somebody's own, as small as they may be."""

import csv
from urllib.parse import parse_qs, urlencode

import pandas as pd
import pytest

from components.dataset import DatasetError, load_dataset
from components.dataset.model import columns as c
from components.dataset.package.problems import summary
from components.dataset.package.relaxed_schema import NEEDED
from components.dataset.query.link import from_query, to_query
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


# As archives have them: numbers, small letters, letters of other scripts, dots, underscores and slashes.
ARCHIVE_IDS = ["2", "1995-001", "brief_012", "Müller.3", "R/15/1/717", "письмо-7", "Mu\u0308ller", "Mar-05", "1E5"]


@pytest.mark.parametrize("name", ARCHIVE_IDS)
def test_an_id_is_as_the_archive_has_it(package, name):
    found = package(
        events=f"event_id,title,date,sender,topics,place_id\n{name},The Duke writes,1712,{name},{name};T2,{name}\n",
        actors=f"actor_id,name,affiliation\n{name},The Duke,{name}\n",
        places=f"place_id,name,latitude,longitude\n{name},The Vale,10,10\n",
        claims=f"claim_id,event_id,source_id\n{name},{name},{name}\n",
        ambiguities=f"issue_id,title,issue,events\n{name},A doubt,What is doubtful,{name}\n",
        readings=f"reading_id,issue_id,account,claims\n{name},{name},An account,{name}\n",
    )
    assert found.problems == ()
    assert found.events[c.EVENT].tolist() == found.participants[c.ACTOR].tolist() == [name]
    page, ignored = from_query({"event": [name], "actor": [name], "topic": [name], "source": [name]}, found)
    assert (page.event, ignored) == (name, [])
    link = urlencode(to_query(page), doseq=True)
    assert from_query(parse_qs(link), found) == (page, [])


@pytest.mark.parametrize(
    "name", ["Brief 12", "a;b", "a~b", "a&b", "a=b", "<b>", "O'Neill", '""x""', ".a", "a\u2028b", "a\u200fb"]
)
def test_what_would_end_a_link_a_list_or_a_cell_is_no_id_and_what_to_write_is_one(package, name):
    cell = f'"{name}"' if '"' in name or ";" in name else name
    (problem,) = package(events=EVENTS.replace("E2", cell)).problems
    assert str(problem).startswith("events.csv, row 3, column event_id: ")
    assert "a letter or a digit first, then only letters, digits and . _ - /" in problem.rule
    assert package(events=EVENTS.replace("E2", problem.example)).problems == ()


def test_an_id_that_a_spreadsheet_has_made_a_day_of_is_still_named(package):
    (problem,) = package(events=EVENTS.replace("E2", "5-Mar")).problems
    assert problem.example.startswith("MAR-5 (format the column as Text")


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


@pytest.mark.parametrize(("name", "events", "letters"), [("saint-domingue-1799", 30, 29), ("barbary-1801", 27, 26)])
def test_letters_of_other_centuries_and_continents_keep_the_ids_of_their_edition(name, events, letters):
    found = load_dataset(ARCHIVES / name, RULES)
    assert found.problems == ()
    assert (len(found.events), int(found.events[c.FORM].eq("letter").sum())) == (events, letters)
    assert found.events[c.EVENT].str.contains("/").sum() >= letters - 5
    assert set(found.claims[c.EVENT]) == set(found.events[c.EVENT])
    assert not found.events[c.CITATION].eq("").any()
    assert not found.places[[c.LATITUDE, c.LONGITUDE]].eq("").to_numpy().any()


def test_a_letter_of_1799_passes_through_the_hands_of_the_general_who_carried_it():
    found = load_dataset(ARCHIVES / "saint-domingue-1799", RULES)
    hands = found.participants[found.participants[c.EVENT] == "Adams/99-02-02-3457_22-April"]
    assert hands.set_index(c.ACTOR)[c.HAND].to_dict() == {"pickering": 1, "maitland": 2, "stevens": 3}


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


# ---- one cause, one message ------------------------------------------------------------------------------------------

MANY = "event_id,title,date,sender,place_id,topics,note\n" + "".join(
    f"{number},Letter {number},1712,A-DUKE,PL-{number % 5},T1\n" for number in range(1, 97)
)
CLAIMS = "claim_id,event_id,source_id\n" + "".join(f"C{number},{number},S1\n" for number in range(1, 97))


def test_a_table_that_is_missing_is_one_message_wherever_it_is_needed(package):
    found = package(events=MANY.replace(",note\n", ",place_to_id\n").replace(",T1\n", ",T1,PL-1\n"))
    assert [str(problem) for problem in found.problems] == [
        "places.csv: is missing or has no rows, but rows of it are named in events.csv, column place_id (96 rows read "
        "without it), events.csv, column place_to_id (96 rows read without it)."
    ]
    assert summary(found.problems) == "1 thing is to be mended. No row is left out for it; all the others are shown."
    assert (len(found.events), set(found.events[c.PLACE]), set(found.events[c.PLACE_TO])) == (96, {""}, {""})


def test_a_table_with_its_headings_only_is_one_message_and_the_rows_that_need_it_are_counted(package):
    found = package(
        events=MANY, claims=CLAIMS, sources="source_id,short\n", places="place_id,name,latitude,longitude\n"
    )
    assert [str(problem) for problem in found.problems] == [
        "sources.csv: is missing or has no rows, but rows of it are named in claims.csv, column source_id (96 rows "
        "left out).",
        "places.csv: is missing or has no rows, but rows of it are named in events.csv, column place_id (96 rows read "
        "without it).",
    ]
    assert "96 rows are left out" in summary(found.problems)
    assert found.claims.empty


def test_topics_and_sources_without_a_file_are_those_that_are_named(package):
    found = package(events=MANY.replace("place_id", "source"), claims=CLAIMS)
    assert found.problems == ()
    assert (found.topics[c.TOPIC].tolist(), found.sources[c.SOURCE].tolist()) == (["T1"], ["S1"])


def test_without_actors_one_file_is_named(package, tmp_path):
    package(events=MANY)
    (tmp_path / "actors.csv").unlink()
    with pytest.raises(DatasetError, match=r"^actors\.csv: the file is missing from the folder"):
        load_dataset(tmp_path, RULES)
    package(events=MANY.replace("place_id", "source"), actors="actor_id,name\n")
    (problem,) = load_dataset(tmp_path, RULES).problems
    assert str(problem).startswith(
        "actors.csv: is missing or has no rows, but rows of it are named in events.csv, column s"
    )


def test_a_file_that_cannot_be_read_is_one_message_too(package, tmp_path):
    package(events=MANY)
    (tmp_path / "places.csv").write_bytes(b"\x00\x01\x02" * 50)
    (problem,) = load_dataset(tmp_path, RULES).problems
    assert str(problem).startswith("places.csv: cannot be read")


# ---- years that no chart can draw ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "date", ["-0044-03-15", "-0044", "-0044-03-15/-0043", "[-0044-03-15..-0044-03-20]", "../-0044", "0000", "44 BC"]
)
def test_a_year_before_the_common_era_is_named_with_what_to_write(package, date):
    events = "event_id,title,date,date_stated\nE1,The Ides,{},15 March 44 BC\n"
    (problem,) = package(events=events.format(date)).problems
    assert "lies outside the years 1 to 9999, and only these can be drawn" in problem.rule
    assert "date_stated" in problem.rule
    found = package(events=events.format(problem.example.partition(" (")[0]))
    assert found.problems == ()
    assert found.events[c.DATE_STATED].tolist() == ["15 March 44 BC"]


def test_the_years_1_and_9999_are_read(package):
    found = package(events="event_id,title,date\nE1,First,0001\nE2,Last,2199\nE3,Ides,0044-03-15\n")
    assert found.problems == ()
    assert found.period == (pd.Timestamp("0001-01-01"), pd.Timestamp("2199-12-31"))
