import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.dataset.model import lookup
from components.dataset.model.lookup import is_among, is_within_sorted, positions, sorted_unique

TEXTS = st.lists(st.text(alphabet="ab", max_size=3), max_size=30)


@given(TEXTS, TEXTS, st.integers(0, 20))
def test_matched_are_those_that_occur_among_the_others(named, values, fewer):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lookup, "_FEWER", fewer)
        known = is_among(pd.Series(named, dtype="str"), pd.Series(values, dtype="str"))
    assert known.tolist() == [name in values for name in named]


@pytest.mark.parametrize("kind", ["str", "object", "category"])
def test_each_text_is_found_where_it_stands_first(kind):
    named, values = (pd.Series(list(texts), dtype="str").astype(kind) for texts in ("bzab", "abcab"))
    assert positions(named, values).tolist() == [1, -1, 0, 1]
    assert positions(named[:0], values).tolist() == []
    assert positions(named, values[:0]).tolist() == [-1] * 4
    assert is_among(named, values).tolist() == [True, False, True, True]


@given(st.lists(st.integers(-5, 5)), st.lists(st.integers(-5, 5)))
def test_distinct_and_within_are_those_of_numpy(numbers, others):
    one, other = np.array(numbers, dtype=np.int64), np.array(others, dtype=np.int64)
    assert sorted_unique(one).tolist() == np.unique(one).tolist()
    assert is_within_sorted(one, np.sort(other)).tolist() == np.isin(one, other).tolist()
