"""The data package that is open, read again only when one of its files has changed."""

import gc
import tempfile
from dataclasses import replace
from pathlib import Path

import streamlit as st

from components.dataset import Dataset, Selection, facet_counts, filter_mask, load_dataset, subset
from components.dataset.lessons.lessons import read_lessons
from components.dataset.package.collect import collect_files

DICTIONARY = Path(__file__).parents[3] / "data" / "datapackage.json"  # what any package is checked against
LESSON_SCHEMA = DICTIONARY.parent / "lessons" / "lesson.schema.json"
_MOST_PACKAGES = 4  # kept in memory at once


def open_package(place: Path) -> Dataset:
    """Return the package in a folder, or in a file, with its lessons, checked; the readers of one server share it.

    Raises DatasetError if it cannot be opened at all.
    """
    files = (place,) if place.is_file() else (*place.glob("*.*"), *place.glob("lessons/*.*"))
    return _kept(place, tuple(sorted((str(file), file.stat().st_mtime_ns) for file in files)))


def read_package_folder(folder: Path) -> Dataset:
    """Read the package in `folder`, kept by nobody but the caller. Raises DatasetError as `open_package` does."""
    dataset = load_dataset(folder, DICTIONARY)
    lessons, problems = read_lessons(folder, dataset, LESSON_SCHEMA)
    return replace(dataset, lessons=lessons, problems=(*dataset.problems, *problems))


@st.cache_resource(max_entries=_MOST_PACKAGES, show_spinner="Reading the data package")
def _kept(place: Path, changed: tuple[tuple[str, int], ...]) -> Dataset:
    dataset = _read_file(place) if place.is_file() else read_package_folder(place)
    # What choosing among the events needs is worked out now, not for the first reader.
    subset(dataset, filter_mask(dataset, Selection()), most=1)
    facet_counts(dataset, Selection())
    # Streamlit collects garbage after every run; what stays for good is taken out of its way, once.
    gc.collect()
    gc.freeze()
    return dataset


def _read_file(file: Path) -> Dataset:
    """Read a package from a file of any kind that can be opened."""
    with tempfile.TemporaryDirectory() as folder:
        found = collect_files({file.name: file.read_bytes()}, Path(folder))
        dataset = read_package_folder(found.folder)
    return replace(dataset, problems=found.told(dataset.problems))
