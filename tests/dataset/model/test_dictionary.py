import json

import pytest

from components.dataset.lessons.lessons import COLUMNS
from components.dataset.model import columns as c
from components.dataset.model.dictionary import read_dictionary, read_schema
from tests.conftest import DATA

FIELD = {"name": "kind", "title": "Kind", "description": "What it is.", "type": "string"}


@pytest.fixture
def written(tmp_path):
    """Return a dictionary of one table with this field, read back."""

    def write(field, **schema):
        table = {"name": "events", "path": "events.csv", "schema": {"fields": [field], **schema}}
        file = tmp_path / "datapackage.json"
        file.write_text(json.dumps({"resources": [table]}), encoding="utf-8")
        return read_dictionary(file)

    return write


def test_allowed_values_keep_the_order_they_are_written_in(written):
    categories = [{"value": "x", "label": "First"}, {"value": "a", "label": "Second", "description": "The second."}]
    found = written(FIELD | {"categories": categories})
    assert list(found.labels("events", "kind").items()) == [("x", "First"), ("a", "Second")]
    assert found.tables["events"].fields["kind"].meanings == {"x": "", "a": "The second."}


def test_allowed_values_without_words_stand_for_themselves(written):
    found = written(FIELD | {"constraints": {"enum": ["letter", "visit"]}})
    assert found.labels("events", "kind") == {"letter": "letter", "visit": "visit"}


def test_a_value_the_dictionary_does_not_know_is_shown_as_it_is(written):
    assert written(FIELD).label("events", "kind", "riddle") == "riddle"


def test_a_column_without_words_is_called_by_its_name(written):
    assert written({"name": "kind"}).tables["events"].fields["kind"].title == "kind"


def test_constraints_are_read(written):
    rules = {"required": True, "unique": True, "pattern": "[a-z]+", "minLength": 2, "maxLength": 9}
    field = written(FIELD | {"constraints": rules}).tables["events"].fields["kind"]
    assert (field.required, field.unique, field.pattern, field.shortest, field.longest) == (True, True, "[a-z]+", 2, 9)
    number = written(FIELD | {"type": "number", "constraints": {"minimum": -90, "maximum": 90}})
    assert (number.tables["events"].fields["kind"].least, number.tables["events"].fields["kind"].most) == (-90, 90)


@pytest.mark.parametrize("fields", ["kind", ["kind"]])
def test_a_reference_names_table_and_column(written, fields):
    reference = {"resource": "kinds", "fields": fields}
    found = written(FIELD, foreignKeys=[{"fields": fields, "reference": reference}])
    assert found.tables["events"].fields["kind"].refers_to == ("kinds", "kind")


def test_a_reference_without_a_resource_is_to_the_table_itself(written):
    found = written(FIELD, foreignKeys=[{"fields": "kind", "reference": {"resource": "", "fields": "kind"}}])
    assert found.tables["events"].fields["kind"].refers_to == ("events", "kind")


def test_a_list_says_what_divides_it_and_what_its_items_are(written):
    items = {"separator": ";", "resource": "topics", "field": "topic_id"}
    field = written(FIELD | {"list": items}).tables["events"].fields["kind"]
    assert (field.separator, field.refers_to) == (";", ("topics", "topic_id"))


@pytest.mark.parametrize(("key", "expected"), [("kind", ("kind",)), (["kind", "name"], ("kind", "name")), ([], ())])
def test_a_key_may_be_one_column_or_several(written, key, expected):
    assert written(FIELD, primaryKey=key).tables["events"].key == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        "null",
        '{"resources": [1]}',
        '{"resources": [{"name": "events"}]}',
        '{"resources": {"a": 1}}',
    ],
)
def test_a_dictionary_that_cannot_be_read_is_refused_as_a_value_error(tmp_path, text):
    file = tmp_path / "datapackage.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError):
        read_dictionary(file)


def test_a_pattern_that_is_none_is_refused_by_name(written):
    with pytest.raises(ValueError, match=r"“\[a-” is not a pattern"):
        written(FIELD | {"constraints": {"pattern": "[a-"}})


@pytest.fixture
def beside(tmp_path):
    """Return a function that reads a dictionary of one table whose schema is `schema`; a file of it is beside."""

    def write(schema, content=None):
        (tmp_path / "schemas").mkdir()
        content = json.dumps({"fields": [FIELD], "primaryKey": "kind"}) if content is None else content
        (tmp_path / "schemas" / "events.json").write_text(content, encoding="utf-8")
        table = {"name": "events", "path": "events.csv", "schema": schema}
        file = tmp_path / "datapackage.json"
        file.write_text(json.dumps({"resources": [table]}), encoding="utf-8")
        return read_dictionary(file)

    return write


@pytest.mark.parametrize("path", ["schemas/events.json", "./schemas/events.json"])
def test_a_schema_may_stand_in_a_file_of_its_own(beside, path):
    table = beside(path).tables["events"]
    assert (list(table.fields), table.key, table.path) == (["kind"], ("kind",), "events.csv")


def test_a_table_whose_schema_is_not_there_is_left_out(beside):
    assert beside("schemas/nowhere.json").tables == {}


@pytest.mark.parametrize(
    "path", ["", "../events.json", "schemas/../../events.json", "/etc/hosts", "C:\\x.json", "https://records.example/x"]
)
def test_a_schema_outside_the_folder_is_refused_by_name(beside, path):
    with pytest.raises(ValueError, match="is not the path of a file beside the data dictionary"):
        beside(path)


def test_a_schema_that_cannot_be_read_is_refused_by_name(beside):
    with pytest.raises(ValueError, match=r"the schema of events, “schemas/events\.json”, cannot be read"):
        beside("schemas/events.json", "{")


@pytest.mark.parametrize("content", ["null", "[]", '"events.json"', "{}", '{"fields": [1]}', '{"fields": [{}]}'])
def test_a_file_that_is_no_schema_is_refused_as_a_value_error(beside, tmp_path, content):
    with pytest.raises(ValueError, match="as Frictionless asks"):
        beside("schemas/events.json", content)
    with pytest.raises(ValueError, match=r"events\.json is not a table schema"):
        read_schema(tmp_path / "schemas" / "events.json", "events", "events.csv")


@pytest.mark.parametrize("schema", [None, 7, []])
def test_a_schema_that_is_neither_here_nor_named_is_refused(beside, schema):
    with pytest.raises(ValueError, match="as Frictionless asks"):
        beside(schema)


def test_every_column_name_in_the_code_is_in_the_data_dictionary_and_the_other_way_round():
    tables = read_dictionary(DATA / "datapackage.json").tables.values()
    described = {name for table in tables for name in table.fields}
    written = {value for name, value in vars(c).items() if name.isupper()} | set(COLUMNS)
    assert written == described
