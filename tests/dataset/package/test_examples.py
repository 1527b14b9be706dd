"""What a message says to write instead can be written: it is accepted in that very cell."""

import csv

import pandas as pd
import pytest

from components.dataset import load_dataset
from components.dataset.model.dataset import TABLES
from components.dataset.model.dictionary import Dictionary, read_dictionary
from components.dataset.package.problems import find_problems
from components.dataset.package.relaxed_schema import relax_schema
from tests.conftest import ARCHIVE, DATA

RULES = DATA / "datapackage.json"
STRICT = {name: table for name, table in read_dictionary(RULES).tables.items() if name in TABLES}
OWN = relax_schema(Dictionary(STRICT)).tables
# What people and spreadsheets write into a cell.
CELLS = [
    "",
    "?!",
    "=1+1",
    "A B; c",
    "T-PORT; A-NOBODY",
    "04/02/1996",
    "1996-1995",
    "1996-1998",
    "1996.0",
    "0000.0",
    "35099",
    "9999",
    "########",
    "4-Feb",
    "5-Mar",
    "1.2E+05",
    "-0044-03-15",
    "-5",
    "999.5",
    "Müller.3",
    "<b>bold</b> " * 20,
]


def alternatives(example):
    """Return each cell that an example offers: what stands in brackets, and marks of quotation, are for the eye."""
    return [one.strip("“”") for one in example.partition(" (")[0].split(" or ")]


def rows_of(table):
    with (ARCHIVE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = pd.DataFrame(list(csv.DictReader(file)), dtype="str")
    return rows.reindex(columns=list(OWN[table].fields), fill_value="")


def told(rules, table, rows, cells):
    """Return column -> what is said of the first row of a table if it has these cells."""
    spoilt = rows.astype("object")
    spoilt.loc[0, list(cells)] = list(cells.values())
    return {one.column: one for one in find_problems(rules[table], spoilt.astype("str"), KNOWN) if one.row == 2}


TARGETS = {field.refers_to for table in STRICT.values() for field in table.fields.values() if field.refers_to}
KNOWN = {(table, column): rows_of(table)[column] for table, column in TARGETS}


@pytest.mark.parametrize("rules", [OWN, STRICT], ids=["of somebody's own", "of the dashboard's package"])
@pytest.mark.parametrize("table", STRICT)
def test_what_a_message_says_to_write_is_accepted(rules, table):
    rows, offered = rows_of(table), 0
    rows = rows[list(rules[table].fields)]
    for cell in CELLS:
        said = told(rules, table, rows, dict.fromkeys(rows, cell))
        examples = {column: alternatives(one.example) for column, one in said.items() if one.example}
        offered += len(examples)
        for number in range(max(map(len, examples.values()), default=0)):
            cells = {column: found[min(number, len(found) - 1)] for column, found in examples.items()}
            again = told(rules, table, rows, cells)
            assert not {column: str(again[column]) for column in cells.keys() & again.keys()}, (cell, cells)
    assert offered


@pytest.mark.parametrize(("cell", "example"), [("Yes! <b>", "Yes b"), ("-- *Letters*", "Letters"), ("!?", "")])
def test_of_a_word_that_no_menu_can_show_what_is_left_is_offered(tmp_path, cell, example):
    (tmp_path / "actors.csv").write_text("actor_id,name\nA,Ann\n", encoding="utf-8")
    for chapter, said in ((cell, [example]), (example, [])):
        rows = [["event_id", "title", "date", "chapter"], ["1", "A letter", "1712", chapter]]
        with (tmp_path / "events.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        assert [one.example for one in load_dataset(tmp_path, RULES).problems] == said
