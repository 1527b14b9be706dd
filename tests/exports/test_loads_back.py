import csv
import io
import shutil
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.dataset import Selection, load_dataset, select
from components.dataset.model import columns as c
from components.dataset.model.formula import unguard_formula
from components.exports.base.csv_text import as_csv, as_text
from components.exports.package.events_csv import claims_csv, events_csv
from tests.conftest import ARCHIVE, DATA

FORMULAS = ["=HYPERLINK(0)", "+1", "-1+1", "@x", "'=quoted", "''=twice", "'plain", "＝1", "line\nbreak", 'a "quote", b']


def rows_of(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_selection_put_into_a_folder_with_the_other_tables_loads_as_it_was(archive, folder):
    shown = select(archive, Selection(kinds=("message",)))
    (folder / "events.csv").write_bytes(events_csv(shown, "Kind of event: Message"))
    for table in ("participants", "claims", "links", "proposals", "ambiguities", "readings"):
        rules = archive.dictionary.tables[table]
        (folder / rules.path).write_text(",".join(rules.fields) + "\n", encoding="utf-8")
    found = load_dataset(folder, DATA / "datapackage.json")
    assert found.problems == ()
    # Who acts is worked out from the participants, which are not there.
    expected = shown.events.drop(columns=c.SIDE)
    pd.testing.assert_frame_equal(found.events.drop(columns=c.SIDE), expected)


def test_with_the_actors_alone_a_selection_opens_and_says_once_which_table_is_missing(archive, tmp_path):
    shown = select(archive, Selection(kinds=("message",)))
    (tmp_path / "events.csv").write_bytes(events_csv(shown, "Kind of event: Message"))
    shutil.copy(ARCHIVE / "actors.csv", tmp_path)
    found = load_dataset(tmp_path, DATA / "datapackage.json")
    assert [problem.file for problem in found.problems] == ["places.csv"]
    assert found.events[c.EVENT].tolist() == shown.events[c.EVENT].tolist()


@pytest.mark.parametrize("text", FORMULAS)
def test_a_cell_that_would_be_a_formula_loads_as_it_was(archive, folder, text):
    spoilt = replace(archive, events=archive.events.assign(**{c.SUMMARY: f"{text} and more", c.NOTE: text}))
    (folder / "events.csv").write_bytes(events_csv(spoilt, text))
    found = load_dataset(folder, DATA / "datapackage.json")
    assert found.problems == ()
    pd.testing.assert_frame_equal(found.events, spoilt.events)


def test_the_cells_of_a_large_file_load_as_they_were(archive, folder):
    many = pd.concat([archive.claims] * 1000, ignore_index=True)
    notes = [FORMULAS[number % len(FORMULAS)] for number in range(len(many))]
    many = many.assign(**{c.CLAIM: [f"CL{number:06}" for number in range(len(many))], c.NOTE: notes})
    content = claims_csv(replace(archive, claims=many), "no filter")
    assert len(content) > 1 << 20
    (folder / "claims.csv").write_bytes(content)
    found = load_dataset(folder, DATA / "datapackage.json")
    assert found.claims[c.NOTE].astype("str").tolist() == notes


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0")), min_size=1, max_size=3))
def test_any_text_can_be_written_and_read_again(texts):
    rows = pd.DataFrame({"text": pd.Series(texts, dtype="str"), "more": pd.Series(["x"] * len(texts), dtype="str")})
    assert [unguard_formula(row["text"]) for row in rows_of(as_csv(rows))] == texts


def test_every_table_of_the_package_is_written_as_its_file_has_it(real):
    for table in real.dictionary.tables.values():
        with (DATA / table.path).open(encoding="utf-8", newline="") as file:
            there = {tuple(row.values()) for row in csv.DictReader(file)}
        rows = as_text(getattr(real, table.name), table.fields)
        assert {tuple(row) for row in rows.itertuples(index=False, name=None)} == there, table.name


def test_a_negative_number_is_no_formula(real):
    rows = rows_of(as_csv(as_text(real.places, real.dictionary.tables["places"].fields)))
    assert {row[c.LONGITUDE] for row in rows if row[c.PLACE] == "PL-WAS"} == {"-77.03637"}
