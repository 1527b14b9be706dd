"""The data package that is open, read again only when one of its files has changed."""

import gc
from pathlib import Path

import streamlit as st

from components.dataset import Dataset, Selection, chosen, facet_counts, load_dataset, taken

_MOST_PACKAGES = 4  # kept in memory at once


def opened(folder: Path, dictionary: Path) -> Dataset:
    """Return the package in `folder`, checked against the data dictionary; the readers of one server share it.

    Raises DatasetError if it cannot be opened at all.
    """
    changed = tuple(sorted((file.name, file.stat().st_mtime_ns) for file in folder.glob("*.*")))
    return _read(folder, dictionary, changed)


@st.cache_resource(max_entries=_MOST_PACKAGES, show_spinner="Reading the data package")
def _read(folder: Path, dictionary: Path, changed: tuple[tuple[str, int], ...]) -> Dataset:
    dataset = load_dataset(folder, dictionary)
    # What choosing among the events needs is worked out now, not for the first reader.
    taken(dataset, chosen(dataset, Selection()), most=1)
    facet_counts(dataset, Selection())
    # Streamlit collects garbage after every run; what stays for good is taken out of its way, once.
    gc.collect()
    gc.freeze()
    return dataset
