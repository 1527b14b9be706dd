"""One file of any kind, opened as a package."""

import pytest

from components.dataset import load_dataset
from components.dataset.package.collect import collect_files
from tests.conftest import DATA


@pytest.fixture
def opened(tmp_path):
    """Return a function that opens one file (name, content) as a package: its data, and all that is said of it."""

    def load(name, content):
        found = collect_files({name: content}, tmp_path)
        dataset = load_dataset(found.folder, DATA / "datapackage.json")
        return dataset, [str(problem) for problem in found.told(dataset.problems)]

    return load
