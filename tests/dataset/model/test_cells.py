from components.dataset.model import columns as c
from components.dataset.model.cells import rows_of


def test_rows_are_those_that_pandas_gives(real):
    for table in (real.events, real.claims):
        # In words, since a day that is not known equals nothing, not even itself.
        assert [str(row) for row in rows_of(table)] == [str(row) for row in table.to_dict("records")]


def test_rows_hold_the_columns_asked_for_in_their_order(archive):
    assert list(rows_of(archive.events, [c.TITLE, c.EVENT])[0]) == [c.TITLE, c.EVENT]
    assert rows_of(archive.events.iloc[:0]) == []
