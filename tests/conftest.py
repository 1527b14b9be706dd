"""The invented archive and the real package, as fixtures."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from components.dataset import Dataset, Selection, load_dataset, select

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
ARCHIVE = Path(__file__).parent / "archive"

# The same examples on every run and no stopwatch; the fixtures are frozen, so examples may share them.
settings.register_profile(
    "steady",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def archive() -> Dataset:
    """Nine invented events, small enough to know by heart."""
    return load_dataset(ARCHIVE, DATA / "datapackage.json")


@pytest.fixture(scope="session")
def nothing(archive: Dataset) -> Dataset:
    """The invented archive under filters that no event meets."""
    return select(archive, Selection(text="no such word"))


@pytest.fixture(scope="session")
def real() -> Dataset:
    return load_dataset(DATA)


@pytest.fixture
def broken(tmp_path: Path) -> Callable[[str, str, str], Path]:
    """Return a copy of the invented archive in which one text of one file is another."""

    def mend(file: str, old: str, new: str) -> Path:
        folder = tmp_path / "archive"
        if not folder.exists():
            shutil.copytree(ARCHIVE, folder)
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return mend


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the invented archive, to be spoilt."""
    return shutil.copytree(ARCHIVE, tmp_path / "archive")
