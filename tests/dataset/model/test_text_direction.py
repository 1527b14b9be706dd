import pandas as pd
import pytest

from components.dataset import load_dataset
from components.dataset.model import columns as c
from components.dataset.model.text_direction import isolate_rtl, isolate_rtl_column, strip_isolates
from components.exports.exchange.network import gexf
from components.exports.package.events_csv import events_csv
from tests.conftest import DATA

DAMASCUS, TWO = "دمشق", "رافع التكريتي"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("To " + DAMASCUS + ", 1861", f"To \u2067{DAMASCUS}\u2069, 1861"),
        (TWO, f"\u2067{TWO}\u2069"),
        (f"{DAMASCUS} (1861)", f"\u2067{DAMASCUS}\u2069 (1861)"),
        (f"{DAMASCUS} to {TWO}", f"\u2067{DAMASCUS}\u2069 to \u2067{TWO}\u2069"),
        ("ירושלים", "\u2067ירושלים\u2069"),
        ("Damascus, 1861", "Damascus, 1861"),
        ("", ""),
    ],
)
def test_each_run_from_right_to_left_is_set_apart_from_what_stands_around_it(text, seen):
    assert isolate_rtl(text) == seen
    assert isolate_rtl(seen) == seen
    assert strip_isolates(seen) == text


def test_a_column_is_set_apart_cell_by_cell():
    cells = pd.Series(["Damascus", DAMASCUS], dtype="str")
    assert isolate_rtl_column(cells).tolist() == ["Damascus", f"\u2067{DAMASCUS}\u2069"]
    few = isolate_rtl_column(pd.Series(pd.Categorical([DAMASCUS, "a", DAMASCUS])))
    assert few.tolist() == [f"\u2067{DAMASCUS}\u2069", "a", f"\u2067{DAMASCUS}\u2069"]


def test_a_column_without_such_words_stays_as_it_is():
    cells = pd.Series(["Damascus", ""], dtype="str")
    assert isolate_rtl_column(cells) is cells


def test_a_package_shows_such_names_set_apart_finds_them_and_writes_them_as_they_were(broken):
    broken("events.csv", "The Duke offers a harbour", f"The Duke (offers {DAMASCUS}) 1")
    folder = broken("actors.csv", "Duke al-Vale", TWO)
    dataset = load_dataset(folder, DATA / "datapackage.json")
    assert dataset.problems == ()
    assert f"The Duke (offers \u2067{DAMASCUS}\u2069) 1" in set(dataset.events[c.TITLE])
    assert dataset.names_of[c.ACTOR]["A-DUKE"] == f"\u2067{TWO}\u2069"
    assert dataset.search.matches(DAMASCUS).sum() == 1
    assert dataset.search.matches(TWO.split()[1]).any()
    written = events_csv(dataset, "no filter").decode("utf-8-sig")
    assert f"The Duke (offers {DAMASCUS}) 1" in written
    assert "\u2067" not in written + gexf(dataset, dataset, "").decode()
