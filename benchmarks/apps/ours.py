"""The four charts out of the product's own parts: its dataset, its selection, its chart element."""

# ruff: noqa: TID251
import gc
import sys
from pathlib import Path

import streamlit as st

sys.path.insert(0, str(Path.cwd()))  # the project: this script is run as a copy (harness/systems.py says why)

from benchmarks.apps.figures import board
from benchmarks.apps.store import Store, store_of, view
from components.dataset import Dataset, Selection, filter_mask, load_dataset
from components.views.base.plot import plot

st.set_page_config(layout="wide")


@st.cache_resource
def opened(folder: Path) -> tuple[Dataset, Store]:
    """Read the package once for all readers, and leave it out of the collections Streamlit asks for after each run."""
    dataset = load_dataset(folder)
    found = dataset, store_of(dataset)
    filter_mask(dataset, Selection(channels=tuple(found[1].lanes[:1])))
    gc.collect()
    gc.freeze()
    return found


dataset, store = opened(Path(sys.argv[1]))
channels = tuple(one for one in sorted(store.lanes) if st.sidebar.checkbox(f"Channel: {one}", value=True))
# To ask for nothing means to ask for everything; so "all eight" is no filter.
kept = filter_mask(dataset, Selection(channels=channels if len(channels) < len(store.lanes) else ()))
for name, figure in board(store, view(store, kept)).items():
    plot(figure, key=name, alt=name)
