import csv
import io
import zipfile

import pytest

from components.dataset import DatasetError, load_dataset
from components.dataset.model import columns as c
from components.dataset.model.dataset import TABLES
from components.dataset.model.dictionary import read_dictionary
from components.dataset.package.collect import collect_files
from components.dataset.package.relaxed_schema import NEEDED
from components.dataset.package.template import template_files, template_zip, write_template
from tests.conftest import DATA

RULES = DATA / "datapackage.json"


def test_the_template_opens_without_a_problem_and_its_rows_say_that_they_are_examples(tmp_path):
    write_template(tmp_path / "mine", RULES)
    found = load_dataset(tmp_path / "mine", RULES)
    assert found.problems == ()
    assert (len(found.events), len(found.actors), len(found.participants)) == (2, 3, 5)
    assert found.events[c.TITLE].str.startswith("EXAMPLE, delete this row").all()
    assert found.actors[c.NAME].str.startswith("EXAMPLE, delete this row").all()


def test_every_table_moved_up_from_the_folder_of_more_is_an_empty_table(tmp_path):
    for file in write_template(tmp_path / "mine", RULES):
        if file.parent.name == "more":
            file.rename(tmp_path / "mine" / file.name)
    assert load_dataset(tmp_path / "mine", RULES).problems == ()


def test_nothing_is_overwritten(tmp_path):
    (tmp_path / "events.csv").write_text("mine")
    with pytest.raises(DatasetError, match="nothing is overwritten"):
        write_template(tmp_path, RULES)
    assert (tmp_path / "events.csv").read_text() == "mine"


def test_a_file_in_the_place_of_the_folder_is_not_overwritten(tmp_path):
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(DatasetError, match="nothing is overwritten"):
        write_template(tmp_path / "mine", RULES)


def test_the_zip_holds_the_same_files_and_opens_as_it_is(tmp_path):
    data = template_zip(RULES)
    assert data == template_zip(RULES)
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        files = template_files(read_dictionary(RULES))
        assert {name: opened.read(f"my-archive/{name}") for name in files} == files
    assert load_dataset(collect_files({"mine.zip": data}, tmp_path).folder, RULES).problems == ()


def test_the_guide_explains_every_column_of_every_table():
    files = template_files(read_dictionary(RULES))
    guide = files["README.txt"].decode("utf-8-sig")
    for name in TABLES:
        place = f"{name}.csv" if name in ("events", "actors") else f"more/{name}.csv"
        (head,) = csv.reader(io.StringIO(files[place].decode("utf-8-sig").splitlines()[0]))
        part = guide.partition(f"\r\n{name}.csv\r\n===")[2].partition(".csv\r\n===")[0]
        for column in head:
            needed = " (needed)" if column in NEEDED[name] else ""
            assert f"\r\n  {column}{needed}\r\n    " in part, (name, column)


def test_excel_opens_the_files_as_they_are():
    for name, content in template_files(read_dictionary(RULES)).items():
        assert content.startswith(b"\xef\xbb\xbf"), name
        assert content.count(b"\n") == content.count(b"\r\n"), name
