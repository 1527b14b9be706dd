import frictionless
import pandas as pd
import pytest

from components.dataset import Selection, load_dataset, select
from components.exports.files import FILES
from components.exports.package.package import package_zip
from components.exports.package.strip_defaults import strip_defaults
from tests.conftest import DATA
from tests.exports.choice import LINK, only, unpacked

EVENTS = """event_id,title,date,sender,addressee,kind,channel
L1,A letter,1862-03,JOHN,MARY,message,By post
L2,An answer,1862-04-02,MARY,JOHN,message,By post
"""
ACTORS = """actor_id,name,side
JOHN,John,North
MARY,Mary,South
"""


@pytest.fixture
def least(tmp_path):
    """The least that a package of somebody's own may hold."""
    folder = tmp_path / "least"
    folder.mkdir()
    (folder / "events.csv").write_text(EVENTS, encoding="utf-8")
    (folder / "actors.csv").write_text(ACTORS, encoding="utf-8")
    return load_dataset(folder, DATA / "datapackage.json")


@pytest.mark.parametrize("events", [("L1",), ("L1", "L2")], ids=["one", "all"])
def test_a_package_of_two_files_goes_out_and_comes_back(least, events, tmp_path):
    shown = only(least, *events)
    folder = unpacked(package_zip(least, shown, LINK), tmp_path / "out")
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["path", "rowNumber", "fieldName", "message"])[:5]
    found = load_dataset(folder, DATA / "datapackage.json")
    assert [str(problem) for problem in found.problems] == []
    pd.testing.assert_frame_equal(found.events, shown.events)
    assert found.dictionary.labels("actors", "side") == least.dictionary.labels("actors", "side")
    assert load_dataset(folder).problems == ()


@pytest.mark.parametrize("kind", FILES, ids=[kind.key for kind in FILES])
def test_every_file_can_be_made_of_a_package_of_two_files(least, kind):
    assert kind.make(least, select(least, Selection()), LINK)


def test_a_package_that_states_everything_stays_as_it_is(real, archive):
    for dataset in (real, select(real, Selection(kinds=("message",))), archive):
        bare = strip_defaults(dataset)
        assert bare.dictionary == dataset.dictionary
        for table in dataset.dictionary.tables:
            pd.testing.assert_frame_equal(getattr(bare, table), getattr(dataset, table))
