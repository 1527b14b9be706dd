"""Events as a table of text."""

from streamlit.testing.v1 import AppTest


def _table(where):
    from components.dataset import load_dataset
    from components.views.base.plain_table import plain_table
    from tests.conftest import ARCHIVE, DATA

    oceans = load_dataset(ARCHIVE.parent / "archives" / "invented-oceans", DATA / "datapackage.json")
    plain_table(oceans, ["E7", "E8"], where)


def shown(where):
    page = AppTest.from_function(_table, args=(where,), default_timeout=60).run()
    assert not page.exception
    return page.table[0].value


def test_the_table_names_the_places_that_it_is_told():
    table = shown({"E7": "Macao", "E8": "Cape Town to Boston"})
    assert table["Where"].tolist() == ["Macao", "Cape Town to Boston"]


def test_without_any_place_there_is_no_column_for_it():
    assert "Where" not in shown({"E7": "", "E8": ""})
    assert "Where" not in shown({})
