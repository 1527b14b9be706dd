import csv
import io

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.dataset.model.dictionary import Field, Table
from components.dataset.package import bulk, csv_rows
from components.dataset.package.csv_rows import read_rows
from tests.dataset.package.test_load import TABLES, load

NAMES = ("letter_id", "sender", "content")
LETTERS = Table("letters", "letters.csv", "Letters", "", {name: Field(name, "", "", "string") for name in NAMES}, ())
HEAD = "letter_id,sender,content\n"


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("bulk") / "letters.csv"


def both(path, content):
    """Return what is read of a file at once (None if something in it is odd) and what is read row by row."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return csv_rows._read_bulk(path, LETTERS), csv_rows._read_carefully(path, LETTERS)


# What is in a file, and whether its rows can be read at once.
FILES = [
    (HEAD + "L1,duke,Good morning\nL2,queen,Good evening\n", True),
    (HEAD + "L1,duke,Good morning\nL2,queen,Good evening", True),
    (HEAD.replace("\n", "\r\n") + "L1,duke,Good morning\r\nL2,queen,Good evening\r\n", True),
    ("\ufeff" + HEAD + "L1,duke,Good morning\n", True),
    ("sender,content,letter_id,mine\nduke,Good morning,L1,x\n", True),
    ("letter_id,content\nL1,Good morning\n", True),
    ("letter_id,sender,content,sender\nL1,duke,Hello,queen\n", True),
    ("letter_id,sendr,content\nL1,duke,Hello\n", True),
    (' letter_id ,"sender",content\nL1,duke,Hello\n', True),
    (HEAD + 'L1,duke,"one, two"\nL2,queen,"say ""no"", twice"\nL3,,""""\nL4,"",""\n', True),
    (HEAD + 'L1,duke,"one line\nand another"\nL2,duke,"one\r\ntwo"\n', True),
    (HEAD + "L1, duke ,\u00a0Hello\u00a0\nL2,duke, \nL3,duke,\u2003Élan\n", True),
    (HEAD + "L1,duke,NaN\nL2,NULL,None\nL3,0123,1e5\nL4,true,\n,,\n", True),
    (HEAD + "L1,duke,1901-03-04\n" * 9 + "L1,queen,الدوق\n", True),
    (HEAD + "L1,duke,Hello\n\nL2,duke,Hello\n", True),
    (HEAD + "L1,duke,Hello\n\n", True),
    (HEAD + "L1,duke\nL2,duke,Hello\n", False),
    (HEAD + "L1,duke,Hello,more\nL2,duke,Hello\n", False),
    (HEAD + 'L1,duke,He said "no"\nL2,duke,Hello\n', False),
    (HEAD + 'L1,duke,"The "great" war"\nL2,duke,Hello\n', False),
    (HEAD + 'L1,duke,"open\nL2,duke,Hello\n', False),
    (HEAD + 'L1,duke,"closed" \nL2,duke,Hello\n', False),
    (HEAD + "L1,duke,a\0b\n", False),
    (HEAD + "L1,duke," + "x" * 140_000 + "\n", False),
    ('"letter\nid",sender,content\nL1,duke,Hello\n', False),
    (HEAD, False),
    ("mine,yours\na,b\n", False),
    ("", False),
    (HEAD.replace("\n", "\r") + "L1,duke,Hello\r", False),
]


@pytest.mark.parametrize(("content", "at_once"), FILES, ids=[repr(row[0][:60]) for row in FILES])
def test_rows_read_at_once_are_those_read_one_by_one(path, content, at_once):
    quick, careful = both(path, content)
    assert (quick is not None) == at_once
    if quick is not None:
        assert_same(quick, careful)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00bad", "letter_id,sender\nL1,Café\n".encode("latin-1")])
def test_a_file_of_another_kind_is_left_to_the_careful_reader(path, content):
    path.write_bytes(content)
    assert csv_rows._read_bulk(path, LETTERS) is None


CELL = st.one_of(
    st.sampled_from(
        ["", "duke", "queen", " duke", "one, two", 'say "no"', '"', "two\nlines", "a\r\nb", "NaN", "é", "\t"]
    ),
    st.text(max_size=8),
)


@settings(max_examples=150)
@given(
    body=st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=30),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    ending=st.sampled_from(["\n", "\r\n"]),
)
def test_whatever_a_csv_writer_writes_is_read_the_same_at_once(path, body, quoting, ending):
    text = io.StringIO(newline="")
    csv.writer(text, quoting=quoting, lineterminator=ending).writerows([NAMES, *body])
    quick, careful = both(path, text.getvalue().encode("utf-8", "replace"))
    if quick is not None:
        assert_same(quick, careful)


@settings(max_examples=150)
@given(st.text(alphabet='ab,"\n\r é', max_size=40))
def test_whatever_else_is_in_a_file_is_read_the_same_at_once_or_left_to_the_careful_reader(path, text):
    quick, careful = both(path, HEAD + text)
    if quick is not None:
        assert_same(quick, careful)


def test_quotes_are_followed_over_the_edges_of_blocks(path, monkeypatch):
    body = "".join(f'L{number},"duke, of {"""Vale""" * (number % 3)}","line\n{number}"\n' for number in range(40))
    for size in range(60, 75):
        monkeypatch.setattr(bulk, "_BLOCK", size)
        path.write_bytes((HEAD + body).encode())
        assert bulk._well_quoted(path)
        path.write_bytes((HEAD + body + 'L9,a "b" c,d\n').encode())
        assert not bulk._well_quoted(path)


@pytest.fixture
def at_once(monkeypatch):
    """Make every file count as a large one."""
    monkeypatch.setattr(csv_rows, "_LARGE", -1)
    monkeypatch.setattr(bulk, "_FEW", 1)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_of_the_archive_is_read_the_same_at_once(folder, archive, at_once, name):
    found, table = load(folder), name.removesuffix(".csv")
    assert found.problems == ()
    pd.testing.assert_frame_equal(bulk.decategorize(getattr(found, table)), getattr(archive, table))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("events.csv", ",crisis,", ",crises,"),
        ("events.csv", "1901-09-30", "1901-09-31"),
        ("events.csv", "1901-03-19,within", "1901-03-01,within"),
        ("links.csv", "E6,contradicts,E1", "E6,contradicts,E11"),
        ("actors.csv", "A-NOBODY", "a nobody"),
        ("participants.csv", "A-COURIER", "A-CURRIER"),
        ("topics.csv", ",broader,", ",broadr,"),
    ],
)
def test_what_is_wrong_is_said_in_the_same_words_at_once(broken, monkeypatch, name, old, new):
    folder = broken(name, old, new)
    careful = load(folder)
    monkeypatch.setattr(csv_rows, "_LARGE", -1)
    monkeypatch.setattr(bulk, "_FEW", 1)
    quick = load(folder)
    assert quick.problems == careful.problems != ()
    for table in TABLES:
        table = table.removesuffix(".csv")
        pd.testing.assert_frame_equal(bulk.decategorize(getattr(quick, table)), getattr(careful, table))


def test_plain_rows_are_text_and_keep_their_numbers():
    table = pd.DataFrame(
        {"kind": pd.Categorical(["visit", "letter", "visit"]), "hand": pd.array([1, None, 2], "Int64")}
    )
    found = bulk.decategorize(table, np.array([2, 0]))
    expected = pd.DataFrame(
        {"kind": pd.array(["visit", "visit"], "str"), "hand": pd.array([2, 1], "Int64")}, index=[2, 0]
    )
    pd.testing.assert_frame_equal(found, expected)
    assert bulk.decategorize(expected) is expected


def assert_same(quick, careful):
    pd.testing.assert_frame_equal(bulk.decategorize(quick.rows), careful.rows)
    assert (quick.problems, quick.missing) == (careful.problems, careful.missing)


def test_a_column_of_few_values_is_kept_as_few(path):
    path.write_text(HEAD + "".join(f"L{number},duke,Hello\n" for number in range(50)))
    quick = csv_rows._read_bulk(path, LETTERS)
    assert [str(kind) for kind in quick.rows.dtypes] == ["str", "category", "category"]
    assert read_rows(path, LETTERS).rows["sender"].tolist() == ["duke"] * 50
