import csv

import pandas as pd
import pytest

from components.dataset import DatasetError
from components.dataset.model import columns as c
from tests.dataset.package.test_load import TABLES, add, load


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


def test_a_row_is_counted_as_a_spreadsheet_counts_it(folder):
    text = (folder / "topics.csv").read_text(encoding="utf-8")
    (folder / "topics.csv").write_text(text.replace('"Peace, invented"', '"Peace,\n\ninvented"') + "\n\nT-NEW,,,New\n")
    (problem,) = load(folder).problems
    assert (problem.row, problem.column) == (6, "label")


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
    assert [problem.row for problem in found.problems if problem.file == "topics.csv" and problem.row] == [2, 3]
    assert found.topics[c.LABEL].tolist() == ["Not stated"]


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


@pytest.mark.parametrize("name", ["events.csv", "actors.csv"])
@pytest.mark.parametrize("content", [b"\xff\xfe\x00bad", b"id,who\nA,Ann\n", b"PK\x03\x04 a workbook", b"a\0\xff\0"])
def test_a_needed_file_of_another_kind_is_refused_with_what_to_save_it_as(folder, name, content):
    (folder / name).write_bytes(content)
    with pytest.raises(DatasetError, match=rf"{name}: cannot be read .* Save it as “CSV UTF-8 \(comma\)”"):
        load(folder)


def test_another_file_that_is_no_text_is_named_and_the_events_stay(folder):
    (folder / "links.csv").write_bytes(b"%PDF-1.7")
    found = load(folder)
    (problem,) = found.problems
    assert (problem.file, problem.row, "cannot be read" in problem.rule) == ("links.csv", 0, True)
    assert found.links.empty
    assert len(found.events) == 9


@pytest.mark.parametrize("name", TABLES)
def test_a_file_with_only_a_header_is_an_empty_table(folder, name):
    (folder / name).write_text((folder / name).read_text(encoding="utf-8").splitlines()[0], encoding="utf-8")
    found = load(folder)
    # Events that now have no topic have one that says so.
    rows = getattr(found, name.removesuffix(".csv"))
    assert rows.empty if name != "topics.csv" else rows[c.LABEL].tolist() == ["Not stated"]
    # That others refer to its rows is told of the file as a whole.
    assert not any(problem.file == name and problem.row for problem in found.problems)


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
    (folder / "links.csv").write_text("\n".join(",".join([row[0], *row[2:]]) for row in rows), encoding="utf-8")
    found = load(folder)
    (problem,) = found.problems
    assert (
        str(problem)
        == "links.csv, row 1, column relation: the column is missing. Write, for example, a column named relation."
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


# ---- what Excel makes of a file -------------------------------------------------------------------------------------


def resaved(folder, name, divider=",", encoding="utf-8", before=""):
    """Save a file of the archive again as another program would."""
    rows = list(csv.reader((folder / name).open(encoding="utf-8", newline="")))
    with (folder / name).open("w", encoding=encoding, newline="") as file:
        file.write(before)
        csv.writer(file, delimiter=divider).writerows(rows)


@pytest.mark.parametrize("before", ["", "sep=;\r\n"])
def test_semicolons_divide_columns_too(folder, archive, before):
    for name in TABLES:
        resaved(folder, name, ";", before=before)
    found = load(folder)
    assert found.problems == ()
    pd.testing.assert_frame_equal(found.events, archive.events)


def test_unicode_text_of_excel_is_read(folder, archive):
    for name in TABLES:
        resaved(folder, name, "\t", "utf-16")
    found = load(folder)
    assert found.problems == ()
    pd.testing.assert_frame_equal(found.events, archive.events)


def test_an_encoding_that_has_to_be_guessed_is_named_and_nothing_is_lost(folder, archive):
    text = (folder / "actors.csv").read_text(encoding="utf-8").replace("’", "'")
    (folder / "actors.csv").write_bytes(text.encode("cp1252"))
    found = load(folder)
    (problem,) = found.problems
    assert (problem.file, problem.row, problem.row_lost) == ("actors.csv", 0, False)
    assert "Windows-1252" in problem.rule
    assert "CSV UTF-8" in problem.rule
    assert "Minister Élan" in set(found.actors[c.NAME])
    assert len(found.events) == len(archive.events)


def test_a_decimal_comma_is_a_point(folder):
    text = (folder / "places.csv").read_text(encoding="utf-8")
    assert ",33.5,36.3," in text
    (folder / "places.csv").write_text(text.replace(",33.5,36.3,", ',"33,5","36,3",'), encoding="utf-8")
    found = load(folder)
    assert found.problems == ()
    assert found.places.loc[0, [c.LATITUDE, c.LONGITUDE]].tolist() == ["33.5", "36.3"]


def test_signs_that_nobody_sees_do_not_count(folder, archive):
    rows = list(csv.reader((folder / "events.csv").open(encoding="utf-8", newline="")))
    with (folder / "events.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([f"\u200b\u00a0{cell}\u00a0\ufeff" for cell in row] for row in rows)
    pd.testing.assert_frame_equal(load(folder).events, archive.events)


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-2+3", "@SUM(1)"])
def test_the_apostrophe_that_keeps_a_formula_still_is_taken_away(broken, text):
    folder = broken("events.csv", "The Duke offers a harbour", f"'{text}")
    assert text in set(load(folder).events[c.TITLE])
