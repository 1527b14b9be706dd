"""Where texts stand among many others."""

from typing import Any

import numpy as np
import pandas as pd

# Streamlit brings pyarrow, and pandas keeps its texts in it. What pandas itself does to look up texts makes a Python
# text of every cell: twenty seconds for a million.
import pyarrow as pa
from pyarrow import compute

Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]
Numbers = np.ndarray[tuple[int], np.dtype[np.signedinteger[Any]]]

_FEWER = 10


def positions(named: pd.Series, values: pd.Series) -> Numbers:
    """Return at which place among `values` each of the texts `named` stands first; -1 if it does not."""
    texts, value_set = (pa.array(cells.astype("str")) for cells in (named, values))
    places: Numbers = compute.index_in(texts, value_set=value_set).fill_null(-1).to_numpy()
    return places


def is_among(named: pd.Series, values: pd.Series) -> Mask:
    """Return which of the texts `named` are among `values`."""
    if len(named) * _FEWER < len(values):
        return named.isin(values[values.isin(named.unique())]).to_numpy()
    known: Mask = positions(named, values) >= 0
    return known


def sorted_unique(numbers: Numbers) -> Numbers:
    """Return each of `numbers` once, in order. numpy's own `unique` hashes, which takes ten times as long here."""
    ordered = np.sort(numbers)
    once: Numbers = ordered[np.diff(ordered, prepend=ordered[:1] - 1) != 0]
    return once


def is_within_sorted(numbers: Numbers, ordered: Numbers) -> Mask:
    """Return which of `numbers` are among `ordered`, which is in order."""
    if not len(ordered):
        return np.zeros(len(numbers), dtype=bool)
    at = np.minimum(np.searchsorted(ordered, numbers), len(ordered) - 1)
    held: Mask = ordered[at] == numbers
    return held
